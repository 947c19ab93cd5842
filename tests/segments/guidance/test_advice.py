"""A whole text for a situation, an outcome, a class and a language, with the figures of the day's law."""

import re
from datetime import date

import pytest

from benefits.law import law_on
from segments.classes import Segment
from segments.guidance import Advice, Teller, advise, answer, situation

LAW = law_on(date(2026, 11, 24))
PAID = {"reason": "illness", "pay": "yes", "clause": "yes"}


def advice(answers: dict[str, str], segment: Segment = Segment.SMALL, language: str = "fi") -> Advice:
    told = situation("long_illness")
    outcome = answer(told, answers)
    assert outcome is not None
    return advise(told, outcome, segment, Teller(language=language, law=LAW))


def test_advice_has_one_id_for_every_class_and_language() -> None:
    ids = {advice(PAID, segment, language).id for segment in Segment for language in ("fi", "sv", "en")}

    assert ids == {"long_illness.paid"}


def test_advice_says_the_figures_of_law() -> None:
    assert "sairastumispäivä ja 9 seuraavaa arkipäivää" in advice(PAID).says
    assert "the next 9 weekdays" in advice(PAID, language="en").says


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fi", "Hakekaa 2 kuukauden kuluessa siitä päivästä"),
        ("sv", "Ansök inom 2 månader från den dag"),
        ("en", "Claim within 2 months of the day"),
    ],
)
def test_advice_says_the_time_limit_of_the_catalogue(language: str, expected: str) -> None:
    (told,) = advice(PAID, language=language).benefits

    assert told.by_when.startswith(expected)


def test_advice_tells_each_class_what_is_its_own_before_what_is_common() -> None:
    small = advice(PAID, Segment.SMALL).mistakes
    large = advice(PAID, Segment.LARGE).mistakes

    assert len(large) > len(small)
    assert large[-len(small) :] == small


def test_advice_that_leads_elsewhere_leaves_the_lists_out() -> None:
    found = advice({"reason": "accident"})

    assert found.see == ("accident",)
    assert (found.next, found.needed, found.mistakes, found.benefits) == ((), (), (), ())


def test_advice_with_steps_of_its_own_gives_those() -> None:
    found = advice({"reason": "illness", "pay": "difference"})

    assert found.next == ("Kertokaa työntekijälle, että hän hakee päivärahan itse OmaKelassa.",)
    assert found.needed == ()


@pytest.mark.parametrize(
    ("language", "sum_", "hours"),
    [
        ("fi", "2\xa0500,00\xa0euroa palkasta", "80\xa0%"),
        ("sv", "2\xa0500,00\xa0euro oberoende", "80\xa0%"),
        ("en", "€2,500.00 whatever", "80%"),
    ],
)
def test_conditions_of_family_leave_compensation_are_read_from_the_law(
    language: str, sum_: str, hours: str
) -> None:
    told = situation("paid_leave_done")
    teller = Teller(language=language, law=LAW)

    _wage, job, share = (teller.say(question.text) for question in told.questions)

    said = {outcome.id: teller.say(outcome.says) for outcome in told.outcomes}
    assert re.findall(r"\d+", job) == ["12", "3"]
    assert hours in share
    assert hours in said["hours_too_few"]
    assert sum_ in said["claim"]
