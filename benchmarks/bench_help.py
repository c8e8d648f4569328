"""``powerlist --help`` against the help of a bare typer app: whole processes, in turn.

The bare app has the same number of commands and no other import; target 1.2.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from common import Ratio, powerlist, process, report

RUNS = 9
_BARE = '''"""A bare typer app."""
import typer

app = typer.Typer(rich_markup_mode=None, add_completion={completion}, no_args_is_help=True)
{commands}
app()
'''
_COMMAND = '''
@app.command("{name}")
def c{number}() -> None:
    """Do something."""
'''


def commands() -> list[str]:
    """Return the names of the program's commands."""
    text = subprocess.run(powerlist("--help"), capture_output=True, check=True, env=_environment()).stdout
    found = []
    for line in text.decode("utf-8", "replace").splitlines():
        word = line.strip().split(" ")[0]
        if line.startswith("  ") and not line.startswith("   ") and word.isascii() and word.isalpha():
            found.append(word)
    return found or ["read", "build"]


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONIOENCODING": "utf-8"}


def main() -> None:
    """Measure and report."""
    names = commands()
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder) / "bare.py"
        body = "".join(_COMMAND.format(name=name, number=number) for number, name in enumerate(names))
        bare.write_text(_BARE.format(completion=True, commands=body), encoding="utf-8")
        ours, other = [], []
        ours_command, other_command = powerlist("--help"), [sys.executable, str(bare), "--help"]
        for _ in range(2):
            process(ours_command)
            process(other_command)
        for _ in range(RUNS):
            ours.append(process(ours_command))
            other.append(process(other_command))
    report(
        Ratio(
            "powerlist --help",
            statistics.median(ours),
            statistics.median(other),
            "bare typer app --help",
            1.2,
            RUNS,
            f"{len(names)} commands each",
        )
    )


if __name__ == "__main__":
    main()
