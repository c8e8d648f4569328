"""Lint a web template: tags, and what the page's policy would block or a reader's browser would fetch.

Every pattern reads a character at most a few times, whatever the text is: an element ends before the next one
begins, and an attribute before the next attribute.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from powerlist.render.errors import RenderError
from powerlist.render.problem import Spot, TemplateProblem, line_spot
from powerlist.render.schema import REQUIRED, SCHEMAS
from powerlist.render.tags import TAG, TagChecker
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

#: An element's name and the text of its attributes; a ``>`` or ``<`` in quotes ends nothing.
_ELEMENT = lazy_pattern(r"<([a-z][a-z0-9]*+)((?:\"[^\"]*+\"|'[^']*+'|[^<>\"']++)*+)", re.IGNORECASE)
_ATTRIBUTE = lazy_pattern(r"([^\s=<>\"'/]++)(?:\s*+=\s*+(\"[^\"]*+\"|'[^']*+'|[^\s\"'<>]++))?+")
#: A script or style with its text; it ends at the first end tag, as browsers read it.
_CODE = lazy_pattern(r"<(script|style)\b[^<>]*+>([^<]*+)", re.IGNORECASE)
_HANDLER = lazy_pattern(r"on[a-z]++")
_FETCHING = frozenset({"script", "link", "img", "iframe", "object", "embed", "video", "audio", "source"})
_ADDRESSES = frozenset({"src", "srcset", "href", "data", "poster"})
_CSS_FETCHES = lazy_pattern(r"@import|url\(\s*+[\"']?+(?!data:)", re.IGNORECASE)
_SCRIPT_FETCHES = lazy_pattern(r"\b(?:fetch|XMLHttpRequest|WebSocket|importScripts|eval)\b|\.innerHTML\b")
#: What stands for each character of a tag while the page around it is looked at.
_FILLER = "\0"


def lint_web(content: bytes, name: str, shown: str) -> list[TemplateProblem]:
    """Return the faults of page.html, index.html, style.css or script.js.

    Raises:
        RenderError: it is not UTF-8, or has more tags than a template may have.
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
    ends = [found.start() for found in re.finditer("\n", text)]

    def spot(place: int) -> Spot:
        return line_spot(bisect_left(ends, place) + 1)

    for tag in TAG.finditer(text):
        checker.check_tag(tag.group(0), spot(tag.start()))
    page = TAG.sub(lambda tag: re.sub(".", _FILLER, tag.group(0)), text)
    for number, (rest, line) in enumerate(zip(page.split("\n"), text.split("\n"), strict=True), 1):
        checker.check_words(rest, line_spot(number), line)
    checker.finish(REQUIRED[name])
    blocked = [
        TemplateProblem("blocked", shown, spot(place), found, "warning")
        for place, found in sorted([*_blocked(page), *_own_code(page)])
    ]
    return [*blocked, *checker.problems]


def _own_code(page: str) -> Iterator[tuple[int, str]]:
    """Yield place and name of scripts and styles that the template holds itself: the policy allows ours only."""
    for found in _CODE.finditer(page):
        if found.group(2).strip(_FILLER + " \t\r\n"):
            yield found.start(), f"<{found.group(1)}>"


def _blocked(page: str) -> Iterator[tuple[int, str]]:
    """Yield place and words of what a page would fetch, and of handlers and styles inside elements."""
    for element in _ELEMENT.finditer(page):
        fetches = element.group(1).lower() in _FETCHING
        for attribute in _ATTRIBUTE.finditer(element.group(2)):
            key, value = attribute.group(1).lower(), attribute.group(2)
            if value is None:
                continue
            address = value.strip("\"'").strip().lower()
            # An address that a tag fills in is our own.
            ours = not address or address.startswith((_FILLER, "data:"))
            if element.group(1).lower() == "meta" and key == "http-equiv" and address == "refresh":
                yield element.start(), f"<meta … {attribute.group(0)}"
            if (fetches and key in _ADDRESSES and not ours) or key == "style" or _HANDLER.fullmatch(key):
                yield element.start(), f"<{element.group(1)} … {attribute.group(0)}".replace(_FILLER, "")
