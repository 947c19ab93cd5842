"""A decision and its letter, as Kela's people read them."""

import pytest
from django.urls import reverse

from access.actor import Role
from access.scope import acting
from applications.queries import of_employers
from decisions import services
from tests.factories import access
from tests.factories.access import AT, SETUP
from tests.factories.decisions import decision, officer
from tests.factories.payments import granted, raise_due
from tests.portal.staff.pages import be, cells, texts, trailed

pytestmark = pytest.mark.django_db


def made() -> int:
    """Return a decision whose first instalments are due."""
    place = granted()
    raise_due()
    with acting(place.owner):
        (application,) = of_employers(for_=place.owner)
    return decision(application.id).id


def test_decision_shows_lines_law_letter_and_payments() -> None:
    page = be(officer()).get(reverse("decision_staff", args=[made()]))

    assert [row[3] for row in cells(page, "decided")] == ["0,00 €", "2 866,92 €"]
    assert [row[3] for row in cells(page, "instalments")] == ["409,56 €", "1 706,50 €", "750,86 €"]
    assert [row[1] for row in cells(page, "payments")] == ["750,86 €", "1 706,50 €", "409,56 €"]
    assert texts(page, "//div[dt='Laki voimassa']/dd")[0].startswith("1.9.2026 säännöt")
    assert texts(page, "//div[dt='Päätöskirje']/dd") == ["Lähtee hetken kuluttua"]


def test_letter_is_shown_as_it_was_sent() -> None:
    decision_id = made()
    client = be(officer())

    before = client.get(reverse("letter_staff", args=[decision_id]))
    services.send_letters(by=SETUP, at=AT)
    page = client.get(reverse("letter_staff", args=[decision_id]))

    assert before.status_code == 404
    assert texts(page, "//article[@class='letter']//h1") == ["Sairauspäiväraha: päätös työnantajalle"]
    assert len(trailed(deed="view", subject="letter")) == 1


def test_decision_is_open_to_approvers_by_way_of_the_payments() -> None:
    page = be(access.staff(Role.APPROVER)).get(reverse("decision_staff", args=[made()]))

    assert texts(page, "//nav[@class='breadcrumb']//a") == ["Maksuerät"]
