"""The main job: read, normalise, classify, compile, audit, render, report, and only then write."""

from __future__ import annotations

import dataclasses
import fnmatch
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from powerlist.messages.errors import UserError
from powerlist.pipeline import flow
from powerlist.pipeline.opening import meta_of
from powerlist.pipeline.publishing import first_to_open, published
from powerlist.pipeline.rendering import beside_of, render_catalogue
from powerlist.report.build_text import BuildReport

if TYPE_CHECKING:
    from collections.abc import Sequence

    from powerlist.config.settings import Settings
    from powerlist.model.audit import Audit
    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.publication import Publication
    from powerlist.model.sheet import SourceFile
    from powerlist.pipeline.options import Options
    from powerlist.pipeline.withholding import Withheld
    from powerlist.store.locate import Input
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
    from powerlist.audit.baseline import load as load_baseline
    from powerlist.audit.engine import audit as audit_catalogue
    from powerlist.files.atomic import write_folder
    from powerlist.report.build import report_files
    from powerlist.store.folder import BASELINE, META, OWNED, files_of, load_lock
    from powerlist.store.meta import encode_meta, moved

    inputs, left, without = _sources(path, settings, options)
    if not inputs:
        raise NoSources(left)
    catalogs, publications = settings.workspace.catalogs, settings.workspace.publications
    folder = out / catalogs / place_name(settings, path)
    home, stored, lock = _standing(path, folder, settings, root)
    before = load_lock(folder).published
    files = flow.read(inputs, settings, options, stored.townships)
    failed = [file for file in files if file.error is not None]
    if failed:
        raise SourcesFailed(failed)
    compiled, _ = flow.compile(files, settings, base=stored, lock=lock, root=root)
    catalogue, lock = flow.rebuild(compiled, stored, lock)
    _refuse_nothing(catalogue, files)
    lock.sources = {file.file: file.sha256 for file in files}
    lock.without = tuple(without)
    beside = beside_of(folder.parent, [dataclasses.replace(catalogue, folder=folder)], settings)
    rendered = render_catalogue(catalogue, settings, root, jobs=options.jobs, without=without, beside=beside)
    if rendered.mismatches:
        # What is not provably complete is not published; what was published before stays.
        rendered.files, lock.published = {}, before
    else:
        lock.published = tuple(sorted(rendered.files))
    gone = [name for name in before if name not in lock.published]
    # Without the version before: a second build of the same sources must find the same (``--since`` has it).
    # All else is as ``audit`` has it, so that both find the same and end alike.
    context = flow.context_of(catalogue, settings, options, root)
    context.publications = published(catalogue, settings, out / publications, fresh=rendered.files, gone=gone)
    accepted = home / BASELINE
    shown = f"{stored.shown}/{BASELINE}"
    baseline = load_baseline(accepted.read_bytes(), shown) if accepted.is_file() else None
    audit = audit_catalogue(catalogue, context, baseline=baseline)
    own = files_of(catalogue, lock, built=True)
    if catalogue.meta.parents and home.resolve() != folder.resolve():
        # The lists above and beside stay where they are; from here the way to them is another.
        own[META] = encode_meta(moved(catalogue.meta, home, folder))
    wanted = {f"{catalogs}/{folder.name}/{name}": content for name, content in own.items()}
    wanted |= {f"{publications}/{name}": content for name, content in rendered.files.items()}
    wanted |= {f"reports/{name}": content for name, content in report_files(audit).items()}
    owned = [f"{catalogs}/{folder.name}/{name}" for name in OWNED]
    owned += [f"{publications}/{name}" for name in gone]
    written = write_folder(out, wanted, owned=owned)
    opens = [f"{publications}/{name}" for name in first_to_open(rendered)]
    return Built(
        folder,
        catalogue,
        audit,
        context,
        files,
        without,
        left,
        rendered.publications,
        written,
        rendered.mismatches,
        [*opens, "reports/findings.html"],
        rendered.withheld,
    )


def _refuse_nothing(catalogue: Catalogue, files: Sequence[SourceFile]) -> None:
    """Refuse to publish an empty directory.

    Raises:
        UserError: there is no item; it says whether that is because all rows are hidden.
    """
    if len(catalogue.items):
        return
    hidden = [note for note in catalogue.notes if note.kind == "build.all-left-out"]
    if not hidden:
        raise UserError("build.no_items", files=len(files))
    places = [" ".join(filter(None, (note.file, note.sheet))) for note in hidden]
    count = sum(int(note.detail["count"]) for note in hidden)
    shown = "、".join(places[:3]) + ("…" if len(places) > 3 else "")
    raise UserError("build.all_hidden", hidden=count, places=shown)


