"""Notes that speak of some rows only, by what stands in their cells.

* 除备注栏另有注明外，均委托乡镇实施: of the rows that say nothing of their own;
* 备注栏注明“留县”的，仍由县级部门行使: of the rows with that word;
* “是否受托”为“否”的，均属法律直接规定的职权: of the rows with that answer;
* 农业农村、水利领域事项委托乡镇行使；其余事项下放: of the rows of that sector, type or department.

Such a line speaks for no other row, whatever modes it names.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from powerlist.classify.headings import heading
from powerlist.classify.noteclauses import FILLER, TICKS, Clause, note_clauses, subject_of
from powerlist.classify.noterules import ALL_COLUMNS, BLANKS, NoteRule, NoteRules, left_out, same
from powerlist.classify.piece import Piece
from powerlist.classify.receivers import speaks_of_townships
from powerlist.classify.sources.silent import is_open
from powerlist.classify.statements import statement
from powerlist.model import marks
from powerlist.model.enums import PowerType
from powerlist.model.extra import decode_extra
from powerlist.model.modes.masks import BIT, HANDED, single
from powerlist.model.modes.scan import clean
from powerlist.model.modes.texts import cell_modes
from powerlist.model.typeterms import canonical_type
from powerlist.text.patterns import lazy_pattern
from powerlist.text.ranges import item_ranges

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from powerlist.model.normalised import TablePlace
    from powerlist.model.sheet import Line, Note

_REMARK: Final = lazy_pattern(r"备注|说明|附注")
_OF_KIND: Final = lazy_pattern(r"事项|职权|权力|权限|领域|类|行业|系统|条线|方面|板块")
_KINDS: Final = ("sector", "type", "department", "subtype", "section")
_TYPED: Final = ("type", "subtype", "sector")
#: 本清单中行政强制措施: of what the kind is a part.
FILLER_WHOLE: Final = lazy_pattern(
    r"^(?:其中|本(?:清单|表|目录)(?:所列|[中内])?的?|(?:清单|表|目录)[中内]的?|凡|对于?|涉及)+"
)
_PLACE: Final = lazy_pattern(r"^[\u4e00-\u9fff]{0,6}?[县区市旗州](?=[\u4e00-\u9fff]{3})")
_TAIL: Final = lazy_pattern(r"(?:领域|行业|系统|条线|部门|事项|权力|职权|类)+$")
_LONGEST_TAIL: Final = 60
#: 一、农业农村领域(12项): number and count of a section.
_AROUND: Final = lazy_pattern(r"^[(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)、.]+|[(]?共?\d+项[)]?$")
#: The name of a sector or a type is no longer.
_NAME: Final = 6


#: 行政处罚事项划转清单 is called so, and speaks of all its rows.
_TITLE: Final = lazy_pattern(
    r"^[^,。;:]{2,40}(?:清单|目录|名录|一览表?|统计表|汇总表|情况表|事项表)(?:\([^()]{1,20}\))?$"
)
#: What is a part of a power, and no kind of rows.
_CASES: Final = lazy_pattern(r"重大|复杂|疑难|案件|数额|跨区域|跨乡镇|听证|情形")
_TYPES: Final = frozenset(kind.value for kind in PowerType)
#: No clause names kinds of rows at greater length.
_SUBJECT: Final = 500


@lru_cache(maxsize=65536)
def _kind_of(value: str) -> str:
    """Return a sector, type or department as a note would call it."""
    text = _AROUND.sub("", clean(value.rsplit("\n", 1)[-1]))
    return text[:-_LONGEST_TAIL] + _TAIL.sub("", text[-_LONGEST_TAIL:]) or text


def _mode_of(said: str, known: tuple[str, ...]) -> int:
    """Return the mask of the one mode that is said of the rows, 0 for none or several."""
    told = statement(said, known)
    for mask in (told.mask, cell_modes(said)):
        if single(mask) is not None:
            return mask
    return 0


class _Kinds:
    """The sectors, types, departments and sections of a table's rows, by the names that a note may use."""

    def __init__(self, columns: Mapping[str, list[Any]], rows: Sequence[int]) -> None:
        self._forms: dict[str, list[tuple[str, str]]] = {}
        for name in _KINDS:
            for value in {_kind_of(text) for text in {columns[name][index] for index in rows} if text}:
                for form in _forms(value):
                    self._forms.setdefault(form, []).append((value, name))
        self._lengths = sorted({len(form) for form in self._forms})
        self._names = {_kind_of(columns["name"][index]) for index in rows} - {""}
        self._name_lengths = sorted({len(name) for name in self._names}, reverse=True)

    def items(self, subject: str) -> dict[str, frozenset[str]]:
        """Return field → values of the one item that a text begins with: “对擅自采砂行为的处罚”由县局行使."""
        text = subject.lstrip('“"「【')
        for length in self._name_lengths:
            if text[:length] in self._names:
                return {"name": frozenset({text[:length]})}
        return {}

    def _are_types(self, subject: str) -> bool:
        """Return whether a subject is nothing but types or sectors that rows have: 行政处罚、行政检查."""
        parts = [
            part for part in re.split("[、和及与]", FILLER_WHOLE.sub("", subject).removesuffix("的")) if part
        ]
        return bool(parts) and all(
            any(name in _TYPED for _, name in self._forms.get(part, ())) for part in parts
        )

    def fields(self, subject: str) -> dict[str, frozenset[str]]:
        """Return field → values of the rows that a subject names, nothing where it says more than that."""
        if len(subject) > _SUBJECT or not (_OF_KIND.search(subject) or self._are_types(subject)):
            # 县林业局委托镇人民政府实施 says who entrusts, and no kind of rows
            return {}
        values = {
            pair
            for length in self._lengths
            for start in range(len(subject) - length + 1)
            for pair in self._forms.get(subject[start : start + length], ())
        }
        found: dict[str, set[str]] = {}
        rest = subject
        for value, name in sorted(values, key=lambda pair: (-len(pair[0]), pair)):
            for form in sorted(_forms(value), key=len, reverse=True):
                if form in rest:
                    found.setdefault(name, set()).add(value)
                    rest = rest.replace(form, "、")
                    break
        # a sector or type that no row has may stand beside those that rows have
        strange = any(len(FILLER.sub("", part)) > _NAME for part in rest.split("、"))
        whole = FILLER.sub("", rest) and "、" not in subject
        return {} if strange or whole else {name: frozenset(named) for name, named in found.items()}


