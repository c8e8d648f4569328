"""What stands round a table tells what its columns do not: department, type and sector of the items."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from powerlist.model import noted as kinds
from powerlist.model.bodywords import LISTED, OFFICE
from powerlist.model.fields import Kind
from powerlist.model.sheet import Note
from powerlist.model.typeterms import canonical_type
from powerlist.normalise.clean import clean, steps_for
from powerlist.normalise.departments import department_of, labelled_in, names_in, on_unit_line
from powerlist.normalise.sections import TYPE_WORDS, bare
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Callable

    from powerlist.model.normalised import TablePlace
    from powerlist.model.sheet import SourceFile, Table
    from powerlist.normalise.cleaner import Cleaner
    from powerlist.normalise.options import NormaliseOptions
    from powerlist.normalise.sections import Section

#: Behind 县 a body of any other name has a part of a list too, but none inside of a township: 县公路养护处.
_ORGAN: Final = lazy_pattern(
    rf"^(?:[\u4e00-\u9fff]{{2,30}}(?:{LISTED}|{OFFICE}|部|总社)"
    r"|[县区市旗州](?![级域直场容])[^\W镇乡a-zA-Z\d_]{2,20}(?:处|馆|站|所|院|社|会|校|队))"
    r"(?:[（(][\u4e00-\u9fff、]{2,30}[）)])?$"
)
#: What a section adds to a body's name: 水务局类, 水务局事项.
_KIND: Final = lazy_pattern(
    r"(?<=[局委办厅队心])(?:类|(?:的|本级|行政|权力|职权|权责|赋权|下放|直接|委托|保留|派驻|延伸|收回|许可|处罚|强制|征收|给付|检查|确认|奖励|裁决"
    r"|公共|服务)*(?:事项|(?:事项)?(?:清单|目录|表)))$"
)
#: 县水利局（拟下放）: what is said of the body's items is no part of its name.
_STATE: Final = lazy_pattern(
    r"[（(【][^（）()【】]{0,8}?(?:下放|委托|赋权|放权|授权|承接|延伸|派驻|收回|上收|保留|取消|新增|调整)[^（）()【】局委办厅]{0,8}[)）】]$"
)
#: 由县水利局下放的事项, 从县林业局划转的事项, 原县水利局行使的行政权力; 从江, 从化, 自贡, 原平, 原阳 are places.
_HANDED: Final = lazy_pattern(
    r"(?:原由|由|受|承接|来自|从(?![江化])|自(?![贡流])|原(?![平阳州]))(?P<organ>[\u4e00-\u9fff]{2,30}?(?:局|委员会|委|办公室|办|厅|支队|大队|总队|中心|部|总社|联合会))"
    r"(?:的|直接|依法|下放|委托|划转|划入|划出|移交|赋予|授权|派驻|延伸|行使|实施|承担|负责|保留|收回|转移|调整)+(?:给?乡镇|给?镇街|而来|来)?"
    r"(?:的|乡镇|镇街|行政|权力|职权|权限|权责|执法|许可|处罚|检查|强制|事项|项目|部分|类|清单|目录)*$"
)
#: 领域：水利 牵头单位：县水利局
_SECTOR_LABEL: Final = lazy_pattern(
    r"^(?:所属|行业)?(?:领域|行业|条线)(?:名称)?[:：]\s*([\u4e00-\u9fff、]{2,20})(?:\s|$)"
)
_SECTOR: Final = lazy_pattern(r"^([\u4e00-\u9fff、（）()]{2,20}?)(?:领域|行业|条线|系统)(?:类|方面|事项)?$")
#: 未注明领域, as publications head the items of none.
_NO_SECTOR: Final = frozenset({"未注明", "未分类", "未明确", "不详"})
_TYPE_LAST: Final = lazy_pattern(rf"({'|'.join(TYPE_WORDS)})(?:类|权|事项|项目|部分|方面|领域)?$")
#: What a list is called behind what it holds: 处罚清单, 行政检查事项汇总表.
_LIST: Final = lazy_pattern(r"(?:事项|项目)?(?:(?:清单|目录|一览|汇总|统计|明细)表?|表)$")
#: 取消事项, 拟取消的行政权力事项清单, 已废止事项; not where something else is told as well: 取消和下放事项.
_CANCELLED: Final = lazy_pattern(
    r"(?:^|[拟已、：:.）)\d县市区省局委办厅年度批])(?:取消|废止|停止实施|不再实施)的?(?:行政)?(?:权力|职权|权责|许可|处罚|审批|强制)?(?:事项|项目|清单|目录)"
)
_ELSE: Final = lazy_pattern(r"下放|委托|承接|保留|新增|调整|收回|上收|延伸|赋权|合并|变更|[不未]取消")
_LONGEST_HEADING: Final = 60
#: What a list may leave to its headings, though it has a column for it.
_HEADED: Final = frozenset(("department", "type"))
#: A name told by a sheet or a title is cleaned as one that a cell holds: 县发改局(粮食局).
_AS_A_CELL: Final = steps_for("department", Kind.ORGAN)
_BRACKETED: Final = lazy_pattern(r"[（(]([\u4e00-\u9fff]{2,8}?)(?:类|事项)?[)）]")


def fill_from_context(
    source: SourceFile,
    table: Table,
    chains: list[tuple[Section, ...]],
    values: dict[str, list[str]],
    cleaner: Cleaner,
    place: TablePlace,
    notes: list[Note],
    options: NormaliseOptions,
) -> None:
    """Fill department, type and sector of a table that has no such column.

    The innermost section that names one counts, then (for the whole table) the unit line, the title,
    the sheet's and the file's name. Each value taken is in the ledger with the cell that told it.

    Args:
        source: the file.
        table: the table as read.
        chains: sections as of ``section_chains``.
        values: the fields' values, changed in place.
        cleaner: writes the ledger.
        place: gets the addresses.
        notes: gets one note for each field and table.
        options: the type profile; whether names outside the table may tell the department.
    """
    if not len(table):
        return

    def type_in(text: str) -> str:
        words = bare(text)
        for form in (words, _LIST.sub("", words)):
            if found := canonical_type(form, options.profile, options.types)[0]:
                return found
        # 水行政处罚, 县水利局行政处罚事项: one type, and no other, stands at the end
        ending = _TYPE_LAST.search(_LIST.sub("", words))
        named = {term for term in TYPE_WORDS if term in words}
        return ending[1] if ending and named == {ending[1]} else ""

    def organ_in(text: str) -> str:
        words = _STATE.sub("", bare(text))
        handed = _HANDED.match(words) if len(words) <= _LONGEST_HEADING else None
        for name in (
            handed["organ"] if handed else "",
            words,
            _KIND.sub("", words),
            on_unit_line(text.strip()),
            labelled_in(text),
        ):
            if _ORGAN.match(name):
                return name
        return ""

    def sector_in(text: str) -> str:
        match = _SECTOR.match(bare(text)) or _SECTOR_LABEL.match(text.strip())
        return match[1] if match and match[1] not in _NO_SECTOR else ""

    readers: dict[str, Callable[[str], str]] = {
        "department": organ_in,
        "type": type_in,
        "sector": sector_in,
        "adjustment": cancelled_in,
    }
    for field, read in readers.items():
        if place.letters.get(field) and (field not in _HEADED or any(values[field])):
            continue
        told = _by_section(table, chains, read)
        if place.letters.get(field):
            # a column in which nobody has written anything: a section row right among the items still speaks of them
            told = told if all(told) else [None] * len(table)
        elif field == "type" and not any(told):
            told = [_type_of_head(table, place, type_in) or _type_of_table(place, type_in)] * len(table)
        elif field == "sector" and not any(told):
            told = [_nearest(place, sector_in)] * len(table)
        elif field == "adjustment" and not any(told):
            told = [_cancelled(table, place)] * len(table)
        elif field == "department" and options.department_from_file and not all(told):
            # a section below the first item speaks of its own items only
            lines = [line for line in place.lines if line.kind != "section" or line.row < table.rows[0]]
            name, origin, cell = department_of(source.file, table.sheet, place.captions, lines)
            told = [entry or ((name, origin, cell) if name else None) for entry in told]
        _take(field, told, table, values, cleaner, place, notes)


def _by_section(
    table: Table, chains: list[tuple[Section, ...]], read: Callable[[str], str]
) -> list[tuple[str, str, str] | None]:
    """Return for each item what its innermost telling section says, with its cell."""
    spoken: list[tuple[str, str, str] | None] = []
    for chain in chains:
        found = None
        for section in reversed(chain):
            if value := read(section.text):
                found = (value, "section", section.cell)
                break
        spoken.append(found)
    return [spoken[index + 1] for index in table.section_of]


def _type_of_table(place: TablePlace, read: Callable[[str], str]) -> tuple[str, str, str] | None:
    """Return the type that a title's bracket or the sheet's name gives: （行政许可类）, 行政处罚（254项）."""
    # the nearest line knows best: a table of contents stands above as well
    for line in reversed(place.captions):
        if line.kind not in ("title", "section"):
            continue
        for text in [line.text, *(match[1] for match in _BRACKETED.finditer(line.text))]:
            if value := read(text):
                return value, "title", line.cell
        # 行政处罚事项清单: one type and no other in the title of a list.
        named = {term for term in TYPE_WORDS if term in line.text}
        if line.kind == "title" and len(named) == 1 and (value := read(named.pop())):
            return value, "title", line.cell
    for words in names_in(place.sheet or ""):
        if value := read(words):
            return value, "sheet", ""
    return None


def _type_of_head(table: Table, place: TablePlace, read: Callable[[str], str]) -> tuple[str, str, str] | None:
    """Return the type that the head over the names gives: 行政处罚事项, where no other column of names says another."""
    found = {read(column.own_head) for column in table.columns_of("name")}
    value = found.pop() if len(found) == 1 else ""
    return (value, "head", place.heads["name"][1]) if value and "name" in place.heads else None


def _nearest(place: TablePlace, read: Callable[[str], str]) -> tuple[str, str, str] | None:
    """Return what the nearest line above a table says, with its cell: 一、农业农村领域（2项）."""
    for line in reversed(place.captions):
        if line.kind in ("title", "section") and (value := read(line.text)):
            return value, "title", line.cell
    return None


def cancelled_in(text: str) -> str:
    """Return 取消 where a heading says that what it stands over is cancelled, and nothing else of it.

    拟取消 stays what it is: nobody has decided, and such items are published.
    """
    match = _CANCELLED.search("".join(text.split())[:_LONGEST_HEADING])
    if match is None or _ELSE.search(text):
        return ""
    return "拟取消" if match[0].startswith("拟") else "取消"


def _cancelled(table: Table, place: TablePlace) -> tuple[str, str, str] | None:
    """Return that the items of a table are, or are to be, cancelled, where a title, a head or the sheet says so."""
    for line in place.captions:
        if line.kind in ("title", "section") and (value := cancelled_in(line.text)):
            return value, "title", line.cell
    for column in table.columns_of("name"):
        if value := cancelled_in(column.own_head):
            return value, "head", place.heads["name"][1]
    value = cancelled_in(place.sheet or "")
    return (value, "sheet", "") if value else None


def _take(
    field: str,
    told: list[tuple[str, str, str] | None],
    table: Table,
    values: dict[str, list[str]],
    cleaner: Cleaner,
    place: TablePlace,
    notes: list[Note],
) -> None:
    seen: set[tuple[str, str, str]] = set()
    for at, entry in enumerate(told):
        if entry is None:
            continue
        value, origin, cell = entry
        if field == "department":
            value = clean(value, _AS_A_CELL)
        values[field][at] = value
        if cell:
            place.elsewhere.setdefault(field, {})[at] = cell
        if entry in seen:
            continue
        seen.add(entry)
        cleaner.add(field, cell, "", value, f"{field}-from")
        where = (place.file, table.sheet, None, cell or None, field)
        notes.append(Note(kinds.DEPARTMENT_FROM, *where, value, detail={"from": origin}))
