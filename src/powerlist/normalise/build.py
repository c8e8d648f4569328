"""Build the frame of items, the ledger and the notes from any number of read files."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from powerlist.model import noted as kinds
from powerlist.model.catalogue import LEDGER_COLUMNS, PLACE_COLUMNS
from powerlist.model.extra import encode_extra
from powerlist.model.fields import SHEET, Field, fields_of
from powerlist.model.modes.heads import head_mode
from powerlist.model.normalised import Normalised, TablePlace
from powerlist.model.sheet import Column, Line, Note
from powerlist.model.typeterms import canonical_type
from powerlist.normalise.articles import with_numbers
from powerlist.normalise.bodytold import part_bodies, take_bureaus
from powerlist.normalise.cleaner import Cleaner
from powerlist.normalise.context import fill_from_context
from powerlist.normalise.headed import split_names
from powerlist.normalise.marked import failed_receivers, marks_of, plain
from powerlist.normalise.nested import nest_parts
from powerlist.normalise.numbered import with_ranges
from powerlist.normalise.scripts import script_steps
from powerlist.normalise.sections import section_chains
from powerlist.normalise.signs import without_signs
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from powerlist.model.sheet import SourceFile, Table
    from powerlist.normalise.options import NormaliseOptions

#: Fields that say nothing by 无 or a stroke; fees, risks and time limits do, and who receives is read as written.
_MAY_BE_BLANK: Final = frozenset(
    (
        "sub_name", "code", "credit_code", "division_code", "subtype", "enforcer", "sector", "handler", "batch",
        "decision", "legal_ground", "deed", "outpost", "boundary", "partition", "effective", "until", "adjustment",
        "adjustment_reason", "remark",
    )
)  # fmt: skip
#: Fields whose merged cells a list prints again on the next page: 县水利局（续）.
_MAY_GO_ON: Final = frozenset(("department", "enforcer", "handler", "type", "sector", "level", "receivers"))
#: Fields whose merged cells count what stands beside them: 县水利局（3项）.
_MAY_BE_COUNTED: Final = frozenset(("department", "enforcer", "type", "sector"))
_BRACKET: Final = lazy_pattern(r"[（(【\[]([^（）()【】\[\]]{2,12})[）)】\]]$")


def normalise(sources: Sequence[SourceFile], options: NormaliseOptions) -> Normalised:
    """Return one row an item of all files in order, the ledger of changed cells and the notes.

    ``receiver_marks`` and ``mode_marks`` are compact JSON objects, head → mark as written, or "" where
    the table has no such columns: ``{"三家镇":"√","拦江镇":""}``, ``{"下放":"√","委托":""}``. ``extra`` is a
    JSON object of the columns that were not recognised, blanks left out.

    Args:
        sources: read files; those with an error contribute their notes only.
        options: the type profile and what to take a missing department from.
    """
    import pandas as pd

    frame: dict[str, list[object]] = defaultdict(list)
    ledger: dict[str, list[str]] = {name: [] for name in LEDGER_COLUMNS}
    notes: list[Note] = []
    places: list[TablePlace] = []
    for source in sources:
        notes.extend(source.notes)
        for table in source.tables:
            _table(source, table, len(places), frame, ledger, notes, places, options)
    names = [*(field.name for field in fields_of(SHEET)), *PLACE_COLUMNS]
    whole = ("table", "position", "row", "last_row")
    items = pd.DataFrame({name: frame.get(name, []) for name in names if name not in whole}, dtype="str")
    for name in whole:
        items.insert(names.index(name), name, pd.Series(frame.get(name, []), dtype="int64"))
    return Normalised(items, pd.DataFrame(ledger, dtype="str"), notes, places)


def _table(
    source: SourceFile,
    table: Table,
    number: int,
    frame: dict[str, list[object]],
    ledger: dict[str, list[str]],
    notes: list[Note],
    places: list[TablePlace],
    options: NormaliseOptions,
) -> None:
    count = len(table)
    script, judged = script_steps(table, options.names)
    place = TablePlace(
        source.file,
        table.sheet,
        captions=[_converted(line, script) for line in table.captions],
        lines=[
            _converted(line, script)
            for line in sorted([*table.lines, *table.sections], key=lambda line: line.row)
        ],
        sha256=source.sha256,
    )
    places.append(place)
    notes.extend(Note(kind, source.file, table.sheet, detail=detail) for kind, detail in judged)
    cleaner = Cleaner(source, table, ledger, script, notes)
    values: dict[str, list[str]] = {}
    for field in fields_of(SHEET):
        columns = [c for c in table.columns_of(field.name) if not c.receiver and not c.mode]
        values[field.name] = _joined(cleaner, place, table, field, columns) if columns else [""] * count
    bare = [n for n in source.notes if n.kind == kinds.FORMULA_WITHOUT_VALUE and n.sheet == table.sheet]
    failed_receivers(values, cleaner, place, table, bare)
    split_names(values, cleaner, table)
    nest_parts(values, cleaner, place, table)
    part_bodies(values, cleaner, place, table)
    _types(values, cleaner, place, table, notes, options)
    chains = section_chains(table, script)
    fill_from_context(source, table, chains, values, cleaner, place, notes, options)
    take_bureaus(values, place)
    sections = ["\n".join(section.text for section in chains[index + 1]) for index in table.section_of]
    sections = with_ranges(sections, values, place, table, notes)
    without_signs(values, cleaner, place, table)
    for name, texts in values.items():
        frame[name].extend(texts)
    frame["file"].extend([source.file] * count)
    frame["sheet"].extend([table.sheet or ""] * count)
    frame["table"].extend([number] * count)
    frame["position"].extend(range(count))
    frame["row"].extend(table.rows)
    frame["last_row"].extend(table.last_rows)
    frame["hidden_by"].extend(reason.value if reason else "" for reason in table.hidden_by)
    frame["section"].extend(sections)
    frame["receiver_marks"].extend(
        marks_of(table, place, "receiver_marks", [c for c in table.columns if c.receiver])
    )
    frame["mode_marks"].extend(
        marks_of(table, place, "mode_marks", [c for c in table.columns if c.mode and not c.receiver])
    )
    frame["extra"].extend(_extra(table, place))


def _converted(line: Line, script: tuple[tuple[str, Callable[[str], str]], ...]) -> Line:
    text = line.text
    for _, step in script:
        text = step(text)
    return line if text == line.text else replace(line, text=text)


def _joined(
    cleaner: Cleaner, place: TablePlace, table: Table, field: Field, columns: list[Column]
) -> list[str]:
    """Return one field's values; several columns are joined by line breaks, equal texts once."""
    place.letters[field.name] = [column.letter for column in columns]
    bottom = table.header_rows[-1] if table.header_rows else 0
    place.heads[field.name] = (columns[0].own_head, f"{columns[0].letter}{bottom}" if bottom else "")
    lists = [cleaner.column(field, column) for column in columns]
    if field.name in _MAY_BE_BLANK:
        lists = [
            cleaner.emptied(field, column, values) for column, values in zip(columns, lists, strict=True)
        ]
    if field.name in _MAY_GO_ON:
        lists = [
            cleaner.continued(field, column, values) for column, values in zip(columns, lists, strict=True)
        ]
    if field.name in _MAY_BE_COUNTED:
        lists = [
            cleaner.counted(field, column, values) for column, values in zip(columns, lists, strict=True)
        ]
    first = table.anchors.get(columns[0].index)
    if first is not None:
        moved = {at: row for at, (row, own) in enumerate(zip(first, table.rows, strict=True)) if row != own}
        if moved:
            place.anchors[field.name] = moved
    if len(lists) == 1:
        return lists[0]
    joined = []
    mark = "、" if all(column.stands_for for column in columns) else "\n"
    if field.name == "basis":
        lists = with_numbers(lists, [column.own_head for column in columns])
    for position, parts in enumerate(zip(*lists, strict=True)):
        told = [index for index, part in enumerate(parts) if part]
        if told and told[0] != 0:
            place.elsewhere.setdefault(field.name, {})[position] = table.cell(position, columns[told[0]])
        distinct = dict.fromkeys(part for part in parts if part)
        if len(distinct) > 1 and field.name == "basis":
            cells = {part: table.cell(position, columns[parts.index(part)]) for part in distinct}
            place.pieces.setdefault(field.name, {})[position] = _pieces(cells, len(mark))
        joined.append(mark.join(distinct))
    return joined


