"""Lint a web template: tags, and what the page's policy would block or a reader's browser would fetch."""

from __future__ import annotations

import re

from powerlist.render.errors import RenderError
from powerlist.render.problem import TemplateProblem, line_spot
from powerlist.render.schema import REQUIRED, SCHEMAS
from powerlist.render.tags import TagChecker

_FETCHES = re.compile(
    r"<(?:script|link|img|iframe|object|embed|video|audio|source)\b[^>]*\b(?:src|href|data)\s*=\s*[\"']?(?!data:)[^\"'>{]",
    re.IGNORECASE,
)
_HANDLER = re.compile(r"<[a-z][^>]*\son[a-z]+\s*=", re.IGNORECASE)
_INLINE = re.compile(r"<[a-z][^>{]*\sstyle\s*=", re.IGNORECASE)
_CSS_FETCHES = re.compile(r"@import|url\(\s*[\"']?(?!data:)", re.IGNORECASE)
_SCRIPT_FETCHES = re.compile(r"\b(?:fetch|XMLHttpRequest|WebSocket|importScripts|eval)\b|\.innerHTML\b")


def lint_web(content: bytes, name: str, shown: str) -> list[TemplateProblem]:
    """Return the faults of page.html, index.html, style.css or script.js.

    Raises:
        RenderError: it is not UTF-8.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RenderError("undecodable", shown, detail=str(error.start)) from error
    if name.endswith(".html"):
        return _lint_page(text, name, shown)
    pattern, end = (_CSS_FETCHES, "</style") if name.endswith(".css") else (_SCRIPT_FETCHES, "</script")
    problems = []
    for number, line in enumerate(text.splitlines(), 1):
        if end in line.lower() or "<!--" in line:
            problems.append(TemplateProblem("bad_tag", shown, line_spot(number), line.strip()))
        if found := pattern.search(line):
            problems.append(TemplateProblem("blocked", shown, line_spot(number), found.group(0), "warning"))
    return problems


def _lint_page(text: str, name: str, shown: str) -> list[TemplateProblem]:
    checker = TagChecker(SCHEMAS[name], shown)
    problems = []
    for number, line in enumerate(text.splitlines(), 1):
        place = line_spot(number)
        checker.check_text(line, place)
        blocked = [pattern.search(line) for pattern in (_FETCHES, _HANDLER, _INLINE)]
        problems += [
            TemplateProblem("blocked", shown, place, found.group(0), "warning") for found in blocked if found
        ]
    checker.finish(REQUIRED[name])
    return [*problems, *checker.problems]
