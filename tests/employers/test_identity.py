"""Identifiers are taken as the field writes them, and no other way."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings
from schwifty import IBAN

from benefits import words
from benefits.findings import Finding
from employers import identity

ARTIFICIAL = [
    "010594Y9032",
    "010594Y9021",
    "020594X903P",
    "020594X902N",
    "030594W903B",
    "040594V9030",
    "040594V902Y",
    "050594U903M",
    "050594U902L",
    "010516B903X",
    "010516B902W",
    "020516C903K",
    "020516C902J",
    "030516D9037",
    "030516D9026",
    "010501E9032",
    "020502E902X",
    "020503F9037",
    "020504A902E",
    "020504B904H",
    "010190-900P",
    "010190-999W",
]


@pytest.mark.parametrize("text", ["0116297-6", "01162976", " 116297-6 ", "FI01162976", "0116297–6"])
def test_a_business_id_is_kept_with_its_hyphen(text: str) -> None:
    assert identity.read_business_id(text) == "0116297-6"


@pytest.mark.parametrize("text", ["", "1234567-8", "0116297-7", "0116297-6 Oy", "116297", "1000001-0"])
def test_what_is_no_business_id_is_a_finding(text: str) -> None:
    assert identity.read_business_id(text, "payer") == identity.BUSINESS_ID_INVALID.finding("payer")


@pytest.mark.parametrize("code", ARTIFICIAL)
def test_the_published_test_people_are_people_of_the_demo(code: str) -> None:
    assert identity.read_identity_code(f" {code} ") == code


@pytest.mark.parametrize("code", ARTIFICIAL)
def test_without_the_demo_they_are_nobody(code: str, settings: Settings) -> None:
    settings.DEMO = False

    assert identity.read_identity_code(code, "who") == identity.IDENTITY_CODE_ARTIFICIAL.finding("who")


def test_without_the_demo_real_people_are_people(settings: Settings) -> None:
    settings.DEMO = False

    assert identity.read_identity_code("131052-308T") == "131052-308T"


@pytest.mark.parametrize(
    "code",
    ["", "010190-999K", "310252-308Y", "131052-001L", "131052308T", "131052−308T", "١31052-308T", "1" * 99],
)
def test_what_is_no_identity_code_is_a_finding(code: str) -> None:
    assert identity.read_identity_code(code, "who") == identity.IDENTITY_CODE_INVALID.finding("who")


@pytest.mark.parametrize("code", ["131052-308t", "131052a308T"])
def test_small_letters_are_not_made_large(code: str) -> None:
    assert identity.read_identity_code(code) == identity.IDENTITY_CODE_SMALL_LETTERS.finding()


@pytest.mark.parametrize(
    ("code", "born"),
    [
        ("131052+308T", date(1852, 10, 13)),
        ("131052-308T", date(1952, 10, 13)),
        ("010594Y9032", date(1994, 5, 1)),
        ("050594U902L", date(1994, 5, 5)),
        ("020504A902E", date(2004, 5, 2)),
        ("020503F9037", date(2003, 5, 2)),
    ],
)
def test_the_sign_tells_the_century(code: str, born: date) -> None:
    assert identity.birth_date_of(code) == born


@pytest.mark.parametrize(("code", "is_woman"), [("050594U902L", True), ("010594Y9032", False)])
def test_the_individual_number_tells_a_woman(code: str, is_woman: bool) -> None:  # noqa: FBT001
    assert identity.is_woman(code) == is_woman


def test_a_shown_code_hides_the_individual_number() -> None:
    assert identity.masked("140385-123J") == "140385-***J"


@pytest.mark.parametrize("text", ["FI2112345600000785", " fi21 1234 5600 0007 85 "])
def test_an_account_is_kept_without_spaces_and_tells_its_bank(text: str) -> None:
    account = identity.read_iban(text)

    assert isinstance(account, IBAN)
    assert (account.compact, account.bic) == ("FI2112345600000785", "NDEAFIHH")


def test_an_account_elsewhere_in_the_payment_area_is_taken() -> None:
    account = identity.read_iban("SE4550000000058398257466")

    assert isinstance(account, IBAN)
    assert account.compact == "SE4550000000058398257466"


@pytest.mark.parametrize("text", ["", "FI2112345600000786", "FI9112345600000786", "FI21", "123456-785"])
def test_an_account_whose_check_digits_fail_is_a_finding(text: str) -> None:
    assert identity.read_iban(text, "iban") == identity.IBAN_INVALID.finding("iban")


def test_an_account_outside_the_payment_area_is_a_finding() -> None:
    assert identity.read_iban("BR1500000000000010932840814P2") == identity.IBAN_OUTSIDE_SEPA.finding()


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("1234561", "1234561"),
        ("20261 13000 10", "202611300010"),
        ("202611300010", "202611300010"),
        ("rf43 2026 1130 0010", "RF43202611300010"),
    ],
)
def test_a_reference_is_kept_without_spaces(text: str, kept: str) -> None:
    assert identity.read_reference(text) == kept


@pytest.mark.parametrize("text", ["", "123", "1234562", "RF44202611300010", "1234561" * 3, "123456A"])
def test_what_is_no_reference_is_a_finding(text: str) -> None:
    assert identity.read_reference(text, "reference") == identity.REFERENCE_INVALID.finding("reference")


def test_an_address_is_taken_without_the_blanks_around_it() -> None:
    assert identity.read_email(" aino@example.fi ") == "aino@example.fi"
    assert identity.read_email("aino at example") == identity.EMAIL_INVALID.finding()


@given(st.text(max_size=30))
def test_no_text_breaks_a_reader(text: str) -> None:
    readers = (
        identity.read_business_id,
        identity.read_identity_code,
        identity.read_iban,
        identity.read_reference,
        identity.read_email,
    )

    said = [found for reader in readers if isinstance(found := reader(text), Finding)]

    assert all(words.say(finding, "fi") for finding in said)
