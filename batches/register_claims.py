"""What an application in a report claims: the fields of each benefit's claim that the register tells.

The register asks for less than a claim states. What it leaves open is taken to be usual, and a finding of the
benefit's own says what was taken so: whoever knows it otherwise corrects the claim.
"""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Final, NamedTuple

from batches import codes
from benefits.claims import Certificate, PayBasis
from benefits.findings import Code
from benefits.parental.claims import Hazard
from benefits.rehabilitation.claim import Notice, Participation, Programme
from incomes.wage_reports.kela import Application

_ONE_DAY: Final = timedelta(days=1)

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


CLAIMED: Final[Mapping[str, Claimed]] = {
    "sickness_allowance": Claimed(_sickness, codes.ROW_FROM_REGISTER),
    "partial_sickness_allowance": Claimed(_partial_sickness, codes.ROW_FROM_REGISTER_PARTIAL),
    "parental_allowance": Claimed(_parental, codes.ROW_FROM_REGISTER_PARENTAL),
    "special_pregnancy_allowance": Claimed(_special_pregnancy, codes.ROW_FROM_REGISTER_SPECIAL),
    "rehabilitation_allowance": Claimed(_rehabilitation, codes.ROW_FROM_REGISTER_REHABILITATION),
}
"""The benefits that can be claimed through the register (C20)."""
