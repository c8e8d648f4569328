"""The mark by which a rendered file says which version made it; it is no part of the comparison."""

from __future__ import annotations

from powerlist.text.patterns import lazy_pattern

_STAMP = lazy_pattern(r"powerlist (\d+(?:\.\d+)*(?:[a-z]+\d*)?)")


def stamp(version: str) -> str:
    """Return the mark of a version."""
    return f"powerlist {version}"


def stamped(text: str) -> str:
    """Return the version that a text names, or ""."""
    match = _STAMP.search(text)
    return match.group(1) if match else ""


def unstamped(text: str) -> str:
    """Return the text without the version in its mark."""
    return _STAMP.sub("powerlist", text, count=1)
