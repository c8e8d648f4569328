"""GitLab's code quality report: a list of issues, waived ones left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.model.enums import Severity
from powerlist.report.jsonbytes import json_bytes
from powerlist.report.words import title_of

if TYPE_CHECKING:
    from powerlist.model.audit import Audit

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(audit: Audit, language: str = "zh") -> bytes:
    """Return the report as UTF-8 bytes; a rule that broke is an issue of its own."""
    issues = [
        {
            "description": audit.message(finding, language)
            + (f"  {title_of(finding.item)}" if finding.item else ""),
            "check_name": finding.rule,
            "fingerprint": finding.fingerprint,
            "severity": _SEVERITIES[finding.severity],
            "location": {
                "path": (finding.location.file or "powerlist.toml").removeprefix("./"),
                "lines": {"begin": finding.location.line or finding.location.row or 1},
            },
        }
        for finding in audit.open
    ]
    issues += [
        {
            "description": error.message,
            "check_name": error.rule,
            "fingerprint": f"{error.rule:0>16}",
            "severity": "blocker",
            "location": {"path": "powerlist.toml", "lines": {"begin": 1}},
        }
        for error in audit.errors
    ]
    return json_bytes(issues, depth=1)
