"""What the Incomes Register tells of people: the wages their annual income is made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.db import connection

from benefits.income import last_three_months, reference_period

_WAGES = """
SELECT s.place, sum(r.wages), coalesce(sum(r.wages) FILTER (WHERE r.payment_date >= s.last_months), 0),
       bool_or(r.source = 'upload')
FROM unnest(%(places)s::int[], %(keys)s::bytea[], %(firsts)s::date[], %(lasts)s::date[],
    %(last_months)s::date[], %(payers)s::bigint[])
    AS s(place, earner_key, starts_on, ends_on, last_months, payer_id)
JOIN incomes_report r ON r.earner_key = s.earner_key AND r.state = 'valid'
    AND r.payment_date BETWEEN s.starts_on AND s.ends_on
    AND (s.payer_id IS NULL OR r.payer_id = s.payer_id)
GROUP BY s.place
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """Whose wages are asked: a person by the keyed hash of the identity code, and the day of onset.

    `payer_id` limits them to what one employer has reported.
    """

    earner_key: bytes
    onset: date
    payer_id: int | None = None


class Wages(NamedTuple):
    """Wages before the insurance deduction, in euros: of the reference period and its last three months."""

    gross: Decimal
    three_months: Decimal
    source: str


def wages_in_reference_periods(askings: Sequence[Asking]) -> list[Wages | None]:
    """Return the wages of each reference period, in order; None where no report tells of any.

    Wages count by the day of payment, from the newest valid version of each report (SVL 11:2). `source` is
    "upload" where one of the reports did not come from the register itself.
    """
    found: list[Wages | None] = [None] * len(askings)
    periods = {
        onset: (reference_period(onset), last_three_months(onset)) for onset in {a.onset for a in askings}
    }
    with connection.cursor() as cursor:
        cursor.execute(
            _WAGES,
            {
                "places": list(range(len(askings))),
                "keys": [each.earner_key for each in askings],
                "firsts": [periods[each.onset][0].starts_on for each in askings],
                "lasts": [periods[each.onset][0].ends_on for each in askings],
                "last_months": [periods[each.onset][1].starts_on for each in askings],
                "payers": [each.payer_id for each in askings],
            },
        )
        for place, gross, three_months, uploaded in cursor.fetchall():
            found[place] = Wages(gross, three_months, "upload" if uploaded else "register")
    return found
