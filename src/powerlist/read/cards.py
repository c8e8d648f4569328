"""Read forms: one item a card, heads beside their values instead of above them.

Some offices send one form an item (事项名称 | … , 实施依据 | …), several below each other on a sheet.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from powerlist.model.enums import How
from powerlist.model.sheet import Column, Line, Table
from powerlist.read.grid import column_of
from powerlist.read.heads import Meaning, exact, guessed
from powerlist.read.lines import line_kind
from powerlist.read.values import cites, is_type
from powerlist.text.letters import column_letters
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from powerlist.read.merges import Sheet

#: A sheet with more rows than this is no stack of forms.
_MOST_ROWS: Final = 3000
#: Fields that a form has to name before it is believed to be one, and rows that name them.
_LEAST: Final = 4
_FEWEST_ROWS: Final = 3
#: A form of few fields has so many labels that are known or end as labels do, and so many of them are known.
_FEW_LABELS: Final = 3
_FEW_KNOWN: Final = 2
_LABEL_END: Final = lazy_pattern(
    r"(?:电话|邮箱|地址|地点|时间|日期|时限|期限|材料|条件|流程|程序|步骤|标准|种类|情形|幅度|方式|渠道|对象|结果|要求|形式|网址|负责人|联系人|经办人)$"
)
_PAIR: Final = 2
#: What stands over labels and values: 项目 | 内容.
_OVER_LABELS: Final = lazy_pattern(r"(?:事项|基本)?(?:项目|栏目|要素|字段|信息项|名称|类别)(?:名称)?")
_OVER_VALUES: Final = lazy_pattern(r"(?:具体|填写|详细|基本)?(?:内容|信息|情况)")
#: Cells of a row that heads a table inside a form are no longer, and so many.
_SHORT: Final = 8
_HEADS: Final = 3
_LONGEST_LABEL: Final = 20
#: Forms repeat their labels, and are no wider than a page: so many rows and columns are looked at closely.
_MOST_GUESSED: Final = 60
_WIDEST: Final = 30
#: What tells how to fill in a field, and how long that is at most.
_TELLS: Final = lazy_pattern(
    r"填[写报列]|[应须需]填|选填|必填|勾选|选择|写[明到]|是?指.|规范(?:的)?名称|全称|参照|按照|例如?[:：]|如[:：]"
)
_INSTRUCTION: Final = 80
#: A guess by the end of a label; below, the label says little.
_CLEAR: Final = 0.75


@dataclass(slots=True)
class Label:
    """A head with its value beside it."""

    row: int
    column: int
    head: str
    meaning: Meaning | None
    text: str
    at: int


@dataclass(slots=True)
class Card:
    """One item's form."""

    labels: list[Label] = field(default_factory=list)


def read_cards(sheet: Sheet) -> list[Table]:
    """Return the forms of a sheet: one table, or one for each stack of forms side by side; none when it holds none."""
    grid = sheet.grid
    if len(grid.rows) > _MOST_ROWS or len(grid.rows) < _FEWEST_ROWS or grid.width < 2:
        return []
    # most sheets are lists, and their head shows it; 环节 | 责任 | 时限 | 责任人 names no items
    if any(_heads_in(row) > 2 and _names_items(row) for row in [*grid.rows, *_two_rows(sheet)]):
        return []
    labels = _labels(sheet)
    known = [label for label in labels if label.meaning is not None]
    fields = {label.meaning.field for label in known if label.meaning is not None}
    many = len(fields) >= _LEAST and len({label.row for label in known}) >= _FEWEST_ROWS
    if "name" not in fields or not (many or _holds_nothing_else(sheet, labels)):
        return []
    stacks = [_cards(stack) for stack in _stacks(labels)]
    return [_table(sheet, cards, labels) for cards in stacks if cards]


def _holds_nothing_else(sheet: Sheet, labels: list[Label]) -> bool:
    """Return whether a sheet holds nothing but labels beside their values, so that few known ones make a form.

    事项名称 | 取水许可, 实施主体 | 县水利局, 联系电话 | 0830-1: no list has items that are called so.
    """
    name = next(label for label in labels if label.meaning is not None and label.meaning.field == "name")
    if not name.text or exact(name.text) is not None or _OVER_VALUES.fullmatch(name.text.strip()):
        return False
    at = {label.row: label for label in labels}
    told = [label for label in labels if label.meaning is not None or _LABEL_END.search(label.head)]
    fields = {label.meaning.field for label in told if label.meaning is not None}
    if (
        len(fields) < _FEW_KNOWN
        or len({label.head for label in told}) < _FEW_LABELS
        or len(told) * 2 <= len(labels)
        or len(at) < len(labels)
    ):
        return False
    for row, cells in enumerate(sheet.grid.rows):
        texts = [text for text in cells if text]
        beside = len(texts) > 1 and row not in at and not _heads_a_form(texts)
        if len(texts) > _PAIR or (beside and line_kind(texts[0]) not in ("note", "signature", "unit")):
            return False
    return True


