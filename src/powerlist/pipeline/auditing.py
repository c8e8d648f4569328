"""Audit as a command asks for it: every catalogue with its settings, baseline and history, and the reports on all."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from powerlist.messages.errors import UserError
from powerlist.model.enums import Severity
from powerlist.pipeline import doubles, flow, publishing
from powerlist.pipeline.options import check_profile
from powerlist.pipeline.since import only_new, version_before

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import pandas as pd

    from powerlist.audit.baseline import Entry
    from powerlist.config.load import Find
    from powerlist.config.settings import Settings
    from powerlist.files.cache import Cache
    from powerlist.model.audit import Audit
    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding
    from powerlist.pipeline.beside import Beside
    from powerlist.pipeline.opening import Loaded, Opened
    from powerlist.pipeline.options import Options
    from powerlist.pipeline.requests import Requests


@dataclass(frozen=True, slots=True)
class View:
    """How a report is drawn."""

    language: str
    width: int
    color: bool


def run(
    opened: Opened, find: Find, options: Options, requests: Requests, *, without_baseline: bool = False
) -> Audit:
    """Return the audit of everything that was opened.

    Args:
        opened: the catalogues.
        find: a path → its settings.
        options: what the command was told.
        requests: what the command line asks of the audit.
        without_baseline: the findings as they are, whatever a baseline accepts.

    Raises:
        UserError: an unknown rule, a malformed baseline, a git revision that is not there.
    """
    from powerlist.audit.baseline import told_once
    from powerlist.model.audit import merged, verdict, without

    jobs = [
        (one, find(one.folder or one.root)[0], options, requests, without_baseline) for one in opened.loaded
    ]
    audits = _all(jobs, options.jobs)
    if requests.baseline is not None:
        audits = told_once(audits)
    if requests.severity:
        bar = Severity(requests.severity).rank
        audits = [
            without(audit, [one for one in audit.findings if one.severity.rank >= bar]) for audit in audits
        ]
    for audit, (_, settings, *_rest) in zip(audits, jobs, strict=True):
        audit.failing = verdict(audit, requests.fail_on or settings.audit.fail_on) == 1
    return merged(audits)


def _all(jobs: list[tuple[Loaded, Settings, Options, Requests, bool]], processes: int) -> list[Audit]:
    """Return the audit of each catalogue, in order; catalogues are independent, so processes share them."""
    if len(jobs) == 1:
        return [_only(*jobs[0])]
    if processes <= 1:
        return [_alone(*job) for job in jobs]
    from concurrent.futures import ProcessPoolExecutor

    # what shows progress on this terminal does not travel
    lean = [(one, given, dataclasses.replace(told, progress=None), *rest) for one, given, told, *rest in jobs]
    with ProcessPoolExecutor(max_workers=min(processes, len(lean))) as pool:
        return list(pool.map(_alone, *zip(*lean, strict=True)))


def _only(
    loaded: Loaded, settings: Settings, options: Options, requests: Requests, without_baseline: bool
) -> Audit:
    """Return the audit of the only catalogue; a second process may help."""
    if not options.spare:
        return _one(loaded, settings, options, requests, without_baseline)
    from powerlist.files import cache

    with doubles.begun(loaded.folder, cache.opened() if requests.cache else None) as beside:
        return _one(loaded, settings, options, requests, without_baseline, beside)


def _alone(
    loaded: Loaded, settings: Settings, options: Options, requests: Requests, without_baseline: bool
) -> Audit:
    """Return the audit of one of many catalogues; only its findings stay in memory."""
    try:
        return _one(loaded, settings, options, requests, without_baseline)
    finally:
        loaded.release()


def _one(
    loaded: Loaded,
    settings: Settings,
    options: Options,
    requests: Requests,
    without_baseline: bool,
    beside: Beside | None = None,
) -> Audit:
    from powerlist.audit.asked import check
    from powerlist.audit.engine import audit
    from powerlist.audit.registry import select

    catalogue = loaded.catalogue
    configured = settings.audit
    # before the selection is made of it: this one knows the line
    check(settings)
    check_profile(settings)
    previous = version_before(catalogue, requests.since)
    context = flow.context_of(catalogue, settings, options, loaded.root, previous)
    if requests.cache:
        _remember(catalogue, context)
    context.committed = publishing.Committed(catalogue, settings)
    baseline = None if without_baseline else _baseline(catalogue, requests)
    # what is double is asked for by every rule together; the other process need not wait for them to be loaded
    narrowed = _narrowed(settings, requests)
    if beside is not None and not narrowed:
        doubles.ask(beside, catalogue, context)
    rules = select(
        requests.select or configured.select,
        (*configured.ignore, *requests.ignore),
        requests.persona or configured.persona,
        preview=requests.preview,
    )
    rules += [rule for rule in select(requests.also) if rule not in rules] if requests.also else []
    if not rules:
        raise UserError("audit.no_rules")
    if beside is not None and narrowed and doubles.asked_by(rules):
        doubles.ask(beside, catalogue, context)
    result = audit(catalogue, context, rules=rules, baseline=baseline)
    if previous is not None:
        then = flow.context_of(previous, settings, options, loaded.root)
        accepted = None if without_baseline else _baseline(catalogue, requests, requests.since)
        old = audit(previous, then, rules=rules, baseline=accepted)
        result = only_new(result, old, previous, catalogue)
    return _located(result, loaded, settings)


def _located(result: Audit, loaded: Loaded, settings: Settings) -> Audit:
    """Return an audit in which a place in a source of the workspace is a path from where the command runs.

    A catalogue names its sources by their paths from the workspace; an annotation at a path that is not there is lost.
    """
    from powerlist.model.audit import without
    from powerlist.store.locate import workspace_around

    if loaded.folder is None:
        return result
    workspace = workspace_around(loaded.folder, settings.workspace.catalogs)
    return without(result, [_at(one, workspace) for one in result.findings])


def _at(finding: Finding, workspace: Path) -> Finding:
    from powerlist.files.given import actual
    from powerlist.model.location import Source
    from powerlist.store.locate import shown

    place = finding.location
    if place.file is None or place.line is not None:
        return finding
    path = workspace / place.file
    if not actual(path.as_posix()).is_file():
        return finding
    own = (Source(place.file, place.sheet, place.row, place.cell),)
    moved = dataclasses.replace(place, file=shown(path))
    return dataclasses.replace(finding, location=moved, sources=finding.sources or own)


def _baseline(catalogue: Catalogue, requests: Requests, revision: str | None = None) -> list[Entry] | None:
    """Return the baseline that is asked for, else the catalogue's own, as it was at a revision; None without any."""
    from powerlist.audit.baseline import load
    from powerlist.store.folder import BASELINE
    from powerlist.store.git import show

    if requests.baseline is not None:
        return load(requests.baseline.read_bytes(), requests.baseline.as_posix())
    if catalogue.folder is None:
        return None
    shown = f"{catalogue.shown}/{BASELINE}"
    if revision is not None:
        there = show(catalogue.folder, revision, BASELINE)
        return None if there is None else load(there, f"{revision}:{shown}")
    own = catalogue.folder / BASELINE
    return load(own.read_bytes(), shown) if own.is_file() else None


