"""The messages as plain objects: an earnings payment delivery and a delivery of cancellations.

Fields are named by the register's elements in `name=` or by the rule of the struct (`rename`). Groups
that Kela has no use for are passed by. The schema of 2022 and its later additions are both covered.
Dates are inclusive, money is in euros.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import IntEnum
from typing import Annotated, Generic, Literal, TypeAlias, TypeVar

import msgspec
from msgspec import Meta, field

from incomes.wage_reports.elements import Passed

HeaderT = TypeVar("HeaderT", bound=msgspec.Struct)
ItemT = TypeVar("ItemT", bound=msgspec.Struct)

True_: TypeAlias = Literal[True]
Text2: TypeAlias = Annotated[str, Meta(min_length=2, max_length=2)]
Text30: TypeAlias = Annotated[str, Meta(max_length=30)]
Text40: TypeAlias = Annotated[str, Meta(max_length=40)]
Text50: TypeAlias = Annotated[str, Meta(max_length=50)]
Text70: TypeAlias = Annotated[str, Meta(max_length=70)]
Text100: TypeAlias = Annotated[str, Meta(max_length=100)]
Text200: TypeAlias = Annotated[str, Meta(max_length=200)]
Text850: TypeAlias = Annotated[str, Meta(max_length=850)]
RegisterId: TypeAlias = Annotated[str, Meta(min_length=32, max_length=32)]


class IdType(IntEnum):
    """The kinds of identifier that rules single out."""

    BUSINESS_ID = 1
    IDENTITY_CODE = 2


class Action(IntEnum):
    """What a report does (ActionCode)."""

    NEW = 1
    REPLACEMENT = 2


class FaultyControl(IntEnum):
    """What falls when a report is faulty: the faulty ones, or the whole delivery."""

    FAULTY_ONES = 1
    WHOLE_DELIVERY = 2


class Element(msgspec.Struct, frozen=True, rename="pascal"):
    """A group of elements; its fields are named like the elements."""


class Id(Element, frozen=True):
    """An identifier of somebody: its type, the code as written, and its country where it needs one."""

    type: int
    code: Text30
    country_code: Text2 | None = None
    country_name: Text70 | None = None


class PaymentPeriod(Element, frozen=True):
    """The payment date (maksupäivä) and the pay period of all reports of a delivery."""

    payment_date: date
    starts_on: date = field(name="StartDate")
    ends_on: date = field(name="EndDate")


class ContactPerson(Element, frozen=True):
    """Whom to ask: responsibility 1 is the content, 2 the technique."""

    name: Text200
    telephone: Text40
    email: Text70 | None = None
    responsibility: int | None = field(name="ResponsibilityCode", default=None)


class PayerBasic(Element, frozen=True):
    """A payer's name, or that it has no identifier."""

    missing_id: True_ | None = None
    company_name: Text200 | None = None
    last_name: Text200 | None = None
    first_name: Text100 | None = None
    birth_date: date | None = None
    language: int | None = None


class SubstitutePayer(Element, frozen=True):
    """Somebody who pays in the employer's place (sijaismaksaja), for instance wage guarantee."""

    acts: True_
    employer_id: Id
    employer_name: Text200 | None = None
    wage_security: True_ | None = field(name="WageSec", default=None)


class Payer(Element, frozen=True):
    """Who pays."""

    ids: tuple[Id, ...] = field(name="PayerIds/Id", default=())
    basic: PayerBasic | None = field(name="PayerBasic", default=None)
    address: Passed | None = None
    sub_orgs: Passed | None = None
    other: Passed | None = field(name="PayerOther", default=None)
    substitute: SubstitutePayer | None = field(name="SubstitutePayer", default=None)


class Delivery(Element, frozen=True, kw_only=True):
    """What the reports of one delivery share: one payer, one payment date, one pay period."""

    timestamp: datetime
    source: Text30
    data_type: int = field(name="DeliveryDataType")
    delivery_id: Text40
    faulty_control: int
    production: bool = field(name="ProductionEnvironment")
    owner: Id = field(name="DeliveryDataOwner")
    creator: Id = field(name="DeliveryDataCreator")
    sender: Id = field(name="DeliveryDataSender")
    payment: PaymentPeriod = field(name="PaymentPeriod")
    contacts: tuple[ContactPerson, ...] = field(name="ContactPersons/ContactPerson")
    payer: Payer


