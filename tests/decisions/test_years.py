"""Decisions on financial years: proposed, granted, changed, refused and told without an employee."""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import msgspec
import pytest

from access.actor import NotAllowedError
from access.scope import acting
from applications import services as applications
from applications.models import Application
from applications.services import MoveRefusedError
from benefits.occupational_health import Claim, MonthEnd
from benefits.sickness import Accident
from decisions import queries, services
from decisions.queries import Asked
from decisions.rulings import Outcome, Override, Ruling
from payments import queries as payments
from tests.factories.access import AT, SETUP
from tests.factories.applications import claim, workplace, year_claim
from tests.factories.decisions import decision, grant, officer, proposal, propose, refuse
from tests.factories.figures import confirmed
from tests.factories.payments import raise_due

pytestmark = pytest.mark.django_db

IN_TIME = datetime(2021, 3, 1, 9, 0, tzinfo=ZoneInfo("Europe/Helsinki"))


def state(application_id: int) -> str:
    with acting(SETUP):
        return Application.objects.get(id=application_id).state


def letter(application_id: int) -> str:
    services.send_letters(by=SETUP, at=AT)
    sent = queries.letter(decision(application_id).id, for_=officer(), at=AT)
    return bytes(sent.body or b"").decode()


def test_clean_year_is_granted_by_the_rules_and_paid_at_once() -> None:
    place = workplace()
    sent = place.submit_year(at=IN_TIME)

    propose()
    raise_due()

    made = decision(sent)
    assert (made.automatic, made.total, made.outcome) == (True, Decimal("1800.00"), "granted")
    with acting(place.owner):
        (paid,) = payments.payments_of(for_=place.owner, application_id=sent)
    assert (paid.amount, paid.instalment.days) == (Decimal("1800.00"), 0)
    assert paid.reference.startswith("Työterveyshuollon korvaus")


def test_late_year_goes_to_an_officer_with_its_amount() -> None:
    sent = workplace().submit_year()

    propose()

    assert state(sent) == "proposed"
    assert proposal(sent).reasons == ["compensation_late"]
    assert proposal(sent).employer_total == Decimal("1800.00")


def test_year_without_its_ceiling_rests() -> None:
    sent = workplace().submit_year(year_claim(2025))

    propose()

    assert state(sent) == "resting"


def test_year_is_taken_up_again_once_its_ceiling_is_confirmed() -> None:
    place = workplace()
    known, unknown = (place.submit_year(year_claim(year)) for year in (2023, 2024))
    propose()

    confirmed("470.00")
    propose()

    assert (state(known), state(unknown)) == ("proposed", "resting")
    assert proposal(known).employer_total == Decimal("1800.00")
    assert proposal(known).law_version == proposal(unknown).law_version


def test_what_rests_for_no_figure_is_left_to_rest() -> None:
    place = workplace()
    waits = place.submit(claim(accident=Accident.INSURER_DECIDES))
    rested = place.submit_year(year_claim(2024))
    propose()
    before = proposal(waits).id

    confirmed("470.00")
    taken = propose()

    assert taken == len([rested])
    assert (state(waits), proposal(waits).id) == ("resting", before)


def test_proposals_under_the_same_law_wake_nothing() -> None:
    workplace().submit_year(year_claim(2024))
    propose()

    assert propose() == 0


def test_years_of_one_employer_are_proposed_together() -> None:
    place = workplace()
    sent = [place.submit_year(year_claim(year), at=IN_TIME) for year in (2020, 2019)]

    assert propose() == len(sent)


def test_officer_changes_the_amount_of_a_year_and_the_payment_follows() -> None:
    sent = workplace().submit_year()
    propose()
    override = Override(place=0, amount=Decimal("1500.00"), reason="Kustannus kuului edelliseen vuoteen.")

    (made,) = services.decide(
        [
            Ruling(
                application_id=sent,
                proposal_id=proposal(sent).id,
                outcome=Outcome.PARTLY,
                refusal="refusal_other",
                explanation="Osa kustannuksista kuului edelliseen vuoteen.",
                overrides=(override,),
            )
        ],
        by=officer(),
        at=AT,
    )

    seen = queries.decision(made.id, for_=officer(), at=AT)
    assert made.total == Decimal("1500.00")
    assert [(each.days, each.amount) for each in seen.instalments] == [(0, Decimal("1500.00"))]


