"""Officers' decisions: grant, grant in part, refuse, decide anew; once each, and by what was looked at."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from access.actor import NotAllowedError, Role
from access.models import Trail
from access.scope import acting
from applications import services as applications
from applications.models import Application
from applications.states import State
from benefits.periods import Period
from benefits.sickness import Accident, Certificate, PaidPeriod
from decisions import services
from decisions.models import Decision
from decisions.rulings import ConsentMissingError, Detriment, Override, RulingError
from decisions.services import StaleProposalError
from tests.factories import access
from tests.factories.access import AT, SETUP
from tests.factories.applications import Workplace, claim, workplace
from tests.factories.decisions import decision, grant, grant_partly, officer, propose, refuse

pytestmark = pytest.mark.django_db

LATER = claim(certificate=Certificate.LATER)
OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31))


def waiting(people: int = 1) -> tuple[Workplace, list[int]]:
    """Return a workplace and applications of its people that wait for an officer."""
    place = workplace(people=people)
    sent = place.submit_many([LATER] * people)
    propose()
    return place, sent


def application(application_id: int) -> Application:
    with acting(SETUP):
        return Application.objects.get(id=application_id)


def test_officer_grants_what_is_proposed() -> None:
    _, (sent,) = waiting()
    by = officer()

    (made,) = services.decide([grant(sent)], by=by, at=AT)

    assert (made.outcome, made.automatic, made.decided_by) == ("granted", False, by.user_id)
    assert (made.total, made.language, made.number) == (Decimal("2866.92"), "fi", 1)
    assert application(sent).state == State.DECIDED
    with acting(SETUP):
        assert Trail.objects.get(deed="decide", subject_ids=[sent]).user_id == by.user_id


def test_officer_grants_many_at_once() -> None:
    _, sent = waiting(people=2)

    made = services.decide([grant(each) for each in sent], by=officer(), at=AT)

    assert [each.application_id for each in made] == sent


def test_officer_grants_in_part() -> None:
    _, (sent,) = waiting()

    (made,) = services.decide([grant_partly(sent, OCTOBER)], by=officer(), at=AT)

    assert (made.outcome, made.reason, made.total) == ("partly", "refusal_no_incapacity", Decimal("1092.16"))
    with acting(SETUP):
        assert [(each.days, each.amount, each.code) for each in made.lines.order_by("position")] == [
            (10, Decimal("0.00"), "line_waiting_period"),
            (16, Decimal("1092.16"), "line_allowance"),
            (26, Decimal("0.00"), "refusal_no_incapacity"),
        ]
        assert [(each.ends_on, each.amount) for each in made.instalments.order_by("number")] == [
            (date(2026, 9, 18), Decimal("409.56")),
            (date(2026, 9, 30), Decimal("682.60")),
        ]
    assert application(sent).paid_until == date(2026, 9, 30)


def test_officer_refuses_with_a_reason() -> None:
    _, (sent,) = waiting()

    (made,) = services.decide([refuse(sent)], by=officer(), at=AT)

    assert (made.outcome, made.reason) == ("refused", "refusal_no_certificate")
    assert made.total == 0
    assert made.explanation == "Todistusta ei tullut pyynnöstä huolimatta."
    found = application(sent)
    assert (found.state, found.refused, found.paid_until) == (State.DECIDED, True, None)
    with acting(SETUP):
        assert made.instalments.count() == 0


def test_days_of_a_refused_application_may_be_claimed_anew() -> None:
    place, (sent,) = waiting()
    services.decide([refuse(sent)], by=officer(), at=AT)

    assert place.submit() != sent


def test_officer_decides_what_rests_and_what_waits_for_an_answer() -> None:
    place = workplace(people=1)
    sent = place.submit(claim(accident=Accident.INSURER_DECIDES))
    propose()

    (made,) = services.decide([refuse(sent, refusal="refusal_insurer_pays")], by=officer(), at=AT)

    assert made.outcome == "refused"


def test_decided_twice_is_one_decision() -> None:
    _, (sent,) = waiting()
    ruling = grant(sent)
    services.decide([ruling], by=officer(), at=AT)

    with pytest.raises(StaleProposalError) as stale:
        services.decide([ruling], by=officer(), at=AT)

    assert stale.value.application_ids == {sent}
    with acting(SETUP):
        assert Decision.objects.filter(application_id=sent).count() == 1


def test_application_cannot_be_ruled_on_twice_at_once() -> None:
    _, (sent,) = waiting()

    with pytest.raises(RulingError):
        services.decide([grant(sent), refuse(sent)], by=officer(), at=AT)


def test_decision_is_once_in_the_database_too() -> None:
    _, (sent,) = waiting()
    (made,) = services.decide([grant(sent)], by=officer(), at=AT)

    made.id, made._state.adding = None, True
    with acting(SETUP), pytest.raises(IntegrityError, match="decision_once"), transaction.atomic():
        made.save()


def test_officer_cannot_decide_by_a_proposal_of_a_former_version() -> None:
    place, (sent,) = waiting()
    stale = grant(sent)
    paid = (PaidPeriod(date(2026, 9, 1), date(2026, 9, 30), Decimal("3000.00")),)
    corrected = claim(certificate=Certificate.LATER, paid=paid)
    applications.correct(sent, corrected, reason="Lokakuu oli lomaa.", by=place.owner, at=AT)

    with pytest.raises(StaleProposalError):
        services.decide([stale], by=officer(), at=AT)
    propose()
    with pytest.raises(StaleProposalError):
        services.decide([stale], by=officer(), at=AT)

    (made,) = services.decide([grant(sent)], by=officer(), at=AT)
    assert (made.version, made.total) == (2, Decimal("1092.16"))


def test_nothing_is_decided_where_one_ruling_is_stale() -> None:
    _, (sound, gone) = waiting(people=2)
    rulings = [grant(sound), grant(gone)]
    services.decide(rulings[1:], by=officer(), at=AT)

    with pytest.raises(StaleProposalError):
        services.decide(rulings, by=officer(), at=AT)

    assert application(sound).state == State.PROPOSED


def test_only_an_officer_decides() -> None:
    place, (sent,) = waiting()

    for stranger in (place.owner, access.staff(Role.APPROVER), access.staff(Role.AUDITOR), SETUP):
        with pytest.raises(NotAllowedError):
            services.decide([grant(sent)], by=stranger, at=AT)


def decided_anew(paid_until: date, wage: str) -> tuple[int, Decision]:
    """Return an application decided, corrected to other days by its employer and decided anew."""
    place = workplace()
    september = (PaidPeriod(date(2026, 9, 1), date(2026, 9, 30), Decimal("3000.00")),)
    sent = place.submit(claim(paid=september))
    propose()
    paid = (PaidPeriod(date(2026, 9, 1), paid_until, Decimal(wage)),)
    applications.correct(sent, claim(paid=paid), reason="Päivät korjattu.", by=place.owner, at=AT)
    propose()
    (made,) = services.decide([grant(sent)], by=officer(), at=AT)
    return sent, made


def test_decision_anew_pays_what_it_adds() -> None:
    _, made = decided_anew(date(2026, 10, 31), "6000.00")

    assert (made.number, made.version) == (2, 2)
    assert (made.total, made.difference) == (Decimal("2866.92"), Decimal("1774.76"))
    with acting(SETUP):
        assert [(each.number, each.amount) for each in made.instalments.all()] == [(1, Decimal("1774.76"))]


def test_decision_anew_that_takes_away_pays_nothing() -> None:
    _, made = decided_anew(date(2026, 9, 15), "1500.00")

    assert (made.total, made.difference) == (Decimal("204.78"), Decimal("-887.38"))
    with acting(SETUP):
        assert made.instalments.count() == 0


def examined_again() -> int:
    """Return an application decided, and put back to be examined again for a reason."""
    _, (sent,) = waiting()
    services.decide([grant(sent)], by=officer(), at=AT)
    services.propose_anew([sent], reason="Uusi lausunto.", by=officer(), at=AT)
    propose()
    return sent


def test_decided_application_is_examined_again_for_a_reason_alone() -> None:
    _, (sent,) = waiting()
    services.decide([grant(sent)], by=officer(), at=AT)

    with pytest.raises(applications.MoveRefusedError):
        services.propose_anew([sent], by=officer(), at=AT)

    services.propose_anew([sent], reason="Uusi lausunto.", by=officer(), at=AT)
    assert application(sent).state == State.SUBMITTED


@pytest.mark.parametrize("right", [Detriment.CONSENT, Detriment.APPEAL_BOARD, Detriment.OTHER_BENEFIT])
def test_decision_anew_gives_less_only_by_right(right: Detriment) -> None:
    sent = examined_again()
    less = grant_partly(sent, OCTOBER)

    with pytest.raises(ConsentMissingError):
        services.decide([less], by=officer(), at=AT)
    (made,) = services.decide([replace(less, detriment=right)], by=officer(), at=AT)

    assert (made.number, made.difference, made.detriment) == (2, Decimal("-1774.76"), right)


def test_employers_own_correction_lets_a_decision_give_less() -> None:
    _, made = decided_anew(date(2026, 9, 15), "1500.00")

    assert made.detriment == Detriment.OWN_CORRECTION


def test_decision_anew_that_gives_as_much_needs_no_right() -> None:
    sent = examined_again()

    (made,) = services.decide([grant(sent)], by=officer(), at=AT)

    assert (made.difference, made.detriment) == (Decimal(0), "")


def test_officers_own_amount_is_decided_with_the_computed_beside_it() -> None:
    _, (sent,) = waiting()
    more = Override(place=1, amount=Decimal("2900.00"), reason="Palkkaa oli enemmän.")

    (made,) = services.decide([replace(grant(sent), overrides=(more,))], by=officer(), at=AT)

    with acting(SETUP):
        line = made.lines.get(position=2)
    assert (made.outcome, made.total) == ("granted", Decimal("2900.00"))
    assert (line.amount, line.computed) == (Decimal("2900.00"), Decimal("2866.92"))
    assert line.override_reason == "Palkkaa oli enemmän."


def test_correction_of_a_decided_application_waits_for_people() -> None:
    sent, made = decided_anew(date(2026, 9, 30), "3100.00")

    assert decision(sent).id == made.id
    assert made.difference == 0
    assert not made.automatic


def test_rehearsed_ruling_brings_its_letter_and_leaves_nothing() -> None:
    _, (sent,) = waiting()
    by = officer()

    letter = services.rehearse(refuse(sent), by=by, at=AT)

    assert "Lääkärintodistusta ei ole toimitettu." in letter.decode()
    assert application(sent).state == State.PROPOSED
    with acting(SETUP):
        assert Decision.objects.count() == 0
        assert Trail.objects.filter(deed="decide").count() == 0
    assert services.decide([refuse(sent)], by=by, at=AT)[0].number == 1
