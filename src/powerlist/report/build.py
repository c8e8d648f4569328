"""The reports that a build leaves beside its catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.report.registry import EXTENSIONS, Look, render

if TYPE_CHECKING:
    from powerlist.model.audit import Audit

_FORMATS = ("text", "json", "html")


def report_files(audit: Audit, language: str = "zh") -> dict[str, bytes]:
    """Return ``{file name: bytes}``: the findings for a reader, for a machine, and as a page."""
    look = Look(language=language)
    return {f"findings.{EXTENSIONS[name]}": render(name, audit, look) for name in _FORMATS}
