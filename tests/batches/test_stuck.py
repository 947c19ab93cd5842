from collections.abc import Sequence
from functools import partial

import pytest
from django.db import InterfaceError, OperationalError

from access.models import User
from batches.stuck import attempt, handle, reference_of
from tests.factories import access

pytestmark = pytest.mark.django_db

POISON = 3


def doubled(numbers: Sequence[int]) -> list[int]:
    if POISON in numbers:
        raise ValueError(f"claims {numbers}")
    return [2 * number for number in numbers]


def test_items_are_handled_together_where_that_goes_well() -> None:
    calls: list[list[int]] = []

    def together(numbers: Sequence[int]) -> list[int]:
        calls.append(list(numbers))
        return doubled(numbers)

    assert handle([1, 2], together, lambda *_: -1) == [2, 4]
    assert calls == [[1, 2]]


def test_item_that_fails_alone_is_set_aside_and_the_others_are_handled() -> None:
    aside = handle([1, POISON, 4], doubled, lambda number, _: -number)

    assert aside == [2, -POISON, 8]


def test_what_an_attempt_wrote_before_it_failed_is_taken_back() -> None:
    def deed() -> None:
        access.user(name="Gone Again")
        raise ValueError

    failure = attempt(deed)

    assert isinstance(failure, ValueError)
    assert not User.objects.filter(name="Gone Again").exists()


@pytest.mark.parametrize("passing", [OperationalError, InterfaceError])
def test_failure_of_the_database_that_passes_is_nobodys_own(passing: type[Exception]) -> None:
    def deed() -> None:
        raise passing

    with pytest.raises(passing):
        attempt(deed)


def test_log_tells_where_it_failed_and_not_the_words(caplog: pytest.LogCaptureFixture) -> None:
    failure = attempt(partial(doubled, [POISON]))
    assert isinstance(failure, ValueError)

    reference = reference_of(failure, "row 3")

    assert f"row 3 is stuck, reference {reference}: ValueError" in caplog.text
    assert "in doubled" in caplog.text
    assert f"claims [{POISON}]" not in caplog.text
