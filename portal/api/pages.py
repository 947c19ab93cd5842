"""A long list, page by page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from django.core.paginator import InvalidPage, Paginator
from django.db.models import Model, QuerySet
from drf_spectacular.utils import OpenApiParameter
from rest_framework.exceptions import NotFound
from rest_framework.request import Request

Row = TypeVar("Row", bound=Model)

PER_PAGE: Final = 100
PAGE: Final = OpenApiParameter("page", int, description="The number of the page, from 1.", default=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[Row]):
    """A page of a list; `next` is the number of the page behind it, None behind the last."""

    items: Sequence[Row]
    next: int | None


def page_of(found: QuerySet[Row], request: Request) -> Page[Row]:
    """Return the page that a call asks for; NotFound where there is none."""
    try:
        page = Paginator(found, PER_PAGE).page(request.query_params.get("page", 1))
    except InvalidPage as beyond:
        raise NotFound("There is no such page.") from beyond
    return Page(items=list(page), next=page.next_page_number() if page.has_next() else None)
