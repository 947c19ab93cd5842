"""Applications of the tests: claims of people whose wages the register knows, sent by their employer."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

import msgspec
from django.db import connection

from access.actor import Actor
from access.scope import acting
from applications import services
from applications.states import Channel
from applications.submissions import Submission
from benefits import catalogue, occupational_health
from benefits.occupational_health import (
    Arrangement,
    Cooperation,
    Cost,
    CostClass,
    CostKind,
    MonthEnd,
    Statement,
)
from benefits.sickness import Certificate, Claim, PaidPeriod, PayBasis
from decisions.automation import is_sampled
from employers.services import set_account
from tests.factories import access, employers, incomes
from tests.factories.access import AT, SETUP

CLEAN = Claim(
    onset=date(2026, 9, 1),
    paid=(PaidPeriod(date(2026, 9, 1), date(2026, 10, 31), Decimal("6000.00")),),
    certificate=Certificate.KANTA,
    pay_basis=PayBasis.ACT,
    payment_reference="202611300010",
)
"""A claim the rules decide alone: two months with full pay, filed in time."""
ENDED = (PaidPeriod(date(2026, 9, 1), date(2026, 9, 30), Decimal("3000.00")),)
"""Paid days that ended so early that no check point is to come."""


def claim(**changes: object) -> Claim:
    """Return the clean claim with some answers changed."""
    return msgspec.structs.replace(CLEAN, **changes)


def year_claim(year: int = 2020, **changes: object) -> occupational_health.Claim:
    """Return a claim for the occupational health care of a calendar year, some answers changed."""
    cost = Cost(
        provider="Terveysasema",
        arrangement=Arrangement.PRIVATE,
        cost_class=CostClass.PREVENTIVE,
        kind=CostKind.PROFESSIONALS,
        amount=Decimal("3000.00"),
    )
    plain = occupational_health.Claim(
        year_starts_on=date(year, 1, 1),
        year_ends_on=date(year, 12, 31),
        costs=(cost,),
        free_of_charge=True,
        workplace_survey=True,
        cooperation=Cooperation.STAFF,
        statement=Statement.GIVEN,
        statement_on=date(year + 1, 2, 1),
        agreement=True,
        plan_reviewed_on=date(year, 3, 2),
        month_ends=(MonthEnd(20),) * 12,
    )
    return msgspec.structs.replace(plain, **changes)


@dataclass(frozen=True, kw_only=True)
class Workplace:
    """An employer with its owner and people whose wages the register knows."""

    employer_id: int
    owner: Actor
    employee_ids: list[int] = field(default_factory=list)

    def submit(
        self,
        stated: catalogue.Claim = CLEAN,
        *,
        employee: int = 0,
        at: datetime = AT,
        sampled: bool = False,
        channel: Channel = Channel.PAGE,
    ) -> int:
        """Send a claim for one of the people; return the application's id, drawn for people or not."""
        (sent,) = self.submit_many([stated], employees=[employee], at=at, sampled=sampled, channel=channel)
        return sent

    def submit_year(self, stated: occupational_health.Claim | None = None, *, at: datetime = AT) -> int:
        """Send a claim for a financial year; return the application's id, not drawn for people."""
        _skip_ids(1, sampled=False)
        (outcome,) = services.submit([self.of_year(stated or year_claim())], by=self.owner, at=at)
        assert outcome.application_id is not None, outcome
        return outcome.application_id

    def of_year(self, stated: occupational_health.Claim) -> Submission:
        """Return the submission of a claim for a financial year."""
        return Submission(employer_id=self.employer_id, employee_id=None, channel=Channel.PAGE, claim=stated)

    def submit_many(
        self,
        stated: Sequence[catalogue.Claim],
        *,
        employees: list[int] | None = None,
        at: datetime = AT,
        sampled: bool = False,
        channel: Channel = Channel.PAGE,
    ) -> list[int]:
        """Send claims in one call, each for the person in its place; return the applications' ids."""
        places = range(len(stated)) if employees is None else employees
        _skip_ids(len(stated), sampled=sampled)
        submissions = [
            Submission(
                employer_id=self.employer_id,
                employee_id=self.employee_ids[place],
                channel=channel,
                claim=each,
            )
            for each, place in zip(stated, places, strict=True)
        ]
        outcomes = services.submit(submissions, by=self.owner, at=at)
        sent = [outcome.application_id for outcome in outcomes if outcome.application_id is not None]
        assert len(sent) == len(stated), outcomes
        return sent


def _skip_ids(number: int, *, sampled: bool) -> None:
    """Pass by ids until the next ones are all drawn for the sample, or none of them."""
    with connection.cursor() as cursor:
        while True:
            cursor.execute("SELECT nextval(pg_get_serial_sequence('applications_application', 'id'))")
            (last,) = cursor.fetchone()
            following = range(last + 1, last + 1 + number)
            if all(is_sampled(each, 1, AT.date()) is sampled for each in following):
                return


def workplace(
    *, people: int = 1, language: str = "fi", account: bool = True, wages: str | None = "2800.00"
) -> Workplace:
    """Return a new employer with its owner and people; `wages` is what each was paid a month for a year."""
    employer_id = employers.employer(language=language)
    owner = employers.owner(employer_id)
    codes = [access.identity_code() for _ in range(people)]
    with acting(SETUP):
        employee_ids = [employers.employee(employer_id, code=code) for code in codes]
        if wages:
            incomes.wages(employer_id, codes, wage=wages, first=date(2025, 8, 1))
    if account:
        set_account(employer_id=employer_id, iban=employers.IBAN, holder="Aallon leipomo", by=owner, at=AT)
    return Workplace(employer_id=employer_id, owner=owner, employee_ids=employee_ids)
