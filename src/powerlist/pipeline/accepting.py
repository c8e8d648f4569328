"""The baseline of catalogues: adding, pruning and showing are different verbs; auditing never writes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from powerlist.files.atomic import write_bytes
from powerlist.messages.errors import UserError
from powerlist.pipeline import auditing
from powerlist.pipeline.requests import Requests

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from powerlist.audit.baseline import Entry
    from powerlist.config.load import Find
    from powerlist.model.audit import Audit
    from powerlist.pipeline.opening import Loaded, Opened
    from powerlist.pipeline.options import Options


class Accepting:
    """The baselines of what was opened.

    Args:
        opened: stored catalogues; a bare workbook needs ``file``.
        find: a path → its settings.
        options: what the command was told.
        file: one baseline for all, or None for each catalogue's own.
    """

    def __init__(
        self,
        opened: Opened,
        find: Find,
        options: Options,
        file: Path | None,
    ) -> None:
        self._opened = opened
        self._find = find
        self._options = options
        self._file = file

    def _each(self) -> Iterator[tuple[Path, list[Entry], list[Audit]]]:
        """Yield every baseline with the audits of the catalogues that it is for."""
        from powerlist.audit.baseline import load
        from powerlist.store.folder import BASELINE

        files: dict[Path, list[Loaded]] = {}
        for one in self._opened.loaded:
            folder = one.catalogue.folder
            if self._file is None and folder is None:
                raise UserError("baseline.needs_file")
            files.setdefault(self._file or folder / BASELINE, []).append(one)  # type: ignore[operator]
        for path, catalogues in files.items():
            entries = load(path.read_bytes(), path.as_posix()) if path.is_file() else []
            yield path, entries, [self._audit(one) for one in catalogues]

    def _audit(self, loaded: Loaded) -> Audit:
        """Return the findings of a catalogue as they are, whatever was accepted before."""
        from powerlist.pipeline.opening import Opened

        alone = Opened(loaded=[loaded])
        return auditing.run(alone, self._find, self._options, Requests(), without_baseline=True)

    def add(self, reason: str, owner: str, until: date | None) -> Iterator[tuple[str, int]]:
        """Add what is new; yield file and how many were added.

        Raises:
            UserError: the last day is past on the day as of which a catalogue is audited: all would be open at once.
        """
        from powerlist.audit.baseline import add, dump

        last = until.isoformat() if until else ""
        for path, entries, results in self._each():
            more = entries
            for result in results:
                if until and until < result.as_of:
                    raise UserError("baseline.past", found=last, as_of=result.as_of.isoformat())
                more = add(more, result, reason=reason, owner=owner, expires=last)
            write_bytes(path, dump(more))
            yield path.as_posix(), len(more) - len(entries)

    def prune(self) -> Iterator[tuple[str, int]]:
        """Take out what is no longer found; yield file and how many went."""
        from powerlist.audit.baseline import dump, prune
        from powerlist.audit.registry import codes

        for path, entries, results in self._each():
            rest = prune(entries, results, codes())
            if path.is_file():
                write_bytes(path, dump(rest))
            yield path.as_posix(), len(entries) - len(rest)

    def show(self, *, diff: bool) -> Iterator[str]:
        """Yield a line an entry; with ``diff`` only what is new (+) and what was repaired (-)."""
        from powerlist.audit.baseline import compare, entries_of
        from powerlist.audit.registry import codes

        for _, entries, results in self._each():
            if not diff:
                yield from (_line(" ", entry) for entry in entries)
                continue
            for result in results:
                new = compare(entries, [result]).new
                yield from (_line("+", entry) for one in new for entry in entries_of(one, result))
            yield from (_line("-", entry) for entry in compare(entries, results, codes()).stale)


def _line(mark: str, entry: Entry) -> str:
    parts = (entry.rule, entry.item, entry.field, entry.fingerprint, entry.value)
    return f"{mark} " + "  ".join(part for part in parts if part)
