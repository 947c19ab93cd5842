"""Letters: what they say, in which language, and that they are kept as they were sent."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from hashlib import sha256

import pytest
from syrupy.assertion import SnapshotAssertion

from access.actor import Matter, NotAllowedError
from access.models import Trail
from access.scope import acting
from applications import services as applications
from applications.models import Application
from benefits.periods import Period
from benefits.sickness import Certificate, PaidPeriod
from decisions import queries, services
from decisions.letters import law_of
from decisions.models import Letter
from decisions.rulings import Override
from employers.queries import employee
from tests.factories import employers
from tests.factories.access import AT, SETUP
from tests.factories.applications import Workplace, claim, workplace
from tests.factories.decisions import decision, grant, grant_partly, officer, propose, refuse

pytestmark = pytest.mark.django_db

LATER = claim(certificate=Certificate.LATER)


def sent_letter(application_id: int) -> str:
    """Return the letter of the decision in force, sent now."""
    services.send_letters(by=SETUP, at=AT)
    letter = queries.letter(decision(application_id).id, for_=officer(), at=AT)
    return bytes(letter.body or b"").decode()


def partly(language: str = "fi") -> tuple[Workplace, int]:
    place = workplace(language=language)
    sent = place.submit(LATER)
    propose()
    october = Period(date(2026, 10, 1), date(2026, 10, 31))
    services.decide([grant_partly(sent, october)], by=officer(name="Kerttu Kela"), at=AT)
    return place, sent


def told(letter: str, application_id: int) -> list[str]:
    """Return the lines of a letter without what differs from run to run."""
    numbered = re.sub(rf" {application_id}(?=/1<|\.</p>| när)", " N", letter)
    lines = [line.strip() for line in numbered.splitlines()]
    return [line for line in lines if line and "Aallon leipomo" not in line]


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_letter_tells_the_decision_in_the_employers_language(
    language: str, snapshot: SnapshotAssertion
) -> None:
    _, sent = partly(language)

    assert told(sent_letter(sent), sent) == snapshot


def test_letter_names_no_identity_code() -> None:
    place, sent = partly()
    known = employee(for_=place.owner, employee_id=place.employee_ids[0])

    letter = sent_letter(sent)

    assert "Matti Virtanen" in letter
    assert known.masked_code[:6] not in letter


def test_letter_says_how_the_law_is_followed_without_the_persons_income() -> None:
    _, sent = partly()

    assert "30\N{NO-BREAK SPACE}552" not in sent_letter(sent)


def test_letter_of_a_refusal_gives_its_reason_and_pays_nothing() -> None:
    place = workplace(account=False)
    sent = place.submit(LATER)
    propose()
    services.decide([refuse(sent)], by=officer(), at=AT)

    letter = sent_letter(sent)

    assert "Lääkärintodistusta ei ole toimitettu." in letter
    assert "Todistusta ei tullut pyynnöstä huolimatta." in letter
    assert 'id="payment"' not in letter


def test_letter_to_an_employer_without_an_account_asks_for_one() -> None:
    sent = workplace(account=False).submit()
    propose()

    assert "Teillä ei ole tilinumeroa Kelassa." in sent_letter(sent)


@pytest.mark.parametrize(
    ("paid_until", "wage", "sentence"),
    [
        (date(2026, 10, 31), "6000.00", "Maksamme teille lisää 1\N{NO-BREAK SPACE}774,76"),
        (date(2026, 9, 15), "1500.00", "Sen mukaan teille on myönnetty 887,38"),
        (date(2026, 9, 15), "1500.00", "Päätös perustuu siihen, että korjasitte itse hakemustanne."),
        (date(2026, 9, 30), "3100.00", "Maksettava määrä ei muutu."),
    ],
)
def test_letter_of_a_decision_anew_tells_what_changes(paid_until: date, wage: str, sentence: str) -> None:
    place = workplace()
    september = (PaidPeriod(date(2026, 9, 1), date(2026, 9, 30), Decimal("3000.00")),)
    sent = place.submit(claim(paid=september))
    propose()
    paid = (PaidPeriod(date(2026, 9, 1), paid_until, Decimal(wage)),)
    applications.correct(sent, claim(paid=paid), reason="Korjaus.", by=place.owner, at=AT)
    propose()
    services.decide([grant(sent)], by=officer(), at=AT)

    assert sentence in sent_letter(sent)


def test_letter_tells_the_amount_that_an_officer_changed() -> None:
    sent = workplace().submit(LATER)
    propose()
    more = Override(place=1, amount=Decimal("2900.00"), reason="Palkkaa oli enemmän.")
    services.decide([replace(grant(sent), overrides=(more,))], by=officer(), at=AT)

    letter = sent_letter(sent)

    assert "määrä olisi 2 866,92 euroa" in letter
    assert "Käsittelijä on muuttanut sitä: Palkkaa oli enemmän." in letter


def test_letter_on_a_claim_without_known_income_names_no_daily_allowance() -> None:
    sent = workplace(wages=None).submit()
    propose()
    services.decide([refuse(sent)], by=officer(), at=AT)

    assert "Päivärahan määrä arkipäivältä" not in sent_letter(sent)


def test_letter_is_kept_as_it_was_sent() -> None:
    _, sent = partly()

    services.send_letters(by=SETUP, at=AT)

    with acting(SETUP):
        letter = Letter.objects.get(decision__application_id=sent)
        assert letter.body is not None
        assert letter.sha256 is not None
        assert (letter.state, letter.sent_at) == ("sent", AT)
        assert sha256(bytes(letter.body)).digest() == bytes(letter.sha256)
        assert Trail.objects.get(deed="send_letter").subject_ids == [letter.decision_id]


def test_letters_sent_once_are_not_sent_again() -> None:
    partly()

    assert services.send_letters(by=SETUP, at=AT) == 1
    assert services.send_letters(by=SETUP, at=AT) == 0


def test_letter_that_cannot_be_written_holds_no_other_up(caplog: pytest.LogCaptureFixture) -> None:
    _, broken = partly()
    _, sound = partly()
    with acting(SETUP):
        Application.objects.filter(id=broken).update(benefit="unknown_benefit")

    services.send_letters(by=SETUP, at=AT)

    with acting(SETUP):
        assert Letter.objects.get(decision__application_id=sound).state == "sent"
        assert Letter.objects.get(decision__application_id=broken).state == "to_send"
    assert "no letter came of 1 decisions" in caplog.text


def test_employer_reads_its_own_letters_and_no_others() -> None:
    place, sent = partly()
    sent_letter(sent)
    decision_id = decision(sent).id

    assert queries.letter(decision_id, for_=place.owner, at=AT).state == "sent"
    for stranger in (
        workplace(wages=None).owner,
        employers.owner(place.employer_id, frozenset({Matter.CLAIM})),
    ):
        with pytest.raises(NotAllowedError):
            queries.letter(decision_id, for_=stranger, at=AT)


def test_letter_not_sent_yet_is_not_shown() -> None:
    place, sent = partly()

    with pytest.raises(NotAllowedError):
        queries.letter(decision(sent).id, for_=place.owner, at=AT)


@pytest.mark.parametrize(
    ("rule", "law"),
    [
        ("S22, SVL 7:4.1", "SVL 7:4.1"),
        ("S3, SVL 8:7.2, 8:11.6", "SVL 8:7.2, 8:11.6"),
        ("S12, 535/2019", "535/2019"),
        ("C25", ""),
    ],
)
def test_letter_cites_the_law_alone(rule: str, law: str) -> None:
    assert law_of(rule) == law
