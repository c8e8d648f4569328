"""One self-contained page: counts, charts, all findings with filter and sort; nothing is fetched.

All findings stand in the page as a table, so it reads without scripts and prints; the script only filters and
sorts. Its content security policy allows nothing but that one script and style, by their hashes.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from powerlist.messages import quote, tell
from powerlist.model.audit import field_title
from powerlist.report.page import frame
from powerlist.report.words import (
    applied,
    closing,
    is_place,
    place_of,
    skipped_by_reason,
    source_of,
    title_of,
    waived_lines,
    worst_first,
)

if TYPE_CHECKING:
    from powerlist.model.audit import Audit
    from powerlist.model.finding import Finding

_HERE = Path(__file__).parent
#: A chart shows at most so many bars; the rest is counted in the last one.
_BARS = 15


def render(audit: Audit, language: str = "zh") -> str:
    """Return the page."""
    style = (_HERE / "page.css").read_text("utf-8")
    script = (_HERE / "page.js").read_text("utf-8")
    title = f"{audit.title} {tell('report.title', language)}".strip()
    found = worst_first(audit.findings)
    parts = [
        f"<h1>{escape(title)}</h1>",
        f"<p>{escape(closing(audit, language))}</p>",
        f'<p class="soft">{escape(applied(audit, language)).replace(chr(10), "<br>")}</p>',
        _cards(audit, language),
    ]
    if audit.open:
        parts += [
            f"<h2>{_say('by_rule', language)}</h2>",
            _chart(_by_rule(audit, language), "rule", language),
            f"<h2>{_say('by_file', language)}</h2>",
            _chart(_by_file(audit, language), "file", language),
        ]
    if found:
        parts += [
            f"<h2>{_say('findings', language)}</h2>",
            _form(found, language),
            _table(audit, found, language),
        ]
    parts += _lists(audit, language)
    return frame(title, parts, language=language, style=style, script=script)


def _say(key: str, language: str) -> str:
    return escape(tell(f"report.{key}", language))


def _label(key: str, language: str) -> str:
    """Return a word that stands before a text on its line."""
    return _say(key, language).lower()


def _head(key: str, language: str) -> str:
    """Return a word that stands alone."""
    return _say(key, language).capitalize()


def _cards(audit: Audit, language: str) -> str:
    cards = [
        f'<div class="card {name}"><b>{count}</b>{_say(f"severity.{name}", language)}</div>'
        for name, count in audit.summary.items()
    ]
    waived = len(audit.findings) - len(audit.open)
    if waived:
        cards.append(f'<div class="card"><b>{waived}</b>{_say("waived", language)}</div>')
    return f'<div class="cards">{"".join(cards)}</div>'


def _by_rule(audit: Audit, language: str) -> list[tuple[str, str, int]]:
    counts: dict[tuple[int, str, str], int] = {}
    for finding in audit.open:
        key = (-finding.severity.rank, finding.rule, finding.severity.value)
        counts[key] = counts.get(key, 0) + 1
    bars = []
    for (_, code, severity), count in sorted(counts.items(), key=lambda one: (-one[1], one[0])):
        info = audit.rules.get(code)
        bars.append((f"{code} {info.summary(language) if info else ''}".strip(), severity, count))
    return bars


def _by_file(audit: Audit, language: str) -> list[tuple[str, str, int]]:
    counts: dict[str, int] = {}
    worst: dict[str, tuple[int, str]] = {}
    for finding in audit.open:
        file = _file(finding) or tell("report.whole", language)
        counts[file] = counts.get(file, 0) + 1
        worst[file] = max(worst.get(file, (0, "")), (finding.severity.rank, finding.severity.value))
    return [
        (file, worst[file][1], count)
        for file, count in sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    ]


def _file(finding: Finding) -> str:
    """Return the workbook that a finding came from, else the file that it stands in."""
    return (finding.sources[0].file if finding.sources else None) or finding.location.file or ""


def _chart(bars: list[tuple[str, str, int]], kind: str, language: str) -> str:
    """Return a bar chart: the label above its bar, the number beside it; text stays readable at any width.

    What does not fit is one line without a bar: together they may be longer than any bar.
    """
    shown, rest = bars[:_BARS], bars[_BARS:]
    most = max((count for _, _, count in shown), default=1)
    rows = []
    for label, severity, count in shown:
        width = max(0.5, 100 * count / most)
        bar = f'<rect class="{severity}" width="{width:.1f}%" height="12" rx="2"/>'
        rows.append(f'<li>{escape(label)}<span><svg aria-hidden="true">{bar}</svg><b>{count}</b></span></li>')
    if rest:
        count = sum(count for _, _, count in rest)
        text = tell(f"report.rest_{kind}", language, number=len(rest), count=count)
        rows.append(f"<li>{escape(text)}</li>")
    return f'<ul class="chart">{"".join(rows)}</ul>'


def _form(found: list[Finding], language: str) -> str:
    def choice(name: str, label: str, values: list[tuple[str, str]]) -> str:
        options = "".join(
            f'<option value="{escape(value)}">{escape(text)}</option>' for value, text in values
        )
        head = f'<option value="">{_say("all", language)}</option>'
        return f'<label>{_head(label, language)}<select name="{name}">{head}{options}</select></label>'

    present = dict.fromkeys(finding.severity.value for finding in found)
    rules = sorted({finding.rule for finding in found})
    files = sorted({_file(finding) for finding in found} - {""})
    return (
        '<form id="filter" hidden>'
        + choice(
            "severity", "severity", [(name, tell(f"report.severity.{name}", language)) for name in present]
        )
        + choice("rule", "rule", [(code, code) for code in rules])
        + choice("file", "file", [(file, file) for file in files])
        + f'<label>{_head("filter", language)}<input name="words" type="search"></label>'
        + f'<span>{_say("shown", language)} <output id="shown" role="status" aria-live="polite"></output>'
        + f"{_waived_among(found, language)}</span></form>"
    )


def _waived_among(found: list[Finding], language: str) -> str:
    """Return how many of the rows are accepted and so are counted in no number above."""
    waived = sum(finding.waived is not None for finding in found)
    return f" {escape(tell('report.waived_among', language, count=waived))}" if waived else ""


def _table(audit: Audit, found: list[Finding], language: str) -> str:
    heads = "".join(
        f'<th scope="col"><button type="button">{_head(key, language)}</button></th>'
        for key in ("severity", "rule", "place", "item", "message")
    )
    rows = "\n".join(_row(audit, finding, language) for finding in found)
    head = f"<thead><tr>{heads}</tr></thead>"
    caption = f"<caption>{_say('findings', language)}</caption>"
    return f'<div class="scroll"><table id="findings">{caption}{head}<tbody>\n{rows}\n</tbody></table></div>'


def _row(audit: Audit, finding: Finding, language: str) -> str:
    severity = finding.severity.value
    place = place_of(finding.location, language)
    origins = [one for one in finding.sources if not is_place(one, finding.location)]
    sources = "".join(f"<small>{escape(source_of(one, language))}</small>" for one in origins)
    item = escape(title_of(finding.item)) if finding.item else _say(f"scope.{finding.scope.value}", language)
    text = escape(audit.message(finding, language))
    if finding.field:
        text += f"<small>{_label('field', language)}: {escape(field_title(finding.field, language))}</small>"
    if finding.excerpt:
        text += f"<small>{_label('excerpt', language)}: {escape(quote(finding.excerpt, 200))}</small>"
    for related in finding.related:
        origin = f" {source_of(related.sources[0], language)}" if related.sources else ""
        text += (
            f"<small>{_label('related', language)}: "
            f"{escape(f'{place_of(related.location, language)} {title_of(related.item)}{origin}')}</small>"
        )
    if action := audit.help(finding, language):
        text += f"<small>{_label('help', language)}: {escape(action)}</small>"
    for reason in waived_lines(finding, language):
        text += f"<small>{_label('waived', language)}: {escape(reason)}</small>"
    waived = f"<small>{_say('waived', language)}</small>" if finding.waived else ""
    order = f"{finding.location.file or ''}\x01{finding.location.line or finding.location.row or 0:09d}"
    return (
        f'<tr data-severity="{severity}" data-rule="{finding.rule}" data-file="{escape(_file(finding))}"'
        f"{' class=waived' if finding.waived else ''}>"
        f'<td class="nowrap {severity}" data-sort="{9 - finding.severity.rank}">'
        f"{_say(f'severity.{severity}', language)}{waived}</td>"
        f'<td class="nowrap">{finding.rule}</td>'
        f'<td data-sort="{escape(order.replace(chr(1), " "))}">{escape(place)}{sources}</td>'
        f"<td>{item}</td><td>{text}</td></tr>"
    )


def _lists(audit: Audit, language: str) -> list[str]:
    parts = []
    for key, lines in (
        ("errors_title", [f"{error.rule} {error.message}" for error in audit.errors]),
        (
            "skipped_title",
            [f"{' '.join(codes)} {reason}" for reason, codes in skipped_by_reason(audit, language)],
        ),
    ):
        if lines:
            entries = "".join(f"<li>{escape(line)}</li>" for line in lines)
            parts.append(f"<h2>{_say(key, language)}</h2><ul>{entries}</ul>")
    return parts
