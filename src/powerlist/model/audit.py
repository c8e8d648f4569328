"""What an audit yields: findings, what was skipped and why, what broke, and the rules that ran.

Reports are written from this alone: it carries what they need to know of every rule, so that they
never import the rules themselves.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from powerlist.model.enums import Confidence, Persona, Severity
from powerlist.model.fields import FIELDS
from powerlist.model.manual import english
from powerlist.model.wording import few, fill, worded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from powerlist.model.finding import Finding

FailOn = Literal["error", "warning", "info", "never"]


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """What a report says of a rule.

    Attributes:
        code: ``PLS01``.
        name: what one would allow, kebab case.
        severity: default severity.
        confidence: how sure its findings are.
        persona: who wants to hear it.
        status: ``preview`` or ``stable``.
        since: version in which it came.
        fix: ``none``, ``safe`` or ``unsafe``.
        zh: summary in Chinese.
        en: summary in English.
        ground: law and article it rests on.
        messages: templates by ``zh``, ``en``, ``zh:variant``, ``en:variant``.
        helps: one action, same keys.
        manual: its page in Chinese.
        english_manual: the texts of that page in English, by part.
    """

    code: str
    name: str
    severity: Severity
    confidence: Confidence
    persona: Persona
    status: str
    since: str
    fix: str
    zh: str
    en: str
    ground: str
    messages: dict[str, str]
    helps: dict[str, str]
    manual: str
    english_manual: dict[str, str] = dataclasses.field(default_factory=dict)

    def page(self, language: str) -> str:
        """Return its manual in ``zh`` or ``en``; the first line is the summary."""
        if language != "en":
            return self.manual
        return english(self.en, self.english_manual, self.manual, self.ground)

    def body(self, language: str) -> str:
        """Return its manual in ``zh`` or ``en`` without the summary."""
        return self.page(language).partition("\n")[2].strip("\n")

    def summary(self, language: str) -> str:
        """Return the summary in ``zh`` or ``en``."""
        return self.en if language == "en" else self.zh


@dataclass(frozen=True, slots=True)
class Skipped:
    """A rule that lacked its data, and which; it never passes silently."""

    rule: str
    zh: str
    en: str

    def reason(self, language: str) -> str:
        """Return the reason in ``zh`` or ``en``."""
        return self.en if language == "en" else self.zh


@dataclass(frozen=True, slots=True)
class RuleError:
    """A rule that raised: the fault is the program's, not the list's."""

    rule: str
    message: str


@dataclass
class Audit:
    """The result of auditing one or more catalogues.

    Attributes:
        findings: sorted by place, then rule.
        skipped: rules without their data, by code.
        errors: rules that raised, by code.
        rules: every rule that was asked for, by code.
        as_of: the date as of which the law was applied.
        as_of_from: ``option``, ``catalogue`` or ``today``.
        title: title of the list, or "".
        place: the place whose list it is, or "".
        items: number of items that were audited.
        failing: an open finding is at or above what the settings of its own catalogue let pass.
        days: place, date and who said so, of several catalogues that differ in the date; else empty.
    """

    findings: list[Finding]
    skipped: list[Skipped]
    errors: list[RuleError]
    rules: dict[str, RuleInfo]
    as_of: date
    as_of_from: str = "option"
    title: str = ""
    items: int = 0
    place: str = ""
    failing: bool = False
    days: tuple[tuple[str, date, str], ...] = ()

    @property
    def open(self) -> list[Finding]:
        """The findings that nobody has accepted."""
        return [finding for finding in self.findings if finding.waived is None]

    @property
    def summary(self) -> dict[str, int]:
        """How many open findings there are of each severity, worst first."""
        counts = {severity.value: 0 for severity in Severity}
        for finding in self.open:
            counts[finding.severity.value] += 1
        return counts

    def message(self, finding: Finding, language: str = "zh") -> str:
        """Return what a finding says, from its rule's template."""
        info = self.rules.get(finding.rule)
        if info is None:
            return finding.rule
        return filled(info.messages, finding, language) or info.summary(language)

    def help(self, finding: Finding, language: str = "zh") -> str:
        """Return the one action that a finding asks for, or ""."""
        info = self.rules.get(finding.rule)
        return filled(info.helps, finding, language) if info else ""


