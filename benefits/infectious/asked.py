"""What can be asked of infectious-disease allowance: its amount and its time limit."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Final

import msgspec

from benefits.asking import Answer, Question, sliding_deadline_question
from benefits.infectious import LIMIT, codes
from benefits.infectious.amount import of_month
from benefits.law import Law


class AskedMonth(msgspec.Struct, frozen=True, kw_only=True):
    """A question about the amount that a month's pay gives."""

    wanted_from: date
    monthly_pay: Decimal

    @property
    def anchor(self) -> date:
        """The day whose law the answer goes by."""
        return self.wanted_from


def _daily_allowance(asked: AskedMonth, law: Law) -> Answer:
    return {"daily_allowance": of_month(asked.monthly_pay, law)}


QUESTIONS: Final[Mapping[str, Question]] = {
    "daily_allowance": Question(AskedMonth, ("daily_allowance",), _daily_allowance, old_law=codes.OLD_LAW),
    "deadline": sliding_deadline_question(LIMIT),
}
