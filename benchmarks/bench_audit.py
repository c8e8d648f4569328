"""``powerlist audit`` of a stored catalogue as a whole process, all rules; and an annotated workbook.

Targets: 5,000 items in 3 s; the annotated copy of a 2,000-row workbook in 3 s. ``--million`` adds a million
items as 200 catalogues of 5,000 over two processes (aim: 6 minutes); ``--rules`` lists what each rule takes.
"""

from __future__ import annotations

import argparse
import io
import statistics
import tempfile
import time
from pathlib import Path

from common import Ratio, powerlist, process, report, timed
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


def whole(folder: Path) -> None:
    """Measure the command on one catalogue."""
    command = powerlist("audit", str(folder), "--format", "json", "--exit-zero")
    process(command)
    seconds = statistics.median(process(command) for _ in range(RUNS))
    report(Ratio(f"powerlist audit, {COUNT} items, all rules", seconds, None, "", 3.0, RUNS))


def annotated() -> None:
    """Measure the annotated copy of a workbook on which every tenth row has a fault."""
    import openpyxl

    from powerlist.audit import registry
    from powerlist.audit.engine import audit
    from powerlist.audit.sample import FILE, SHEET, sample
    from powerlist.report.annotated import annotate

    book = openpyxl.load_workbook(workbook(2_000))
    book.worksheets[0].title = SHEET
    out = io.BytesIO()
    book.save(out)
    items = [{"name": row.name, "remark": "=A1" if row.serial % 10 == 0 else ""} for row in rows(2_000)]
    chosen = [registry.rules()["PLS26"]]
    found = audit(*sample({"items": items}), rules=chosen)
    times = [timed(lambda: annotate(out.getvalue(), FILE, found)) for _ in range(RUNS)]
    report(Ratio("annotated copy, 2,000 rows", statistics.median(times), None, "", 3.0, RUNS))


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
    """Measure a million items: 200 catalogues, two processes."""
    for number in range(200):
        catalogue(COUNT, root / "catalogs" / f"示例{number:03d}", prefix=str(number + 1))
    command = powerlist("audit", str(root / "catalogs"), "--format", "json", "--exit-zero", "--jobs", "2")
    seconds = process([*command, "--output", str(root / "out.json")])
    report(
        Ratio("powerlist audit, 1,000,000 items", seconds, None, "", 360.0, 1, "200 catalogues, 2 processes")
    )


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--million", action="store_true")
    parser.add_argument("--rules", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = catalogue(COUNT, Path(folder) / "catalogs" / "示例县")
        whole(place)
        annotated()
        if given.rules:
            by_rule(place)
        if given.million:
            million(Path(folder) / "million")


if __name__ == "__main__":
    main()
