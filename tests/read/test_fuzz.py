"""Thousands of mutated files: no crash, no hang, no traceback. A dead process counts as a crash."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

#: Mutated files in all; the whole number where a server runs the tests.
FILES = 2_100 if os.environ.get("CI") == "true" else 700
#: Each starts an interpreter.
BATCHES = 2
SEED = 20_261


@pytest.mark.parametrize("batch", range(BATCHES))
def test_mutated_files(batch: int) -> None:
    count = FILES // BATCHES
    script = Path(__file__).with_name("fuzzing.py")
    done = subprocess.run(
        [sys.executable, str(script), str(SEED), str(batch * count), str(count)],
        capture_output=True,
        check=False,
        text=True,
        timeout=120,
        cwd=script.parent,
    )
    told = done.stdout.split()
    assert done.returncode == 0, (told[-1:], done.stderr[-2000:])
    assert told[-1] == "done"
