"""Claims of the benefits that come seldom: one of each, and one for a year, before the demo opens."""

from datetime import date, timedelta
from decimal import Decimal

import msgspec

from benefits.annual_leave import Claim as AnnualLeaveClaim
from benefits.annual_leave import Leave, LeaveAllowance
from benefits.calendar import ONE_DAY, month_start, months_after
from benefits.catalogue import Claim
from benefits.claims import Certificate, PayBasis
from benefits.donor.claim import Claim as DonorClaim
from benefits.family_leave import Claim as FamilyLeaveClaim
from benefits.family_leave import ContractType, PaidAllowance
from benefits.infectious.claim import Claim as InfectiousClaim
from benefits.infectious.claim import Order, OrderCopy
from benefits.occupational_health import (
    Arrangement,
    Cooperation,
    Cost,
    CostClass,
    CostKind,
    MonthEnd,
    Statement,
)
from benefits.occupational_health import Claim as YearClaim
from benefits.parental.claims import (
    Hazard,
    HoursContract,
    ParentalClaim,
    PartialParentalClaim,
    PregnancyClaim,
    SpecialPregnancyClaim,
)
from benefits.partial.claim import Claim as PartialClaim
from benefits.periods import PaidPeriod, Period
from benefits.rehabilitation import Claim as RehabilitationClaim
from benefits.rehabilitation import Notice, Participation, Programme, ShortenedPeriod
from benefits.rehabilitation import PartialClaim as PartialRehabilitationClaim
from benefits.sickness import Accident
from benefits.sickness import Claim as SicknessClaim

MONTH = timedelta(days=29)
PEOPLE = 38
"""How many employees the engineering works had at the ends of the months."""


def illness(
    onset: date,
    days: int,
    monthly_pay: Decimal,
    *,
    certificate: Certificate = Certificate.KANTA,
    accident: Accident = Accident.NONE,
) -> SicknessClaim:
    """Return the claim for an illness that lasted so many days, of somebody who earns so much a month."""
    wage = (monthly_pay * days / 30).quantize(Decimal("0.01"))
    return SicknessClaim(
        onset=onset,
        paid=(PaidPeriod(onset, onset + timedelta(days=days - 1), wage),),
        certificate=certificate,
        pay_basis=PayBasis.AGREEMENT,
        accident=accident,
        payment_reference="",
    )


def rehabilitation(today: date, monthly_pay: Decimal) -> list[Claim]:
    """Return a claim of each rehabilitation allowance, for people who earn so much a month."""
    start = today - timedelta(days=45)
    whole = RehabilitationClaim(
        rehabilitation_starts_on=start,
        programme=Programme.OTHER,
        notice=Notice.NOT_NEEDED,
        participation=Participation.PROVIDER,
        clause=True,
        paid=(PaidPeriod(start, start + MONTH, monthly_pay),),
    )
    part = PartialRehabilitationClaim(
        rehabilitation_starts_on=start,
        programme=Programme.WORK_ABILITY_COURSE,
        notice=Notice.NOT_NEEDED,
        participation=Participation.PROVIDER,
        clause=True,
        paid=(ShortenedPeriod(start, start + MONTH, monthly_pay / 2, Decimal("7.50"), Decimal("3.75")),),
        full_wage_paid=True,
    )
    return [whole, part]


def seldom(today: date, monthly_pay: Decimal) -> list[Claim]:
    """Return a claim of each benefit that comes seldom, for people who earn so much a month."""
    start = today - timedelta(days=45)
    return [
        *_kept_from_work(start, monthly_pay),
        *_for_parents(start, monthly_pay),
        *_once(today, start, monthly_pay),
    ]


