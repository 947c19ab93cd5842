"""What can be asked of family leave compensation: whether it is granted, why not, and its deadline."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Final

import msgspec

from benefits.asking import Answer, Question, told
from benefits.calendar import ONE_DAY, months_after
from benefits.family_leave import LIMIT, check, codes, to_lateness
from benefits.family_leave.claim import Claim, ContractType, PaidAllowance
from benefits.family_leave.conditions import allowance_until, to_conditions
from benefits.findings import Weight
from benefits.law import Law
from benefits.money import NOTHING
from benefits.periods import Period
from benefits.scalars import Share

MOST_MONTHS: Final = 1200
"""More months of wage or contract than anybody has; what is more is taken for so many."""


class AskedStart(msgspec.Struct, frozen=True, kw_only=True):
    """A question about the time limit of an allowance period that starts on the day."""

    period_start: date

    @property
    def anchor(self) -> date:
        """The day whose law the answer goes by."""
        return self.period_start


class AskedCompensation(AskedStart, frozen=True, kw_only=True):
    """A question about one pregnancy or adoption, with numbers in the place of a claim's days.

    `paid_months` are the months of the allowance period with wage, `contract_months` those of a fixed-term
    contract. `applied` is the day the claim comes in. The rest is as in a claim.
    """

    employment_start: date
    contract: ContractType
    working_time_share: Share
    paid_months: Decimal
    contract_months: Decimal | None = None
    applied: date | None = None
    allowance: PaidAllowance = PaidAllowance.PREGNANCY
    employee_is_woman: bool = True
    temporary_part_time: bool = False
    own_leave: bool = False

    @property
    def claim(self) -> Claim:
        """The claim that says the same with days."""
        paid = _until(self.period_start, self.paid_months)
        contract_months = self.contract_months
        return Claim(
            allowance=self.allowance,
            allowance_starts_on=self.period_start,
            allowance_ends_on=max(paid.ends_on, self.period_start),
            paid=(paid,) if self.paid_months else (),
            employed_from=self.employment_start,
            contract_type=self.contract,
            contract_ends_on=None
            if contract_months is None
            else _until(self.employment_start, contract_months).ends_on,
            working_time=self.working_time_share,
            employee_is_woman=self.employee_is_woman,
            temporary_part_time=self.temporary_part_time,
            own_leave=self.own_leave,
        )


def _until(starts_on: date, months: Decimal) -> Period:
    """Return so many months from a day; of a part of a month as many whole days as it has."""
    whole = min(int(months), MOST_MONTHS)
    last = months_after(starts_on, whole)
    following = (months_after(starts_on, whole + 1) - last).days
    days = int(following * (months % 1))
    return Period(starts_on, date.fromordinal(last.toordinal() + days) - ONE_DAY)


def _compensation(asked: AskedCompensation, law: Law) -> Answer:
    stated = asked.claim
    claim = msgspec.structs.replace(stated, allowance_ends_on=allowance_until(stated, law))
    deadline = LIMIT.deadline(asked.anchor, law)
    late = tuple(to_lateness(asked.applied, deadline))
    checked = check(claim, law, asked.applied)
    unmet = tuple(to_conditions(claim, law))
    reasons = [each.code for each in checked if each.weight is Weight.STOPS or each in unmet]
    reasons += [codes.LATE_WORD] * len(late)
    lump_sum = NOTHING if reasons else law.family_leave_compensation.lump_sum
    answered: Answer = {
        "granted": not reasons,
        "amount": lump_sum,
        "reason": reasons[0] if reasons else None,
        "last_day": deadline.last_day,
        "findings": told((*checked, *late)),
    }
    return {**answered, "exception": codes.EXCEPTION} if late else answered


def _deadline(asked: AskedStart, law: Law) -> Answer:
    deadline = LIMIT.deadline(asked.anchor, law)
    return {"last_day": deadline.last_day, "plain_day": deadline.plain_day}


QUESTIONS: Final[Mapping[str, Question]] = {
    "family_leave_compensation": Question(
        AskedCompensation, ("granted", "amount", "reason", "last_day"), _compensation, old_law=codes.OLD_LAW
    ),
    "deadline": Question(AskedStart, ("last_day", "plain_day"), _deadline, old_law=codes.OLD_LAW),
}