def test_refused_year_keeps_its_line_without_days() -> None:
    sent = workplace().submit_year()
    propose()

    (made,) = services.decide([refuse(sent, refusal="refusal_late")], by=officer(), at=AT)

    seen = queries.decision(made.id, for_=officer(), at=AT)
    assert [(line.payee.value, line.days, line.amount) for line in seen.lines] == [
        ("nobody", 0, Decimal("0.00"))
    ]
    assert seen.instalments == ()


@pytest.mark.parametrize(
    ("language", "year", "no_days"),
    [("fi", "Tilikausi", "–"), ("sv", "Räkenskapsperiod", "–"), ("en", "Financial year", "–")],
)
def test_letter_names_the_year_and_no_employee(language: str, year: str, no_days: str) -> None:
    sent = workplace(language=language).submit_year()
    propose()
    services.decide([grant(sent)], by=officer(), at=AT)

    told = letter(sent)

    assert f"<dt>{year}</dt>" in told
    assert f">{no_days}</td>" in told
    assert "None" not in told


def test_year_stands_in_the_queue_without_an_employee() -> None:
    sent = workplace().submit_year(year_claim(2025))
    propose()

    found = queries.queue(for_=officer(), asked=Asked(benefit="occupational_health"), page=1, at=AT)

    assert [(each.application_id, each.employee, each.state) for each in found.rows] == [
        (sent, "", "resting")
    ]


def test_case_of_a_year_is_seen_whole() -> None:
    sent = workplace().submit_year()
    propose()

    seen = queries.case(sent, for_=officer(), at=AT)

    assert seen.facts is not None
    assert seen.facts.claim == year_claim()
    assert seen.calculation is not None
    assert seen.calculation.deadline == date(2021, 6, 30)


def small_year(**changes: str) -> Claim:
    """A year of care of four employees that cost more than their ceiling."""
    return msgspec.structs.replace(year_claim(month_ends=(MonthEnd(4),) * 12), **changes)


def test_officer_raises_the_ceiling_of_a_small_employer_and_the_letter_says_so() -> None:
    sent = workplace().submit_year(small_year())
    propose()
    before = proposal(sent).employer_total

    services.propose_anew([sent], chosen=["raised"], reason="Pieni työnantaja.", by=officer(), at=AT)
    propose()
    services.decide([grant(sent)], by=officer(), at=AT)

    assert before < decision(sent).total == Decimal("1800.00")
    assert "Enimmäismäärää on korotettu" in letter(sent)


def test_choice_holds_until_another_is_made_or_the_claim_is_corrected() -> None:
    place = workplace()
    sent = place.submit_year(small_year())
    propose()
    plain = proposal(sent).employer_total
    services.propose_anew([sent], chosen=["raised"], by=officer(), at=AT)
    propose()
    raised = proposal(sent).employer_total

    services.propose_anew([sent], by=officer(), at=AT)
    propose()
    held = proposal(sent).employer_total
    applications.correct(sent, small_year(note="Korjattu."), reason="Virhe.", by=place.owner, at=AT)
    propose()

    assert plain < raised == held
    assert proposal(sent).employer_total == plain


def test_choice_that_the_benefit_does_not_leave_is_refused() -> None:
    place = workplace()
    sent = place.submit()
    propose()

    with pytest.raises(MoveRefusedError):
        services.propose_anew([sent], chosen=["raised"], by=officer(), at=AT)


def test_choice_is_an_officers() -> None:
    place = workplace()
    sent = place.submit_year(small_year())

    with pytest.raises(NotAllowedError):
        applications.choose(sent, ["raised"], by=place.owner, at=AT)
