"""What a build begins with: which workspace, which sources, and what stands already."""

from __future__ import annotations

import dataclasses
import fnmatch
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from powerlist.files.given import readable
from powerlist.files.names import portable
from powerlist.messages.errors import UserError
from powerlist.pipeline.opening import completed, meta_of

if TYPE_CHECKING:
    from powerlist.config.settings import Settings
    from powerlist.model.catalogue import Catalogue
    from powerlist.pipeline.options import Options
    from powerlist.store.locate import Input
    from powerlist.store.lock import Lock


@dataclass(frozen=True, slots=True)
class Sources:
    """The files that a path leads to.

    Attributes:
        inputs: to be read, each known by its path inside what was given.
        left: files of the folder that are no lists.
        without: left out on purpose.
    """

    inputs: list[Input]
    left: list[str]
    without: list[str]


@dataclass(frozen=True, slots=True)
class Before:
    """What stands before a build.

    Attributes:
        folder: the catalogue's folder among the results.
        home: the folder that holds what stands; where the results go elsewhere, the workspace's own.
        stored: the catalogue as it stands, its hand-kept tables at least.
        lock: what the last build compiled.
        published: what the last build published among the results.
    """

    folder: Path
    home: Path
    stored: Catalogue
    lock: Lock
    published: tuple[str, ...]


def asked_for(path: Path) -> None:
    """Raise where nothing is what shall be built: no source of it failed.

    Raises:
        UserError: the path leads nowhere.
    """
    from powerlist.store.locate import DOCUMENT_SUFFIXES, LIST_SUFFIXES, STANDARD_INPUT

    if path == STANDARD_INPUT or path.exists():
        return
    book = path.suffix.lower() in LIST_SUFFIXES | DOCUMENT_SUFFIXES
    raise UserError("file.missing" if book else "build.no_workspace", file=path.as_posix())


def workspace_of(path: Path, settings: Settings, root: Path) -> Path:
    """Return what is built where a path is given: of a workspace's own catalogue, or all of them, the workspace.

    Args:
        path: as the user gave it.
        settings: the path's.
        root: folder that the settings' paths are relative to.

    Raises:
        UserError: a catalogue that no workspace has the sources of.
    """
    from powerlist.config.load import WORKSPACE_FILE
    from powerlist.store.locate import PathKind, kind_of, whole

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
    return portable(readable(name), longest=200) or "list"


def sources_of(path: Path, settings: Settings, options: Options) -> Sources:
    """Return the sources to read, what is no list, and what is left out on purpose.

    A source is known by its path inside what was given, so that nothing of this machine enters a catalogue.
    """
    from powerlist.store.locate import Input, PathKind, inputs_of, kind_of, shown, sources_in

    workspace = kind_of(path) is PathKind.WORKSPACE
    top = path if workspace else (path if path.is_dir() else path.parent)
    found, left = inputs_of([sources_in(path, settings.workspace.sources) if workspace else path])
    inputs, without = [], []
    used: set[str] = set()
    for one in found:
        name = shown(one.path.relative_to(top)) if one.path.is_relative_to(top) else one.shown
        hits = [glob for glob in options.without if _means(glob, one, name)]
        used.update(hits)
        if hits:
            without.append(name)
        else:
            inputs.append(Input(one.path, name))
    for glob in options.without:
        if glob not in used:
            raise UserError("usage.without_unknown", found=glob)
    return Sources(inputs, left, without)


def _means(given: str, source: Input, name: str) -> bool:
    """Return whether what a user wrote means a source: its name, its path as a shell completes it, or a pattern.

    Args:
        given: as written; a shell of Windows completes a name with the way to it and backslashes.
        source: one of the sources.
        name: its path inside what is built.
    """
    plain = given.replace("\\", "/").removeprefix("./")
    known = (name, source.path.name)
    return (
        plain in (*known, source.shown)
        or any(fnmatch.fnmatchcase(one, plain) for one in known)
        or os.path.realpath(plain) == os.path.realpath(source.path)
    )


def before_of(path: Path, out: Path, settings: Settings, root: Path) -> Before:
    """Return what stands before a path is built into ``out``.

    A workspace's own catalogue is what stands, wherever the results go. Workbooks given by themselves are
    built upon what an earlier run left in ``folder``; in a new folder the tables that their workspace keeps by
    hand count, but not its items, which need not all be in these workbooks.
    """
    from powerlist.model.catalogue import Catalogue, items_frame
    from powerlist.model.fields import COMPILED, STORED
    from powerlist.store.folder import is_catalogue, load, load_lock
    from powerlist.store.locate import PathKind, kind_of
    from powerlist.store.lock import Lock

    folder = out / settings.workspace.catalogs / place_name(settings, path)
    own = root / settings.workspace.catalogs / folder.name
    workspace = kind_of(path) is PathKind.WORKSPACE
    beside = not workspace and not is_catalogue(folder) and is_catalogue(own)
    home = own if workspace or beside else folder
    shown = f"{settings.workspace.catalogs}/{folder.name}"
    stored, lock = load(home, shown), load_lock(home)
    if not (home / "catalog.toml").is_file():
        stored.meta = dataclasses.replace(meta_of(settings), place=folder.name)
    stored.meta = completed(stored.meta, settings)
    if beside and home.resolve() != folder.resolve():
        bare = Catalogue(
            stored.meta,
            items_frame([]),
            folder=home,
            shown=shown,
            unknown=stored.unknown,
            lines=stored.lines,
        )
        for table in STORED:
            if table not in COMPILED:
                setattr(bare, table, stored.table(table))
        stored, lock = bare, Lock()
    return Before(folder, home, stored, lock, load_lock(folder).published)
