"""Proposals: the clean decided by rule, the others left to people, to wait, or set aside."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from access.actor import NotAllowedError
from access.models import Trail
from access.scope import acting
from applications import services as applications
from applications.documents import document
from applications.facts import Stated, facts_of
from applications.models import Application, StateChange
from applications.states import Channel, State
from benefits.catalogue import Claim as AnyClaim
from benefits.claims import PayBasis
from benefits.law import law_on
from benefits.parental import ParentalClaim
from benefits.sickness import Accident, Certificate, PaidPeriod
from decisions import services
from decisions.models import Decision, Letter, Proposal
from employers.models import Employee
from tests.factories.access import AT, SETUP
from tests.factories.applications import CLEAN, Workplace, claim, workplace
from tests.factories.decisions import officer, proposal, propose

pytestmark = pytest.mark.django_db


def application(application_id: int) -> Application:
    with acting(SETUP):
        return Application.objects.get(id=application_id)


def states(*application_ids: int) -> list[str]:
    return [application(each).state for each in application_ids]


def test_what_comes_in_after_the_sweep_waits_for_the_next() -> None:
    sent = workplace().submit(at=AT)

    assert propose(at=AT - timedelta(seconds=1)) == 0
    assert states(sent) == [State.SUBMITTED]
    assert propose(at=AT) == 1


def test_clean_application_is_decided_by_rule() -> None:
    sent = workplace().submit()

    assert propose() == 1

    with acting(SETUP):
        made = Decision.objects.get(application_id=sent)
        assert (made.number, made.version, made.outcome, made.automatic) == (1, 1, "granted", True)
        assert (made.total, made.difference) == (Decimal("2866.92"), Decimal("2866.92"))
        assert (made.daily_allowance, made.annual_income) == (Decimal("68.26"), Decimal("30552.48"))
        assert (made.law_on, made.paid_until) == (date(2026, 9, 1), date(2026, 10, 31))
        assert made.appeal_by == date(2026, 12, 9)
        assert made.law_version == law_on(CLEAN.onset).book.version
        assert made.decided_by is None
        assert [(each.days, each.amount, each.payee) for each in made.lines.order_by("position")] == [
            (10, Decimal("0.00"), "nobody"),
            (42, Decimal("2866.92"), "employer"),
        ]
        assert [(each.days, each.amount) for each in made.instalments.order_by("number")] == [
            (6, Decimal("409.56")),
            (25, Decimal("1706.50")),
            (11, Decimal("750.86")),
        ]
        assert Letter.objects.get(decision=made).state == "to_send"
    assert application(sent).state == State.DECIDED


def test_decision_leaves_on_its_application_what_later_claims_need() -> None:
    sent = workplace().submit()

    propose()

    found = application(sent)
    assert (found.refused, found.full_waiting, found.paid_until) == (False, True, date(2026, 10, 31))
    assert found.annual_income == Decimal("30552.48")
    assert found.counted_days is not None
    assert [(each.lower, each.upper) for each in found.counted_days] == [
        (date(2026, 9, 12), date(2026, 11, 1))
    ]


def test_proposal_leaves_moves_and_trail() -> None:
    sent = workplace().submit()

    propose()

    with acting(SETUP):
        moves = StateChange.objects.filter(application_id=sent).order_by("id")
        assert [(each.former, each.state, each.run) for each in moves] == [
            ("", "submitted", ""),
            ("submitted", "decided", "tests"),
        ]
        left = Trail.objects.filter(subject_ids__contains=[sent], run="tests", subject="application")
        assert [row.deed for row in left.order_by("id")] == ["propose", "decide"]


def test_drawn_application_waits_for_people_though_it_is_clean() -> None:
    sent = workplace().submit(sampled=True)

    propose()

    made = proposal(sent)
    assert states(sent) == [State.PROPOSED]
    assert (made.reasons, made.sampled, made.employer_total) == ([], True, Decimal("2866.92"))


@pytest.mark.parametrize(
    ("answers", "reasons"),
    [
        ({"certificate": Certificate.LATER}, ["certificate_later"]),
        ({"certificate": Certificate.UPLOAD}, ["certificate_missing"]),
        ({"one_of_several_jobs": True}, ["one_of_several_jobs"]),
    ],
)
def test_application_that_needs_judgement_waits_for_people(
    answers: dict[str, object], reasons: list[str]
) -> None:
    sent = workplace().submit(claim(**answers))

    propose()

    assert states(sent) == [State.PROPOSED]
    assert proposal(sent).reasons == reasons


def test_application_without_register_income_waits_for_people() -> None:
    sent = workplace(wages=None).submit()

    propose()

    assert states(sent) == [State.PROPOSED]
    assert proposal(sent).reasons == ["income_unknown", "nothing_to_pay"]


@pytest.mark.parametrize(
    ("stated", "reasons"),
    [
        (claim(), []),
        (
            ParentalClaim(
                entitlement_start=date(2026, 9, 1),
                paid=(PaidPeriod(date(2026, 9, 1), date(2026, 9, 30), Decimal("3000.00")),),
                pay_basis=PayBasis.AGREEMENT,
                due_date=date(2026, 8, 20),
                born_on=date(2026, 8, 20),
            ),
            ["from_register"],
        ),
    ],
)
def test_report_that_tells_too_little_waits_for_people(stated: AnyClaim, reasons: list[str]) -> None:
    sent = workplace().submit(stated)
    with acting(SETUP):
        Application.objects.filter(id=sent).update(channel=Channel.REGISTER)

    propose()

    assert [reason for reason in proposal(sent).reasons if reason == "from_register"] == reasons


def test_application_with_its_certificate_attached_is_decided_by_rule() -> None:
    place = workplace()
    sent = place.submit(claim(certificate=Certificate.UPLOAD))
    certificate = document(name="todistus.pdf", kind="certificate", content=b"%PDF-1.7")
    applications.attach(sent, certificate, by=place.owner, at=AT)

    propose()

    assert states(sent) == [State.DECIDED]


def test_application_rests_while_an_insurer_decides() -> None:
    sent = workplace().submit(claim(accident=Accident.INSURER_DECIDES))

    propose()

    assert states(sent) == [State.RESTING]
    with acting(SETUP):
        assert StateChange.objects.get(application_id=sent, state="resting").reason == "waits_for_insurer"


def test_application_for_a_year_whose_figures_are_unknown_rests() -> None:
    at = AT + timedelta(days=150)
    paid = (PaidPeriod(date(2027, 2, 1), date(2027, 2, 28), Decimal("2800.00")),)
    sent = workplace().submit(claim(onset=date(2027, 2, 1), paid=paid), at=at)

    propose(at=at)

    assert states(sent) == [State.RESTING]


def test_resting_application_is_proposed_anew() -> None:
    sent = workplace().submit(claim(accident=Accident.INSURER_DECIDES))
    propose()

    services.propose_anew([sent], by=officer(), at=AT)

    assert states(sent) == [State.SUBMITTED]


def test_decided_application_is_not_proposed_anew() -> None:
    place = workplace(people=2)
    decided, resting = place.submit_many([CLEAN, claim(accident=Accident.INSURER_DECIDES)])
    propose()

    with pytest.raises(applications.MoveRefusedError):
        services.propose_anew([decided, resting], by=officer(), at=AT)
    with pytest.raises(applications.MoveRefusedError):
        services.propose_anew([0], by=officer(), at=AT)

    assert states(decided, resting) == [State.DECIDED, State.RESTING]


def test_only_an_officer_proposes_anew() -> None:
    place = workplace()
    sent = place.submit(claim(accident=Accident.INSURER_DECIDES))
    propose()

    with pytest.raises(NotAllowedError):
        services.propose_anew([sent], by=place.owner, at=AT)


def continued() -> tuple[Workplace, list[int]]:
    """Return a workplace and two claims for one person's illness, the later part sent first."""
    place = workplace()
    wage = Decimal("3000.00")
    later = claim(paid=(PaidPeriod(date(2026, 10, 1), date(2026, 10, 31), wage),))
    sooner = claim(onset=date(2026, 8, 31), paid=(PaidPeriod(date(2026, 8, 31), date(2026, 9, 30), wage),))
    return place, place.submit_many([later, sooner], employees=[0, 0])


