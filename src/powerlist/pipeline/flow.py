"""The flow, on one page.

files → ``read`` → tables → ``normalise`` → items → ``compile.assemble.complete`` → ids → ``classify`` → modes →
``compile.assemble`` → grants → ``compile.rebuild`` → catalogue → ``audit`` → findings → ``render`` →
publications.

Audit and render are jobs of their own (``auditing``, ``rendering``); ``build`` runs the whole.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from powerlist.messages.errors import UserError
from powerlist.pipeline.layers import layers_of
from powerlist.pipeline.options import normalise_options, policy_of, read_options

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from powerlist.compile.assemble import Standing
    from powerlist.config.settings import Settings
    from powerlist.model.catalogue import Catalogue
    from powerlist.model.classified import Classified
    from powerlist.model.context import Context
    from powerlist.model.enums import Layer
    from powerlist.model.normalised import Normalised
    from powerlist.model.sheet import SourceFile
    from powerlist.pipeline.options import Options
    from powerlist.store.locate import Input
    from powerlist.store.lock import Lock


# --- 1. files → tables --------------------------------------------------------------------------


def read(
    inputs: Sequence[Input], settings: Settings, options: Options, townships: pd.DataFrame | None = None
) -> list[SourceFile]:
    """Return what is in these files, each file's failure its own, in the order given.

    Raises:
        UserError: a pin of the settings names a field, sheet, row or column that is not there.
    """
    from powerlist.pipeline.pins import check_pins
    from powerlist.read import read_files

    named = [(one.path, one.shown) for one in inputs]
    how = read_options(settings, options, townships)
    files = read_files(named, how, jobs=options.jobs, progress=options.one_by_one(len(named)))
    check_pins(settings, files)
    return files


# --- 2. tables → items --------------------------------------------------------------------------


def normalise(files: Sequence[SourceFile], settings: Settings, base: Catalogue) -> Normalised:
    """Return the items of all files, cleaned, with the ledger of every change.

    Args:
        files: what was read.
        settings: the profile of types.
        base: the catalogue that they are for; its names of places and organs stay as they are written.
    """
    from powerlist.normalise import normalise as run

    return run(files, normalise_options(settings, base))


# --- 3. items → modes ---------------------------------------------------------------------------


def classify(
    normalised: Normalised,
    base: Catalogue,
    layers: dict[Layer, Catalogue],
    settings: Settings,
    root: Path,
    standing: Standing,
) -> Classified:
    """Return how the township comes to act on each item, with the evidence.

    Args:
        normalised: items with ids.
        base: the catalogue that knows townships and rulings.
        layers: the other lists of the place.
        settings: names the policy file.
        root: folder that the policy file's path is relative to.
        standing: the list as it stands: rulings are on its texts and modes where those were edited by hand.

    Raises:
        UserError: the policy file is malformed.
    """
    from powerlist.classify import ClassifyOptions, Policy
    from powerlist.classify import classify as run

    how = ClassifyOptions(
        policy=policy_of(settings, root) or Policy(),
        townships=base.townships,
        layers=layers,
        rulings=base.rulings,
        profile=settings.read.profile,
        standing=standing.texts,
        standing_modes=standing.modes,
    )
    return run(normalised, how)


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
    from powerlist.compile.assemble import Standing, assemble, complete, unreadable
    from powerlist.compile.hidden import leave_out
    from powerlist.pipeline.byhand import carried

    normalised = normalise(files, settings, base)
    notes = [*unreadable(files), *normalised.notes]
    if not hidden:
        normalised.items, left = leave_out(normalised.items, normalised.tables, settings.read.hidden_rows)
        notes += left
    standing = Standing.of(base, lock)
    citations = complete(normalised, base, settings.workspace.division_code, standing)
    layers = layers_of(base)
    classified = classify(normalised, base, layers, settings, root, standing)
    granted = carried(normalised, classified, standing, partial(_ruled, base, settings, standing))
    catalogue = assemble(normalised, classified, base, layers, notes, granted)
    # What was parsed to make the ids is what these items cite.
    catalogue.__dict__["citations"] = citations
    return catalogue, classified


def _ruled(base: Catalogue, settings: Settings, standing: Standing, normalised: Normalised) -> Classified:
    """Return the modes of items that state them, with townships and rulings alone beside them."""
    from powerlist.classify import ClassifyOptions
    from powerlist.classify import classify as run

    how = ClassifyOptions(
        townships=base.townships,
        rulings=base.rulings,
        profile=settings.read.profile,
        standing=standing.texts,
        standing_modes=standing.modes,
    )
    return run(normalised, how)


def rebuild(compiled: Catalogue, stored: Catalogue, lock: Lock) -> tuple[Catalogue, Lock]:
    """Return the catalogue to store and its lock: edits by hand stay, nothing goes silently."""
    from powerlist.compile.rebuild import rebuild as run
    from powerlist.pipeline.unsourced import ruled_again

    stored, lock = ruled_again(stored, compiled.items["id"].tolist(), lock)
    return run(compiled, stored, lock)


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
        error = UserError("config.no_statutes", path=settings.statutes.path)
        error.place = settings.place_of("statutes.path")
        raise error
    return Context(
        as_of=as_of,
        as_of_from=origin,
        settings=settings,
        layers=layers_of(catalogue),
        previous=previous,
        statutes=texts,
    )
