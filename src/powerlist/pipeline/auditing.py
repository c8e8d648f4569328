"""Audit as a command asks for it: selection, history, several reports, fixes, annotated copies."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from powerlist.messages.errors import UserError
from powerlist.model.enums import Severity
from powerlist.pipeline import doubles, flow, publishing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import pandas as pd

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


@dataclass(frozen=True, slots=True)
class View:
    """How a report is drawn."""

    language: str
    width: int
    color: bool


@dataclass(frozen=True, slots=True)
class Requests:
    """What the command line asks of an audit; see the command's options.

    Attributes:
        also: rules that run whatever the selection and the persona are.
    """

    format: str = "text"
    reports: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: str | None = None
    persona: str | None = None
    preview: bool = False
    fail_on: str | None = None
    since: str | None = None
    baseline: Path | None = None
    cache: bool = True
    also: tuple[str, ...] = ()

    def check(self, output: Path | None = None) -> None:
        """Refuse what cannot be done before any work is done.

        Args:
            output: the file that takes the place of standard output.

        Raises:
            UserError: an unknown format, level or persona, two reports into one file.
        """
        from powerlist.report.registry import FORMATS

        known = FORMATS
        files = self.files()
        for name in (self.format, *(name for name, _ in files)):
            if name not in known:
                raise UserError("usage.bad_format", found=name, expected="、".join(known))
        taken: set[Path] = {output.absolute()} if output else set()
        for _, file in files:
            if file.absolute() in taken:
                raise UserError("usage.same_file", file=file.as_posix())
            taken.add(file.absolute())
        levels = [severity.value for severity in Severity]
        _one_of("--severity", self.severity, levels)
        _one_of("--fail-on", self.fail_on, [*levels, "never"])
        _one_of("--persona", self.persona, ["regular", "pedantic"])
        if self.since is not None and not self.since.strip():
            raise UserError("usage.empty_since")

    def files(self) -> list[tuple[str, Path]]:
        """Return the reports to write beside standard output: format and file.

        Raises:
            UserError: one is not FORMAT=FILE.
        """
        found = []
        for one in self.reports:
            name, equals, file = one.partition("=")
            if not equals or not name or not file:
                raise UserError("usage.bad_report", found=one)
            found.append((name, Path(file)))
        return found


def _one_of(option: str, given: str | None, expected: Sequence[str]) -> None:
    if given is not None and given not in expected:
        raise UserError("usage.bad_value", option=option, found=given, expected="、".join(expected))


def listed(given: Iterable[str] | None) -> tuple[str, ...]:
    """Return the selectors of repeated options, each of which may be a comma-separated list."""
    return tuple(part.strip() for one in given or () for part in one.split(",") if part.strip())


def selected(given: Iterable[str] | None) -> tuple[str, ...]:
    """Return the rules to run as ``listed`` does.

    Raises:
        UserError: an option names none, as an unset variable does; it never means all.
    """
    found = listed(given)
    if given and not found:
        raise UserError("usage.empty_select")
    return found


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
    from powerlist.model.audit import merged, without

    jobs = [
        (one, find(one.folder or one.root)[0], options, requests, without_baseline) for one in opened.loaded
    ]
    result = merged(_all(jobs, options.jobs))
    if requests.severity:
        bar = Severity(requests.severity).rank
        result = without(result, [one for one in result.findings if one.severity.rank >= bar])
    return result


def _all(jobs: list[tuple[Loaded, Settings, Options, Requests, bool]], processes: int) -> list[Audit]:
    """Return the audit of each catalogue, in order; catalogues are independent, so processes share them."""
    if len(jobs) == 1:
        return [_only(*jobs[0])]
    if processes <= 1:
        return [_alone(*job) for job in jobs]
    import dataclasses
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
    from powerlist.audit.baseline import load
    from powerlist.audit.engine import audit
    from powerlist.audit.registry import select
    from powerlist.model.audit import without
    from powerlist.store.folder import BASELINE

    catalogue = loaded.catalogue
    configured = settings.audit
    # before the selection is made of it: this one knows the line
    check(settings)
    previous = _before(catalogue, requests.since)
    context = flow.context_of(catalogue, settings, options, loaded.root, previous)
    if requests.cache:
        _remember(catalogue, context)
    context.committed = publishing.Committed(catalogue, settings)
    rules = select(
        requests.select or configured.select,
        (*configured.ignore, *requests.ignore),
        requests.persona or configured.persona,
        preview=requests.preview,
    )
    rules += [rule for rule in select(requests.also) if rule not in rules] if requests.also else []
    baseline = None
    path = requests.baseline or (catalogue.folder / BASELINE if catalogue.folder else None)
    if path is not None and not without_baseline and (requests.baseline or path.is_file()):
        baseline = load(path.read_bytes(), path.as_posix())
    if beside is not None:
        doubles.ask(beside, catalogue, context, rules)
    result = audit(catalogue, context, rules=rules, baseline=baseline)
    if previous is not None:
        from powerlist.store.git import changed_items

        changed = changed_items(previous, catalogue)
        # What is about the whole list is new only where the version before did not have it.
        then = flow.context_of(previous, settings, options, loaded.root)
        old: dict[str, set[str]] = {}
        for one in audit(previous, then, rules=rules, baseline=baseline).findings:
            old.setdefault(one.fingerprint, set()).update(one.counted)
        kept = [
            new
            for one in result.findings
            for new in (
                [one] if one.item and _touches(one, changed) else [] if one.item else _since(one, old)
            )
        ]
        result = without(result, kept)
    return result


def _since(finding: Finding, old: Mapping[str, set[str]]) -> list[Finding]:
    """Return what a finding on the whole list says of the items that it did not count before."""
    if finding.fingerprint not in old:
        return [finding]
    new = finding.only(finding.counted - old[finding.fingerprint])
    return [new] if new.members else []


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


def _touches(finding: Finding, changed: set[str]) -> bool:
    """Return whether a finding is about a changed item: its own, or the other half of a duplicate."""
    about = (finding.item, *(one.item for one in finding.related))
    return any(one is not None and one.id in changed for one in about)


def _before(catalogue: Catalogue, since: str | None) -> Catalogue | None:
    """Return the version that ``--since`` names, so that rules on change can look at it.

    A list that is newer than the revision has none: all of it has changed since.
    """
    if since is None:
        return None
    from powerlist.store.git import catalogue_then

    if catalogue.folder is None:
        raise UserError("git.needs_catalogue", revision=since)
    return catalogue_then(catalogue.folder, since)


def report(result: Audit, name: str, view: View) -> str | bytes:
    """Return an audit in one format: bytes for machines and pages, text for a console.

    The annotations of a workflow run are for a machine: it reads UTF-8, whatever the code page of its Windows.
    """
    from powerlist.report.registry import Look, render

    content = render(name, result, Look(view.language, view.width, view.color))
    return content.decode("utf-8") if name in ("text", "markdown") else content


def exit_code(result: Audit, find: Find, opened: Opened, requests: Requests) -> int:
    """Return 2 when a rule raised, 1 when a finding counts, else 0."""
    from powerlist.model.audit import verdict

    settings, _ = find(opened.loaded[0].folder or opened.loaded[0].root)
    return verdict(result, requests.fail_on or settings.audit.fail_on)


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
