"""Lump sums: what is paid at once and not by the day; their lines and payment have no days."""

from decimal import Decimal

from benefits.calculation import Instalment, Line, Payee
from benefits.codes import Reason
from benefits.money import NOTHING
from benefits.periods import Period


def paid_line(period: Period, amount: Decimal, reason: Reason, **parameters: object) -> Line:
    """Return a lump sum to the employer for the period."""
    return _line(period, amount, Payee.EMPLOYER, reason, parameters)


def unpaid_line(period: Period, reason: Reason, **parameters: object) -> Line:
    """Return the line of a period for which the lump sum is not paid."""
    return _line(period, NOTHING, Payee.NOBODY, reason, parameters)


def _line(
    period: Period, amount: Decimal, payee: Payee, reason: Reason, parameters: dict[str, object]
) -> Line:
    return Line(
        starts_on=period.starts_on,
        ends_on=period.ends_on,
        days=0,
        daily_amount=NOTHING,
        amount=amount,
        payee=payee,
        code=reason.code,
        rule=reason.rule,
        parameters={name: str(value) for name, value in parameters.items()},
    )


def payment(period: Period, amount: Decimal) -> tuple[Instalment, ...]:
    """Return the one payment of a lump sum, from the end of the period on; none where nothing is paid."""
    if not amount:
        return ()
    return (Instalment(number=1, starts_on=period.starts_on, ends_on=period.ends_on, days=0, amount=amount),)
