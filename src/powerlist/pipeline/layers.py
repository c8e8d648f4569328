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
    folder = catalogue.folder or catalogue.beside
    if folder is not None:
        _add_parents(catalogue, found, (folder.resolve(),))
    return found


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
