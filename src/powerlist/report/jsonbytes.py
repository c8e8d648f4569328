"""The one way in which a machine interface becomes bytes."""

from __future__ import annotations

import json
from typing import Any


def json_bytes(data: Any, depth: int | None = None) -> bytes:
    """Return UTF-8 JSON, one line break at the end; a lone surrogate is written as an escape.

    Args:
        data: plain data.
        depth: how many levels are laid out over lines, each value below them on one line: quick for long
            lists, and a line is a record. None lays out everything.
    """
    for ascii_only in (False, True):
        if depth is None:
            text = json.dumps(data, ensure_ascii=ascii_only, indent=1)
        else:
            encode = json.JSONEncoder(ensure_ascii=ascii_only).encode
            text = "".join(_laid_out(data, depth, encode, "\n"))
        try:
            return (text + "\n").encode("utf-8")
        except UnicodeEncodeError:
            continue
    raise AssertionError  # ASCII can always be encoded


def _laid_out(value: Any, depth: int, encode: Any, line: str) -> list[str]:
    if depth == 0 or not value or not isinstance(value, (dict, list)):
        return [encode(value)]
    inner = line + " "
    parts: list[str] = []
    if isinstance(value, dict):
        for key, one in value.items():
            parts += [",", inner, encode(str(key)), ": ", *_laid_out(one, depth - 1, encode, inner)]
        return ["{", *parts[1:], line, "}"]
    for one in value:
        parts += [",", inner, *_laid_out(one, depth - 1, encode, inner)]
    return ["[", *parts[1:], line, "]"]
