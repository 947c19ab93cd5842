"""Identifiers of payers and earners: Business IDs, identity codes and the rules on the others."""

import re
from collections import Counter
from datetime import date

from stdnum.fi import hetu, ytunnus

from incomes.wage_reports import errors
from incomes.wage_reports.case import Findings, Reception
from incomes.wage_reports.code_lists import limits
from incomes.wage_reports.message import Id, IdType

_BUSINESS_ID = re.compile(r"[0-9]{7}-[0-9]")
_KNOWN_FOREIGN = frozenset({3, 4, 5, 6, 7, 9, 99})
"""Types of 2022 beside Business ID and identity code; newer ones are not on our lists."""
_UNKNOWN_COUNTRY = "99"
_FINLAND = "FI"


def is_business_id(code: str) -> bool:
    """Say whether the code is a Business ID (Y-tunnus) with its hyphen and the right check digit."""
    return bool(_BUSINESS_ID.fullmatch(code)) and ytunnus.is_valid(code)


def is_identity_code(code: str, *, test_people: bool) -> bool:
    """Say whether the code is an identity code (henkilötunnus), written as it must be.

    Individual numbers 900–999 are test people.
    """
    return hetu.is_valid(code, allow_temporary=test_people) and hetu.compact(code) == code


def code_of(ids: tuple[Id, ...], type_: IdType) -> str | None:
    """Return the first code of a type among the identifiers of somebody."""
    return next((one.code for one in ids if one.type == type_), None)


def check_ids(ids: tuple[Id, ...], field: str, payment_date: date, reception: Reception) -> Findings:
    """Yield what is wrong with the identifiers of a payer or an earner."""
    for place, one in enumerate(ids):
        yield from _check_code(one, f"{field}.{place}", reception)
        yield from _check_country(one, f"{field}.{place}")
    if payment_date >= limits().identifiers_strict_from:
        yield from _check_strictly(ids, field)


def _check_code(one: Id, field: str, reception: Reception) -> Findings:
    if one.type == IdType.BUSINESS_ID and not is_business_id(one.code):
        yield errors.BUSINESS_ID.finding(f"{field}.Code")
    if one.type == IdType.IDENTITY_CODE and not is_identity_code(
        one.code, test_people=not reception.production
    ):
        yield errors.IDENTITY_CODE.finding(f"{field}.Code")


def _check_country(one: Id, field: str) -> Findings:
    if one.type in _KNOWN_FOREIGN and one.country_code is None:
        yield errors.IDENTIFIER_COUNTRY.finding(f"{field}.CountryCode")
    if one.country_code == _UNKNOWN_COUNTRY and one.country_name is None:
        yield errors.IDENTIFIER_COUNTRY.finding(f"{field}.CountryName")


def _check_strictly(ids: tuple[Id, ...], field: str) -> Findings:
    """Yield what the rules of payment dates from 2026 on object to."""
    for place, one in enumerate(ids):
        foreign = one.type in _KNOWN_FOREIGN
        if one.code != one.code.strip() or re.search(r"[^\S ]", one.code):
            yield errors.IDENTIFIER_SPACE.finding(f"{field}.{place}.Code")
        if foreign and (is_business_id(one.code) or is_identity_code(one.code, test_people=True)):
            yield errors.IDENTIFIER_TYPE.finding(f"{field}.{place}.Type")
        if foreign and one.country_code == _FINLAND:
            yield errors.IDENTIFIER_FINLAND.finding(f"{field}.{place}.CountryCode")
    if any(count > 1 for count in Counter((one.type, one.country_code) for one in ids).values()):
        yield errors.IDENTIFIERS_ALIKE.finding(field)
