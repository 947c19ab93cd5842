"""The register's code lists: validity by payment date, and agreement with the benefits of the portal."""

from datetime import date

import pytest

from benefits.catalogue import BENEFITS
from benefits.findings import Code
from benefits.words import LANGUAGES, say
from incomes.wage_reports import code_lists, errors

DAY = date(2026, 11, 13)


@pytest.mark.parametrize(
    ("code", "on", "known"),
    [
        (1, date(2019, 1, 1), True),
        (9, date(2025, 3, 31), True),
        (9, date(2025, 4, 1), False),
        (23, date(2024, 12, 31), False),
        (23, date(2025, 1, 1), True),
        (777, DAY, False),
    ],
)
def test_cause_is_known_while_it_is_in_force(code: int, on: date, *, known: bool) -> None:
    assert (code_lists.cause_on(code, on) is not None) == known


def test_part_time_sick_leave_is_applied_for_since_2025() -> None:
    assert code_lists.benefit_on(1, 2, date(2024, 12, 31)) is None
    assert code_lists.benefit_on(1, 2, date(2025, 1, 1)) is not None


def test_every_benefit_is_asked_for_by_a_known_cause() -> None:
    assert [each.cause for each in code_lists.benefits() if not code_lists.causes()[each.cause].paid] == []


def test_portal_benefits_are_named_alike_in_the_register_list() -> None:
    registered = [benefit for benefit in BENEFITS.values() if benefit.register]

    for benefit in registered:
        assert benefit.register is not None
        found = code_lists.benefit_on(benefit.register.payment_type, benefit.register.cause, DAY)
        assert found is not None
        assert BENEFITS[found.benefit].register == benefit.register


def test_each_income_type_is_listed_once() -> None:
    listed = code_lists._read("income_types", tuple[code_lists._IncomeTypes, ...])

    assert sum(len(group.types) for group in listed) == len(code_lists.income_types()) == 117


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_error_has_its_words(language: str) -> None:
    codes = [code for code in vars(errors).values() if isinstance(code, Code)]
    parameters = dict.fromkeys(
        [
            *["line", "element", "megabytes", "number", "shortest", "longest", "expected", "earliest"],
            *["latest", "delivery_id", "cause", "starts_on", "type"],
        ],
        "1",
    )

    assert all(say(code.finding(**parameters), language) for code in codes)
