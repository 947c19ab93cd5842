"""The description of the interface (OpenAPI): its documents are described by themselves."""

from functools import cache
from http import HTTPStatus
from inspect import cleandoc
from typing import Any, Final

import msgspec
from drf_spectacular.views import SpectacularJSONAPIView
from rest_framework.permissions import IsAuthenticated

from portal.api import documents, problems

DOCUMENTS: Final = (
    documents.SentClaims,
    documents.ClaimOutcomes,
    documents.Applications,
    documents.WholeApplication,
    documents.Batch,
    documents.Batches,
    problems.Problem,
)
"""The documents that operations take and give; their parts are found in them."""

_PLACE: Final = "#/components/schemas/{name}"

description = SpectacularJSONAPIView.as_view(permission_classes=[IsAuthenticated])


def described(document: type[msgspec.Struct]) -> dict[str, Any]:
    """Return where the description describes a document."""
    return {"$ref": _PLACE.format(name=document.__name__)}


def answered(document: type[msgspec.Struct], status: int = HTTPStatus.OK) -> dict[Any, Any]:
    """Return how an operation may answer: with a document, or with a problem."""
    return {status: described(document), **answered_with_problems()}


def answered_with_problems() -> dict[Any, Any]:
    """Return how any operation may answer instead of doing what it was asked to."""
    statuses = (HTTPStatus.BAD_REQUEST, HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND)
    return {(status, problems.MEDIA_TYPE): described(problems.Problem) for status in statuses}


def with_documents(result: dict[str, Any], **_rest: object) -> dict[str, Any]:
    """Add the schemas of the documents to the description of the operations."""
    result["components"]["schemas"] = schemas()
    return result


@cache
def schemas() -> dict[str, Any]:
    """Return the schemas of all documents and their parts, by name."""
    _, found = msgspec.json.schema_components(DOCUMENTS, ref_template=_PLACE)
    return {name: schema | {"description": cleandoc(schema["description"])} for name, schema in found.items()}
