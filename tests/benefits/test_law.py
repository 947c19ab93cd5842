"""The law on a day: frozen views, what is not known, and what two persons confirmed."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import msgspec
import pytest

from benefits.figures import PARAMETERS, FigureError, read_figures
from benefits.law import VIEWS, Book, book, law_on

NEW_YEAR = date(2027, 1, 1)
UNKNOWN_IN_2027 = [
    f"sickness_allowance.{name}" for name in ("deduction", "income_limit", "lower_income_limit", "minimum")
]


def of_sickness(figures: Mapping[str, str]) -> list[str]:
    """Return the names of sickness allowance among those of figures."""
    return sorted(name for name in figures if name.startswith("sickness_allowance."))


def test_law_is_the_same_object_until_a_figure_changes() -> None:
    assert law_on(date(2026, 1, 1)) is law_on(date(2026, 12, 31))
    assert law_on(date(2025, 12, 31)) is not law_on(date(2026, 1, 1))


def test_law_holds_from_its_first_day_to_its_last() -> None:
    law = law_on(date(2022, 8, 15))

    assert (law.starts_on, law.ends_on) == (date(2022, 8, 1), date(2022, 12, 31))


def test_last_law_has_no_end() -> None:
    assert law_on(date(2031, 1, 1)).ends_on == date.max


def test_day_before_all_figures_gets_the_first_of_each() -> None:
    law = law_on(date(1900, 1, 1))

    assert law is law_on(date(2005, 1, 1))
    assert law.sickness_allowance.income_limit == Decimal(31595)


def test_benefit_begins_with_the_last_of_its_figures_and_others_may_be_older() -> None:
    law = law_on(date(2019, 12, 31))

    assert law.begins_on["sickness_allowance"] == date(2020, 1, 1)
    assert law.sickness_allowance.minimum == Decimal("27.86")


def test_law_gives_the_law_of_another_day() -> None:
    law = law_on(date(2026, 3, 2))

    assert law.on(date(2026, 1, 1)) is law
    assert law.on(date(2026, 12, 31)) is law
    assert law.on(date(2024, 12, 31)) is law_on(date(2024, 12, 31))
    assert law.on(NEW_YEAR) is law_on(NEW_YEAR)


def test_figure_not_known_is_none_with_its_reason() -> None:
    law = law_on(NEW_YEAR)

    assert law.sickness_allowance.income_limit is None
    assert of_sickness(law.unknown) == UNKNOWN_IN_2027


def test_deduction_of_2026_is_marked_derived() -> None:
    assert sorted(law_on(date(2026, 3, 2)).derived) == ["sickness_allowance.deduction"]


def test_law_of_2025_has_nothing_unknown_or_derived() -> None:
    law = law_on(date(2025, 3, 3))

    assert (of_sickness(law.unknown), dict(law.derived)) == ([], {})


def test_confirmed_figure_lies_over_the_files() -> None:
    confirmed = {
        "sickness_allowance.deduction": {date(2026, 1, 1): Decimal("9.07"), NEW_YEAR: Decimal("9.20")},
        "sickness_allowance.income_limit": {NEW_YEAR: Decimal(29500)},
    }

    law = law_on(NEW_YEAR, confirmed)

    assert law.sickness_allowance.deduction == Decimal("0.0920")
    assert law.sickness_allowance.income_limit == Decimal(29500)
    assert of_sickness(law.unknown) == UNKNOWN_IN_2027[2:]
    assert dict(law.on(date(2026, 3, 2)).derived) == {}
    assert book(confirmed).on(NEW_YEAR) == law


def test_version_of_the_figures_is_another_with_a_confirmation() -> None:
    confirmed = {"sickness_allowance.deduction": {NEW_YEAR: Decimal("9.20")}}

    plain = law_on(date(2020, 1, 1)).book.version

    assert plain == law_on(date(2026, 1, 1)).book.version
    assert plain != law_on(date(2020, 1, 1), confirmed).book.version


def test_law_of_the_files_stays_as_it_is_beside_a_confirmation() -> None:
    law_on(NEW_YEAR, {"sickness_allowance.deduction": {NEW_YEAR: Decimal("9.20")}})

    assert law_on(NEW_YEAR).sickness_allowance.deduction is None


@pytest.mark.parametrize("name", ["sickness_allowance.tip", "parental_allowance.deduction", "deduction"])
def test_confirmation_of_a_figure_no_file_describes_is_refused(name: str) -> None:
    with pytest.raises(FigureError, match="no file"):
        law_on(NEW_YEAR, {name: {NEW_YEAR: Decimal(1)}})


def test_file_without_a_figure_in_the_law_is_refused() -> None:
    figures = dict(read_figures("sickness_allowance"))
    figures["tip"] = figures["deduction"]

    with pytest.raises(FigureError, match="tip"):
        Book({"sickness_allowance": figures}).on(date(2026, 1, 1))


@pytest.mark.parametrize("group", VIEWS)
def test_every_figure_has_its_file_and_every_file_its_figure(group: str) -> None:
    assert set(read_figures(group)) == {field.name for field in msgspec.structs.fields(VIEWS[group])}


def test_every_folder_of_figures_is_held() -> None:
    assert {folder.name for folder in PARAMETERS.iterdir()} == {*VIEWS, "common"}


def test_every_derived_figure_has_a_finding() -> None:
    derived = {
        f"{group}.{name}"
        for group in VIEWS
        for name, figure in read_figures(group).items()
        for dated in figure.values
        if dated.derived
    }

    assert derived == {
        "sickness_allowance.deduction",
        "occupational_health.common_ceiling",
        "parental_allowance.income_limit",
        "parental_allowance.upper_income_limit",
    }


def test_figure_confirmed_for_its_last_unknown_year_is_unknown_again_after_it() -> None:
    later = date(2028, 1, 1)
    confirmed = {"sickness_allowance.minimum": {NEW_YEAR: Decimal("31.99")}}

    law = law_on(NEW_YEAR, confirmed)

    assert law.sickness_allowance.minimum == Decimal("31.99")
    assert law.on(later).sickness_allowance.minimum is None
    assert (
        law.on(later).unknown["sickness_allowance.minimum"]
        == law_on(later).unknown["sickness_allowance.minimum"]
    )


def test_figure_confirmed_for_two_years_running_holds_for_both() -> None:
    values = {date(2028, 1, 1): Decimal("32.50"), NEW_YEAR: Decimal("31.99")}

    law = law_on(NEW_YEAR, {"sickness_allowance.minimum": values})

    assert law.sickness_allowance.minimum == Decimal("31.99")
    assert law.on(date(2028, 6, 1)).sickness_allowance.minimum == Decimal("32.50")
    assert law.on(date(2029, 1, 1)).sickness_allowance.minimum is None
