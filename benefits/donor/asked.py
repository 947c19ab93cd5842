"""What can be asked of donor's allowance: its amount until 2025, its income and its time limit."""

from collections.abc import Mapping
from typing import Final

from benefits.asked_of_sickness import QUESTIONS as OF_SICKNESS
from benefits.asked_of_sickness import AskedIncome
from benefits.asking import Answer, Question, explained, sliding_deadline_question, told
from benefits.donor import LIMIT, codes
from benefits.donor.amount import by_formula, covers_loss
from benefits.law import Law
from benefits.money import to_cents


def _daily_allowance(asked: AskedIncome, law: Law) -> Answer:
    if covers_loss(asked.onset, law):
        return {"daily_allowance": None, "findings": told([codes.LOSS_TO_CONFIRM.finding("onset")])}
    income, amount = by_formula(asked.onset, asked.wages, asked.earlier, law, asked.days)
    return {
        "daily_allowance": amount.first,
        "annual_income": None if income.amount is None else to_cents(income.amount),
        "minimum": any(price.minimal for price in amount.prices),
        "steps": explained(amount.steps),
        "findings": told(amount.findings),
    }


QUESTIONS: Final[Mapping[str, Question]] = {
    "daily_allowance": Question(AskedIncome, ("daily_allowance",), _daily_allowance),
    "annual_income": OF_SICKNESS["annual_income"],
    "reference_period": OF_SICKNESS["reference_period"],
    "deadline": sliding_deadline_question(LIMIT),
}
