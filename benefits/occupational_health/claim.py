"""The claim of occupational health compensation: a financial year, its costs, and how care was arranged."""

from datetime import date
from decimal import Decimal
from enum import StrEnum

import msgspec

from benefits.money import NOTHING
from benefits.occupational_health.years import anchor_of
from benefits.periods import Period
from benefits.scalars import Number


class CostClass(StrEnum):
    """The reimbursement class (korvausluokka): I is preventive care, II is medical care (O1)."""

    PREVENTIVE = "preventive"
    MEDICAL = "medical"


class Arrangement(StrEnum):
    """Who gave the service: wellbeing services county, private provider, own station, joint station."""

    COUNTY = "county"
    PRIVATE = "private"
    OWN_STATION = "own_station"
    JOINT_STATION = "joint_station"


STATIONS = frozenset({Arrangement.OWN_STATION, Arrangement.JOINT_STATION})
"""What an employer runs itself, alone or with others."""


class CostKind(StrEnum):
    """What a cost was for. What is never compensated has its kinds too: then the answer says why."""

    PROFESSIONALS = "professionals"
    EXPERTS = "experts"
    SPECIALISTS = "specialists"
    EXAMINATIONS = "examinations"
    VACCINATIONS = "vaccinations"
    FIRST_AID = "first_aid"
    TRAVEL = "travel"
    GENERAL_FEES = "general_fees"
    OPERATING = "operating"
    SET_UP = "set_up"
    COVID_VACCINATIONS = "covid_vaccinations"
    COVID_TESTS = "covid_tests"
    UNORDERED_SPECIALISTS = "unordered_specialists"
    OTHER_COVID_TESTS = "other_covid_tests"
    SHORT_THERAPY = "short_therapy"
    DENTAL = "dental"
    REHABILITATION = "rehabilitation"
    RISK_ASSESSMENT = "risk_assessment"
    PROTECTION = "protection"
    PREMISES = "premises"


class Cooperation(StrEnum):
    """With whom occupational health care was handled at the workplace (TTHL 8)."""

    COMMITTEE = "committee"
    REPRESENTATIVE = "representative"
    STAFF = "staff"
    NONE = "none"


class Statement(StrEnum):
    """Whether the safety committee or representative stated its opinion on the claim (SVL 13:4.2)."""

    GIVEN = "given"
    CHANCE = "chance"
    NONE = "none"


class RaiseReason(StrEnum):
    """Why a raised ceiling is asked for (O7)."""

    SIZE = "size"
    BEGINNING = "beginning"
    STATION = "station"
    CONTENT = "content"


class Cost(msgspec.Struct, frozen=True, kw_only=True):
    """One cost of the year, in euros: from whom, in which class and for what."""

    provider: str
    arrangement: Arrangement
    cost_class: CostClass
    kind: CostKind
    amount: Decimal


class MonthEnd(msgspec.Struct, frozen=True):
    """How many employees there were at the end of a month."""

    employees: int


class Claim(msgspec.Struct, frozen=True, kw_only=True, tag_field="benefit", tag="occupational_health"):
    """What an employer states when it claims compensation for occupational health care.

    `month_ends` are the numbers of employees at the ends of the year's months, in order; `employees` is the
    average, if the employer states one, with `employees_reason` for one that is not theirs. `entrepreneurs`
    (YEL, MYEL) are those whose own care is among the costs, `dismissed` the former employees for whom it was
    still arranged (TTHL 2.3). The two incomes, in euros, are taken off the costs of their class.
    `plan_reviewed_on` is the day of the last review of the action plan, `statement_on` that of the statement
    or of the chance to give one. `medical_for_all` says that medical care was there for all employees alike.
    `work_ability_practice` counts for years before 2020 alone. `pay_provider` asks that an own or joint
    station be paid in place of the employer. `before_work_on` is the first day of services for people whose
    contract was signed and whose work had not begun.
    """

    year_starts_on: date
    year_ends_on: date
    costs: tuple[Cost, ...]
    free_of_charge: bool
    workplace_survey: bool
    cooperation: Cooperation
    statement: Statement
    statement_on: date | None = None
    agreement: bool = False
    plan_reviewed_on: date | None = None
    month_ends: tuple[MonthEnd, ...] = ()
    employees: Number | None = None
    employees_reason: str = ""
    entrepreneurs: int = 0
    dismissed: int = 0
    preventive_income: Decimal = NOTHING
    medical_income: Decimal = NOTHING
    medical_for_all: bool | None = None
    paid_by_insurance: bool = False
    work_ability_practice: bool = False
    raise_reason: RaiseReason | None = None
    pay_provider: bool = False
    before_work_on: date | None = None
    payment_reference: str = ""
    note: str = ""

    @property
    def year(self) -> Period:
        """The financial year (tilikausi)."""
        return Period(self.year_starts_on, self.year_ends_on)

    @property
    def anchor(self) -> date:
        """The day whose law the claim goes by: the first day of the financial year in its ceiling year."""
        return anchor_of(self.year)

    @property
    def days(self) -> tuple[Period, ...]:
        """The days that no other claim of the employer may have."""
        return (self.year,)

    @property
    def attaches(self) -> bool:
        """Whether the employer adds a document to the claim: Kela asks for them where it needs any (O10)."""
        return False

    def costs_of(self, cost_class: CostClass) -> tuple[Cost, ...]:
        """Return the costs of a class."""
        return tuple(cost for cost in self.costs if cost.cost_class is cost_class)
