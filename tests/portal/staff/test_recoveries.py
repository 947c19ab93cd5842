"""Recoveries on Kela's pages and the employer's: listed, looked at, closed once."""

import pytest
from django.urls import reverse

from access.actor import Role
from access.scope import acting
from payments.models import Recovery
from tests.factories import access
from tests.factories.access import SETUP
from tests.factories.applications import Workplace
from tests.factories.decisions import officer
from tests.factories.payments import granted, lowered, raise_due, sent_run
from tests.portal.staff.pages import be, cells, errors, owner, said, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> Workplace:
    """Return an employer that is to pay 2 866.92 euros back."""
    place = granted()
    raise_due()
    sent_run()
    lowered(place)
    raise_due()
    return place


def page_of(place: Workplace) -> str:
    with acting(SETUP):
        return reverse("recovery", args=[Recovery.objects.get(employer_id=place.employer_id).id])


def test_recovery_is_listed_and_waived_for_a_reason(place: Workplace) -> None:
    client = be(officer())

    listed = client.get(reverse("recoveries"))
    unsaid = client.post(page_of(place), {"state": "waived"})
    waived = client.post(page_of(place), {"state": "waived", "reason": "Kohtuus."}, follow=True)
    again = client.post(page_of(place), {"state": "paid_back"}, follow=True)

    assert [row[2:] for row in cells(listed, "recoveries")] == [["2 866,92 €", "Maksettava takaisin"]]
    assert errors(unsaid) == ["Kerro, miksi perinnästä luovutaan."]
    assert said(waived) == ["Asia on päätetty."]
    assert texts(waived, "//div[dt='Perustelu']/dd") == ["Kohtuus."]
    assert said(again) == ["Asia on jo päätetty."]


def test_recovery_is_an_officers_to_close(place: Workplace) -> None:
    auditor = be(access.staff(Role.AUDITOR))

    assert auditor.get(reverse("recoveries")).status_code == 200
    assert auditor.post(page_of(place), {"state": "paid_back"}).status_code == 404


def test_employer_reads_what_it_is_to_pay_back(place: Workplace) -> None:
    page = owner(place.owner).get(reverse("payments"))

    assert [row[1:] for row in cells(page, "recoveries")] == [["2 866,92 €", "Maksettava takaisin"]]
