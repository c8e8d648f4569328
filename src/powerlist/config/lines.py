"""In which line of a TOML file each key stands.

The parser of the standard library does not say, and an error that names only the key sends people searching.
The file is valid TOML when this runs, so a simple pass over its lines is enough; a key inside an inline table
has the line of that table.
"""

from __future__ import annotations

import re

_TABLE = re.compile(r"^\s*(\[{1,2})\s*([^\[\]]+?)\s*\]{1,2}\s*(?:#.*)?$")
_KEY = re.compile(
    r"^\s*((?:[A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*'))*)\s*="
)
_PART = re.compile(r"[A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*'")


def lines_of(text: str) -> dict[str, int]:
    """Return ``{dotted key: line}``; the entries of an array of tables are numbered from 0.

    Args:
        text: a valid TOML document.
    """
    found: dict[str, int] = {}
    arrays: dict[str, int] = {}
    prefix = ""
    inside = ""
    # only line feeds end a line, as the parser counts them: a comment may hold U+2028
    for number, line in enumerate(text.split("\n"), 1):
        if inside:
            if inside in line:
                inside = ""
            continue
        if match := _TABLE.match(line):
            prefix = _dotted(match[2])
            if match[1] == "[[":
                arrays[prefix] = arrays.get(prefix, -1) + 1
                prefix = f"{prefix}.{arrays[prefix]}"
            found.setdefault(prefix, number)
        elif match := _KEY.match(line):
            key = _dotted(match[1])
            found.setdefault(f"{prefix}.{key}" if prefix else key, number)
            for quotes in ('"""', "'" * 3):
                if line.count(quotes) % 2:
                    inside = quotes
    return found


def line_of(lines: dict[str, int], key: str) -> int | None:
    """Return the line of a key, else of the nearest table around it, else None."""
    parts = key.split(".")
    while parts:
        if (line := lines.get(".".join(parts))) is not None:
            return line
        parts.pop()
    return None


def _dotted(text: str) -> str:
    return ".".join(part.strip("\"'") for part in _PART.findall(text))
