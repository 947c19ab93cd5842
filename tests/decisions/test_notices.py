"""Notices: who has consented is told once of new decisions, how many they are, and nothing else."""

import re
from datetime import timedelta

import pytest
from django.utils.timezone import localtime
from pytest_django.fixtures import Settings

from access.scope import acting
from decisions import notices, services
from decisions.models import Notice
from employers import services as employers
from tests.factories import mail
from tests.factories.access import AT, SETUP, user
from tests.factories.applications import Workplace, claim, workplace
from tests.factories.decisions import propose

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_mail")]


def consented(place: Workplace) -> str:
    """Let the employer consent to electronic decisions; return the address."""
    address = f"paatokset{place.employer_id}-{user()}@leipomo.fi"
    employers.give_consent(employer_id=place.employer_id, email=address, by=place.owner, at=AT)
    return address


def decided(place: Workplace, *, employee: int = 0) -> None:
    """Let a clean claim be decided by rule and its letter be sent."""
    place.submit(claim(), employee=employee)
    propose()
    services.send_letters(by=SETUP, at=AT)


def waiting() -> int:
    with acting(SETUP):
        return Notice.objects.filter(state="waiting").count()


def test_notice_says_that_there_is_a_decision_and_nothing_of_it() -> None:
    place = workplace()
    address = consented(place)
    decided(place)

    sent = notices.send(by=SETUP, at=AT)

    (message,) = mail.taken_for(address)
    body = message.get_content()
    assert (sent, waiting()) == (1, 0)
    assert mail.subject(message) == "Kela: teille on uusi päätös"
    assert "Kela on tehnyt yhden tai useamman päätöksen" in body
    assert not re.search(r"\d{6}[-+A-FU-Y]\d{3}\w|sairau|päiväraha|€", body)


def test_decisions_that_come_before_the_notice_left_are_told_in_one_and_later_ones_in_another() -> None:
    place = workplace(people=3)
    address = consented(place)
    decided(place)
    decided(place, employee=1)
    notices.send(by=SETUP, at=AT)
    together = len(mail.taken_for(address))

    decided(place, employee=2)
    notices.send(by=SETUP, at=AT)

    assert (together, len(mail.taken_for(address))) == (1, 2)


def test_nobody_is_told_without_a_consent() -> None:
    decided(workplace())

    assert (waiting(), notices.send(by=SETUP, at=AT)) == (0, 0)


def test_consent_taken_back_before_the_notice_left_stops_it() -> None:
    place = workplace()
    address = consented(place)
    decided(place)
    employers.withdraw_consent(employer_id=place.employer_id, by=place.owner, at=AT)

    notices.send(by=SETUP, at=AT)

    assert (mail.taken_for(address), waiting()) == ([], 0)


def test_notice_waits_until_the_quiet_hours_are_over() -> None:
    place = workplace()
    consented(place)
    decided(place)

    at_night = notices.send(by=SETUP, at=localtime(AT).replace(hour=22))

    assert (at_night, waiting()) == (0, 1)
    assert notices.send(by=SETUP, at=AT + timedelta(days=1)) == 1


def test_address_that_takes_no_notice_is_told_until_another_is_given(settings: Settings) -> None:
    place = workplace()
    consented(place)
    decided(place)
    with mail.refusing(550) as port:
        settings.EMAIL_PORT = port
        notices.send(by=SETUP, at=AT)

    failed = notices.has_failed(for_=place.owner, employer_id=place.employer_id)
    later = AT + timedelta(days=1)
    employers.give_consent(employer_id=place.employer_id, email="uusi@leipomo.fi", by=place.owner, at=later)

    assert failed
    assert not notices.has_failed(for_=place.owner, employer_id=place.employer_id)
