"""Claims of sickness allowance: most are plain, one in ten has something that asks more of the law."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Final

import msgspec

from benefits.periods import PaidPeriod, Period
from benefits.sickness import Accident, Certificate, Claim, Facts, PayBasis, Previous, Spell, ThreeMonths
from portal.bench.mix.people import MONTHS, birth_date, day_in, monthly_pay, pay_of

_SHORTEST, _LONGER = 11, 30
_BEFORE: Final = timedelta(days=20)
_FILED_AFTER: Final = timedelta(days=10)


def facts_of(number: int, year: int) -> Facts:
    """Return the facts of the claim of that number whose incapacity began in the year."""
    onset, days = day_in(year, number), _SHORTEST + number * 13 % _LONGER
    ends_on = onset + timedelta(days=days - 1)
    pay = monthly_pay(number)
    plain = Facts(
        claim=Claim(
            onset=onset,
            paid=(PaidPeriod(onset, ends_on, pay_of(number, days)),),
            certificate=Certificate.KANTA,
            pay_basis=PayBasis.AGREEMENT,
        ),
        gross_wages=pay * MONTHS,
        gross_three_months=pay * (MONTHS // 4),
        birth_date=birth_date(number),
        filed_on=ends_on + _FILED_AFTER,
    )
    special = number // 10 % len(_SPECIAL)
    return plain if number % 10 else _SPECIAL[special](plain)


def _changed(facts: Facts, **changes: object) -> Facts:
    return msgspec.structs.replace(facts, claim=msgspec.structs.replace(facts.claim, **changes))


def _relapsed(facts: Facts) -> Facts:
    """The same illness again, soon after a spell that was paid."""
    paid_until = facts.claim.onset - _BEFORE
    began_on = paid_until - _BEFORE
    spell = Spell(
        onset=began_on,
        counted=(Period(began_on, paid_until),),
        paid_until=paid_until,
        annual_income=Decimal(30_000),
    )
    again = _changed(facts, previous=Previous.SAME_ILLNESS, previous_paid_until=paid_until)
    return msgspec.structs.replace(again, earlier=(spell,))


def _with_another_employer(facts: Facts) -> Facts:
    return _changed(facts, other_wages=facts.claim.paid[0].wage / 2)


def _with_leave(facts: Facts) -> Facts:
    first = facts.claim.onset + timedelta(days=7)
    return _changed(facts, annual_leave=(Period(first, first + timedelta(days=3)),))


def _in_two_periods(facts: Facts) -> Facts:
    """A pause in the pay of an absence that goes on."""
    (whole,) = facts.claim.paid
    pause = whole.starts_on + timedelta(days=5)
    half = (whole.wage / 2).quantize(whole.wage)
    return _changed(
        facts,
        paid=(
            PaidPeriod(whole.starts_on, pause - timedelta(days=1), half),
            PaidPeriod(pause + timedelta(days=1), whole.ends_on, whole.wage - half),
        ),
    )


def _late(facts: Facts) -> Facts:
    return msgspec.structs.replace(facts, filed_on=facts.claim.paid[0].ends_on + timedelta(days=200))


def _accident(facts: Facts) -> Facts:
    return _changed(facts, accident=Accident.INSURER_DECIDES)


def _by_three_months(facts: Facts) -> Facts:
    asked = _changed(facts, three_months=ThreeMonths.DEGREE)
    return msgspec.structs.replace(asked, gross_three_months=facts.gross_wages)


def _continuing(facts: Facts) -> Facts:
    return _changed(facts, continues_from=facts.claim.paid[0].ends_on + timedelta(days=1))


_SPECIAL: Final[tuple[Callable[[Facts], Facts], ...]] = (
    _relapsed,
    _with_another_employer,
    _with_leave,
    _in_two_periods,
    _late,
    _accident,
    _by_three_months,
    _continuing,
)
