from datetime import date, timedelta

import pytest

from access.actor import NotAllowedError, Role
from access.models import Trail
from access.scope import acting
from applications import codes, queries, services
from applications.documents import DocumentRefusedError, Question, document
from applications.models import Application, Attachment, ClaimVersion, StateChange
from applications.rows import Result
from applications.states import MOVES, Channel, State
from applications.submissions import Submission
from tests.applications.claims import claim, workplace
from tests.factories import access, employers
from tests.factories.access import AT, SETUP

pytestmark = pytest.mark.django_db


def test_submit_leaves_application_version_move_and_trail() -> None:
    place = workplace()

    (outcome,) = services.submit([place.submission()], by=place.owner, at=AT)

    assert outcome.application_id
    with acting(SETUP):
        application = Application.objects.get(id=outcome.application_id)
        assert (application.state, application.version, application.onset) == (
            State.SUBMITTED,
            1,
            date(2026, 10, 5),
        )
        assert services.claim_in_force(application) == claim()
        assert StateChange.objects.get(application=application).user_id == place.owner.user_id
        assert Trail.objects.get(deed="submit", subject_ids__contains=[application.id]).employer_ids == [
            place.employer_id
        ]


def test_submit_of_the_same_claim_twice_is_one_application() -> None:
    place = workplace()
    (first,) = services.submit([place.submission()], by=place.owner, at=AT)

    (second,) = services.submit([place.submission(channel=Channel.API)], by=place.owner, at=AT)

    assert second.application_id is None
    assert [(each.code, each.parameters["application"]) for each in second.findings] == [
        (codes.ALREADY_CLAIMED.name, str(first.application_id))
    ]
    assert second.duplicate


def test_submit_of_overlapping_days_is_a_duplicate_also_within_one_call() -> None:
    place = workplace()
    later = claim(onset=date(2026, 10, 20), ends_on=date(2026, 11, 1))

    first, second = services.submit([place.submission(), place.submission(later)], by=place.owner, at=AT)

    assert first.application_id is not None
    assert second.application_id is None
    assert second.findings[0].code == codes.DAYS_OVERLAP.name


def test_submit_for_two_employers_of_one_person_is_lawful() -> None:
    code = access.identity_code()
    outcomes = []
    for _ in range(2):
        employer_id = employers.employer()
        owner = employers.owner(employer_id)
        employee_id = employers.employee(employer_id, code=code)
        submission = Submission(
            employer_id=employer_id, employee_id=employee_id, channel=Channel.PAGE, claim=claim()
        )
        outcomes += services.submit([submission], by=owner, at=AT)

    assert all(outcome.application_id for outcome in outcomes)


def test_submit_for_a_stranger_employer_is_refused_alone() -> None:
    place, other = workplace(), workplace()

    good, bad = services.submit([place.submission(), other.submission()], by=place.owner, at=AT)

    assert good.application_id is not None
    assert [each.code for each in bad.findings] == [codes.NO_RIGHT.name]


def test_submit_for_somebody_elses_employee_is_refused() -> None:
    place, other = workplace(), workplace()
    submission = Submission(
        employer_id=place.employer_id,
        employee_id=other.employee_id,
        channel=Channel.PAGE,
        claim=claim(),
    )

    (outcome,) = services.submit([submission], by=place.owner, at=AT)

    assert [each.code for each in outcome.findings] == [codes.EMPLOYEE_UNKNOWN.name]


def test_submit_what_the_law_stops_is_refused_with_its_findings() -> None:
    place = workplace()
    backwards = claim(ends_on=date(2026, 10, 1))

    (outcome,) = services.submit([place.submission(backwards)], by=place.owner, at=AT)

    assert outcome.application_id is None
    assert outcome.findings != ()


def test_incapacity_that_has_not_begun_is_neither_submitted_nor_corrected_to() -> None:
    place = workplace()
    future = claim(onset=date(2026, 11, 3), ends_on=date(2026, 11, 30))
    (sent,) = services.submit([place.submission()], by=place.owner, at=AT)
    assert sent.application_id

    (submitted,) = services.submit([place.submission(future)], by=place.owner, at=AT)
    corrected = services.correct(sent.application_id, future, reason="", by=place.owner, at=AT)

    assert (submitted.application_id, corrected.application_id) == (None, None)
    assert submitted.findings[-1].code == corrected.findings[-1].code == "onset_in_future"


