"""The columns of a file: whose claim a row is, and the claim's own fields, by name or by label.

A field in a list has the number of its place in its name: `paid.0.starts_on`. Labels are those that pages
show, in any of the three languages. A claim's fields are read by `benefits.reading` and by nothing else.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple, get_args, get_origin

import msgspec

from applications.submissions import LONGEST_UNIT
from batches import codes
from batches.formats.recognition import RefusedError
from benefits import reading, words
from benefits.catalogue import BENEFITS, Claim
from benefits.findings import Finding
from benefits.scalars import TEXT_TOO_LONG

BUSINESS_ID: Final = "employer_business_id"
IDENTITY_CODE: Final = "employee_identity_code"
LAST_NAME: Final = "employee_last_name"
FIRST_NAME: Final = "employee_first_name"
UNIT: Final = "unit"
BENEFIT: Final = "benefit"
FAULTS: Final = "faults"

IDENTITY: Final = (BUSINESS_ID, IDENTITY_CODE, LAST_NAME, FIRST_NAME, UNIT)
PLACES: Final = 12
"""How many items of each list a row can state: as many as a financial year has months."""


class Stated(NamedTuple):
    """What one row states: whose claim it is, as written, and the claim, None where it cannot be read.

    A row that is not `whole` states nothing, and nothing can be told of it but its findings. `for_employee`
    is False where the row's benefit is for a financial year.
    """

    business_id: str
    identity_code: str
    last_name: str
    first_name: str
    claim: Claim | None
    findings: tuple[Finding, ...]
    whole: bool = True
    for_employee: bool = True


class Columns(msgspec.Struct, frozen=True):
    """The columns of one file, in its order: what each is called there, and its path, empty if unknown."""

    names: tuple[str, ...]
    paths: tuple[str, ...]

    @property
    def unknown(self) -> tuple[str, ...]:
        """Return the names that mean nothing here; what stands below them is passed by."""
        return tuple(name for name, path in zip(self.names, self.paths, strict=True) if name and not path)

    def name_of(self, field: str) -> str:
        """Return what the file calls the column of a claim's field, or of the first field inside it."""
        for name, path in zip(self.names, self.paths, strict=True):
            if path == field or path.startswith(f"{field}."):
                return name
        return ""


def columns_of(header: Sequence[str], *, required: Sequence[str] = (BUSINESS_ID,)) -> Columns:
    """Return the columns that a file's first row names; RefusedError where no row could be read by them."""
    known = _paths_by_name()
    names = tuple(" ".join(name.split()) for name in header)
    paths = tuple(known.get(name.casefold(), "") for name in names)
    if not any(paths):
        raise RefusedError(codes.FILE_HEADER.finding())
    for place, path in enumerate(paths):
        if path and path in paths[:place]:
            raise RefusedError(codes.FILE_COLUMN_TWICE.finding(column=names[place]))
    needed = (*required, IDENTITY_CODE, BENEFIT)
    if missing := [path for path in (*needed, *_required_fields()) if path not in paths]:
        raise RefusedError(codes.FILE_COLUMNS_MISSING.finding(columns=", ".join(missing)))
    return Columns(names, paths)


