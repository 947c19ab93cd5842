"""The steps of a guide: which apply, in which order, and which answers are the claim's."""

import pytest

from applications.answers import of_claim
from benefits.sickness import Accident, Period, Previous
from portal.questions.asking import MOST_PERIODS, periods_of
from portal.questions.sickness import GUIDE, SPECIAL
from tests.factories.applications import CLEAN, claim
from tests.portal.questions.answered import answers

ORDINARY = ["sairaus", "paivat", "palkka", "erityista", "lisatiedot"]


def keys(**changed: object) -> list[str]:
    """Return the keys of the steps that apply to answers."""
    return [step.key for step in GUIDE.applicable(answers(**changed))]


def test_plain_claim_is_asked_the_ordinary_steps() -> None:
    assert keys() == ORDINARY


@pytest.mark.parametrize(
    ("matter", "key"),
    [
        ("previous", "aiempi"),
        ("accident", "tapaturma"),
        ("annual_leave", "vuosiloma"),
        ("other_wages", "muut-palkat"),
        ("three_months", "kolme-kuukautta"),
    ],
)
def test_special_matter_is_asked_on_a_step_of_its_own(matter: str, key: str) -> None:
    assert keys(special=[matter]) == [*ORDINARY[:-1], key, ORDINARY[-1]]


@pytest.mark.parametrize("matter", ["one_of_several_jobs", "self_employed"])
def test_special_matter_without_a_question_is_derived(matter: str) -> None:
    stated = answers(special=[matter])

    assert keys(special=[matter]) == ORDINARY
    assert GUIDE.claim_answers(stated) == answers() | {matter: True}


def test_answer_of_a_step_that_does_not_apply_is_not_the_claims() -> None:
    stated = answers(accident="insurer_decides", special=[])

    assert GUIDE.claim_answers(stated) == answers()
    assert GUIDE.claim_answers(stated | {"special": ["accident"]}) == answers(accident="insurer_decides")


def test_steps_follow_one_another_both_ways() -> None:
    given = answers(special=["accident"])
    first, *_others, last = GUIDE.applicable(given)
    accident = GUIDE.step("tapaturma", given)
    assert accident is not None

    after, before = GUIDE.after(accident, given), GUIDE.before(accident, given)

    assert [step and step.key for step in (before, after)] == ["erityista", "lisatiedot"]
    assert (GUIDE.before(first, given), GUIDE.after(last, given)) == (None, None)


def test_step_that_does_not_apply_is_not_found() -> None:
    assert GUIDE.step("tapaturma", answers()) is None


@pytest.mark.parametrize(
    ("field", "key"),
    [
        ("onset", "sairaus"),
        ("paid.0.ends_on", "paivat"),
        ("paid.0", "paivat"),
        ("paid", "paivat"),
        ("paid.0.wage", "palkka"),
        ("paid.0.unknown", "paivat"),
        ("accident", None),
        ("unknown", None),
    ],
)
def test_step_of_a_field_is_where_it_or_its_nearest_part_is_asked(field: str, key: str | None) -> None:
    step = GUIDE.step_of(field, answers())

    assert (step and step.key) == key


def test_periods_are_those_answered_or_asked_for_but_no_more_than_a_page_takes() -> None:
    second = answers(paid__1__starts_on="2.11.2026")

    assert [periods_of({}), periods_of(answers()), periods_of(second)] == [1, 1, 2]
    assert periods_of(answers(paid_count="3")) == 3
    assert periods_of(answers(paid_count="99")) == MOST_PERIODS


def test_correction_recalls_the_special_matters_of_the_claim() -> None:
    stated = claim(
        accident=Accident.INSURER_DECIDED,
        previous=Previous.SAME_ILLNESS,
        annual_leave=(Period(CLEAN.onset, CLEAN.onset),),
        self_employed=True,
    )

    assert GUIDE.recall(of_claim(stated)) == {
        "special": ["previous", "accident", "annual_leave", "self_employed"]
    }
    assert GUIDE.recall(of_claim(CLEAN)) == {"special": []}


def test_every_special_matter_is_recalled_by_its_answer() -> None:
    for name, _words in SPECIAL:
        assert GUIDE.recall({name: "stated"}) == {"special": [name]}
