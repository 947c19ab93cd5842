"""What an employer tells once: each thing is kept when it will do and objected to when it will not."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import employers
from tests.portal.staff.pages import errors, owner, said, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def client() -> Client:
    """Return the browser of an employer that has told nothing yet."""
    return owner(employers.owner(employers.employer()))


def section(client: Client, title: str) -> list[str]:
    """Return the paragraphs of a part of the employer's page, without its links."""
    page = client.get(reverse("settings"))
    return texts(page, f"//section[h2='{title}']//p[not(a) and not(@class)]")


def test_account_is_entered_and_shown_by_its_last_figures(client: Client) -> None:
    before = section(client, "Tilinumero")

    entered = client.post(
        reverse("settings_account"), {"iban": employers.IBAN, "holder": "Aallon leipomo"}, follow=True
    )

    (told,) = section(client, "Tilinumero")
    assert before == ["Emme voi maksaa korvauksia ennen kuin tilinumero on ilmoitettu."]
    assert said(entered) == ["Tilinumero on tallennettu."]
    assert told.startswith("Tili, jonka numero päättyy 0785, haltija Aallon leipomo.")


def test_account_that_cannot_be_is_objected_to(client: Client) -> None:
    page = client.post(reverse("settings_account"), {"iban": "FI2112345600000786", "holder": "Leipomo"})
    empty = client.post(reverse("settings_account"), {"iban": "", "holder": ""})

    assert (len(errors(page)), len(errors(empty))) == (1, 2)
    assert section(client, "Tilinumero") == [
        "Emme voi maksaa korvauksia ennen kuin tilinumero on ilmoitettu."
    ]


def test_consent_is_given_and_taken_back(client: Client) -> None:
    given = client.post(reverse("settings_consent"), {"email": "leipomo@example.fi"}, follow=True)
    while_given = section(client, "Sähköiset päätökset")
    withdrawn = client.post(reverse("settings_consent_withdraw"), follow=True)

    assert said(given) == ["Suostumus sähköisiin päätöksiin on tallennettu."]
    assert while_given == ["Ilmoitamme uusista päätöksistä osoitteeseen leipomo@example.fi."]
    assert said(withdrawn) == ["Suostumus on peruttu. Päätökset tulevat tästä lähtien postissa."]
    assert section(client, "Sähköiset päätökset")[0].startswith("Päätökset tulevat postissa.")


def test_consent_takes_an_address_that_can_be(client: Client) -> None:
    page = client.post(reverse("settings_consent"), {"email": "leipomo"})

    assert len(errors(page)) == 1
    assert client.get(reverse("settings_consent_withdraw")).status_code == 405


def test_contact_is_named_and_offered_again(client: Client) -> None:
    contact = {"name": "Aino Aalto", "phone": "040 000 0000", "email": "aino@example.fi"}

    named = client.post(reverse("settings_contact"), contact, follow=True)
    nameless = client.post(reverse("settings_contact"), contact | {"name": ""})
    page = client.get(reverse("settings_contact"))

    assert said(named) == ["Yhteyshenkilö on tallennettu."]
    assert len(errors(nameless)) == 1
    assert section(client, "Yhteyshenkilö") == ["Aino Aalto, 040 000 0000, aino@example.fi"]
    assert 'value="Aino Aalto"' in page.content.decode()


def test_settings_name_the_firms_with_a_mandate() -> None:
    employer_id = employers.employer()
    employers.mandate(employers.firm(), employer_id)

    assert section(owner(employers.owner(employer_id)), "Valtuutetut palkkatoimistot") == [
        "Tilitoimisto Taika"
    ]


def test_settings_of_another_employer_are_not_touched(client: Client) -> None:
    employer_id = employers.employer()

    client.post(reverse("settings_contact"), {"name": "Aino Aalto"})

    assert section(owner(employers.owner(employer_id)), "Yhteyshenkilö") == ["Yhteyshenkilöä ei ole nimetty."]
