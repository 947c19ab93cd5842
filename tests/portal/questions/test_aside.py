"""What stands beside the questions: days to apply by, the calendar, the estimate, what stands in the way."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from applications.answers import Answers, of_claim
from portal.questions.aside import LONGEST_DRAWN, Aside, aside, days_drawn
from portal.questions.sickness import GUIDE
from portal.questions.steps import BY_WAGES
from portal.shell.calendar import Mark
from tests.factories.access import AT
from tests.factories.applications import CLEAN, Workplace, workplace
from tests.portal.questions.answered import answers

pytestmark = pytest.mark.django_db


def beside(place: Workplace, given: Answers, *, known: bool = True, corrects: int | None = None) -> Aside:
    """Return what stands beside answers about the first person of a workplace, or about nobody yet."""
    return aside(
        GUIDE,
        given,
        employer_id=place.employer_id,
        employee_id=place.employee_ids[0] if known else None,
        corrects=corrects,
        by=place.owner,
        at=AT,
    )


def spans(seen: Aside) -> list[tuple[Mark, date, date, int]]:
    """Return the calendar of what stands beside as spans."""
    assert seen.calendar is not None
    return [(span.mark, span.starts_on, span.ends_on, span.days) for span in seen.calendar.spans]


@pytest.mark.parametrize("onset", [None, "", "31.2.2026"])
def test_nothing_is_known_without_an_onset(onset: str | None) -> None:
    given = {} if onset is None else {"onset": onset}

    seen = beside(workplace(), given)

    assert seen == Aside(estimated=BY_WAGES)
    assert (seen.amount, seen.lines, seen.findings, seen.stopping, seen.sendable) == (None, [], [], (), False)


def test_onset_alone_tells_the_waiting_period_and_the_last_day_to_apply() -> None:
    seen = beside(workplace(), {"onset": "1.9.2026"})

    assert (seen.first_payable_day, seen.last_day, seen.late) == (
        date(2026, 9, 12),
        date(2026, 11, 2),
        False,
    )
    assert spans(seen) == [
        (Mark.WAITING, date(2026, 9, 1), date(2026, 9, 11), 11),
        (Mark.PAYABLE, date(2026, 9, 12), date(2026, 9, 12), 1),
    ]
    assert (seen.preview, seen.amount) == (None, None)


def test_late_claim_is_told_and_may_be_sent() -> None:
    given = answers(onset="3.8.2026", paid__0__starts_on="3.8.2026", paid__0__ends_on="31.8.2026")

    seen = beside(workplace(), given)

    assert (seen.late, seen.sendable, seen.stopping) == (True, True, ())


def test_whole_claim_is_estimated_and_its_payable_weekdays_drawn() -> None:
    seen = beside(workplace(), answers())

    assert seen.amount == Decimal("2866.92")
    assert [(line["note"], line["amount"]) for line in seen.lines] == [
        ("1.9.2026–11.9.2026, 10 arkipäivää", Decimal("0.00")),
        ("12.9.2026–31.10.2026, 42 arkipäivää", Decimal("2866.92")),
    ]
    assert spans(seen) == [
        (Mark.WAITING, date(2026, 9, 1), date(2026, 9, 11), 11),
        (Mark.PAYABLE, date(2026, 9, 12), date(2026, 10, 30), 42),
    ]
    assert seen.sendable


def test_claim_of_nobody_is_not_estimated() -> None:
    seen = beside(workplace(), answers(), known=False)

    assert (seen.preview, seen.amount, seen.sendable) == (None, None, False)


def test_claim_from_a_day_to_come_is_stopped() -> None:
    day = f"{AT.date() + timedelta(days=1):%d.%m.%Y}"

    seen = beside(workplace(), answers(onset=day, paid__0__starts_on=day, paid__0__ends_on=day))

    assert [(finding.code, finding.field) for finding in seen.stopping] == [("onset_in_future", "onset")]
    assert (seen.sendable, seen.amount) == (False, None)


def test_same_days_stop_a_new_claim_and_not_the_correction() -> None:
    place = workplace()
    sent = place.submit()
    given = of_claim(CLEAN)

    assert [finding.weight.value for finding in beside(place, given).stopping] == ["stops"]
    assert beside(place, given, corrects=sent).stopping == ()


def test_notes_inform_and_findings_ask_for_something() -> None:
    given = answers(onset="3.8.2026", paid__0__starts_on="3.8.2026", certificate="later")

    seen = beside(workplace(), given)

    assert [(finding["weight"], finding["field"]) for finding in seen.findings] == [("warns", "")]
    assert [note["weight"] for note in seen.notes if note["field"] == "certificate"] == ["informs"]


def test_long_absence_is_not_drawn() -> None:
    onset = date(2026, 1, 5)
    within, beyond = onset + LONGEST_DRAWN, onset + LONGEST_DRAWN + timedelta(days=1)

    assert days_drawn(onset, within, ()) is not None
    assert days_drawn(onset, beyond, ()) is None
    assert days_drawn(onset, None, ()) is not None
