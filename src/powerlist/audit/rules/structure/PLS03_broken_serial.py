from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.frames import numbers, tables_of, texts
from powerlist.audit.rule import Rule
from powerlist.audit.serials import span
from powerlist.model.enums import Severity
from powerlist.model.finding import Edit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

#: A table is judged only when at least this share of its serials are numbers.
_SHARE = 0.8


class BrokenSerial(Rule):
    """序号有缺、重或倒退

    ## 查什么
    每张表、每个分节里的序号：从 1 起，逐一加 1；同一文件里上一张表（左右并排的左半边、文档的上一张表）数到几，也可以接着数。新的分节、部门或类型可以重新从 1 起；同一主项的子项可以共用一个序号；一行写了“2,3”两个号的不算缺号。序号空着、上下两行接得上的，报空着的那一行。隐藏而没有采用的行不算缺号。

    ## 为什么
    缺号往往是删了一行没有重排，重号往往是复制了一行没有改。序号不可靠，“第几项”就说不清。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条, serial: 1}
    - {name: 对拒不缴纳水费行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条, serial: 3}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条, serial: 1}
    - {name: 对拒不缴纳水费行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条, serial: 2}
    ```

    ## 怎么改
    在来源表里重排序号。

    ## 依据
    清单编制实务
    """

    code = "PLS03"
    name = "broken-serial"
    english = "Serial numbers have gaps, repeats or go backwards"
    english_manual = {
        "what": "Serials of every table and section count from 1 by one, or on from the table before it in the same file (the left half of a page, the table above in a document). A new section, department or type may begin at 1 again, sub-items may share their main item's serial, one row may have two numbers (2,3), and hidden rows that were left out are no gap. Where a serial is empty and those above and below leave room for it, the empty one is told.",
        "why": 'A gap mostly means a deleted row, a repeat a copied one. Then "item 12" means nothing.',
        "repair": "Number the source anew.",
    }
    severity = Severity.WARNING
    fix = "safe"
    ground = "清单编制实务"
    messages = {
        "zh": "序号应为 {expected}，这里是 {found}",
        "en": "serial number {expected} was expected, this is {found}",
        "zh:first": "序号从 {found} 开始，不是 1",
        "en:first": "serial numbers begin with {found}, not with 1",
        "zh:repeat": "序号 {found} 重复",
        "en:repeat": "serial number {found} is repeated",
        "zh:none": "没有序号，按上下两行应为 {expected}",
        "en:none": "no serial number; by the rows above and below it is {expected}",
    }
    helps = {
        "zh": "重排这张表的序号",
        "en": "renumber this table",
        "zh:none": "补上序号 {expected}",
        "en:none": "write {expected} here",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        rows = numbers(catalogue.items, "row")
        serials = texts(catalogue.items, "serial")
        ends: dict[str, int] = {}
        for (file, _, _), found in sorted(tables_of(catalogue), key=lambda entry: entry[0][2]):
            members = sorted(found, key=lambda position: rows[position])
            if rows[members[0]] > 0:
                # the right half of a page and the next table of a document count on
                yield from self._table(catalogue, members, ends.get(file, 0))
            told = [one[1] for position in members if (one := span(serials[position])) is not None]
            ends[file] = told[-1] if told else 0

    def _table(self, catalogue: Catalogue, members: list[int], start: int) -> Iterable[Finding]:
        items = catalogue.items
        ids, serials, names = (texts(items, name) for name in ("id", "serial", "name"))
        rows = numbers(items, "row")
        marks = list(zip(*(texts(items, name) for name in ("section", "type", "department")), strict=True))
        told = [span(serials[position]) for position in members]
        if sum(one is not None for one in told) < max(2, _SHARE * len(members)):
            return
        passed = _rows_passed(catalogue, members)
        head = next(one[0] for one in told if one is not None)
        edits = [] if passed else _renumbered(catalogue, members, start if head == start + 1 else 0)
        last, before, seen = 0, -1, set[int]()
        above, empty = "", list[int]()
        for position, numbered in zip(members, told, strict=True):
            if numbered is None:
                # a row of the same name is a sub-item: it needs no number of its own
                if not serials[position].strip() and names[position] not in (above, ""):
                    empty.append(position)
                above = names[position]
                continue
            number = numbered[0]
            first = before < 0
            new = first or marks[position] != marks[before]
            # an orphan below a merge that ends too soon has its number from there; PLS04 tells it
            same = not first and names[position] in (names[before], "")
            here, there = rows[position], 0 if first else rows[before]
            before, gone = position, last
            last, above = numbered[1], names[position]
            lacking, empty = empty, []
            if (
                number == gone + 1
                or (number == gone and same)
                or (number == 1 and (new or first))
                or (first and number == start + 1)
            ):
                seen = seen | {number} if number != 1 else {1}
                continue
            if any(there < row < here for row in passed):
                seen.add(number)
                continue
            if lacking and number == gone + 1 + len(lacking):
                # the row that has no number lacks it; this one is right
                for expected, one in enumerate(lacking, gone + 1):
                    seen.add(expected)
                    added = [] if passed else [Edit(ids[one], "serial", serials[one], str(expected))]
                    yield self.at(catalogue, one, "serial", variant="none", expected=expected, edits=added)
                seen.add(number)
                continue
            variant = "first" if first else "repeat" if number in seen else ""
            seen.add(number)
            yield self.at(
                catalogue, position, "serial", variant=variant, found=number, expected=gone + 1, edits=edits
            )
            edits = []  # the first finding of a table carries the renumbering of all of it


def _renumbered(catalogue: Catalogue, members: list[int], start: int) -> list[Edit]:
    """Return the edits that number a table anew; none where a serial is no plain number.

    A number starts again where it did so at a new section, type or department; rows that shared a number
    because they are sub-items of one item share the new one.

    Args:
        catalogue: the items.
        members: those of the table, by their rows.
        start: the number after which it begins: 0, or the last one of the table that it goes on with.
    """
    items = catalogue.items
    ids, serials, names = (texts(items, name) for name in ("id", "serial", "name"))
    marks = list(zip(*(texts(items, name) for name in ("section", "type", "department")), strict=True))
    if not all(serials[position].strip().isdecimal() for position in members):
        return []
    edits, count, before = [], start, -1
    for position in members:
        old = serials[position]
        if before >= 0 and old.strip() == "1" and marks[position] != marks[before]:
            count = 0
        if before < 0 or old != serials[before] or names[position] != names[before]:
            count += 1
        before = position
        if old != str(count):
            edits.append(Edit(ids[position], "serial", old, str(count)))
    return edits


def _rows_passed(catalogue: Catalogue, members: list[int]) -> set[int]:
    """Return sheet rows that hold an item of the table which is not among its items: left out or merged."""
    items, sources = catalogue.items, catalogue.sources
    file, sheet = texts(items, "file")[members[0]], texts(items, "sheet")[members[0]]
    rows = {
        note.row
        for note in catalogue.notes
        if note.kind in ("read.hidden-row", "build.left-out", "read.stray-row", "read.orphan-sub-item")
        and (note.file or "", note.sheet or "") == (file, sheet)
        and note.row
    }
    if len(sources):
        here = sources[(sources["file"] == file) & (sources["sheet"] == sheet)]
        own = numbers(items, "row")
        rows |= {int(row) for row in here["row"].tolist()} - {own[position] for position in members}
    return rows
