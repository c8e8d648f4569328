"""The lists above and beside a catalogue: those that its ``parents`` name, and those stored beside it."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING, Final

from powerlist.messages.errors import UserError
from powerlist.model.enums import OWN_LAYERS, Layer
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from powerlist.model.catalogue import Catalogue, Meta

#: The lists that a city or a province makes for all its counties.
_ABOVE: Final = frozenset({Layer.GUIDANCE, Layer.EXTENSION})
#: What a catalog.toml of another list than a place's own holds: most need not be parsed.
_OTHERS: Final = lazy_pattern("|".join(layer.value for layer in Layer if layer not in OWN_LAYERS).encode())


def layers_of(catalogue: Catalogue) -> dict[Layer, Catalogue]:
    """Return the lists above and beside a place's own list, by kind.

    These are the lists that a stored catalogue's ``parents`` name, theirs included; of a kind that none of them is, the
    only list of that kind that is stored beside it in the workspace and is of the same place, of no stated one, or a
    city's or province's list for its counties.

    Raises:
        UserError: a parent does not exist, or the parents form a circle.
    """
    found: dict[Layer, Catalogue] = {}
    folder = catalogue.folder or catalogue.beside
    if folder is not None:
        _add_parents(catalogue, found, (folder.resolve(),))
        if catalogue.meta.layer in OWN_LAYERS:
            _add_stored(catalogue, folder, found)
    return found


def is_published(catalogue: Catalogue) -> bool:
    """Return whether directories are made of a list by itself: the place's own, or one that says who takes over."""
    return catalogue.meta.layer in OWN_LAYERS or bool((catalogue.grants["receiver"] != "").any())


def _add_stored(catalogue: Catalogue, folder: Path, found: dict[Layer, Catalogue]) -> None:
    """Add the lists that are stored beside a catalogue, of kinds that are not found yet."""
    from powerlist.store.folder import META, load
    from powerlist.store.locate import stored_beside
    from powerlist.store.meta import read_meta

    name = catalogue.shown or folder.as_posix()
    of_kind: dict[Layer, list[Path]] = {}
    for path in stored_beside(folder):
        # another place's list that cannot be read is no matter of this one
        with contextlib.suppress(UserError, OSError):
            if not _OTHERS.search((path / META).read_bytes()):
                continue
            meta = read_meta(path / META, f"{name}/../{path.name}/{META}")
            if meta.layer not in OWN_LAYERS and meta.layer not in found and _serves(meta, catalogue.meta):
                of_kind.setdefault(meta.layer, []).append(path)
    for layer, paths in of_kind.items():
        if len(paths) == 1 and (paths[0] / "items.csv").is_file():
            found[layer] = load(paths[0], f"{name}/../{paths[0].name}")


def _serves(other: Meta, own: Meta) -> bool:
    """Return whether a list is one for a place: its own, one without a place, or one of the level above."""
    if not other.place or not own.place:
        return True
    if own.place.endswith(other.place) or other.place.endswith(own.place):
        return True
    return other.layer in _ABOVE and other.level != "county"


def _add_parents(catalogue: Catalogue, found: dict[Layer, Catalogue], above: tuple[Path, ...]) -> None:
    from powerlist.store.folder import is_catalogue, load

    base = catalogue.folder or catalogue.beside
    if base is None:
        return
    name = catalogue.shown or base.as_posix()
    for parent in catalogue.meta.parents:
        folder = base / parent
        shown = _place(base, name)
        if folder.resolve() in above:
            raise UserError("store.circular_parents", file=shown, parent=parent)
        if not is_catalogue(folder):
            raise UserError("store.no_parent", file=shown, parent=parent)
        if not (folder / "items.csv").is_file():
            # an empty list above would make every item one that is not on it
            raise UserError("store.items_lost", file=f"{name}/{parent}")
        layer = load(folder, f"{name}/{parent}")
        found.setdefault(layer.meta.layer, layer)
        _add_parents(layer, found, (*above, folder.resolve()))


def _place(base: Path, name: str) -> str:
    """Return catalog.toml and the line in which its parents stand."""
    from powerlist.config.lines import lines_of
    from powerlist.store.folder import META

    file = base / META
    line = lines_of(file.read_text("utf-8-sig")).get("parents") if file.is_file() else None
    return f"{name}/{META}:{line}" if line else f"{name}/{META}"
