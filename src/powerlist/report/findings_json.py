"""``powerlist/findings/v1``: the machine interface of an audit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from powerlist import __version__
from powerlist.messages import cut
from powerlist.report.jsonbytes import json_bytes

if TYPE_CHECKING:
    from powerlist.model.audit import Audit
    from powerlist.model.finding import Finding

SCHEMA = "powerlist/findings/v1"
#: An excerpt is for people; the whole text stands at the finding's place.
_LONGEST = 400


def document(audit: Audit, language: str = "zh") -> dict[str, Any]:
    """Return the document as plain data; every key is always there, null where it is empty."""
    return {
        "schema": SCHEMA,
        "tool": {"name": "powerlist", "version": __version__},
        "as_of": audit.as_of.isoformat(),
        "as_of_from": audit.as_of_from,
        "as_of_by": [
            {"place": place, "as_of": day.isoformat(), "as_of_from": origin}
            for place, day, origin in audit.days
        ]
        or None,
        "rules": {
            code: {
                "name": info.name,
                "severity": info.severity.value,
                "summary": info.summary(language),
                "ground": info.ground,
            }
            for code, info in audit.rules.items()
        },
        "findings": [finding_json(audit, finding, language) for finding in audit.findings],
        "skipped": [{"rule": one.rule, "reason": one.reason(language)} for one in audit.skipped],
        "errors": [{"rule": one.rule, "message": one.message} for one in audit.errors],
        "summary": audit.summary,
    }


def finding_json(audit: Audit, finding: Finding, language: str = "zh") -> dict[str, Any]:
    """Return one finding in the one shape that every command gives it."""
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "scope": finding.scope.value,
        "count": finding.count,
        "members": [one.id for one in finding.members],
        "message": audit.message(finding, language),
        "field": finding.field,
        "township": finding.township or None,
        "item": finding.item.to_json() if finding.item else None,
        "location": finding.location.to_json(),
        "sources": [source.to_json() for source in finding.sources],
        "related": [related.to_json() for related in finding.related],
        "excerpt": cut(finding.excerpt, _LONGEST) or None,
        "fingerprint": finding.fingerprint,
        "help": audit.help(finding, language) or None,
        "waived": finding.waived.to_json() if finding.waived else None,
        "accepted": [one.to_json() for one in finding.accepted],
    }


def render(audit: Audit, language: str = "zh") -> bytes:
    """Return the document as UTF-8 bytes, whatever a console could show."""
    return json_bytes(document(audit, language), depth=2)
