"""Imports the program's libraries once and forks itself for every run: what a run costs is the run.

Each run is a process of its own, with its own arguments, environment, folder and streams, and ends as
``python -m powerlist`` ends: with its exit code, or by a signal. Only the interpreter is not started anew.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import json
import os
import pkgutil
import runpy
import sys
from pathlib import Path
from typing import Any

import powerlist

#: What the program imports only where it needs it.
HEAVY = (
    "docx",
    "docxtpl",
    "jinja2",
    "lxml.html",
    "numpy",
    "opencc",
    "openpyxl",
    "pandas",
    "pydantic",
    "python_calamine",
    "rapidfuzz",
    "scipy.sparse",
    "xlrd",
    "xlsxwriter",
)


def become(run: dict[str, Any]) -> None:
    """Give this process the arguments, environment, folder and streams of a run."""
    os.chdir(run["folder"])
    os.environ.clear()
    os.environ.update(run["environment"])
    sys.argv = ["powerlist", *run["arguments"]]
    encoding = os.environ.get("PYTHONIOENCODING", "utf-8")
    for number, (name, path) in enumerate(zip(("stdin", "stdout", "stderr"), run["streams"], strict=True)):
        mode = "w" if number else "r"
        with Path(path).open(f"{mode}b") as opened:
            os.dup2(opened.fileno(), number)
        stream = open(number, mode, encoding=encoding, errors="strict", closefd=False)  # noqa: SIM115
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)


def run() -> None:
    """Run the program and end as it ends, without the interpreter's taking down of all that was imported."""
    try:
        runpy.run_module("powerlist", run_name="__main__", alter_sys=True)
    except SystemExit as ended:
        atexit._run_exitfuncs()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(ended.code)  # type: ignore[arg-type]


def main() -> None:
    """Answer every line of standard input, which is a run, with the code with which the run ended."""
    for name in (*HEAVY, *(one.name for one in pkgutil.walk_packages(powerlist.__path__, "powerlist."))):
        if not name.endswith("__main__"):
            importlib.import_module(name)
    gc.freeze()
    for line in sys.stdin.buffer:
        child = os.fork()
        if not child:
            become(json.loads(line))
            run()
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        sys.stdout.write(f"{code}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
