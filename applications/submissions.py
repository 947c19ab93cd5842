"""What comes in at every door, and what comes of it: submissions, previews and outcomes."""

from dataclasses import dataclass
from typing import Final

from applications.codes import DUPLICATES
from applications.states import Channel
from benefits.calculation import Calculation
from benefits.catalogue import Claim
from benefits.findings import Finding, stops

LONGEST_UNIT: Final = 60
"""How many characters the name of a unit may have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """One claim of one employer for one employee, by row id: the claim itself holds no identity.

    A claim for a financial year has no employee.
    `origin` names the register report and period a claim came from; `firm_id` the payroll firm that sent it.
    `unit` is the employer's own name for the unit that carries the cost (yksikkö), empty where it has none.
    """

    employer_id: int
    employee_id: int | None
    channel: Channel
    claim: Claim
    firm_id: int | None = None
    origin: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What would come of a submission: findings, and the estimate where the claim can be calculated."""

    findings: tuple[Finding, ...]
    calculation: Calculation | None

    @property
    def acceptable(self) -> bool:
        """Say whether nothing stops the submission."""
        return not stops(self.findings)

    @property
    def duplicate(self) -> bool:
        """Say whether the same days have been claimed already."""
        return any(finding.code in DUPLICATES for finding in self.findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a submission: the application, or the findings that stopped it."""

    application_id: int | None
    findings: tuple[Finding, ...] = ()

    @property
    def duplicate(self) -> bool:
        """Say whether the same days had been claimed already."""
        return any(finding.code in DUPLICATES for finding in self.findings)
