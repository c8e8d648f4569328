"""Every setting, its value, and who said so: the file with its line, or the program's default."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from powerlist.config.lines import line_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from powerlist.config.load import Loaded


@dataclass(frozen=True, slots=True)
class Origin:
    """One setting.

    Attributes:
        key: dotted.
        value: as plain data.
        file: the file that sets it, with ``/``, or None for the default.
        line: of that file, or None.
        description: one sentence in Chinese.
    """

    key: str
    value: Any
    file: str | None
    line: int | None
    description: str


def origins(loaded: Loaded) -> list[Origin]:
    """Return every setting in the order of the reference."""
    file = loaded.file.as_posix() if loaded.file else None
    found = []
    for key, value, given, description in _walk(loaded.settings, loaded.given, ""):
        line = line_of(loaded.lines, key) if given and file else None
        found.append(Origin(key, value, file if given else None, line, description))
    return found


def _walk(model: BaseModel, given: Any, prefix: str) -> Iterator[tuple[str, Any, bool, str]]:
    for name, field in type(model).model_fields.items():
        value = getattr(model, name)
        key = f"{prefix}{name}"
        told = isinstance(given, dict) and name in given
        if isinstance(value, BaseModel):
            yield from _walk(value, given[name] if told else {}, f"{key}.")
        else:
            plain = model.model_dump(mode="json", include={name})[name]
            yield key, plain, told, field.description or ""
