"""The ids of items.

A new id is ``<division code or 0>-<8 hex digits>``: of sha256 over department, type, name, sub_name and first
citation, so that a bare workbook gets the same ids on every run, whatever its files are called and in
whatever order they come. Equal rows get ``-2``, ``-3`` … in source order, where files are ordered by their
content.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    import pandas as pd

_KEY = ("department", "type", "name", "sub_name")
_NUMBERS = ("article", "article_suffix", "paragraph", "item", "subitem")


def first_citations(citations: pd.DataFrame, count: int) -> list[str]:
    """Return for each item the first citation of its basis as text, "" where there is none.

    The law's title is taken as the cell has it, so that a newer register changes no id.

    Args:
        citations: as ``Catalogue.citations``.
        count: number of items.
    """
    found = [""] * count
    bases = citations[citations["role"] == "basis"]
    laws = bases["law"].tolist()
    numbers = [bases[name].tolist() for name in _NUMBERS]
    for position, law, *rest in zip(bases["position"].tolist(), laws, *numbers, strict=True):
        if not found[position]:
            found[position] = "|".join([law, *(str(number) for number in rest)])
    return found


def keys_of(items: pd.DataFrame, citations: pd.DataFrame) -> list[tuple[str, ...]]:
    """Return the exact key of every item: department, type, name, sub_name, first citation."""
    firsts = first_citations(citations, len(items))
    return list(zip(*(items[name].tolist() for name in _KEY), firsts, strict=True))


def fresh_id(key: Sequence[str], division_code: str) -> str:
    """Return the id that an item with this key gets when no other has it."""
    digest = hashlib.sha256("\x1f".join(key).encode("utf-8", errors="backslashreplace")).hexdigest()
    return f"{division_code or '0'}-{digest[:8]}"


def assign(
    keys: Sequence[Sequence[str]],
    division_code: str,
    order: Sequence[int],
    taken: Collection[str] = (),
) -> list[str]:
    """Return an id for every key.

    Args:
        keys: exact keys.
        division_code: of the place, or "".
        order: the positions in source order: it decides who gets the bare id on a tie.
        taken: ids that may not be given again.
    """
    used = set(taken)
    found = [""] * len(keys)
    # what was given stays given: of many equal keys each goes on where the last one ended
    last: dict[str, int] = {}
    for position in order:
        base = fresh_id(keys[position], division_code)
        number = last.get(base, 0) + 1
        while (identity := base if number == 1 else f"{base}-{number}") in used:
            number += 1
        last[base] = number
        used.add(identity)
        found[position] = identity
    return found


def source_order(items: pd.DataFrame, digests: Sequence[str]) -> list[int]:
    """Return the positions of all items ordered by file content, table and row.

    Args:
        items: with ``table`` and ``position``.
        digests: sha256 of the file of each source table, indexed by ``items["table"]``; renaming a file
            or naming the files in another order changes nothing.
    """
    tables = items["table"].tolist()
    positions = items["position"].tolist()
    sizes: dict[str, int] = {}
    number_in_file: list[int] = []
    for digest in digests:
        number_in_file.append(sizes.get(digest, 0))
        sizes[digest] = sizes.get(digest, 0) + 1
    keys = [
        (digests[table], number_in_file[table], position) if 0 <= table < len(digests) else ("", 0, at)
        for at, (table, position) in enumerate(zip(tables, positions, strict=True))
    ]
    return sorted(range(len(keys)), key=keys.__getitem__)
