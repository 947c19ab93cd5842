from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from access.actor import NotAllowedError
from access.scope import acting
from applications import drafts, services
from applications.answers import of_claim
from applications.models import Application, Draft
from tests.applications.claims import Workplace, claim, workplace
from tests.factories.access import AT, SETUP

pytestmark = pytest.mark.django_db


def _started(place: Workplace) -> Draft:
    return drafts.start(employer_id=place.employer_id, benefit="sickness_allowance", by=place.owner, at=AT)


def _save(draft: Draft, place: Workplace, answers: dict[str, object], *, version: int) -> drafts.Saved:
    return drafts.save(draft.id, answers, version=version, step="sairaus", by=place.owner, at=AT)


def test_save_keeps_answers_as_typed() -> None:
    place = workplace()
    draft = _started(place)

    saved = _save(draft, place, {"onset": "5.10."}, version=draft.version)

    assert saved.draft.answers == {"onset": "5.10."}
    assert drafts.open_draft(draft.id, for_=place.owner).answers == {"onset": "5.10."}


def test_stale_save_of_another_answer_is_merged() -> None:
    place = workplace()
    draft = _started(place)
    _save(draft, place, {"onset": "5.10.2026"}, version=1)

    saved = _save(draft, place, {"certificate": "kanta"}, version=1)

    assert saved.kept == {}
    assert saved.draft.answers == {"onset": "5.10.2026", "certificate": "kanta"}


def test_stale_save_of_the_same_answer_is_told_and_not_overwritten() -> None:
    place = workplace()
    draft = _started(place)
    _save(draft, place, {"onset": "5.10.2026"}, version=1)

    saved = _save(draft, place, {"onset": "6.10.2026"}, version=1)

    assert saved.kept == {"onset": "6.10.2026"}
    assert saved.draft.answers == {"onset": "5.10.2026"}


def test_stale_page_that_did_not_touch_an_answer_does_not_take_it_back() -> None:
    place = workplace()
    draft = _started(place)
    first = _save(draft, place, {"onset": "5.10.2026"}, version=1)
    _save(draft, place, {"onset": "6.10.2026"}, version=first.draft.version)

    saved = _save(draft, place, {"onset": "5.10.2026", "note": "x"}, version=first.draft.version)

    assert saved.kept == {}
    assert saved.draft.answers == {"onset": "6.10.2026", "note": "x"}


def test_send_twice_is_one_application() -> None:
    place = workplace()
    draft = _started(place)
    drafts.save(draft.id, {}, version=1, step="", by=place.owner, at=AT, employee_id=place.employee_id)

    first = drafts.send(draft.id, claim(), by=place.owner, at=AT)
    second = drafts.send(draft.id, claim(), by=place.owner, at=AT + timedelta(seconds=1))

    assert first.application_id == second.application_id
    with acting(SETUP):
        assert Application.objects.filter(employer_id=place.employer_id).count() == 1


def test_correction_begins_with_the_answers_and_becomes_a_version() -> None:
    place = workplace()
    (sent,) = services.submit([place.submission()], by=place.owner, at=AT)
    assert sent.application_id
    draft = drafts.start_correction(sent.application_id, by=place.owner, at=AT)
    again = drafts.start_correction(sent.application_id, by=place.owner, at=AT)

    outcome = drafts.send(draft.id, claim(wage="2400.00"), reason="korjaus", by=place.owner, at=AT)

    assert draft.answers == of_claim(claim())
    assert again.id == draft.id
    assert outcome.application_id == sent.application_id
    with acting(SETUP):
        assert Application.objects.get(id=sent.application_id).version == 2


def test_draft_of_another_employer_does_not_exist() -> None:
    place, stranger = workplace(), workplace()
    draft = _started(place)

    with pytest.raises(NotAllowedError):
        drafts.open_draft(draft.id, for_=stranger.owner)
    with pytest.raises(NotAllowedError):
        drafts.save(draft.id, {}, version=1, step="", by=stranger.owner, at=AT)


def test_employee_of_another_employer_is_not_taken() -> None:
    place, stranger = workplace(), workplace()
    draft = _started(place)

    drafts.save(draft.id, {}, version=1, step="", by=place.owner, at=AT, employee_id=stranger.employee_id)

    with pytest.raises(NotAllowedError):
        drafts.send(draft.id, claim(), by=place.owner, at=AT)


def test_discard_leaves_what_was_sent() -> None:
    place = workplace()
    unsent, sent = _started(place), _started(place)
    drafts.save(sent.id, {}, version=1, step="", by=place.owner, at=AT, employee_id=place.employee_id)
    drafts.send(sent.id, claim(), by=place.owner, at=AT)

    drafts.discard(unsent.id, by=place.owner)
    drafts.discard(sent.id, by=place.owner)

    with acting(SETUP):
        assert list(Draft.objects.filter(employer_id=place.employer_id).values_list("id", flat=True)) == [
            sent.id
        ]


def test_many_drafts_get_the_answers_they_lack_and_keep_their_own() -> None:
    place = workplace()
    empty, told = _started(place), _started(place)
    _save(told, place, {"certificate": "later"}, version=told.version)
    answers = {"certificate": "kanta", "pay_basis": "act"}

    drafts.answer_many({empty.id: answers, told.id: answers}, by=place.owner, at=AT)
    stale = _save(empty, place, {"certificate": "employee"}, version=empty.version)

    assert drafts.open_draft(told.id, for_=place.owner).answers == {
        "certificate": "later",
        "pay_basis": "act",
    }
    assert stale.draft.answers == answers
    assert stale.kept == {"certificate": "employee"}


@pytest.mark.parametrize("many", [1, 4])
def test_many_drafts_are_answered_in_as_few_statements_as_one(
    many: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    place = workplace()
    answers = {_started(place).id: {"certificate": "kanta"} for _ in range(many)}

    with django_assert_num_queries(6):
        drafts.answer_many(answers, by=place.owner, at=AT)


def test_drafts_are_answered_all_or_none() -> None:
    place, other = workplace(), workplace()
    own, strange = _started(place), _started(other)

    with pytest.raises(NotAllowedError):
        drafts.answer_many({own.id: {"note": "x"}, strange.id: {"note": "x"}}, by=place.owner, at=AT)

    assert drafts.open_draft(own.id, for_=place.owner).answers == {}
