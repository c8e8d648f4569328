"""The program as a user runs it: a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any


class Run:
    """One finished process of the program."""

    def __init__(self, done: subprocess.CompletedProcess[bytes]) -> None:
        self.code = done.returncode
        self.raw = done.stdout
        self.out = done.stdout.decode("utf-8", "replace")
        self.err = done.stderr.decode("utf-8", "replace")

    @property
    def json(self) -> Any:
        """Standard output as JSON; it must be nothing else."""
        return json.loads(self.raw.decode("utf-8"))


class Program:
    """Runs ``powerlist`` as a process of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(
        self,
        *arguments: str | Path,
        stdin: bytes | None = None,
        env: dict[str, str] | None = None,
        cwd: Path | None = None,
    ) -> Run:
        environment = {
            **os.environ,
            "PYTHONUTF8": "1",
            "POWERLIST_LANG": "zh",
            "NO_COLOR": "1",
            **(env or {}),
        }
        done = subprocess.run(
            [sys.executable, "-m", "powerlist", *map(str, arguments)],
            capture_output=True,
            check=False,
            input=stdin,
            env=environment,
            cwd=cwd or self.folder,
            timeout=200,
        )
        return Run(done)