def _pieces(cells: dict[str, str], gap: int) -> list[tuple[int, str]]:
    """Return where each part of a joined value begins, and its cell."""
    found = []
    start = 0
    for part, cell in cells.items():
        found.append((start, cell))
        start += len(part) + gap
    return found


def _types(
    values: dict[str, list[str]],
    cleaner: Cleaner,
    place: TablePlace,
    table: Table,
    notes: list[Note],
    options: NormaliseOptions,
) -> None:
    """Make types canonical; what no profile knows becomes "" and a note."""
    texts = values["type"]
    known = {text: canonical_type(text, options.profile, options.types) for text in set(texts) if text}
    moded = any(column.field == "mode" or column.mode for column in table.columns)
    for position, text in enumerate(texts):
        if not text:
            continue
        canonical, subtype = known[text]
        cell = place.cell("type", table.rows[position], position) or ""
        if not canonical:
            notes.append(
                Note(
                    kinds.UNKNOWN_TYPE,
                    place.file,
                    table.sheet,
                    table.rows[position],
                    cell,
                    "type",
                    text,
                    detail={"position": position},
                )
            )
        elif canonical != text:
            cleaner.add("type", cell, text, canonical, "type")
        if subtype and not values["subtype"][position]:
            values["subtype"][position] = subtype
        inside = _BRACKET.search(text) if canonical and not moded else None
        if inside and head_mode(inside[1]) is not None:
            # 行政处罚（委托） says two things in one cell
            values["mode"][position] = inside[1]
            place.elsewhere.setdefault("mode", {})[position] = cell
    values["type"] = [known[text][0] if text else "" for text in texts]


def _extra(table: Table, place: TablePlace) -> list[str]:
    """Return one JSON object of unrecognised columns an item; "" where they are blank."""
    columns = [column for column in table.columns if column.field is None]
    if not columns:
        return [""] * len(table)
    heads: list[str] = []
    for column in columns:
        head = column.head or column.letter
        heads.append(head if head not in heads else f"{head} {column.letter}")
        place.letters[f"extra/{' '.join(heads[-1].split())}"] = [column.letter]
    lists = [table.text.get(column.index, []) for column in columns]
    found = []
    for parts in zip(*lists, strict=True):
        told = {head: text for head, part in zip(heads, parts, strict=True) if (text := plain(part))}
        found.append(encode_extra(told))
    return found