def _narrowed(settings: Settings, requests: Requests) -> bool:
    """Return whether some rules only were selected, or some left out."""
    configured = settings.audit
    return bool(requests.select or configured.select or requests.ignore or configured.ignore)


def _remember(catalogue: Catalogue, context: Context) -> None:
    """Let an audit use what earlier ones have parsed and compared, where the user's cache can be used."""
    from powerlist.files import cache

    kept = context.kept = cache.opened()
    if kept is None:
        return
    for one in (catalogue, *context.layers.values()):
        if one.folder is not None:
            one.parse = partial(_parsed, kept, one.folder.absolute().as_posix())


def _parsed(kept: Cache, place: str, texts: Sequence[str]) -> pd.DataFrame:
    from powerlist.law.kept import kept_frame

    return kept_frame(texts, kept, place)


def report(result: Audit, name: str, view: View) -> str | bytes:
    """Return an audit in one format: bytes for machines and pages, text for a console.

    The annotations of a workflow run are for a machine: it reads UTF-8, whatever the code page of its Windows.
    """
    from powerlist.report.registry import Look, render

    content = render(name, result, Look(view.language, view.width, view.color))
    return content.decode("utf-8") if name in ("text", "markdown") else content


def exit_code(result: Audit) -> int:
    """Return 2 when a rule raised, 1 when a finding counts for its own catalogue, else 0."""
    return 2 if result.errors else int(result.failing)


def explain(code: str | None, form: str, language: str, width: int = 80) -> str | bytes:
    """Return a rule's page, or the list of all rules where no code is given.

    Raises:
        UserError: there is no such rule.
    """
    from powerlist.audit.registry import info, resolve, rules
    from powerlist.report import rule_page

    if code is None:
        return rule_page.index([info(rule) for rule in rules().values()], form, language, width)
    wanted = resolve(code)
    found = [info(rule) for known, rule in rules().items() if known.startswith(wanted)]
    if len(found) == 1:
        return rule_page.page(found[0], form, language, width)
    return rule_page.index(found, form, language, width)
