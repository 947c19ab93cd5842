"""Which applications the rules decide alone, which rest, and how the sample is drawn."""

from datetime import date
from decimal import Decimal

import pytest

from benefits import codes
from benefits.calculation import Calculation
from benefits.findings import Code
from decisions import automation
from decisions.automation import Circumstances
from tests.decisions.test_awards import CALCULATION

DAY = date(2026, 11, 2)


def calculation(*found: Code, total: str = "1560.26") -> Calculation:
    return Calculation(
        benefit="sickness_allowance",
        law_on=date(2026, 9, 19),
        annual_income=None,
        daily_allowance=None,
        first_payable_day=None,
        last_payable_day=None,
        deadline=date(2026, 11, 19),
        steps=(),
        lines=CALCULATION.lines,
        instalments=(),
        employer_total=Decimal(total),
        employee_total=Decimal("0.00"),
        findings=tuple(code.finding() for code in found),
    )


CLEAN = calculation()
KANTA = Circumstances()


def test_clean_claim_has_no_reason_for_people() -> None:
    assert automation.reasons(calculation(codes.INCOME_FROM_UPLOAD, codes.DEDUCTION_DERIVED), KANTA) == []


@pytest.mark.parametrize(
    ("reckoned", "circumstances", "reason"),
    [
        (calculation(codes.LATE), KANTA, "late"),
        (calculation(codes.INCOME_UNKNOWN), KANTA, "income_unknown"),
        (calculation(codes.WAGE_UNUSABLE), KANTA, "wage_unusable"),
        (calculation(total="0.00"), KANTA, "nothing_to_pay"),
        (CLEAN, Circumstances(attaches=True), "certificate_missing"),
        (CLEAN, Circumstances(decided_before=True), "decided_before"),
        (CLEAN, Circumstances(from_register=True), "from_register"),
        (
            CLEAN,
            Circumstances(earlier_claim_open=True),
            "earlier_claim_open",
        ),
    ],
)
def test_claim_that_needs_judgement_says_why(
    reckoned: Calculation, circumstances: Circumstances, reason: str
) -> None:
    assert automation.reasons(reckoned, circumstances) == [reason]


def test_reason_found_twice_is_said_once() -> None:
    assert automation.reasons(calculation(codes.LATE, codes.LATE), KANTA) == ["late"]


def test_uploaded_certificate_that_is_there_is_no_reason() -> None:
    attached = Circumstances(attaches=True, has_attachments=True)

    assert automation.reasons(CLEAN, attached) == []


@pytest.mark.parametrize(
    ("found", "waits_for"),
    [
        (codes.WAITS_FOR_INSURER, "waits_for_insurer"),
        (codes.FIGURES_UNKNOWN, "figures_unknown"),
        (codes.MINIMUM_UNKNOWN, "minimum_unknown"),
        (codes.LATE, ""),
    ],
)
def test_claim_rests_for_an_insurer_or_a_figure_of_law(found: Code, waits_for: str) -> None:
    assert automation.rests(calculation(found)) == waits_for


def test_sample_is_about_its_share_and_drawn_the_same_each_time() -> None:
    drawn = [automation.is_sampled(number, 1, DAY) for number in range(10_000)]

    assert drawn == [automation.is_sampled(number, 1, DAY) for number in range(10_000)]
    assert sum(drawn) / len(drawn) == pytest.approx(float(automation.sample_share(DAY)), abs=0.01)


def test_sample_is_drawn_anew_for_each_version() -> None:
    first, second = (
        [automation.is_sampled(number, version, DAY) for number in range(1000)] for version in (1, 2)
    )

    assert first != second


def test_everything_is_looked_at_before_the_first_share() -> None:
    assert automation.sample_share(date(2019, 12, 31)) == 1
    assert automation.is_sampled(1, 1, date(2019, 12, 31))
