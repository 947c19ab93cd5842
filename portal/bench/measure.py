"""The measuring: the ground is laid once, everybody runs once to warm up, then come the rounds that count."""

from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from portal.bench import account, contest, databases, floor, ground, mix
from portal.bench.bulk import ImportExport
from portal.bench.deciding import decided_alone
from portal.bench.pipeline import Pipeline
from portal.bench.questions import ASKED, answers_per_second
from portal.bench.sample import Sample

ONE, TWO, FLOOR, IMPORT_EXPORT = "pipeline, one worker", "pipeline, two workers", "floor", "import-export"


def measure(
    sample: Sample, decisions: int, rounds: int, folder: Path, tell: Callable[[str], object]
) -> Iterator[str]:
    """Yield the account line by line.

    CountError, WorkerError, AnswerError or DecisionError where the work was not done.
    """
    yield account.setting()
    yield account.matter(sample)
    with databases.made():
        yield from _contest(sample, rounds, folder, tell)
    answered = [answers_per_second(folder) for _ in range(rounds)]
    yield (
        f"python -m benefits: {median(answered):,.0f} answers a second "
        f"({min(answered):,.0f}–{max(answered):,.0f}), start included, {ASKED:,} questions"
    )
    yield account.decisions([decided_alone(decisions) for _ in range(rounds)], aim=10_000)
    yield f"decided, in thousandths: {mix.told()}"


def _contest(sample: Sample, rounds: int, folder: Path, tell: Callable[[str], object]) -> Iterator[str]:
    place, content = ground.lay(sample), sample.content()
    one = Pipeline(ONE, content, place, workers=1)
    two = Pipeline(TWO, content, place, workers=2)
    imported = ImportExport(IMPORT_EXPORT, content, sample)
    tell("warming up")
    contest.run(one, sample.counts)
    least = floor.precomputed(FLOOR, folder)
    for contender in (least, two, imported):
        contest.run(contender, sample.counts)
    runs = contest.hold([one, least, imported, two], rounds, sample.counts, tell)
    yield from account.table(runs, sample)
    yield account.speed("pipeline beside floor, one worker", runs[ONE], runs[FLOOR], aim="0.5")
    beside = "pipeline beside import-export, one worker"
    yield account.speed(beside, runs[ONE], runs[IMPORT_EXPORT], aim="1.5")
    yield account.speed("two workers beside one", runs[TWO], runs[ONE])
    yield account.memory("peak memory of a worker", [*runs[ONE], *runs[TWO]], aim=300)