def _forms(value: str) -> list[str]:
    """Return the names by which a note may call a sector, type or department, the full one first."""
    short = _PLACE.sub("", value)
    measures = ("行政强制措施", "强制措施") if value == PowerType.COERCION.value else ()
    # 许可类, 许可事项, 行政许可权: 许可 alone may be any word's part
    bare = value.removeprefix("行政") if value in _TYPES else ""
    kinds = (f"{value}权", f"{bare}类", f"{bare}事项") if bare and bare != value else ()
    return [form for form in (*measures, value, short, short.removesuffix("局"), *kinds) if len(form) > 1]


class Conditions:
    """What the notes of each table say of single rows.

    Attributes:
        lines: for each table, the lines that speak of some rows only.
        notes: the lines of very many about the same rows that were left out.

    Args:
        columns: the items' columns as lists.
        tables: the source tables.
        known: full names of the place's townships.
    """

    def __init__(
        self, columns: Mapping[str, list[Any]], tables: Sequence[TablePlace], known: tuple[str, ...]
    ) -> None:
        self._columns = columns
        self._tables = tables
        self._known = known
        self._rules: dict[int, NoteRules] = {}
        self._apart: set[int] = set()
        self.lines: list[frozenset[str]] = []
        self.notes: list[Note] = []
        rows: dict[int, list[int]] | None = None
        for at, table in enumerate(tables):
            told: set[str] = set()
            kinds: _Kinds | None = None
            for line in _spoken(table):
                if _TITLE.search(clean(line.text)):
                    continue
                if len(item_ranges(line.text)) > 1:
                    # 除第3项由县局保留外，均委托: the sections of its items say it
                    told.add(line.text)
                    continue
                clauses = note_clauses(line.text)
                if not clauses or (len(clauses) == 1 and not _worth(clauses[0])):
                    continue
                if rows is None:
                    rows = {}
                    for index, number in enumerate(columns["table"]):
                        rows.setdefault(number, []).append(index)
                kinds = kinds or _Kinds(columns, rows.get(at, []))
                made, apart = self._made(line, clauses, kinds)
                if apart:
                    told.add(line.text)
                    kept = self._rules.setdefault(at, NoteRules())
                    if len({rule.piece.modes for rule in made} & {BIT[mode] for mode in HANDED}) > 1:
                        self._apart.add(at)
                    if sum(kept.add(rule) for rule in made) < len(made):
                        self.notes.append(left_out(table, line))
            self.lines.append(frozenset(told))

    def __bool__(self) -> bool:
        """Return whether any note speaks of some rows."""
        return bool(self._rules)

    def tell_apart(self, table: int) -> bool:
        """Return whether the notes of a table say a way for some of its rows and another for others.

        Args:
            table: index of the table.
        """
        return table in self._apart

    def _made(self, line: Line, clauses: Sequence[Clause], named: _Kinds) -> tuple[list[NoteRule], bool]:
        """Return the rules of a line, and whether it speaks of some rows only."""
        found: list[NoteRule] = []
        apart = False
        kinds = answers = 0
        instead = False
        unsaid: NoteRule | None = None
        for clause in clauses:
            if instead:
                instead = False
                continue
            mask = _mode_of(clause.said, self._known)
            if clause.kind == "but":
                without = self._left_out(line, clause, named) if mask else None
                if without is not None or (mask and _leaves_out_no_row(clause.subject)):
                    found += [without] if without is not None else []
                    found.append(NoteRule(replace(clause, kind="rest"), self._piece(line, clause, mask)))
                    apart = instead = True
                    kinds += 1
                continue
            fields: dict[str, frozenset[str]] = {}
            if clause.kind == "kind":
                fields = named.fields(clause.subject)
                # 行政强制措施不委托 speaks of no row of a list that has none
                apart |= not fields and bool(canonical_type(FILLER_WHOLE.sub("", clause.subject))[0])
                if not (fields and mask):
                    unsaid = NoteRule(clause, _open(line), fields) if fields else None
                    continue
                kinds += 1
            elif clause.kind == "default":
                # 行政处罚事项除备注注明外均下放: the default of a kind
                fields = named.fields(subject_of(clause.said))
            elif clause.kind == "rest" and unsaid is not None:
                # 许可按规定办理，其余委托: of the first it says no way
                found.append(unsaid)
            elif clause.kind == "rest" and not (kinds or answers):
                continue
            unsaid = None
            answers += clause.kind == "where"
            apart = True
            if mask:
                found.append(NoteRule(clause, self._piece(line, clause, mask), fields))
        return found, apart

    def _left_out(self, line: Line, clause: Clause, named: _Kinds) -> NoteRule | None:
        """Return what a clause says of the rows that it leaves out, None where it leaves out no kind of rows.

        除行政许可由县局保留外 says how these are; 除行政许可外 says nothing of them.
        """
        if speaks_of_townships(clause.subject) and not cell_modes(clause.subject):
            return None
        own = _mode_of(clause.subject, self._known)
        subject = (subject_of(clause.subject) if own else "") or clause.subject
        fields = named.fields(subject) or named.items(clause.subject)
        if not fields:
            return None
        kind = replace(clause, kind="kind", said=clause.subject)
        if own:
            return NoteRule(kind, self._piece(line, kind, own), fields)
        return NoteRule(kind, _open(line), fields)

    def _piece(self, line: Line, clause: Clause, mask: int) -> Piece:
        spoken = heading(clause.said, line.cell, self._known)
        return Piece(
            "caption", line.text, line.cell, "", mask, receivers=statement(clause.said, self._known).receivers,
            scope=spoken.scope,
        )  # fmt: skip

    def pieces(self, index: int, said: Iterable[Piece]) -> list[Piece]:
        """Return what the notes say of an item.

        Args:
            index: position of the item.
            said: what its cells and sections say.
        """
        rules = self._rules.get(self._columns["table"][index])
        if not rules:
            return []
        found: list[Piece] = []
        defaults: list[Piece] = []
        meant = False
        kinds = [
            (name, _kind_of(value)) for name in (*_KINDS, "name") if (value := self._columns[name][index])
        ]
        for rule in rules.of(kinds, self._cells(index)):
            if rule.clause.kind == "kind" and self._is_of(index, rule.fields):
                meant = True
                found.append(rule.piece)
            elif rule.clause.kind == "default" and self._is_of(index, rule.fields):
                defaults.append(rule.piece)
            elif rule.clause.kind == "where" and self._answers(index, rule.clause):
                meant = True
                found.append(rule.piece)
        if not meant:
            found += [rule.piece for rule in rules.rest]
        if found:
            return found
        denied = 0
        for piece in said:
            if (piece.modes or piece.per) and piece.decides:
                return []
            denied |= piece.denied
        if self._columns["remark"][index] and is_open(self._columns["remark"][index]):
            return []
        return [piece for piece in defaults if not piece.modes & denied]

    def _is_of(self, index: int, fields: Mapping[str, frozenset[str]]) -> bool:
        return all(_kind_of(self._columns[name][index]) in values for name, values in fields.items())

    def _cells(self, index: int) -> Iterator[str]:
        """Yield the texts of a row's cells that a note may speak of."""
        yield from dict(marks.parsed(self._columns["mode_marks"][index])).values()
        if self._columns["extra"][index]:
            yield from decode_extra(self._columns["extra"][index]).values()
        for name in self._tables[self._columns["table"][index]].heads:
            if name in self._columns:
                yield str(self._columns[name][index])

    def _answers(self, index: int, clause: Clause) -> bool:
        head, value = clean(clause.head), clean(clause.value)
        marked = dict(marks.parsed(self._columns["mode_marks"][index]))
        table = self._tables[self._columns["table"][index]]
        if head == TICKS:
            ticked = _ticked(marked, table)
            return ticked is not None and ticked is not bool(BLANKS.match(value))
        if ALL_COLUMNS.match(head) or head in ("均", "都"):
            blank = BLANKS.match(value) is not None
            return (
                not marked if blank else bool(marked) and all(same(cell, value) for cell in marked.values())
            )
        told = decode_extra(self._columns["extra"][index]) if self._columns["extra"][index] else {}
        for name, cell in (*marked.items(), *told.items()):
            if clean(name) in (head, f"是否{head}"):
                return same(cell, value)
        for name, (text, _) in table.heads.items():
            if name in self._columns and (clean(text) == head or (name == "remark" and _REMARK.search(head))):
                return same(str(self._columns[name][index]), value)
        return False


def _leaves_out_no_row(subject: str) -> bool:
    """Return whether a note leaves out a part of each power (重大案件由县局办理), or a type that no row has."""
    return _CASES.search(subject) is not None or bool(canonical_type(FILLER_WHOLE.sub("", subject))[0])


def _open(line: Line) -> Piece:
    """Return the piece of rows of which a note speaks, and says no way."""
    return Piece("caption", line.text, line.cell, "", 0, decides=False)


def _ticked(marked: Mapping[str, str], table: TablePlace) -> bool | None:
    """Return whether any column of marks is ticked, None where the table has none."""
    if not any(name.startswith("mode_marks/") for name in table.letters):
        return None
    return any(marks.meaning(cell) == marks.YES for cell in marked.values())


def _worth(clause: Clause) -> bool:
    """Return whether a line of one clause may speak of some rows: a title does not."""
    return clause.kind in ("default", "where") or bool(clause.subject)


def _spoken(table: TablePlace) -> list[Line]:
    return [
        *(line for line in table.captions if line.kind != "section"),
        *(line for line in table.lines if line.kind in ("note", "other", "caption", "title")),
    ]
