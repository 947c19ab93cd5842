"""Rehabilitation allowance (kuntoutusraha) and the partial one (osakuntoutusraha): claims and their rules."""

from benefits.rehabilitation.claim import (
    Claim,
    Facts,
    Notice,
    PartialClaim,
    PartialFacts,
    Participation,
    Preceding,
    Programme,
    ShortenedPeriod,
)
from benefits.rehabilitation.reckoning import LIMIT, calculate, check

__all__ = [
    "LIMIT",
    "Claim",
    "Facts",
    "Notice",
    "PartialClaim",
    "PartialFacts",
    "Participation",
    "Preceding",
    "Programme",
    "ShortenedPeriod",
    "calculate",
    "check",
]
