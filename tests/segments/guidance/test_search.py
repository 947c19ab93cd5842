"""People find a situation by everyday words, bent or joined, in three languages, and by old form numbers."""

import pytest

from segments.guidance import search, situations
from segments.guidance.search import likeness, words_of


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("flunssa", "fi", "short_illness"),
        ("työntekijä on flunssassa", "fi", "short_illness"),
        ("FLUNSSAN", "fi", "short_illness"),
        ("koronakaranteeniin", "fi", "infectious_disease"),
        ("munuaisensa luovuttanut", "fi", "donation"),
        ("tyotapaturmassa", "fi", "accident"),
        ("ilman palkkaa", "fi", "unpaid_absence"),
        ("työntekijä raskaana", "fi", "pregnancy"),
        ("äitiyslomalle", "fi", "pregnancy"),
        ("isyyslomaa", "fi", "parental_leave"),
        ("lapsi sairaana", "fi", "sick_child"),
        ("osasairausloma", "fi", "part_time_return"),
        ("kuntoutukseen", "fi", "rehabilitation"),
        ("lomakorvauksesta", "fi", "holiday_from_leave"),
        ("työterveyshuollon tilikausi", "fi", "occupational_health_year"),
        ("palkkaan ensimmäisen työntekijän", "fi", "first_employee"),
        ("90 päivää", "fi", "ninety_days"),
        ("lyft och buller", "sv", "hazardous_pregnancy"),
        ("pappaledig", "sv", "parental_leave"),
        ("benmärgsdonation", "sv", "donation"),
        ("karantän", "sv", "infectious_disease"),
        ("crashed on the way to work", "en", "accident"),
        ("hiring", "en", "first_employee"),
        ("lump sum for a mother", "en", "paid_leave_done"),
    ],
)
def test_search_by_everyday_words_finds_the_situation_first(text: str, language: str, expected: str) -> None:
    found = search(text, language)

    assert found[0].id == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SV 143", ["accident"]),
        ("sv143r", ["accident"]),
        ("lomake SV143e", ["accident"]),
        ("SV 98a", ["occupational_health_year"]),
        ("sv98", ["occupational_health_year"]),
        ("SV 98a TTH", ["occupational_health_year"]),
        ("KU114", ["rehabilitation"]),
        ("ku 114", ["rehabilitation"]),
        ("SV18", ["paid_leave_done", "holiday_from_leave"]),
        ("SV 28", ["part_time_return"]),
        ("Y122", ["first_employee"]),
    ],
)
def test_search_by_a_form_number_finds_its_situations_alone(text: str, expected: list[str]) -> None:
    found = search(text, "fi")

    assert [told.id for told in found] == expected


def test_search_by_y17_finds_all_that_was_claimed_by_it() -> None:
    found = {told.id for told in search("Y 17", "fi")}

    assert found == {told.id for told in situations() if "Y17" in told.forms}


def test_search_for_no_words_gives_every_situation_in_order() -> None:
    assert search(" – ", "fi") == situations()


def test_search_for_words_that_nobody_uses_finds_nothing() -> None:
    assert search("xyzzy", "fi") == ()


def test_words_are_compared_without_case_and_diacritics() -> None:
    assert words_of("Äitiys-LOMA, öinen") == ("aitiys", "loma", "oinen")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("loma", "loma", 1.0),
        ("karanteeni", "karanteenissa", 0.8),
        ("raskaus", "raskaana", 0.6),
        ("koronakaranteeni", "karanteeni", 0.4),
        ("tyo", "tyokyky", 0.0),
        ("palkka", "kuntoutus", 0.0),
    ],
)
def test_likeness_of_words(one: str, other: str, expected: float) -> None:
    assert likeness(one, other) == expected
    assert likeness(other, one) == expected
