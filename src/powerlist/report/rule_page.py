"""A rule's page and the index of rules, offline, for ``explain`` and the docs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from powerlist.messages import tell
from powerlist.model.manual import ENGLISH
from powerlist.report.lines import columns, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from powerlist.model.audit import RuleInfo


def page(info: RuleInfo, form: str = "text", language: str = "zh", width: int = 80) -> str | bytes:
    """Return one rule's page.

    Args:
        info: the rule.
        form: ``text``, ``markdown`` or ``json``.
        language: ``zh`` or ``en``; examples and law are what they are.
        width: columns of the console (text only).
    """
    if form == "json":
        return _json(_data(info, language))
    if form == "markdown":
        return markdown(info, language)
    facts = _facts(info, language)
    left = max(columns(label) for label, _ in facts) + 2
    lines = [*wrapped(info.summary(language), width, " " * 7, f"{info.code}  "), ""]
    lines += [f"  {label}{' ' * (left - columns(label))}{value}" for label, value in facts]
    return "\n".join([*lines, "", *_laid_out(info.body(language), width)]) + "\n"


def _laid_out(text: str, width: int) -> list[str]:
    """Return a manual for a console: paragraphs broken between words, examples as they are."""
    lines: list[str] = []
    fenced = False
    for line in text.splitlines():
        fence = line.startswith("```")
        fenced ^= fence
        if fence:
            continue
        if fenced:
            lines.append(f"    {line}")
        elif line.startswith("## "):
            lines.append(line.removeprefix("## "))
        elif line:
            lines += wrapped(line, width, "  " + " " * (2 * line.startswith("* ")), "  ")
        else:
            lines.append("")
    return lines


def markdown(info: RuleInfo, language: str = "zh") -> str:
    """Return one rule's page of the docs."""
    facts = _facts(info, language)
    lines = [
        f"# {info.code} {info.summary(language)}",
        "",
        f"*{info.en if language == 'zh' else info.zh}*",
        "",
        "| " + " | ".join(label for label, _ in facts) + " |",
        "|" + "---|" * len(facts),
        "| " + " | ".join(value for _, value in facts) + " |",
        "",
        info.body(language),
    ]
    return "\n".join(lines) + "\n"


def both(info: RuleInfo) -> str:
    """Return one rule's page of the docs in Chinese, and its English texts below."""
    # the examples and the ground stand above already
    lines = ["", f"## In English: {info.en}"]
    for part, text in info.english_manual.items():
        lines += ["", f"**{ENGLISH[part]}.** {text}"]
    return markdown(info) + "\n".join(lines) + "\n"


def index(
    infos: Sequence[RuleInfo], form: str = "text", language: str = "zh", width: int = 80
) -> str | bytes:
    """Return the list of rules, one a line; see ``page`` for the arguments."""
    if form == "json":
        return _json({"rules": [_data(info, language) for info in infos]})
    if form == "markdown":
        head = [tell(f"report.{key}", language) for key in ("rule", "severity", "summary", "ground")]
        rows = [
            f"| {info.code} | {tell(f'report.severity.{info.severity.value}', language)} "
            f"| {info.summary(language)} | {info.ground} |"
            for info in infos
        ]
        return "\n".join(["| " + " | ".join(head) + " |", "|---|---|---|---|", *rows]) + "\n"
    lines = []
    for info in infos:
        severity = tell(f"report.severity.{info.severity.value}", language)
        severity += " " * (9 - columns(severity))
        mark = "".join(
            f"  [{tell(f'report.{key}', language)}]"
            for key, there in (
                ("pedantic", info.persona == "pedantic"),
                ("preview", info.status == "preview"),
            )
            if there
        )
        lines += wrapped(info.summary(language) + mark, width, " " * 16, f"{info.code}  {severity}")
    return "\n".join(lines) + "\n"


def _facts(info: RuleInfo, language: str) -> list[tuple[str, str]]:
    facts = {
        "name": info.name,
        "severity": tell(f"report.severity.{info.severity.value}", language),
        "confidence": tell(f"report.confidence.{info.confidence.value}", language),
        "persona": tell(f"report.persona.{info.persona.value}", language),
        "fix": tell(f"report.fix.{info.fix}", language),
        "since": f"{info.since} {tell(f'report.status.{info.status}', language)}",
    }
    return [(tell(f"report.{key}", language).capitalize(), value) for key, value in facts.items()]


def _data(info: RuleInfo, language: str) -> dict[str, Any]:
    return {
        "code": info.code,
        "name": info.name,
        "summary": info.summary(language),
        "severity": info.severity.value,
        "confidence": info.confidence.value,
        "persona": info.persona.value,
        "status": info.status,
        "since": info.since,
        "fix": info.fix,
        "ground": info.ground,
        "manual": info.page(language),
    }


def _json(data: dict[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False, indent=2).encode("utf-8", errors="replace") + b"\n"
