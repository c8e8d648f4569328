"""The parts of a rule's manual: headings, texts, examples; and the same manual in English."""

from __future__ import annotations

import re
from typing import Final

from powerlist.text.patterns import lazy_pattern

#: The parts of a manual in English: what stands below, and its heading; examples are those of the Chinese one.
ENGLISH: Final = {
    "what": "What it checks",
    "why": "Why",
    "反例": "Bad example",
    "正例": "Good example",
    "repair": "How to repair",
    "options": "Options",
    "ground": "Ground",
}

_HEADING = lazy_pattern(r"^## (.+)$", re.MULTILINE)
_FENCE = lazy_pattern(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def sections(manual: str) -> dict[str, str]:
    """Return the text under each heading, in order."""
    parts = _HEADING.split(manual)
    return {head.strip(): text.strip("\n") for head, text in zip(parts[1::2], parts[2::2], strict=True)}


def examples(manual: str, heading: str) -> list[str]:
    """Return the YAML texts of the fenced blocks under ``反例`` or ``正例``."""
    return _FENCE.findall(sections(manual).get(heading, "") + "\n")


def english(summary: str, texts: dict[str, str], manual: str, ground: str) -> str:
    """Return a rule's manual in English, headings like the Chinese one.

    Args:
        summary: its first line.
        texts: ``what`` it checks, ``why``, how to ``repair``, and ``options`` where it has any.
        manual: the Chinese manual, whose examples it shares.
        ground: the law that it rests on.
    """
    found = {**texts, "ground": ground}
    lines = [summary]
    for key, heading in ENGLISH.items():
        if key in ("反例", "正例"):
            shown = "\n".join(f"```yaml\n{text}```" for text in examples(manual, key))
        else:
            shown = found.get(key, "")
        if shown:
            lines += ["", f"## {heading}", shown]
    return "\n".join(lines)
