"""The lists above and beside a catalogue, found through its ``parents``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from powerlist.messages.errors import UserError

if TYPE_CHECKING:
    from powerlist.model.catalogue import Catalogue
    from powerlist.model.enums import Layer


def layers_of(catalogue: Catalogue) -> dict[Layer, Catalogue]:
    """Return the lists that a stored catalogue's ``parents`` name, by kind, theirs included.

    Raises:
        UserError: a parent does not exist, or the parents form a circle.
    """
    found: dict[Layer, Catalogue] = {}
    if catalogue.folder is not None:
        _add_parents(catalogue, found, (catalogue.folder.resolve(),))
    return found


def _add_parents(catalogue: Catalogue, found: dict[Layer, Catalogue], above: tuple[Path, ...]) -> None:
    from powerlist.store.folder import is_catalogue, load

    if catalogue.folder is None:
        return
    for parent in catalogue.meta.parents:
        folder = catalogue.folder / parent
        shown = f"{catalogue.shown}/catalog.toml"
        if folder.resolve() in above:
            raise UserError("store.circular_parents", file=shown, parent=parent)
        if not is_catalogue(folder):
            raise UserError("store.no_parent", file=shown, parent=parent)
        layer = load(folder, f"{catalogue.shown}/{parent}")
        found.setdefault(layer.meta.layer, layer)
        _add_parents(layer, found, (*above, folder.resolve()))
