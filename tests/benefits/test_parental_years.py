"""Allowances for parents: one case of each benefit in each year of the law since 2022."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from benefits.parental.claims import (
    ParentalClaim,
    PartialParentalClaim,
    PartialSpecialPregnancyClaim,
    PregnancyClaim,
    SpecialPregnancyClaim,
)
from tests.benefits.making_parental import reckoned


@pytest.mark.parametrize(
    ("year", "base", "half"),
    [
        (2022, "106.77", "53.39"),
        (2023, "108.30", "54.15"),
        (2024, "110.41", "55.21"),
        (2025, "111.37", "55.69"),
        (2026, "112.41", "56.21"),
    ],
)
def test_each_benefit_in_each_year_of_the_law(year: int, base: str, half: str) -> None:
    """An income of 50,000 euros: between the limits of every year, below the upper one."""
    start = date(year, 9, 1)
    days = (start, date(year, 9, 30), "9000.00")
    own: dict[type, dict[str, Any]] = {
        PregnancyClaim: {"due_date": date(year, 10, 6)},
        SpecialPregnancyClaim: {"due_date": date(year, 12, 1)},
        PartialSpecialPregnancyClaim: {"due_date": date(year, 12, 1)},
        ParentalClaim: {"due_date": None, "born_on": None, "adopted_on": start},
        PartialParentalClaim: {"due_date": None, "born_on": None, "adopted_on": start},
    }

    daily = {
        kind: [
            str(line.daily_amount)
            for line in reckoned(
                kind, days, facts={"annual_income": Decimal(50000)}, entitlement_start=start, **changes
            ).lines
        ]
        for kind, changes in own.items()
    }

    assert daily == {
        PregnancyClaim: ["150.00"],
        SpecialPregnancyClaim: [base],
        PartialSpecialPregnancyClaim: [half] if year == 2026 else ["0.00"],
        ParentalClaim: ["150.00", base],
        PartialParentalClaim: ["75.00", half],
    }
