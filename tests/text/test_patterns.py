"""Patterns that are compiled when they are first asked."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import subprocess
import sys
from pathlib import Path

import pytest

import powerlist
from powerlist.text.patterns import lazy_pattern

PACKAGE = Path(powerlist.__file__).parent
#: What stands below ``text`` or beside it has few patterns; ``linkage`` is imported where its patterns are asked, nearly all of them.
WITHOUT = {"config", "files", "messages", "linkage"}


def test_a_lazy_pattern_finds_what_the_pattern_finds():
    lazy, plain = lazy_pattern(r"第(\d+)条", re.ASCII), re.compile(r"第(\d+)条", re.ASCII)
    text = "第12条、第3条"
    assert lazy.pattern == plain.pattern
    assert lazy.flags == plain.flags
    assert lazy.findall(text) == plain.findall(text)
    assert lazy.sub("", text) == plain.sub("", text)
    assert lazy.search(text)[1] == "12"
    assert lazy_pattern(rb"\d+").search(b"a12")[0] == b"12"


def test_what_is_no_expression_is_told_when_it_is_asked():
    broken = lazy_pattern("(")
    with pytest.raises(re.error):
        broken.search("")


def test_it_is_compiled_once():
    lazy = lazy_pattern("甲+")
    assert lazy.search is lazy.search


def test_every_pattern_of_the_program_compiles():
    kind, found = type(lazy_pattern("")), 0
    for module in pkgutil.walk_packages([str(PACKAGE)], "powerlist."):
        if module.name.endswith("__main__"):
            continue
        waiting = list(vars(importlib.import_module(module.name)).values())
        while waiting:
            value = waiting.pop()
            if isinstance(value, kind):
                assert value.groups >= 0
                found += 1
            elif type(value) in (tuple, list):
                waiting.extend(value)
            elif type(value) is dict:
                waiting.extend(value.values())
    assert found > 1000


def test_no_module_compiles_patterns_when_it_is_imported():
    def at_import(node):
        for child in ast.iter_child_nodes(node):
            if not isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
                yield child
                yield from at_import(child)

    eager = [
        f"{path.relative_to(PACKAGE)}:{node.lineno}"
        for path in PACKAGE.rglob("*.py")
        if path.relative_to(PACKAGE).parts[0] not in WITHOUT
        for node in at_import(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile"
    ]
    assert eager == []


def test_the_program_starts_without_most_of_them():
    counted = (
        "import re\n"
        "count, compile_ = [0], re._compiler.compile\n"
        "def counting(*args):\n"
        "    count[0] += 1\n"
        "    return compile_(*args)\n"
        "import pandas, typer, scipy.sparse\n"
        "re._compiler.compile = counting\n"
        "import powerlist.pipeline\n"
        "print(count[0])"
    )
    done = subprocess.run([sys.executable, "-c", counted], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 200