class Reader:
    """Reads the rows of one file: where in a row each part of a claim stands is looked up once."""

    def __init__(self, columns: Columns) -> None:
        places = {path: place for place, path in enumerate(columns.paths) if path and path != FAULTS}
        self._width = len(columns.paths)
        self._identity = [places.pop(path, self._width) for path in IDENTITY]
        self._benefit = places.pop(BENEFIT, self._width)
        self._scalars = [(path, place) for path, place in places.items() if "." not in path]
        self._lists: dict[str, list[list[tuple[str, int]]]] = {}
        for path in (path for path in paths() if path in places and "." in path):
            name, number, part = path.split(".")
            items = self._lists.setdefault(name, [])
            items.extend([] for _ in range(int(number) + 1 - len(items)))
            items[-1].append((part, places[path]))

    def read(self, cells: list[str]) -> Stated:
        """Return what the cells of a row state, with every finding about how it is written."""
        row = self._row_of(cells)
        benefit = _benefit_of(row[self._benefit])
        read = reading.read(benefit, self._values(row))
        amiss: tuple[Finding, ...] = ()
        if any(cells[self._width :]):
            amiss = (codes.ROW_CELLS.finding(cells=len(cells), columns=self._width),)
        business_id, code, last_name, first_name, unit = self._identity_in(row)
        if len(unit) > LONGEST_UNIT:
            amiss += (TEXT_TOO_LONG.finding(UNIT, longest=LONGEST_UNIT),)
        return Stated(
            business_id,
            code,
            last_name,
            first_name,
            read.claim,
            amiss + read.findings,
            for_employee=benefit not in BENEFITS or BENEFITS[benefit].for_employee,
        )

    def identity_of(self, cells: list[str]) -> tuple[str, str, str]:
        """Return the identity code, last name and first name that a row states."""
        _, code, last_name, first_name, _ = self._identity_in(self._row_of(cells))
        return code, last_name, first_name

    @property
    def names_units(self) -> bool:
        """Say whether the file has a column of units."""
        return self._identity[-1] < self._width

    def unit_of(self, cells: list[str]) -> str:
        """Return the unit that a row states."""
        return self._identity_in(self._row_of(cells))[-1]

    def _identity_in(self, row: list[str]) -> list[str]:
        return [row[place].strip() for place in self._identity]

    def _row_of(self, cells: list[str]) -> list[str]:
        """Return the cells, as many as there are columns, and an empty one for a column that is not there."""
        row = cells[: self._width]
        row.extend([""] * (self._width + 1 - len(row)))
        return row

    def _values(self, row: list[str]) -> Mapping[str, object]:
        values: dict[str, object] = {path: row[place] for path, place in self._scalars if row[place]}
        for name, items in self._lists.items():
            stated = [{part: row[place] for part, place in item if row[place]} for item in items]
            if any(stated):
                values[name] = stated
        return values


BROKEN: Final = Stated("", "", "", "", None, (codes.ROW_QUOTES.finding(),), whole=False)
"""What a row states whose quotes are amiss: nothing."""


def label(path: str, language: str) -> str:
    """Return what a column is called in a language."""
    if path in {*IDENTITY, FAULTS}:
        return words.say_code(path, {}, language)
    return words.label(path, language)


def paths() -> tuple[str, ...]:
    """Return the path of every column that a file may have, in the order of the claim's fields."""
    claims = (path for kind in _claims() for path in _paths_of(kind))
    return tuple(dict.fromkeys([*IDENTITY, BENEFIT, *claims, FAULTS]))


def required_paths() -> tuple[str, ...]:
    """Return the paths of the columns that every file must have."""
    return (BUSINESS_ID, IDENTITY_CODE, BENEFIT, *_required_fields())


@cache
def _paths_by_name() -> Mapping[str, str]:
    named = {path.casefold(): path for path in paths()}
    for path in paths():
        for language in words.LANGUAGES:
            named.setdefault(label(path, language).casefold(), path)
    return named


@cache
def _required_fields() -> tuple[str, ...]:
    """Return the paths without which no claim of any benefit can be read, of a list only its first item's."""
    each = [
        [
            path
            for field in msgspec.structs.fields(kind)
            if field.required
            for path in _paths_at(field.name, field.type, places=1)
        ]
        for kind in _claims()
    ]
    return tuple(path for path in each[0] if all(path in others for others in each[1:]))


def _claims() -> list[type[Claim]]:
    return [benefit.claim for benefit in BENEFITS.values()]


def _paths_of(kind: type[msgspec.Struct]) -> Iterator[str]:
    for field in msgspec.structs.fields(kind):
        yield from _paths_at(field.name, field.type, places=PLACES)


def _paths_at(name: str, annotation: type, *, places: int) -> Iterator[str]:
    """Yield the paths of a field's columns: itself, or for a list the fields of its items."""
    if get_origin(annotation) is not tuple:
        yield name
        return
    item = get_args(annotation)[0]
    for place in range(places):
        for field in msgspec.structs.fields(item):
            yield f"{name}.{place}.{field.name}"


def _benefit_of(text: str) -> str:
    named = text.strip()
    return _benefits_by_name().get(named.casefold(), named)


@cache
def _benefits_by_name() -> Mapping[str, str]:
    return {
        name.casefold(): code
        for code, benefit in BENEFITS.items()
        for name in (code, *benefit.names.values())
    }
