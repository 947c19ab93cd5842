"""The bench's file: what is promised of it is in it."""

import csv
from collections import Counter, defaultdict
from datetime import date, datetime
from itertools import pairwise

from portal.bench.sample import AT, DAY, SEPARATOR, Counts, Sample

SIZE = 2000


def read(sample: Sample) -> list[dict[str, str]]:
    """Return the rows of a file by the names of their columns."""
    return list(csv.DictReader(sample.content().decode().splitlines(), delimiter=SEPARATOR))


def days_of(row: dict[str, str]) -> tuple[date, date]:
    """Return the first and the last day of a row's absence."""
    first, last = (datetime.strptime(row[f"paid.0.{end}_on"], DAY).date() for end in ("starts", "ends"))  # noqa: DTZ007 - a day
    return first, last


def test_sample_is_the_same_each_time() -> None:
    assert Sample(SIZE).content() == Sample(SIZE).content()


def test_sample_has_its_rows() -> None:
    rows = read(Sample(SIZE))

    assert len(rows) == SIZE
    assert len({row["employer_business_id"] for row in rows}) == 120
    assert len({row["employee_identity_code"] for row in rows} - {"010190-900X"}) == 400


def test_one_row_in_a_hundred_is_faulty_and_one_in_two_hundred_repeats_another() -> None:
    rows = read(Sample(SIZE))
    repeated = sum(count - 1 for count in Counter(tuple(row.values()) for row in rows).values())
    faulty = sum(
        row["onset"] == "31.2.2024"
        or row["paid.0.wage"] == "tuhat euroa"
        or row["employee_identity_code"] == "010190-900X"
        for row in rows
    )

    assert Sample(SIZE).counts == Counts(created=1970, faulty=20, duplicate=10)
    assert (faulty, repeated) == (20, 10)


def test_absences_of_a_person_share_no_day_and_are_over_when_the_file_is_sent() -> None:
    absences: dict[str, set[tuple[date, date]]] = defaultdict(set)
    for row in read(Sample(SIZE)):
        absences[row["employee_identity_code"]].add(days_of(row))
    absences.pop("010190-900X")

    for spells in absences.values():
        in_order = sorted(spells)
        assert all(former[1] < later[0] for former, later in pairwise(in_order))
        assert in_order[0][0] >= date(2021, 1, 4)
        assert in_order[-1][1] < AT.date()
