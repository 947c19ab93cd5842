"""Applications for a financial year: they have no employee, and each day of a year is claimed once."""

from dataclasses import replace
from datetime import date

import msgspec
import pytest
from django.db import IntegrityError, transaction

from access.actor import NotAllowedError
from access.scope import acting
from applications import codes, drafts, queries, services
from applications.days import days_of, periods_of
from applications.models import Application
from applications.rows import Result
from applications.states import State
from benefits.periods import Period
from tests.factories.access import AT, SETUP
from tests.factories.applications import CLEAN, Workplace, workplace, year_claim

pytestmark = pytest.mark.django_db

YEAR = Period(date(2020, 1, 1), date(2020, 12, 31))


def application(application_id: int) -> Application:
    with acting(SETUP):
        return Application.objects.get(id=application_id)


def objections(place: Workplace, **changes: object) -> list[tuple[str, str]]:
    """Send the claim of a year once more, some answers changed; return what is objected to it."""
    stated = msgspec.structs.replace(year_claim(), **changes)
    (outcome,) = services.submit([place.of_year(stated)], by=place.owner, at=AT)
    assert outcome.application_id is None
    return [(each.code, each.field) for each in outcome.findings if each.weight == "stops"]


def test_claim_for_a_year_becomes_an_application_without_an_employee() -> None:
    place = workplace()

    sent = application(place.submit_year())

    assert (sent.employee_id, sent.employer_id) == (None, place.employer_id)
    assert (sent.benefit, sent.kind) == ("occupational_health", "occupational_health")
    assert (sent.onset, list(periods_of(sent.paid_days))) == (YEAR.starts_on, [YEAR])


def test_days_of_a_year_are_claimed_once_by_an_employer() -> None:
    place = workplace()
    place.submit_year()

    assert objections(place) == [(codes.ALREADY_CLAIMED.name, "year_starts_on")]
    assert objections(place, note="Korjattu.") == [(codes.DAYS_OVERLAP.name, "year_starts_on")]
    assert objections(place, year_starts_on=date(2020, 12, 1), year_ends_on=date(2021, 11, 30)) == [
        (codes.DAYS_OVERLAP.name, "year_starts_on")
    ]


def test_database_itself_refuses_a_day_of_a_year_twice() -> None:
    place = workplace()
    sent = application(place.submit_year())

    with acting(SETUP), pytest.raises(IntegrityError, match="application_year_once"), transaction.atomic():
        Application.objects.create(
            employer_id=sent.employer_id,
            benefit=sent.benefit,
            kind=sent.kind,
            channel="page",
            state="submitted",
            onset=sent.onset,
            paid_days=sent.paid_days,
            received_at=AT,
        )


@pytest.mark.parametrize("kind", ["occupational_health", "daily_allowance"])
def test_database_itself_refuses_a_claim_about_whom_it_should_not_be(kind: str) -> None:
    place = workplace()
    employee_id = place.employee_ids[0] if kind == "occupational_health" else None

    with (
        acting(SETUP),
        pytest.raises(IntegrityError, match="application_about_somebody"),
        transaction.atomic(),
    ):
        Application.objects.create(
            employer_id=place.employer_id,
            employee_id=employee_id,
            benefit="x",
            kind=kind,
            channel="page",
            state="submitted",
            onset=YEAR.starts_on,
            paid_days=days_of([]),
            received_at=AT,
        )


def test_other_years_and_other_employers_claim_beside_it() -> None:
    places = [workplace(), workplace()]

    sent = [each.submit_year(year_claim(year)) for each in places for year in (2020, 2021)]

    assert len(set(sent)) == 4


def test_sickness_of_the_same_days_is_claimed_beside_it() -> None:
    place = workplace()
    place.submit_year(year_claim(2025))

    assert place.submit() is not None


@pytest.mark.parametrize("freed", ["withdrawn", "refused"])
def test_days_of_a_year_are_free_again_once_nothing_is_in_force(freed: str) -> None:
    place = workplace()
    sent = place.submit_year()

    if freed == "withdrawn":
        services.withdraw(sent, reason="", by=place.owner, at=AT)
    else:
        nothing = Result(
            application_id=sent,
            refused=True,
            counted=(),
            paid_until=None,
            annual_income=None,
            full_waiting=True,
        )
        services.move([sent], State.PROPOSED, by=SETUP, at=AT)
        services.close([nothing], by=SETUP, at=AT)

    assert place.submit_year() != sent


def test_claim_about_whom_it_should_not_be_is_refused() -> None:
    place = workplace()
    year = replace(place.of_year(year_claim()), employee_id=place.employee_ids[0])
    sickness = replace(place.of_year(year_claim()), claim=CLEAN)

    outcomes = services.submit([year, sickness], by=place.owner, at=AT)
    seen = services.preview([sickness], by=place.owner, at=AT)

    found = [*(each.findings for each in outcomes), *(each.findings for each in seen)]
    assert [[each.code for each in findings] for findings in found] == [[codes.EMPLOYEE_UNKNOWN.name]] * 3


def test_claims_with_and_without_employees_keep_their_order_in_one_call() -> None:
    place = workplace(people=2)
    place.submit_year()
    with_employee = replace(place.of_year(year_claim()), claim=CLEAN, employee_id=place.employee_ids[1])
    calls = [with_employee, place.of_year(year_claim()), place.of_year(year_claim(2022))]

    seen = services.preview(calls, by=place.owner, at=AT)

    assert [each.duplicate for each in seen] == [False, True, False]
    assert [each.calculation.benefit if each.calculation else "" for each in seen] == [
        "sickness_allowance",
        "occupational_health",
        "occupational_health",
    ]


def test_corrected_year_does_not_stand_in_its_own_way() -> None:
    place = workplace()
    sent = place.submit_year()
    place.submit_year(year_claim(2021))
    corrected = year_claim(note="Summa tarkistettu.")

    outcome = services.correct(sent, corrected, reason="summa", by=place.owner, at=AT)
    taken = services.correct(
        sent, year_claim(year_ends_on=date(2021, 1, 31), month_ends=()), reason="", by=place.owner, at=AT
    )

    assert outcome.application_id == sent
    assert application(sent).version == 2
    assert taken.application_id is None


def test_draft_of_a_year_is_sent_without_an_employee_and_one_of_sickness_is_not() -> None:
    place = workplace()
    year, sickness = (
        drafts.start(employer_id=place.employer_id, benefit=benefit, by=place.owner, at=AT)
        for benefit in ("occupational_health", "sickness_allowance")
    )

    outcome = drafts.send(year.id, year_claim(), by=place.owner, at=AT)

    assert outcome.application_id is not None
    with pytest.raises(NotAllowedError, match="needs an employee"):
        drafts.send(sickness.id, CLEAN, by=place.owner, at=AT)


def test_application_for_a_year_is_listed_and_seen_whole() -> None:
    place = workplace()
    sent = place.submit_year()

    with acting(place.owner):
        listed = list(queries.of_employers(for_=place.owner, search="leipomo"))
    seen = queries.whole(sent, for_=place.owner, at=AT)

    assert [each.id for each in listed] == [sent]
    assert (seen.application.employee, seen.claim) == (None, year_claim())
