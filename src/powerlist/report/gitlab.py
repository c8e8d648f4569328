"""GitLab's code quality report: a list of issues, the worst first, waived ones left out."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from powerlist.model.enums import Severity
from powerlist.report.jsonbytes import json_bytes
from powerlist.report.words import title_of, worst_first

if TYPE_CHECKING:
    from powerlist.model.audit import Audit

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(audit: Audit, language: str = "zh") -> bytes:
    """Return the report as UTF-8 bytes; a rule that broke is an issue of its own."""
    prints = _Prints()
    issues = [
        {
            "description": audit.message(finding, language)
            + (f"  {title_of(finding.item)}" if finding.item else ""),
            "check_name": finding.rule,
            "fingerprint": prints.of(finding.fingerprint, finding.location.file or ""),
            "severity": _SEVERITIES[finding.severity],
            "location": {
                "path": (finding.location.file or "powerlist.toml").removeprefix("./"),
                "lines": {"begin": finding.location.line or finding.location.row or 1},
            },
        }
        for finding in worst_first(audit.open)
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


class _Prints:
    """Fingerprints that stand once: GitLab drops an issue whose fingerprint it has seen.

    What is missing once in each of two catalogues has one fingerprint in both; the second is told apart by its file.
    """

    def __init__(self) -> None:
        self._seen: set[str] = set()

    def of(self, fingerprint: str, file: str) -> str:
        """Return the fingerprint, or one that is made of it and the file where it stands already."""
        found = fingerprint
        while found in self._seen:
            found = hashlib.sha256(f"{found}\x1f{file}".encode()).hexdigest()[:16]
        self._seen.add(found)
        return found
