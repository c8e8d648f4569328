"""Publications of catalogues: made, proved complete, written, or compared with what is committed."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from powerlist.messages.errors import UserError
from powerlist.pipeline.layers import is_published
from powerlist.pipeline.rendering import Place, beside_of, render_places

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from powerlist.config.load import Find
    from powerlist.config.settings import Settings
    from powerlist.model.catalogue import Catalogue
    from powerlist.model.readback import ReadBack
    from powerlist.pipeline.omitting import Omitted
    from powerlist.pipeline.opening import Opened
    from powerlist.pipeline.rendering import Rendered
    from powerlist.pipeline.withholding import Withheld
    from powerlist.render.stale import Stale

#: So many files are named as those to look at first.
_FIRST = 3
FORMATS = ("xlsx", "docx", "html", "pdf")


def first_to_open(rendered: Rendered) -> list[str]:
    """Return the files that a person should look at first: the web index, then directories in Word."""
    from powerlist.render import planned

    wanted = [name for name in rendered.files if name == "index.html"]
    directories = {job.path for job in planned(rendered.publications) if job.kind == "booklet"}
    return [*wanted, *sorted(directories & set(rendered.files))][:_FIRST]


def published(
    catalogue: Catalogue,
    settings: Settings,
    folder: Path | None = None,
    *,
    fresh: Mapping[str, bytes] | None = None,
    gone: Collection[str] = (),
) -> dict[str, list[ReadBack]] | None:
    """Return the committed publications of a stored catalogue's townships, read back; None without any.

    Args:
        catalogue: a catalogue; its folder lies in the workspace's ``catalogs``.
        settings: where the publications lie.
        folder: where they lie instead.
        fresh: files of that folder that are about to be written.
        gone: files of it that are about to be deleted.
    """
    folder = folder or _folder_of(catalogue, settings)
    if folder is None or not (fresh or folder.is_dir()):
        return None
    from powerlist.render import read_publications

    return read_publications(folder, fresh, gone, _names_of(catalogue)) or None


def _folder_of(catalogue: Catalogue, settings: Settings) -> Path | None:
    from powerlist.store.locate import workspace_around

    if catalogue.folder is None:
        return None
    where = settings.workspace
    return workspace_around(catalogue.folder, where.catalogs) / where.publications


def _names_of(catalogue: Catalogue) -> set[str]:
    """Return the names of the folders that hold a catalogue's publications."""
    place, towns = catalogue.meta.place, catalogue.townships["township_name"].tolist()
    return {place, *towns, *(f"{place}{town}" for town in towns)}


class Committed:
    """The committed publications of a stored catalogue's townships, for rules that may ask for them.

    Args:
        catalogue: a catalogue; its folder lies in the workspace's ``catalogs``.
        settings: where the publications lie.
    """

    def __init__(self, catalogue: Catalogue, settings: Settings) -> None:
        self._catalogue, self._settings = catalogue, settings
        self._state = ""

    def state(self) -> str:
        """Return a digest of the files, of their paths, and of the names that are the catalogue's own."""
        if not self._state:
            from powerlist.render.readback import SUFFIXES

            folder, names = _folder_of(self._catalogue, self._settings), _names_of(self._catalogue)
            state = hashlib.sha256(json.dumps(sorted(names)).encode("ascii"))
            for path in sorted(folder.rglob("*")) if folder is not None else ():
                shown = path.relative_to(folder or path).as_posix()
                top = shown.split("/", 1)[0] if "/" in shown else ""
                if top in names and path.suffix.lower() in SUFFIXES and path.is_file():
                    with path.open("rb") as stream:
                        digest = hashlib.file_digest(stream, "sha256").hexdigest()
                    state.update(json.dumps([shown, digest]).encode("ascii"))
            self._state = state.hexdigest()
        return self._state

    def read(self) -> dict[str, list[ReadBack]] | None:
        """Return them by township, read back; None without any."""
        return published(self._catalogue, self._settings)


@dataclass(slots=True)
class Published:
    """What ``render`` did.

    Attributes:
        written: paths that changed.
        stale: committed publications that are not what would be rendered now.
        mismatches: what the completeness proof found.
        withheld: powers that the law keeps from the townships; they are in no publication.
        omitted: powers that directories lack for another reason.
        crowded: most columns of a table that no page holds readably; 0 where all do.
        idle: townships without a directory, since they hold no power.
        compiled: catalogues that were made of workbooks just now, whose notes nobody was told yet.
        left_behind: files of the workspace's publications that are not published any more.
    """

    written: list[str] = field(default_factory=list)
    stale: list[Stale] = field(default_factory=list)
    mismatches: list[str] = field(default_factory=list)
    withheld: list[Withheld] = field(default_factory=list)
    omitted: list[Omitted] = field(default_factory=list)
    crowded: int = 0
    idle: list[str] = field(default_factory=list)
    compiled: list[Catalogue] = field(default_factory=list)
    left_behind: list[str] = field(default_factory=list)


