from __future__ import annotations

from collections import defaultdict
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from powerlist.audit.frames import loose, numbers, texts
from powerlist.audit.rule import Rule, Skip
from powerlist.audit.serials import items_of
from powerlist.audit.stated import counts_items, parts_of, stated_in
from powerlist.model.enums import Scope, Severity
from powerlist.model.location import Location, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding


class StatedCountDiffers(Rule):
    """表里写明的项数与实际行数不符

    ## 查什么
    工作表名、分节行、表题、合计行和“本表共 N 项”的附注里写的项数，与所在的表、分节的行数比较；“其中行政处罚 N 项”、表题里的“（行政处罚 N 项、行政许可 N 项）”与该类型的行数比较；表题说的是整个文件（几张表）的总数也算对。按行数、按主项、按序号、只数可见的行，有一种数法对得上就不报。

    ## 为什么
    项数是公布时第一个被引用的数字。写明的数与实际不符，要么漏了项，要么改了清单没有改数。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条, sheet: 行政处罚（3项）}
    - {name: 对拒不缴纳水费行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第七十条, sheet: 行政处罚（3项）}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条, sheet: 行政处罚（2项）}
    - {name: 对拒不缴纳水费行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第七十条, sheet: 行政处罚（2项）}
    ```

    ## 怎么改
    核对是漏了项还是数字没有更新，改正其中一个。

    ## 依据
    清单编制实务；公布的数字应当与清单一致
    """

    code = "PLR01"
    name = "stated-count-differs"
    english = "A count stated in the list differs from its rows"
    english_manual = {
        "what": "Numbers in sheet names, section rows, captions, total rows and notes that count this list are compared with the rows of that table or section, those of a type behind 「其中」 or by themselves in brackets with its rows; a title may also count all sheets of its file. Where one way of counting agrees (rows, main items, serials, visible rows) there is no finding.",
        "why": "The number is what is quoted first. Where it differs an item is missing, or the list was changed and the number was not.",
        "repair": "Find out which of the two, and correct it.",
    }
    severity = Severity.ERROR
    ground = "清单编制实务；公布的数字应当与清单一致"
    messages = {
        "zh": "「{value}」写明 {stated} 项，实际 {counted} 项",
        "en": "{value} states {stated:item}, there are {counted}",
    }
    helps = {
        "zh": "补上漏掉的事项，或改正数字",
        "en": "add what is missing or correct the number",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        told: set[tuple[Location, int]] = set()
        claims = list(_claims(catalogue))
        for label, place, stated, rows in claims:
            counted = _counts(catalogue, rows)
            # a line above a table may be read as its caption and as its section
            if stated not in counted and (place, stated) not in told:
                told.add((place, stated))
                yield self.whole(
                    place,
                    scope=Scope.BATCH,
                    count=abs(stated - len(rows)),
                    discriminator=f"{PurePosixPath(place.file or '').name}|{place.sheet}|{label}",
                    sources=(Source(place.file, place.sheet, place.row, place.cell),),
                    value=label,
                    stated=stated,
                    counted=len(rows),
                )
        if not claims:
            raise Skip("表里没有写明项数", "the list states no counts")


def _claims(catalogue: Catalogue) -> Iterator[tuple[str, Location, int, list[int]]]:
    """Yield what is stated, where, the number, and the items that it is about."""
    items = catalogue.items
    types = texts(items, "type")
    files, sheets, sections = (texts(items, name) for name in ("file", "sheet", "section"))
    tables = numbers(items, "table")
    by_sheet: dict[tuple[str, str], list[int]] = {}
    by_section: dict[tuple[str, str, int, tuple[str, ...]], list[int]] = {}
    by_table: dict[int, list[int]] = {}
    by_file: dict[str, list[int]] = defaultdict(list)
    for position, (file, sheet, table, section) in enumerate(
        zip(files, sheets, tables, sections, strict=True)
    ):
        by_sheet.setdefault((file, sheet), []).append(position)
        by_file[file].append(position)
        # an outer section holds the items of the sections in it
        chain = section.split("\n") if section else []
        for depth in range(1, len(chain) + 1):
            by_section.setdefault((file, sheet, table, tuple(chain[:depth])), []).append(position)
        by_table.setdefault(table, []).append(position)
    for (file, sheet), rows in by_sheet.items():
        if (stated := stated_in(sheet)) is not None:
            yield sheet, Location(file=file or None, sheet=sheet), stated, rows
    for (file, sheet, table, above), rows in by_section.items():
        if (stated := stated_in(above[-1], section=True)) is not None:
            row, cell = _section_row(catalogue, table, above[-1], rows[0])
            yield "\n".join(above), Location(file or None, None, sheet or None, row, cell), stated, rows
    for index, rows in by_table.items():
        if not 0 <= index < len(catalogue.tables):
            continue
        table_place = catalogue.tables[index]
        lines = [*table_place.captions, *(line for line in table_place.lines if counts_items(line))]
        for line in lines:
            place = Location(table_place.file, None, table_place.sheet, line.row, line.cell)
            beside = by_file[table_place.file or ""]
            if (stated := stated_in(line.text)) is not None:
                # a title may speak of all sheets of its file
                yield line.text, place, stated, beside if stated == len(beside) else rows
            for kind, number in parts_of(line.text):
                whole = [row for row in beside if types[row] == kind]
                told = whole if number == len(whole) else [row for row in rows if types[row] == kind]
                yield f"{line.text}（{kind}）", place, number, told


def _section_row(catalogue: Catalogue, table: int, section: str, first: int) -> tuple[int | None, str | None]:
    """Return row and cell of what opens a section: the last line of these words above the section's first item."""
    if 0 <= table < len(catalogue.tables):
        row, words = numbers(catalogue.items, "row")[first], loose(section)
        for line in reversed(catalogue.tables[table].lines):
            if line.row < row and loose(line.text) == words:
                return line.row, line.cell
    return None, None


def _counts(catalogue: Catalogue, rows: list[int]) -> set[int]:
    """Return every way of counting that a list may mean."""
    items = catalogue.items
    names, serials, hidden = (texts(items, name) for name in ("name", "serial", "hidden_by"))
    departments = texts(items, "department")
    if not rows:
        return {0}
    left_out = sum(
        note.kind == "build.left-out"
        and (note.file, note.sheet or "") == (texts(items, "file")[rows[0]], texts(items, "sheet")[rows[0]])
        for note in catalogue.notes
    )
    return {
        len(rows),
        len(rows) + left_out,
        sum(not hidden[row] for row in rows),
        len({(departments[row], names[row]) for row in rows}),
        # a row numbered 2,3 is two
        sum(map(items_of, {serials[row] for row in rows if serials[row]})),
    }
