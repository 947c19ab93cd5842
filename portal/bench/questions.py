"""Questions to the law: how many a second `python -m benefits` answers, its start included."""

import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Final

import msgspec

from portal.servers.state import ROOT

ASKED: Final = 20_000
_FIRST: Final = date(2021, 1, 4)
_ONSETS: Final = 2100
_SIMPLE: Final = ("reference_period", "first_payable_day", "last_payable_day", "deadline")


class AnswerError(Exception):
    """A question was not answered."""


def questions(count: int) -> Iterator[bytes]:
    """Yield questions of every kind, one a line: of six, two about amounts of a day, two whole claims."""
    for number in range(count):
        onset = _FIRST + timedelta(days=number * 37 % _ONSETS)
        wages = f"{20_000 + number * 173 % 40_000}.00"
        if number % 3 == 0:
            asked = {"ask": "daily_allowance", "on": onset, "gross_wages": wages}
        elif number % 3 == 1:
            asked = {"ask": "calculate", "claim": _claim(number, onset), "gross_wages": wages}
        else:
            asked = {"ask": _SIMPLE[number // 3 % len(_SIMPLE)], "on": onset}
        yield msgspec.json.encode(asked) + b"\n"


def _claim(number: int, onset: date) -> dict[str, object]:
    last = onset + timedelta(days=12 + number * 11 % 40)
    paid = {"starts_on": onset, "ends_on": last, "wage": f"{900 + number * 7 % 2000}.00"}
    return {"onset": onset, "paid": [paid], "certificate": "kanta", "pay_basis": "agreement"}


def answers_per_second(folder: Path) -> float:
    """Let a new process answer the questions; raise AnswerError where one is not answered."""
    asked, answered = folder / "questions.jsonl", folder / "answers.jsonl"
    asked.write_bytes(b"".join(questions(ASKED)))
    start = time.perf_counter()
    with asked.open("rb") as source, answered.open("wb") as target:
        command = [sys.executable, "-m", "benefits"]
        subprocess.run(command, cwd=ROOT, stdin=source, stdout=target, check=True)  # noqa: S603 - our own
    seconds = time.perf_counter() - start
    answers = [msgspec.json.decode(line) for line in answered.read_bytes().splitlines()]
    if len(answers) != ASKED or any("error" in answer for answer in answers):
        raise AnswerError(f"{len(answers)} answers to {ASKED} questions, or an error among them")
    return ASKED / seconds
