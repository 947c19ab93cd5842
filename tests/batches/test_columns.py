from datetime import date
from decimal import Decimal

import pytest

from batches.columns import Columns, Reader, columns_of, label, paths, required_paths
from batches.formats.recognition import RefusedError
from benefits import words
from benefits.sickness import Claim, PaidPeriod, Period

HEADER = [
    "employer_business_id",
    "employee_identity_code",
    "benefit",
    "onset",
    "paid.0.starts_on",
    "paid.0.ends_on",
    "paid.0.wage",
    "certificate",
    "pay_basis",
]
CELLS = ["9990001-6", "140385-904J", "sickness_allowance"]
CELLS += ["2026-10-05", "2026-10-05", "2026-10-25", "2181,82", "kanta", "act"]


def claim_of(header: list[str], cells: list[str]) -> Claim:
    stated = Reader(columns_of(header)).read(cells)
    assert stated.findings == ()
    assert isinstance(stated.claim, Claim)
    return stated.claim


def codes_of(header: list[str], cells: list[str]) -> list[tuple[str, str]]:
    return [(found.field, found.code) for found in Reader(columns_of(header)).read(cells).findings]


def refusal(header: list[str]) -> dict[str, str]:
    with pytest.raises(RefusedError) as refused:
        columns_of(header)
    return {"code": refused.value.finding.code} | refused.value.finding.parameters


def test_required_columns_are_whose_claim_it_is_and_what_every_claim_states() -> None:
    assert required_paths() == ("employer_business_id", "employee_identity_code", "benefit")


def test_row_states_whose_claim_it_is_and_the_claim() -> None:
    header = [*HEADER, "employee_last_name", "employee_first_name"]

    stated = Reader(columns_of(header)).read([*CELLS, " Esimerkki ", "Kaisa"])

    assert stated[:4] == ("9990001-6", "140385-904J", "Esimerkki", "Kaisa")
    assert stated.whole
    assert isinstance(stated.claim, Claim)
    assert stated.claim.onset == date(2026, 10, 5)
    assert stated.claim.paid == (PaidPeriod(date(2026, 10, 5), date(2026, 10, 25), Decimal("2181.82")),)


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_columns_may_be_named_by_their_labels_in_any_order(language: str) -> None:
    header = [f" {label(path, language).upper()} " for path in reversed(HEADER)]

    assert claim_of(header, CELLS[::-1]) == claim_of(HEADER, CELLS)


@pytest.mark.parametrize("benefit", ["Sairauspäiväraha", "sjukdagpenning", " SICKNESS ALLOWANCE "])
def test_benefit_may_be_named_in_any_language(benefit: str) -> None:
    assert claim_of(HEADER, [*CELLS[:2], benefit, *CELLS[3:]]) == claim_of(HEADER, CELLS)


def test_items_of_a_list_stand_in_their_places_whatever_the_order_of_the_columns() -> None:
    header = [*HEADER, "paid.1.wage", "paid.1.ends_on", "paid.1.starts_on", "annual_leave.0.ends_on"]
    header += ["annual_leave.0.starts_on"]

    claim = claim_of(header, [*CELLS, "100", "31.10.2026", "30.10.2026", "27.10.2026", "26.10.2026"])

    assert claim.paid[1] == PaidPeriod(date(2026, 10, 30), date(2026, 10, 31), Decimal("100.00"))
    assert claim.annual_leave == (Period(date(2026, 10, 26), date(2026, 10, 27)),)


def test_list_of_which_nothing_is_stated_is_left_out() -> None:
    cells = [*CELLS[:4], "", "", "", *CELLS[7:], "", ""]

    assert codes_of([*HEADER, "annual_leave.0.starts_on", "annual_leave.0.ends_on"], cells) == [
        ("paid", "value_missing")
    ]


def test_row_tells_all_its_faults() -> None:
    cells = ["9990001-6", "140385-904J", "sickness_allowance"]
    cells += ["31.9.2026", "5.10.26", "", "-5", "post", "", "extra", "", "more"]

    assert codes_of(HEADER, cells) == [
        ("", "row_cells"),
        ("onset", "date_not_in_calendar"),
        ("paid.0.starts_on", "date_year_short"),
        ("paid.0.ends_on", "value_missing"),
        ("paid.0.wage", "euros_negative"),
        ("certificate", "code_unknown"),
        ("pay_basis", "value_missing"),
    ]


def test_short_row_lacks_what_it_does_not_state() -> None:
    assert codes_of(HEADER, CELLS[:7]) == [("certificate", "value_missing"), ("pay_basis", "value_missing")]


def test_cells_beyond_the_columns_are_no_fault_while_empty() -> None:
    assert codes_of(HEADER, [*CELLS, "", ""]) == []


def test_unknown_benefit_is_a_fault() -> None:
    assert codes_of(HEADER, [*CELLS[:2], "holiday", *CELLS[3:]]) == [("benefit", "benefit_unknown")]


def test_unknown_columns_are_told_and_passed_by() -> None:
    header = [*HEADER, "Cost centre", "", "paid.12.wage"]

    assert columns_of(header).unknown == ("Cost centre", "paid.12.wage")
    assert claim_of(header, [*CELLS, "123", "x", "5"]) == claim_of(HEADER, CELLS)


def test_column_of_faults_from_an_answer_is_passed_by() -> None:
    columns = columns_of([*HEADER, "Korjattavaa"])

    assert columns.unknown == ()
    assert Reader(columns).read([*CELLS, "Palkka: puuttuu"]).findings == ()


def test_identity_is_found_again_in_the_cells() -> None:
    reader = Reader(columns_of([*HEADER, "employee_last_name"]))

    assert reader.identity_of([*CELLS, "Esimerkki"]) == ("140385-904J", "Esimerkki", "")


@pytest.mark.parametrize(
    ("field", "name"),
    [("onset", "onset"), ("paid", "paid.0.starts_on"), ("paid.0.wage", "paid.0.wage"), ("note", "")],
)
def test_column_of_a_field_is_called_as_in_the_file(field: str, name: str) -> None:
    assert columns_of(HEADER).name_of(field) == name


@pytest.mark.parametrize(
    ("header", "told"),
    [
        (["9990001-6", "140385-904J"], {"code": "file_header"}),
        ([*HEADER, "onset"], {"code": "file_column_twice", "column": "onset"}),
        (
            ["employee_identity_code", "onset", "certificate", "pay_basis", "paid.0.wage"],
            {"code": "file_columns_missing", "columns": "employer_business_id, benefit"},
        ),
    ],
)
def test_header_without_which_no_row_could_be_read_is_refused(
    header: list[str], told: dict[str, str]
) -> None:
    assert refusal(header) == told


def test_employer_need_not_name_itself() -> None:
    columns = columns_of(HEADER[1:], required=[])

    assert Reader(columns).read(CELLS[1:]).business_id == ""


def test_every_column_is_called_something_else_in_every_language() -> None:
    labels = [label(path, language) for language in words.LANGUAGES for path in paths()]

    assert len(set(labels)) == len(labels)


def test_columns_are_kept_with_names_without_stray_blanks() -> None:
    assert columns_of(["  Etuus  ", *HEADER[:2], *HEADER[3:]]) == Columns(
        ("Etuus", *HEADER[:2], *HEADER[3:]), ("benefit", *HEADER[:2], *HEADER[3:])
    )