def _kept_from_work(start: date, monthly_pay: Decimal) -> list[Claim]:
    """Return the claims for people whose health, or another's, keeps them from their work or a part of it."""
    paid = (PaidPeriod(start, start + MONTH, monthly_pay),)
    return [
        PartialClaim(
            onset=start,
            paid=paid,
            certificate=Certificate.KANTA,
            part_time_from=start,
            part_time_until=start + 2 * MONTH,
            hours_before=Decimal("37.50"),
            hours_agreed=Decimal("18.75"),
            full_pay=True,
            clause=True,
        ),
        InfectiousClaim(
            ordered_from=start,
            ordered_until=start + MONTH,
            order=Order.ABSENCE,
            order_copy=OrderCopy.EMPLOYEE,
            paid=paid,
            clause=True,
            monthly_pay=monthly_pay,
        ),
        DonorClaim(onset=start, paid=paid, certificate=Certificate.KANTA, vital_transplant=True),
    ]


def _for_parents(start: date, monthly_pay: Decimal) -> list[Claim]:
    """Return the claims of the allowances for parents."""
    paid = (PaidPeriod(start, start + MONTH, monthly_pay),)
    return [
        PregnancyClaim(
            entitlement_start=start, paid=paid, pay_basis=PayBasis.AGREEMENT, due_date=start + MONTH
        ),
        SpecialPregnancyClaim(
            entitlement_start=start,
            paid=paid,
            pay_basis=PayBasis.AGREEMENT,
            due_date=start + 5 * MONTH,
            hazard=Hazard.CHEMICAL,
            other_work=False,
        ),
        ParentalClaim(
            entitlement_start=start,
            paid=paid,
            pay_basis=PayBasis.AGREEMENT,
            due_date=start,
            born_on=start,
        ),
        PartialParentalClaim(
            entitlement_start=start,
            paid=(PaidPeriod(start, start + MONTH, monthly_pay / 2),),
            pay_basis=PayBasis.AGREEMENT,
            due_date=start,
            born_on=start,
            short_days=True,
            contract=HoursContract.EMPLOYEE,
        ),
    ]


def _once(today: date, start: date, monthly_pay: Decimal) -> list[Claim]:
    """Return the claims of the compensations that are paid at once, beside the allowances for parents."""
    this_month = month_start(today)
    months = Period(months_after(this_month, -3), months_after(this_month, -1) - ONE_DAY)
    return [
        FamilyLeaveClaim(
            allowance=PaidAllowance.PREGNANCY,
            allowance_starts_on=start,
            allowance_ends_on=today - ONE_DAY,
            paid=(Period(start, today - ONE_DAY),),
            employed_from=months_after(start, -24),
            contract_type=ContractType.INDEFINITE,
            working_time=Decimal(1),
            employee_is_woman=True,
        ),
        AnnualLeaveClaim(
            entitlement_start=months.starts_on,
            leave=(Leave(months.starts_on, months.ends_on, LeaveAllowance.PARENTAL),),
            claimed=(months,),
            holiday_pay=monthly_pay / 5,
        ),
    ]


def year_of_care(today: date) -> YearClaim:
    """Return a claim for the occupational health care of a financial year that ended two months ago."""
    ended = month_start(month_start(today) - ONE_DAY) - ONE_DAY
    began = months_after(ended + ONE_DAY, -12)
    cost = Cost(
        provider="Terveysasema Tervanen",
        arrangement=Arrangement.PRIVATE,
        cost_class=CostClass.PREVENTIVE,
        kind=CostKind.PROFESSIONALS,
        amount=Decimal("7600.00"),
    )
    medical = msgspec.structs.replace(cost, cost_class=CostClass.MEDICAL, amount=Decimal("5200.00"))
    return YearClaim(
        year_starts_on=began,
        year_ends_on=ended,
        costs=(cost, medical),
        free_of_charge=True,
        workplace_survey=True,
        cooperation=Cooperation.REPRESENTATIVE,
        statement=Statement.GIVEN,
        statement_on=ended + MONTH,
        agreement=True,
        plan_reviewed_on=began + MONTH,
        month_ends=(MonthEnd(PEOPLE),) * 12,
        medical_for_all=True,
    )
