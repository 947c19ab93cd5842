"""Settlement (tilitys): what employers claimed, were granted and were paid in a period, payment by payment.

What Kela owes goes from one period to the next by decisions, payments and recoveries alone. What it is made
of is counted another way, from each instalment as it stands now: the two must meet, claim by claim.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple, TypedDict

from django.db import connection
from django.db.models import Count, QuerySet, Sum
from django.db.models.functions import Coalesce, TruncDate
from django.utils.timezone import make_aware

from access import trail
from access.actor import Actor, Matter, NotAllowedError
from access.scope import acting
from applications.models import Application
from benefits.calendar import ONE_DAY
from benefits.money import NOTHING
from benefits.periods import Period
from payments.models import Payment
from payments.states import PaymentState

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


class Entry(StrEnum):
    """What moves what Kela owes, or what it is made of, in euros.

    Moves: OPENING, owed before the period; GRANTED by decisions; LOWERED by later ones; PAID by value day;
    REPAID to Kela; WAIVED recoveries. Parts: WAITING, of days that have not closed; DUE, SENT and RETURNED
    payments; PAID_LATER than the period; HELD_LATER, held back by decisions after the period; OWED to Kela.
    """

    OPENING = "opening"
    GRANTED = "granted"
    LOWERED = "lowered"
    PAID = "paid"
    REPAID = "repaid"
    WAIVED = "waived"
    WAITING = "waiting"
    DUE = "due"
    SENT = "sent"
    RETURNED = "returned"
    PAID_LATER = "paid_later"
    HELD_LATER = "held_later"
    OWED = "owed"


MOVES: Final = (Entry.OPENING, Entry.GRANTED, Entry.LOWERED, Entry.PAID, Entry.REPAID, Entry.WAIVED)
PARTS: Final = tuple(entry for entry in Entry if entry not in MOVES)
MOST_DIFFERING: Final = 20
"""How many claims are named whose two sums do not meet."""
MONEY_CLAIMED: Final = ("$.paid[*].wage", "$.holiday_pay", "$.costs[*].amount")
"""Where claims state euros: the wage of paid days, holiday pay, or the costs of health care."""

_CLAIMED: Final = """
SELECT count(*), coalesce(sum(stated.euros), 0), (
    SELECT count(*) FROM decisions_decision d JOIN applications_application a ON a.id = d.application_id
    WHERE a.employer_id = ANY(%(employers)s) AND %(unit)s IN ('', a.unit) AND d.outcome = 'refused'
        AND d.decided_at >= %(since)s AND d.decided_at < %(until)s)