def test_claims_of_one_person_are_proposed_one_after_another() -> None:
    _, (later, sooner) = continued()

    assert propose() == 1
    assert states(later, sooner) == [State.SUBMITTED, State.DECIDED]
    assert propose() == 1


def test_later_claim_knows_what_was_claimed_before() -> None:
    place, (later, _) = continued()
    propose()

    with acting(SETUP):
        stated = Stated(
            employer_id=place.employer_id,
            employee_id=application(later).employee_id,
            claim=applications.claim_in_force(application(later)),
            application_id=later,
        )
        (facts,) = facts_of([stated], whole_person=True)

    assert facts is not None
    assert [(spell.benefit, spell.onset) for spell in facts.earlier] == [
        ("sickness_allowance", date(2026, 8, 31))
    ]


def test_claim_waits_for_people_while_an_earlier_one_is_open() -> None:
    place = workplace()
    wage = Decimal("3000.00")
    sooner = claim(
        onset=date(2026, 8, 31),
        paid=(PaidPeriod(date(2026, 8, 31), date(2026, 9, 30), wage),),
        certificate=Certificate.LATER,
    )
    later = claim(paid=(PaidPeriod(date(2026, 10, 1), date(2026, 10, 31), wage),))
    _, last = place.submit_many([sooner, later], employees=[0, 0])

    propose()
    propose()

    assert "earlier_claim_open" in proposal(last).reasons


def test_applications_of_many_people_are_proposed_together() -> None:
    sent = workplace(people=3).submit_many([CLEAN] * 3)

    assert propose() == 3
    assert states(*sent) == [State.DECIDED] * 3


def test_sweep_run_twice_decides_once() -> None:
    sent = workplace().submit()

    assert (propose(), propose()) == (1, 0)

    with acting(SETUP):
        assert Decision.objects.filter(application_id=sent).count() == 1
        assert Proposal.objects.filter(application_id=sent).count() == 1


def test_application_that_cannot_be_handled_is_stuck_and_holds_nobody_up(
    caplog: pytest.LogCaptureFixture,
) -> None:
    place = workplace(people=2)
    broken, sound = place.submit_many([CLEAN] * 2)
    with acting(SETUP):
        elsewhere = workplace(wages=None)
        Employee.objects.filter(id=place.employee_ids[0]).update(employer_id=elsewhere.employer_id)

    propose()

    found = application(broken)
    assert (found.state, application(sound).state) == (State.STUCK, State.DECIDED)
    assert found.reference in caplog.text
    with acting(SETUP):
        assert Proposal.objects.filter(application_id=broken).count() == 0


def test_only_a_run_proposes() -> None:
    with pytest.raises(NotAllowedError):
        services.propose(by=officer(), at=AT)
