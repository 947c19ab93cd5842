"""Claims of the benefits that come seldom: one of each, in days before the demo opens."""

from datetime import date, timedelta
from decimal import Decimal

from benefits.catalogue import Claim
from benefits.claims import Certificate, PayBasis
from benefits.donor.claim import Claim as DonorClaim
from benefits.infectious.claim import Claim as InfectiousClaim
from benefits.infectious.claim import Order, OrderCopy
from benefits.parental.claims import (
    Hazard,
    HoursContract,
    ParentalClaim,
    PartialParentalClaim,
    PregnancyClaim,
    SpecialPregnancyClaim,
)
from benefits.partial.claim import Claim as PartialClaim
from benefits.periods import PaidPeriod

MONTH = timedelta(days=29)


def seldom(today: date, monthly_pay: Decimal) -> list[Claim]:
    """Return a claim of each benefit that comes seldom, for people who earn so much a month."""
    start = today - timedelta(days=45)
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