FROM applications_application a
JOIN applications_claimversion v ON v.application_id = a.id AND v.number = a.version
CROSS JOIN LATERAL (
    SELECT sum((each #>> '{}')::numeric) AS euros
    FROM unnest(%(money)s::text[]) AS path, jsonb_path_query(v.claim, path::jsonpath) AS each
) AS stated
WHERE a.employer_id = ANY(%(employers)s) AND %(unit)s IN ('', a.unit) AND a.state <> 'withdrawn'
    AND a.received_at >= %(since)s AND a.received_at < %(until)s
"""
_BALANCE: Final = """
WITH decided AS (
    SELECT d.id, d.application_id, d.difference, d.decided_at
    FROM decisions_decision d JOIN applications_application a ON a.id = d.application_id
    WHERE a.employer_id = ANY(%(employers)s) AND %(unit)s IN ('', a.unit) AND d.decided_at < %(until)s
), instalments AS (
    SELECT d.application_id, i.id, i.amount, p.amount AS payment, p.state, p.pay_on
    FROM decided d JOIN decisions_instalment i ON i.decision_id = d.id
    LEFT JOIN payments_payment p ON p.instalment_id = i.id
), held AS (
    SELECT h.instalment_id, sum(h.amount) AS amount,
        coalesce(sum(h.amount) FILTER (WHERE d.decided_at >= %(until)s), 0) AS later
    FROM payments_heldback h JOIN payments_recovery r ON r.id = h.recovery_id
    JOIN decisions_decision d ON d.id = r.decision_id
    WHERE r.employer_id = ANY(%(employers)s)
    GROUP BY h.instalment_id
), entries AS (
    SELECT application_id, CASE WHEN decided_at < %(since)s THEN 'opening'
        WHEN difference > 0 THEN 'granted' ELSE 'lowered' END AS entry, difference AS amount
    FROM decided
    UNION ALL
    SELECT application_id, CASE WHEN pay_on < %(first)s THEN 'opening' ELSE 'paid' END, -payment
    FROM instalments WHERE state = 'paid' AND pay_on <= %(last)s
    UNION ALL
    SELECT d.application_id, CASE WHEN r.closed_at < %(since)s THEN 'opening'
        WHEN r.state = 'waived' THEN 'waived' ELSE 'repaid' END, r.amount
    FROM decided d JOIN payments_recovery r ON r.decision_id = d.id WHERE r.closed_at < %(until)s
    UNION ALL
    SELECT application_id, CASE WHEN state IS NULL THEN 'waiting'
        WHEN state = 'paid' THEN 'paid_later' ELSE state END,
        coalesce(payment, i.amount - coalesce(h.amount, 0))
    FROM instalments i LEFT JOIN held h ON h.instalment_id = i.id
    WHERE state IS DISTINCT FROM 'paid' OR pay_on > %(last)s
    UNION ALL
    SELECT i.application_id, 'held_later', h.later
    FROM instalments i JOIN held h ON h.instalment_id = i.id
    UNION ALL
    SELECT d.application_id, 'owed', CASE WHEN r.id IS NULL THEN d.difference ELSE -r.amount END
    FROM decided d LEFT JOIN payments_recovery r ON r.decision_id = d.id
    WHERE d.difference < 0 AND (r.closed_at IS NULL OR r.closed_at >= %(until)s)
)
SELECT entry, application_id, sum(amount)
FROM (SELECT *, CASE WHEN entry = ANY(%(moves)s) THEN amount ELSE -amount END AS signed FROM entries) AS e
GROUP BY GROUPING SETS ((entry), (application_id))
HAVING GROUPING(entry) = 0 OR sum(signed) <> 0
ORDER BY application_id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is settled: the days, both ends included, of which employers, and of which unit or of all."""

    period: Period
    employer_ids: frozenset[int]
    unit: str = ""

    @property
    def bounds(self) -> Mapping[str, list[int] | date | str]:
        """Return what the statements ask by: `until` is the first instant after the period."""
        first, last = self.period.starts_on, self.period.ends_on
        return {
            "employers": sorted(self.employer_ids),
            "unit": self.unit,
            "first": first,
            "last": last,
            "since": make_aware(datetime.combine(first, time.min)),
            "until": make_aware(datetime.combine(last + ONE_DAY, time.min)),
        }


class Row(NamedTuple):
    """One payment: it is of the period that its value day (arvopäivä) or, without one, its due day is in.

    `pay_on` is the value day, None while the payment is in no run; `day` is the day it goes by. `origin`
    names the Incomes Register report that its claim came in, `unit` the employer's own unit; `granted` is the
    instalment, of which `amount` is left after what was held back, in euros.
    """

    payment_id: int
    day: date
    pay_on: date | None
    reference: str
    end_to_end_id: str
    employer: str
    business_id: str
    first_name: str | None
    last_name: str | None
    benefit: str
    starts_on: date
    ends_on: date
    granted: Decimal
    amount: Decimal
    state: str
    return_reason: str
    application_id: int
    decision_id: int
    origin: str
    unit: str

    @property
    def held_back(self) -> Decimal:
        """Return what a later decision took from the payment before it was sent."""
        return self.granted - self.amount

    @property
    def employee(self) -> str:
        """Return the employee's name; empty where the claim is for a financial year."""
        return f"{self.first_name or ''} {self.last_name or ''}".strip()

    @property
    def report(self) -> str:
        """Return the report that the claim came in, as the payroll system named it; empty if in none."""
        return self.origin.partition(":")[0]


class Dated(TypedDict):
    """The day that a payment goes by."""

    day: date


_COLUMNS: Final[Mapping[str, str]] = {
    "payment_id": "id",
    "employer": "employer__name",
    "business_id": "employer__business_id",
    "first_name": "instalment__decision__application__employee__first_name",
    "last_name": "instalment__decision__application__employee__last_name",
    "benefit": "instalment__decision__application__benefit",
    "starts_on": "instalment__starts_on",
    "ends_on": "instalment__ends_on",
    "granted": "instalment__amount",
    "application_id": "instalment__decision__application_id",
    "decision_id": "instalment__decision_id",
    "origin": "instalment__decision__application__origin",
    "unit": "instalment__decision__application__unit",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """What the period holds in all: claims sent and the euros they state, refusals, payments by state."""

    claims: int
    claimed: Decimal
    refusals: int
    payments: Mapping[PaymentState, tuple[int, Decimal]]

    @property
    def count(self) -> int:
        """Return how many payments there are, whatever their state."""
        return sum(number for number, _euros in self.payments.values())

    def euros(self, *states: PaymentState) -> Decimal:
        """Return the payments in some states, in euros."""
        return sum((self.payments[state][1] for state in states if state in self.payments), NOTHING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """What Kela owes at the end of the period, by what moved it and by what it is made of.

    `differing` are the first of the claims whose two sums do not meet.
    """

    entries: Mapping[Entry, Decimal]
    differing: tuple[int, ...]

    @property
    def closing(self) -> Decimal:
        """Return what is owed at the end of the period, in euros; negative where it is owed to Kela."""
        return self._sum(MOVES)

    @property
    def off(self) -> Decimal:
        """Return by how many euros the two sums differ, all claims together."""
        return self.closing - self._sum(PARTS)

    def _sum(self, entries: tuple[Entry, ...]) -> Decimal:
        return sum((self.entries.get(entry, NOTHING) for entry in entries), NOTHING)


def asked(period: Period, *, for_: Actor, employer_id: int | None = None, unit: str = "") -> Asked:
    """Return what is asked for of one employer, or of all whose payments the actor may see."""
    seen = for_.employers_of(Matter.PAYMENTS)
    if employer_id is None:
        return Asked(period=period, employer_ids=seen, unit=unit)
    if employer_id not in seen:
        raise NotAllowedError("the actor may not see this employer's payments")
    return Asked(period=period, employer_ids=frozenset({employer_id}), unit=unit)


def units(*, for_: Actor) -> list[str]:
    """Return the units that the employers whose payments the actor may see have named, by name."""
    named = Application.objects.filter(employer_id__in=for_.employers_of(Matter.PAYMENTS)).exclude(unit="")
    with acting(for_):
        return list(named.order_by("unit").values_list("unit", flat=True).distinct())


def totals(settled: Asked, *, for_: Actor) -> Totals:
    """Return what the period holds in all: two statements, whatever the number of claims and payments."""
    with acting(for_), connection.cursor() as cursor:
        cursor.execute(_CLAIMED, {**settled.bounds, "money": list(MONEY_CLAIMED)})
        claims, claimed, refusals = cursor.fetchone()
        states = _payments(settled).values_list("state").annotate(Count("id"), Sum("amount"))
        payments = {PaymentState(state): (number, euros) for state, number, euros in states}
    return Totals(claims=claims, claimed=claimed, refusals=refusals, payments=payments)


def balance(settled: Asked, *, for_: Actor) -> Balance:
    """Return what Kela owed at the end of the period, counted both ways, in one statement."""
    with acting(for_), connection.cursor() as cursor:
        cursor.execute(_BALANCE, {**settled.bounds, "moves": list(MOVES)})
        found = cursor.fetchall()
    return Balance(
        entries={Entry(entry): euros for entry, _claim, euros in found if entry is not None},
        differing=tuple(claim for entry, claim, _euros in found if entry is None)[:MOST_DIFFERING],
    )


def rows(
    settled: Asked, *, for_: Actor, at: datetime, start: int = 0, most: int | None = None
) -> tuple[Row, ...]:
    """Return the payments of the period by their days, or so many of them from a place on.

    They name people: looking at some leaves a trail row, and taking them all another.
    """
    with acting(for_):
        found = tuple(_rows(settled, start, None if most is None else start + most))
        trail.record(
            by=for_,
            at=at,
            deed="view",
            subject="settlement_file" if most is None else "settlement",
            subject_ids=[row.payment_id for row in found],
            employer_ids=settled.employer_ids,
        )
        return found


def _payments(settled: Asked) -> "QuerySet[WithAnnotations[Payment, Dated]]":
    found = Payment.objects.filter(employer_id__in=settled.employer_ids)
    if settled.unit:
        found = found.filter(instalment__decision__application__unit=settled.unit)
    days = (settled.period.starts_on, settled.period.ends_on)
    return found.annotate(day=Coalesce("pay_on", TruncDate("due_at"))).filter(day__range=days)


def _rows(settled: Asked, start: int, stop: int | None) -> Iterator[Row]:
    """Yield the rows of the places; they are found by their payments alone before anything is joined."""
    order = ("day", "reference", "id")
    found = _payments(settled)
    if stop is not None:
        found = found.filter(id__in=found.order_by(*order).values("id")[start:stop])
    told = found.order_by(*order).values_list(*(_COLUMNS.get(name, name) for name in Row._fields))
    return (Row._make(each) for each in told)
