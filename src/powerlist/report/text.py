"""Findings for a person at a console, grouped by file, each with its place, its text and one action."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from powerlist.messages import quote, tell
from powerlist.report.lines import styled, wrapped
from powerlist.report.words import (
    applied,
    closing,
    is_place,
    place_of,
    skipped_by_reason,
    source_of,
    title_of,
    waived_lines,
)

if TYPE_CHECKING:
    from powerlist.model.audit import Audit
    from powerlist.model.finding import Finding

_INDENT = "    "
#: A blank at which no line is broken.
_FIXED = "\u00a0"
#: More sources or related items of one finding than this are counted, not listed.
_MOST = 3


def render(
    audit: Audit,
    language: str = "zh",
    width: int = 100,
    color: bool = False,
    *,
    waived: bool = False,
) -> str:
    """Return the report.

    Args:
        audit: what was found.
        language: ``zh`` or ``en``.
        width: columns of the console.
        color: whether ANSI colour may be used.
        waived: show accepted findings too.
    """
    lines: list[str] = []
    shown = audit.findings if waived else audit.open
    for file, group in groupby(shown, key=lambda finding: finding.location.file):
        found = list(group)
        counts = {name: sum(f.severity.value == name for f in found) for name in ("error", "warning", "info")}
        head = file or tell("report.whole", language)
        lines.append(f"{styled(head, 'bold', color)}  {tell('report.counts', language, **counts)}")
        lines.append("")
        for finding in found:
            lines += _finding(audit, finding, language, width, color)
            lines.append("")
    lines += _tail(audit, language, width, color)
    return "\n".join(lines) + "\n"


def _finding(audit: Audit, finding: Finding, language: str, width: int, color: bool) -> list[str]:
    severity = tell(f"report.severity.{finding.severity.value}", language)
    before = f"{place_of(finding.location, language)}  {finding.rule} "
    lines = wrapped(audit.message(finding, language), width, _INDENT, f"{before}{severity}  ")
    # coloured when the lines are as long as they will be: what turns a colour on takes no column
    lines[0] = before + styled(severity, finding.severity.value, color) + lines[0][len(before + severity) :]
    if finding.excerpt:
        lines += _labelled("excerpt", quote(finding.excerpt, 60), language, width, color)
    if finding.item is not None:
        lines += _labelled("item", title_of(finding.item), language, width, color)
    if not all(is_place(source, finding.location) for source in finding.sources):
        sources = [source_of(source, language) for source in finding.sources]
        lines += _labelled("source", _few(sources, language), language, width, color)
    for related in finding.related[:_MOST]:
        origin = source_of(related.sources[0], language) if related.sources else ""
        where = place_of(related.location, language)
        text = "  ".join(dict.fromkeys(part for part in (where, title_of(related.item), origin) if part))
        lines += _labelled("related", text, language, width, color)
    if len(finding.related) > _MOST:
        rest = tell("report.more", language, count=len(finding.related) - _MOST)
        lines += _labelled("related", rest, language, width, color)
    for reason in waived_lines(finding, language):
        lines += _labelled("waived", reason, language, width, color)
    # the command stays in one piece, to be copied
    explain = tell("report.explain", language, code=finding.rule).replace(" ", _FIXED)
    action = audit.help(finding, language)
    lines += _labelled("help", f"{action}  {explain}" if action else explain, language, width, color)
    return lines


def _labelled(label: str, text: str, language: str, width: int, color: bool) -> list[str]:
    name = tell(f"report.{label}", language)
    hang = _INDENT + " " * (len(name) * (2 if language == "zh" else 1) + 2)
    first, *rest = (line.replace(_FIXED, " ") for line in wrapped(text, width, hang, f"{_INDENT}{name}  "))
    return [first.replace(name, styled(name, "dim", color), 1), *rest]


def _few(texts: list[str], language: str) -> str:
    more = len(texts) - _MOST
    mark = "；" if language == "zh" else "; "
    listed = mark.join(texts[:_MOST])
    return f"{listed}{mark}{tell('report.more', language, count=more)}" if more > 0 else listed


def _tail(audit: Audit, language: str, width: int, color: bool) -> list[str]:
    lines = []
    if audit.skipped:
        lines.append(tell("report.skipped", language, count=len(audit.skipped)))
        for reason, codes in skipped_by_reason(audit, language):
            lines += wrapped(f"{' '.join(codes)}  {reason}", width, _INDENT + " " * 7, _INDENT)
        lines.append("")
    if audit.errors:
        lines.append(styled(tell("report.errors", language, count=len(audit.errors)), "error", color))
        for error in audit.errors:
            lines += wrapped(error.message, width, _INDENT + " " * 7, f"{_INDENT}{error.rule}  ")
        lines.append("")
    lines.append(styled(closing(audit, language), "bold", color))
    lines.append(applied(audit, language))
    return lines
