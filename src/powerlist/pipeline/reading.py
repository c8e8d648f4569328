"""Which workbooks ``read`` opens for a path."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from powerlist.config.load import Find
    from powerlist.store.locate import Input


def workbooks(paths: Sequence[Path], find: Find) -> tuple[list[Input], list[str]]:
    """Return the files to read and the files left alone.

    A workspace means its sources, a catalogue its items.csv.

    Args:
        paths: what the user gave.
        find: a path → its settings and the folder they are relative to.
    """
    from powerlist.store.locate import PathKind, catalogues_in, inputs_of, kind_of, sources_in

    wanted: list[Path] = []
    for path in paths:
        kind = kind_of(path)
        if kind is PathKind.WORKSPACE:
            wanted.append(sources_in(path, find(path)[0].workspace.sources))
        elif kind is PathKind.CATALOGUE:
            wanted.append(path / "items.csv")
        elif kind is PathKind.CATALOGUES:
            wanted += [folder / "items.csv" for folder in catalogues_in(path)]
        else:
            wanted.append(path)
    return inputs_of(wanted)
