"""The settings with their origins, as TOML that could be saved, or as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from powerlist.messages import tell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from powerlist.config.origins import Origin

SCHEMA = "powerlist/config/v1"


def render(found: Sequence[Origin], language: str = "zh") -> str:
    """Return one line a setting: key, value, and the file and line that set it."""
    lines = []
    for origin in found:
        said = tell("config.default", language)
        if origin.file is not None:
            said = f"{origin.file}:{origin.line}" if origin.line else origin.file
        lines.append(f"{origin.key} = {_value(origin.value)}  # {said}")
    return "\n".join(lines) + "\n"


def render_json(found: Sequence[Origin]) -> bytes:
    """Return the same for machines."""
    settings = [
        {"key": origin.key, "value": origin.value, "file": origin.file, "line": origin.line}
        for origin in found
    ]
    document = {"schema": SCHEMA, "settings": settings}
    return json.dumps(document, ensure_ascii=False, indent=2).encode("utf-8", "replace") + b"\n"


def _value(value: Any) -> str:
    if value is None:
        return '""'
    if isinstance(value, dict):
        inner = ", ".join(f"{_value(key)} = {_value(one)}" for key, one in value.items())
        return "{" + inner + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_value(one) for one in value) + "]"
    return json.dumps(value, ensure_ascii=False)
