"""Asking for help: from which page, about whose case, with what number, and what was answered before."""

import pytest
from django.urls import reverse

from access.actor import Matter, Role
from access.scope import acting
from applications import drafts
from segments import contacts
from segments.models import HelpRequest
from tests.factories import access, employers
from tests.factories.access import AT, SETUP
from tests.factories.applications import workplace
from tests.factories.decisions import decision, officer, propose
from tests.portal.staff.pages import be, errors, owner, said, texts

pytestmark = pytest.mark.django_db

HELP = reverse("help")
TEXT = {"text": "En löydä viitenumeroa."}


def asked() -> list[tuple[int, int | None, str, str]]:
    """Return what has been asked: of which employer, about which case, from which page, and whom to call."""
    with acting(SETUP):
        return list(
            HelpRequest.objects.order_by("id").values_list("employer_id", "application_id", "page", "phone")
        )


def test_link_to_help_stands_on_every_page_and_knows_it() -> None:
    page = owner(workplace().owner).get(reverse("claims"))

    assert texts(page, f"//header//a[@href='{HELP}?sivu=%2Fhakemukset%2F']") == ["Pyydä apua", "Pyydä apua"]
    assert texts(be(officer()).get(reverse("queue")), "//header//a[.='Pyydä apua']") == []


def test_help_about_a_claim_lands_on_its_case() -> None:
    place = workplace()
    sent = place.submit()
    client = owner(place.owner)
    address = f"{HELP}?sivu={reverse('claim', args=[sent])}"

    form = client.get(address)
    page = client.post(address, TEXT, follow=True)

    assert f"hakemukseen {sent}" in texts(form, "//p[@class='lead']")[0]
    assert said(page) == ["Kiitos, vastaamme pian. Vastaus tulee tälle sivulle."]
    assert asked() == [(place.employer_id, sent, "claim", "")]
    assert "En löydä viitenumeroa." in texts(page, "//div[@class='panel']/p")


def test_call_is_asked_for_and_leads_back_to_the_page() -> None:
    place = workplace()
    client = owner(place.owner)

    answer = client.post(f"{HELP}?sivu={reverse('settings')}", TEXT | {"phone": "040 123 4567"})

    assert answer.headers["Location"] == reverse("settings")
    assert asked() == [(place.employer_id, None, "settings", "040 123 4567")]


def test_what_is_no_number_is_not_called() -> None:
    page = owner(workplace().owner).post(HELP, TEXT | {"phone": "iltapäivällä"})

    assert errors(page) == ["Kirjoittakaa puhelinnumero, esimerkiksi 040 123 4567."]
    assert asked() == []


def test_help_about_a_decision_lands_on_its_case() -> None:
    place = workplace()
    sent = place.submit()
    propose()
    client = owner(place.owner)

    client.post(f"{HELP}?sivu={reverse('decision', args=[decision(sent).id])}", TEXT)

    assert asked() == [(place.employer_id, sent, "decision", "")]


def test_help_about_a_draft_lands_on_its_employer() -> None:
    place = workplace()
    draft = drafts.start(employer_id=place.employer_id, benefit="sickness_allowance", by=place.owner, at=AT)

    owner(place.owner).post(f"{HELP}?sivu={reverse('claim_step', args=[draft.id, 'sairaus'])}", TEXT)

    assert asked() == [(place.employer_id, None, "claim_step", "")]


@pytest.mark.parametrize("page", ["https://example.invalid/", "//example.invalid/", "/ei-ole/", HELP, ""])
def test_page_that_is_none_of_ours_is_nowhere(page: str) -> None:
    place = workplace()

    answer = owner(place.owner).post(f"{HELP}?sivu={page}", TEXT | {"phone": "040 123 4567"})

    assert answer.headers["Location"] == reverse("home")
    assert asked() == [(place.employer_id, None, "help", "040 123 4567")]


def test_help_about_a_strangers_claim_is_about_ones_own_employer() -> None:
    place, other = workplace(), workplace()
    sent = other.submit()

    owner(place.owner).post(f"{HELP}?sivu={reverse('claim', args=[sent])}", TEXT)

    assert asked() == [(place.employer_id, None, "claim", "")]


def test_clerk_says_of_which_client_unless_the_page_does() -> None:
    firm_id, client_id = employers.firm(), employers.employer()
    employers.mandate(firm_id, client_id)
    client = be(employers.clerk(firm_id), f"firm:{firm_id}")
    of_client = reverse("client_claim_new", args=[client_id])

    missing = client.post(HELP, TEXT)
    client.post(HELP, TEXT | {"client": str(client_id)})
    client.post(f"{HELP}?sivu={of_client}", TEXT)

    assert errors(missing) == ["Tämä kenttä vaaditaan."]
    assert asked() == [(client_id, None, "help", ""), (client_id, None, "client_claim_new", "")]


@pytest.mark.parametrize("matter", list(Matter))
def test_help_is_open_to_who_acts_in_any_matter(matter: Matter) -> None:
    client = owner(employers.owner(employers.employer(), frozenset({matter})))

    assert client.get(HELP).status_code == 200


def test_answer_is_read_where_it_was_asked() -> None:
    place = workplace()
    client = owner(place.owner)
    client.post(HELP, TEXT)
    with acting(SETUP):
        request = HelpRequest.objects.get()
    contacts.give_help(request.id, "Se on palkkalaskelmassa.", by=access.staff(Role.OFFICER), at=AT)

    assert texts(client.get(HELP), "//main//strong") == ["Se on palkkalaskelmassa."]
