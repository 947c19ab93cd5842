"""Findings: what the law or the form objects to, as values."""

from enum import StrEnum

import msgspec


class Weight(StrEnum):
    """How much a finding weighs: it stops the claim, warns its sender, or informs."""

    STOPS = "stops"
    WARNS = "warns"
    INFORMS = "informs"


class Finding(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One objection to one claim.

    `field` is the dotted path of the claim's field ("paid.0.wage"), empty for the claim as a whole.
    `source` cites the rows of the rules of record and the section of law. `officer` says that a person
    at Kela must look before a decision. `parameters` fill the sentence; money and dates in them are
    ISO text, and `words.say` writes them as the reader's language does.
    """

    code: str
    weight: Weight
    field: str = ""
    source: str = ""
    officer: bool = False
    parameters: dict[str, str] = {}


class Code(msgspec.Struct, frozen=True):
    """A kind of finding: its name, weight and source stand once; its sentences are in `words/`."""

    name: str
    weight: Weight
    source: str = ""
    officer: bool = False

    def finding(self, field: str = "", **parameters: object) -> Finding:
        """Return this kind of finding about `field`, with the parameters of its sentence as text."""
        return Finding(
            code=self.name,
            weight=self.weight,
            field=field,
            source=self.source,
            officer=self.officer,
            parameters={name: str(value) for name, value in parameters.items()},
        )


def stops(findings: tuple[Finding, ...]) -> bool:
    """Say whether any of the findings stops the claim."""
    return any(finding.weight is Weight.STOPS for finding in findings)