def exit_code(built: Built, fail_on: str) -> int:
    """Return 2 when a rule raised or a publication does not agree, 1 when a finding counts, else 0."""
    from powerlist.model.audit import verdict

    return 2 if built.mismatches else verdict(built.audit, fail_on)


def workspace_of(path: Path, settings: Settings, root: Path) -> Path:
    """Return what is built where a path is given: of a workspace's own catalogue, or all of them, the workspace.

    Args:
        path: as the user gave it.
        settings: the path's.
        root: folder that the settings' paths are relative to.

    Raises:
        UserError: a catalogue that no workspace has the sources of.
    """
    from powerlist.store.locate import WORKSPACE_FILE, PathKind, kind_of, whole

    path = whole(path)
    kind = kind_of(path)
    if kind not in (PathKind.CATALOGUE, PathKind.CATALOGUES):
        return path
    catalogs = (root / settings.workspace.catalogs).resolve()
    own = catalogs if kind is PathKind.CATALOGUES else catalogs / place_name(settings, root)
    if path.resolve() != own or not (root / WORKSPACE_FILE).is_file():
        raise UserError("build.no_sources_of", path=path.as_posix())
    return root


def place_name(settings: Settings, path: Path) -> str:
    """Return the name of the catalogue's folder: the configured place, else the name of what was given."""
    name = settings.workspace.place or (path.resolve().stem if path.is_file() else path.resolve().name)
    return (
        "".join("_" if char in '<>:"/\\|?*' or ord(char) < 32 else char for char in name).strip(" .")
        or "list"
    )


def _standing(path: Path, folder: Path, settings: Settings, root: Path) -> tuple[Path, Catalogue, Lock]:
    """Return the folder that holds what stands already, the catalogue in it, and the lock of its last build.

    A workspace's own catalogue is what stands, wherever the results go. Workbooks given by themselves are
    built upon what an earlier run left in ``folder``; in a new folder the tables that their workspace keeps by
    hand count, but not its items, which need not all be in these workbooks.
    """
    from powerlist.model.catalogue import Catalogue, items_frame
    from powerlist.model.fields import COMPILED, STORED
    from powerlist.store.folder import is_catalogue, load, load_lock
    from powerlist.store.locate import PathKind, kind_of
    from powerlist.store.lock import Lock

    own = root / settings.workspace.catalogs / folder.name
    workspace = kind_of(path) is PathKind.WORKSPACE
    beside = not workspace and not is_catalogue(folder) and is_catalogue(own)
    home = own if workspace or beside else folder
    shown = f"{settings.workspace.catalogs}/{folder.name}"
    stored, lock = load(home, shown), load_lock(home)
    if not (home / "catalog.toml").is_file():
        stored.meta = dataclasses.replace(meta_of(settings), place=folder.name)
    if beside and home.resolve() != folder.resolve():
        bare = Catalogue(stored.meta, items_frame([]), folder=home, shown=shown, unknown=stored.unknown)
        for table in STORED:
            if table not in COMPILED:
                setattr(bare, table, stored.table(table))
        stored, lock = bare, Lock()
    return home, stored, lock


def _sources(path: Path, settings: Settings, options: Options) -> tuple[list[Input], list[str], list[str]]:
    """Return the sources to read, what is no list, and what is left out on purpose.

    A source is known by its path inside what was given, so that nothing of this machine enters a catalogue.
    """
    from powerlist.store.locate import Input, PathKind, inputs_of, kind_of

    workspace = kind_of(path) is PathKind.WORKSPACE
    top = path if workspace else (path if path.is_dir() else path.parent)
    found, left = inputs_of([path / settings.workspace.sources if workspace else path])
    inputs, without = [], []
    for one in found:
        name = one.path.relative_to(top).as_posix() if one.path.is_relative_to(top) else one.shown
        hit = any(
            fnmatch.fnmatchcase(name, glob) or fnmatch.fnmatchcase(one.path.name, glob) or one.shown == glob
            for glob in options.without
        )
        if hit:
            without.append(name)
        else:
            inputs.append(Input(one.path, name))
    for glob in options.without:
        if not any(fnmatch.fnmatchcase(Path(name).name, Path(glob).name) for name in without):
            raise UserError("usage.without_unknown", found=glob)
    return inputs, left, without
