"""A catalogue folder as a whole: load it, and what to write to store it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from powerlist.files.atomic import write_folder
from powerlist.messages.errors import NothingHere
from powerlist.model.catalogue import Catalogue, Meta, items_frame
from powerlist.model.fields import COMPILED, GRANTS, ITEMS, STORED
from powerlist.model.receiver import is_body, of_another_county, own_name, plain
from powerlist.store.lock import Lock, decode_lock, encode_lock
from powerlist.store.meta import encode_meta, read_meta
from powerlist.store.provenance import FILES, FOLDER, encode_provenance, read_provenance
from powerlist.store.tables import decode, encode
from powerlist.text.width import compact

if TYPE_CHECKING:
    import pandas as pd

META = "catalog.toml"
LOCK = f"{FOLDER}/build.lock"
BASELINE = "baseline.jsonl"
#: What people keep by hand; a build takes it as it is.
BY_HAND = (META, BASELINE, *(f"{table}.csv" for table in STORED if table not in COMPILED))
#: Files that a build may delete when they no longer have anything to say; the hand-kept ones stay.
OWNED = ("grants.csv", *FILES)


def is_catalogue(folder: Path) -> bool:
    """Return whether a folder holds a catalogue (items.csv or catalog.toml)."""
    return (folder / "items.csv").is_file() or (folder / META).is_file()


def is_part(file: Path) -> bool:
    """Return whether a file is one that a stored catalogue consists of."""
    names = {*BY_HAND, *OWNED, *(f"{table}.csv" for table in STORED)}
    return file.is_file() and any(
        is_catalogue(folder) and file.relative_to(folder).as_posix() in {*names, LOCK}
        for folder in (file.parent, file.parent.parent)
    )


def load(folder: Path, shown: str | None = None, *, provenance: bool = True) -> Catalogue:
    """Return the catalogue of a folder; items.csv may be missing where nothing was built yet.

    Args:
        folder: the folder.
        shown: the folder as the user gave it; with ``/``.
        provenance: read what the items came from as well; nobody needs it to publish them.

    Raises:
        UserError: a file is malformed; it names file and line.
        OSError: a file cannot be read.
    """
    name = (shown if shown is not None else folder.as_posix()).rstrip("/") or "."
    meta = read_meta(folder / META, f"{name}/{META}") if (folder / META).is_file() else Meta()
    catalogue = Catalogue(meta=meta, items=items_frame([]), folder=folder, shown=name)
    for table in STORED:
        path = folder / f"{table}.csv"
        if path.is_file():
            found = decode(path.read_bytes(), table, f"{name}/{table}.csv")
            setattr(catalogue, table, placed(found.frame) if table == ITEMS else found.frame)
            if found.unknown:
                catalogue.unknown[table] = found.unknown
            if found.lines is not None:
                catalogue.lines[table] = catalogue.table(table), found.lines
    _name_receivers(catalogue)
    if provenance:
        read_provenance(catalogue, folder, name)
        _take_places(catalogue)
    return catalogue


def _name_receivers(catalogue: Catalogue) -> None:
    """Call townships and the receivers of hand-kept grants as a build calls them: 三家镇人民政府 is 三家镇.

    A body of a township (三家镇综合行政执法大队) stays what it is, and so does a row that would stand twice then.
    """
    townships, grants = catalogue.townships, catalogue.grants
    written = townships["township_name"].tolist()
    names = [_register_name(name) for name in written]
    if len(set(names)) != len(names):
        names = written
    elif names != written:
        townships["township_name"] = _column(names, townships)
    known = set(names) - {""}
    county = dict(zip(names, townships["county"].tolist(), strict=True))
    called = _forms(written, names)
    if not known or not len(grants):
        return
    receivers = grants["receiver"].tolist()
    keys = list(zip(grants["item"].tolist(), receivers, strict=True))
    there = set(keys)
    changed = False
    for row, (item, name) in enumerate(keys):
        own = name
        if name not in known and not is_body(name):
            own = called.get(name) or called.get(plain(name)) or own_name(name)
            own = name if of_another_county(name, county.get(own, "")) else own
        if own != name and own in known and (item, own) not in there:
            there.add((item, own))
            receivers[row] = own
            changed = True
    if changed:
        grants["receiver"] = _column(receivers, grants)


def _forms(written: list[str], names: list[str]) -> dict[str, str]:
    """Return the township that each form of a name means: 河口镇（含集镇） is the one that builds call 河口镇.

    A form that two townships share (城关镇 of 甲县城关镇 and 乙县城关镇) means neither.
    """
    found: dict[str, str] = {}
    for form in (own_name, plain, str):
        shared: dict[str, set[str]] = {}
        for full, name in zip(written, names, strict=True):
            if full:
                shared.setdefault(form(full), set()).add(name)
        found |= {text: next(iter(whole)) for text, whole in shared.items() if len(whole) == 1}
        for text, whole in shared.items():
            if len(whole) > 1:
                found.pop(text, None)
    return found


def _register_name(name: str) -> str:
    """Return a township's plain name; its own brackets stay as wide as they are written."""
    bare = plain(name)
    return "".join(name.split()) if bare == compact(name) else bare


