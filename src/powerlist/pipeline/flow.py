"""The flow, on one page.

files → ``read`` → tables → ``normalise`` → items → ``compile.identity`` → ids → ``classify`` → modes →
``compile.grants`` → grants → ``compile.rebuild`` → catalogue → ``audit`` → findings → ``render`` →
publications.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from powerlist.messages.errors import UserError
from powerlist.pipeline.layers import layers_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import pandas as pd

    from powerlist.classify import Policy
    from powerlist.config.settings import Settings
    from powerlist.model.catalogue import Catalogue
    from powerlist.model.classified import Classified
    from powerlist.model.context import Context
    from powerlist.model.enums import Layer
    from powerlist.model.normalised import Normalised
    from powerlist.model.sheet import Note, SourceFile
    from powerlist.read import ReadOptions
    from powerlist.store.locate import Input
    from powerlist.store.lock import Lock


@dataclass(frozen=True, slots=True)
class Options:
    """What a command was told beside its paths.

    Attributes:
        encoding: of text files, or None.
        jobs: processes.
        as_of: date of the law, or None.
        without: names of sources to leave out on purpose (globs).
        progress: called with the number of files done.
        today: the day of the run, for ``as_of`` where nothing else says it.
    """

    encoding: str | None = None
    jobs: int = 1
    as_of: date | None = None
    without: tuple[str, ...] = ()
    progress: Callable[[int], None] | None = None
    today: date | None = None


# --- 1. files → tables --------------------------------------------------------------------------


def read(
    inputs: Sequence[Input], settings: Settings, options: Options, townships: pd.DataFrame | None = None
) -> list[SourceFile]:
    """Return what is in these files, each file's failure its own, in the order given."""
    from powerlist.read import read_files

    count = 0

    def one_done(_: str) -> None:
        nonlocal count
        count += 1
        if options.progress is not None:
            options.progress(count)

    return read_files(
        [(one.path, one.shown) for one in inputs],
        read_options(settings, options, townships),
        jobs=options.jobs,
        progress=one_done,
    )


# --- 2. tables → items --------------------------------------------------------------------------


def known_names(base: Catalogue) -> tuple[str, ...]:
    """Return the names of places and organs that no conversion of script may touch (乾县 stays 乾县)."""
    names = [base.meta.place, *base.townships["township_name"].tolist(), *base.townships["county"].tolist()]
    names += [*base.outposts["outpost_name"].tolist(), *base.outposts["parent"].tolist()]
    return tuple(dict.fromkeys(name for name in names if name))


def normalise(files: Sequence[SourceFile], settings: Settings, names: tuple[str, ...] = ()) -> Normalised:
    """Return the items of all files, cleaned, with the ledger of every change.

    Args:
        files: what was read.
        settings: the profile of types.
        names: of places and organs that stay as they are (``known_names``).
    """
    from powerlist.normalise import NormaliseOptions
    from powerlist.normalise import normalise as run

    return run(
        files,
        NormaliseOptions(
            profile=settings.read.profile,
            names=names,
            department_from_file=settings.read.department_from_file,
        ),
    )


# --- 3. items → modes ---------------------------------------------------------------------------


def classify(
    normalised: Normalised,
    base: Catalogue,
    layers: dict[Layer, Catalogue],
    settings: Settings,
    root: Path,
    standing: Mapping[str, str],
) -> Classified:
    """Return how the township comes to act on each item, with the evidence.

    Args:
        normalised: items with ids.
        base: the catalogue that knows townships and rulings.
        layers: the other lists of the place.
        settings: names the policy file.
        root: folder that the policy file's path is relative to.
        standing: fingerprints of the texts that rulings are on, where those were edited by hand.

    Raises:
        UserError: the policy file is malformed.
    """
    from powerlist.classify import ClassifyOptions, Policy
    from powerlist.classify import classify as run

    return run(
        normalised,
        ClassifyOptions(
            policy=policy_of(settings, root) or Policy(),
            townships=base.townships,
            layers=layers,
            rulings=base.rulings,
            profile=settings.read.profile,
            standing=standing,
        ),
    )


def policy_of(settings: Settings, root: Path) -> Policy | None:
    """Return the county's policy, or None where the settings name no file.

    Raises:
        UserError: the file is missing or malformed.
    """
    if not settings.classify.policy:
        return None
    from powerlist.classify import PolicyError, read_policy

    try:
        return read_policy(root / settings.classify.policy, settings.classify.policy)
    except PolicyError as error:
        raise UserError(
            "config.bad_policy", file=error.file, line=error.line, key=error.key, reason=error.reason
        ) from error


# --- 4. items and modes → one catalogue ---------------------------------------------------------