def _heads_a_form(texts: list[str]) -> bool:
    """Return whether a row stands over the labels and the values of a form: 项目 | 内容."""
    words = ["".join(text.split()) for text in texts]
    return len(words) == _PAIR and bool(_OVER_LABELS.fullmatch(words[0]) and _OVER_VALUES.fullmatch(words[1]))


def _stacks(labels: list[Label]) -> list[list[Label]]:
    """Return the labels of each stack of forms: several stand side by side where a row names two items."""
    named: dict[int, list[int]] = {}
    for label in labels:
        if label.meaning is not None and label.meaning.field == "name":
            named.setdefault(label.row, []).append(label.column)
    starts = sorted({column for columns in named.values() if len(columns) > 1 for column in columns})
    if not starts:
        return [labels]
    found: list[list[Label]] = [[] for _ in starts]
    for label in labels:
        found[max(0, bisect_right(starts, label.column) - 1)].append(label)
    return found


def explains(forms: list[Table]) -> bool:
    """Return whether what looks like forms tells how to fill a list in: 实施主体 | 填写部门全称."""
    told = [
        (column.field, text.strip())
        for form in forms
        for column in form.columns
        if column.field
        for text in form.text.get(column.index, [])
        if text.strip()
    ]
    telling = sum(1 for _, text in told if len(text) <= _INSTRUCTION and _TELLS.search(text))
    if telling * 2 >= len(told):
        return True
    types = [text for field, text in told if field == "type"]
    bases = [text for field, text in told if field == "basis"]
    return bool(telling and types and bases) and not any(map(is_type, types)) and not any(map(cites, bases))


def lies_across(sheet: Sheet, card: Table) -> bool:
    """Return whether a sheet's one form is a list that lies across: further items stand right of the values."""
    if len(card) != 1:
        return False
    names, beside = False, 0
    for column in card.columns:
        if column.field is None:
            continue
        row, at = sheet.grid.rows[card.anchors[column.index][0] - 1], column_of(column.letter) + 1
        if at < len(row) and row[at] and row[at - 1] and exact(row[at]) is None:
            beside += 1
            names = names or column.field == "name"
    return names and beside >= _LEAST - 1


def _heads_in(row: list[str]) -> int:
    return sum(1 for cell in row if cell and len(cell) <= _LONGEST_LABEL and exact(cell) is not None)


def _two_rows(sheet: Sheet) -> list[list[str]]:
    """Return each two rows as one whose heads stand over both, side by side: a form has a value beside each label."""
    rows, found = sheet.grid.rows, []
    for at, cells in sheet.tops.items():
        over = {column for column, last in cells if last == at + 1 and exact(rows[at][column]) is not None}
        if any(column + 1 in over for column in over):
            found.append(rows[at] + rows[at + 1])
    return found


def _names_items(row: list[str]) -> bool:
    """Return whether a row of heads has one for the names of the items."""
    told = {
        meaning.field
        for cell in row
        if cell and len(cell) <= _LONGEST_LABEL and (meaning := exact(cell) or guessed(cell)) is not None
    }
    return not told.isdisjoint(("name", "sub_name", "serial"))


def _inner_tables(sheet: Sheet, stubs: set[int]) -> set[int]:
    """Return the rows of tables inside of forms (环节 | 责任 | 时限, and what stands below): they hold no labels."""
    rows = sheet.grid.rows
    found: set[int] = set()
    for at, row in enumerate(rows[:-1]):
        cells = [text for text in row if text]
        below = [text for text in rows[at + 1] if text]
        if (
            at in found
            or len(cells) < _HEADS
            or len(below) < len(cells)
            or any(len(text.strip()) > _SHORT for text in cells)
            or any(map(is_type, cells))
            or any(_meaning(rows[at + 1][column]) for column in stubs if rows[at + 1][column])
        ):
            continue
        found.add(at)
        following = at + 1
        while following < len(rows) and not any(
            rows[following][column] and _meaning(rows[following][column]) for column in stubs
        ):
            found.add(following)
            following += 1
    return found


def _meaning(text: str) -> Meaning | None:
    """Return what a label means, also by the way it ends."""
    meaning = exact(text) or guessed(text)
    return meaning if meaning is not None and meaning.sure >= _CLEAR else None


