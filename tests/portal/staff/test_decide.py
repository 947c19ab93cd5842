"""Deciding: the letter is shown first, the decision is made on confirmation, and contradictions are told."""

from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.urls import reverse

from access.scope import acting
from applications import services as applications
from benefits.sickness import Certificate
from decisions.models import Decision
from tests.factories.access import AT, SETUP
from tests.factories.applications import Workplace, claim, workplace
from tests.factories.decisions import decision, officer, proposal, propose
from tests.portal.staff.pages import be, errors, said, texts

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Page

pytestmark = pytest.mark.django_db

WHY = "Todistus ei koske näitä päiviä."


@pytest.fixture
def place() -> Workplace:
    """Return an employer with one employee."""
    return workplace()


@pytest.fixture
def sent(place: Workplace) -> int:
    """Return an application that waits for an officer."""
    application_id = place.submit(claim(certificate=Certificate.LATER))
    propose()
    return application_id


@pytest.fixture
def client() -> Client:
    """Return an officer's browser."""
    return be(officer())


def rule(client: Client, sent: int, outcome: str, **typed: object) -> "Page":
    """Send what an officer rules on the newest proposal."""
    given = {"outcome": outcome, "proposal": proposal(sent).id, "explanation": ""} | typed
    return client.post(reverse("case_decide", args=[sent]), given, follow=True)


def made() -> int:
    """Return how many decisions there are."""
    with acting(SETUP):
        return Decision.objects.count()


def test_decision_is_shown_as_its_letter_before_it_is_made(client: Client, sent: int) -> None:
    page = rule(client, sent, "granted")

    assert texts(page, "//article[@class='letter']//h1") == ["Sairauspäiväraha: päätös työnantajalle"]
    assert texts(page, "//article[@class='letter']//p/strong") == [
        "Olemme hyväksyneet hakemuksenne. Maksamme teille yhteensä 2 866,92 euroa."
    ]
    assert made() == 0


def test_decision_is_made_when_it_is_confirmed(client: Client, sent: int) -> None:
    page = rule(client, sent, "granted", confirm="1")

    assert said(page) == ["Päätös on tehty. Kirje lähtee työnantajalle hetken kuluttua."]
    assert texts(page, "//h1") == [f"Päätös {sent}/1"]
    assert (decision(sent).outcome, decision(sent).automatic) == ("granted", False)


def test_decision_in_part_is_granted_until_a_day(client: Client, sent: int) -> None:
    typed = {"until": "30.9.2026", "refusal": "refusal_no_incapacity", "explanation": WHY}

    shown = rule(client, sent, "partly", **typed)
    rule(client, sent, "partly", **typed, confirm="1")

    assert texts(shown, "//article[@class='letter']//p[.=$why]".replace("$why", f"'{WHY}'")) == [WHY]
    found = decision(sent)
    assert (found.outcome, found.reason, str(found.total)) == ("partly", "refusal_no_incapacity", "1092.16")


def test_decision_in_part_keeps_some_days_and_not_all(client: Client, sent: int) -> None:
    typed = {"refusal": "refusal_no_incapacity", "explanation": WHY}

    nothing_left = rule(client, sent, "partly", lines=["1"], **typed)
    all_left = rule(client, sent, "partly", until="31.10.2026", **typed)
    nothing_said = rule(client, sent, "partly", **typed)

    sense = "Osittain myönnettäessä työnantajalle jää osa rahasta, mutta ei kaikkea. Tarkista rivit."
    assert errors(nothing_left) == [sense]
    assert errors(all_left) == [sense]
    assert errors(nothing_said) == ["Kerro viimeinen maksettava päivä tai valitse rivit, joita ei myönnetä."]
    assert made() == 0


def test_officers_own_amount_needs_a_reason_and_is_shown_in_the_letter(client: Client, sent: int) -> None:
    typed = {"amount_1": "2900,00"}

    without = rule(client, sent, "granted", **typed)
    shown = rule(client, sent, "granted", **typed, why_1="Korjattu.")
    rule(client, sent, "granted", **typed, why_1="Korjattu.", confirm="1")

    assert errors(without) == ["Kerro, miksi määrää muutetaan."]
    assert texts(shown, "//article[@class='letter']//small[contains(., 'Käsittelijä')]") == [
        "Sääntöjen mukaan laskettu määrä olisi 2 866,92 euroa. Käsittelijä on muuttanut sitä: Korjattu."
    ]
    assert str(decision(sent).total) == "2900.00"


def test_lesser_decision_anew_asks_for_the_right_to_it(client: Client, sent: int) -> None:
    rule(client, sent, "granted", confirm="1")
    client.post(reverse("case_release", args=[sent]), {"reason": "Uusi lausunto."})
    propose()
    typed = {"until": "30.9.2026", "refusal": "refusal_no_incapacity", "explanation": WHY}

    asked = rule(client, sent, "partly", **typed)
    page = rule(client, sent, "partly", **typed, detriment="consent", confirm="1")

    assert errors(asked) == ["Päätös pienentää aiemmin myönnettyä. Valitse, millä oikeudella niin tehdään."]
    assert texts(page, "//h1") == [f"Päätös {sent}/2"]
    assert decision(sent).detriment == "consent"


def test_refusal_needs_a_reason_and_an_explanation(client: Client, sent: int) -> None:
    page = rule(client, sent, "refused", refusal="", confirm="1")

    assert errors(page) == [
        "Valitse syy.",
        "Kirjoita työnantajalle, mistä päätös johtuu.",
    ]
    assert made() == 0


def test_refusal_is_made_and_told(client: Client, sent: int) -> None:
    page = rule(client, sent, "refused", refusal="refusal_no_certificate", explanation=WHY, confirm="1")

    assert texts(page, "//section[@class='panel']/p[not(@class)]") == [
        "Lääkärintodistusta ei ole toimitettu.",
        WHY,
    ]
    assert decision(sent).outcome == "refused"


def test_ruling_may_be_changed_before_the_decision(client: Client, sent: int) -> None:
    page = rule(client, sent, "refused", refusal="refusal_other", explanation=WHY, edit="1")

    assert texts(page, "//textarea") == [WHY]


def test_decision_by_an_older_proposal_is_refused(client: Client, sent: int, place: Workplace) -> None:
    older = proposal(sent).id
    applications.correct(sent, claim(), reason="Todistus on", by=place.owner, at=AT)
    propose()

    page = rule(client, sent, "granted", proposal=older, confirm="1")

    assert said(page) == ["Hakemus on muuttunut sen jälkeen, kun katsoit sitä. Tutustu siihen uudelleen."]


def test_proposal_that_brings_nothing_is_not_granted(client: Client) -> None:
    sent = workplace(wages=None).submit()
    propose()

    page = rule(client, sent, "granted", confirm="1")

    assert texts(page, "//*[@role='alert']//li") == [
        "Ehdotuksessa ei ole myönnettävää. Hylkää hakemus tai pyydä lisätietoja."
    ]


def test_outcome_that_there_is_not_is_not_found(client: Client, sent: int) -> None:
    assert client.get(reverse("case_decide", args=[sent]), {"outcome": "perhaps"}).status_code == 404


def test_explanation_is_asked_in_the_employers_language(client: Client) -> None:
    sent = workplace(language="sv").submit(claim(certificate=Certificate.LATER))
    propose()

    page = client.get(reverse("case_decide", args=[sent]), {"outcome": "refused"})

    assert texts(page, "//*[@id='id_explanation_helptext']") == [
        "Kirjoita työnantajan kielellä: ruotsi. Teksti tulee päätöskirjeeseen."
    ]
