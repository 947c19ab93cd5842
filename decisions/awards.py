"""Awards: what a ruling makes of a calculation, line by line, with the instalments to be paid.

A lump sum has no days to be cut at: it is granted or refused whole, and it is never the employee's.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

import msgspec

from benefits.calculation import Calculation, Instalment, Line, Payee
from benefits.calendar import ONE_DAY, count_weekdays
from benefits.money import NOTHING, to_cents
from benefits.periods import Period
from decisions.refusals import REFUSALS, Refusal
from decisions.rulings import Outcome, Override, Ruling, RulingError

PAID: Final = frozenset({Payee.EMPLOYER, Payee.EMPLOYEE})


class AwardedLine(Line, frozen=True, kw_only=True):
    """A line as it is decided.

    Where an officer gave another amount, `computed` is the one by the rules and `override_reason` says why.
    """

    computed: Decimal | None = None
    override_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Award:
    """What is decided in euros and days.

    `total` is the employer's sum of the lines. `counted` are the days that count towards the maximum
    (S9), `paid_until` the last day paid to anybody.
    """

    lines: tuple[AwardedLine, ...]
    instalments: tuple[Instalment, ...]
    total: Decimal
    counted: tuple[Period, ...]
    paid_until: date | None

    def payable(self, former_total: Decimal | None) -> tuple[Instalment, ...]:
        """Return the instalments to pay: all of a first decision, of a later one the one that it adds."""
        if former_total is None:
            return self.instalments
        if self.total <= former_total:
            return ()
        return (
            Instalment(
                number=1,
                starts_on=self.instalments[0].starts_on,
                ends_on=self.instalments[-1].ends_on,
                days=sum(each.days for each in self.instalments),
                amount=self.total - former_total,
            ),
        )


def award(calculation: Calculation, ruling: Ruling) -> Award:
    """Return what the ruling grants of the calculation; RulingError where it would grant nothing or all.

    A line cut in two keeps its weekdays' share of its amount, rounded once to the cent; a day that is
    withheld goes to the employee or to nobody, as the reason says. A lump sum is withheld with any of the
    days that it is paid for.
    """
    lines = tuple(_overridden(calculation.lines, ruling.overrides))
    if ruling.withheld or ruling.outcome is Outcome.REFUSED:
        refusal = REFUSALS[ruling.refusal]
        if calculation.benefit not in refusal.rules:
            raise RulingError(f"{refusal.code} is no reason to refuse {calculation.benefit}")
        lines = tuple(_ruled(lines, refusal, calculation.benefit, _withheld(calculation, ruling)))
    kept = [line for line in lines if line.payee is Payee.EMPLOYER]
    total = sum((line.amount for line in kept), NOTHING)
    _require_sense(ruling, total, calculation.employer_total)
    whole = ruling.outcome is Outcome.GRANTED and not ruling.overrides
    instalments = calculation.instalments if whole else _instalments(calculation.instalments, kept)
    return Award(
        lines=lines,
        instalments=tuple(each for each in instalments if each.amount > 0),
        total=total,
        counted=tuple(Period(line.starts_on, line.ends_on) for line in lines if _is_counted(line)),
        paid_until=max((line.ends_on for line in lines if line.payee in PAID), default=None),
    )


def _require_sense(ruling: Ruling, total: Decimal, proposed: Decimal) -> None:
    if ruling.outcome is Outcome.GRANTED and (total <= 0 or total < proposed):
        raise RulingError("what is granted whole brings something, and not less than was proposed")
    if ruling.outcome is Outcome.PARTLY and not 0 < total < proposed:
        raise RulingError("what is granted in part keeps some of the employer's days, and not all of them")


def _withheld(calculation: Calculation, ruling: Ruling) -> tuple[Period, ...]:
    if ruling.outcome is Outcome.PARTLY:
        return ruling.withheld
    first = min((line.starts_on for line in calculation.lines), default=calculation.law_on)
    last = max((line.ends_on for line in calculation.lines), default=calculation.law_on)
    return (Period(first, last),)


def _overridden(lines: Sequence[Line], overrides: Iterable[Override]) -> Iterator[AwardedLine]:
    """Return the lines with an officer's amounts in the place of the computed ones, which are kept.

    What is given for a line that pays nobody is the employer's.
    """
    given = {each.place: each for each in overrides}
    if unknown := given.keys() - dict(enumerate(lines)).keys():
        raise RulingError(f"the calculation has no line {min(unknown)}")
    for place, line in enumerate(lines):
        stated = msgspec.structs.asdict(line)
        if override := given.get(place):
            stated |= {
                "amount": override.amount,
                "daily_amount": to_cents(override.amount / line.days) if line.days else NOTHING,
                "computed": line.amount,
                "override_reason": override.reason.strip(),
            }
            if line.payee is Payee.NOBODY and override.amount:
                stated["payee"] = Payee.EMPLOYER
        yield AwardedLine(**stated)


def _ruled(
    lines: Iterable[AwardedLine], refusal: Refusal, benefit: str, withheld: Sequence[Period]
) -> Iterator[AwardedLine]:
    """Return the lines with the days withheld taken from those whom the refusal takes them from."""
    taken_from = {Payee.EMPLOYER} if refusal.payee is Payee.EMPLOYEE else PAID
    refused: list[AwardedLine] = []
    kept: list[AwardedLine] = []
    for line in lines:
        pieces = [piece for period in withheld if (piece := _overlap(line, period))]
        if line.payee not in taken_from or not pieces:
            kept.append(line)
        elif line.days:
            refused += _pieces(line, pieces)
            kept += _pieces(line, _rests(line, pieces))
        else:
            refused.append(line)
    lump_sums = [line for line in refused if not line.days]
    days = [line for line in refused if line.days]
    told = days if refusal.payee is Payee.EMPLOYEE else _merged(days)
    reason = {"code": refusal.code, "rule": refusal.rules[benefit], "parameters": {}}
    yield from sorted(
        (
            *kept,
            *(msgspec.structs.replace(line, payee=refusal.payee, **reason) for line in told),
            *(msgspec.structs.replace(line, payee=Payee.NOBODY, **_UNPAID, **reason) for line in lump_sums),
        ),
        key=_order,
    )


_UNPAID: Final = {
    "daily_amount": NOTHING,
    "amount": NOTHING,
    "computed": None,
    "override_reason": "",
}
"""What a line that pays nobody says of money."""


def _order(line: Line) -> tuple[date, int]:
    return line.starts_on, list(Payee).index(line.payee)


def _overlap(line: Line, period: Period) -> Period | None:
    starts_on, ends_on = max(line.starts_on, period.starts_on), min(line.ends_on, period.ends_on)
    return Period(starts_on, ends_on) if starts_on <= ends_on else None


def _rests(line: Line, taken: Iterable[Period]) -> Iterator[Period]:
    """Return what is left of a line's days when some are taken."""
    day = line.starts_on
    for period in sorted(taken, key=lambda each: each.starts_on):
        if day < period.starts_on:
            yield Period(day, period.starts_on - ONE_DAY)
        day = max(day, period.ends_on + ONE_DAY)
    if day <= line.ends_on:
        yield Period(day, line.ends_on)


