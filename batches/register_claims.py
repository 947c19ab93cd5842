"""What an application in a report claims: the fields of each benefit's claim that the register tells.

The register asks for less than a claim states. What it leaves open is taken to be usual, and a finding of the
benefit's own says what was taken so: whoever knows it otherwise corrects the claim.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Final, NamedTuple

from batches import codes
from benefits.annual_leave import LeaveAllowance
from benefits.claims import Certificate, PayBasis
from benefits.family_leave import ContractType, PaidAllowance
from benefits.findings import Code
from benefits.parental.claims import Hazard
from benefits.rehabilitation.claim import Notice, Participation, Programme
from employers.identity import is_woman
from incomes.wage_reports.kela import Application
from incomes.wage_reports.message import Employment

_ONE_DAY: Final = timedelta(days=1)
_FULL_TIME: Final = 1
_FIXED_TERM: Final = 2

Fields = Mapping[str, object]


class Claimed(NamedTuple):
    """How a benefit is claimed through the register: the fields it tells, and what is said of the others."""

    fields: Callable[[Application], Fields]
    told: Code


def _paid(application: Application) -> Fields:
    """Return the paid days with their wage; the pay goes on where the absence does."""
    goes_on = application.until is not None and application.until > application.ends_on
    return {
        "paid": [
            {
                "starts_on": application.starts_on,
                "ends_on": application.ends_on,
                "wage": application.amount,
            }
        ],
        "continues_from": application.ends_on + _ONE_DAY if goes_on else None,
        **_noted(application),
    }


def _noted(application: Application) -> Fields:
    return {
        "payment_reference": application.reference or application.specifier,
        "note": application.information,
    }


def _sickness(application: Application) -> Fields:
    return {
        **_paid(application),
        "onset": application.starts_on,
        "certificate": Certificate.LATER,
        "pay_basis": PayBasis.AGREEMENT,
    }


def _partial_sickness(application: Application) -> Fields:
    return {
        **_paid(application),
        "onset": application.starts_on,
        "certificate": Certificate.LATER,
        "part_time_from": application.starts_on,
        "part_time_until": application.until or application.ends_on,
        "full_pay": True,
        "clause": True,
    }


def _parental(application: Application) -> Fields:
    return {
        **_paid(application),
        "entitlement_start": application.starts_on,
        "pay_basis": PayBasis.AGREEMENT,
    }


def _special_pregnancy(application: Application) -> Fields:
    return {**_parental(application), "hazard": Hazard.COMPARABLE, "other_work": False}


def _rehabilitation(application: Application) -> Fields:
    paid = {name: value for name, value in _paid(application).items() if name != "continues_from"}
    return {
        **paid,
        "rehabilitation_starts_on": application.starts_on,
        "programme": Programme.OTHER,
        "notice": Notice.LATER,
        "participation": Participation.LATER,
        "clause": True,
    }


def _family_leave(application: Application) -> Fields:
    """Return the conditions of family leave compensation as the report tells them (F10)."""
    employed_from, employed_until = _employed(application)
    is_fixed = application.employment.term == _FIXED_TERM and employed_until is not None
    return {
        "allowance": PaidAllowance.PREGNANCY,
        "allowance_starts_on": application.starts_on,
        "allowance_ends_on": max(application.ends_on, application.until or application.ends_on),
        "paid": [{"starts_on": application.starts_on, "ends_on": application.ends_on}],
        "employed_from": employed_from,
        "contract_type": ContractType.FIXED_TERM if is_fixed else ContractType.INDEFINITE,
        "contract_ends_on": employed_until if is_fixed else None,
        "working_time": _working_time(application.employment),
        "employee_is_woman": is_woman(application.identity_code),
        **_noted(application),
    }


def _employed(application: Application) -> tuple[date, date | None]:
    """Return the first and last day of the employment, contracts directly after each other counted together.

    The register takes no application for days before the first contract begins.
    """
    first, *later = sorted(application.employment.periods, key=lambda contract: contract.starts_on)
    since, until = first.starts_on, first.ends_on
    for contract in later:
        if until is None:
            break
        if contract.starts_on <= until + _ONE_DAY:
            until = contract.ends_on and max(until, contract.ends_on)
        elif contract.starts_on <= application.starts_on:
            since, until = contract.starts_on, contract.ends_on
    return since, until


def _working_time(employment: Employment) -> str | None:
    """Return the share of full time; None where it is part-time nobody says how much, or not known at all."""
    if employment.code == _FULL_TIME:
        return "100 %"
    return None if employment.part_time is None else f"{employment.part_time} %"


def _annual_leave(application: Application) -> Fields:
    days = {"starts_on": application.starts_on, "ends_on": application.ends_on}
    return {
        "entitlement_start": application.starts_on,
        "leave": [{**days, "allowance": LeaveAllowance.PARENTAL}],
        "claimed": [days],
        "holiday_pay": application.amount,
        **_noted(application),
    }


CLAIMED: Final[Mapping[str, Claimed]] = {
    "sickness_allowance": Claimed(_sickness, codes.ROW_FROM_REGISTER),
    "partial_sickness_allowance": Claimed(_partial_sickness, codes.ROW_FROM_REGISTER_PARTIAL),
    "parental_allowance": Claimed(_parental, codes.ROW_FROM_REGISTER_PARENTAL),
    "special_pregnancy_allowance": Claimed(_special_pregnancy, codes.ROW_FROM_REGISTER_SPECIAL),
    "family_leave_compensation": Claimed(_family_leave, codes.ROW_FROM_REGISTER_FAMILY_LEAVE),
    "annual_leave_cost": Claimed(_annual_leave, codes.ROW_FROM_REGISTER_LEAVE_COST),
    "rehabilitation_allowance": Claimed(_rehabilitation, codes.ROW_FROM_REGISTER_REHABILITATION),
}
"""The benefits that can be claimed through the register (C20)."""
