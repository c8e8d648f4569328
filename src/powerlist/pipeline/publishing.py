"""Publications of catalogues: made, proved complete, written, or compared with what is committed."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from powerlist.messages.errors import UserError
from powerlist.pipeline.withholding import published_part, withheld

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

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
    """

    publications: list[Publication]
    files: dict[str, bytes]
    mismatches: list[str]
    withheld: list[Withheld] = field(default_factory=list)


def render_catalogue(
    catalogue: Catalogue,
    settings: Settings,
    root: Path,
    *,
    formats: Sequence[str] = (),
    jobs: int = 1,
    without: Sequence[str] = (),
) -> Rendered:
    """Return the publications of a catalogue: one a township, or the whole list where none has a receiver.

    Args:
        catalogue: what is published.
        settings: formats, columns, templates, signature.
        root: folder that the settings' paths are relative to.
        formats: instead of the settings'.
        jobs: processes.
        without: sources that were left out on purpose; every publication says so.

    Raises:
        UserError: a template cannot be used, or a value cannot be rendered.
    """
    from powerlist.model.publication import county_publication
    from powerlist.render import RenderError, RenderOptions, TemplateFolders, prove, render

    kept_back = withheld(catalogue, settings)
    found = _of_townships(catalogue, settings, kept_back)
    publications = [one for one in found if len(one.rows)]
    if not publications:
        publications = [county_publication(_without(catalogue, kept_back), settings)]
    if without:
        note = "本目录编制时未采用下列来源：" + "、".join(without) + "。"
        publications = [dataclasses.replace(one, notes=(*one.notes, note)) for one in publications]
    own = root / settings.workspace.templates
    folders = TemplateFolders((own,) if own.is_dir() else ())
    wanted = tuple(one for one in formats or settings.render.formats if one != "pdf")
    options = RenderOptions(kinds=settings.render.kinds, jobs=jobs)
    try:
        files = render(publications, wanted, folders, options)
        mismatches = [one.tell() for one in prove(files, publications)]
    except RenderError as error:
        raise UserError(
            f"render.{error.kind}", file=error.file, place=error.place, detail=error.detail
        ) from error
    return Rendered(publications, files, mismatches, kept_back)


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


def published(catalogue: Catalogue, settings: Settings) -> dict[str, list[ReadBack]] | None:
    """Return the committed publications of a stored catalogue's townships, read back; None without any.

    Args:
        catalogue: a catalogue; its folder lies in the workspace's ``catalogs``.
        settings: where the publications lie.
    """
    if catalogue.folder is None:
        return None
    folder = catalogue.folder.parent.parent / settings.workspace.publications
    if not folder.is_dir():
        return None
    from powerlist.render import read_publications

    ours = {catalogue.meta.place, *catalogue.townships["township_name"].tolist()}
    found = {name: files for name, files in read_publications(folder).items() if name in ours}
    return found or None


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

    Raises:
        UserError: an unknown format, a template that cannot be used.
    """
    from powerlist.files.atomic import write_folder
    from powerlist.render import compare
    from powerlist.store.folder import load_lock

    for one in formats:
        if one not in FORMATS:
            raise UserError("usage.bad_format", found=one, expected="、".join(FORMATS))
    if "pdf" in formats and "docx" not in formats:
        # A PDF is made from the Word file: asked for alone there would be nothing to make it from.
        formats = (*formats, "docx")
    result = Published()
    wanted: dict[Path, dict[str, bytes]] = {}
    for catalogue in _published_ones(opened):
        settings, root = find(catalogue.folder or place)
        folder = out or (root / settings.workspace.publications)
        without = load_lock(catalogue.folder).without if catalogue.folder is not None else ()
        rendered = render_catalogue(catalogue, settings, root, formats=formats, jobs=jobs, without=without)
        result.mismatches += rendered.mismatches
        result.withheld += rendered.withheld
        if check or not rendered.mismatches:
            wanted.setdefault(folder, {}).update(rendered.files)
    for folder, files in wanted.items():
        if check:
            result.stale += compare(folder, files)
            continue
        result.written += [f"{folder.as_posix()}/{name}" for name in write_folder(folder, files)]
        if "pdf" in formats:
            result.written += _pdf(folder, files)
    return result


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
