"""Publications of catalogues: made, proved complete, written, or compared with what is committed."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from powerlist.messages.errors import UserError
from powerlist.pipeline.withholding import published_part, withheld

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from powerlist.config.settings import Settings
    from powerlist.model.catalogue import Catalogue
    from powerlist.model.publication import Publication
    from powerlist.model.readback import ReadBack
    from powerlist.pipeline.opening import Opened
    from powerlist.pipeline.withholding import Withheld
    from powerlist.render.stale import Stale

FORMATS = ("xlsx", "docx", "html", "pdf")


@dataclass(slots=True)
class Rendered:
    """Publications as files.

    Attributes:
        publications: what was published, one a township.
        files: relative path with ``/`` → bytes.
        mismatches: what the completeness proof found; empty when every item is in every file.
        withheld: powers that the law keeps from the townships; they are in no publication.
        beside: publications of other places that lie in the same folder.
    """

    publications: list[Publication]
    files: dict[str, bytes]
    mismatches: list[str]
    withheld: list[Withheld] = field(default_factory=list)
    beside: tuple[Publication, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """One catalogue to be published.

    Attributes:
        catalogue: what is published.
        settings: formats, columns, templates, signature.
        without: sources that were left out on purpose; every publication says so.
    """

    catalogue: Catalogue
    settings: Settings
    without: Sequence[str] = ()


def render_catalogue(
    catalogue: Catalogue,
    settings: Settings,
    root: Path,
    *,
    formats: Sequence[str] = (),
    jobs: int = 1,
    without: Sequence[str] = (),
    beside: Sequence[Place] = (),
) -> Rendered:
    """Return the publications of a catalogue: one a township, or the whole list where none has a receiver.

    Args:
        catalogue: what is published.
        settings: formats, columns, templates, signature.
        root: folder that the settings' paths are relative to.
        formats: instead of the settings'.
        jobs: processes.
        without: sources that were left out on purpose; every publication says so.
        beside: other places whose publications lie in the same folder: the index lists them too.

    Raises:
        UserError: a template cannot be used, or a value cannot be rendered.
    """
    place = Place(catalogue, settings, without)
    return render_places([place], root, formats=formats, jobs=jobs, beside=beside)


def render_places(
    places: Sequence[Place],
    root: Path,
    *,
    formats: Sequence[str] = (),
    jobs: int = 1,
    beside: Sequence[Place] = (),
) -> Rendered:
    """Return the publications of several catalogues that share one folder, one index and one table of deeds.

    Formats, kinds and templates are the first place's.

    Args:
        places: what is published.
        root: folder that the settings' paths are relative to.
        formats: instead of the settings'.
        jobs: processes.
        beside: places that were published before; they are listed, their files are not made again.

    Raises:
        UserError: a template cannot be used, or a value cannot be rendered.
    """
    from powerlist.render import RenderError, RenderOptions, TemplateFolders, prove, render

    settings = places[0].settings
    # In the order of their folders, whichever of them is rendered: the index must be the same.
    order = sorted(
        (*places, *beside), key=lambda one: one.catalogue.folder.name if one.catalogue.folder else ""
    )
    made = [(place, *_of_place(place)) for place in order]
    publications = _apart([one for _, found, _ in made for one in found])
    owners = [place for place, found, _ in made for _ in found]
    mine = [at for at, owner in enumerate(owners) if any(owner is place for place in places)]
    only = tuple(mine) if beside else None
    templates = root / settings.workspace.templates
    folders = TemplateFolders((templates,) if templates.is_dir() else ())
    wanted = tuple(one for one in formats or settings.render.formats if one != "pdf")
    options = RenderOptions(kinds=settings.render.kinds, jobs=jobs, only=only)
    try:
        files = render(publications, wanted, folders, options)
        mismatches = [one.tell() for one in prove(files, publications, only)]
    except RenderError as error:
        raise UserError(
            f"render.{error.kind}", file=error.file, place=error.place, detail=error.detail
        ) from error
    return Rendered(
        [publications[at] for at in mine],
        files,
        mismatches,
        [one for place, _, kept in made if any(place is own for own in places) for one in kept],
        tuple(one for at, one in enumerate(publications) if at not in set(mine)),
    )


def _of_place(place: Place) -> tuple[list[Publication], list[Withheld]]:
    """Return what a place publishes, and what it must not."""
    from powerlist.model.publication import county_publication

    kept_back = withheld(place.catalogue, place.settings)
    found = _of_townships(place.catalogue, place.settings, kept_back)
    publications = [one for one in found if len(one.rows)]
    if not publications:
        publications = [county_publication(_without(place.catalogue, kept_back), place.settings)]
    if place.without:
        note = "本目录编制时未采用下列来源：" + "、".join(place.without) + "。"
        publications = [dataclasses.replace(one, notes=(*one.notes, note)) for one in publications]
    return publications, kept_back


def _apart(publications: Sequence[Publication]) -> list[Publication]:
    """Give townships of one name in several places folders that name the place as well."""
    places: dict[str, set[str]] = {}
    for one in publications:
        places.setdefault(one.name.casefold(), set()).add(one.place)
    return [
        dataclasses.replace(one, folder=f"{one.place}{one.name}")
        if len(places[one.name.casefold()]) > 1 and one.township
        else one
        for one in publications
    ]


def beside_of(folder: Path, own: Sequence[Catalogue], settings: Settings) -> list[Place]:
    """Return the other places that are stored beside some, as far as they are published.

    Args:
        folder: the folder of the stored catalogues.
        own: the catalogues that are at hand.
        settings: the workspace's settings.
    """
    from powerlist.store.folder import load, load_lock
    from powerlist.store.locate import catalogues_in

    known = {one.folder.resolve(): one for one in own if one.folder is not None}
    others = {
        path.resolve(): path
        for path in catalogues_in(folder)
        if path.resolve() not in known and (path / "items.csv").is_file()
    }
    loaded = {place: load(path) for place, path in others.items()}
    parents = {
        (place / parent).resolve()
        for place, one in (*known.items(), *loaded.items())
        for parent in one.meta.parents
    }
    return [
        Place(one, settings, load_lock(others[place]).without)
        for place, one in loaded.items()
        if place not in parents
    ]


def _without(catalogue: Catalogue, kept_back: Sequence[Withheld]) -> Catalogue:
    """Return the catalogue without the items that are not published, for the list of the whole place."""
    out = catalogue.items["id"].isin({one.item for one in kept_back})
    if not out.any():
        return catalogue
    rest = dataclasses.replace(catalogue, items=catalogue.items[~out].reset_index(drop=True))
    rest.__dict__.pop("citations", None)
    return rest


def _of_townships(
    catalogue: Catalogue, settings: Settings, kept_back: Sequence[Withheld]
) -> list[Publication]:
    """Return what each township publishes, in the form that the settings ask for."""
    from powerlist.compile.directory import directories
    from powerlist.model.publication import publication_of, three_list_publication

    catalogue, lacking = published_part(catalogue, kept_back)
    found = directories(catalogue)
    for one in found:
        one.withheld = lacking.get(one.township, 0)
    if settings.render.form == "modes":
        return [publication_of(one, catalogue, settings) for one in found]
    from powerlist.compile.layers import three_lists
    from powerlist.pipeline.layers import layers_of

    lists = three_lists(catalogue, found, layers_of(catalogue))
    pairs = [(one, three) for one, three in zip(found, lists, strict=True) if len(one)]
    return [three_list_publication(one, three, catalogue, settings) for one, three in pairs]


def first_to_open(rendered: Rendered, most: int = 3) -> list[str]:
    """Return the files that a person should look at first: the web index, then directories in Word."""
    wanted = [name for name in rendered.files if name == "index.html"]
    wanted += [
        name for name in sorted(rendered.files) if name.endswith("事项目录.docx") and name.count("/") == 1
    ]
    return wanted[:most]


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
    if folder is None and catalogue.folder is not None:
        folder = catalogue.folder.parent.parent / settings.workspace.publications
    if folder is None or not (fresh or folder.is_dir()):
        return None
    from powerlist.render import read_publications

    place, towns = catalogue.meta.place, catalogue.townships["township_name"].tolist()
    ours = {place, *towns, *(f"{place}{town}" for town in towns)}
    lying = read_publications(folder, fresh, gone)
    return {name: files for name, files in lying.items() if name in ours} or None


@dataclass(slots=True)
class Published:
    """What ``render`` did.

    Attributes:
        written: paths that changed.
        stale: committed publications that are not what would be rendered now.
        mismatches: what the completeness proof found.
        withheld: powers that the law keeps from the townships; they are in no publication.
    """

    written: list[str] = field(default_factory=list)
    stale: list[Stale] = field(default_factory=list)
    mismatches: list[str] = field(default_factory=list)
    withheld: list[Withheld] = field(default_factory=list)


def publish(
    opened: Opened,
    find: Callable[[Path], tuple[Settings, Path]],
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
    from powerlist.files.atomic import write_folder
    from powerlist.render import compare, planned
    from powerlist.store.folder import load_lock

    for one in formats:
        if one not in FORMATS:
            raise UserError("usage.bad_format", found=one, expected="、".join(FORMATS))
    if "pdf" in formats and "docx" not in formats:
        # A PDF is made from the Word file: asked for alone there would be nothing to make it from.
        formats = (*formats, "docx")
    if opened.failed:
        raise UserError("render.refused", count=len(opened.failed))
    result = Published()
    shared: dict[tuple[Path, Path], list[Place]] = {}
    for catalogue in _published_ones(opened):
        settings, root = find(catalogue.folder or place)
        if out is None and catalogue.folder is None and _is_of_a_workspace(place, root):
            raise UserError("render.needs_out", path=place.as_posix())
        folder = out or (root / settings.workspace.publications)
        without = load_lock(catalogue.folder).without if catalogue.folder is not None else ()
        shared.setdefault((folder, root), []).append(Place(catalogue, settings, without))
    for (folder, root), places in shared.items():
        beside = [] if out else _beside(places, root)
        rendered = render_places(places, root, formats=formats, jobs=jobs, beside=beside)
        result.mismatches += rendered.mismatches
        result.withheld += rendered.withheld
        if check:
            others = [job.path for job in planned(rendered.beside)]
            result.stale += compare(folder, rendered.files, others)
        elif not rendered.mismatches:
            written = write_folder(folder, rendered.files)
            result.written += [f"{folder.as_posix()}/{name}" for name in written]
            if "pdf" in formats:
                result.written += _pdf(folder, rendered.files)
    return result


def _is_of_a_workspace(place: Path, root: Path) -> bool:
    """Return whether a path that is no workspace lies in one: what it holds is only a part of its list."""
    from powerlist.store.locate import WORKSPACE_FILE, PathKind, kind_of

    return (root / WORKSPACE_FILE).is_file() and kind_of(place) is not PathKind.WORKSPACE


def _beside(places: Sequence[Place], root: Path) -> list[Place]:
    """Return the other places of the workspace that those at hand are stored in."""
    settings = places[0].settings
    catalogs = root / settings.workspace.catalogs
    own = [
        one.catalogue
        for one in places
        if one.catalogue.folder is not None and one.catalogue.folder.parent.resolve() == catalogs.resolve()
    ]
    return beside_of(catalogs, own, settings) if own else []


def _published_ones(opened: Opened) -> list[Catalogue]:
    """Return what is to be published: a list that is only above or beside another one opened is none of it."""
    found = [loaded.catalogue for loaded in opened.loaded]
    beside = {
        (one.folder / parent).resolve()
        for one in found
        if one.folder is not None
        for parent in one.meta.parents
    }
    return [one for one in found if one.folder is None or one.folder.resolve() not in beside]


def _pdf(folder: Path, files: dict[str, bytes]) -> list[str]:
    from powerlist.render import RenderError
    from powerlist.render.pdf import pdf

    try:
        return [pdf(folder / name).as_posix() for name in sorted(files) if name.endswith(".docx")]
    except RenderError as error:
        raise UserError(
            f"render.{error.kind}", file=error.file, place=error.place, detail=error.detail
        ) from error
