"""What a PATH is: a workspace, a catalogue folder, a folder of workbooks, or one workbook."""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from powerlist.config.load import WORKSPACE_FILE
from powerlist.files.given import as_given, readable
from powerlist.files.own import Own, own
from powerlist.files.standard_input import spooled
from powerlist.store.folder import META, is_catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable

STANDARD_INPUT = Path("-")

#: Names that may hold a list; what else lies in a folder is told and left alone.
LIST_SUFFIXES = frozenset(
    {
        ".xlsx",
        ".xlsm",
        ".xls",
        ".xlsb",
        ".ods",
        ".csv",
        ".tsv",
        ".docx",
        ".html",
        ".htm",
        ".mht",
        ".xml",
        ".et",
        ".ett",
    }
)
#: Documents that departments send their lists in as well, and that are not read unless they are something else
#: inside: a folder that holds one is not whole, but where the same name stands beside it in a form that is read.
DOCUMENT_SUFFIXES = frozenset({".doc", ".dot", ".wps", ".wpt", ".rtf", ".odt", ".ofd", ".numbers"})
#: Files of an office's folder that are no lists and nobody misses.
_SILENT = frozenset(
    {".md", ".toml", ".json", ".jsonl", ".lock", ".py", ".ini", ".log", ".gitignore", ".gitkeep"}
)


#: What a build writes into the folder of its results.
_CATALOGS = "catalogs"
_RESULTS = (_CATALOGS, "publications", "reports")


class PathKind(StrEnum):
    """What a path holds."""

    WORKSPACE = "workspace"
    CATALOGUE = "catalogue"
    CATALOGUES = "catalogues"
    FOLDER = "folder"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Input:
    """One workbook to read: where it is, and how the user knows it (with ``/``)."""

    path: Path
    shown: str


class Made(str):
    """The name of a file that was left alone because this program made it."""

    __slots__ = ()


def shown(path: Path) -> str:
    """Return a path with ``/``, fit to be written anywhere."""
    return readable(path.as_posix())


def workspace_around(folder: Path, catalogs: str) -> Path:
    """Return the workspace that a stored catalogue lies in, as a path from where the command runs.

    Args:
        folder: the catalogue's folder as given, which may be ``.`` or ``..``.
        catalogs: the workspace's folder for all of them (``[workspace] catalogs``).
    """
    for _ in (folder, *PurePath(catalogs).parts):
        folder = folder.parent if folder.name not in ("", "..") else folder / ".."
    return folder


def kind_of(path: Path) -> PathKind:
    """Return what a path is; a path that does not exist counts as a file (that will be ``missing``)."""
    if not path.is_dir():
        return PathKind.FILE
    # a catalogue by itself may have its settings beside it; a list that lies in a workspace makes it no catalogue
    if (path / WORKSPACE_FILE).is_file() and not (path / META).is_file():
        return PathKind.WORKSPACE
    if is_catalogue(path):
        return PathKind.CATALOGUE
    if catalogues_in(path):
        return PathKind.CATALOGUES
    if catalogues_in(path / _CATALOGS):
        # What a build wrote into a folder of its own: a workspace in all but its configuration.
        return PathKind.WORKSPACE
    return PathKind.FOLDER


def whole(path: Path) -> Path:
    """Return the folder of a catalogue where its items.csv is given: read by itself it would lack all else.

    Any other path stays as it is.
    """
    ours = path.name == "items.csv" and path.is_file() and (path.parent / META).is_file()
    return path.parent if ours else path


def catalogues_in(folder: Path) -> list[Path]:
    """Return the catalogue folders directly inside a folder, by name."""
    if not folder.is_dir():
        return []
    return sorted(child for child in folder.iterdir() if child.is_dir() and is_catalogue(child))


def stored_beside(folder: Path) -> list[Path]:
    """Return the folders that lie beside a catalogue's in a workspace's folder of catalogues, by name; else none."""
    # ``.`` has no name of its own
    folder = folder.resolve()
    catalogs = folder.parent
    if (
        not (catalogs.name == _CATALOGS or (catalogs.parent / WORKSPACE_FILE).is_file())
        or not catalogs.is_dir()
    ):
        return []
    return sorted(child for child in catalogs.iterdir() if child.name != folder.name and child.is_dir())


