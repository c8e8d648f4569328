"""Rows that stand apart from the items: sections, totals, notes, signatures, prepared empty rows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from powerlist.model.bodywords import LISTED
from powerlist.model.headings import part_kinds
from powerlist.model.modes.masks import single
from powerlist.model.modes.texts import heading_modes
from powerlist.read.headrows.items import is_serial
from powerlist.read.lines import SECTION_WORDS, is_date, is_signature, is_total, line_kind
from powerlist.read.values import ITEM, cites, is_type
from powerlist.text.numerals import enumerator
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from powerlist.read.state import Walk

#: A number of a section in a cell of its own.
CHINESE: Final = lazy_pattern(r"^[（(]?[一二三四五六七八九十百]+[)）]?[、.．]?$")
#: What stands in place of a number in a row that shows how to fill in the list.
EXAMPLE: Final = lazy_pattern(
    r"^[（(]?(?:示?例如?|(?:填[写报表]?|参考)?(?:示例|样例|范例)|举例|样表|填[写报表](?:说明|要求)|e\.?g\.?)\s*+\d{0,2}[)）]?\s*+[:：]?$",
    re.IGNORECASE,
)
#: A list that has nothing to say in a section says 无.
_NOTHING: Final = lazy_pattern(r"^(?:暂?无|没有|/|／|[-—－]+|空)$")
#: A sentence about the list, where every item has a number: no name of an item.
_SPOKEN: Final = lazy_pattern(r"^[（(]?(?:以上|以下|上述|本清单|本表|本目录)|。[）)]?$")
#: A basis written below its item instead of beside it.
_GROUND: Final = lazy_pattern(r"^(?:法律|设定|实施|法定)?依据\s*[：:]")
_ORGAN: Final = lazy_pattern(
    rf"^[（(【]?(?:[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ\d]+[、.．])?\s*(?!设立|设置|撤销|注销|变更|成立|举办|对)[\u4e00-\u9fff（）()]{{2,28}}(?:{LISTED})(?:类|事项)?[)）】]?$"
)
#: How a section ends that tells its number of items: 行政许可（5项）.
_ENDS: Final = lazy_pattern(r"[（(]\s*共?\s*\d+\s*项\s*[)）]$")
#: A type and nothing else is no item.
_TYPE: Final = lazy_pattern(
    r"^(?:[一二三四五六七八九十]+(?:\s+|[、.．])|[（(][一二三四五六七八九十]+[)）])?[【（(]?(?:行政(?:许可|处罚|强制|征收|给付|检查|确认|奖励|裁决)|其他行政权力|公共服务)(?:类|权|事项)*[】)）]?$"
)
_SECTION: Final = lazy_pattern(rf"{SECTION_WORDS}[:：]?$")
#: What stands behind the number of a section, and behind the name of a power.
_AFTER_MARK: Final = lazy_pattern(
    r"(?:[一二三四五六七八九十]+[、.．,，]|[（(][一二三四五六七八九十]+[）)]、?)\s*(?P<name>\S.*)", re.DOTALL
)
_ASIDE: Final = lazy_pattern(r"[（(][^（()）]{1,30}[)）]$")
#: 一、二级, 三、四类: two grades, no number.
_GRADES: Final = lazy_pattern(r"(?:一、[二三]|二、三|三、[四五]|四、五|五、六)[级类等种型]")
#: A heading that ends as a power does is no longer: 安全生产监督检查.
_SHORT: Final = 8
_LOOK: Final = 300
#: A line that names how all below it reach the township is no longer.
_MODE_LINE: Final = 40
#: 以上2项直接下放 speaks of what stands above, a sentence is a note.
_BACKWARDS: Final = lazy_pattern(r"[。；;]|^[（(]?(?:以上|上述|上列|本表|本清单|本目录)")
#: A table of so many columns has more to say of an item than its number and its name.
_WIDE: Final = 4
_NUMBER: Final = lazy_pattern(r"\d{1,5}\s*项?")
_COUNT: Final = lazy_pattern(r"\D{0,3}\d+\s*项?")
#: What counts a section beside its name: 共3项, 合计3项, 小计, 3.
_COUNTS: Final = lazy_pattern(r"(?:共计?|合计|小计|计|总计|数量)?\s*[:：]?\s*(?:\d{1,5}\s*大?[项个件]?)?")
#: 共3项 beside a section's name.
COUNTED: Final = lazy_pattern(r"(?:共计?|合计|小计|计|总计)?\s*[:：]?\s*(\d{1,5})\s*大?项")
#: How sections are numbered where items never are: Ⅰ, II, A, 壹.
PART: Final = lazy_pattern(
    r"[（(]?(?:[Ⅰ-Ⅻ]{1,4}|[IVX]{1,5}|[A-HＡ-Ｈ]|[壹贰叁肆伍陆柒捌玖拾]{1,3})[)）]?[、.．]?"
)
#: In place of a number: the row explains the list.
NOTED: Final = lazy_pattern(
    r"^[（(【]?(?:注|备\s*注|说\s*明|附注|注释|注意|图例)\s*\d{0,2}[)）】]?\s*[:：]?$"
)


def surely_opens(text: str) -> bool:
    """Return whether a cell that stands alone opens a section, whatever the list's rows are like: 县水利局（共3项）."""
    stripped = text.strip()[:_LOOK]
    return bool(_TYPE.match(stripped) or _ENDS.search(stripped))


