"""From question to question: what is asked next, and which benefits the answers lead to."""

import pytest

from segments.guidance import answer, ask, claimed, known, situation


def test_ask_begins_with_the_first_question() -> None:
    question = ask(situation("long_illness"), {})

    assert question is not None
    assert question.id == "reason"


def test_ask_leaves_out_what_no_longer_matters() -> None:
    answers = {"reason": "accident"}

    question = ask(situation("long_illness"), answers)

    assert question is None


@pytest.mark.parametrize(
    ("answers", "outcome", "benefits"),
    [
        ({"reason": "illness", "pay": "yes", "clause": "yes"}, "paid", ("sickness_allowance",)),
        ({"reason": "illness", "pay": "yes", "clause": "unsure"}, "paid", ("sickness_allowance",)),
        ({"reason": "illness", "pay": "yes", "clause": "no"}, "no_clause", ()),
        ({"reason": "illness", "pay": "difference"}, "difference", ()),
        ({"reason": "illness", "pay": "no"}, "unpaid", ()),
        ({"reason": "accident"}, "accident", ()),
    ],
)
def test_answers_lead_to_an_outcome(answers: dict[str, str], outcome: str, benefits: tuple[str, ...]) -> None:
    found = answer(situation("long_illness"), answers)

    assert found is not None
    assert (found.id, found.benefits) == (outcome, benefits)


def test_answer_is_none_while_a_question_is_open() -> None:
    assert answer(situation("long_illness"), {"reason": "illness"}) is None


def test_answers_that_are_none_are_left_out() -> None:
    given = {"clause": "yes", "reason": "whatever", "pay": "yes", "other": "yes"}

    assert known(situation("long_illness"), given) == {"pay": "yes", "clause": "yes"}


def test_chosen_options_say_what_they_mean_in_a_claim() -> None:
    answers = {"insured": "insurer", "length": "yes", "decision": "waiting"}

    assert claimed(situation("accident"), answers) == {"accident": "insurer_decides"}
