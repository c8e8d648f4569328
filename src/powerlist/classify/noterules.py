"""The rules that the notes of one table make, found by what stands in a row and not tried one after the other."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from powerlist.classify.noteclauses import TICKS
from powerlist.model import marks
from powerlist.model.modes.scan import clean
from powerlist.model.noted import NOTES_LEFT
from powerlist.model.sheet import Note
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from powerlist.classify.noteclauses import Clause
    from powerlist.classify.piece import Piece
    from powerlist.model.normalised import TablePlace
    from powerlist.model.sheet import Line

#: Several columns at once: 三栏, 各栏, 以上各项.
ALL_COLUMNS: Final = lazy_pattern(
    r"^(?:以上|上述|前述)?(?:[两二三四五各全]|几)个?(?:栏|列|项|方式)?目?$|^(?:下放|委托|延伸|派驻|[、和及栏])+$"
)
BLANKS: Final = lazy_pattern(r"^(?:空白?|留空|空格)$")
#: So many lines may mean the same rows; beyond these nothing is added but time.
MOST: Final = 40
_EDGES: Final = "（)）。."


@dataclass(slots=True)
class NoteRule:
    """What a clause says of some rows.

    Attributes:
        clause: the clause.
        piece: what it says of them.
        fields: field → values of the rows that it means, for a kind of rows; empty means all.
    """

    clause: Clause
    piece: Piece
    fields: dict[str, frozenset[str]] = field(default_factory=dict)


class NoteRules:
    """The rules of one table.

    Attributes:
        rest: rules for the rows that no other clause names.
    """

    def __init__(self) -> None:
        self.rest: list[NoteRule] = []
        self._count = 0
        self._kinds: dict[tuple[str, str], list[tuple[int, NoteRule]]] = {}
        self._texts: dict[str, list[tuple[int, NoteRule]]] = {}
        self._any: list[tuple[int, NoteRule]] = []

    def add(self, rule: NoteRule) -> bool:
        """Keep a rule; returns False where very many mean the same rows already."""
        if rule.clause.kind == "rest":
            self.rest += [rule] if len(self.rest) < MOST else []
            return self.rest[-1] is rule
        self._count += 1
        places = self._places(rule)
        free = [place for place in places if len(place) < MOST]
        for place in free:
            place.append((self._count, rule))
        return len(free) == len(places)

    def _places(self, rule: NoteRule) -> list[list[tuple[int, NoteRule]]]:
        if rule.clause.kind != "where":
            name = next(iter(rule.fields), None)
            if name is None:
                return [self._any]
            return [self._kinds.setdefault((name, value), []) for value in sorted(rule.fields[name])]
        value = clean(rule.clause.value)
        head = clean(rule.clause.head)
        named = head != TICKS and head not in ("均", "都") and not ALL_COLUMNS.match(head)
        if named and not BLANKS.match(value) and marks.meaning(value) not in (marks.YES, marks.NO):
            return [self._texts.setdefault(value, [])]
        return [self._any]

    def of(self, kinds: Iterable[tuple[str, str]], cells: Iterable[str]) -> Iterator[NoteRule]:
        """Yield the rules that may mean a row, in the order of the notes.

        Args:
            kinds: its fields with their values as a note calls them.
            cells: the texts of its cells.
        """
        found = dict(self._any)
        for key in kinds:
            found.update(self._kinds.get(key, ()))
        if self._texts:
            for cell in cells:
                bare = clean(cell)
                found.update(self._texts.get(bare, ()))
                found.update(self._texts.get(bare.strip(_EDGES), ()))
        for number in sorted(found):
            yield found[number]


def left_out(table: TablePlace, line: Line) -> Note:
    """Return the note on a line, one of very many about the same rows, that was not given to its items."""
    return Note(NOTES_LEFT, table.file, table.sheet, line.row or None, line.cell or None, None, line.text)


def same(cell: str, value: str) -> bool:
    """Return whether a cell gives the answer that a note speaks of: 否, 0, 留县.

    Args:
        cell: the cell.
        value: the answer, cleaned.
    """
    bare = clean(cell)
    if BLANKS.match(value):
        return not bare
    if bare == value:
        return True
    meaning = marks.meaning(value)
    if meaning in (marks.YES, marks.NO):
        return marks.meaning(bare) == meaning
    return bool(bare) and bare.strip(_EDGES) == value
