"""SARIF 2.1.0, as GitHub code scanning accepts it for tables.

The physical location is the catalogue's line, or the workbook with the sheet's row; the cell is a logical
location, because a scanner rejects a whole file for one result without a physical place. Rules come from
the audit, all that were asked for; there is no clock.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote as escaped

from powerlist import __version__
from powerlist.config.load import WORKSPACE_FILE
from powerlist.model.enums import Confidence, Severity
from powerlist.report.jsonbytes import json_bytes
from powerlist.report.words import place_of, title_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.audit import Audit, RuleInfo
    from powerlist.model.finding import Finding
    from powerlist.model.location import Location, Source

#: The schema that the file says it follows; a name, never fetched.
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PRECISIONS = {Confidence.HIGH: "very-high", Confidence.MEDIUM: "medium", Confidence.LOW: "low"}
_PROBLEMS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}


def document(audit: Audit, language: str = "zh") -> dict[str, Any]:
    """Return the log as plain data."""
    order = {code: index for index, code in enumerate(audit.rules)}
    invocation: dict[str, Any] = {"executionSuccessful": not audit.errors}
    notices = [
        {
            "level": "error",
            "message": {"text": error.message},
            "associatedRule": {"id": error.rule, "index": order[error.rule]},
        }
        for error in audit.errors
    ]
    notices += [
        {
            "level": "note",
            "message": {"text": skipped.reason(language)},
            "associatedRule": {"id": skipped.rule, "index": order[skipped.rule]},
        }
        for skipped in audit.skipped
        if skipped.rule in order
    ]
    if notices:
        invocation["toolExecutionNotifications"] = notices
    run = {
        "tool": {
            "driver": {
                "name": "powerlist",
                "semanticVersion": __version__,
                "rules": [_rule(info, language) for info in audit.rules.values()],
            }
        },
        "automationDetails": {"id": "powerlist/"},
        "columnKind": "unicodeCodePoints",
        "language": "zh-CN" if language == "zh" else "en",
        "invocations": [invocation],
        "artifacts": [{"location": {"uri": uri}} for uri in _files(audit)],
        "results": [_result(audit, finding, order, language) for finding in audit.findings],
        "properties": {"asOf": audit.as_of.isoformat()},
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(info: RuleInfo, language: str) -> dict[str, Any]:
    return {
        "id": info.code,
        "name": "".join(part.capitalize() for part in info.name.split("-")),
        "shortDescription": {"text": info.summary(language)},
        "fullDescription": {"text": f"{info.summary(language)} ({info.ground})"},
        "help": {"text": info.page(language), "markdown": info.page(language)},
        "defaultConfiguration": {"level": _LEVELS[info.severity]},
        "properties": {
            "tags": [info.code[:3], info.status],
            "precision": _PRECISIONS[info.confidence],
            "problem.severity": _PROBLEMS[info.severity],
        },
    }


def _result(audit: Audit, finding: Finding, order: dict[str, int], language: str) -> dict[str, Any]:
    help_text = audit.help(finding, language)
    message = audit.message(finding, language)
    title = f"  {title_of(finding.item)}" if finding.item else ""
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{message}{title}" + (f"\n{help_text}" if help_text else "")},
        "locations": [_place(finding.location, finding.sources)],
        "partialFingerprints": {"powerlist/v1": finding.fingerprint},
        "properties": {"confidence": finding.confidence.value, "scope": finding.scope.value},
    }
    if finding.rule in order:
        result["ruleIndex"] = order[finding.rule]
    if finding.field:
        result["properties"]["field"] = finding.field
    if finding.accepted:
        # a suppression would hide the rest of it
        result["properties"]["accepted"] = [one.to_json() for one in finding.accepted]
    if finding.related:
        result["relatedLocations"] = [
            {
                "id": index,
                **_place(related.location, related.sources),
                "message": {"text": title_of(related.item)},
            }
            for index, related in enumerate(finding.related, 1)
        ]
    if finding.waived is not None:
        result["suppressions"] = [
            {
                "kind": "external",
                "justification": finding.waived.reason or finding.waived.by,
                "properties": {"owner": finding.waived.owner, "until": finding.waived.until},
            }
        ]
    return result


def _place(location: Location, sources: Iterable[Source]) -> dict[str, Any]:
    """Return a location: the file's line, or the sheet's row; its cells as logical locations."""
    place: dict[str, Any] = {
        "physicalLocation": {
            # a finding on nothing in particular is shown at a file that every workspace has
            "artifactLocation": {"uri": _uri(location.file or WORKSPACE_FILE)},
            "region": {"startLine": location.line or location.row or 1},
        }
    }
    cells = [
        {
            "fullyQualifiedName": "!".join(part for part in (source.file, source.sheet, source.cell) if part),
            "kind": "cell",
        }
        for source in sources
        if source.file
    ]
    if not cells and location.sheet:
        cells = [{"fullyQualifiedName": place_of(location).replace(" ", "!", 1), "kind": "cell"}]
    if cells:
        place["logicalLocations"] = cells
    return place


def _uri(file: str) -> str:
    """Return a path as a URI reference: relative as it is, absolute with its scheme."""
    plain = file.replace("\\", "/")
    if len(plain) > 1 and plain[1] == ":":
        return "file:///" + plain[:2] + escaped(plain[2:])
    if plain.startswith("/"):
        return "file://" + escaped(plain)
    return escaped(plain.removeprefix("./"))


def _files(audit: Audit) -> list[str]:
    places = [finding.location for finding in audit.findings]
    places += [related.location for finding in audit.findings for related in finding.related]
    return sorted({_uri(place.file or WORKSPACE_FILE) for place in places})


def render(audit: Audit, language: str = "zh") -> bytes:
    """Return the log as UTF-8 bytes."""
    return json_bytes(document(audit, language), depth=4)
