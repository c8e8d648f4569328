"""``explain``: a rule's page and the index of rules, from what the registry says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.messages import tell
from powerlist.report.jsonbytes import json_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from powerlist.model.audit import RuleInfo


def page(rule: RuleInfo, form: str, language: str) -> str | bytes:
    """Return one rule's page as ``text``, ``markdown`` or ``json``."""
    if form == "json":
        return json_bytes(_object(rule, language))
    facts = (
        ("report.severity", tell(f"report.severity.{rule.severity.value}", language)),
        ("report.confidence", tell(f"report.confidence.{rule.confidence.value}", language)),
        ("report.ground", rule.ground),
        ("explain.name", rule.name),
        ("explain.since", f"{rule.since} ({rule.status})"),
        ("explain.fix", rule.fix),
    )
    if form == "markdown":
        head = [f"# {rule.code} {rule.zh}", "", rule.en, ""]
        head += [f"- {tell(key, language)}: {value}" for key, value in facts]
        return "\n".join([*head, "", _body(rule)])
    head = [f"{rule.code}  {rule.summary(language)}"]
    head += [f"  {tell(key, language)}: {value}" for key, value in facts]
    return "\n".join([*head, "", _body(rule).replace("## ", "■ ")])


def index(rules: Sequence[RuleInfo], form: str, language: str) -> str | bytes:
    """Return the list of these rules."""
    if form == "json":
        return json_bytes([_object(rule, language) for rule in rules])
    if form == "markdown":
        rows = [f"| {rule.code} | {rule.severity.value} | {rule.summary(language)} |" for rule in rules]
        return "\n".join(["| code | severity | summary |", "|---|---|---|", *rows])
    return "\n".join(f"{rule.code}  {rule.severity.value:<7}  {rule.summary(language)}" for rule in rules)


def _body(rule: RuleInfo) -> str:
    return rule.manual.split("\n", 1)[1].strip() if "\n" in rule.manual else ""


def _object(rule: RuleInfo, language: str) -> dict[str, object]:
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity.value,
        "confidence": rule.confidence.value,
        "persona": rule.persona.value,
        "status": rule.status,
        "since": rule.since,
        "fix": rule.fix,
        "summary": rule.summary(language),
        "ground": rule.ground,
        "manual": rule.manual,
    }
