"""The doubles of one large catalogue, found by a second process while the other rules run in this one."""

from __future__ import annotations

import hashlib
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from powerlist.audit.rule import Rule
    from powerlist.files.cache import Cache
    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.pipeline.beside import Beside

#: From so many items on another process has found the doubles before the other rules have run here.
_LARGE: Final = 4_000
#: Under this and a digest of the files is kept that the doubles of these very files were found.
_FILES: Final = "pairs.files"
#: Bytes of a table; a larger one is not looked into before it is read.
_LARGEST: Final = 256 * 2**20


@contextmanager
def begun(folder: Path | None, kept: Cache | None) -> Iterator[Beside | None]:
    """Start a process for the doubles of a stored catalogue that is large; it loads what it needs meanwhile.

    Gives None for a small catalogue, for one that is stored nowhere or was audited as it is before, and where there
    is one processor.

    Args:
        folder: of the catalogue, which is not read yet.
        kept: results of earlier runs, or None where nothing is kept.
    """
    from powerlist.pipeline.beside import Beside, processors

    beside = None
    if folder is not None and processors() > 1:
        text = _bytes(folder / "items.csv")
        if text.count(b"\n") > _LARGE and (kept is None or kept.get(_FILES, _state(folder)) is None):
            # No more processes or threads are to be had: it is done here, as always.
            with suppress(OSError, RuntimeError):
                beside = Beside(_groups)
    try:
        yield beside
    finally:
        if beside is not None:
            beside.close()


def asked_by(rules: Iterable[type[Rule]]) -> bool:
    """Return whether any of these rules asks for the doubles."""
    from powerlist.audit import paired

    return any(rule.ahead == paired.PAIRS for rule in rules)


def ask(beside: Beside, catalogue: Catalogue, context: Context) -> None:
    """Let the process find the doubles of a catalogue, unless an earlier run has kept them.

    Args:
        beside: the process.
        catalogue: the catalogue; its citations are parsed now, while the other process reads the names.
        context: where the rules look for what is made ahead.
    """
    from powerlist.audit import paired

    if context.kept is not None and catalogue.folder is not None:
        context.kept.put(True, _FILES, _state(catalogue.folder))
    if not paired.missing(catalogue, context):
        return
    beside.give((catalogue.items, catalogue.rulings))
    # What cannot be parsed is the rules' to tell.
    with suppress(Exception):
        beside.give(catalogue.citations)
        context.ahead[paired.PAIRS] = beside.result


def _state(folder: Path) -> str:
    """Return a digest of the files that the doubles of a catalogue are made of."""
    state = hashlib.sha256()
    for name in ("items.csv", "rulings.csv"):
        state.update(hashlib.sha256(_bytes(folder / name)).digest())
    return state.hexdigest()


def _bytes(file: Path) -> bytes:
    """Return what a file holds, nothing where it is a device or a pipe, cannot be read, or is too large."""
    try:
        return file.read_bytes() if file.is_file() and file.stat().st_size <= _LARGEST else b""
    except OSError:
        return b""


def _groups(receive: Callable[[], Any]) -> object:
    """Return the groups of doubles of the catalogue whose items, rulings and then citations are received."""
    from powerlist.audit.paired import groups
    from powerlist.linkage import prepare
    from powerlist.model.catalogue import Catalogue, Meta

    prepare()
    items, rulings = receive()
    return groups(Catalogue(Meta(), items, rulings=rulings, parse=lambda _: receive()))
