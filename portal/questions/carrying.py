"""Answers on their way from the guidance into a claim, in the query of an address: they name no employee."""

from typing import Final

from django.http import QueryDict

from portal.questions.steps import Guide

CLAIM: Final = "hakemus"
"""The name under which an address says for which benefit a claim is to begin."""

LONGEST: Final = 40
"""A longer text is no day, sum or choice."""


def carried(guide: Guide, query: QueryDict) -> dict[str, str]:
    """Return the answers to the guide's questions that an address carries."""
    given = {name: value.strip() for name, value in query.items() if isinstance(value, str)}
    return {
        field: given[field]
        for field in guide.questions({})
        if given.get(field) and len(given[field]) <= LONGEST
    }
