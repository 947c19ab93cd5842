"""What the words say, how they are written in each language, and which files of words are refused."""

import pkgutil
from collections.abc import Iterator
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import get_args

import msgspec
import pytest

import benefits
from benefits import catalogue, words
from benefits.calculation import Payee
from benefits.figures import read_figures
from benefits.findings import Code, Weight
from benefits.law import VIEWS
from benefits.scalars import DATE_OUT_OF_RANGE, EUROS_TOO_LARGE
from benefits.sickness import Accident, Certificate

SAME_IN_TWO_LANGUAGES: frozenset[str] = frozenset()
"""Codes and fields whose word is rightly the same in two languages."""

FILE = """
greeting:
  fi: "Hei {name}"
  sv: "Hej {name}"
  en: "Hello {name}"
"""


def codes() -> Iterator[Code]:
    for module in pkgutil.walk_packages(benefits.__path__, "benefits."):
        if module.name != "benefits.__main__":
            yield from (
                value for value in vars(import_module(module.name)).values() if isinstance(value, Code)
            )


def types_of(annotation: object) -> Iterator[type]:
    """The types inside an annotation: of an optional value, or of the items of a list."""
    if isinstance(annotation, type):
        yield annotation
    for inner in get_args(annotation):
        yield from types_of(inner)


def fields_of(document: type[msgspec.Struct], within: str = "") -> Iterator[tuple[str, type]]:
    for field in msgspec.structs.fields(document):
        for kind in types_of(field.type):
            yield within + field.name, kind
            if issubclass(kind, msgspec.Struct):
                yield f"{within}{field.name}.#", kind
                yield from fields_of(kind, f"{within}{field.name}.#.")


def test_finding_is_said_with_its_parameters_written_as_the_language_does() -> None:
    finding = DATE_OUT_OF_RANGE.finding("onset", first="1900-01-01", last="2199-12-31")

    assert words.say(finding, "fi") == "Päivän on oltava välillä 1.1.1900–31.12.2199. Tarkista vuosi."
    assert words.say(finding, "sv") == "Dagen ska vara mellan 1.1.1900 och 31.12.2199. Kontrollera årtalet."
    assert words.say(finding, "en") == (
        "The day must be between 1 January 1900 and 31 December 2199. Check the year."
    )


def test_code_is_said_without_a_finding() -> None:
    said = words.say_code(EUROS_TOO_LARGE.name, {"most": "1000.00"}, "en")

    assert said == "The amount is too large: at most €1,000.00 is taken. Check where the decimal point is."


@pytest.mark.parametrize(
    ("value", "finnish", "swedish", "english"),
    [
        ("2026-11-24", "24.11.2026", "24.11.2026", "24 November 2026"),
        ("2026-03-01", "1.3.2026", "1.3.2026", "1 March 2026"),
        ("2026-13-01", "2026-13-01", "2026-13-01", "2026-13-01"),
        ("1234.50", "1\u00a0234,50\u00a0euroa", "1\u00a0234,50\u00a0euro", "€1,234.50"),
        ("0.00", "0,00\u00a0euroa", "0,00\u00a0euro", "€0.00"),
        (
            "-1234567.80",
            "−1\u00a0234\u00a0567,80\u00a0euroa",
            "−1\u00a0234\u00a0567,80\u00a0euro",
            "−€1,234,567.80",
        ),
        ("9.07 %", "9,07\u00a0%", "9,07\u00a0%", "9.07%"),
        ("50%", "50\u00a0%", "50\u00a0%", "50%"),
        ("37.5 h", "37,5\u00a0tuntia", "37,5\u00a0timmar", "37.5\u00a0hours"),
        ("12", "12", "12", "12"),
        ("2.5", "2,5", "2,5", "2.5"),
        ("15.0", "15", "15", "15"),
        ("kanta, later", "kanta, later", "kanta, later", "kanta, later"),
    ],
)
def test_parameter_is_written_as_the_language_does(
    value: str, finnish: str, swedish: str, english: str
) -> None:
    written = [words.write_parameter(value, language) for language in words.LANGUAGES]

    assert written == [finnish, swedish, english]


@pytest.mark.parametrize(
    ("field", "finnish"),
    [
        ("onset", "Työkyvyttömyyden ensimmäinen päivä"),
        ("paid", "Palkalliset poissaolot"),
        ("paid.0", "Palkallinen poissaolo 1"),
        ("paid.11.wage", "Palkallisen poissaolon 12 palkka"),
        ("colour", "colour"),
        ("paid.0.colour", "paid.0.colour"),
        ("", ""),
    ],
)
def test_field_is_called_by_its_label_and_place(field: str, finnish: str) -> None:
    assert words.label(field, "fi") == finnish


