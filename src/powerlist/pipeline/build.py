"""The main job: read, normalise, classify, compile, audit, render, report, and only then write."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from powerlist.pipeline import flow
from powerlist.pipeline.before import before_of, sources_of
from powerlist.pipeline.publishing import first_to_open, published
from powerlist.pipeline.rendering import beside_of, render_catalogue
from powerlist.report.build_text import BuildReport

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from powerlist.config.settings import Settings
    from powerlist.model.audit import Audit
    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.publication import Publication
    from powerlist.model.sheet import SourceFile
    from powerlist.pipeline.before import Before
    from powerlist.pipeline.omitting import Omitted
    from powerlist.pipeline.options import Options
    from powerlist.pipeline.rendering import Rendered
    from powerlist.pipeline.withholding import Withheld
    from powerlist.store.lock import Lock


class SourcesFailed(Exception):  # noqa: N818 - the build was refused, nothing crashed
    """A source could not be read, so nothing was written."""

    def __init__(self, files: Sequence[SourceFile]) -> None:
        super().__init__(", ".join(file.file for file in files))
        self.files = tuple(files)


class NoSources(Exception):  # noqa: N818 - there is nothing to build
    """The folder holds no list."""

    def __init__(self, left: Sequence[str]) -> None:
        super().__init__("no sources")
        self.left = tuple(left)


@dataclass(slots=True)
class Built:
    """What a build made.

    Attributes:
        folder: the catalogue's folder.
        catalogue: as it is stored now.
        audit: what was found.
        context: what the rules looked at.
        files: the sources.
        without: sources left out on purpose.
        left: files of the sources folder that are no lists.
        publications: what was published.
        written: paths that changed, relative to the output folder.
        mismatches: what the completeness proof found.
        opens: what a person should open first, relative to the output folder.
        withheld: powers that the law keeps from the townships; they are in no publication.
        omitted: powers that directories lack for another reason.
        crowded: most columns of a table that no page holds readably; 0 where all do.
        idle: townships without a directory, since they hold no power.
        taken_down: folders of publications that had files before and have none any more.
    """

    folder: Path
    catalogue: Catalogue
    audit: Audit
    context: Context
    files: list[SourceFile]
    without: list[str]
    left: list[str]
    publications: list[Publication]
    written: list[str]
    mismatches: list[str]
    opens: list[str]
    withheld: list[Withheld]
    omitted: list[Omitted]
    crowded: int = 0
    idle: list[str] = field(default_factory=list)
    taken_down: list[str] = field(default_factory=list)

    def report(self, out: Path) -> BuildReport:
        """Return what there is to say of the build."""
        return BuildReport(
            out=out.as_posix(),
            catalogue=self.catalogue,
            audit=self.audit,
            files=self.files,
            without=self.without,
            written=self.written,
            opens=[(out / name).as_posix() for name in self.opens],
        )


def build(path: Path, out: Path, settings: Settings, root: Path, options: Options) -> Built:
    """Read, normalise, classify, compile, audit, render, report.

    Args:
        path: a workspace, a folder of workbooks or a workbook.
        out: the folder that receives ``catalogs/``, ``publications/`` and ``reports/``.
        settings: the workspace's settings.
        root: folder that the settings' paths are relative to.
        options: what the command was told.

    Raises:
        NoSources: there is nothing to build.
        SourcesFailed: a source could not be read; nothing was written.
        UserError: a hand-kept file is malformed, or no source has an item; nothing was written.
    """
    from powerlist.files.atomic import write_folder
    from powerlist.store.locate import STANDARD_INPUT, shown

    sources = sources_of(path, settings, options)
    if not sources.inputs:
        raise NoSources(sources.left)
    before = before_of(path, out, settings, root)
    files = flow.read(sources.inputs, settings, options, before.stored.townships)
    failed = [
        # known inside the catalogue by its path in the workspace, and to whoever runs this as it was given
        file if one.shown == str(STANDARD_INPUT) else dataclasses.replace(file, file=shown(one.path))
        for one, file in zip(sources.inputs, files, strict=True)
        if file.error is not None
    ]
    if failed:
        raise SourcesFailed(failed)
    compiled, _ = flow.compile(files, settings, base=before.stored, lock=before.lock, root=root)
    catalogue, lock = flow.rebuild(compiled, before.stored, before.lock)
    lock.sources = {file.file: file.sha256 for file in files}
    lock.without = tuple(sources.without)
    rendered = _rendered(catalogue, before, settings, root, options, lock)
    gone = [name for name in before.published if name not in lock.published]
    context = flow.context_of(catalogue, settings, options, root)
    context.publications = published(
        catalogue, settings, out / settings.workspace.publications, fresh=rendered.files, gone=gone
    )
    audit = _audited(catalogue, context, before)
    wanted, owned = _results(catalogue, lock, before, settings, rendered, audit, gone)
    written = write_folder(out, wanted, owned=owned)
    opens = [f"{settings.workspace.publications}/{name}" for name in first_to_open(rendered)]
    return Built(
        folder=before.folder,
        catalogue=catalogue,
        audit=audit,
        context=context,
        files=files,
        without=sources.without,
        left=sources.left,
        publications=rendered.publications,
        written=written,
        mismatches=rendered.mismatches,
        opens=[*opens, "reports/findings.html"],
        withheld=rendered.withheld,
        omitted=rendered.omitted,
        crowded=rendered.crowded,
        idle=rendered.idle,
        taken_down=_taken_down(gone, lock.published),
    )


def _taken_down(gone: Sequence[str], published: Sequence[str]) -> list[str]:
    """Return the folders all of whose published files go."""
    left = {name.split("/", 1)[0] for name in published}
    folders = dict.fromkeys(name.split("/", 1)[0] for name in gone if "/" in name)
    return [folder for folder in folders if folder not in left]


def exit_code(built: Built, fail_on: str) -> int:
    """Return 2 when a rule raised or a publication does not agree, 1 when a finding counts, else 0."""
    from powerlist.model.audit import verdict

    return 2 if built.mismatches else verdict(built.audit, fail_on)


def _rendered(
    catalogue: Catalogue, before: Before, settings: Settings, root: Path, options: Options, lock: Lock
) -> Rendered:
    """Return the publications, none where they are not provably complete; the lock is told which there are."""
    own = dataclasses.replace(catalogue, folder=before.folder)
    rendered = render_catalogue(
        catalogue,
        settings,
        root,
        jobs=options.jobs,
        without=lock.without,
        beside=beside_of(before.folder.parent, [own], settings),
    )
    if rendered.mismatches:
        # What was published before stays.
        rendered.files, lock.published = {}, before.published
    else:
        lock.published = tuple(sorted(rendered.files))
    return rendered


def _audited(catalogue: Catalogue, context: Context, before: Before) -> Audit:
    """Return the findings, as ``audit`` has them, so that both end alike.

    Without the version before: a second build of the same sources must find the same (``--since`` has it).
    """
    from powerlist.audit.baseline import load
    from powerlist.audit.engine import audit
    from powerlist.store.folder import BASELINE

    accepted = before.home / BASELINE
    shown = f"{before.stored.shown}/{BASELINE}"
    baseline = load(accepted.read_bytes(), shown) if accepted.is_file() else None
    return audit(catalogue, context, baseline=baseline)


def _results(
    catalogue: Catalogue,
    lock: Lock,
    before: Before,
    settings: Settings,
    rendered: Rendered,
    audit: Audit,
    gone: Sequence[str],
) -> tuple[dict[str, bytes], list[str]]:
    """Return the files to write below the output folder, and those that go where they are not among them."""
    from powerlist.report.build import report_files
    from powerlist.store.folder import META, OWNED, files_of
    from powerlist.store.meta import moved, rewritten

    place = f"{settings.workspace.catalogs}/{before.folder.name}"
    publications = settings.workspace.publications
    own = files_of(catalogue, lock, built=True)
    if catalogue.meta.parents and before.home.resolve() != before.folder.resolve():
        # The lists above and beside stay where they are; from here the way to them is another.
        there = moved(catalogue.meta, before.home, before.folder)
        own[META] = rewritten(own[META], there)
    wanted = {f"{place}/{name}": content for name, content in own.items()}
    wanted |= {f"{publications}/{name}": content for name, content in rendered.files.items()}
    # not the reader's locale: the same sources give the same reports wherever they are built
    language = settings.workspace.lang or "zh"
    wanted |= {f"reports/{name}": content for name, content in report_files(audit, language).items()}
    owned = [f"{place}/{name}" for name in OWNED] + [f"{publications}/{name}" for name in gone]
    return wanted, owned
