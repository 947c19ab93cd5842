"""The first page of an employer: what waits, what is missing, what was claimed and what is coming."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate, now
from pytest_django import DjangoAssertNumQueries

from access.actor import Matter
from applications import drafts, services
from applications.documents import Question
from benefits.catalogue import BENEFITS
from benefits.law import law_on
from benefits.sickness import Certificate
from employers.services import give_consent
from payments.services import record_feedback
from segments.models import Reminder
from tests.factories import employers, incomes
from tests.factories.access import AT, SETUP
from tests.factories.applications import ENDED, Workplace, claim, workplace
from tests.factories.batches import bureau
from tests.factories.decisions import officer, propose
from tests.factories.payments import feedback, granted, raise_due, sent_run
from tests.portal.staff.pages import be, cells, owner, texts

pytestmark = pytest.mark.django_db

LATER = claim(certificate=Certificate.LATER, paid=ENDED)
QUERIES = 65
TASKS = "//p[@class='work-title']"
CONSENT = "Antakaa suostumus sähköisiin päätöksiin"
METRICS = "//ul[@class='metrics']/li"


def busy(people: int) -> Workplace:
    """Return a workplace with so many claims, each asked about, and so many unfinished ones."""
    place = workplace(people=people)
    sent = place.submit_many([LATER] * people)
    propose()
    for application_id in sent:
        question = Question(reason="wage", field="", text="Mistä ero?", due_on=AT.date() + timedelta(days=14))
        services.ask(application_id, question, by=officer(), at=AT)
        drafts.start(employer_id=place.employer_id, benefit="sickness_allowance", by=place.owner, at=AT)
    return place


def test_home_shows_the_latest_claims_and_the_money() -> None:
    place = granted()
    raise_due()

    page = owner(place.owner).get(reverse("home"))

    assert texts(page, "//p[@class='over']") == ["Aallon leipomo"]
    assert cells(page, "latest") == [
        ["Matti Virtanen", "1.9.2026–31.10.2026 Sairauspäiväraha", "2.11.2026", "Päätös tehty"]
    ]
    assert texts(page, METRICS) == ["Tulossa tilille 2 866,92 €", "Maksettu tänä vuonna 0,00 €"]


def test_home_asks_for_answers_first_and_then_for_unfinished_claims() -> None:
    page = owner(busy(1).owner).get(reverse("home"))

    assert texts(page, TASKS) == [
        "Kela kysyy: Matti Virtanen",
        "Jatka hakemusta: työntekijä valitsematta",
        CONSENT,
    ]


def test_home_tells_what_is_missing_until_it_is_told() -> None:
    place = workplace(account=False)
    firm_id = employers.firm()
    ending = localdate() + timedelta(days=7)
    employers.mandate(firm_id, place.employer_id, ends_on=ending)
    client = owner(place.owner)
    ready = workplace()
    give_consent(employer_id=ready.employer_id, email="leipomo@example.fi", by=ready.owner, at=AT)

    assert texts(client.get(reverse("home")), TASKS) == [
        "Palkkatoimiston valtuutus päättyy",
        "Ilmoittakaa tilinumero",
        CONSENT,
    ]
    assert texts(client.get(reverse("home")), "//span[@class='due soon']") == [date_format(ending)]
    assert texts(owner(ready.owner).get(reverse("home")), TASKS) == []


def test_address_that_takes_no_reminders_is_told_with_what_to_do() -> None:
    place, at = workplace(), now()
    give_consent(employer_id=place.employer_id, email="leipomo@example.fi", by=place.owner, at=AT)
    Reminder.objects.create(
        user_id=place.owner.signatory, day=at.date(), state="failed", next_try_at=at, settled_at=at
    )

    assert texts(owner(place.owner).get(reverse("home")), TASKS) == ["Muistutus ei mennyt perille"]


def test_payment_that_came_back_is_told_with_its_euros_and_what_to_do() -> None:
    place = granted()
    raise_due()
    run = sent_run()
    record_feedback(feedback(f"KELA-RUN-{run.id}", group="RJCT"), by=SETUP, at=AT)

    page = owner(place.owner).get(reverse("home"))

    assert "3 maksua palautui" in texts(page, TASKS)
    assert texts(page, "//p[@class='work-amount']") == ["2 866,92 €"]


def test_home_shows_no_money_to_who_may_not_read_payments() -> None:
    clerk = employers.owner(granted().employer_id, frozenset({Matter.CLAIM}))

    page = owner(clerk).get(reverse("home"))

    assert texts(page, METRICS) == []


def test_small_employer_is_told_of_absences_without_a_claim() -> None:
    place = workplace(people=2)
    first = localdate() - timedelta(days=40)
    for employee in place.employee_ids:
        incomes.absence(place.employer_id, employee, first, first + timedelta(days=27))

    page = owner(place.owner).get(reverse("home"))

    (hint,) = texts(page, f"//a[@href='{reverse('absences')}']")
    assert hint.startswith("2 poissaolosta voi ehkä hakea korvausta")
    (amount,) = texts(page, "//p[@class='work-amount']")
    (radar,) = texts(page, "//div[contains(@class, 'radar')]/p")
    last = BENEFITS["sickness_allowance"].limit.deadline(first, law_on(first)).last_day
    euros = amount.replace("€", "euroa")
    assert radar == f"Arviolta {euros} odottaa: 2 asiaa, seuraava viimeistään {date_format(last, 'j.n.Y')}."


def test_home_of_another_employer_shows_nothing_of_this_one() -> None:
    busy(1)

    page = owner(employers.owner(employers.employer())).get(reverse("home"))

    assert (texts(page, TASKS), cells(page, "latest")) == (["Ilmoittakaa tilinumero", CONSENT], [])


def test_home_of_a_firm_is_its_clients() -> None:
    office = bureau()

    answer = be(office.clerk, f"firm:{office.firm_id}").get(reverse("home"))

    assert answer["Location"] == reverse("clients")


@pytest.mark.parametrize("people", [1, 3])
def test_home_costs_the_same_for_one_and_for_three(
    people: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = owner(busy(people).owner)

    with django_assert_num_queries(QUERIES):
        page = client.get(reverse("home"))

    assert (len(texts(page, TASKS)), len(cells(page, "latest"))) == (2 * people + 1, people)


@pytest.mark.parametrize(("ago", "kind"), [(20, "due"), (70, "due soon")])
def test_unfinished_claim_tells_its_last_day(ago: int, kind: str) -> None:
    place, first = workplace(), localdate() - timedelta(days=ago)
    draft = drafts.start(employer_id=place.employer_id, benefit="sickness_allowance", by=place.owner, at=AT)
    answers = {"paid.0.starts_on": f"{first:%d.%m.%Y}"}
    drafts.save(draft.id, answers, version=draft.version, step="palkka", by=place.owner, at=AT)
    last = BENEFITS["sickness_allowance"].limit.deadline(first, law_on(first)).last_day

    page = owner(place.owner).get(reverse("home"))

    assert texts(page, f"//span[@class='{kind}']") == [date_format(last)]
