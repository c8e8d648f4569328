"""A rule's page and the index of rules, offline, for ``explain`` and the docs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from powerlist.messages import tell
from powerlist.report.lines import columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from powerlist.model.audit import RuleInfo


def page(info: RuleInfo, form: str = "text", language: str = "zh") -> str | bytes:
    """Return one rule's page.

    Args:
        info: the rule.
        form: ``text``, ``markdown`` or ``json``.
        language: of the labels; the manual itself is Chinese.
    """
    if form == "json":
        return _json(_data(info, language))
    if form == "markdown":
        return markdown(info, language)
    lines = [f"{info.code}  {info.summary(language)}", ""]
    lines += [f"  {label}  {value}" for label, value in _facts(info, language)]
    body = info.manual.split("\n", 1)[1] if "\n" in info.manual else ""
    return "\n".join(lines) + "\n" + body.rstrip() + "\n"


def markdown(info: RuleInfo, language: str = "zh") -> str:
    """Return one rule's page of the docs."""
    body = info.manual.split("\n", 1)[1].strip() if "\n" in info.manual else ""
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
        body,
    ]
    return "\n".join(lines) + "\n"


def index(infos: Sequence[RuleInfo], form: str = "text", language: str = "zh") -> str | bytes:
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
        severity += " " * (8 - columns(severity))
        mark = "".join(
            f"  [{tell(f'report.{key}', language)}]"
            for key, there in (
                ("pedantic", info.persona == "pedantic"),
                ("preview", info.status == "preview"),
            )
            if there
        )
        lines.append(f"{info.code}  {severity}{info.summary(language)}{mark}")
    return "\n".join(lines) + "\n"


def _facts(info: RuleInfo, language: str) -> list[tuple[str, str]]:
    return [
        (tell("report.name", language), info.name),
        (tell("report.severity", language), tell(f"report.severity.{info.severity.value}", language)),
        (tell("report.confidence", language), tell(f"report.confidence.{info.confidence.value}", language)),
        (tell("report.persona", language), tell(f"report.persona.{info.persona.value}", language)),
        (tell("report.fix", language), tell(f"report.fix.{info.fix}", language)),
        (tell("report.since", language), f"{info.since} {info.status}"),
    ]


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
        "manual": info.manual,
    }


def _json(data: dict[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False, indent=2).encode("utf-8", errors="replace") + b"\n"
