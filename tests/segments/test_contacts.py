"""Contacts, help and handling time: who may leave them, what is kept, and to whom it is shown."""

from datetime import timedelta

import pytest

from access.actor import Actor, NotAllowedError, Role
from access.scope import acting
from segments import contacts
from segments.contacts import BEAT, About, AnsweredError
from segments.models import HandlingTime
from segments.reasons import ContactChannel, ContactReason
from tests.factories import access, employers
from tests.factories.access import AT, SETUP
from tests.factories.applications import Workplace, workplace
from tests.factories.decisions import officer
from tests.factories.segments import contact, help_request
from tests.portal.staff.pages import trailed

pytestmark = pytest.mark.django_db


def case_of(place: Workplace) -> About:
    return About(employer_id=place.employer_id, application_id=place.submit())


def seconds(application_id: int) -> list[int]:
    with acting(SETUP):
        times = HandlingTime.objects.filter(application_id=application_id).order_by("day", "officer_id")
        return list(times.values_list("seconds", flat=True))


def beaten(application_id: int, by: Actor, *after: float) -> None:
    """Let a page say so many seconds after the beginning that it is looked at."""
    for each in after:
        contacts.beat(application_id, by=by, at=AT + timedelta(seconds=each))


def test_contact_stands_on_its_case_with_who_wrote_it_down() -> None:
    case, clerk = case_of(workplace()), officer("Kerttu Kela")
    logged = contact(case, by=clerk, channel=ContactChannel.CHAT, reason=ContactReason.PAYMENT)

    found = contacts.served(case.application_id or 0, for_=clerk)

    assert found.contacts == [logged]
    assert found.people == {clerk.user_id: "Kerttu Kela"}
    (row,) = trailed(deed="log_contact")
    assert (row.subject_ids, row.employer_ids) == ([logged.id], [case.employer_id])


def test_contact_may_be_about_no_case() -> None:
    employer = employers.employer()

    logged = contact(About(employer_id=employer), by=officer())

    assert (logged.employer_id, logged.application_id) == (employer, None)


def test_contact_is_not_about_another_employers_case() -> None:
    case, other = case_of(workplace()), employers.employer()

    with pytest.raises(NotAllowedError):
        contact(About(employer_id=other, application_id=case.application_id), by=officer())


def test_contact_is_written_down_by_officers_alone() -> None:
    place = workplace()
    case = case_of(place)

    for stranger in (place.owner, access.staff(Role.AUDITOR), access.staff(Role.APPROVER)):
        with pytest.raises(NotAllowedError):
            contact(case, by=stranger)


def test_help_is_asked_for_the_employers_one_acts_for() -> None:
    place, other = workplace(), workplace()
    case = case_of(place)

    asked = help_request(case, by=place.owner, phone="040 123 4567")

    assert contacts.served(case.application_id or 0, for_=officer()).help_requests == [asked]
    with acting(SETUP):
        assert list(contacts.waiting_for_help(for_=SETUP)) == [asked]
    with pytest.raises(NotAllowedError):
        help_request(case, by=other.owner)


def test_help_that_was_given_waits_no_longer_and_is_read_by_who_asked() -> None:
    place, clerk = workplace(), officer()
    asked = help_request(case_of(place), by=place.owner)

    contacts.give_help(asked.id, "Valitkaa Kanta.", by=clerk, at=AT)

    with acting(clerk):
        assert list(contacts.waiting_for_help(for_=clerk)) == []
    with acting(place.owner):
        assert [each.answer for each in contacts.help_asked(for_=place.owner)] == ["Valitkaa Kanta."]
    with pytest.raises(AnsweredError):
        contacts.give_help(asked.id, "Toinen vastaus.", by=clerk, at=AT)


def test_help_is_given_in_words() -> None:
    place = workplace()
    asked = help_request(case_of(place), by=place.owner)

    with pytest.raises(ValueError, match="says something"):
        contacts.give_help(asked.id, "", by=officer(), at=AT)


def test_help_that_others_asked_for_is_not_shown_to_a_colleague() -> None:
    place = workplace()
    help_request(case_of(place), by=place.owner)
    colleague = employers.owner(place.employer_id)

    with acting(colleague):
        assert list(contacts.help_asked(for_=colleague)) == []


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ((0,), 15),
        ((0, 15, 30), 45),
        ((0, 0, 0), 15),
        ((0, 5, 10), 25),
        ((0, 600), 30),
        ((15, 0), 15),
    ],
)
def test_handling_time_counts_the_time_that_was_looked(after: tuple[float, ...], expected: int) -> None:
    case = case_of(workplace()).application_id or 0

    beaten(case, officer(), *after)

    assert seconds(case) == [expected]


def test_handling_time_is_by_officer_and_day_and_told_in_sum() -> None:
    case, one, two = case_of(workplace()).application_id or 0, officer(), officer()
    beaten(case, one, 0, 15, 24 * 3600)
    beaten(case, two, 0)

    assert sorted(seconds(case)) == [15, 15, 30]
    assert contacts.served(case, for_=one).handled == 4 * BEAT


def test_handling_time_of_no_case_is_none() -> None:
    clerk = officer()

    contacts.beat(999_999, by=clerk, at=AT)

    assert seconds(999_999) == []


def test_service_of_a_case_is_kelas_to_see() -> None:
    place = workplace()
    case = case_of(place)

    with pytest.raises(NotAllowedError):
        contacts.served(case.application_id or 0, for_=place.owner)
    with pytest.raises(NotAllowedError):
        contacts.waiting_for_help(for_=place.owner)
