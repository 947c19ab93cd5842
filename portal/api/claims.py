"""Claims over the interface: send one or many, try them out, list and read one's own."""

from django.core.paginator import Paginator
from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.decorators import api_view
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from access.actor import Actor, NotAllowedError
from access.scope import acting
from applications import queries
from decisions import queries as decisions
from portal.api import documents
from portal.api.authentication import caller
from portal.api.intake import receive

PER_PAGE = 100


@extend_schema(
    methods=["POST"], request=documents.ClaimsSerializer, responses={200: documents.OutcomesSerializer}
)
@extend_schema(
    methods=["GET"],
    parameters=[OpenApiParameter("page", int)],
    responses={200: documents.ApplicationsSerializer},
)
@api_view(["GET", "POST"])
def claims(request: Request) -> Response:
    """List one's claims, newest first, or send claims: each gets its own outcome, in order."""
    by = caller(request)
    if request.method == "GET":
        return Response(_listed(by, str(request.query_params.get("page", "1"))))
    call = documents.ClaimsSerializer(data=request.data)
    call.is_valid(raise_exception=True)
    outcomes = receive(
        call.validated_data["claims"], dry_run=call.validated_data["dry_run"], by=by, at=timezone.now()
    )
    return Response({"outcomes": outcomes})


@extend_schema(responses={200: documents.WholeSerializer})
@api_view(["GET"])
def claim(request: Request, application_id: int) -> Response:
    """Return one of one's claims whole: state, claim in force, decisions with lines."""
    by = caller(request)
    at = timezone.now()
    try:
        with acting(by):
            seen = queries.whole(application_id, for_=by, at=at)
            made = [
                decisions.decision(each.id, for_=by, at=at)
                for each in decisions.decisions_of(for_=by, application_id=application_id)
            ]
            told = documents.told_application(seen.application) | {
                "claim": documents.told_claim(seen.claim),
                "decisions": [documents.told_decision(each) for each in made],
            }
    except NotAllowedError as stranger:
        raise NotFound from stranger
    return Response(told)


def _listed(by: Actor, number: str) -> dict[str, object]:
    with acting(by):
        page = Paginator(queries.of_employers(for_=by), PER_PAGE).get_page(number)
        told = [documents.told_application(application) for application in page]
    return {"applications": told, "next": page.next_page_number() if page.has_next() else None}
