"""Automation: which applications the rules may decide alone, which wait, and which people look at.

The rules grant only what is clean: nothing that needs judgement, nothing unpaid, nothing decided before.
Everything else, and a drawn sample of the clean, goes to people with the reasons told.
"""

import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

import msgspec
import yaml
from django.conf import settings

from benefits import codes
from benefits.calculation import Calculation
from benefits.findings import Weight
from benefits.occupational_health import codes as occupational_health

CERTIFICATE_MISSING: Final = "certificate_missing"
DECIDED_BEFORE: Final = "decided_before"
EARLIER_CLAIM_OPEN: Final = "earlier_claim_open"
FROM_REGISTER: Final = "from_register"
NOTHING_TO_PAY: Final = "nothing_to_pay"
SAMPLED: Final = "sampled_for_people"

WAITS_FOR_FIGURES: Final = (
    codes.FIGURES_UNKNOWN.name,
    codes.MINIMUM_UNKNOWN.name,
    occupational_health.CEILING_UNKNOWN.name,
)
"""Findings for which an application rests until a figure of law is known."""

WAITS: Final = (codes.WAITS_FOR_INSURER.name, *WAITS_FOR_FIGURES)
"""Findings for which an application rests: an insurer decides first, or a figure of law is not known yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What is known of an application besides its calculation.

    `attaches` says that it promises a document, `from_register` that it came as an Incomes Register report
    which tells too little: the rest was taken to be usual (C20).
    """

    attaches: bool = False
    has_attachments: bool = False
    decided_before: bool = False
    earlier_claim_open: bool = False
    from_register: bool = False


def rests(calculation: Calculation) -> str:
    """Return the code of what an application waits for, empty if it can be decided now."""
    found = {finding.code for finding in calculation.findings}
    return next((code for code in WAITS if code in found), "")


def reasons(calculation: Calculation, circumstances: Circumstances) -> list[str]:
    """Return the codes of everything for which people must look, empty where the rules may decide alone."""
    found = [
        finding.code for finding in calculation.findings if finding.officer or finding.weight is Weight.STOPS
    ]
    if circumstances.attaches and not circumstances.has_attachments:
        found.append(CERTIFICATE_MISSING)
    if circumstances.decided_before:
        found.append(DECIDED_BEFORE)
    if circumstances.earlier_claim_open:
        found.append(EARLIER_CLAIM_OPEN)
    if circumstances.from_register:
        found.append(FROM_REGISTER)
    if calculation.employer_total <= 0:
        found.append(NOTHING_TO_PAY)
    return list(dict.fromkeys(found))


class Share(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"since": "from"}):
    """The share of clean applications that people look at from a day on, in percent."""

    since: date
    percent: Decimal


@cache
def _shares() -> Sequence[Share]:
    with Path(__file__).with_name("sample.yaml").open("rb") as file:
        # Every scalar stays text here (the base loader), so that no share passes through a float.
        shares = msgspec.convert(yaml.load(file, yaml.CBaseLoader), list[Share])  # noqa: S506
    return sorted(shares, key=lambda share: share.since)


def sample_share(on: date) -> Decimal:
    """Return the share of clean applications drawn for people on the day, as a share of one."""
    return max((share.percent / 100 for share in _shares() if share.since <= on), default=Decimal(1))


def is_sampled(application_id: int, version: int, on: date) -> bool:
    """Say whether a version of an application is drawn for people: foreseen by none, the same each time."""
    drawn = hmac.digest(settings.INDEX_KEY, f"sample:{application_id}:{version}".encode(), sha256)
    return int.from_bytes(drawn[:8]) < sample_share(on) * 2**64
