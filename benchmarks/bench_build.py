"""``powerlist build`` of the example county as a whole process, warm, median of five; target 3 seconds."""

from __future__ import annotations

import shutil
import statistics
import tempfile
from pathlib import Path

from common import Ratio, powerlist, process, report

RUNS = 5
ANJU = Path(__file__).resolve().parent.parent / "examples" / "anju"


def main() -> None:
    """Measure and report: a first build into an empty folder, and a rebuild that changes nothing."""
    with tempfile.TemporaryDirectory() as folder:
        first, again = [], []
        for run in range(RUNS + 1):
            place = Path(folder) / str(run)
            shutil.copytree(ANJU, place)
            command = powerlist("build", str(place))
            # 1 means that the audit found what was planted
            seconds = process(command, codes=(0, 1)), process(command, codes=(0, 1))
            if run:
                first.append(seconds[0])
                again.append(seconds[1])
    report(Ratio("powerlist build, example county, first", statistics.median(first), None, "", 3.0, RUNS))
    report(Ratio("powerlist build, example county, again", statistics.median(again), None, "", 3.0, RUNS))


if __name__ == "__main__":
    main()
