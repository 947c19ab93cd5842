"""Figures of law entered by one person and confirmed by another, and the law that is made of them."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from access.actor import Actor, NotAllowedError, Role
from access.models import Trail
from access.scope import acting
from applications import figures, services
from applications.figures import (
    Entry,
    FigureClosedError,
    FigureRefusedError,
    OpenFigure,
    SamePersonError,
    law_in_force,
)
from applications.models import ConfirmedFigure
from benefits.figures import Dated, read_figures
from tests.factories import access
from tests.factories.access import AT, SETUP
from tests.factories.applications import workplace, year_claim
from tests.factories.decisions import officer
from tests.factories.figures import CEILING, confirmed, entered

pytestmark = pytest.mark.django_db

YEAR = date(2023, 1, 1)


def place(name: str = CEILING, since: date = YEAR) -> OpenFigure:
    """Return one of the places in the law that officers may fill."""
    found = {(each.name, each.dated.since): each for each in figures.open_figures(for_=officer())}
    return found[name, since]


def test_figures_not_known_and_known_second_hand_may_be_entered() -> None:
    found = {
        (each.name, each.dated.since.year, bool(each.dated.value))
        for each in figures.open_figures(for_=officer())
    }

    assert {
        (CEILING, 2020, True),
        (CEILING, 2023, False),
        ("sickness_allowance.deduction", 2026, True),
    } <= found


def test_figure_of_one_person_is_not_in_force() -> None:
    waiting = entered("470.00")

    assert law_in_force().on(YEAR).occupational_health.common_ceiling is None
    assert (place().entered, place().confirmed) == (waiting, None)


def test_figure_of_two_persons_is_in_force_and_in_the_trail() -> None:
    first, second = officer(name="Kerttu Kela"), officer(name="Olli Oikeus")

    figure = confirmed("470.00", first=first, second=second)

    assert law_in_force().on(YEAR).occupational_health.common_ceiling == Decimal("470.00")
    assert law_in_force().on(date(2024, 1, 1)).occupational_health.common_ceiling is None
    assert (place().dated.value, place().confirmed, place().entered) == ("470", figure, None)
    assert place().people == {first.user_id: "Kerttu Kela", second.user_id: "Olli Oikeus"}
    with acting(SETUP):
        told = Trail.objects.filter(subject="figure", subject_ids=[figure.id]).order_by("id")
        assert [(row.deed, row.user_id) for row in told] == [
            ("enter_figure", first.user_id),
            ("confirm_figure", second.user_id),
        ]
        assert told[0].details == {
            "name": CEILING,
            "since": "2023-01-01",
            "value": "470",
            "source": "kela.fi 15.12.2026",
        }


def test_law_is_the_same_object_while_no_figure_changes() -> None:
    confirmed("470.00")

    law = law_in_force()
    again = law_in_force()
    confirmed("471.00")

    assert again is law
    assert law_in_force().version != law.version


def test_figure_confirmed_later_takes_the_place_of_the_earlier() -> None:
    confirmed("470.00")

    later = confirmed("471.50")

    assert law_in_force().on(YEAR).occupational_health.common_ceiling == Decimal("471.50")
    assert place().confirmed == later


def test_figure_known_second_hand_is_confirmed_for_good() -> None:
    confirmed("9.07", name="sickness_allowance.deduction", since=date(2026, 1, 1))

    assert dict(law_in_force().on(date(2026, 3, 2)).derived) == {}


def test_same_person_does_not_confirm_even_by_another_account() -> None:
    code = access.identity_code()
    first, second = (access.staff(Role.OFFICER, name=name, code=code) for name in ("Kerttu", "Kerttu toinen"))
    waiting = entered("470.00", by=first)

    with pytest.raises(SamePersonError):
        figures.confirm(waiting.id, by=second, at=AT)


def test_database_itself_refuses_one_person_twice() -> None:
    waiting = entered("470.00")

    with acting(SETUP), pytest.raises(IntegrityError, match="figure_two_persons"), transaction.atomic():
        ConfirmedFigure.objects.filter(id=waiting.id).update(
            confirmed_at=AT, confirmed_by=1, confirmed_person=bytes(waiting.entered_person)
        )


@pytest.mark.parametrize("change", [{"value": "1.00"}, {"source": "muu"}, {"since": date(2022, 1, 1)}])
def test_what_was_entered_is_never_changed(change: dict[str, object]) -> None:
    waiting = entered("470.00")

    with acting(SETUP), pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        ConfirmedFigure.objects.filter(id=waiting.id).update(**change)


def test_what_was_confirmed_is_never_changed_and_nothing_is_deleted() -> None:
    figure = confirmed("470.00")

    with acting(SETUP), pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        ConfirmedFigure.objects.filter(id=figure.id).update(confirmed_by=1)
    with acting(SETUP), pytest.raises(DatabaseError, match="Cannot delete"), transaction.atomic():
        ConfirmedFigure.objects.filter(id=figure.id).delete()


def test_figure_entered_anew_takes_the_place_of_the_one_that_waited() -> None:
    earlier, later = entered("470.00"), entered("471.00")

    with pytest.raises(FigureClosedError):
        figures.confirm(earlier.id, by=officer(), at=AT)

    assert place().entered == later


def test_figure_confirmed_already_or_never_entered_does_not_wait() -> None:
    figure = confirmed("470.00")

    for number in (figure.id, figure.id + 1000):
        with pytest.raises(FigureClosedError):
            figures.confirm(number, by=officer(), at=AT)


def test_entry_before_a_confirmed_one_waits_no_more() -> None:
    entered("469.00")
    confirmed("470.00")

    assert place().entered is None


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        (Entry(name=CEILING, since=date(2019, 1, 1), value=Decimal(1), source="x"), "not open"),
        (Entry(name="sickness_allowance.tip", since=YEAR, value=Decimal(1), source="x"), "not open"),
        (Entry(name=CEILING, since=YEAR, value=Decimal(1), source="  "), "source"),
        (Entry(name=CEILING, since=YEAR, value=Decimal(-1), source="x"), "no value"),
        (Entry(name=CEILING, since=YEAR, value=Decimal(10**8), source="x"), "no value"),
        (Entry(name=CEILING, since=YEAR, value=Decimal("0.00001"), source="x"), "no value"),
        (Entry(name=CEILING, since=YEAR, value=Decimal("NaN"), source="x"), "no value"),
    ],
)
def test_figure_without_sense_is_refused(entry: Entry, why: str) -> None:
    with pytest.raises(FigureRefusedError, match=why):
        figures.enter(entry, by=officer(), at=AT)


def test_figure_not_in_its_unit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    weekdays = read_figures("sickness_allowance")["waiting_weekdays"]
    dated = Dated(since=YEAR, unknown="Not yet given.")
    monkeypatch.setattr(figures, "_places", lambda *_: [(CEILING, weekdays, dated)])
    entry = Entry(name=CEILING, since=YEAR, value=Decimal("9.5"), source="x")

    with pytest.raises(FigureRefusedError, match="not in weekdays"):
        figures.enter(entry, by=officer(), at=AT)


@pytest.mark.parametrize("by", [SETUP, access.staff])
def test_figures_are_the_officers_and_not_a_run_s(by: object) -> None:
    actor = by if isinstance(by, Actor) else access.staff(Role.AUDITOR)
    entry = Entry(name=CEILING, since=YEAR, value=Decimal("470.00"), source="x")

    with pytest.raises(NotAllowedError):
        figures.enter(entry, by=actor, at=AT)


def test_preview_and_check_go_by_the_confirmed_figure() -> None:
    employer = workplace()
    confirmed("470.00")

    (seen,) = services.preview([employer.of_year(year_claim(2023))], by=employer.owner, at=AT)

    assert seen.calculation is not None
    assert seen.calculation.employer_total == Decimal("1800.00")
    assert [each.code for each in seen.findings] == ["compensation_late"]
