"""Where the tables of a stored list say two things of one item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.frames import texts
from powerlist.model.enums import TOWNSHIP_MODES, Mode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from powerlist.model.catalogue import Catalogue


def unlike_grants(catalogue: Catalogue) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """Yield the items of a stored list that have another mode than their grants: position, mode, those of the grants.

    A handed-over item without any grant is one too, but where a list knows no township, where its receivers are
    still open, or where townships have declined it.
    """
    grants = catalogue.grants
    if catalogue.folder is None or not len(grants):
        return
    by_item: dict[str, set[str]] = {}
    for item, mode in zip(texts(grants, "item"), texts(grants, "mode"), strict=True):
        by_item.setdefault(item, set()).add(mode)
    open_ = {note.item for note in catalogue.notes if note.kind == "compile.receivers-pending"}
    open_ |= set(texts(catalogue.rulings, "item"))
    known = {mode.value for mode in Mode}
    for position, (item, mode) in enumerate(
        zip(texts(catalogue.items, "id"), texts(catalogue.items, "mode"), strict=True)
    ):
        said = by_item.get(item)
        if mode not in known:
            continue
        if said is None and mode in TOWNSHIP_MODES and len(catalogue.townships) and item not in open_:
            yield position, mode, ()
        elif said is not None and said != {mode} and said <= known:
            yield position, mode, tuple(sorted(said))
