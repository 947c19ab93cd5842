"""The bench's questions to the law: each is answered, and without an objection to how it is asked."""

import msgspec

from benefits.questions import answer
from portal.bench.questions import questions


def test_questions_are_answered() -> None:
    answers = [msgspec.json.decode(answer(line)) for line in questions(60)]

    assert [each for each in answers if "error" in each or "unknown_keys" in each] == []
    assert sum("lines" in each for each in answers) == 20
    assert sum("daily_allowance" in each and "lines" not in each for each in answers) == 20