def sources_in(folder: Path, named: str) -> Path:
    """Return where the sources of a workspace lie.

    Args:
        folder: a workspace.
        named: its folder of sources, as configured. A folder of workbooks that received its own results has
            none: its workbooks lie in it.
    """
    sources = folder / named
    return sources if sources.is_dir() or (folder / WORKSPACE_FILE).is_file() else folder


def lists_in(folder: Path) -> tuple[list[Input], list[str]]:
    """Return the workbooks of a folder and its subfolders, by name, and the files left alone.

    Lock files of Excel and WPS (``~$…``), hidden files and what a build made (``catalogs`` with a catalogue,
    ``publications`` and ``reports`` beside it) are passed over without a word; a link whose target is
    gone is a file like any other, which will be ``missing``.

    What this program made of the lists (reports, forms, copies with notes, publications) lies beside them where a
    folder of workbooks is no workspace. It is left alone and named (``Made``), but where there is nothing else: then
    it is what was asked for. Among the sources of a workspace a publication is the list of another office.

    Raises:
        OSError: the folder, or one inside, cannot be listed.
    """
    found: list[Input] = []
    documents: list[Input] = []
    left: list[str] = []
    results: set[Path] = set()
    for path in sorted((folder, *folder.rglob("*")), key=lambda one: one.parts):
        parts = path.relative_to(folder).parts
        if not results.isdisjoint((path, *path.parents)):
            continue
        if any(part.startswith((".", "~$")) for part in parts):
            continue
        if path.is_dir():
            if path == folder or not path.is_symlink():
                _listable(path)
            if catalogues_in(path / _CATALOGS):
                results.update(path / name for name in _RESULTS)
            continue
        if not path.is_file() and not (path.is_symlink() and not path.exists()):
            continue
        suffix = path.suffix.lower()
        if suffix in LIST_SUFFIXES:
            found.append(Input(path, shown(path)))
        elif suffix in DOCUMENT_SUFFIXES:
            documents.append(Input(path, shown(path)))
        elif suffix not in _SILENT:
            left.append(shown(path))
    saved = {one.path.with_suffix("") for one in found}
    left += (one.shown for one in documents if one.path.with_suffix("") in saved)
    found += (one for one in documents if one.path.with_suffix("") not in saved)
    found.sort(key=lambda one: one.path.parts)
    left.sort()
    made = _made(folder, found)
    if len(made) == len(found):
        return found, left
    left += (Made(one.shown) for one in found if one.path in made)
    return [one for one in found if one.path not in made], left


def _made(folder: Path, found: list[Input]) -> set[Path]:
    """Return which files of a folder this program made of the others."""
    place = folder.absolute()
    workspace = any((one / WORKSPACE_FILE).is_file() for one in (place, *place.parents))
    kinds = (Own.PAPER,) if workspace else (Own.PAPER, Own.PUBLICATION)
    return {one.path for one in found if own(one.path) in kinds}


def _listable(folder: Path) -> None:
    """Raise where a folder cannot be listed: searching it would find nothing, and say nothing.

    Raises:
        OSError: it cannot.
    """
    with os.scandir(folder) as entries:
        next(entries, None)


def inputs_of(paths: Iterable[Path]) -> tuple[list[Input], list[str]]:
    """Return the workbooks that files and folders of workbooks name, each once, in the order given.

    ``-`` is standard input.
    """
    found: dict[Path, Input] = {}
    left: list[str] = []
    for path in paths:
        if path.is_dir():
            inside, passed = lists_in(path)
            left += passed
            for one in inside:
                found.setdefault(_real(one.path), one)
        elif path == STANDARD_INPUT:
            found.setdefault(path, Input(spooled(), shown(path)))
        else:
            found.setdefault(_real(path), Input(path, as_given(path)))
    return list(found.values()), left


def _real(path: Path) -> Path:
    """Return where a path leads; links that lead in a circle raise nothing."""
    return Path(os.path.realpath(path))
