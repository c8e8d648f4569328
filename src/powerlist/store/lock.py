"""build.lock: a hash of each row as it was compiled, so that an edit by hand is known at the next build."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from powerlist.messages.errors import UserError
from powerlist.model.fields import COMPILED, names_of
from powerlist.model.rowkey import row_key
from powerlist.store.merges import refuse_conflict

if TYPE_CHECKING:
    import pandas as pd

_HEAD = "powerlist/build.lock/v1"


@dataclass
class Lock:
    """What the last build compiled.

    Attributes:
        sources: ``{file: sha256}`` of the workbooks it was built from.
        without: files that were left out on purpose.
        published: publications that it wrote, so that those of a township that is gone can go too.
        rows: ``{table: {key: hash of the row as compiled}}``.
        origins: ``{id: which row of its source an item came from}``, where others look like it
            (``compile.origins``).
    """

    sources: dict[str, str] = field(default_factory=dict)
    without: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    rows: dict[str, dict[str, str]] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)


def row_hashes(frame: pd.DataFrame, table: str) -> dict[str, str]:
    """Return ``{key of the row: 16 hex digits of its stored values}``; several columns of a key are joined by ``|``.

    Args:
        frame: a compiled table; of items with ``extra``.
        table: its name; only its stored fields count, so a new program version changes no hash by itself
            unless a new field holds something.
    """
    names = [name for name in (*names_of(table), "extra") if name in frame]
    columns = [frame[name].tolist() for name in names]
    keys = zip(*(frame[name].tolist() for name in COMPILED[table]), strict=True)
    found: dict[str, str] = {}
    for parts, values in zip(keys, zip(*columns, strict=True), strict=True):
        text = "\x1f".join(f"{name}={value}" for name, value in zip(names, values, strict=True) if value)
        digest = hashlib.sha256(text.encode("utf-8", errors="backslashreplace")).hexdigest()[:16]
        found[row_key(*parts)] = digest
    return found


def encode_lock(lock: Lock) -> bytes:
    """Return the file's bytes: one line a fact, sorted, so that a merge touches only what changed."""
    lines = [_HEAD]
    lines += [f"source {digest} {file}" for file, digest in sorted(lock.sources.items())]
    lines += [f"without {file}" for file in sorted(lock.without)]
    lines += [f"published {file}" for file in sorted(lock.published)]
    lines += [f"origin {origin} {item}" for item, origin in sorted(lock.origins.items())]
    for table in sorted(lock.rows):
        lines += [f"{table} {digest} {key}" for key, digest in sorted(lock.rows[table].items())]
    return ("\n".join(lines) + "\n").encode("utf-8", errors="backslashreplace")


def decode_lock(content: bytes, shown: str) -> Lock:
    """Return the lock of a file.

    Raises:
        UserError: a line is malformed, or a merge is not done in it; it names the line.
    """
    text = content.decode("utf-8", errors="replace")
    refuse_conflict(text, shown)
    # only line feeds end a line (git writes CR LF for Windows): a file's name may hold U+2028
    lines = text.replace("\r\n", "\n").removesuffix("\n").split("\n")
    if lines[0] != _HEAD:
        raise UserError("store.bad_lock", file=shown, line=1)
    lock = Lock()
    without: list[str] = []
    published: list[str] = []
    for number, line in enumerate(lines[1:], start=2):
        word, _, rest = line.partition(" ")
        first, _, key = rest.partition(" ")
        if word == "without" and rest:
            without.append(rest)
        elif word == "published" and rest:
            published.append(rest)
        elif word == "source" and key:
            lock.sources[key] = first
        elif word == "origin" and key:
            lock.origins[key] = first
        elif word and key:
            lock.rows.setdefault(word, {})[key] = first
        else:
            raise UserError("store.bad_lock", file=shown, line=number)
    lock.without, lock.published = tuple(without), tuple(published)
    return lock
