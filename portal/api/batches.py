"""Files over the interface: send one, follow it, confirm it, fetch the rows to be mended."""

from typing import Any, Final

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from access.scope import acting
from applications.states import Channel
from batches import queries, services
from batches.formats.recognition import LARGEST
from batches.states import State
from benefits.scalars import CODE_UNKNOWN
from benefits.words import LANGUAGES
from portal.api import documents
from portal.api.authentication import caller
from portal.api.bodies import FileAnswer, body_of, file_in, wish_in
from portal.api.description import answered, answered_with_problems
from portal.api.documents import answer, told_batch
from portal.api.pages import PAGE, page_of
from portal.api.problems import ConflictError, RefusedError, UnreadableError
from portal.shell.nudge import nudge

UPLOAD: Final[dict[str, Any]] = {
    "multipart/form-data": {
        "type": "object",
        "properties": {
            "file": {
                "type": "string",
                "format": "binary",
                "description": "CSV, or earnings payment reports to the Incomes Register as XML.",
            },
            "dry_run": {"type": "boolean", "default": False},
        },
        "required": ["file"],
    }
}
"""The form by which a file is sent."""

LANGUAGE: Final = OpenApiParameter(
    "language", str, description="In which the faults are told.", enum=LANGUAGES, default=LANGUAGES[0]
)


class Batches(APIView):
    """The files one has sent."""

    parser_classes = (MultiPartParser,)

    @extend_schema(operation_id="listFiles", parameters=[PAGE], responses=answered(documents.Batches))
    def get(self, request: Request) -> Response:
        """List one's files, newest first."""
        by = caller(request)
        with acting(by):
            page = page_of(queries.batches(for_=by), request)
            told = tuple(told_batch(row, queries.notes(row)) for row in page.items)
        return answer(documents.Batches(batches=told, next=page.next))

    @extend_schema(operation_id="sendFile", request=UPLOAD, responses=answered(documents.Batch, 202))
    def post(self, request: Request) -> Response:
        """Send a file: it is read by the portal's own workers, and then waits for a confirmation."""
        by = caller(request)
        body = body_of(request)
        wish, file = wish_in(body, besides="file"), file_in(body)
        batch = services.receive(
            content=file.read(LARGEST + 1),
            name=file.name or "",
            by=by,
            at=timezone.now(),
            dry_run=wish.dry_run,
            channel=Channel.API,
        )
        notes = tuple(queries.notes(batch))
        if batch.state == State.REFUSED:
            raise UnreadableError(notes)
        nudge("portal.jobs.batches.read")
        return answer(told_batch(batch, notes), status=202, location=reverse("api_batch", args=[batch.id]))


class Batch(APIView):
    """One of one's files."""

    @extend_schema(operation_id="followFile", responses=answered(documents.Batch))
    def get(self, request: Request, batch_id: int) -> Response:
        """Follow a file: how far it is, and how many of its rows are what."""
        batch = queries.batch(batch_id, for_=caller(request))
        return answer(told_batch(batch, queries.notes(batch)))


class BatchConfirmation(APIView):
    """The confirmation of one of one's files."""

    @extend_schema(operation_id="confirmFile", request=None, responses=answered(documents.Batch))
    def post(self, request: Request, batch_id: int) -> Response:
        """Let the good rows of a checked file become claims; to confirm again changes nothing."""
        try:
            batch = services.confirm(batch_id, by=caller(request), at=timezone.now())
        except services.BatchRefusedError as refused:
            raise ConflictError(
                "Only a file that has been checked, and is no dry run, is confirmed."
            ) from refused
        nudge("portal.jobs.batches.create")
        return answer(told_batch(batch, queries.notes(batch)))


class BatchAnswer(APIView):
    """The answer to one of one's files."""

    renderer_classes = (FileAnswer,)

    @extend_schema(
        operation_id="fetchAnswer",
        parameters=[LANGUAGE],
        responses={(200, "application/octet-stream"): OpenApiTypes.BINARY, **answered_with_problems()},
    )
    def get(self, request: Request, batch_id: int) -> HttpResponse:
        """Fetch the faulty rows in the form they were sent in, with what to mend."""
        language = request.query_params.get("language", LANGUAGES[0])
        if language not in LANGUAGES:
            raise RefusedError((CODE_UNKNOWN.finding("language", choices=", ".join(LANGUAGES)),))
        found = queries.answer(batch_id, for_=caller(request), at=timezone.now(), language=language)
        response = HttpResponse(found.content, content_type="application/octet-stream")
        response["Content-Disposition"] = f'attachment; filename="{found.name}"'
        return response