def set_apart(walk: Walk, at: int, values: list[tuple[int, str]], banner: bool) -> str | None:
    """Return the kind of line that a sparse row is, or None for (a part of) an item.

    Args:
        walk: the table so far.
        at: 0-based row.
        values: (column, text) of the row's cells in the table.
        banner: a merged cell spans most of the table.
    """
    column, text = values[0]
    silent = len(values) <= 3 and all(
        _NOTHING.match(value.strip()) or c in walk.serial for c, value in values
    )
    if silent and any(c in walk.name for c, _ in values):
        return "note"
    if any(is_total(value) for _, value in values[:3]) and all(
        len(value) <= 30 or is_total(value) for _, value in values
    ):
        return "section" if _is_counted_part(walk, values) else "total"
    # 说明 | 《水法》第七条: whatever a name reads like, it has a basis of its own
    own = column in (*walk.name, *walk.sub) and any(cites(v) or is_type(v) for _, v in values[1:])
    if len(values) >= 2 and not own and (kind := _of_several(walk, values)) is not None:
        return kind
    if banner:
        return _or_loose(text)
    return _of_one(walk, at, column, text) if len(values) == 1 else None


def _is_counted_part(walk: Walk, values: list[tuple[int, str]]) -> bool:
    """Return whether a row that counts opens a part of the list: 一 | 县水利局 | 共3项; a sum stands below."""
    texts = [value.strip() for _, value in values]
    numbered = bool(CHINESE.match(texts[0]) or PART.fullmatch(texts[0]))
    name, counts = (texts[1], texts[2:]) if numbered and len(texts) > 1 else (texts[0], texts[1:])
    if is_total(name) or not counts or not all(_COUNTS.fullmatch(text) for text in counts):
        return False
    if not (part_kinds(name) or _names_one(name) or line_kind(name) in ("section", "title")):
        return False
    if not walk.starts:
        walk.counted = True
    return numbered or walk.counted


def _is_lettered(walk: Walk, values: list[tuple[int, str]]) -> bool:
    """Return whether a row opens a part that is numbered as no item is: Ⅰ | 县水利局, A | 委托事项."""
    (column, text), (_, name) = values[:2]
    return (
        (column in walk.serial or column == walk.columns[0])
        and bool(PART.fullmatch(text.strip()))
        and (bool(part_kinds(name)) or _names_one(name))
        and all(_COUNTS.fullmatch(value.strip()) for _, value in values[2:])
    )


def _of_several(walk: Walk, values: list[tuple[int, str]]) -> str | None:
    """Return the kind of a row of two or more cells."""
    column, text = values[0]
    signed = sum(1 for _, value in values if is_signature(value))
    numbered = column in walk.serial and is_serial(text)
    if (
        signed
        and not numbered
        and (signed * 2 >= len(values) or is_signature(text))
        and all(len(v) <= 60 for _, v in values)
    ):
        return "signature"
    if (
        CHINESE.match(text.strip())
        and (column in walk.serial or column == walk.columns[0])
        and len(values) <= 3
    ):
        rest = [value for _, value in values[1:]]
        named = line_kind(rest[0]) in ("section", "title") or (len(rest) == 1 and len(rest[0]) <= 20)
        counted = line_kind(rest[0]) == "section"
        if counted or (not walk.chinese and (named or len(walk.columns) >= 5)):
            return "section"
    second, more = values[1]
    counted = len(walk.columns) >= _WIDE and column in walk.serial and second in walk.name
    if _is_lettered(walk, values) or (
        len(values) == 2 and counted and not walk.sparse and _ENDS.search(more.strip())
    ):
        # 1 | 下放事项（12项）: numbered like an item, but it counts them
        return "section"
    if len(values) == 2 and column in walk.serial and second in walk.name and _NUMBER.fullmatch(more.strip()):
        # 行政许可 | 3项 below a list: a count, no item.
        return None if is_serial(text) else "note"
    if len(values) == 2 and second not in walk.serial and second not in walk.name:
        kind = line_kind(text)
        counted = kind == "section" and column not in walk.name and bool(_COUNT.fullmatch(more.strip()))
        # 行政许可（3项） | | | 县水利局: where the number should be, with the body of the items below
        opens = column in walk.serial and column not in walk.name and surely_opens(text)
        if kind in ("note", "unit") or counted or (opens and not cites(more)):
            return "section" if opens else kind
    return None


