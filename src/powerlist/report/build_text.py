"""What a build says at its end: what was read, what was found, what to open."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from powerlist.messages import Few, joined, tell
from powerlist.model.location import Location
from powerlist.model.shared import shared_modes
from powerlist.report.classification_text import mode_counts
from powerlist.report.words import place_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from powerlist.model.audit import Audit
    from powerlist.model.catalogue import Catalogue
    from powerlist.model.sheet import SourceFile

_FEW = 5


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What there is to say of a build.

    Attributes:
        out: the output folder as the user knows it.
        catalogue: as it is stored now.
        audit: what was found.
        files: the sources.
        without: sources left out on purpose.
        written: files that changed.
        opens: what to open first.
    """

    out: str
    catalogue: Catalogue
    audit: Audit
    files: Sequence[SourceFile]
    without: Sequence[str]
    written: Sequence[str]
    opens: Sequence[str]


def left_out(catalogue: Catalogue, language: str) -> list[str]:
    """Return the places of the hidden rows that did not become items.

    Args:
        catalogue: as it was compiled.
        language: of the places.
    """
    return [
        place_of(Location(note.file, None, note.sheet, note.row), language)
        for note in catalogue.notes
        if note.kind == "build.left-out"
    ]


def summary(report: BuildReport, language: str) -> list[str]:
    """Return the lines to print."""
    catalogue, audit = report.catalogue, report.audit
    lines = [tell("build.sources", language, files=len(report.files), items=len(catalogue))]
    if report.without:
        lines.append(tell("build.without", language, files=joined(report.without, language)))
    if left := left_out(catalogue, language):
        lines.append(tell("build.left_out", language, count=len(left), places=Few(left, _FEW)))
    edited = [note for note in catalogue.notes if note.kind in ("build.edited", "build.edited-and-changed")]
    if edited:
        rows = Few([note.value for note in edited], _FEW)
        lines.append(tell("build.edited", language, count=len(edited), rows=rows))
    carried = [note for note in catalogue.notes if note.kind == "build.carried"]
    if carried:
        rows = Few([note.value for note in carried], _FEW)
        lines.append(tell("build.carried", language, count=len(carried), rows=rows))
    deleted = [note for note in catalogue.notes if note.kind == "build.deleted"]
    if deleted:
        rows = Few([note.value for note in deleted], _FEW)
        lines.append(tell("build.deleted", language, count=len(deleted), rows=rows))
    if len(catalogue):
        lines.append(tell("build.modes", language, modes=_modes(catalogue, language)))
    lines.append(tell("build.as_of", language, date=audit.as_of.isoformat()))
    lines.append(tell("build.findings", language, skipped=len(audit.skipped), **audit.summary))
    if report.written:
        lines.append(tell("build.written", language, count=len(report.written), folder=report.out))
    else:
        lines.append(tell("build.unchanged", language))
    if report.opens:
        lines.append(tell("build.open", language))
        lines += [f"  {name}" for name in report.opens]
    return lines


def _modes(catalogue: Catalogue, language: str) -> str:
    return mode_counts(Counter(shared_modes(catalogue)), language)
