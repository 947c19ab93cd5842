"""How one value is read: what is taken, and with which finding the rest is refused."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benefits import scalars
from benefits.findings import Code
from benefits.scalars import (
    CODE_UNKNOWN,
    DATE_NOT_IN_CALENDAR,
    DATE_OUT_OF_RANGE,
    DATE_UNREADABLE,
    DATE_YEAR_SHORT,
    EUROS_AMBIGUOUS,
    EUROS_DECIMALS,
    EUROS_NEGATIVE,
    EUROS_TOO_LARGE,
    EUROS_UNREADABLE,
    HOURS_UNREADABLE,
    INTEGER_UNREADABLE,
    NUMBER_UNREADABLE,
    SHARE_UNREADABLE,
    TEXT_INVISIBLE,
    TEXT_TOO_LONG,
    TEXT_UNREADABLE,
    TIME_UNREADABLE,
    YES_NO_UNREADABLE,
    UnreadableError,
)
from benefits.sickness import Accident, Certificate

NEVER_ENDING = 10**5000


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2026-11-24", date(2026, 11, 24)),
        ("2026-3-1", date(2026, 3, 1)),
        (" 24.11.2026 ", date(2026, 11, 24)),
        ("1.3.2026", date(2026, 3, 1)),
        ("1. 3. 2026", date(2026, 3, 1)),
        ("01.03.2026", date(2026, 3, 1)),
        ("20261124", date(2026, 11, 24)),
        (20261124, date(2026, 11, 24)),
        (date(2026, 11, 24), date(2026, 11, 24)),
        ("29.2.2024", date(2024, 2, 29)),
        ("1900-01-01", date(1900, 1, 1)),
        ("2199-12-31", date(2199, 12, 31)),
    ],
)
def test_date_is_read(value: object, expected: date) -> None:
    assert scalars.read_date(value) == expected


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("24.11.26", DATE_YEAR_SHORT),
        ("24.11.", DATE_UNREADABLE),
        ("24/11/2026", DATE_UNREADABLE),
        ("2026-W48-2", DATE_UNREADABLE),
        ("2026-11-24T00:00", DATE_UNREADABLE),
        ("٢٠٢٦-11-24", DATE_UNREADABLE),
        ("tomorrow", DATE_UNREADABLE),
        ("24.11.2026x", DATE_UNREADABLE),
        (46350, DATE_UNREADABLE),
        pytest.param(NEVER_ENDING, DATE_UNREADABLE, id="never ending"),
        (-20261124, DATE_UNREADABLE),
        (True, DATE_UNREADABLE),
        (20261124.0, DATE_UNREADABLE),
        (datetime(2026, 11, 24), DATE_UNREADABLE),  # noqa: DTZ001 - what a spreadsheet holds
        ([], DATE_UNREADABLE),
        ("30.2.2026", DATE_NOT_IN_CALENDAR),
        ("2026-02-29", DATE_NOT_IN_CALENDAR),
        ("2026-13-01", DATE_NOT_IN_CALENDAR),
        ("20260001", DATE_NOT_IN_CALENDAR),
        ("1899-12-31", DATE_OUT_OF_RANGE),
        ("2200-01-01", DATE_OUT_OF_RANGE),
        (date(1, 1, 1), DATE_OUT_OF_RANGE),
    ],
)
def test_date_is_refused(value: object, code: Code) -> None:
    with pytest.raises(UnreadableError) as refused:
        scalars.read_date(value)

    assert refused.value.code == code


def test_refused_date_says_its_parameters() -> None:
    with pytest.raises(UnreadableError) as outside:
        scalars.read_date("2200-01-01")
    with pytest.raises(UnreadableError) as unreal:
        scalars.read_date("30.2.2026")

    assert outside.value.finding("onset") == DATE_OUT_OF_RANGE.finding(
        "onset", first="1900-01-01", last="2199-12-31"
    )
    assert unreal.value.finding("onset") == DATE_NOT_IN_CALENDAR.finding("onset", value="30.2.2026")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("1234,5", "1234.50"),
        ("1234.50", "1234.50"),
        ("0", "0.00"),
        ("007", "7.00"),
        ("1 234,50 €", "1234.50"),
        ("1\u00a0234,50\u00a0€", "1234.50"),
        ("1\u202f234\u202f567", "1234567.00"),
        ("1.234,50", "1234.50"),
        ("1,234.50", "1234.50"),
        ("1,234,567.8", "1234567.80"),
        ("€1,234.50", "1234.50"),
        ("€ 12", "12.00"),
        ("12 EUR", "12.00"),
        ("EUR 12", "12.00"),
        ("12 euroa", "12.00"),
        ("12 euro", "12.00"),
        ("99999999.99", "99999999.99"),
        (1234, "1234.00"),
        (1234.5, "1234.50"),
        (0.29, "0.29"),
        (-0.0, "0.00"),
        (Decimal("1234.500"), "1234.50"),
    ],
)
def test_euros_are_read_with_two_decimals(value: object, expected: str) -> None:
    assert str(scalars.read_euros(value)) == expected


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("1.234", EUROS_AMBIGUOUS),
        ("1,234", EUROS_AMBIGUOUS),
        ("1.234.567", EUROS_AMBIGUOUS),
        ("0.123", EUROS_DECIMALS),
        ("1234,567", EUROS_DECIMALS),
        ("12,3456", EUROS_DECIMALS),
        (0.1 + 0.2, EUROS_DECIMALS),
        (Decimal("0.001"), EUROS_DECIMALS),
        ("-5", EUROS_NEGATIVE),
        ("−5,00 €", EUROS_NEGATIVE),
        (-5, EUROS_NEGATIVE),
        (-0.01, EUROS_NEGATIVE),
        ("100000000", EUROS_TOO_LARGE),
        ("9" * 5000, EUROS_TOO_LARGE),
        (1e300, EUROS_TOO_LARGE),
        pytest.param(NEVER_ENDING, EUROS_TOO_LARGE, id="never ending"),
        ("1e9", EUROS_UNREADABLE),
        ("NaN", EUROS_UNREADABLE),
        ("Infinity", EUROS_UNREADABLE),
        (float("nan"), EUROS_UNREADABLE),
        (float("inf"), EUROS_UNREADABLE),
        (Decimal("sNaN"), EUROS_UNREADABLE),
        (True, EUROS_UNREADABLE),
        ({}, EUROS_UNREADABLE),
        ("12 34", EUROS_UNREADABLE),
        ("1,234,5", EUROS_UNREADABLE),
        (",50", EUROS_UNREADABLE),
        ("5,", EUROS_UNREADABLE),
        ("٥", EUROS_UNREADABLE),
        ("€", EUROS_UNREADABLE),
        ("about 5", EUROS_UNREADABLE),
    ],
)
def test_euros_are_refused(value: object, code: Code) -> None:
    with pytest.raises(UnreadableError) as refused:
        scalars.read_euros(value)

    assert refused.value.code == code


def test_refused_euros_say_the_most() -> None:
    with pytest.raises(UnreadableError) as refused:
        scalars.read_euros("100000000")

    assert refused.value.finding("wage") == EUROS_TOO_LARGE.finding("wage", most="99999999.99")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("0.5", Decimal("0.5")),
        ("0,5", Decimal("0.5")),
        ("50 %", Decimal("0.5")),
        (" 62,5% ", Decimal("0.625")),
        ("1", Decimal(1)),
        ("100%", Decimal(1)),
        (0, Decimal(0)),
        (0.25, Decimal("0.25")),
        (Decimal("0.25"), Decimal("0.25")),
    ],
)
def test_share_is_read(value: object, expected: Decimal) -> None:
    assert scalars.read_share(value) == expected


@pytest.mark.parametrize(
    "value",
    [
        "50",
        "101 %",
        "-0.1",
        "1e-3",
        "half",
        2,
        True,
        pytest.param(NEVER_ENDING, id="never ending"),
        float("nan"),
        Decimal("NaN"),
        None,
    ],
)
def test_share_is_refused(value: object) -> None:
    with pytest.raises(UnreadableError) as refused:
        scalars.read_share(value)

    assert refused.value.code == SHARE_UNREADABLE


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("37.5", "37.5"),
        ("37,50", "37.50"),
        ("37:30", "37.50"),
        ("7:20", "7.33"),
        ("168", "168"),
        ("30 h", "30"),
        ("30 tuntia", "30"),
        (40, "40"),
        (37.5, "37.5"),
        (Decimal("22.5"), "22.5"),
    ],
)
def test_hours_are_read(value: object, expected: str) -> None:
    assert scalars.read_hours(value) == Decimal(expected)


@pytest.mark.parametrize(
    "value",
    ["168.01", "37:60", "37.555", "-1", "many", True, pytest.param(NEVER_ENDING, id="never ending"), None],
)
def test_hours_are_refused(value: object) -> None:
    with pytest.raises(UnreadableError) as refused:
        scalars.read_hours(value)

    assert refused.value.code == HOURS_UNREADABLE


@pytest.mark.parametrize(
    ("value", "expected"),
    [("08:30", time(8, 30)), ("8.30", time(8, 30)), (" 0:00 ", time(0)), ("23:59", time(23, 59))],
)
def test_time_of_day_is_read(value: object, expected: time) -> None:
    assert scalars.read_time(value) == expected


@pytest.mark.parametrize("value", ["24:00", "8", "8:60", "8:5", "-1:00", "8.30.00", 8.30, None])
def test_what_is_no_time_of_day_is_refused(value: object) -> None:
    with pytest.raises(UnreadableError) as refused:
        scalars.read_time(value)

    assert refused.value.code == TIME_UNREADABLE


@pytest.mark.parametrize(("value", "expected"), [("12", 12), (" 0 ", 0), (12, 12), ("999999999", 999999999)])
def test_integer_is_read(value: object, expected: int) -> None:
    assert scalars.read_integer(value) == expected


@pytest.mark.parametrize(
    "value",
    [
        "-1",
        "1.0",
        "1e3",
        "٥",
        "1000000000",
        -1,
        1.0,
        True,
        pytest.param(NEVER_ENDING, id="never ending"),
        None,
    ],
)
def test_integer_is_refused(value: object) -> None:
    with pytest.raises(UnreadableError) as refused:
        scalars.read_integer(value)

    assert refused.value.code == INTEGER_UNREADABLE


@pytest.mark.parametrize(
    ("value", "expected"),
    [("12", "12"), ("10,5", "10.5"), ("10.33", "10.33"), (10, "10"), (10.5, "10.5"), (" 0 ", "0")],
)
def test_number_is_read(value: object, expected: str) -> None:
    assert scalars.read_number(value) == Decimal(expected)


@pytest.mark.parametrize("value", ["-1", "1.234", "1e3", "ten", "", None, "1 000", "1234567890", True])
def test_number_that_cannot_be_read_is_refused(value: object) -> None:
    with pytest.raises(UnreadableError) as refused:
        scalars.read_number(value)

    assert refused.value.code == NUMBER_UNREADABLE


@pytest.mark.parametrize("value", [True, 1, "1", "x", "X", " kyllä ", "Ja", "yes", "TRUE", "TOSI", "sant"])
def test_yes_is_read(value: object) -> None:
    assert scalars.read_yes_no(value) is True


@pytest.mark.parametrize("value", [False, 0, "0", "ei", "Nej", "no", "false", "EPÄTOSI", "falskt"])
def test_no_is_read(value: object) -> None:
    assert scalars.read_yes_no(value) is False


@pytest.mark.parametrize("value", ["maybe", 2, 1.0, pytest.param(NEVER_ENDING, id="never ending"), [], None])
def test_yes_no_is_refused(value: object) -> None:
    with pytest.raises(UnreadableError) as refused:
        scalars.read_yes_no(value)

    assert refused.value.code == YES_NO_UNREADABLE


@pytest.mark.parametrize(
    "value", ["kanta", " KANTA ", Certificate.KANTA, "Kanta-palvelun kautta", "via kanta-tjänsten"]
)
def test_code_is_read_by_its_name_or_label(value: object) -> None:
    assert scalars.read_code(value, Certificate) is Certificate.KANTA


@pytest.mark.parametrize("value", ["canta", "", 1, None, ["kanta"], Accident.INSURER_DECIDES])
def test_code_is_refused_with_the_choices(value: object) -> None:
    with pytest.raises(UnreadableError) as refused:
        scalars.read_code(value, Certificate)

    assert refused.value.finding("certificate") == CODE_UNKNOWN.finding(
        "certificate", choices="kanta, employee, upload, later"
    )


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("  RF18 5390 0754 7034 ", "RF18 5390 0754 7034"),
        ("first\r\nsecond\tpart", "first\nsecond part"),
        ("one\u00a0word", "one word"),
        ("ä" * 1000, "ä" * 1000),
    ],
)
def test_text_is_read(value: str, expected: str) -> None:
    assert scalars.read_text(value) == expected


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (12, TEXT_UNREADABLE),
        (["a"], TEXT_UNREADABLE),
        ("a\x00b", TEXT_INVISIBLE),
        ("a\x1bb", TEXT_INVISIBLE),
        ("a\ud800b", TEXT_INVISIBLE),
        ("wage \u202e001", TEXT_INVISIBLE),
        ("a\u200bb", TEXT_INVISIBLE),
        ("ä" * 1001, TEXT_TOO_LONG),
    ],
)
def test_text_is_refused(value: object, code: Code) -> None:
    with pytest.raises(UnreadableError) as refused:
        scalars.read_text(value)

    assert refused.value.code == code


def test_refused_text_says_its_longest() -> None:
    with pytest.raises(UnreadableError) as refused:
        scalars.read_text("abc", longest=2)

    assert refused.value.finding("note") == TEXT_TOO_LONG.finding("note", longest=2)


@given(st.dates(scalars.FIRST_DAY, scalars.LAST_DAY))
def test_any_day_is_read_back_from_every_form(day: date) -> None:
    written = [f"{day}", f"{day.day}.{day.month}.{day.year}", f"{day:%d.%m.%Y}", f"{day:%Y%m%d}"]

    assert [scalars.read_date(text) for text in written] == [day] * len(written)


@given(st.decimals(0, scalars.MOST_EUROS, places=2))
def test_any_euros_are_read_back_from_every_form(amount: Decimal) -> None:
    english = f"{amount:,.2f}"
    finnish = english.replace(",", " ").replace(".", ",")
    written = [amount, str(amount), english, finnish, f"{finnish} €", finnish.replace(" ", ".")]

    assert [scalars.read_euros(text) for text in written] == [amount] * len(written)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-06", date(2024, 6, 1)),
        (" 6/2024 ", date(2024, 6, 1)),
        ("06.2024", date(2024, 6, 1)),
        ("15.6.2024", date(2024, 6, 1)),
        (date(2024, 6, 30), date(2024, 6, 1)),
    ],
)
def test_month_is_read_by_its_first_day(value: object, expected: date) -> None:
    assert scalars.read_month(value) == expected


@pytest.mark.parametrize(
    ("value", "code"),
    [("2024-13", DATE_NOT_IN_CALENDAR), ("6/1024", DATE_OUT_OF_RANGE), ("June", DATE_UNREADABLE)],
)
def test_what_is_no_month_is_refused(value: str, code: Code) -> None:
    with pytest.raises(UnreadableError) as refused:
        scalars.read_month(value)

    assert refused.value.code is code