class ReportData(Element, frozen=True):
    """What a report does, and the references by which it is known: the payer's and the register's."""

    action: int = field(name="ActionCode")
    register_id: RegisterId | None = field(name="IRReportId", default=None)
    report_id: Text40 | None = None
    version: int | None = field(name="ReportVersion", default=None)
    demands: tuple[Text40, ...] = field(name="DemandForRectificationIds/DemandForRectificationId", default=())


class EarnerBasic(Element, frozen=True):
    """An earner's name, or that the earner has no identifier."""

    missing_id: True_ | None = None
    company_name: Text200 | None = None
    last_name: Text200 | None = None
    first_name: Text100 | None = None
    birth_date: date | None = None
    gender: int | None = None


class EmploymentPeriod(Element, frozen=True):
    """When employment began, and ended."""

    starts_on: date = field(name="StartDate")
    ends_on: date | None = field(name="EndDate", default=None)


class Employment(Element, frozen=True):
    """Employment (palvelussuhde): code 1 full time, 2 part time; pay form 1 monthly, 2 hourly, 3 contract."""

    employed: bool | None = None
    code: int | None = field(name="EmploymentCode", default=None)
    term: int | None = field(name="TermCode", default=None)
    part_time: Decimal | None = None
    hours_per_week: Decimal | None = None
    pay_forms: tuple[int, ...] = field(name="PaymentTypes/PaymentType", default=())
    periods: tuple[EmploymentPeriod, ...] = field(name="EmploymentPeriods/Period", default=())
    endings: Passed | None = field(name="EmploymentEndings", default=None)


class EarnerOther(Element, frozen=True):
    """Further data of an earner; among the types are athlete (8) and organisation (12)."""

    agreement: int | None = field(name="CBACode", default=None)
    types: tuple[int, ...] = field(name="IncomeEarnerTypes/IncomeEarnerType", default=())
    payments: Passed | None = None


class Earner(Element, frozen=True):
    """Who earned (tulonsaaja)."""

    ids: tuple[Id, ...] = field(name="IncomeEarnerIds/Id", default=())
    basic: EarnerBasic | None = field(name="IncomeEarnerBasic", default=None)
    addresses: Passed | None = None
    sub_orgs: Passed | None = None
    employment: Employment | None = None
    professions: Passed | None = None
    employment_regs: Passed | None = None
    place_of_business: Passed | None = None
    pension_insurance: Passed | None = None
    accident_insurance: Passed | None = None
    exceptions: tuple[int, ...] = field(name="InsuranceExceptions/ExceptionCode", default=())
    international: Passed | None = field(name="InternationalData", default=None)
    other: EarnerOther | None = field(name="IncomeEarnerOther", default=None)


class TransactionBasic(Element, frozen=True):
    """An income (tulolaji) and its amount; a recovery or an unjust enrichment is marked."""

    code: int = field(name="TransactionCode")
    amount: Decimal | None = None
    no_money: True_ | None = None
    one_off: True_ | None = None
    unjust_enrichment: True_ | None = None
    recovery: True_ | None = None


class Inclusion(Element, frozen=True):
    """Whether an income is subject to an insurance (1 all, 3 health), against what its type says."""

    insurance: int = field(name="InsuranceCode")
    included: bool


class Transaction(Element, frozen=True):
    """One line of a report: an income, how it is insured, and details that are passed by."""

    basic: TransactionBasic = field(name="TransactionBasic")
    insurance: tuple[Inclusion, ...] = field(name="InsuranceData/TransactionInclusion", default=())
    earning_periods: Passed | None = None
    unit_wages: Passed | None = None
    car_benefit: Passed | None = None
    meal_benefit: Passed | None = None
    other_benefit: Passed | None = None
    sailor_income: Passed | None = None
    recovery: Passed | None = field(name="RecoveryData", default=None)
    daily_allowance: Passed | None = None
    kilometre_allowance: Passed | None = field(name="KmAllowance", default=None)
    six_month_rule: Passed | None = None


class UnpaidPeriod(Element, frozen=True, kw_only=True):
    """Days of absence without pay."""

    starts_on: date = field(name="StartDate")
    ends_on: date | None = field(name="EndDate", default=None)
    days: int | None = field(name="AbsenceDays", default=None)
    cause: int = field(name="CauseCode")


