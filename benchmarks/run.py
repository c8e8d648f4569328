"""Run every ``bench_*.py`` beside this file and print one table of ratios.

    python benchmarks/run.py [NAME…] [--json FILE]

A NAME is a part of a file's name (``help`` runs bench_help.py). Ends with 1 when a target is missed and
with 2 when a script failed.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from common import MARK, Ratio, line  # noqa: E402


def run(script: Path) -> tuple[list[Ratio], str, int]:
    """Return a script's measurements, what else it printed, and its exit code."""
    environment = {**os.environ, "POWERLIST_BENCH": "json", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, str(script)], capture_output=True, env=environment, cwd=HERE, check=False
    )
    text = done.stdout.decode("utf-8", "replace")
    rows = [Ratio(**json.loads(one.removeprefix(MARK))) for one in text.splitlines() if one.startswith(MARK)]
    rest = "\n".join(one for one in text.splitlines() if one.strip() and not one.startswith(MARK))
    if done.returncode:
        rest += "\n" + done.stderr.decode("utf-8", "replace")[-2000:]
    return rows, rest.strip(), done.returncode


def main(arguments: list[str] | None = None) -> int:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", nargs="*", help="part of a script's name")
    parser.add_argument("--json", type=Path, help="write the measurements here too")
    given = parser.parse_args(arguments)
    scripts = [
        script
        for script in sorted(HERE.glob("bench_*.py"))
        if not given.name or any(name in script.stem for name in given.name)
    ]
    print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores")
    rows: list[Ratio] = []
    failed = False
    for script in scripts:
        found, rest, code = run(script)
        print(f"\n{script.name}")
        for row in found:
            print("  " + line(row))
        for text in rest.splitlines():
            print("  " + text)
        failed |= code != 0
        rows += found
    if given.json:
        data = [
            {"name": row.name, "ours": row.ours, "other": row.other, "against": row.against,
             "ratio": row.ratio, "target": row.target, "reached": row.reached, "runs": row.runs,
             "note": row.note}
            for row in rows
        ]  # fmt: skip
        given.json.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    if failed:
        return 2
    return 1 if any(row.reached is False for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
