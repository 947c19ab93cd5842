"""Reminders: who is told of what is due and when, what a message says, and what becomes of it."""

import re
from datetime import date, datetime, timedelta

import pytest
from django.utils.timezone import localtime
from pytest_django.fixtures import Settings

from access.actor import Actor, Matter
from access.models import User
from access.scope import acting
from applications import drafts
from applications import services as applications
from applications.documents import Question
from benefits.findings import Finding
from benefits.sickness import Certificate
from employers.post import OPEN_UNTIL, PostState
from portal.servers.mail import free_port
from segments import reminders
from segments.due import Due, Task
from segments.mails import write
from segments.models import Reminder
from segments.rhythms import Rhythm
from tests.factories import employers, mail
from tests.factories.access import AT, SETUP
from tests.factories.applications import ENDED, Workplace, claim, workplace
from tests.factories.decisions import officer, propose

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_mail")]

DAY = localtime(AT).date()
LAST = DAY + timedelta(days=14)


def asked(place: Workplace, due_on: date = LAST, *, employee: int = 0) -> int:
    """Let Kela ask about a claim; return the question's id."""
    sent = place.submit(claim(certificate=Certificate.LATER, paid=ENDED), employee=employee)
    propose()
    question = Question(reason="certificate", field="certificate", text="Missä?", due_on=due_on)
    return applications.ask(sent, question, by=officer(), at=AT).id


def address_of(actor: Actor) -> str:
    return reminders.reminded(for_=actor).email


def remind(at: datetime = AT) -> int:
    """Gather and send as the clock does; return how many messages have been sent so far."""
    reminders.gather(by=SETUP, at=at)
    reminders.send(by=SETUP, at=at)
    return Reminder.objects.filter(state=PostState.SENT).count()


def days(number: int) -> datetime:
    return AT + timedelta(days=number)


def test_message_tells_how_many_matters_of_which_employer_are_due_and_nothing_of_anybody() -> None:
    place = workplace()
    asked(place)

    remind()

    (message,) = mail.taken_for(address_of(place.owner))
    body = message.get_content()
    assert mail.subject(message) == "Kela: 1 asia odottaa teitä, määräaika 16.11.2026"
    assert "Aallon leipomo, " in body
    assert "- 16.11.2026: viimeinen päivä vastata kysymykseen" in body
    assert not re.search(r"\d{6}[-+A-FU-Y]\d{3}\w", body)
    assert not re.search(r"sairau|poissa|päiväraha|todistus|Missä", body)


def test_message_has_words_for_every_task_that_tell_of_no_illness() -> None:
    place = workplace()
    told = [Due(LAST, place.employer_id, task) for task in Task]

    with acting(place.owner):
        body = str(write([*told, *told], to="a@example.fi", language="fi").body)

    assert len(re.findall("(?m)^- ", body)) == len(Task)
    assert not re.search(r"sairau|poissa|päiväraha|todistus|työterveys|kuntoutus", body)


def test_matter_is_told_at_each_point_once_until_it_is_dealt_with() -> None:
    place = workplace()
    question = asked(place)

    told = [remind(days(number)) for number in (0, 0, 1, 7, 8)]
    applications.answer(question, "Tässä.", by=place.owner, at=days(9))

    assert told == [1, 1, 1, 2, 2]
    assert remind(days(11)) == 2
    assert not Reminder.objects.filter(state=PostState.WAITING).exists()


def test_answer_between_gathering_and_sending_is_not_reminded_of() -> None:
    place = workplace()
    question = asked(place)
    reminders.gather(by=SETUP, at=AT)

    applications.answer(question, "Tässä.", by=place.owner, at=AT)

    assert reminders.send(by=SETUP, at=AT) == 1
    assert not Reminder.objects.exists()


@pytest.mark.parametrize("hour", [7, 18, 23])
def test_nothing_is_sent_in_the_quiet_hours(hour: int) -> None:
    asked(workplace())
    reminders.gather(by=SETUP, at=AT)

    assert reminders.send(by=SETUP, at=AT.replace(hour=hour)) == 0
    assert Reminder.objects.get().state == PostState.WAITING


def test_reminder_put_off_to_the_next_day_is_not_doubled() -> None:
    asked(workplace())

    assert [reminders.gather(by=SETUP, at=days(number)) for number in (0, 0, 1)] == [1, 0, 0]


def test_nothing_is_gathered_or_sent_on_a_sunday() -> None:
    asked(workplace())

    assert reminders.gather(by=SETUP, at=days(6)) == 0
    reminders.gather(by=SETUP, at=AT)
    assert reminders.send(by=SETUP, at=days(6)) == 0


def test_clerk_is_told_of_all_clients_in_one_message() -> None:
    firm = employers.firm()
    places = [workplace(), workplace()]
    for place in places:
        asked(place)
        employers.mandate(firm, place.employer_id)
    clerk = employers.clerk(firm)

    remind()

    (message,) = mail.taken_for(address_of(clerk))
    assert mail.subject(message) == "Kela: 2 asiaa odottaa teitä, seuraava määräaika 16.11.2026"
    assert message.get_content().count("viimeinen päivä vastata kysymykseen") == 2