def filled(templates: dict[str, str], finding: Finding, language: str) -> str:
    """Return the template that fits a finding, filled from its values (see ``model/wording.py``).

    Raises:
        KeyError: the template names a value that the finding does not have.
    """
    keys = (f"{language}:{finding.variant}" if finding.variant else language, language, "zh")
    template = next((templates[key] for key in keys if key in templates), "")
    if not template:
        return ""
    values: dict[str, Any] = {
        "count": finding.count,
        "township": finding.township,
        "field_name": field_title(finding.field, language),
        "title": finding.item.name + (f"／{finding.item.sub_name}" if finding.item.sub_name else "")
        if finding.item
        else "",
        **finding.values,
    }
    return fill(template, values, language)


@cache
def field_title(name: str | None, language: str = "zh") -> str:
    """Return how a person knows a field: its head in Chinese, its code name in English."""
    if not name:
        return ""
    if language == "en":
        return name
    for known in FIELDS:
        if known.name == name:
            return known.head
    return name


def verdict(audit: Audit, fail_on: FailOn | str = "error") -> int:
    """Return the exit code of an audit.

    Args:
        audit: its result.
        fail_on: the lowest severity that counts, or ``never``.

    Returns:
        2 when a rule raised, else 1 when an open finding counts, else 0.
    """
    if audit.errors:
        return 2
    if fail_on == "never":
        return 0
    bar = Severity(fail_on).rank
    return int(any(finding.severity.rank >= bar for finding in audit.open))


def _skipped(parts: Sequence[Audit]) -> list[Skipped]:
    """Return what was skipped, with the places where that is not so of all."""
    found: dict[Skipped, dict[str, None]] = {}
    for number, part in enumerate(parts):
        for one in part.skipped:
            found.setdefault(one, {})[part.place or part.title or str(number + 1)] = None
    everywhere = len({part.place or part.title or str(number + 1) for number, part in enumerate(parts)})
    told = []
    for one, places in found.items():
        if len(places) == everywhere:
            told.append(one)
            continue
        where = few(places)
        zh, en = worded(where, "zh"), worded(where, "en")
        told.append(Skipped(one.rule, f"{one.zh}（{zh}）", f"{one.en} ({en})"))
    return sorted(told, key=lambda one: (one.rule, one.zh))


def merged(audits: Iterable[Audit]) -> Audit:
    """Return several audits as one, for a run over several catalogues.

    Raises:
        ValueError: there is none.
    """
    parts = list(audits)
    if not parts:
        raise ValueError("no audit")
    rules: dict[str, RuleInfo] = {}
    for part in parts:
        rules.update(part.rules)
    return Audit(
        findings=sorted((f for part in parts for f in part.findings), key=lambda f: f.sort_key),
        skipped=_skipped(parts),
        errors=sorted(dict.fromkeys(e for part in parts for e in part.errors), key=lambda e: e.rule),
        rules=dict(sorted(rules.items())),
        as_of=parts[0].as_of,
        as_of_from=parts[0].as_of_from,
        title=parts[0].title if len(parts) == 1 else "",
        items=sum(part.items for part in parts),
        failing=any(part.failing for part in parts),
        days=_days(parts),
    )


def _days(parts: Sequence[Audit]) -> tuple[tuple[str, date, str], ...]:
    """Return as of which day the law was applied to each place, where that is not one day."""
    if len({part.as_of for part in parts}) <= 1:
        return ()
    return tuple((part.place or part.title, part.as_of, part.as_of_from) for part in parts)


def without(audit: Audit, keep: Iterable[Finding]) -> Audit:
    """Return the same audit with only these findings."""
    return dataclasses.replace(audit, findings=sorted(keep, key=lambda finding: finding.sort_key))
