"""Markdown for a job summary or a merge request: counts by rule, then the worst findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.messages import tell
from powerlist.report.words import (
    applied,
    closing,
    is_place,
    place_of,
    skipped_by_reason,
    source_of,
    title_of,
    worst_first,
)
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from powerlist.model.audit import Audit
    from powerlist.model.finding import Finding

#: A job summary holds one megabyte; more findings than this nobody reads there.
_MOST = 200
_SPECIAL = lazy_pattern(r"([\\`*_\[\]|<>~])")


def render(audit: Audit, language: str = "zh") -> str:
    """Return the report."""

    def say(key: str) -> str:
        return tell(f"report.{key}", language)

    lines = [
        f"## {_safe(audit.title) or say('title')}",
        "",
        f"{closing(audit, language)}  ",
        *(f"{_safe(line)}  " for line in applied(audit, language).split("\n")),
    ]
    found = audit.open
    if found:
        lines += ["", f"### {say('by_rule')}", ""]
        lines += [
            f"| {say('rule')} | {say('severity')} | {say('count')} | {say('summary')} |",
            "|---|---|--:|---|",
        ]
        lines += _by_rule(audit, found, language)
        lines += ["", f"### {say('findings')}", ""]
        lines += [
            f"| {say('severity')} | {say('rule')} | {say('place')} | {say('message')} |",
            "|---|---|---|---|",
        ]
        worst = worst_first(found)
        lines += [_row(audit, finding, language) for finding in worst[:_MOST]]
        if len(worst) > _MOST:
            lines += ["", tell("report.not_listed", language, shown=_MOST, rest=len(worst) - _MOST)]
    if audit.errors:
        lines += ["", f"### {say('errors_title')}", ""]
        lines += [f"- {error.rule}: {_safe(error.message)}" for error in audit.errors]
    if audit.skipped:
        lines += ["", f"### {say('skipped_title')}", ""]
        reasons = skipped_by_reason(audit, language)
        lines += [f"- {' '.join(codes)}: {_safe(reason)}" for reason, codes in reasons]
    return "\n".join(lines) + "\n"


def _by_rule(audit: Audit, found: list[Finding], language: str) -> list[str]:
    groups: dict[tuple[int, str, str], int] = {}
    for finding in found:
        key = (-finding.severity.rank, finding.rule, finding.severity.value)
        groups[key] = groups.get(key, 0) + 1
    lines = []
    for (_, code, severity), count in sorted(groups.items()):
        info = audit.rules.get(code)
        summary = _safe(info.summary(language)) if info else ""
        lines.append(f"| {code} | {tell(f'report.severity.{severity}', language)} | {count} | {summary} |")
    return lines


def _row(audit: Audit, finding: Finding, language: str) -> str:
    origins = [one for one in finding.sources[:1] if not is_place(one, finding.location)]
    place = " ".join([place_of(finding.location, language), *(source_of(one, language) for one in origins)])
    text = _safe(audit.message(finding, language))
    if finding.item is not None:
        text += f"<br>{_safe(title_of(finding.item))}"
    severity = tell(f"report.severity.{finding.severity.value}", language)
    return f"| {severity} | {finding.rule} | {_safe(place)} | {text} |"


def _safe(text: str) -> str:
    """Return text that Markdown shows as it is, on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
