"""Words: what a finding, a step, a line, a field or a code is called in Finnish, Swedish and English."""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Final

import msgspec
import yaml

from benefits.findings import Finding

LANGUAGES: Final = ("fi", "sv", "en")
FIELDS: Final = "fields"
CODES: Final = "codes"
FIGURES: Final = "figures"
MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
HOURS: Final = {"fi": "tuntia", "sv": "timmar", "en": "hours"}

_DAY: Final = re.compile(r"(\d{4})-(0[1-9]|1[0-2])-(\d\d)", re.ASCII)
_EUROS: Final = re.compile(r"-?\d+\.\d\d", re.ASCII)
_PERCENT: Final = re.compile(r"(-?\d+(?:\.\d+)?) ?%", re.ASCII)
_HOURS: Final = re.compile(r"(\d+(?:\.\d+)?) h", re.ASCII)
_TENTHS: Final = re.compile(r"-?\d+\.\d", re.ASCII)
_INDEX: Final = re.compile(r"\.(\d+)\b", re.ASCII)
_CAPITAL: Final = re.compile(r"(?<!^)(?=[A-Z])")

Sentences = Mapping[str, Mapping[str, str]]
"""What is said by code (or field) and language."""


class WordsError(Exception):
    """A file of words that cannot be trusted: says which file, which code and what is wrong."""


class Book(msgspec.Struct, frozen=True):
    """All words: the sentences of every room, the labels of fields, of codes and of figures of law."""

    sentences: Sentences
    fields: Sentences
    codes: Sentences
    figures: Sentences = {}


def say(finding: Finding, language: str) -> str:
    """Return the sentence of the finding."""
    return say_code(finding.code, finding.parameters, language)


def say_code(code: str, parameters: Mapping[str, str], language: str) -> str:
    """Return the sentence of a code, its days, euros, percentages and hours written as the language does."""
    written = {name: write_parameter(value, language) for name, value in parameters.items()}
    return book().sentences[code][language].format_map(written)


def label(field: str, language: str) -> str:
    """Return what a field is called; a place in a list ("paid.0.wage") is said with its number from 1."""
    place = _INDEX.search(field)
    labels = book().fields.get(_INDEX.sub(".#", field))
    if labels is None:
        return field
    return labels[language].format(number=int(place[1]) + 1 if place else "")


def label_code(code: StrEnum, language: str) -> str:
    """Return what a member of a list of codes is called."""
    return book().codes[code_key(code)][language]


def label_figure(name: str, language: str) -> str:
    """Return what a figure of law is called, by its full name."""
    return book().figures[name][language]


def why_unknown(name: str, language: str) -> str:
    """Return why a figure of law is not known, or only second-hand, by its full name."""
    return book().figures[f"{name}.why"][language]


@cache
def codes_by_label(choices: type[StrEnum]) -> Mapping[str, StrEnum]:
    """Return the labels of the codes in every language, in lower case, by which a file may name them."""
    return {label_code(code, language).casefold(): code for code in choices for language in LANGUAGES}


def code_key(code: StrEnum) -> str:
    """Return the name of the code's label: its list and itself, `pay_basis.act`."""
    return f"{_CAPITAL.sub('_', type(code).__name__).lower()}.{code.value}"


def write_parameter(value: str, language: str) -> str:
    """Return a day, euros, percent, hours or tenths as the language writes them; any other text as it is."""
    if day := _DAY.fullmatch(value):
        return _write_day(int(day[1]), int(day[2]), int(day[3]), language)
    if _EUROS.fullmatch(value):
        return _write_euros(value, language)
    if percent := _PERCENT.fullmatch(value):
        return f"{percent[1]}%" if language == "en" else f"{percent[1].replace('.', ',')}\N{NO-BREAK SPACE}%"
    if hours := _HOURS.fullmatch(value):
        number = hours[1] if language == "en" else hours[1].replace(".", ",")
        return f"{number}\N{NO-BREAK SPACE}{HOURS[language]}"
    if _TENTHS.fullmatch(value):
        return value.removesuffix(".0").replace(".", "." if language == "en" else ",")
    return value


def _write_day(year: int, month: int, day: int, language: str) -> str:
    return f"{day} {MONTHS[month - 1]} {year}" if language == "en" else f"{day}.{month}.{year}"


def _write_euros(value: str, language: str) -> str:
    whole, cents = value.removeprefix("-").split(".")
    sign = "−" if value.startswith("-") else ""
    if language == "en":
        return f"{sign}€{int(whole):,}.{cents}"
    grouped = f"{int(whole):,}".replace(",", "\N{NO-BREAK SPACE}")
    return f"{sign}{grouped},{cents}\N{NO-BREAK SPACE}{'euroa' if language == 'fi' else 'euro'}"


@cache
def book() -> Book:
    """Return the words of this folder, read once."""
    return load(Path(__file__).parent)


def load(folder: Path) -> Book:
    """Read every file of words in the folder; WordsError where one cannot be trusted."""
    rooms = {path.stem: _read(path) for path in sorted(folder.glob("*.yaml"))}
    fields, codes, figures = (rooms.pop(room, {}) for room in (FIELDS, CODES, FIGURES))
    sentences: dict[str, Mapping[str, str]] = {}
    for room, said in rooms.items():
        if twice := sentences.keys() & said.keys():
            raise WordsError(f"{room}.yaml: {', '.join(sorted(twice))}: said in another file too")
        sentences.update(said)
    return Book(sentences=sentences, fields=fields, codes=codes, figures=figures)


class _Loader(yaml.CSafeLoader):
    """YAML that refuses the same key twice."""


def _once(loader: _Loader, node: yaml.MappingNode) -> dict[object, object]:
    keys = [key.value for key, _ in node.value]
    if len(set(keys)) < len(keys):
        twice = {key for key in keys if keys.count(key) > 1}
        raise WordsError(f"{', '.join(sorted(twice))}: said twice")
    return loader.construct_mapping(node, deep=True)


_Loader.add_constructor("tag:yaml.org,2002:map", _once)


def _read(path: Path) -> Sentences:
    try:
        with path.open("rb") as file:
            said = msgspec.convert(_Loader(file).get_single_data() or {}, dict[str, dict[str, str]])
        for code, sentence in said.items():
            _examine(code, sentence)
    except (WordsError, yaml.YAMLError, ValueError) as error:
        raise WordsError(f"{path.name}: {error}") from error
    return said


def _examine(code: str, sentence: Mapping[str, str]) -> None:
    """WordsError if a language is missing or empty, or the languages name unlike parameters."""
    if tuple(sentence) != LANGUAGES:
        raise WordsError(f"{code}: has {', '.join(sentence)} instead of {', '.join(LANGUAGES)}")
    if not all(text.strip() for text in sentence.values()):
        raise WordsError(f"{code}: an empty sentence")
    if len({_parameters(text) for text in sentence.values()}) > 1:
        raise WordsError(f"{code}: the languages name unlike parameters")


def _parameters(text: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)
