"""Measure whole commands side by side, and say each as a multiple of starting Python.

Then law that was made up, ten times and a hundred times as large: what a provision costs there, as
a multiple of what it costs in the smallest.

Run it with `make bench`. Commands are run in turn (A B A B …), so that a machine that grows slower
or faster during the run does so for both; the median of the paired ratios is what to quote.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.grown import write

ROOT = Path(__file__).parents[2]
ROUNDS = 15
PROPOSAL = "raise-the-community-order-threshold-to-24-months"
#: How many provisions, and in how many processor seconds they are to be checked on 2 cores.
SIZES = ((100, None), (1_000, None), (10_000, 30.0))
ROUNDS_OF_GROWTH = 2
BARE = (sys.executable, "-c", "pass")


@dataclass(frozen=True)
class Benchmark:
    """A command, what it may cost at most as a multiple of starting Python, and its cache."""

    name: str
    command: Sequence[str]
    aim: float | None
    warm: bool


def keeling(*words: str) -> tuple[str, ...]:
    """Return the command that runs keeling with this Python."""
    return (str(Path(sys.executable).with_name("keeling")), *words)


BENCHMARKS = (
    Benchmark("check, warm cache", keeling("check"), 12, warm=True),
    Benchmark("check, no cache", keeling("check"), None, warm=False),
    Benchmark("diff of the proposal, warm cache", keeling("diff", PROPOSAL), None, warm=True),
    Benchmark("all worked cases, warm cache", keeling("test"), None, warm=True),
)


def cost(command: Sequence[str], environment: dict[str, str]) -> float:
    """Return the processor seconds, user and system, of one run."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure(benchmark: Benchmark, folder: Callable[[], str]) -> tuple[float, list[float]]:
    """Return the median seconds of a benchmark, and its ratios to starting Python, in order."""
    environment = {**os.environ, "KEELING_CACHE": folder()}
    cost(benchmark.command, environment)
    seconds, ratios = [], []
    for _ in range(ROUNDS):
        if not benchmark.warm:
            environment["KEELING_CACHE"] = folder()
        bare = cost(BARE, environment)
        seconds.append(cost(benchmark.command, environment))
        ratios.append(seconds[-1] / bare)
    return statistics.median(seconds), sorted(ratios)


def growth() -> int:
    """Measure how checking law grows with it; 1 if an aim is missed."""
    print(f"\n{'check, no cache':34} {'seconds':>8} {'x a provision of 100':>21} {'aim':>9}")
    spent: dict[int, float] = {}
    with tempfile.TemporaryDirectory() as base:
        for provisions, _ in SIZES:
            write(Path(base, str(provisions)), provisions)
        for _ in range(ROUNDS_OF_GROWTH):
            for provisions, _ in SIZES:
                environment = {**os.environ, "KEELING_CACHE": tempfile.mkdtemp(dir=base)}
                took = cost(keeling("check", "--root", f"{base}/{provisions}"), environment)
                spent[provisions] = min(took, spent.get(provisions, took))
    first, missed = SIZES[0][0], 0
    for provisions, aim in SIZES:
        each = (spent[provisions] / provisions) / (spent[first] / first)
        said = "" if aim is None else f"< {aim:g} s"
        print(f"{provisions:>10} provisions {spent[provisions]:21.2f} {each:21.2f} {said:>9}")
        missed += aim is not None and spent[provisions] > aim
    return missed


def main() -> int:
    """Measure everything; 1 if an aim is missed."""
    missed = 0
    print(f"{'whole process':34} {'seconds':>8} {'x Python: median':>17} {'range':>13} {'aim':>5}")
    with tempfile.TemporaryDirectory() as base:
        for benchmark in BENCHMARKS:
            seconds, ratios = measure(benchmark, lambda: tempfile.mkdtemp(dir=base))
            median = statistics.median(ratios)
            aim = "" if benchmark.aim is None else f"{benchmark.aim:g}"
            spread = f"{ratios[0]:.1f} to {ratios[-1]:.1f}"
            print(f"{benchmark.name:34} {seconds:8.3f} {median:17.1f} {spread:>13} {aim:>5}")
            missed += benchmark.aim is not None and median > benchmark.aim
    missed += growth()
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
