"""Annotations of a GitHub workflow run.

A step shows ten errors, ten warnings and ten notices and drops the rest without a word, so the worst come
first and the last place says how many more there are. A job summary is the Markdown report.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.messages import tell
from powerlist.model.enums import Severity
from powerlist.report.words import closing, source_of, title_of, worst_first

if TYPE_CHECKING:
    from powerlist.model.audit import Audit
    from powerlist.model.finding import Finding

#: How many annotations of one kind a step shows.
LIMIT = 10
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(audit: Audit, language: str = "zh") -> str:
    """Return the workflow commands, one a line."""
    # a rule that broke is the worst there is, and one of the ten errors
    lines = [f"::error title={error.rule}::{_data(error.message)}" for error in audit.errors]
    for severity, command in _COMMANDS.items():
        found = [finding for finding in worst_first(audit.open) if finding.severity is severity]
        room = LIMIT - len(audit.errors) if severity is Severity.ERROR else LIMIT
        shown = found if len(found) <= room else found[: max(0, room - 1)]
        lines += [_annotation(audit, finding, command, language) for finding in shown]
        if len(found) > len(shown):
            text = tell("report.more", language, count=len(found) - len(shown))
            lines.append(f"::{command} title=powerlist::{_data(text)}")
    lines.append(closing(audit, language))
    return "\n".join(lines) + "\n"


def _annotation(audit: Audit, finding: Finding, command: str, language: str) -> str:
    info = audit.rules.get(finding.rule)
    title = f"{finding.rule} {info.summary(language) if info else ''}".strip()
    place = finding.location
    file = place.file.removeprefix("./") if place.file else None
    properties = {"file": file, "line": place.line or place.row, "title": title}
    text = audit.message(finding, language)
    if finding.item is not None:
        text += f"\n{title_of(finding.item)}"
    text += "".join(f"\n{source_of(source, language)}" for source in finding.sources[:3])
    if action := audit.help(finding, language):
        text += f"\n{tell('report.help', language)}: {action}"
    head = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items() if value)
    return f"::{command} {head}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