class Reimbursement(Element, frozen=True):
    """An application to Kela (korvaushakemus): 1 daily allowance, 2 family leave compensation."""

    type: int = field(name="PaymentType")
    reference: Text50 | None = field(name="PaymentRef", default=None)
    specifier: Text200 | None = field(name="PaymentSpecifier", default=None)


class PaidPeriod(Element, frozen=True, kw_only=True):
    """Days of absence with pay, the pay for them, and the application made with them, if any.

    `until` is the day to which the absence is known to go on.
    """

    starts_on: date = field(name="StartDate")
    ends_on: date | None = field(name="EndDate", default=None)
    days: int | None = field(name="AbsenceDays", default=None)
    until: date | None = field(name="AbsenceUntil", default=None)
    cause: int = field(name="CauseCode")
    amount: Decimal
    reimbursements: tuple[Reimbursement, ...] = field(name="ReimbApp/ReimbPayment", default=())
    information: Text850 | None = field(name="PaidAbsencePeriodInfo", default=None)


class Absences(Element, frozen=True):
    """Absences of the span (poissaolojen ilmoitusjakso) for which all of them are known."""

    starts_on: date | None = field(name="AbsenceRepStartDate", default=None)
    ends_on: date | None = field(name="AbsenceRepEndDate", default=None)
    unpaid: tuple[UnpaidPeriod, ...] = field(
        name="UnpaidAbsence/UnpaidAbsencePeriods/UnpaidAbsencePeriod", default=()
    )
    paid: tuple[PaidPeriod, ...] = field(name="PaidAbsence/PaidAbsencePeriods/PaidAbsencePeriod", default=())


class Report(Element, frozen=True):
    """One earnings payment report (palkkatietoilmoitus): one earner, one payment."""

    data: ReportData = field(name="ReportData")
    earner: Earner = field(name="IncomeEarner")
    transactions: tuple[Transaction, ...] = field(name="Transactions/Transaction", default=())
    foreign_leased_work: Passed | None = None
    stay_periods: Passed | None = field(name="StayPeriodsInFinland", default=None)
    work_periods: Passed | None = field(name="WorkPeriodsInFinland", default=None)
    work_countries: Passed | None = None
    absences: Absences | None = field(name="Absence", default=None)


class Invalidation(Element, frozen=True, kw_only=True):
    """What the cancellations of one delivery (mitätöinti) share."""

    timestamp: datetime
    source: Text30 | None = None
    data_type: int = field(name="DeliveryDataType")
    delivery_id: Text40
    faulty_control: int | None = None
    production: bool = field(name="ProductionEnvironment")
    owner: Id = field(name="DeliveryDataOwner")
    creator: Id = field(name="DeliveryDataCreator")
    sender: Id = field(name="DeliveryDataSender")


class Cancellation(Element, frozen=True):
    """One report to be cancelled, by the payer's or the register's reference."""

    register_id: RegisterId | None = field(name="IRItemId", default=None)
    report_id: Text40 | None = field(name="ItemId", default=None)
    version: int | None = field(name="ItemVersion", default=None)


@dataclass(frozen=True)
class Kind(Generic[HeaderT, ItemT]):
    """A kind of message: its namespace, its roots (many, one), its header, and the items it carries."""

    namespace: str
    prefix: str
    roots: tuple[str, str]
    data_type: int
    header: type[HeaderT]
    wrapper: str
    item_name: str
    item: type[ItemT]


WAGE_REPORTS = Kind(
    namespace="http://www.tulorekisteri.fi/2017/1/WageReportsToIR",
    prefix="wrtir",
    roots=("WageReportsRequestToIR", "WageReportRequestToIR"),
    data_type=100,
    header=Delivery,
    wrapper="Reports",
    item_name="Report",
    item=Report,
)
INVALIDATIONS = Kind(
    namespace="http://www.tulorekisteri.fi/2017/1/InvalidationsToIR",
    prefix="itir",
    roots=("InvalidationsRequestToIR", "InvalidationRequestToIR"),
    data_type=105,
    header=Invalidation,
    wrapper="Items",
    item_name="Item",
    item=Cancellation,
)