def _column(values: list[str], frame: pd.DataFrame) -> pd.Series[str]:
    import pandas as pd

    return pd.Series(values, dtype="str", index=frame.index)


def load_lock(folder: Path) -> Lock:
    """Return the lock of the last build; an empty one where there was none.

    Raises:
        UserError: it is malformed.
    """
    path = folder / LOCK
    if not path.is_file():
        return Lock()
    return decode_lock(path.read_bytes(), f"{folder.as_posix()}/{LOCK}")


def files_of(catalogue: Catalogue, lock: Lock | None = None, *, built: bool = False) -> dict[str, bytes]:
    """Return ``{relative path: bytes}`` of everything that a catalogue's folder should hold.

    catalog.toml is written by hand once it exists, so it is only there for a new folder.

    Args:
        catalogue: what is stored.
        lock: what was compiled, where it was a build.
        built: a build stores it: what people keep by hand beside the catalogue is taken byte for byte.
    """
    files: dict[str, bytes] = {}
    if catalogue.folder is None or not (catalogue.folder / META).is_file():
        files[META] = encode_meta(catalogue.meta)
    for table in STORED:
        frame = catalogue.table(table)
        # all rows of it were deleted by hand: without the file the next build would make them anew
        emptied = lock is not None and table == GRANTS and bool(lock.rows.get(table))
        if len(frame) or table == ITEMS or emptied:
            files[f"{table}.csv"] = encode(frame, table, unknown_of(catalogue, table))
    if built and catalogue.folder is not None:
        kept = [catalogue.folder / name for name in BY_HAND]
        files |= {path.name: path.read_bytes() for path in kept if path.is_file()}
    files |= encode_provenance(catalogue)
    if lock is not None:
        files[LOCK] = encode_lock(lock)
    return files


def unknown_of(catalogue: Catalogue, table: str) -> tuple[str, ...]:
    """Return the unknown heads that stay in a table though nobody has filled them; items follow their sources."""
    return () if table == ITEMS else catalogue.unknown.get(table, ())


def save(catalogue: Catalogue, folder: Path, lock: Lock | None = None) -> list[str]:
    """Write a catalogue's folder atomically.

    Returns:
        The relative paths that changed.

    Raises:
        OSError: nothing was changed then.
    """
    return write_folder(folder, files_of(catalogue, lock), owned=OWNED)


def canonical(folder: Path) -> dict[str, bytes]:
    """Return the tables of a folder as ``fmt`` writes them, only those that exist.

    Raises:
        UserError: a table is malformed.
    """
    name = folder.as_posix()
    found: dict[str, bytes] = {}
    for table in STORED:
        path = folder / f"{table}.csv"
        if path.is_file():
            told = decode(path.read_bytes(), table, f"{name}/{path.name}")
            found[path.name] = encode(told.frame, table, told.unknown)
    if not found:
        raise NothingHere("store.no_catalogue", file=name)
    return found


def format_folder(folder: Path, *, write: bool) -> list[str]:
    """Rewrite the tables of a folder canonically; return those that were not, as the user knows them.

    Args:
        folder: a catalogue's folder.
        write: change the files; False only looks.

    Raises:
        UserError: a table is malformed; nothing was changed then.
    """
    wanted = canonical(folder)
    changed = [file for file, content in wanted.items() if (folder / file).read_bytes() != content]
    if write and changed:
        write_folder(folder, {file: wanted[file] for file in changed})
    return [f"{folder.as_posix()}/{file}" for file in changed]


def placed(frame: pd.DataFrame) -> pd.DataFrame:
    """Return decoded items with every column of ``items_frame``; their places are not known yet."""
    import pandas as pd

    shape = items_frame([])
    out = {
        name: frame[name] if name in frame else pd.Series([""] * len(frame), dtype="str")
        for name in shape.columns
    }
    for name in ("table", "position"):
        out[name] = pd.Series([-1] * len(frame), dtype="int64")
    for name in ("row", "last_row"):
        out[name] = pd.Series([0] * len(frame), dtype="int64")
    return pd.DataFrame(out)


def _take_places(catalogue: Catalogue) -> None:
    """Copy the first source of each item into the items' own place columns."""
    if not len(catalogue.sources) or not len(catalogue.items):
        return
    first = catalogue.sources.drop_duplicates("item").set_index("item")
    first = first.reindex(catalogue.items["id"])
    for name in ("file", "sheet", "section"):
        catalogue.items[name] = first[name].fillna("").astype("str").to_numpy()
    for name, missing in (("table", -1), ("position", -1), ("row", 0), ("last_row", 0)):
        catalogue.items[name] = first[name].fillna(missing).astype("int64").to_numpy()
