"""What stays the same from claim to claim: answers of an earlier one, offered when the next is begun.

Days, sums and what is only so this time are never offered; what is a person's own only for the same person.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from applications.answers import Answers, of_claim
from benefits.catalogue import Claim
from portal.questions import pages
from portal.questions.guides import GUIDES
from portal.questions.steps import Question

Offered = Sequence[tuple[Question, object]]
"""Questions with the answers that they had last."""

_OF_EMPLOYER: Final = frozenset({"pay_basis", "clause", "certificate", "order_copy"})
"""What rests on an employer's agreements and habits: the ground for pay, and how certificates reach Kela."""
_OF_EMPLOYEE: Final = frozenset({"contract_type", "working_time", "hours_before", "employee_is_woman"})
"""What a person's contract says."""
_UNDECIDED: Final = frozenset({"later"})
"""An answer that put something off says nothing of the next time."""


def lasting(benefit: str, answers: Answers, last: Claim, *, same_employee: bool) -> Offered:
    """Return the questions not answered yet whose answers stay the same, with those of the last claim."""
    stated = of_claim(last)
    fields = _OF_EMPLOYER | _OF_EMPLOYEE if same_employee else _OF_EMPLOYER
    questions: Mapping[str, Question] = GUIDES[benefit].questions(answers)
    return [
        (question, stated[field])
        for field, question in questions.items()
        if field in fields and field in stated and stated[field] not in _UNDECIDED and not answers.get(field)
    ]


def rows(offered: Offered) -> list[dict[str, object]]:
    """Return offered answers as questions with answers."""
    return [
        {"question": question.label, "answer": pages.shown(question, answer)} for question, answer in offered
    ]
