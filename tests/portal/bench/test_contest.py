"""The contest and its account: the order of the rounds, what counts, and how ratios are told."""

import pytest

from portal.bench import account, contest
from portal.bench.contest import CountError, Run
from portal.bench.sample import Counts, Sample

GOOD = Counts(created=98, faulty=1, duplicate=1)


def took(*seconds: float, peak: int | None = None) -> list[Run]:
    """Return runs that took so long."""
    return [Run(each, GOOD, peak) for each in seconds]


class Named:
    """A contender that is never run."""

    def __init__(self, name: str) -> None:
        self.name = name

    def run(self) -> Run:
        """Do nothing in no time."""
        return Run(0, GOOD)


def test_everybody_is_first_once() -> None:
    contenders = [Named("a"), Named("b"), Named("c")]

    orders = [[each.name for each in contest.rotated(contenders, number)] for number in range(4)]

    assert orders == [["a", "b", "c"], ["b", "c", "a"], ["c", "a", "b"], ["a", "b", "c"]]


def test_run_whose_rows_add_up_counts() -> None:
    (found,) = took(1)

    assert contest.checked("pipeline", found, GOOD) is found


@pytest.mark.parametrize(
    "counts", [Counts(97, 1, 1), Counts(98, 2, 1), Counts(98, 1, 0)], ids=["created", "faulty", "duplicate"]
)
def test_run_whose_rows_do_not_add_up_fails(counts: Counts) -> None:
    with pytest.raises(CountError, match=r"^floor: Counts\(.*\), where Counts\(created=98"):
        contest.checked("floor", Run(1, counts), GOOD)


def test_speed_is_compared_round_by_round() -> None:
    told = account.speed("pipeline beside floor", took(10, 20, 40), took(5, 8, 30), aim="0.5")

    assert " ".join(told.split()) == "pipeline beside floor 0.50 (0.40–0.75; aim: at least 0.5)"


def test_table_tells_median_spread_and_rows_a_second() -> None:
    _, line = account.table({"floor": took(4, 2, 3)}, Sample(1200))

    assert line.split() == ["floor", "3.00", "2.00–4.00", "400"]


def test_most_memory_of_any_worker_is_told() -> None:
    told = account.memory("peak", [*took(1, peak=90_000_000), *took(1, peak=120_000_000)], aim=300)

    assert told.split() == ["peak", "120", "MB", "(aim:", "under", "300", "MB)"]


def test_memory_is_not_made_up_where_the_system_does_not_tell() -> None:
    assert "not told by this system" in account.memory("peak", took(1), aim=300)