def test_preview_leaves_nothing_behind() -> None:
    place = workplace()

    (seen,) = services.preview([place.submission()], by=place.owner, at=AT)

    assert seen.acceptable
    with acting(SETUP):
        assert not Application.objects.filter(employer_id=place.employer_id).exists()


def test_preview_tells_of_a_claim_already_made() -> None:
    place = workplace()
    services.submit([place.submission()], by=place.owner, at=AT)

    (seen,) = services.preview([place.submission()], by=place.owner, at=AT)

    assert seen.duplicate
    assert not seen.acceptable


def test_correct_is_a_new_version_beside_the_old() -> None:
    place = workplace()
    (sent,) = services.submit([place.submission()], by=place.owner, at=AT)
    assert sent.application_id

    outcome = services.correct(
        sent.application_id, claim(wage="2400.00"), reason="Palkka oli väärin", by=place.owner, at=AT
    )

    assert outcome.application_id == sent.application_id
    with acting(SETUP):
        versions = ClaimVersion.objects.filter(application_id=sent.application_id).order_by("number")
        assert [(each.number, each.claim["paid"][0]["wage"]) for each in versions] == [
            (1, "2300.00"),
            (2, "2400.00"),
        ]


def test_correct_that_changes_nothing_is_told() -> None:
    place = workplace()
    (sent,) = services.submit([place.submission()], by=place.owner, at=AT)
    assert sent.application_id

    outcome = services.correct(sent.application_id, claim(), reason="", by=place.owner, at=AT)

    assert [each.code for each in outcome.findings] == [codes.NOTHING_CHANGED.name]


def test_correct_onto_days_of_another_application_is_refused() -> None:
    place = workplace()
    later = claim(onset=date(2026, 8, 3), ends_on=date(2026, 8, 31))
    first, _second = services.submit([place.submission(), place.submission(later)], by=place.owner, at=AT)
    assert first.application_id

    outcome = services.correct(first.application_id, later, reason="", by=place.owner, at=AT)

    assert outcome.application_id is None
    assert outcome.duplicate


def test_correct_by_a_stranger_is_not_allowed() -> None:
    place, stranger = workplace(), workplace()
    (sent,) = services.submit([place.submission()], by=place.owner, at=AT)
    assert sent.application_id

    with pytest.raises(NotAllowedError):
        services.correct(sent.application_id, claim(), reason="", by=stranger.owner, at=AT)


def test_withdraw_frees_the_days() -> None:
    place = workplace()
    (sent,) = services.submit([place.submission()], by=place.owner, at=AT)
    assert sent.application_id

    services.withdraw(sent.application_id, reason="", by=place.owner, at=AT)
    (again,) = services.submit([place.submission()], by=place.owner, at=AT)

    assert again.application_id is not None


def test_withdraw_after_a_decision_is_refused() -> None:
    place = workplace()
    (sent,) = services.submit([place.submission()], by=place.owner, at=AT)
    assert sent.application_id
    _close(sent.application_id, refused=False)

    with pytest.raises(services.MoveRefusedError):
        services.withdraw(sent.application_id, reason="", by=place.owner, at=AT)


def test_refused_application_lets_its_days_be_claimed_anew() -> None:
    place = workplace()
    (sent,) = services.submit([place.submission()], by=place.owner, at=AT)
    assert sent.application_id
    _close(sent.application_id, refused=True)

    (again,) = services.submit([place.submission()], by=place.owner, at=AT)

    assert again.application_id is not None


def _close(application_id: int, *, refused: bool) -> None:
    result = Result(
        application_id=application_id,
        refused=refused,
        counted=(),
        paid_until=None,
        annual_income=None,
        full_waiting=True,
    )
    services.close([result], by=SETUP, at=AT)


