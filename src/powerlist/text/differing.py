"""Where two texts begin to differ, and the part of a long text that a message shows."""

from __future__ import annotations


def parting(one: str, other: str) -> int:
    """Return how many characters two texts share before they differ or one of them ends."""
    shorter = min(len(one), len(other))
    return next((at for at in range(shorter) if one[at] != other[at]), shorter)


def window(text: str, start: int, longest: int) -> str:
    """Return the part of a text from a place on, with … for what stands before and behind it."""
    end = start + longest
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"
