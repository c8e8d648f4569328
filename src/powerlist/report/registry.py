"""The formats in which an audit can be reported, by name."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from powerlist.model.audit import Audit

#: Format → module of this package with a function ``render(audit, language, …) -> str | bytes``.
_MODULES: Final[dict[str, str]] = {
    "text": "text",
    "json": "findings_json",
    "sarif": "sarif",
    "github": "github",
    "gitlab": "gitlab",
    "markdown": "markdown",
    "html": "html",
}

FORMATS: Final = tuple(_MODULES)

#: What a file of each format is called by default.
EXTENSIONS: Final[dict[str, str]] = {
    "text": "txt",
    "json": "json",
    "sarif": "sarif",
    "github": "txt",
    "gitlab": "json",
    "markdown": "md",
    "html": "html",
}


@dataclass(frozen=True, slots=True)
class Look:
    """How a report looks, where its format has a choice.

    Attributes:
        language: ``zh`` or ``en``.
        width: columns of the console (text only).
        color: ANSI colour (text only).
        waived: show accepted findings too (text only; the others always carry them, marked).
    """

    language: str = "zh"
    width: int = 100
    color: bool = False
    waived: bool = False


def render(name: str, audit: Audit, look: Look | None = None) -> bytes:
    """Return an audit in one format, as UTF-8 bytes.

    Raises:
        KeyError: there is no such format.
    """
    look = look or Look()
    module: Any = import_module(f"powerlist.report.{_MODULES[name]}")
    if name == "text":
        content = module.render(audit, look.language, look.width, look.color, waived=look.waived)
    else:
        content = module.render(audit, look.language)
    return content if isinstance(content, bytes) else content.encode("utf-8", errors="replace")
