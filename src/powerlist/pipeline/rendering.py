"""What places publish, rendered and proved: the files of some, and one index of all that lie together."""

from __future__ import annotations

import dataclasses
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from powerlist.messages import Few
from powerlist.messages.errors import UserError
from powerlist.model.receiver import is_other_body, own_name
from powerlist.pipeline.layers import is_published
from powerlist.pipeline.omitting import NOWHERE, UNDECIDED, in_force, omitted
from powerlist.pipeline.withholding import published_part, withheld

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from powerlist.config.settings import Settings
    from powerlist.model.catalogue import Catalogue
    from powerlist.model.publication import Publication
    from powerlist.pipeline.omitting import Omitted
    from powerlist.pipeline.withholding import Withheld
    from powerlist.render import RenderOptions, TemplateFolders


@dataclass(slots=True)
class Rendered:
    """Publications as files.

    Attributes:
        publications: what was published, one a township.
        files: relative path with ``/`` → bytes.
        mismatches: what the completeness proof found; empty when every item is in every file.
        withheld: powers that the law keeps from the townships; they are in no publication.
        beside: publications of other places that lie in the same folder.
        omitted: powers that no law keeps back and that directories lack all the same.
        crowded: most columns of a table that no page holds readably; 0 where all do.
        idle: townships of the tables of townships that have no directory, since they hold no power.
    """

    publications: list[Publication]
    files: dict[str, bytes]
    mismatches: list[str]
    withheld: list[Withheld] = field(default_factory=list)
    beside: tuple[Publication, ...] = ()
    omitted: list[Omitted] = field(default_factory=list)
    crowded: int = 0
    idle: list[str] = field(default_factory=list)


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
        UserError: there is no item, a template cannot be used, or a value cannot be rendered.
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
    folder: Path | None = None,
) -> Rendered:
    """Return the publications of several catalogues that share one folder, one index and one table of deeds.

    Formats, kinds and templates are the first place's.

    Args:
        places: what is published.
        root: folder that the settings' paths are relative to.
        formats: instead of the settings'.
        jobs: processes.
        beside: places that were published before; they are listed, their files are not made again.
        folder: the publications folder, where the settings' other formats may lie already; None for a new one.

    Raises:
        UserError: a place has no item, a template cannot be used, or a value cannot be rendered.
    """
    from powerlist.render import RenderError, RenderOptions, TemplateFolders, crowded, prove, render

    for place in places:
        _refuse_nothing(place.catalogue)
    settings = places[0].settings
    # In the order of their folders, whichever of them is rendered: the index must be the same.
    order = sorted(
        (*places, *beside), key=lambda one: one.catalogue.folder.name if one.catalogue.folder else ""
    )
    made = [(place, *_of_place(place)) for place in order]
    publications = _apart([one for _, found, _, _ in made for one in found])
    owners = [place for place, found, _, _ in made for _ in found]
    mine = [at for at, owner in enumerate(owners) if any(owner is place for place in places)]
    only = tuple(mine) if beside else None
    templates = root / settings.workspace.templates
    folders = TemplateFolders((templates,) if templates.is_dir() else ())
    wanted = tuple(one for one in formats or settings.render.formats if one != "pdf")
    there = _lying(publications, settings, folder, wanted)
    options = RenderOptions(kinds=settings.render.kinds, jobs=jobs, only=only, there=there)
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
        [one for place, _, kept, _ in made if any(place is own for own in places) for one in kept],
        tuple(one for at, one in enumerate(publications) if at not in set(mine)),
        [one for place, _, _, lacking in made if any(place is own for own in places) for one in lacking],
        # An office that has a template of its own has chosen the paper, too.
        crowded(publications[at] for at in mine)
        if "docx" in wanted and not _has_own(folders, options)
        else 0,
        [
            name
            for place, found, _, _ in made
            if any(place is own for own in places)
            for name in _idle(place, found)
        ],
    )


def _lying(
    publications: Sequence[Publication], settings: Settings, folder: Path | None, wanted: Sequence[str]
) -> frozenset[str]:
    """Return the publications in the settings' formats that a run does not make and that lie there already.

    A page links them: made alone it must be the page that was made together with them.
    """
    from powerlist.render import planned

    others = set(settings.render.formats) - set(wanted)
    if folder is None or not others:
        return frozenset()
    return frozenset(
        job.path for job in planned(publications) if job.format in others and (folder / job.path).is_file()
    )


def _refuse_nothing(catalogue: Catalogue) -> None:
    """Refuse to publish an empty directory.

    Raises:
        UserError: there is no item; it says whether that is because all rows are hidden.
    """
    if len(catalogue.items):
        return
    hidden = [note for note in catalogue.notes if note.kind == "build.all-left-out"]
    if not hidden:
        place = f"{catalogue.shown}: " if catalogue.folder is not None else ""
        raise UserError("render.no_items", place=place)
    places = [" ".join(filter(None, (note.file, note.sheet))) for note in hidden]
    count = sum(int(note.detail["count"]) for note in hidden)
    raise UserError("render.all_hidden", hidden=count, places=Few(places, 3))


def _of_place(place: Place) -> tuple[list[Publication], list[Withheld], list[Omitted]]:
    """Return what a place publishes, what it must not, and what its directories lack for another reason."""
    from powerlist.compile.publication import county_publication

    catalogue, ended = in_force(place.catalogue)
    kept_back = withheld(catalogue, place.settings)
    found = _of_townships(catalogue, place.settings, kept_back)
    publications = [one for one in found if len(one.rows)]
    lacking = omitted(catalogue, [one.township for one in found], kept_back)
    if not publications:
        # the list of the whole place has what nobody takes over yet; where it has townships they still wait for it.
        # What goes to another body is in no township's.
        awaited = any(catalogue.townships["township_name"].tolist())
        lacking = [one for one in lacking if awaited or any(map(is_other_body, one.receivers))]
        open_ = Counter(one.reason for one in lacking if awaited)
        whole = county_publication(
            _without(catalogue, kept_back),
            place.settings,
            undecided=open_[UNDECIDED],
            unresolved=open_[NOWHERE],
        )
        publications = [whole]
    if place.without:
        note = "本目录编制时未采用下列来源：" + "、".join(place.without) + "。"
        publications = [dataclasses.replace(one, notes=(*one.notes, note)) for one in publications]
    return publications, kept_back, [*ended, *lacking]


def _has_own(folders: TemplateFolders, options: RenderOptions) -> bool:
    """Return whether the office has its own template for one of the kinds of directories."""
    return any((folder / f"word/{kind}.docx").is_file() for folder in folders.own for kind in options.kinds)


def _idle(place: Place, own: Sequence[Publication]) -> list[str]:
    """Return the townships of a place that none of its own publications is for, whichever county names them."""
    published = {own_name(one.township) for one in own if one.township}
    names = [own_name(name) for name in place.catalogue.townships["township_name"].tolist()]
    return [name for name in dict.fromkeys(names) if name and name not in published]


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

    A list above or beside a place's own is none of them (``layers``), nor is one that has no item yet. The common
    index names every power of every place, so their tables are read; where they came from is not.

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
    loaded = {place: load(path, provenance=False) for place, path in others.items()}
    parents = {
        (place / parent).resolve()
        for place, one in (*known.items(), *loaded.items())
        for parent in one.meta.parents
    }
    return [
        Place(one, settings, load_lock(others[place]).without)
        for place, one in loaded.items()
        if place not in parents and is_published(one) and len(one.items)
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
    from powerlist.compile.publication import publication_of, three_list_publication

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