def compile(
    files: Sequence[SourceFile],
    settings: Settings,
    *,
    base: Catalogue,
    lock: Lock | None = None,
    root: Path = Path(),
    hidden: bool = False,
) -> tuple[Catalogue, Classified]:
    """Return the catalogue that these files make, beside what is stored in ``base``.

    Args:
        files: files that were read; those with an error give nothing.
        settings: the workspace's settings.
        base: the catalogue as it stands: hand-kept tables, rulings, and the items whose ids must stay.
        lock: what the last build compiled; None where nothing is kept (a bare workbook).
        root: the workspace.
        hidden: keep the rows that a build leaves out (``classify`` shows every row).
    """
    from powerlist.compile.grants import GrantOptions, grants_of
    from powerlist.compile.hidden import leave_out
    from powerlist.compile.identity import source_order
    from powerlist.compile.rebuild import identify
    from powerlist.compile.rulings import standing_texts
    from powerlist.law import citations_frame
    from powerlist.model.catalogue import LEDGER_COLUMNS, PLACE_COLUMNS, SOURCE_COLUMNS, Catalogue
    from powerlist.model.enums import Layer
    from powerlist.model.extra import apart
    from powerlist.model.fields import ITEMS, heads_of, names_of
    from powerlist.store.lock import row_hashes

    normalised = normalise(files, settings, known_names(base))
    notes = [*_unreadable(files), *normalised.notes]
    if not hidden:
        normalised.items, left = leave_out(normalised.items, normalised.tables, settings.read.hidden_rows)
        notes += left
    found = normalised.items
    own = set(heads_of(ITEMS).values())
    found["extra"] = [apart(text, own) if text else "" for text in found["extra"].tolist()]
    found["extra"] = found["extra"].astype("str")
    _default_department(found, base.meta.department)
    citations = citations_frame(found["basis"].tolist())
    digests = [table.sha256 for table in normalised.tables]
    stored = base if lock is not None else None
    locked = lock.rows.get(ITEMS, {}) if lock is not None else {}
    hashes = row_hashes(base.items, ITEMS, ("id",)) if lock is not None else {}
    found["id"] = identify(
        found,
        citations,
        base.meta.division_code or settings.workspace.division_code,
        source_order(found, digests),
        stored,
        locked=locked,
        hashes=hashes,
    )
    found["id"] = found["id"].astype("str")
    layers = layers_of(base)
    standing = base.standing if stored is None else standing_texts(stored, locked, hashes)
    classified = classify(normalised, base, layers, settings, root, standing)
    found["mode"] = classified.mode
    found["mode"] = found["mode"].astype("str")
    items = found[[*names_of(ITEMS), *PLACE_COLUMNS]]
    sources = found.rename(columns={"id": "item"})[list(SOURCE_COLUMNS)]
    granting = GrantOptions(base.townships, base.outposts, base.deeds)
    grants = grants_of(found, classified, granting)
    catalogue = Catalogue(
        meta=base.meta,
        items=items,
        grants=grants,
        decisions=base.decisions,
        deeds=base.deeds,
        outposts=base.outposts,
        townships=base.townships,
        rulings=base.rulings,
        waivers=base.waivers,
        usage=base.usage,
        sources=sources.reset_index(drop=True),
        evidence=classified.evidence,
        ledger=normalised.ledger[list(LEDGER_COLUMNS)],
        notes=[*notes, *classified.notes, *granting.notes],
        tables=normalised.tables,
        beside=base.folder or base.beside,
        part_of=base.part_of,
        standing=base.standing,
        unknown=base.unknown,
    )
    if Layer.SUPPORT_DUTY in layers:
        from powerlist.compile.layers import fill_boundaries

        catalogue.notes += fill_boundaries(catalogue, layers[Layer.SUPPORT_DUTY])
    if len(base.items) == 0:
        # Nothing was stored before: what was parsed to make the ids is what the catalogue cites.
        catalogue.__dict__["citations"] = citations
    return catalogue, classified


def rebuild(compiled: Catalogue, stored: Catalogue, lock: Lock) -> tuple[Catalogue, Lock]:
    """Return the catalogue to store and its lock: edits by hand stay, nothing goes silently."""
    from powerlist.compile.rebuild import merge
    from powerlist.model.fields import GRANTS, ITEMS
    from powerlist.pipeline.unsourced import ruled_again
    from powerlist.store.lock import Lock, row_hashes

    stored, lock = ruled_again(stored, compiled.items["id"].tolist(), lock)
    merged = dataclasses.replace(compiled)
    rows: dict[str, dict[str, str]] = {}
    gone: set[str] = set()
    for table, key in ((ITEMS, ("id",)), (GRANTS, ("item", "receiver"))):
        standing, fresh = stored.table(table), compiled.table(table)
        hashes = row_hashes(standing, table, key), row_hashes(fresh, table, key)
        locked = lock.rows.get(table, {})
        kept = set(merged.items["id"].tolist()) - set(compiled.items["id"].tolist())
        frame, notes = merge(standing, fresh, table, key, (locked, *hashes), kept, gone)
        if table == ITEMS:
            gone = {note.value for note in notes if note.kind == "build.deleted"}
        frame = frame.sort_values(list(key), kind="stable", ignore_index=True)
        setattr(merged, table, frame)
        merged.notes = [*merged.notes, *notes]
        # A row that was kept remembers what it was last compiled from, so that its edit is still known; one
        # whose source changed as well waits for a decision, and is told at every build until both agree.
        waiting = {note.value for note in notes if note.kind == "build.edited-and-changed"}
        there = row_hashes(frame, table, key)
        rows[table] = {
            **{key: digest for key, digest in locked.items() if key in there},
            **{key: digest for key, digest in hashes[1].items() if key not in waiting},
        }
    merged.notes = [one for one in merged.notes if one.item not in gone or one.kind == "build.deleted"]
    _keep_sources(merged, stored, gone)
    merged.folder, merged.shown = stored.folder, stored.shown
    merged.__dict__.pop("citations", None)
    return merged, Lock(rows=rows)


