"""Finding and reading the settings of a path: ``powerlist.toml``, or ``[tool.powerlist]`` of pyproject.toml.

The nearest file upwards counts, as far as the first folder that has one; there is no merging of several.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from pydantic import ValidationError

from powerlist.config.faults import key_of, reason_of
from powerlist.config.lines import line_of, lines_of
from powerlist.config.settings import Settings
from powerlist.config.toml import parse, text_of
from powerlist.messages import tell
from powerlist.messages.errors import UserError

#: The settings of a workspace; where it lies, a workspace is.
WORKSPACE_FILE = "powerlist.toml"
_PYPROJECT = "pyproject.toml"
_MAX_BYTES = 4 * 1024 * 1024

#: A path → its settings and the folder that the paths in them are relative to.
Find: TypeAlias = Callable[[Path], tuple[Settings, Path]]


@dataclass(frozen=True)
class Loaded:
    """Settings and where they come from.

    Attributes:
        settings: every value, defaults included.
        root: folder that paths in the settings are relative to: the file's, else the path's own.
        file: the file, or None where there is none.
        given: what the file says, as plain data.
        lines: dotted key → line of the file.
    """

    settings: Settings
    root: Path
    file: Path | None
    given: dict[str, Any]
    lines: dict[str, int] = field(default_factory=dict)


def load(path: Path, explicit: Path | None = None) -> Loaded:
    """Return the settings of a path.

    Args:
        path: a file or folder that a command was given.
        explicit: the file that ``--config`` names; nothing is searched then.

    Raises:
        UserError: the file is missing or malformed; it names file, line and key.
    """
    if explicit is not None:
        if not explicit.is_file():
            raise UserError("file.missing", file=explicit.as_posix())
        return _read(explicit)
    start = path if path.is_dir() else path.parent
    for folder in (start, *start.absolute().parents):
        if (folder / WORKSPACE_FILE).is_file():
            return _read(folder / WORKSPACE_FILE)
        if (folder / _PYPROJECT).is_file() and _tool(folder / _PYPROJECT) is not None:
            return _read(folder / _PYPROJECT)
    return Loaded(Settings(), start, None, {})


@cache
def _read(file: Path) -> Loaded:
    data = _tool(file) if file.name == _PYPROJECT else _toml(file)
    try:
        settings = Settings.model_validate(data or {})
    except ValidationError as error:
        raise SettingError(file, error, _lines(file)) from error
    lines = _lines(file)
    settings.came_from(file.as_posix(), lines)
    return Loaded(settings, file.parent, file, data or {}, lines)


class SettingError(UserError):
    """A setting cannot be used; the first one is told, with its line.

    Args:
        file: the configuration.
        error: what validation found.
        lines: dotted key → line.
    """

    def __init__(self, file: Path, error: ValidationError, lines: dict[str, int]) -> None:
        self.fault = error.errors(include_url=False)[0]
        key = key_of(self.fault)
        line = line_of(lines, key)
        place = f"{file.as_posix()}:{line}" if line else file.as_posix()
        super().__init__("config.bad_value", file=place, key=key, reason=str(self.fault["msg"]))
        self.line = line

    def tell(self, language: str = "zh") -> str:
        """Return the message in one language."""
        return tell(self.key, language, **{**self.values, "reason": reason_of(self.fault, language)})


def _lines(file: Path) -> dict[str, int]:
    """Return the line of each key; in pyproject.toml those of ``[tool.powerlist]``, without the prefix."""
    found = lines_of(file.read_bytes().decode("utf-8-sig"))
    if file.name != _PYPROJECT:
        return found
    prefix = "tool.powerlist."
    return {key.removeprefix(prefix): line for key, line in found.items() if key.startswith(prefix)}


def _toml(file: Path) -> dict[str, Any]:
    shown = file.as_posix()
    if file.stat().st_size > _MAX_BYTES:
        raise UserError("config.bad_toml", file=shown, reason=f"> {_MAX_BYTES} bytes")
    return parse(text_of(file.read_bytes(), shown), shown)


def _tool(file: Path) -> dict[str, Any] | None:
    found = _toml(file).get("tool", {})
    table = found.get("powerlist") if isinstance(found, dict) else None
    return table if isinstance(table, dict) else None