def _stubs(sheet: Sheet) -> set[int]:
    """Return the columns that hold labels: a known head, or many fields that only end like known ones."""
    told: dict[int, set[str]] = {}
    stubs: set[int] = set()
    for at, row in enumerate(sheet.grid.rows):
        for column, text in enumerate(row):
            if not text or len(text) > _LONGEST_LABEL or text.isdigit():
                continue
            close = at < _MOST_GUESSED and column < _WIDEST
            meaning = _meaning(text) if close else exact(text)
            if meaning is not None:
                told.setdefault(column, set()).add(meaning.field)
                if meaning.how is not How.INFERRED:
                    stubs.add(column)
    return stubs | {column for column, fields in told.items() if len(fields) >= _LEAST}


def _value(sheet: Sheet, row: int, label: int, value: int) -> str:
    """Return what stands beside a label, in all rows over which the label is merged."""
    rows = sheet.grid.rows
    last = next((bottom for top, bottom in sheet.down.get(label, ()) if top == row), row)
    return "\n".join(text for at in range(row, min(last + 1, len(rows))) if (text := rows[at][value]))


def _labels(sheet: Sheet) -> list[Label]:
    """Return every label with the value right of it, row by row."""
    found: list[Label] = []
    stubs = _stubs(sheet)
    inner = _inner_tables(sheet, stubs)
    for at, row in enumerate(sheet.grid.rows):
        if at in inner or _heads_a_form([text for text in row if text]):
            continue
        spans = {left: right for top, left, _, right in sheet.wide.get(at, ()) if top == at}
        for column in sorted(stubs):
            text = row[column]
            if not text or len(text) > _LONGEST_LABEL:
                continue
            value = spans.get(column, column) + 1
            if value >= sheet.grid.width or (value in stubs and row[value] and exact(row[value]) is not None):
                continue
            meaning = _meaning(text)
            if (meaning is None or meaning.how is How.INFERRED) and not row[value]:
                continue
            if meaning is None and line_kind(text) != "other":
                continue
            found.append(
                Label(
                    at, column, text.strip().rstrip("：:"), meaning, _value(sheet, at, column, value), value
                )
            )
    return found


def _cards(labels: list[Label]) -> list[Card]:
    """Group labels into forms: a field that comes again begins the next one."""
    cards: list[Card] = []
    seen: set[str] = set()
    for label in labels:
        name = label.meaning.field if label.meaning is not None else label.head
        if not cards or (name in seen and label.meaning is not None):
            cards.append(Card())
            seen = set()
        seen.add(name)
        cards[-1].labels.append(label)
    return [
        card
        for card in cards
        if any(
            label.meaning is not None and label.meaning.field == "name" and label.text
            for label in card.labels
        )
    ]


def _table(sheet: Sheet, cards: list[Card], labels: list[Label]) -> Table:
    """Return forms as a table: one item a form, one column a label."""
    columns = _columns(cards)
    at_of = {column.head: column.index for column in columns}
    table = Table(sheet.grid.name, "", [], columns)
    for number, card in enumerate(cards):
        rows = [label.row + 1 for label in card.labels]
        table.rows.append(min(rows))
        table.last_rows.append(max(rows))
        table.section_of.append(-1)
        table.hidden_by.append(sheet.grid.hidden_rows.get(min(rows) - 1))
        for column in columns:
            table.text.setdefault(column.index, []).append("")
            table.anchors.setdefault(column.index, []).append(table.rows[number])
        for label in card.labels:
            table.text[at_of[label.head]][number] = label.text
            table.anchors[at_of[label.head]][number] = label.row + 1
    _take_lines(sheet, table, {label.row for label in labels})
    table.range = f"A1:{column_letters(sheet.grid.width - 1)}{max(table.last_rows)}"
    return table


def _columns(cards: list[Card]) -> list[Column]:
    found: dict[str, Column] = {}
    for card in cards:
        for label in card.labels:
            meaning = label.meaning
            if label.head not in found:
                found[label.head] = Column(
                    len(found),
                    column_letters(label.at),
                    label.head,
                    meaning.field if meaning else None,
                    meaning.how if meaning else How.UNMAPPED,
                    meaning.sure if meaning else 0.0,
                )
    return list(found.values())


def _take_lines(sheet: Sheet, table: Table, used: set[int]) -> None:
    """Take what stands above the first form for captions, and what stands in other rows for lines."""
    for at, row in enumerate(sheet.grid.rows):
        for place, text in enumerate(row if at not in used else ()):
            if text:
                kind = line_kind(text)
                line = Line(
                    at + 1,
                    f"{column_letters(place)}{at + 1}",
                    text.strip(),
                    "title" if kind == "other" else kind,
                )
                (table.captions if at < table.rows[0] else table.lines).append(line)