# --- 5. catalogue → findings --------------------------------------------------------------------


def context_of(
    catalogue: Catalogue,
    settings: Settings,
    options: Options,
    root: Path,
    previous: Catalogue | None = None,
) -> Context:
    """Return what the rules may look at beside the catalogue.

    The law is applied as of the option, else catalog.toml's date, else today; which of them is printed.

    Args:
        catalogue: what is checked.
        settings: the workspace's.
        options: what the command was told.
        root: folder that the settings' paths are relative to.
        previous: the version before, where there is one.

    Raises:
        UserError: a parent list or the folder of statute texts is not there.
    """
    from powerlist.model.context import Context

    as_of, origin = options.as_of, "option"
    if as_of is None and catalogue.meta.as_of:
        as_of, origin = date.fromisoformat(catalogue.meta.as_of), "catalogue"
    if as_of is None:
        as_of, origin = options.today or date.max, "today"
    texts = root / settings.statutes.path if settings.statutes.path else None
    if texts is not None and not texts.is_dir():
        raise UserError("config.no_statutes", path=settings.statutes.path)
    return Context(
        as_of=as_of,
        as_of_from=origin,
        settings=settings,
        layers=layers_of(catalogue),
        previous=previous,
        statutes=texts,
    )


def read_options(settings: Settings, options: Options, townships: pd.DataFrame | None) -> ReadOptions:
    """Return how files are read, from the settings and what the command was told."""
    from powerlist.files.opening import Limits
    from powerlist.read import PinnedMapping, ReadOptions

    names = tuple(townships["township_name"].tolist()) if townships is not None else ()
    return ReadOptions(
        encoding=options.encoding or settings.read.encoding or None,
        limits=dataclasses.replace(Limits(), bytes=settings.read.max_mib * 1024 * 1024),
        pins=tuple(
            PinnedMapping(pin.file, pin.sheet, pin.header_rows, tuple(sorted(pin.columns.items())))
            for pin in settings.read.pin
        ),
        townships=names,
        profile=settings.read.profile,
    )


def _unreadable(files: Sequence[SourceFile]) -> list[Note]:
    """Return a note of each file that gave nothing: what others are judged by is not the whole list."""
    from powerlist.model.noted import UNREADABLE
    from powerlist.model.sheet import Note

    return [
        Note(
            UNREADABLE,
            file=file.file,
            value=file.error.kind.value,
            detail={"reason": "，".join(str(value) for value in file.error.detail.values() if value)},
        )
        for file in files
        if file.error is not None
    ]


def _default_department(items: pd.DataFrame, department: str) -> None:
    if department and len(items):
        items.loc[items["department"] == "", "department"] = department


def _keep_sources(merged: Catalogue, stored: Catalogue, gone: set[str]) -> None:
    """Give rows that no source holds any more the sources and evidence that they had; deleted ones lose theirs."""
    import pandas as pd

    known = set(merged.sources["item"].tolist())
    kept = set(merged.items["id"].tolist()) - known
    old = stored.sources[stored.sources["item"].isin(kept)].copy()
    if len(old):
        old["table"] = [_table_again(merged, stored, table) for table in old["table"].tolist()]
        merged.sources = pd.concat([merged.sources, old], ignore_index=True)
    said = stored.evidence[stored.evidence["item"].isin(kept)]
    if len(said):
        merged.evidence = pd.concat([merged.evidence, said], ignore_index=True)
    # Rows stay in the order of the items, so that the files do not depend on the order of the sources.
    order = {item: at for at, item in enumerate(merged.items["id"].tolist())}
    if gone:
        for name in ("sources", "evidence"):
            frame = getattr(merged, name)
            setattr(merged, name, frame[~frame["item"].isin(gone)].reset_index(drop=True))
    merged.sources = merged.sources.sort_values(
        "item", key=lambda column: column.map(order), kind="stable", ignore_index=True
    )


def _table_again(merged: Catalogue, stored: Catalogue, number: int) -> int:
    """Return the number of a stored source table among the merged ones, added where it is not there."""
    if not 0 <= number < len(stored.tables):
        return -1
    place = stored.tables[number]
    if place not in merged.tables:
        merged.tables = [*merged.tables, place]
    return merged.tables.index(place)
