"""The program as a user runs it: a process of its own."""

from __future__ import annotations

import atexit
import json
import os
import signal
import subprocess
import sys
import tempfile
from functools import cache
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING, Any

import warm

if TYPE_CHECKING:
    from collections.abc import Iterator


class Run:
    """One finished process of the program."""

    def __init__(self, code: int, out: bytes, err: bytes) -> None:
        self.code = code
        self.raw = out
        self.out = out.decode("utf-8", "replace")
        self.err = err.decode("utf-8", "replace")

    @property
    def json(self) -> Any:
        """Standard output as JSON; it must be nothing else."""
        return json.loads(self.raw.decode("utf-8"))


class Program:
    """Runs ``powerlist`` as a process of its own: where it can be, the fork of one that has imported the libraries."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(
        self,
        *arguments: str | Path,
        stdin: bytes = b"",
        env: dict[str, str] | None = None,
        cwd: Path | None = None,
        fresh: bool = False,
    ) -> Run:
        """Run the program to its end; ``fresh`` starts an interpreter whatever the system is."""
        environment = {
            **os.environ,
            "PYTHONUTF8": "1",
            "POWERLIST_LANG": "zh",
            "NO_COLOR": "1",
            **(env or {}),
        }
        if sys.platform == "linux" and not fresh:
            return next(_warm()).run([*map(str, arguments)], stdin, environment, cwd or self.folder)
        done = subprocess.run(
            [sys.executable, "-m", "powerlist", *map(str, arguments)],
            capture_output=True,
            check=False,
            input=stdin,
            env=environment,
            cwd=cwd or self.folder,
            timeout=200,
        )
        return Run(done.returncode, done.stdout, done.stderr)


@cache
def _warm() -> Iterator[_Warm]:
    """Return two in turn: each orders its sets in its own way, so that an output which follows a set shows."""
    return cycle([_Warm(), _Warm()])


class _Warm:
    """A process that forks itself for each run; see ``warm.py``."""

    def __init__(self) -> None:
        self.streams = tempfile.TemporaryDirectory()
        self.process = self.started()
        atexit.register(self.end)

    def end(self) -> None:
        self.process.communicate()

    def started(self) -> subprocess.Popen[bytes]:
        environment = {**os.environ, "PYTHONUTF8": "1"}
        return subprocess.Popen(
            [sys.executable, warm.__file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
            start_new_session=True,
        )

    def run(self, arguments: list[str], stdin: bytes, environment: dict[str, str], folder: Path) -> Run:
        given, out, err = (Path(self.streams.name) / name for name in ("stdin", "stdout", "stderr"))
        given.write_bytes(stdin)
        asked = {
            "arguments": arguments,
            "environment": environment,
            "folder": str(folder),
            "streams": [str(given), str(out), str(err)],
        }
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        try:
            self.process.stdin.write(json.dumps(asked).encode() + b"\n")
            self.process.stdin.flush()
            code = int(self.process.stdout.readline())
        except BaseException:
            # The test's time is over, or the process is gone: whatever still runs must not answer the next test.
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = self.started()
            raise
        return Run(code, out.read_bytes(), err.read_bytes())
