"""A path, whatever it is, as catalogues."""

from __future__ import annotations

import dataclasses
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from powerlist.files.names import portable
from powerlist.messages.errors import NothingHere, UserError
from powerlist.pipeline import flow
from powerlist.pipeline.layers import layers_of
from powerlist.pipeline.options import policy_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from powerlist.config.load import Find
    from powerlist.config.settings import Settings
    from powerlist.model.catalogue import Catalogue, Meta
    from powerlist.model.classified import Classified
    from powerlist.model.sheet import SourceFile
    from powerlist.pipeline.options import Options


class Loaded:
    """One catalogue that a path led to; a stored one is read when somebody asks for it.

    A province has some two hundred: to another process goes where each is stored, not what is in it.

    Args:
        catalogue: the catalogue compiled from workbooks, or the folder of a stored one.
        root: the workspace, or the folder that settings' paths are relative to.
        classified: the modes, where it was compiled just now.
    """

    def __init__(self, catalogue: Catalogue | Path, root: Path, classified: Classified | None = None) -> None:
        self.folder = catalogue if isinstance(catalogue, Path) else catalogue.folder
        self.root = root
        self.classified = classified
        self._held = catalogue

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue.

        Raises:
            UserError: one of its files is malformed.
        """
        if isinstance(self._held, Path):
            from powerlist.store.folder import load
            from powerlist.store.locate import shown

            self._held = load(self._held, shown(self._held))
        return self._held

    def release(self) -> None:
        """Forget what was read from the folder of a stored catalogue."""
        if self.folder is not None:
            self._held = self.folder

    def __getstate__(self) -> dict[str, object]:
        """Travel light: a stored catalogue is read where it is needed."""
        state = self.__dict__.copy()
        if self.folder is not None:
            state["_held"] = self.folder
        return state


@dataclass(slots=True)
class Opened:
    """What a command's paths led to.

    Attributes:
        loaded: the catalogues.
        files: the workbooks that were read.
        left: files of folders that are no lists.
    """

    loaded: list[Loaded] = field(default_factory=list)
    files: list[SourceFile] = field(default_factory=list)
    left: list[str] = field(default_factory=list)

    @property
    def failed(self) -> list[SourceFile]:
        """The files that gave nothing."""
        return [file for file in self.files if file.error is not None]


def open_paths(
    paths: Sequence[Path],
    settings_for: Find,
    options: Options,
    *,
    hidden: bool = False,
) -> Opened:
    """Return the catalogues that paths lead to; workbooks given together make one catalogue in memory.

    A workspace means its stored catalogues, or its sources where nothing was built yet. What two paths lead to is
    opened once: a list is no double of itself.

    Args:
        paths: workspaces, catalogue folders, folders of workbooks, workbooks.
        settings_for: a path → its settings and the folder they are relative to.
        options: what the command was told.
        hidden: keep the rows that a build leaves out.
    """
    from powerlist.store.locate import PathKind, catalogues_in, inputs_of, kind_of, sources_in, whole

    opened = Opened()
    bare: list[Path] = []
    seen: set[Path] = set()
    for path in map(whole, paths):
        kind = kind_of(path)
        settings, root = settings_for(path)
        folders: list[Path] = []
        if kind is PathKind.WORKSPACE:
            folders = _built(catalogues_in(path / settings.workspace.catalogs))
            if not folders:
                bare.append(sources_in(path, settings.workspace.sources))
        elif kind is PathKind.CATALOGUE:
            folders = _built([path], asked=True)
        elif kind is PathKind.CATALOGUES:
            folders = _built(catalogues_in(path))
        else:
            bare.append(path)
        opened.loaded += [Loaded(folder, root) for folder in _new(folders, seen)]
    inputs, opened.left = inputs_of(bare)
    if inputs:
        settings, root = settings_for(bare[0])
        base = base_of(settings, root)
        opened.files = flow.read(inputs, settings, options, base.townships)
        if any(file.error is None for file in opened.files):
            catalogue, classified = flow.compile(opened.files, settings, base=base, root=root, hidden=hidden)
            opened.loaded.append(Loaded(catalogue, root, classified))
    return opened


def _built(folders: Sequence[Path], *, asked: bool = False) -> list[Path]:
    """Return the catalogues that were built; one that has lost its items would be found to be without fault.

    Args:
        folders: catalogue folders; before the first build one may hold nothing but hand-kept tables.
        asked: they are what was asked for.

    Raises:
        UserError: items.csv is gone, though the rest is there, or it is what was asked for.
    """
    from powerlist.store.folder import LOCK
    from powerlist.store.locate import shown

    found = []
    for folder in folders:
        if (folder / "items.csv").is_file():
            found.append(folder)
        elif (folder / LOCK).is_file() or (folder / "grants.csv").is_file():
            raise UserError("store.items_lost", file=shown(folder))
        elif asked:
            raise NothingHere("store.no_catalogue", file=shown(folder))
    return found


def there(path: Path) -> None:
    """Raise where a path that was given leads nowhere, or is standard input where a folder is asked for.

    Raises:
        UserError: it does.
    """
    from powerlist.store.locate import STANDARD_INPUT

    if path == STANDARD_INPUT:
        raise UserError("usage.folder_expected")
    if not path.exists():
        raise UserError("file.missing", file=path.as_posix())


def catalogue_folders(paths: Sequence[Path], find: Find) -> list[Path]:
    """Return the stored catalogues that paths lead to; files and folders of workbooks lead to none.

    Raises:
        UserError: a path leads nowhere.
    """
    from powerlist.store.locate import PathKind, catalogues_in, kind_of, whole

    found: list[Path] = []
    seen: set[Path] = set()
    for path in map(whole, paths):
        there(path)
        kind = kind_of(path)
        if kind is PathKind.CATALOGUE:
            found += _new([path], seen)
        elif kind is PathKind.WORKSPACE:
            found += _new(catalogues_in(path / find(path)[0].workspace.catalogs), seen)
        elif kind is PathKind.CATALOGUES:
            found += _new(catalogues_in(path), seen)
    return found


def _new(folders: Sequence[Path], seen: set[Path]) -> list[Path]:
    """Return the folders that were not met before, and remember them."""
    found = []
    for folder in folders:
        real = Path(os.path.realpath(folder))
        if real not in seen:
            seen.add(real)
            found.append(folder)
    return found


def classified_of(loaded: Loaded, find: Find) -> Classified:
    """Return the classification of a catalogue: made just now, or made again for a stored one.

    A stored catalogue's own grants and modes are its mode column; what its sources said stands in its
    stored evidence, which comes first.
    """
    if loaded.classified is not None:
        return loaded.classified
    from powerlist.classify import as_written, classified_from

    settings, root = find(loaded.catalogue.folder or loaded.root)
    result = classified_from(loaded.catalogue, layers_of(loaded.catalogue), policy_of(settings, root))
    return as_written(loaded.catalogue, result)


def base_of(settings: Settings, root: Path) -> Catalogue:
    """Return the hand-kept tables that a workspace has for its place, without its items.

    A bare workbook outside any workspace gets an empty catalogue.
    """
    from powerlist.compile.rulings import standing_texts
    from powerlist.model.catalogue import Catalogue, items_frame
    from powerlist.model.fields import ITEMS
    from powerlist.store.folder import load, load_lock
    from powerlist.store.lock import row_hashes

    folder = root / settings.workspace.catalogs / portable(settings.workspace.place, longest=200)
    # before the first build there may be nothing but townships.csv
    if settings.workspace.place and folder.is_dir():
        base = load(folder)
        return dataclasses.replace(
            base,
            meta=completed(base.meta, settings),
            items=items_frame([]),
            folder=None,
            shown="",
            beside=folder,
            part_of=frozenset(base.items["id"].tolist()),
            standing=standing_texts(
                base,
                load_lock(folder).rows.get(ITEMS, {}),
                row_hashes(base.items, ITEMS) if len(base.rulings) else {},
            ),
            notes=[],
        )
    return Catalogue(meta=meta_of(settings), items=items_frame([]))


def meta_of(settings: Settings) -> Meta:
    """Return the metadata of a new catalogue of a workspace."""
    from powerlist.model.catalogue import Meta

    place = settings.workspace
    return Meta(
        title=place.title,
        place=place.place,
        division_code=place.division_code,
        level=place.level,
        profile=settings.read.profile,
    )


def completed(meta: Meta, settings: Settings) -> Meta:
    """Return what catalog.toml says, and for what it leaves open or at its default what powerlist.toml says.

    A build has written catalog.toml before anybody thought of the level: what a person says later counts.
    """
    given = settings.workspace.model_fields_set
    own = {
        name: getattr(settings.workspace, name)
        for name in ("title", "division_code", "level")
        if name in given
    }
    fresh = type(meta)()
    return dataclasses.replace(
        meta, **{name: value for name, value in own.items() if getattr(meta, name) == getattr(fresh, name)}
    )
