"""Identifiers as the field checks them: Business IDs, personal identity codes, accounts, references.

Each reader takes what somebody wrote and returns the identifier as it is kept, or the finding about it.
"""

import re
from datetime import date
from typing import Final

from django.conf import settings
from django.core.exceptions import ValidationError as FormError
from django.core.validators import validate_email
from schwifty import IBAN
from schwifty.exceptions import SchwiftyException
from stdnum import iso11649
from stdnum.exceptions import ValidationError
from stdnum.fi import hetu, ytunnus

from benefits.findings import Code, Finding, Weight

BUSINESS_ID_INVALID = Code("business_id_invalid", Weight.STOPS)
IDENTITY_CODE_INVALID = Code("identity_code_invalid", Weight.STOPS)
IDENTITY_CODE_SMALL_LETTERS = Code("identity_code_small_letters", Weight.STOPS)
IDENTITY_CODE_ARTIFICIAL = Code("identity_code_artificial", Weight.STOPS)
IBAN_INVALID = Code("iban_invalid", Weight.STOPS)
IBAN_OUTSIDE_SEPA = Code("iban_outside_sepa", Weight.STOPS)
EMAIL_INVALID = Code("email_invalid", Weight.STOPS)
REFERENCE_INVALID = Code("reference_invalid", Weight.STOPS)

IDENTITY_COLUMN: Final = "employers_employee.identity"
IBAN_COLUMN: Final = "employers_bankaccount.iban"

_BUSINESS_ID: Final = re.compile(r"(\d{6,7})-?(\d)", re.ASCII)
_REFERENCE: Final = re.compile(r"\d{4,20}", re.ASCII)
_WEIGHTS: Final = (7, 3, 1)
_SIGN: Final = 6
_INDIVIDUAL: Final = slice(7, 10)
_CENTURIES: Final = {
    "+": 1800,
    **dict.fromkeys("-YXWVU", 1900),
    **dict.fromkeys("ABCDEF", 2000),
}


def read_business_id(text: str, field: str = "") -> str | Finding:
    """Return a Business ID (Y-tunnus) with its hyphen; a six-digit one of old gets its leading zero."""
    match = _BUSINESS_ID.fullmatch(text.strip())
    try:
        return ytunnus.format(ytunnus.validate(f"{match[1]:0>7}-{match[2]}" if match else text))
    except ValidationError:
        return BUSINESS_ID_INVALID.finding(field)


def read_identity_code(text: str, field: str = "") -> str | Finding:
    """Return a personal identity code (henkilötunnus) as it is written.

    Its sign and letters are part of the identity, so nothing is folded. Individual numbers from 900 on
    belong to nobody; they are people only while the demo is on.
    """
    code = text.strip()
    if not hetu.is_valid(code, allow_temporary=True) or not code.isascii():
        return IDENTITY_CODE_INVALID.finding(field)
    if code != code.upper():
        return IDENTITY_CODE_SMALL_LETTERS.finding(field)
    if not settings.DEMO and not hetu.is_valid(code):
        return IDENTITY_CODE_ARTIFICIAL.finding(field)
    return code


def birth_date_of(code: str) -> date:
    """Return the day of birth that a valid personal identity code tells."""
    return date(_CENTURIES[code[_SIGN]] + int(code[4:6]), int(code[2:4]), int(code[:2]))


def is_woman(code: str) -> bool:
    """Return whether a valid personal identity code is a woman's: its individual number is even then."""
    return int(code[_INDIVIDUAL]) % 2 == 0


def masked(code: str) -> str:
    """Return a personal identity code with its individual number hidden, as a page may show it."""
    return f"{code[: _SIGN + 1]}***{code[-1]}"


def read_iban(text: str, field: str = "") -> IBAN | Finding:
    """Return an account number (IBAN) of the single payment area; of a Finnish one all check digits count."""
    try:
        account = IBAN(text)
        if account.country_code == "FI":
            account.validate(validate_bban=True)
    except SchwiftyException:
        return IBAN_INVALID.finding(field)
    return account if account.in_sepa_zone else IBAN_OUTSIDE_SEPA.finding(field)


def read_email(text: str, field: str = "") -> str | Finding:
    """Return an e-mail address."""
    address = text.strip()
    try:
        validate_email(address)
    except FormError:
        return EMAIL_INVALID.finding(field)
    return address


def read_reference(text: str, field: str = "") -> str | Finding:
    """Return a payment's reference (viitenumero), national or international (RF), without its spaces."""
    reference = "".join(text.split())
    if iso11649.is_valid(reference):
        return str(iso11649.compact(reference))
    if _REFERENCE.fullmatch(reference) and _check_digit(reference[:-1]) == int(reference[-1]):
        return reference
    return REFERENCE_INVALID.finding(field)


def _check_digit(base: str) -> int:
    weighted = sum(int(digit) * _WEIGHTS[place % 3] for place, digit in enumerate(reversed(base)))
    return -weighted % 10
