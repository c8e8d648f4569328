"""The parts of a rule's manual: headings, texts, examples."""

from __future__ import annotations

import re

_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
_FENCE = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def sections(manual: str) -> dict[str, str]:
    """Return the text under each heading, in order."""
    parts = _HEADING.split(manual)
    return {head.strip(): text.strip("\n") for head, text in zip(parts[1::2], parts[2::2], strict=True)}


def examples(manual: str, heading: str) -> list[str]:
    """Return the YAML texts of the fenced blocks under ``反例`` or ``正例``."""
    return _FENCE.findall(sections(manual).get(heading, "") + "\n")
