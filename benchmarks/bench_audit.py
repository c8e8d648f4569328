"""``powerlist audit`` of a stored catalogue as a whole process, all rules; and an annotated workbook.

Targets: 5,000 items in 3 s, in 2 s where items.csv is as at the last run; an audit with annotated copy of a
2,000-row workbook in 3 s. ``--million`` adds a million items as 200 catalogues of 5,000 over two processes (aim: 6
minutes, 8 GiB); ``--rules`` lists what each rule takes.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

from common import Ratio, powerlist, process, report
from make_lists import rows, workbook

RUNS = 5
COUNT = 5_000


def catalogue(count: int, folder: Path, prefix: str = "0") -> Path:
    """Write a county's catalogue of this many items, with one grant a receiver."""
    from powerlist.model.catalogue import Catalogue, Meta, items_frame, text_frame
    from powerlist.model.enums import MODE_TERMS
    from powerlist.model.fields import names_of
    from powerlist.store.folder import save

    codes = {term: mode.value for mode, term in MODE_TERMS.items()}
    items, grants = [], []
    for number, row in enumerate(rows(count), 1):
        identity = f"{prefix}-{number:08x}"
        mode = codes[row.mode]
        items.append(
            {
                "id": identity,
                "name": row.name,
                "type": row.type,
                "basis": row.basis,
                "department": row.department,
                "mode": mode,
                "receivers": row.receivers,
            }
        )
        grants += [
            {"item": identity, "receiver": receiver, "mode": mode}
            for receiver in row.receivers.split("、")
            if receiver
        ]
    made = Catalogue(
        meta=Meta(title="示例县权责清单", place="示例县", as_of="2025-12-31"),
        items=items_frame(items),
        grants=text_frame(grants, names_of("grants")),
    )
    save(made, folder)
    return folder


def whole(folder: Path, kept: Path) -> None:
    """Measure the command on one catalogue: with nothing kept, and when items.csv is as at the last run."""
    command = powerlist("audit", str(folder), "--format", "json", "--exit-zero")
    os.environ["POWERLIST_CACHE_DIR"] = str(kept)
    process(command)
    fresh, again = interleaved_processes([*command, "--no-cache"], command)
    report(Ratio(f"powerlist audit, {COUNT} items, nothing kept", fresh, None, "", 3.0, RUNS))
    report(Ratio(f"powerlist audit, {COUNT} items, unchanged", again, None, "", 2.0, RUNS))


def interleaved_processes(one: list[str], other: list[str]) -> tuple[float, float]:
    """Return the medians of two commands that run in turn, so that a busy machine hits both alike."""
    first, second = [], []
    for _ in range(RUNS):
        first.append(process(one))
        second.append(process(other))
    return statistics.median(first), statistics.median(second)


def annotated(root: Path) -> None:
    """Measure an audit with annotated copy of a workbook of 2,000 rows: reading, all rules, and writing."""
    command = powerlist("audit", str(workbook(2_000)), "--exit-zero", "--no-cache", "--annotate", str(root))
    process(command)
    seconds = statistics.median(process(command) for _ in range(RUNS))
    report(Ratio("audit with annotated copy, 2,000 rows", seconds, None, "", 3.0, RUNS))


def by_rule(folder: Path) -> None:
    """Print what each rule takes, the slowest first."""
    from datetime import date

    from powerlist.audit import registry
    from powerlist.audit.engine import audit
    from powerlist.model.context import Context
    from powerlist.store.folder import load

    loaded = load(folder)
    context = Context(as_of=date(2025, 12, 31))
    times = []
    for code, rule in registry.rules().items():
        start = time.perf_counter()
        found = audit(loaded, context, rules=[rule])
        times.append((time.perf_counter() - start, code, len(found.findings)))
    for seconds, code, count in sorted(times, reverse=True)[:15]:
        print(f"  {code} {seconds:.3f} s, {count} findings")


def million(root: Path) -> None:
    """Measure a million items: 200 catalogues, two processes, nothing kept; all memory together."""
    for number in range(200):
        catalogue(COUNT, root / "catalogs" / f"示例{number:03d}", prefix=str(number + 1))
    command = powerlist(
        "audit", str(root / "catalogs"), "--format", "json", "--exit-zero", "--no-cache", "--jobs", "2"
    )
    start = time.perf_counter()
    running = subprocess.Popen([*command, "--output", str(root / "out.json")])
    peak = 0
    while running.poll() is None:
        peak = max(peak, sum(map(_memory, _family(running.pid))))
        time.sleep(0.5)
    seconds = time.perf_counter() - start
    if running.returncode:
        raise RuntimeError(f"{command} ended with {running.returncode}")
    memory = f", {peak / 2**20:.1f} GiB" if peak else ""
    note = f"200 catalogues, 2 processes{memory}"
    report(Ratio("powerlist audit, 1,000,000 items", seconds, None, "", 360.0, 1, note))


def _family(parent: int) -> list[int]:
    """Return a process and all below it, where the system tells (Linux)."""
    try:
        listed = (Path("/proc") / str(parent) / "task" / str(parent) / "children").read_text().split()
    except OSError:
        return [parent]
    return [parent, *(one for child in listed for one in _family(int(child)))]


def _memory(process_: int) -> int:
    """Return the KiB of a process, shared ones by their part; 0 where the system does not tell."""
    try:
        lines = (Path("/proc") / str(process_) / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--million", action="store_true")
    parser.add_argument("--rules", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = catalogue(COUNT, Path(folder) / "catalogs" / "示例县")
        whole(place, Path(folder) / "kept")
        annotated(Path(folder) / "copies")
        if given.rules:
            by_rule(place)
        if given.million:
            million(Path(folder) / "million")


if __name__ == "__main__":
    main()
