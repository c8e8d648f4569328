"""Questions for people as workbooks, and their answers as rulings."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from powerlist.messages import Few
from powerlist.messages.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from powerlist.compile.rulings import Disagreement
    from powerlist.model.catalogue import Catalogue
    from powerlist.report.review import Standing

_SHOWN = 5
KINDS = ("modes", "department", "township", "legal", "pairs")


def ask(catalogue: Catalogue, kind: str, folder: Path, *, grouped: bool = False) -> list[str]:
    """Write one workbook for each who has something to answer; return the paths.

    Args:
        catalogue: the stored catalogue that is asked about.
        kind: one of ``KINDS``.
        folder: where the workbooks go.
        grouped: of townships, ask one of each group only (一类乡镇、一张清单).

    Raises:
        UserError: an unknown kind, or a workbook that somebody has filled in would be replaced; nothing was
            written then.
    """
    from powerlist.files.atomic import write_folder
    from powerlist.files.workbooks import is_unsaved
    from powerlist.report.review import reviews
    from powerlist.report.review_workbook import review_name, review_workbook

    if kind not in KINDS:
        raise UserError("usage.bad_value", option="--for", found=kind, expected="、".join(KINDS))
    pairs = _pairs(catalogue) if kind == "pairs" else ()
    place = catalogue.meta.title or catalogue.meta.place
    files = {
        review_name(review): review_workbook(review, place)
        for review in reviews(catalogue, kind, pairs=pairs, grouped=grouped)
        if review.rows
    }
    there = [folder / name for name, content in files.items() if _differs(folder / name, content)]
    filled = [path.as_posix() for path in there if not is_unsaved(path.read_bytes())]
    if filled:
        raise UserError("review.filled_in", count=len(filled), files=Few(filled, _SHOWN))
    write_folder(folder, files)
    return [f"{folder.as_posix()}/{name}" for name in sorted(files)]


def _differs(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() != content


def _pairs(catalogue: Catalogue, *, ruled: bool = False) -> list[tuple[int, int, str]]:
    """Return the pairs that look double, and why; ``ruled``: those too that somebody ruled apart."""
    from powerlist.linkage import pairs

    rulings = None if ruled else catalogue.rulings
    found = pairs(catalogue.items, catalogue.citations, rulings=rulings)
    asked = []
    for place in range(len(found)):
        why = "；".join(
            one.detail for one in found.why(place) if one.detail and one.weight and one.field != "base"
        )
        asked.append((int(found.left[place]), int(found.right[place]), why))
    return asked


@dataclass(frozen=True, slots=True)
class Applied:
    """What was read from filled-in workbooks.

    Attributes:
        taken: how many answers count from now on.
        blank: how many questions have no answer yet.
        lapsed: the id of each answer whose text or proposed mode has changed since it was asked: rulings.csv keeps
            it, and it does not count.
        disagreements: questions with answers that differ.
        undated: how many answers have no day of their own.
        understood: answers in other words than those that were offered: cell, as written, as taken.
        unreasoned: the cells in which a reason is missing that the answer needs.
        unchosen: the empty cells of answers beside which a reason stands.
        unproposed: the cells that agree though no mode was proposed.
        altered: the cells beside answers in which the item reads otherwise than in the catalogue.
    """

    taken: int
    blank: int
    lapsed: tuple[str, ...]
    disagreements: tuple[Disagreement, ...]
    undated: int = 0
    understood: tuple[tuple[str, str, str], ...] = ()
    unreasoned: tuple[str, ...] = ()
    unchosen: tuple[str, ...] = ()
    unproposed: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()


def apply(catalogue: Catalogue, files: Sequence[Path], when: str) -> Applied:
    """Read answers into rulings.csv, whatever the order of the rows.

    Args:
        catalogue: the stored catalogue.
        files: filled-in workbooks.
        when: date of answers that give none.

    Raises:
        UserError: a workbook cannot be read, an id was deleted, doubled or made up, a formula was saved without
            its value; nothing was taken.
    """
    from powerlist.compile.answers import holds_answers, read_answers
    from powerlist.compile.rulings import disagreements, merged
    from powerlist.files.atomic import write_folder
    from powerlist.read.forms import no_formula, read_grids
    from powerlist.store.tables import encode

    sheets = []
    for path in files:
        forms = read_grids(path, path.as_posix())
        # an office program adds an empty Sheet2; a workbook without any answers is told by its own sheets
        asked = {name: grid for name, grid in forms.items() if holds_answers(grid.rows)} or forms
        for name, grid in asked.items():
            no_formula(grid, f"{path.as_posix()} {name}")
            sheets.append((f"{path.as_posix()} {name}", grid.rows))
    answers = read_answers(sheets, catalogue, when)
    rulings = merged(catalogue.rulings, answers.rows, set(answers.undated))
    if catalogue.folder is not None and len(answers.rows):
        told = encode(rulings, "rulings", catalogue.unknown.get("rulings", ()))
        write_folder(catalogue.folder, {"rulings.csv": told})
    return Applied(
        len(answers.rows) - len(answers.lapsed),
        answers.blank,
        tuple(answers.lapsed),
        tuple(disagreements(rulings)),
        len(answers.undated),
        tuple(answers.understood),
        tuple(answers.unreasoned),
        tuple(answers.unchosen),
        tuple(answers.unproposed),
        tuple(answers.altered),
    )


def status(catalogue: Catalogue) -> list[Standing]:
    """Return how far each round of asking is, and who has not answered yet."""
    from powerlist.report.review import standing

    return standing(catalogue, pairs=_pairs(catalogue, ruled=True))
