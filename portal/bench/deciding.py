"""Decisions a second: the mix is decided by one process, pinned to one core, that does nothing else.

`python -m portal.bench.deciding` answers with an account as JSON; with `--keep` it keeps the digests of what
it calculated, by which later runs are judged.
"""

import argparse
import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Final

import msgspec

from benefits.catalogue import calculate
from benefits.law import law_on
from portal.bench import mix
from portal.servers.state import ROOT

DECISIONS: Final = 100_000
DIGESTS: Final = Path(__file__).with_name("digests.json")
"""Of the first thousand calculations, and of all: their documents as JSON, one after the other."""
LEAST_DISTINCT: Final = 0.9

_MODULE: Final = "portal.bench.deciding"
_KEEP: Final = "--keep"
_LAWS: Final = range(2019, 2028)
"""The years whose law is read beforehand."""


class DecisionError(Exception):
    """What was calculated is not what it should be."""


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """A run: how long it calculated, by the clock and by its processor time, in seconds, and what.

    `distinct` is the share of claims that are like none before them; `digests` are those of the first
    thousand calculations and of all.
    """

    decisions: int
    seconds: float
    processor_seconds: float
    distinct: float
    digests: Mapping[int, str]


def decide(count: int) -> Account:
    """Calculate claims, whole thousands of them; to make them and to write what came of them is not timed."""
    for year in _LAWS:
        law_on(date(year, 1, 1))
    clock = processor = 0.0
    digest, digests, seen = hashlib.sha256(), dict[int, str](), set[bytes]()
    claims = mix.facts(count)
    for decided in range(mix.THOUSAND, count + 1, mix.THOUSAND):
        asked = [next(claims) for _ in range(mix.THOUSAND)]
        started, began = time.perf_counter(), time.process_time()
        calculations = [calculate(facts, law_on(facts.claim.anchor)) for facts in asked]
        clock += time.perf_counter() - started
        processor += time.process_time() - began
        seen.update(hashlib.sha256(msgspec.json.encode(facts)).digest() for facts in asked)
        digest.update(msgspec.json.encode(calculations))
        if decided in {mix.THOUSAND, count}:
            digests[decided] = digest.hexdigest()
    return Account(
        decisions=count,
        seconds=clock,
        processor_seconds=processor,
        distinct=len(seen) / count,
        digests=digests,
    )


def kept() -> Mapping[int, str]:
    """Return the digests that are kept."""
    return msgspec.json.decode(DIGESTS.read_bytes(), type=dict[int, str])


def checked(account: Account) -> Account:
    """Return an account of distinct claims, calculated as they were before; DecisionError for any other."""
    if account.distinct < LEAST_DISTINCT:
        raise DecisionError(f"only {account.distinct:.0%} of the mix's claims are distinct")
    known = kept()
    if any(known.get(count) != digest for count, digest in account.digests.items()):
        raise DecisionError(
            f"The mix is not calculated as {DIGESTS.name} keeps it. If that was meant: "
            f"./dev python -m {_MODULE} {_KEEP}"
        )
    return account


def decided_alone(count: int) -> Account:
    """Let a new process decide so many claims; DecisionError where it calculates other than it did before."""
    command = [sys.executable, "-m", _MODULE, str(count)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)  # noqa: S603 - our own
    return checked(msgspec.json.decode(done.stdout, type=Account))


def _pin() -> None:
    """Stay on one core, where the system lets a process choose."""
    if sys.platform == "linux":
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def main() -> None:
    """Decide the mix; tell the account, or keep the digests."""
    parser = argparse.ArgumentParser(prog=f"python -m {_MODULE}")
    parser.add_argument("count", type=int, nargs="?", default=DECISIONS)
    parser.add_argument(_KEEP, action="store_true", help="keep the digests of what is calculated")
    asked = parser.parse_args()
    _pin()
    account = decide(asked.count)
    if asked.keep:
        DIGESTS.write_bytes(msgspec.json.format(msgspec.json.encode(account.digests)) + b"\n")
    sys.stdout.write(msgspec.json.encode(account).decode() + "\n")


if __name__ == "__main__":
    main()
