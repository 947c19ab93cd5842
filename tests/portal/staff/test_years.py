"""Claims for a financial year on Kela's pages: there is no employee to be shown, and no wages."""

from decimal import Decimal

import pytest
from django.urls import reverse

from benefits.occupational_health import MonthEnd
from decisions import services
from tests.factories.access import AT
from tests.factories.applications import workplace, year_claim
from tests.factories.decisions import decision, grant, officer, proposal, propose
from tests.portal.staff.pages import be, cells, texts

pytestmark = pytest.mark.django_db

NAME = "Työterveyshuollon korvaus"
YEAR = "1.1.2020–31.12.2020"


def proposed() -> int:
    sent = workplace().submit_year()
    propose()
    return sent


def test_queue_shows_a_year_by_its_benefit() -> None:
    sent = proposed()

    page = be(officer()).get(reverse("queue"))

    (row,) = [row for row in cells(page, "queue") if row[0] == f"Hakemus {sent}"]
    assert row[2] == f"{NAME} {YEAR}"


def test_case_of_a_year_shows_no_employee_and_no_wages() -> None:
    sent = proposed()

    page = be(officer()).get(reverse("case", args=[sent]))

    assert f"{NAME} {YEAR}" in page.content.decode()
    assert "Työntekijä" not in texts(page, "//dt")
    assert "Tulorekisterin tiedot" not in texts(page, "//h2")
    ((days, ground, *_rest),) = cells(page, "proposed")
    assert (days, ground.rpartition(" korvataan ")[2]) == (YEAR, "60 %. O1, SVL 13:5")


def test_identity_code_of_nobody_is_not_shown() -> None:
    sent = proposed()

    answered = be(officer()).post(reverse("case_identity", args=[sent]))

    assert answered.status_code == 404


def test_question_about_a_year_names_what_was_stated() -> None:
    sent = proposed()

    page = be(officer()).get(reverse("case_ask", args=[sent]))

    offered = texts(page, "//select[@name='field']/option")
    assert "Paljonko se maksoi?" in offered


def test_decision_on_a_year_shows_its_benefit() -> None:
    sent = workplace().submit_year(year_claim(2019))
    propose()
    services.decide([grant(sent)], by=officer(), at=AT)

    page = be(officer()).get(reverse("decision_staff", args=[decision(sent).id]))

    assert f"{NAME}, 1.1.2019–31.12.2019" in page.content.decode()


def test_officer_chooses_on_the_case_what_the_law_leaves_open() -> None:
    sent = workplace().submit_year(year_claim(month_ends=(MonthEnd(4),) * 12))
    propose()
    client = be(officer())
    before = texts(client.get(reverse("case", args=[sent])), "//input[@name='chosen' and @checked]/..")

    client.post(reverse("case_release", args=[sent]), {"choices": "1", "chosen": "raised"})
    propose()

    page = client.get(reverse("case", args=[sent]))
    assert before == []
    assert len(texts(page, "//input[@name='chosen']/..")) == 2
    assert len(texts(page, "//input[@name='chosen' and @checked]/..")) == 1
    assert proposal(sent).employer_total == Decimal("1800.00")