def test_code_is_called_by_its_label() -> None:
    assert words.label_code(Certificate.KANTA, "fi") == "Kanta-palvelun kautta"
    assert words.label_code(Accident.INSURER_DECIDES, "en") == "The insurer's decision is awaited"


def test_codes_are_found_by_their_labels_in_any_language() -> None:
    found = words.codes_by_label(Weight)

    assert found == {
        "korjattava": Weight.STOPS,
        "måste rättas": Weight.STOPS,
        "must be mended": Weight.STOPS,
        "tarkista": Weight.WARNS,
        "kontrollera": Weight.WARNS,
        "please check": Weight.WARNS,
        "tiedoksi": Weight.INFORMS,
        "för kännedom": Weight.INFORMS,
        "for your information": Weight.INFORMS,
    }


def test_every_code_of_finding_has_its_own_name_and_sentence() -> None:
    names = [code.name for code in set(codes())]

    assert sorted(names) == sorted(set(names))
    assert set(names) - words.book().sentences.keys() == set()


def test_every_field_of_every_claim_has_a_label_and_no_label_is_left_over() -> None:
    paths = {path for benefit in catalogue.BENEFITS.values() for path, _ in fields_of(benefit.claim)}

    assert words.book().fields.keys() == paths | {"benefit"}


def test_every_code_that_people_see_has_a_label_and_no_label_is_left_over() -> None:
    fields = [each for benefit in catalogue.BENEFITS.values() for each in fields_of(benefit.claim)]
    claimed = {kind for _, kind in fields if issubclass(kind, StrEnum)}
    seen = {words.code_key(code) for kind in claimed | {Payee, Weight} for code in kind}

    assert words.book().codes.keys() == seen


def test_every_figure_that_may_be_entered_has_its_words_and_no_word_is_left_over() -> None:
    open_figures = {
        f"{group}.{name}"
        for group in VIEWS
        for name, figure in read_figures(group).items()
        for dated in figure.values
        if dated.unknown or dated.derived
    }

    assert words.book().figures.keys() == open_figures | {f"{name}.why" for name in open_figures}
    assert words.label_figure("sickness_allowance.minimum", "sv") == "Minimidagpenning"
    assert words.why_unknown("sickness_allowance.minimum", "en").startswith("The amount is frozen to 2027")


def test_no_two_languages_say_the_same() -> None:
    book = words.book()
    said = {**book.sentences, **book.fields, **book.codes, **book.figures}

    alike = {code for code, sentence in said.items() if len(set(sentence.values())) < len(words.LANGUAGES)}
    assert alike == SAME_IN_TWO_LANGUAGES


def test_words_of_several_files_are_one_book(tmp_path: Path) -> None:
    (tmp_path / "room.yaml").write_text(FILE)
    (tmp_path / "fields.yaml").write_text(FILE.replace("greeting", "onset"))
    (tmp_path / "empty.yaml").write_text("# nothing yet\n")
    (tmp_path / "notes.txt").write_text("not words")

    book = words.load(tmp_path)

    sentence = {"fi": "Hei {name}", "sv": "Hej {name}", "en": "Hello {name}"}
    assert book == words.Book(sentences={"greeting": sentence}, fields={"onset": sentence}, codes={})


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (FILE + FILE, "room.yaml: greeting: said twice"),
        (FILE + '  fi: "Moi {name}"\n', "room.yaml: fi: said twice"),
        (FILE.replace("  en:", "  de:"), "room.yaml: greeting: has fi, sv, de instead of fi, sv, en"),
        (FILE.replace('"Hej {name}"', '" "'), "room.yaml: greeting: an empty sentence"),
        (FILE.replace('"Hej {name}"', '"Hej"'), "room.yaml: greeting: the languages name unlike parameters"),
        (FILE.replace('"Hej {name}"', "5"), "room.yaml: Expected `str`, got `int` - at `$[...][...]`"),
        (FILE.replace("Hej {name}", "Hej }"), "room.yaml: Single '}' encountered in format string"),
        ("- greeting\n", "room.yaml: Expected `object`, got `array`"),
    ],
)
def test_file_of_words_that_cannot_be_trusted_is_refused(tmp_path: Path, text: str, fault: str) -> None:
    (tmp_path / "room.yaml").write_text(text)

    with pytest.raises(words.WordsError) as refused:
        words.load(tmp_path)

    assert str(refused.value) == fault


def test_file_that_is_no_yaml_is_refused(tmp_path: Path) -> None:
    (tmp_path / "room.yaml").write_text("greeting: [")

    with pytest.raises(words.WordsError, match=r"^room\.yaml: while parsing"):
        words.load(tmp_path)


def test_code_said_in_two_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(FILE)
    (tmp_path / "b.yaml").write_text(FILE)

    with pytest.raises(words.WordsError, match=r"^b\.yaml: greeting: said in another file too$"):
        words.load(tmp_path)
