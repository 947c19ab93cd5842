"""The page of check points: what is told of nobody, where it leads, and how it is seen to."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from access.actor import Matter
from benefits.periods import PaidPeriod
from tests.factories import employers, incomes
from tests.factories.applications import CLEAN, Workplace, claim, workplace
from tests.portal.staff.pages import be, cells, owner, texts

pytestmark = pytest.mark.django_db

PAGE = reverse("checkpoints")
TELL = "Ilmoittakaa pitkästä poissaolosta työterveyshuoltoon"


def ill() -> Workplace:
    """Return a workplace with somebody ill for 25 days by the register."""
    place = workplace()
    first = localdate() - timedelta(days=24)
    incomes.absence(place.employer_id, place.employee_ids[0], first, localdate())
    return place


def chosen(client: Client, page: str = PAGE) -> list[str]:
    content = client.get(page).content.decode()
    return [part.split('"')[0] for part in content.split('name="valittu" value="')[1:]]


def test_page_tells_what_and_by_when_and_of_nobody() -> None:
    place = ill()
    day = localdate() + timedelta(days=5)

    page = owner(place.owner).get(PAGE)

    assert cells(page, "checkpoints") == [
        [TELL, f"{day:%-d.%-m.%Y} 5 päivää jäljellä", "Poissaolot ilman hakemusta"]
    ]
    assert texts(page, "//section/h2") == [TELL]
    assert "Virtanen" not in page.content.decode()


def test_check_point_of_a_claim_leads_to_it() -> None:
    place = workplace()
    first = localdate() - timedelta(days=24)
    paid = (PaidPeriod(first, localdate(), CLEAN.paid[0].wage),)
    sent = place.submit(claim(onset=first, paid=paid))

    page = owner(place.owner).get(PAGE)

    assert texts(page, f"//a[@href='{reverse('claim', args=[sent])}']") == [f"Hakemus {sent}"]


def test_check_point_that_was_seen_to_is_gone_from_the_page_and_from_the_home() -> None:
    client = owner(ill().owner)
    before = texts(client.get(reverse("home")), f"//a[@href='{PAGE}']")

    page = client.post(PAGE, {"valittu": chosen(client)}, follow=True)

    assert before == [TELL]
    assert "1 asia on hoidettu." in page.content.decode()
    assert cells(page, "checkpoints") == []
    assert texts(client.get(reverse("home")), f"//a[@href='{PAGE}']") == []


def test_nothing_chosen_settles_nothing() -> None:
    client = owner(ill().owner)

    page = client.post(PAGE, {}, follow=True)

    assert "Valitkaa ensin vähintään yksi asia." in page.content.decode()
    assert len(cells(page, "checkpoints")) == 1


def test_firm_sees_to_its_client_and_to_no_other() -> None:
    place, other = ill(), ill()
    firm_id = employers.firm()
    employers.mandate(firm_id, place.employer_id)
    client = be(employers.clerk(firm_id), f"firm:{firm_id}")
    address = reverse("client_checkpoints", args=[place.employer_id])

    client.post(address, {"valittu": chosen(client, address)})

    assert cells(client.get(address), "checkpoints") == []
    assert client.get(reverse("client_checkpoints", args=[other.employer_id])).status_code == 404
    assert len(chosen(owner(other.owner))) == 1
    assert client.get(PAGE)["Location"] == reverse("clients")


def test_page_is_closed_to_who_may_not_claim() -> None:
    place = ill()
    reader = employers.owner(place.employer_id, frozenset({Matter.PAYMENTS}))

    assert owner(reader).get(PAGE).status_code == 404
