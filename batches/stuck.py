"""What cannot be handled: set aside under a reference, it holds nobody up.

The log tells the kind of its failure and the lines of code, never its words: they may repeat a claim.
"""

import logging
import secrets
import traceback
from collections.abc import Callable, Sequence
from functools import partial
from typing import Final, TypeVar

from django.db import InterfaceError, OperationalError, transaction

Item = TypeVar("Item")
Result = TypeVar("Result")

_PASSING: Final = (InterfaceError, OperationalError)
"""Failures of the database that pass: what was being done is rolled back and done anew later."""

_logger = logging.getLogger(__name__)


def attempt(deed: Callable[[], Result]) -> Result | Exception:
    """Do a deed in a savepoint and return what it returns, or the failure that is its own."""
    try:
        with transaction.atomic():
            return deed()
    except _PASSING:
        raise
    except Exception as failure:  # noqa: BLE001 - whatever fails must not hold up what stands behind it
        return failure


def handle(
    items: Sequence[Item],
    together: Callable[[Sequence[Item]], list[Result]],
    aside: Callable[[Item, Exception], Result],
) -> list[Result]:
    """Handle items together, and if that fails one by one; one that fails alone is set aside."""
    results = attempt(partial(together, items))
    if not isinstance(results, Exception):
        return results
    alone = []
    for item in items:
        result = attempt(partial(together, [item]))
        alone.extend([aside(item, result)] if isinstance(result, Exception) else result)
    return alone


def reference_of(failure: Exception, what: str) -> str:
    """Return a reference for a failure, under which the log tells of it."""
    reference = secrets.token_hex(4).upper()
    places = "".join(traceback.format_tb(failure.__traceback__))
    _logger.error("%s is stuck, reference %s: %s\n%s", what, reference, type(failure).__name__, places)
    return reference
