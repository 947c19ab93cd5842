"""Claims over the interface: send one or many, try them out, list and read one's own."""

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from access.actor import Matter
from access.scope import acting
from applications import queries
from decisions.queries import told_of
from portal.api.authentication import caller
from portal.api.bodies import JSONBody, body_of, claims_in, wish_in
from portal.api.description import answered, described
from portal.api.documents import (
    Applications,
    Became,
    ClaimOutcomes,
    SentClaims,
    WholeApplication,
    answer,
    told_application,
    told_whole,
)
from portal.api.intake import receive
from portal.api.pages import PAGE, page_of
from portal.shell.nudge import nudge


class Claims(APIView):
    """The claims of the employers one acts for."""

    parser_classes = (JSONBody,)

    @extend_schema(operation_id="listClaims", parameters=[PAGE], responses=answered(Applications))
    def get(self, request: Request) -> Response:
        """List one's claims, newest first."""
        by = caller(request)
        with acting(by):
            page = page_of(queries.of_employers(for_=by), request)
            return answer(Applications(applications=tuple(map(told_application, page.items)), next=page.next))

    @extend_schema(
        operation_id="sendClaims",
        request={"application/json": described(SentClaims)},
        responses=answered(ClaimOutcomes),
    )
    def post(self, request: Request) -> Response:
        """Send claims, or try them out: each gets its own outcome, in the order sent."""
        by = caller(request)
        body = body_of(request)
        wish, claims = wish_in(body, besides="claims"), claims_in(body)
        outcomes = receive(claims, dry_run=wish.dry_run, by=by, at=timezone.now())
        if any(each.outcome is Became.CREATED for each in outcomes):
            nudge("portal.jobs.decisions.propose")
        return answer(ClaimOutcomes(outcomes=tuple(outcomes)))


class Claim(APIView):
    """One of one's claims."""

    @extend_schema(operation_id="readClaim", responses=answered(WholeApplication))
    def get(self, request: Request, application_id: int) -> Response:
        """Read one claim whole: its state, the claim in force, its decisions with their lines."""
        by, at = caller(request), timezone.now()
        with acting(by):
            seen = queries.whole(application_id, for_=by, at=at)
            row = seen.application
            may_read = by.may(Matter.DECISIONS, row.employer_id)
            decided = told_of(application_id, for_=by, at=at) if may_read else []
            return answer(told_whole(row, seen.claim, decided))
