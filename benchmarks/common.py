"""What every ``bench_*.py`` shares: how to time, and one line a measurement that ``run.py`` collects.

A script measures ours and its alternative in the same run, interleaved, and prints one line each with
``report``. The comparison is a ratio of medians, so that it means the same on any machine.
"""

from __future__ import annotations

import gc
import json
import os
import statistics
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# pip writes the bytecode of what it installs: a process that may not keep it would compile the program on
# every start, which is no user's case (0.4 s of an audit).
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

#: Begins a line that ``run.py`` collects; what a script prints beside these lines is for reading only.
MARK = "@ratio "


@dataclass(frozen=True, slots=True)
class Ratio:
    """One measurement.

    Attributes:
        name: what was measured.
        ours: seconds of ours, median.
        other: seconds of the alternative, median; None where there is none.
        against: what the alternative is.
        target: the ratio (or, without an alternative, the seconds) that ours may take; None for no target.
        runs: how many runs of each.
        note: sizes, or why it was not measured.
    """

    name: str
    ours: float
    other: float | None
    against: str = ""
    target: float | None = None
    runs: int = 1
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """Ours divided by the alternative."""
        return self.ours / self.other if self.other else None

    @property
    def reached(self) -> bool | None:
        """Whether the target is reached; None without a target."""
        if self.target is None:
            return None
        value = self.ours if self.other is None else self.ratio
        return value is not None and value <= self.target


def report(row: Ratio) -> None:
    """Print one measurement for people, or for ``run.py`` when it asks."""
    if os.environ.get("POWERLIST_BENCH") == "json":
        print(MARK + json.dumps(asdict(row), ensure_ascii=False), flush=True)
        return
    print(line(row), flush=True)


def line(row: Ratio) -> str:
    """Return a measurement as one readable line."""
    ratio = "" if row.ratio is None else f"{row.ratio:6.2f} x"
    target = "" if row.target is None else f"  target {row.target:g}{' x' if row.other else ' s'}"
    verdict = {True: "  reached", False: "  MISSED", None: ""}[row.reached]
    other = "" if row.other is None else f"  {row.against} {row.other:.3f} s"
    note = f"  ({row.note})" if row.note else ""
    return f"{row.name:<44} {row.ours:8.3f} s{other}  {ratio}{target}{verdict}{note}"


def timed(work: Callable[[], object]) -> float:
    """Return the seconds of one call, the collector quiet."""
    gc.collect()
    gc.disable()
    try:
        start = time.perf_counter()
        work()
        return time.perf_counter() - start
    finally:
        gc.enable()


def interleaved(
    ours: Callable[[], object], other: Callable[[], object], runs: int = 5
) -> tuple[float, float]:
    """Return the medians of both, run in turn so that a busy machine hits both alike."""
    mine: list[float] = []
    theirs: list[float] = []
    ours()
    other()
    for turn in range(runs):
        for work, times in ((ours, mine), (other, theirs)) if turn % 2 else ((other, theirs), (ours, mine)):
            times.append(timed(work))
    return statistics.median(mine), statistics.median(theirs)


def process(command: Sequence[str], *, codes: tuple[int, ...] = (0,), cwd: str | None = None) -> float:
    """Return the wall seconds of a whole process.

    Raises:
        RuntimeError: it ended with another code.
    """
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, cwd=cwd, check=False)
    seconds = time.perf_counter() - start
    if done.returncode not in codes:
        raise RuntimeError(f"{list(command)} ended with {done.returncode}: {done.stderr[-500:]!r}")
    return seconds


def powerlist(*arguments: str) -> list[str]:
    """Return the command that starts the program with this interpreter."""
    return [sys.executable, "-m", "powerlist", *arguments]
