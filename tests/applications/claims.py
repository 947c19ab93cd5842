"""Claims of the tests: a plain sick leave of January 2026, and what differs from it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from access.actor import Actor
from applications.states import Channel
from applications.submissions import Submission
from benefits.sickness import Certificate, Claim, PaidPeriod, PayBasis
from tests.factories import employers


def claim(
    *, onset: date = date(2026, 10, 5), ends_on: date = date(2026, 10, 31), wage: str = "2300.00"
) -> Claim:
    """Return a claim for pay from the onset to the last day."""
    return Claim(
        onset=onset,
        paid=(PaidPeriod(onset, ends_on, Decimal(wage)),),
        certificate=Certificate.KANTA,
        pay_basis=PayBasis.ACT,
    )


@dataclass(frozen=True)
class Workplace:
    """An employer with its owner and one employee."""

    employer_id: int
    owner: Actor
    employee_id: int

    def submission(self, stated: Claim | None = None, *, channel: Channel = Channel.PAGE) -> Submission:
        """Return a submission of a claim for the employee."""
        return Submission(
            employer_id=self.employer_id,
            employee_id=self.employee_id,
            channel=channel,
            claim=stated or claim(),
        )


def workplace() -> Workplace:
    """Return a new employer with its owner and an employee."""
    employer_id = employers.employer()
    return Workplace(employer_id, employers.owner(employer_id), employers.employee(employer_id))