def _pieces(line: AwardedLine, periods: Iterable[Period]) -> Iterator[AwardedLine]:
    """Return the parts of a line that have weekdays."""
    yield from (piece for period in periods if (piece := _piece(line, period)).days)


def _piece(line: AwardedLine, period: Period) -> AwardedLine:
    """Return a part of a line with its weekdays' share of the amount."""
    if (line.starts_on, line.ends_on) == (period.starts_on, period.ends_on):
        return line
    days = count_weekdays(period.starts_on, period.ends_on)
    return msgspec.structs.replace(
        line,
        starts_on=period.starts_on,
        ends_on=period.ends_on,
        days=days,
        amount=_share(line, days),
        computed=None if line.computed is None else _share(line, days, of=line.computed),
    )


def _share(line: AwardedLine, days: int, *, of: Decimal | None = None) -> Decimal:
    return to_cents((line.amount if of is None else of) * days / line.days)


def _merged(lines: Iterable[AwardedLine]) -> list[AwardedLine]:
    """Return lines that pay nobody: days of several payees that overlap are said once."""
    merged: list[AwardedLine] = []
    for line in sorted(lines, key=_order):
        if merged and line.starts_on <= merged[-1].ends_on:
            ends_on = max(line.ends_on, merged[-1].ends_on)
            merged[-1] = msgspec.structs.replace(merged[-1], ends_on=ends_on)
        else:
            merged.append(line)
    return [
        msgspec.structs.replace(
            line,
            days=count_weekdays(line.starts_on, line.ends_on),
            **_UNPAID,
        )
        for line in merged
    ]


def _instalments(closings: Sequence[Instalment], kept: Sequence[AwardedLine]) -> Iterator[Instalment]:
    """Return the instalments of the kept lines by the same closing days; together they are their sum.

    Lines that no closing day holds make one more: an officer gave them what the rules would not.
    """
    inside = [line for line in kept if any(_overlap(line, _period(closing)) for closing in closings)]
    before = NOTHING
    for closing in closings:
        until = sum((_earned(line, closing.ends_on) for line in inside), NOTHING)
        paid = [(line, part) for line in inside if (part := _overlap(line, _period(closing)))]
        if paid:
            yield msgspec.structs.replace(
                closing,
                starts_on=paid[0][1].starts_on,
                ends_on=paid[-1][1].ends_on,
                days=sum(count_weekdays(part.starts_on, part.ends_on) for line, part in paid if line.days),
                amount=until - before,
            )
        before = until
    if outside := [line for line in kept if line not in inside]:
        yield Instalment(
            number=max((closing.number for closing in closings), default=0) + 1,
            starts_on=outside[0].starts_on,
            ends_on=outside[-1].ends_on,
            days=sum(line.days for line in outside),
            amount=sum((line.amount for line in outside), NOTHING),
        )


def _period(closing: Instalment) -> Period:
    return Period(closing.starts_on, closing.ends_on)


def _earned(line: AwardedLine, day: date) -> Decimal:
    """Return what is earned of a line by the day: of its weekdays their share, of a lump sum all."""
    if not line.days:
        return line.amount if line.starts_on <= day else NOTHING
    return _share(line, count_weekdays(line.starts_on, min(line.ends_on, day)))


def _is_counted(line: Line) -> bool:
    if line.payee in PAID:
        return True
    refusal = REFUSALS.get(line.code)
    return refusal is not None and refusal.counted