def test_two_matters_of_one_day_are_two_though_the_employer_is_a_client_too() -> None:
    place = workplace(people=2)
    asked(place)
    asked(place, employee=1)
    firm = employers.firm()
    employers.mandate(firm, place.employer_id)
    employers.clerk(firm, user_id=place.owner.signatory)

    remind()

    (message,) = mail.taken_for(address_of(place.owner))
    assert "viimeinen päivä vastata 2 kysymykseen" in message.get_content()


def test_who_may_not_claim_is_not_reminded() -> None:
    place = workplace()
    asked(place)
    other = employers.owner(place.employer_id, frozenset(Matter) - {Matter.CLAIM})

    remind()

    assert mail.taken_for(address_of(other)) == []


@pytest.mark.parametrize(
    ("rhythm", "told"),
    [
        (Rhythm.AS_THEY_COME, [0, 7, 11]),
        (Rhythm.WEEKLY, [0, 7, 11, 14]),
        (Rhythm.LAST_ONLY, [11]),
        (Rhythm.NEVER, []),
    ],
)
def test_everybody_is_told_in_the_rhythm_chosen(rhythm: Rhythm, told: list[int]) -> None:
    place = workplace()
    asked(place)
    reminders.choose(rhythm, "aino@leipomo.fi", by=place.owner, at=AT - timedelta(days=1))

    before, found = 0, []
    for number in range(15):
        sent = remind(days(number))
        found += [number] * (sent - before)
        before = sent

    assert found == told


def test_reminder_goes_to_the_address_chosen_in_the_users_language() -> None:
    place = workplace()
    asked(place)
    User.objects.filter(id=place.owner.signatory).update(language="sv")
    reminders.choose(Rhythm.AS_THEY_COME, "bageri@exempel.fi", by=place.owner, at=AT)

    remind()

    (message,) = mail.taken_for("bageri@exempel.fi")
    assert mail.subject(message) == "FPA: 1 ärende väntar på er, sista dag 16.11.2026"
    assert message["Content-Language"] == "sv"


def test_address_that_is_none_is_told_and_not_kept() -> None:
    place = workplace()

    found = reminders.choose(Rhythm.WEEKLY, "leipomo", by=place.owner, at=AT)

    assert isinstance(found, Finding)
    assert reminders.reminded(for_=place.owner).rhythm is Rhythm.AS_THEY_COME


def test_address_that_a_server_never_takes_is_given_up_and_told(settings: Settings) -> None:
    place = workplace()
    asked(place)

    with mail.refusing(550) as port:
        settings.EMAIL_PORT = port
        remind()

    assert reminders.reminded(for_=place.owner).failed
    assert reminders.gather(by=SETUP, at=days(1)) == 0
    assert reminders.gather(by=SETUP, at=days(8)) == 1
    Reminder.objects.filter(state=PostState.WAITING).delete()
    reminders.choose(Rhythm.AS_THEY_COME, "uusi@leipomo.fi", by=place.owner, at=days(1))
    assert not reminders.reminded(for_=place.owner).failed
    assert reminders.gather(by=SETUP, at=days(1)) == 1


def test_server_that_is_busy_is_tried_again_and_given_up_in_the_end(settings: Settings) -> None:
    asked(workplace())
    reminders.gather(by=SETUP, at=AT)
    at, waited = AT, []

    with mail.refusing(451) as port:
        settings.EMAIL_PORT = port
        while reminders.send(by=SETUP, at=at):
            row = Reminder.objects.get()
            waited.append((row.tries, row.state))
            at = localtime(max(row.next_try_at, at))
            at = at if at.hour < OPEN_UNTIL else (at + timedelta(days=1)).replace(hour=9)

    assert waited == [*((number, "waiting") for number in (1, 2, 3, 4)), (5, "failed")]


def test_server_that_does_not_answer_costs_no_try(settings: Settings) -> None:
    place = workplace()
    asked(place)
    reminders.gather(by=SETUP, at=AT)
    ours = settings.EMAIL_PORT
    settings.EMAIL_PORT = free_port()
    with pytest.raises(ConnectionRefusedError):
        reminders.send(by=SETUP, at=AT)

    settings.EMAIL_PORT = ours
    assert Reminder.objects.get().tries == 0
    reminders.send(by=SETUP, at=AT)
    assert len(mail.taken_for(address_of(place.owner))) == 1


def test_only_those_at_whose_employers_something_may_be_due_are_gathered() -> None:
    quiet, begun = workplace(), workplace()
    drafts.start(employer_id=begun.employer_id, benefit="sickness_allowance", by=begun.owner, at=AT)

    reminders.gather(by=SETUP, at=AT)

    assert [row.user_id for row in Reminder.objects.all()] == [begun.owner.user_id]
    assert quiet.owner.user_id != begun.owner.user_id


def test_what_is_further_away_is_told_only_with_what_has_come() -> None:
    near, far = (Due(DAY + timedelta(days=number), 1, Task.CLAIM) for number in (7, 10))
    later = Due(DAY + timedelta(days=20), 1, Task.SEND)

    assert reminders.to_tell([near, far, later], {}, Rhythm.AS_THEY_COME, DAY) == [near, far]
    assert reminders.to_tell([later], {}, Rhythm.AS_THEY_COME, DAY) == []
    assert reminders.to_tell([far], {reminders.name_of(far): DAY}, Rhythm.AS_THEY_COME, DAY) == []
