"""Files over the interface: send one, follow it, confirm it, fetch the rows to be mended."""

from django.http import HttpResponse
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.decorators import api_view, parser_classes
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from access.actor import NotAllowedError
from access.scope import acting
from applications.states import Channel
from batches import queries, services
from portal.api import documents
from portal.api.authentication import caller
from portal.shell.nudge import nudge


@extend_schema(request=documents.UploadSerializer, responses={202: documents.BatchSerializer})
@api_view(["POST"])
@parser_classes([MultiPartParser])
def batches(request: Request) -> Response:
    """Send a file: it is read by the portal's own workers, and waits for a confirmation."""
    by = caller(request)
    call = documents.UploadSerializer(data=request.data)
    call.is_valid(raise_exception=True)
    file = call.validated_data["file"]
    with acting(by):
        batch = services.receive(
            content=file.read(),
            name=file.name,
            by=by,
            at=timezone.now(),
            dry_run=call.validated_data["dry_run"],
            channel=Channel.API,
        )
        nudge("portal.jobs.batches.read")
    return Response(documents.told_batch(batch), status=status.HTTP_202_ACCEPTED)


@extend_schema(responses={200: documents.BatchSerializer})
@api_view(["GET"])
def batch(request: Request, batch_id: int) -> Response:
    """Follow a file: how far it is, and how many of its rows are what."""
    by = caller(request)
    try:
        with acting(by):
            return Response(documents.told_batch(queries.batch(batch_id, for_=by)))
    except NotAllowedError as stranger:
        raise NotFound from stranger


@extend_schema(request=None, responses={200: documents.BatchSerializer})
@api_view(["POST"])
def batch_confirm(request: Request, batch_id: int) -> Response:
    """Let the good rows of a checked file become claims."""
    by = caller(request)
    try:
        with acting(by):
            confirmed = services.confirm(batch_id, by=by, at=timezone.now())
            nudge("portal.jobs.batches.create")
            return Response(documents.told_batch(confirmed))
    except NotAllowedError as stranger:
        raise NotFound from stranger
    except services.BatchRefusedError as refused:
        raise ValidationError(str(refused)) from refused


@extend_schema(responses={(200, "application/octet-stream"): OpenApiTypes.BINARY})
@api_view(["GET"])
def batch_answer(request: Request, batch_id: int) -> HttpResponse:
    """Fetch the faulty rows in the form they were sent in, with what to mend."""
    by = caller(request)
    try:
        with acting(by):
            answer = queries.answer(batch_id, for_=by, at=timezone.now())
    except NotAllowedError as stranger:
        raise NotFound from stranger
    response = HttpResponse(answer.content, content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="{answer.name}"'
    return response