@pytest.mark.parametrize("state", list(State))
def test_every_move_goes_only_where_it_may(state: State) -> None:
    for target in State:
        place = workplace()
        (sent,) = services.submit([place.submission()], by=place.owner, at=AT)
        assert sent.application_id
        with acting(SETUP):
            Application.objects.filter(id=sent.application_id).update(state=state)
        if target in MOVES[state]:
            services.move([sent.application_id], target, by=SETUP, at=AT)
        else:
            with pytest.raises(services.MoveRefusedError):
                services.move([sent.application_id], target, by=SETUP, at=AT)


def test_ask_and_answer_put_the_claim_back_into_the_queue() -> None:
    place = workplace()
    officer = access.staff(Role.OFFICER)
    (sent,) = services.submit([place.submission()], by=place.owner, at=AT)
    assert sent.application_id
    services.move([sent.application_id], State.PROPOSED, by=SETUP, at=AT)
    question = Question(
        reason="wage", field="paid.0.wage", text="Mistä palkka muodostuu?", due_on=date(2026, 11, 16)
    )

    asked = services.ask(sent.application_id, question, by=officer, at=AT)
    services.answer(asked.id, "Kuukausipalkasta.", by=place.owner, at=AT + timedelta(days=1))

    with acting(SETUP):
        assert Application.objects.get(id=sent.application_id).state == State.SUBMITTED
    with pytest.raises(services.MoveRefusedError):
        services.answer(asked.id, "Uudelleen.", by=place.owner, at=AT)


def test_correction_lets_no_question_wait() -> None:
    place = workplace()
    officer = access.staff(Role.OFFICER)
    (sent,) = services.submit([place.submission()], by=place.owner, at=AT)
    assert sent.application_id
    services.move([sent.application_id], State.PROPOSED, by=SETUP, at=AT)
    question = Question(reason="wage", field="", text="?", due_on=date(2026, 11, 16))
    services.ask(sent.application_id, question, by=officer, at=AT)
    with acting(place.owner):
        assert queries.questions_open(for_=place.owner, employer_ids=[place.employer_id]).count() == 1

    services.correct(sent.application_id, claim(wage="2400.00"), reason="", by=place.owner, at=AT)

    with acting(place.owner):
        assert queries.questions_open(for_=place.owner, employer_ids=[place.employer_id]).count() == 0


def test_ask_takes_an_officer() -> None:
    place = workplace()
    (sent,) = services.submit([place.submission()], by=place.owner, at=AT)
    assert sent.application_id
    question = Question(reason="wage", field="", text="?", due_on=date(2026, 11, 16))

    with pytest.raises(NotAllowedError):
        services.ask(sent.application_id, question, by=place.owner, at=AT)


def test_attach_keeps_a_document_sealed_and_once() -> None:
    place = workplace()
    (sent,) = services.submit([place.submission()], by=place.owner, at=AT)
    assert sent.application_id
    added = document(name="todistus.pdf", kind="certificate", content=b"%PDF-1.7 sisalto")

    first = services.attach(sent.application_id, added, by=place.owner, at=AT)
    second = services.attach(sent.application_id, added, by=place.owner, at=AT)

    assert first.id == second.id
    with acting(SETUP):
        assert b"sisalto" not in bytes(Attachment.objects.get(id=first.id).content)


@pytest.mark.parametrize("content", [b"", b"MZ program", b"%PDF-" + b"0" * (10 * 1024 * 1024)])
def test_document_of_another_kind_or_size_is_refused(content: bytes) -> None:
    with pytest.raises(DocumentRefusedError):
        document(name="x", kind="certificate", content=content)


def test_stick_sets_an_application_aside_with_its_reference() -> None:
    place = workplace()
    (sent,) = services.submit([place.submission()], by=place.owner, at=AT)
    assert sent.application_id

    services.stick(sent.application_id, "ABCD2345", by=SETUP, at=AT)

    with acting(SETUP):
        application = Application.objects.get(id=sent.application_id)
        assert (application.state, application.reference) == (State.STUCK, "ABCD2345")
