"""Stretches: the days of a period cut wherever a bar begins or ends, the price changes or lateness ends."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

import msgspec

from benefits.allowance import Price
from benefits.bars import Bar, bar_on
from benefits.calculation import Payee
from benefits.calendar import ONE_DAY, count_weekdays
from benefits.money import NOTHING
from benefits.periods import PaidPeriod


class Stretch(msgspec.Struct, frozen=True):
    """Days of one paid period that are all treated alike: barred, or shared at a price a weekday.

    `late` says that they lie before the day a late claim came in (C8).
    """

    starts_on: date
    ends_on: date
    days: int
    bar: Bar | None
    price: Decimal
    late: bool


class Timeline(msgspec.Struct, frozen=True):
    """What holds on every day of a claim: the bars in the order in which they prevail, and the prices.

    `late_before` is the day a late claim came in. `edges` are the days on which anything changes, in order.
    """

    bars: Sequence[Bar]
    prices: Sequence[Price]
    late_before: date | None
    edges: Sequence[date]

    def stretches(self, period: PaidPeriod) -> Iterator[Stretch]:
        """Cut the period; a stretch without a weekday is left out."""
        starts_on = period.starts_on
        inside = slice(bisect_right(self.edges, starts_on), bisect_right(self.edges, period.ends_on))
        for edge in self.edges[inside]:
            yield from self._stretch(starts_on, edge - ONE_DAY)
            starts_on = edge
        yield from self._stretch(starts_on, period.ends_on)

    def _stretch(self, starts_on: date, ends_on: date) -> Iterator[Stretch]:
        days = count_weekdays(starts_on, ends_on)
        if not days:
            return
        bar = bar_on(starts_on, self.bars)
        unpaid = bar is not None and bar.payee is Payee.NOBODY
        price = NOTHING if unpaid else self._price_on(starts_on)
        late = self.late_before is not None and starts_on < self.late_before
        yield Stretch(starts_on, ends_on, days, bar, price, late)

    def _price_on(self, day: date) -> Decimal:
        """Return the price of a day that no bar leaves unpaid: a price that cannot be said has a bar."""
        held = [price.amount for price in self.prices if price.since <= day and price.amount is not None]
        return held[-1]


def timeline(
    bars: Sequence[Bar], prices: Sequence[Price], late_before: date | None, ends_on: date
) -> Timeline:
    """Return the timeline of a claim whose last day is `ends_on`."""
    edges = {bar.starts_on for bar in bars}
    edges.update(min(bar.ends_on, ends_on) + ONE_DAY for bar in bars)
    edges.update(price.since for price in prices)
    if late_before is not None:
        edges.add(late_before)
    return Timeline(bars, prices, late_before, sorted(edges))
