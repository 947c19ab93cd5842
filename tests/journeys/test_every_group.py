"""A benefit of each group goes all the way: guided pages, an officer's decision, two persons, the money."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from tests.journeys.guided import claim
from tests.journeys.steps import Arrive, let_decide, pay_out
from tests.portal.questions.samples import YEAR_OF_CARE

START = localdate() - timedelta(days=45)
END = START + timedelta(days=27)


def typed(days: int) -> str:
    """Return a day so many days after the first as it is typed."""
    day = START + timedelta(days=days)
    return f"{day.day}.{day.month}.{day.year}"


PAID = {"paid.0.starts_on": typed(0), "paid.0.ends_on": typed(27), "paid.0.wage": "2500,00"}


@dataclass(frozen=True)
class Group:
    """A group of benefits: the one that is claimed, for which of the employees offered, and the answers."""

    benefit: str
    employee: int | None
    answers: Mapping[str, str]


GROUPS = (
    Group(
        "Vanhempainraha",
        2,
        {
            **PAID,
            "due_date": typed(0),
            "born_on": typed(0),
            "entitlement_start": typed(0),
            "pay_basis": "agreement",
        },
    ),
    Group(
        "Kuntoutusraha",
        3,
        {
            **PAID,
            "rehabilitation_starts_on": typed(0),
            "programme": "individual",
            "notice": "not_needed",
            "participation": "provider",
            "clause": "True",
        },
    ),
    Group("Työterveyshuollon korvaus", None, {field: str(value) for field, value in YEAR_OF_CARE.items()}),
)
"""The last is for a year whose ceiling is known: it is late, which an officer looks at."""


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.benefit)
def test_claim_goes_from_its_pages_to_the_money(arrive: Arrive, group: Group) -> None:
    hanna = arrive("Hanna")
    sent = claim(hanna, group.benefit, group.answers, employee=group.employee)
    let_decide(arrive, hanna, sent)
    assert hanna.sees(re.compile(f"^Päätös: {group.benefit.lower()}$"))
    money = hanna.page.locator("main tr").filter(has=hanna.page.locator(f"a[href='/hakemukset/{sent}/']"))
    hanna.go("/maksut/")
    hanna.until(lambda: money.count() > 0)
    pay_out(arrive)
    hanna.go("/maksut/")
    assert "Lähetetty pankkiin" in money.first.inner_text()
    hanna.sign_out()
