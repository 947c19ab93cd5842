"""The register's code lists and limits, read from dated files; a list is asked by the payment date."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal, TypeVar

import msgspec
import yaml

_FOLDER = Path(__file__).parent / "codes"

ValueT = TypeVar("ValueT")


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    source: str
    checked_on: date
    values: object


class Cause(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Why somebody was absent: with pay, without, or both; valid from a day to a day, both included."""

    code: int
    paid: bool = False
    unpaid: bool = False
    starts_on: date = date.min
    ends_on: date = date.max
    names: Mapping[str, str]


class Benefit(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The benefit that a type of reimbursement and a cause ask for; `certain` is false for a presumption."""

    type: int | Literal["any"]
    cause: int
    benefit: str
    starts_on: date = date.min
    certain: bool = True


class IncomeType(msgspec.Struct, frozen=True):
    """Whether an income counts towards annual income, and whether its line may say otherwise."""

    health: bool
    override: bool


class _IncomeTypes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    health: bool
    override: bool
    types: tuple[int, ...]


class Limits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Days and numbers in the register's rules; `days_ahead` is counted from the day of reception."""

    earliest_payment_date: date
    earliest_absence: date
    days_ahead: int
    identifiers_strict_from: date


def _read(name: str, kind: type[ValueT]) -> ValueT:
    with (_FOLDER / f"{name}.yaml").open("rb") as file:
        content = msgspec.convert(yaml.safe_load(file), _File)
    return msgspec.convert(content.values, kind)


@cache
def causes() -> Mapping[int, Cause]:
    """Return all causes of absence by code."""
    return {cause.code: cause for cause in _read("absence_causes", tuple[Cause, ...])}


def cause_on(code: int, payment_date: date) -> Cause | None:
    """Return the cause with the code, if there is one on the payment date."""
    cause = causes().get(code)
    return cause if cause and cause.starts_on <= payment_date <= cause.ends_on else None


@cache
def benefits() -> tuple[Benefit, ...]:
    """Return what can be applied for through the register (C20)."""
    return _read("reimbursements", tuple[Benefit, ...])


def benefit_on(type_: int, cause: int, payment_date: date) -> Benefit | None:
    """Return what a reimbursement of this type asks for with this cause on the payment date, if anything."""
    return next(
        (
            benefit
            for benefit in benefits()
            if benefit.type in {type_, "any"} and benefit.cause == cause and benefit.starts_on <= payment_date
        ),
        None,
    )


@cache
def income_types() -> Mapping[int, IncomeType]:
    """Return the known income types by code."""
    groups = _read("income_types", tuple[_IncomeTypes, ...])
    return {code: IncomeType(group.health, group.override) for group in groups for code in group.types}


@cache
def limits() -> Limits:
    """Return the days and numbers in the register's rules."""
    return _read("limits", Limits)
