"""Items of the catalogue beside the place's other lists, aligned by the linkage engine, once a run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.enums import Layer

_CACHE: Final = "audit.layered"


def aligned(catalogue: Catalogue, context: Context, layer: Layer) -> dict[int, int] | None:
    """Return ``{position in the catalogue: position in the layer}``, None where the place has no such list.

    A list of another layer names no department, so the alignment does not ask for one.

    Args:
        catalogue: the catalogue.
        context: has the layers and keeps the alignment.
        layer: which list.
    """
    other = context.layers.get(layer)
    if other is None:
        return None
    return context.once(f"{_CACHE}.{layer.value}", catalogue, lambda: _aligned(catalogue, other))


def _aligned(catalogue: Catalogue, other: Catalogue) -> dict[int, int]:
    from powerlist.linkage import align

    found = align(catalogue.items, catalogue.citations, other.items, other.citations)
    return dict(zip(found.left.tolist(), found.right.tolist(), strict=True))