def _of_one(walk: Walk, at: int, column: int, text: str) -> str | None:
    """Return the kind of a row of one cell."""
    if column in walk.name:
        return _of_lone_name(walk, at, text)
    stripped = text.strip()
    kind = line_kind(text)
    if column in walk.sub:
        # a page's number, who signed and when name no sub-item
        return "signature" if is_date(stripped) else kind if kind in ("note", "signature") else None
    if column in walk.serial or column == walk.columns[0]:
        if stripped.isdigit() and column in walk.serial:
            return "blank"
        if column in walk.serial or kind != "other" or len(walk.columns) > 2:
            return _or_loose(text)
    named = kind == "section" and (enumerator(stripped) is not None or re.search(r"领域|\d\s*项", stripped))
    return kind if named or kind in ("note", "signature", "total") or is_date(stripped) else None


def _of_lone_name(walk: Walk, at: int, text: str) -> str | None:
    """Return the kind of a row whose only cell stands in the column of names."""
    stripped = text.strip()
    if _GROUND.match(stripped) or (walk.serial and not walk.sparse and _SPOKEN.search(stripped[:_LOOK])):
        return "note"
    kind = line_kind(text)
    room = len(walk.columns) > 2 or (
        not walk.sparse
        and len(walk.columns) == 2
        and bool(enumerator(stripped) or _ENDS.search(stripped) or _TYPE.match(stripped))
    )
    named = kind in ("section", "title") and room and not stripped.isdigit()
    if walk.serial and not walk.sparse and _ORGAN.match(stripped) and not _covers(walk, at):
        # Items have numbers: a body alone between them opens its part of the list.
        return "section"
    # A row that only adds a name below merged or continued cells is an item, whatever it ends with; below merged
    # cells also where it begins as a section does and is the name of a power: 一、二级保护野生植物采集审批.
    plain = "项" not in stripped[-6:]
    covered = _covers(walk, at)
    opens = enumerator(stripped) is not None and not (covered and _is_a_power(stripped))
    if named and plain and not opens and (walk.sparse or covered):
        return None
    return kind if named or kind in ("note", "unit", "signature", "total") else None


def _is_a_power(text: str) -> bool:
    """Return whether a line that begins as a section does is the name of a power: （一）类易制毒化学品备案."""
    found = _AFTER_MARK.match(text)
    if found is None or _is_a_part(text):
        return False
    name = _ASIDE.sub("", found["name"])
    return (len(name) > _SHORT or bool(_GRADES.match(text))) and ITEM.search(name) is not None


def _is_a_part(text: str) -> bool:
    """Return whether a line names a type, a body, a field or a mode, as sections do."""
    named = part_kinds(text) & {"body", "type", "sector"}
    return bool(named or _TYPE.match(text) or _SECTION.search(text)) or _names_one(text)


def _covers(walk: Walk, at: int) -> bool:
    return any(at in rows for rows in walk.covered.values())


def _or_loose(text: str) -> str:
    """Return a line's kind; an unmarked short one names what follows, an unmarked long one is a note."""
    kind = line_kind(text)
    if kind != "other":
        return kind
    stripped = text.strip()
    if part_kinds(stripped):
        return "section"
    if _BACKWARDS.search(stripped):
        return "note"
    if len(stripped) <= _MODE_LINE and _names_one(stripped):
        # 甲类：由镇街以自己名义行使
        return "section"
    return "section" if len(stripped) <= 25 and not re.search("[：:]", stripped) else "note"


def _names_one(text: str) -> bool:
    """Return whether a line names one mode and no other; a legend names several."""
    hard, soft = heading_modes(text)
    return single(hard or soft) is not None
