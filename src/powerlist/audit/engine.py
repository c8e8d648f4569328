"""Runs rules over one catalogue; a rule that raises stops only itself."""

from __future__ import annotations

import dataclasses
import fnmatch
from typing import TYPE_CHECKING

from powerlist.audit import registry
from powerlist.audit.asked import check
from powerlist.audit.frames import forget
from powerlist.audit.rule import Partly, Rule, Skip
from powerlist.audit.waivers import waive
from powerlist.model.audit import Audit, RuleError, Skipped, filled
from powerlist.model.enums import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from powerlist.audit.baseline import Entry
    from powerlist.config.settings import Settings
    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

#: Where a late rule finds what the others said (``Rule.late``).
FINDINGS = "audit.findings"
#: Where a late rule finds the codes that ran to their end.
RAN = "audit.ran"
#: Where a late rule finds the codes of all rules there are.
KNOWN = "audit.known"
#: Where a late rule finds the baseline's entries.
BASELINE = "audit.baseline"


def audit(
    catalogue: Catalogue,
    context: Context,
    *,
    rules: Iterable[type[Rule]] | None = None,
    baseline: Sequence[Entry] | None = None,
) -> Audit:
    """Return what the rules find.

    Severities, options and per-path settings come from ``context.settings``; waivers from the
    catalogue's table; a late rule runs after the others and sees what they found.

    Args:
        catalogue: what to check.
        context: what the rules may look at beside it.
        rules: the rules to run; None takes the configuration's selection.
        baseline: accepted findings of the past, or None where there is no baseline.

    Raises:
        registry.UnknownRule: the configuration names a rule that does not exist.
        asked.BadOption: it names an option that a rule does not have, or gives it a wrong value.
    """
    forget()
    catalogue.refresh()
    settings = context.settings.audit
    check(context.settings)
    chosen = sorted(
        registry.select(settings.select, settings.ignore, settings.persona) if rules is None else rules,
        key=lambda rule: rule.code,
    )
    run = _Run(catalogue, context)
    # What is made elsewhere is asked for when nothing else is left to do; what is told has the order of the codes.
    for rule in sorted(chosen, key=lambda rule: rule.ahead in context.ahead):
        if not rule.late:
            run.check(rule)
    found = [finding for code in sorted(run.found) for finding in run.found[code]]
    found = waive(found, catalogue, context, baseline or ())
    said = {FINDINGS: list(found), RAN: run.ran, KNOWN: set(registry.codes()), BASELINE: baseline}
    context.cache.update(said)
    for rule in chosen:
        if rule.late:
            run.check(rule)
            found += run.found.get(rule.code, [])
    for key in said:
        context.cache.pop(key, None)
    found.sort(key=lambda finding: finding.sort_key)
    return Audit(
        findings=found,
        skipped=sorted(run.skipped, key=lambda one: one.rule),
        errors=sorted(run.errors, key=lambda one: one.rule),
        rules={rule.code: registry.info(rule) for rule in chosen},
        as_of=context.as_of,
        as_of_from=context.as_of_from,
        title=catalogue.meta.title,
        place=_place(catalogue),
        items=len(catalogue),
    )


def _place(catalogue: Catalogue) -> str:
    """Return what a list is called beside others: its folder's name, else its place."""
    name = catalogue.shown.rsplit("/", 1)[-1]
    return catalogue.meta.place if name in ("", ".", "..") else name


class _Run:
    """Rules over one catalogue, one after the other.

    Attributes:
        found: code → what the rule has to say.
        ran: the codes of those that ran to their end.
        skipped: what lacked its data.
        errors: what raised.
    """

    def __init__(self, catalogue: Catalogue, context: Context) -> None:
        self.found: dict[str, list[Finding]] = {}
        self.ran: set[str] = set()
        self.skipped: list[Skipped] = []
        self.errors: list[RuleError] = []
        self._catalogue = catalogue
        self._context = context
        self._severities = context.settings.audit.severity
        self._filters = _PathFilters(context.settings)

    def check(self, rule: type[Rule]) -> None:
        """Run a rule; one that lacks its data or raises says nothing."""
        try:
            new = self._said(rule)
        except Skip as reason:
            self.skipped.append(Skipped(rule.code, reason.zh, reason.en))
        except Exception as error:  # noqa: BLE001 - whatever a rule raises must not hide the others' findings
            self.errors.append(RuleError(rule.code, f"{type(error).__name__}: {error}"))
        else:
            self.ran.add(rule.code)
            self.found[rule.code] = [
                _leveled(finding, self._severities) for finding in new if self._filters.keep(finding)
            ]

    def _said(self, rule: type[Rule]) -> list[Finding]:
        """Return what a rule says; what it lacks of its data for the rest is noted."""
        new: list[Finding] = []
        try:
            for one in rule().check(self._catalogue, self._context):
                new.append(one)  # noqa: PERF402 - those before the end stand, however it ends
        except Partly as reason:
            self.skipped.append(Skipped(rule.code, reason.zh, reason.en))
        for finding in new:  # a message that cannot be filled is the rule's fault, not the report's
            filled(rule.messages, finding, "zh")
            filled(rule.helps, finding, "zh")
        return new


def _leveled(finding: Finding, severities: Mapping[str, str]) -> Finding:
    """Return the finding with the severity that the configuration gives its rule or family."""
    for key in (finding.rule, finding.rule[:3]):
        if key in severities:
            return dataclasses.replace(finding, severity=Severity(severities[key]))
    return finding


class _PathFilters:
    """``[[audit.per_path]]``: rules that are not heard for some files."""

    def __init__(self, settings: Settings) -> None:
        self._entries = [
            (entry.path.replace("\\", "/"), tuple(registry.resolve(text) for text in entry.ignore))
            for entry in settings.audit.per_path
        ]

    def keep(self, finding: Finding) -> bool:
        """Return whether no entry silences this finding at the place it came from."""
        if not self._entries:
            return True
        files = {source.file for source in finding.sources if source.file}
        files |= {finding.location.file} if finding.location.file else set()
        return not any(
            any(finding.rule.startswith(code) for code in ignored)
            and any(_matches(file, pattern) for file in files)
            for pattern, ignored in self._entries
        )


def _matches(file: str, pattern: str) -> bool:
    """Return whether a pattern names this file: the whole path, its tail, or a folder above it."""
    return any(
        fnmatch.fnmatchcase(file, form)
        for form in (pattern, f"*/{pattern}", f"{pattern.rstrip('/')}/*", f"*/{pattern.rstrip('/')}/*")
    )