def publish(
    opened: Opened,
    find: Find,
    place: Path,
    out: Path | None,
    *,
    formats: Sequence[str] = (),
    jobs: int = 1,
    check: bool = False,
) -> Published:
    """Render what was opened into the publications folder, or compare it with what lies there.

    Nothing is published while a source could not be read: a directory would lack a whole department and say so
    nowhere. Workbooks by themselves are never published into the folder of a workspace, whose list they are not.

    Raises:
        UserError: an unknown format, a template that cannot be used, a source that could not be read, workbooks
            of a workspace without ``out``.
    """
    wanted = _formats(formats)
    if opened.failed:
        raise UserError("render.refused", count=len(opened.failed))
    result = Published()
    for (folder, root), places in _shared(opened, find, place, out).items():
        beside = [] if out else _beside(places, root)
        rendered = render_places(
            places, root, formats=wanted, jobs=jobs, beside=beside, folder=None if out else folder
        )
        result.mismatches += rendered.mismatches
        result.compiled += [one.catalogue for one in places if one.catalogue.folder is None]
        result.withheld += rendered.withheld
        result.omitted += rendered.omitted
        result.crowded = max(result.crowded, rendered.crowded)
        result.idle += rendered.idle
        if check:
            result.stale += _stale(folder, rendered)
        elif not rendered.mismatches:
            result.written += _written(folder, rendered, wanted)
            if out is None:
                result.left_behind += _left_behind(folder, rendered)
    return result


def _formats(given: Sequence[str]) -> tuple[str, ...]:
    """Return the formats to make; a PDF is made from the Word file: asked for alone there would be nothing.

    Raises:
        UserError: an unknown format.
    """
    for one in given:
        if one not in FORMATS:
            raise UserError("usage.bad_format", found=one, expected="、".join(FORMATS))
    return (*given, "docx") if "pdf" in given and "docx" not in given else tuple(given)


def _shared(
    opened: Opened, find: Find, place: Path, out: Path | None
) -> dict[tuple[Path, Path], list[Place]]:
    """Return what is published by publications folder and workspace: what shares a folder shares an index.

    Raises:
        UserError: workbooks of a workspace without ``out``.
    """
    from powerlist.store.folder import load_lock

    shared: dict[tuple[Path, Path], list[Place]] = {}
    for catalogue in _published_ones(opened):
        settings, root = find(catalogue.folder or place)
        if out is None and catalogue.folder is None and _is_of_a_workspace(place, root):
            raise UserError("render.needs_out", path=place.as_posix())
        folder = out or (root / settings.workspace.publications)
        without = load_lock(catalogue.folder).without if catalogue.folder is not None else ()
        shared.setdefault((folder, root), []).append(Place(catalogue, settings, without))
    return shared


def _stale(folder: Path, rendered: Rendered) -> list[Stale]:
    """Return which committed publications are not what was rendered now."""
    from powerlist.render import compare, planned

    return compare(folder, rendered.files, [job.path for job in planned(rendered.beside)])


def _left_behind(folder: Path, rendered: Rendered) -> list[str]:
    """Return the files that would go on telling what is no longer published."""
    from powerlist.render import left_behind, planned

    names = left_behind(folder, rendered.files, [job.path for job in planned(rendered.beside)])
    return [f"{folder.as_posix()}/{name}" for name in names]


def _written(folder: Path, rendered: Rendered, formats: Sequence[str]) -> list[str]:
    """Write the publications; return the paths that changed."""
    from powerlist.files.atomic import write_folder

    written = [f"{folder.as_posix()}/{name}" for name in write_folder(folder, rendered.files)]
    return written + (_pdf(folder, rendered.files) if "pdf" in formats else [])


def _is_of_a_workspace(place: Path, root: Path) -> bool:
    """Return whether a path that is no workspace lies in one: what it holds is only a part of its list."""
    from powerlist.config.load import WORKSPACE_FILE
    from powerlist.store.locate import PathKind, kind_of

    return (root / WORKSPACE_FILE).is_file() and kind_of(place) is not PathKind.WORKSPACE


def _beside(places: Sequence[Place], root: Path) -> list[Place]:
    """Return the other places of the workspace that those at hand are stored in."""
    settings = places[0].settings
    catalogs = root / settings.workspace.catalogs
    own = [
        one.catalogue
        for one in places
        if one.catalogue.folder is not None and one.catalogue.folder.resolve().parent == catalogs.resolve()
    ]
    return beside_of(catalogs, own, settings) if own else []


def _published_ones(opened: Opened) -> list[Catalogue]:
    """Return what is to be published: a list that is only above or beside another one opened is none of it.

    Where nothing else was opened, it is what was asked for.
    """
    found = [loaded.catalogue for loaded in opened.loaded]
    beside = {
        (one.folder / parent).resolve()
        for one in found
        if one.folder is not None
        for parent in one.meta.parents
    }
    found = [one for one in found if one.folder is None or one.folder.resolve() not in beside]
    return [one for one in found if is_published(one)] or found


def _pdf(folder: Path, files: dict[str, bytes]) -> list[str]:
    from powerlist.render import RenderError
    from powerlist.render.pdf import pdf

    try:
        return [pdf(folder / name).as_posix() for name in sorted(files) if name.endswith(".docx")]
    except RenderError as error:
        raise UserError(
            f"render.{error.kind}", file=error.file, place=error.place, detail=error.detail
        ) from error
