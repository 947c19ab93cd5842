"""Instalments: they close at the 6th and then every 25th weekday, and add up to the employer's lines."""

from datetime import date

from tests.benefits.making import FEBRUARY, JANUARY, MARCH, facts_of, instalments_of, reckon


def test_instalments_close_at_the_sixth_and_the_thirty_first_weekday() -> None:
    calculation = reckon(facts_of((date(2026, 1, 5), date(2026, 3, 24), "9000.00")))

    assert instalments_of(calculation) == [
        (1, "2026-01-17", "2026-01-23", 6, "409.38"),
        (2, "2026-01-24", "2026-02-21", 25, "1705.75"),
        (3, "2026-02-23", "2026-03-23", 25, "1705.75"),
        (4, "2026-03-24", "2026-03-24", 1, "68.23"),
    ]


def test_days_that_end_on_the_closing_day_open_no_new_instalment() -> None:
    calculation = reckon(facts_of((date(2026, 1, 5), date(2026, 1, 23), "2000.00")))

    assert instalments_of(calculation) == [(1, "2026-01-17", "2026-01-23", 6, "409.38")]


def test_one_instalment_takes_the_days_of_two_periods() -> None:
    calculation = reckon(facts_of(FEBRUARY, JANUARY))

    assert instalments_of(calculation) == [
        (1, "2026-01-17", "2026-01-23", 6, "409.38"),
        (2, "2026-01-24", "2026-02-21", 25, "1705.75"),
        (3, "2026-02-23", "2026-02-28", 6, "409.38"),
    ]


def test_claim_that_goes_on_begins_with_the_number_its_days_have_reached() -> None:
    calculation = reckon(facts_of(MARCH))

    assert instalments_of(calculation) == [
        (3, "2026-03-02", "2026-03-23", 19, "1242.31"),
        (4, "2026-03-24", "2026-03-31", 7, "457.69"),
    ]


def test_days_without_pay_between_leave_the_closing_days_where_they_are() -> None:
    calculation = reckon(
        facts_of(
            (date(2026, 1, 5), date(2026, 1, 20), "2000.00"),
            (date(2026, 2, 16), date(2026, 2, 28), "2000.00"),
        )
    )

    assert instalments_of(calculation) == [
        (1, "2026-01-17", "2026-01-20", 3, "204.69"),
        (2, "2026-02-16", "2026-02-21", 6, "409.38"),
        (3, "2026-02-23", "2026-02-28", 6, "409.38"),
    ]


def test_claim_of_which_nothing_is_the_employers_has_no_instalments() -> None:
    calculation = reckon(facts_of((date(2026, 1, 5), date(2026, 1, 16), "1000.00")))

    assert instalments_of(calculation) == []
