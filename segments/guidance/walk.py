"""From question to question: the next one to ask, and the outcome that the answers lead to."""

from collections.abc import Mapping

from segments.guidance.content import Outcome, Question, Situation


def ask(told: Situation, answers: Mapping[str, str]) -> Question | None:
    """Return the question to ask next; None when the answers lead to an outcome, or to none at all."""
    outcome = _nearest(told, answers)
    if outcome is None:
        return None
    return next((each for each in told.questions if each.id in outcome.when and each.id not in answers), None)


def answer(told: Situation, answers: Mapping[str, str]) -> Outcome | None:
    """Return the outcome that the answers lead to, with the benefits to claim; None while one is missing."""
    return None if ask(told, answers) else _nearest(told, answers)


def known(told: Situation, answers: Mapping[str, str]) -> dict[str, str]:
    """Return the answers that are answers to the situation's questions, in the order of the questions."""
    return {
        question.id: answers[question.id]
        for question in told.questions
        if answers.get(question.id) in {option.id for option in question.options}
    }


def claimed(told: Situation, answers: Mapping[str, str]) -> dict[str, str]:
    """Return what the chosen options already say of a claim, by its fields."""
    chosen = known(told, answers)
    return {
        field: value
        for question in told.questions
        for option in question.options
        if chosen.get(question.id) == option.id
        for field, value in option.claims.items()
    }


def _nearest(told: Situation, answers: Mapping[str, str]) -> Outcome | None:
    return next((outcome for outcome in told.outcomes if outcome.agrees(answers)), None)
