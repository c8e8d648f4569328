"""Which field a column holds: pinned, by its head, by the other heads, by what is in it."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from powerlist.model import marks
from powerlist.model.enums import How, Mode
from powerlist.model.fields import SHEET, Kind, fields_of, names_of
from powerlist.model.modes.heads import head_mode, is_past, latest, taker_mode
from powerlist.model.modes.masks import HANDED
from powerlist.model.sheet import Column
from powerlist.read.contents import (
    CITED,
    TYPE_KEYS,
    all_townships,
    below_blank_heads,
    by_content,
    counts,
    is_mark,
    share,
    types_in,
)
from powerlist.read.grid import column_of, letter_of
from powerlist.read.heads import Meaning, exact, guessed, is_township, plain
from powerlist.text.width import key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from powerlist.read.options import PinnedMapping, ReadOptions


#: A guess by the end of a head; below, the head says little.
_CLEAR: Final = 0.75
_SINGLE: Final = frozenset(
    field.name for field in fields_of(SHEET) if field.kind in (Kind.CODE, Kind.TYPE, Kind.MODE, Kind.ENUM)
) | {"serial", "sub_name", "name", "department", "enforcer", "level", "sector"}
_HIGHER: Final = re.compile(r"^(?:省|市|州|地)(?:级|直)?(?=[^场])|省级|市级|省直|市直")
#: Heads that mean the department only where no other column does.
_OPEN_BODY: Final = frozenset(
    key(head)
    for head in (
        "行使主体",
        "实施主体",
        "责任主体",
        "行驶主体",
        "执法主体",
        "权力主体",
        "行权主体",
        "实施单位",
        "责任单位",
        "实施机关",
        "单位名称",
        "实施部门",
        "责任部门",
        "行使部门",
        "部门",
        "部门名称",
    )
)


def map_columns(
    paths: Sequence[tuple[int, tuple[str, ...]]],
    samples: dict[int, list[str]],
    options: ReadOptions,
    pin: PinnedMapping | None,
    hidden: frozenset[int],
    wide: dict[int, int],
) -> list[Column]:
    """Return the columns of one table, each with its field and how sure that is.

    Args:
        paths: (0-based column, head texts from top to bottom) of each column.
        samples: column → some of its values, blanks left out.
        options: townships decide what is a receiver column.
        pin: a person's mapping, or None.
        hidden: columns that are hidden in the workbook.
        wide: column → first column of a head that spans several columns.
    """
    known = frozenset(key(name) for name in options.townships)
    columns = [
        Column(
            index,
            letter_of(index),
            "/".join(path),
            None,
            How.UNMAPPED,
            0.0,
            hidden=index in hidden,
            lowest=path[-1] if len(path) > 1 else "",
        )
        for index, path in paths
    ]
    pinned = _pin(columns, paths, pin)
    for column, (_, path) in zip(columns, paths, strict=True):
        if column.index in pinned:
            continue
        meaning = _by_head(path)
        if meaning is not None:
            column.field, column.how, column.sure = meaning.field, meaning.how, meaning.sure
    _levels(columns, paths, samples, pinned)
    _receivers(columns, paths, samples, known, pinned)
    _modes(columns, paths, samples, known, pinned)
    _bodies(columns, paths, samples, known, pinned)
    _ranges(columns, samples, known, pinned)
    _numbers(columns, samples, pinned)
    _codes(columns, samples, pinned)
    _types(columns, samples, pinned)
    _sources(columns, samples, pinned)
    _main_and_sub(columns, samples, wide, pinned)
    _one_each(columns, samples, wide, pinned)
    by_content(columns, paths, samples, pinned)
    below_blank_heads(columns, samples, pinned)
    _lone_sub(columns, pinned)
    return columns


def _pin(
    columns: list[Column], paths: Sequence[tuple[int, tuple[str, ...]]], pin: PinnedMapping | None
) -> set[int]:
    done: set[int] = set()
    for name, field in pin.columns if pin is not None else ():
        for column, (index, path) in zip(columns, paths, strict=True):
            heads = {key(column.head), *(key(part) for part in path)}
            by_letter = name.isascii() and name.isalpha() and len(name) <= 3 and column_of(name) == index
            if by_letter or key(name) in heads:
                column.field = field if field in names_of(SHEET) else None
                column.how, column.sure = How.PINNED, 1.0
                done.add(index)
    return done


def _by_head(path: tuple[str, ...]) -> Meaning | None:
    """Return the meaning of a head: its lowest level first, then all levels together, then the level above."""
    if not path:
        return None
    joined = "".join(path)
    for text in (path[-1], joined):
        if found := exact(text):
            return found
    if len(path) > 1:
        above = exact(path[-2])
        if (
            above is None
            and (near := guessed(path[-2]))
            and near.field == "receivers"
            and near.sure >= _CLEAR
        ):
            # 受委托镇 over 白石 | 柳林
            above = near
        own = guessed(path[-1])
        if above is not None and (own is None or (own.sure < _CLEAR and above.field == "basis")):
            return Meaning(above.field, How.INFERRED, 0.7)
    for text in (path[-1], joined):
        if found := guessed(text):
            return found
    return None


#: A level as the head of a column of marks.
_LEVEL: Final = re.compile(
    r"^(?:国家|省|自治区|市|州|设区的?市|县|区|县[（(]?[、/]?市?[、/]?区[）)]?|乡镇|镇街|镇|乡|街道|乡镇[（(]?街道[）)]?)(?:级|本级)?$"
)

_LOWEST: Final = re.compile(r"^(?:乡|镇|街)")


def _levels(
    columns: list[Column],
    paths: Sequence[tuple[int, tuple[str, ...]]],
    samples: dict[int, list[str]],
    pinned: set[int],
) -> None:
    """Let √ under 县级 and 乡镇 say at which levels a power is exercised: below 行使层级, or side by side."""
    found: list[tuple[Column, str]] = []
    told = False
    for column, (_, path) in zip(columns, paths, strict=True):
        marked = all(is_mark(value) for value in samples.get(column.index, []))
        if not path or column.index in pinned or not marked or not _LEVEL.match(key(path[-1])):
            continue
        above = [meaning.field for part in path[:-1] if (meaning := exact(part) or guessed(part))]
        if above and above[-1] != "level":
            continue
        told = told or bool(above)
        found.append((column, path[-1]))
    # 镇 beside 街道 are two kinds of receivers, no two levels
    if told or (len(found) > 1 and any(not _LOWEST.match(key(head)) for _, head in found)):
        for column, head in found:
            column.field, column.how, column.sure = "level", How.INFERRED, 0.85
            column.level = plain(head).strip()


def _receivers(
    columns: list[Column],
    paths: Sequence[tuple[int, tuple[str, ...]]],
    samples: dict[int, list[str]],
    known: frozenset[str],
    pinned: set[int],
) -> None:
    """Take columns headed by a township's name for receivers."""
    _kinds(columns, paths, samples, pinned)
    named = [
        (column, town)
        for column, (_, path) in zip(columns, paths, strict=True)
        if path
        and column.index not in pinned
        and not column.level
        and not column.receiver
        and (town := _town(path[-1], known))
    ]
    under = [
        (column, path[-1])
        for column, (_, path) in zip(columns, paths, strict=True)
        if column.field == "receivers"
        and len(path) > 1
        and column.index not in pinned
        and exact(path[-1]) is None
    ]
    for column, head in under:
        values = samples.get(column.index, [])
        if all(is_mark(value) or head_mode(value) is not None for value in values):
            column.receiver, column.sure = plain(head).strip(), 0.85
    marked = {
        column.index: sum(
            1 for value in values if len(value.strip()) <= 1 or is_mark(value) or head_mode(value) is not None
        )
        >= 0.6 * len(values)
        for column, _ in named
        for values in (samples.get(column.index, []),)
    }
    # one township's column among marked ones is one too, if it says only a word or two
    beside = any(marked[column.index] and samples.get(column.index) for column, _ in named)
    for column, head in named:
        values = samples.get(column.index, [])
        short = beside and column.field is None and all(len(value.strip()) <= _WORD for value in values)
        if key(head) in known or marked[column.index] or short:
            column.field, column.how, column.sure = (
                "receivers",
                How.INFERRED,
                0.95 if key(head) in known else 0.85,
            )
            column.receiver = plain(head).strip()
    for column, (_, path) in zip(columns, paths, strict=True):
        if len(path) < 2 or column.index in pinned:
            continue
        # A mode under each township, or townships under each mode: a mark says both.
        modes = [mode for part in path if (mode := head_mode(part)) is not None]
        towns = [part for part in path if is_township(part, known)]
        if len(modes) != 1 or not towns or not all(is_mark(value) for value in samples.get(column.index, [])):
            continue
        column.field, column.how, column.sure = "receivers", How.INFERRED, 0.85
        column.receiver, column.mode = plain(towns[-1]).strip(), modes[0]


#: Words for a kind of townships as heads side by side: 镇 | 街道, 乡镇 | 街道.
_KIND_HEAD: Final = re.compile(r"各?(?:乡镇|镇|乡|街道|街办)(?:办事处|政府)?")


def _kinds(
    columns: list[Column],
    paths: Sequence[tuple[int, tuple[str, ...]]],
    samples: dict[int, list[str]],
    pinned: set[int],
) -> None:
    """Take 乡镇 beside 街道 for receivers where what stands below are marks or modes."""
    found = []
    for column, (_, path) in zip(columns, paths, strict=True):
        values = samples.get(column.index, [])
        told = all(is_mark(value) or head_mode(value) is not None for value in values)
        if path and column.index not in pinned and not column.level and values and told:
            head = plain(path[-1]).strip()
            head = _TAKES_OVER.sub("", head) or head
            if _KIND_HEAD.fullmatch(key(head)):
                found.append((column, head))
    if len({"街" in head for _, head in found}) < 2 and {head[-1] for _, head in found} != {"镇", "乡"}:
        return
    for column, head in found:
        column.field, column.how, column.sure = "receivers", How.INFERRED, 0.85
        column.receiver = head


#: What is said under a township in place of a mark is no longer.
_WORD: Final = 8
_BRACKETED: Final = re.compile(r"^(.{2,12}?)[（(]([^（）()]{2,12})[)）]$")


#: 三家镇是否承接, 三家镇（是/否）
_TAKES_OVER: Final = re.compile(
    r"(?:是否|能否|可否)?(?:承接|实施|行使|赋权|下放)?(?:情况|方式|形式|与否)?(?:[（(][是能有√][/／、或]?[否不无×]?[）)])?$"
)


def _town(head: str, known: frozenset[str]) -> str:
    """Return the township that a head names, alone or in brackets: 江口镇, 承接主体（江口镇）; "" for none."""
    if is_township(head, known):
        return head
    bare = _TAKES_OVER.sub("", plain(head).strip())
    if bare != head and is_township(bare, known):
        return bare
    match = _BRACKETED.match(plain(head).strip())
    meaning = exact(match[1]) if match else None
    if match and meaning and meaning.field in ("receivers", "mode") and is_township(match[2], known):
        return match[2]
    return ""


#: What a head may be taken for that really names modes: 类别, 权限, 层级.
_VAGUE: Final = (None, "type", "authority", "level", "status")
_MODE_HEAD: Final = key(next(field.head for field in fields_of(SHEET) if field.name == "mode"))
#: So short a text under 下放 says how far, not what.
_SCOPE: Final = 12
#: Who is asked for an opinion, or proposes, has not decided.
_OPINION: Final = re.compile(r"意见|建议|申请|申报|诉求|拟|理由|原因|说明|备注")


def _modes(
    columns: list[Column],
    paths: Sequence[tuple[int, tuple[str, ...]]],
    samples: dict[int, list[str]],
    known: frozenset[str],
    pinned: set[int],
) -> None:
    """Take columns that say a mode by their marks (√ under 下放) or by nothing but terms for mode columns."""
    _marked_modes(columns, paths, samples, known, pinned)
    if any(column.field == "mode" and column.mode for column in columns):
        return
    named: dict[str, Column] = {}
    for column in columns:
        if column.index in pinned:
            if column.field == "mode":
                return
            continue
        if column.field == "mode":
            named.setdefault(column.head, column)
            continue
        # nothing but terms of modes under a head that says little: 类别, 权限, or none at all
        values = {value for value in samples.get(column.index, []) if value.strip()}
        final = _FINAL.search(column.head) is not None
        if column.field not in _VAGUE or not values or (_OPINION.search(column.head) and not final):
            continue
        modes = {
            head_mode(value)
            for value in values
            if marks.meaning(value) != marks.NO and not (final and _OPEN.search(value))
        }
        if None not in modes and modes & HANDED:
            named.setdefault(column.head, column)
    if not named:
        return
    heads = list(named)
    chosen = latest(heads)
    for head, column in named.items():
        if head == chosen and column.field != "mode":
            rivals = [
                at
                for at, other in named.items()
                if other.field == "mode" and not is_past(at) and not _proposed(at)
            ]
            if rivals and not _dated(heads):
                continue
            column.field, column.how, column.sure = "mode", How.INFERRED, 0.8
        elif (
            head != chosen
            and column.field == "mode"
            and (is_past(head) or _dated(heads) or (_proposed(head) and not _proposed(str(chosen))))
        ):
            column.field, column.how, column.sure = None, How.UNMAPPED, 0.0


#: What was settled in the end, and cells below that say it was not.
_FINAL: Final = re.compile(r"最终|审定|决定|核定|批复|定稿|结果|结论|确定")
_OPEN: Final = re.compile(r"暂缓|缓议|缓办|待|未定|[另再]议|研究|不涉及")


def _proposed(head: str) -> bool:
    """Return whether a head asks what somebody proposes or thinks: 部门拟放权方式, 乡镇意见."""
    return _OPINION.search(head) is not None and _FINAL.search(head) is None


def _dated(heads: list[str]) -> bool:
    """Return whether heads differ in a year: 2022年方式, 2024年方式."""
    return sum(1 for head in heads if re.search(r"(?:19|20)\d\d", head)) > 1


def _marked_modes(
    columns: list[Column],
    paths: Sequence[tuple[int, tuple[str, ...]]],
    samples: dict[int, list[str]],
    known: frozenset[str],
    pinned: set[int],
) -> None:
    """Take columns headed 下放, 是否委托, 乡镇直接行使 … that hold marks, or the townships concerned."""
    found: list[tuple[Column, Mode, bool]] = []
    told: list[tuple[Column, Mode]] = []
    for column, (_, path) in zip(columns, paths, strict=True):
        if not path or column.index in pinned or column.receiver or column.level:
            continue
        mode = taker_mode(path[-1])
        if mode is None or key(path[-1]) == _MODE_HEAD:
            # 赋权方式 itself names none of the modes: √ below it says nothing
            continue
        values = samples.get(column.index, [])
        marked = all(is_mark(value) or marks.answered(value)[0] for value in values)
        if not marked and not all(is_mark(value) or _told_apart(value, known) for value in values):
            if (
                all(len(value) <= _SCOPE and not CITED.search(value) for value in values)
                and column.field is None
            ):
                # 部分 or 一般程序 under 下放 says how far
                told.append((column, mode))
            continue
        # marks are no names, no bodies, no receivers, whatever a head is known for
        free = column.field in (None, "mode") or column.how is How.INFERRED
        # 派驻机构 over townships names no outposts: these are called 三家市场监管所
        if (
            free
            or column.field == "receivers"
            or (values and (marked or column.field in ("outpost", "partition")))
        ):
            found.append((column, mode, marked))
    modes = {mode for _, mode, _ in found} | {mode for _, mode in told}
    if not modes & HANDED:
        return
    if len(modes & HANDED) > 1:
        found += [(column, mode, True) for column, mode in told]
    for column, mode, marked in found:
        # 下放乡镇 over names is the column of receivers, unless 委托乡镇 stands beside it
        if marked or column.field not in ("receivers", "outpost", "partition") or len(modes) > 1:
            column.field, column.how, column.sure, column.mode = "mode", How.INFERRED, 0.9, mode


def _bodies(
    columns: list[Column],
    paths: Sequence[tuple[int, tuple[str, ...]]],
    samples: dict[int, list[str]],
    known: frozenset[str],
    pinned: set[int],
) -> None:
    """Decide what 行使主体 and its like mean: department, receivers, or who acts now."""
    bodies = [
        (column, key(path[-1]) if path else "")
        for column, (_, path) in zip(columns, paths, strict=True)
        if column.field == "department" and column.index not in pinned
    ]
    bodies = _of_the_county(bodies)
    for column, _ in bodies:
        values = samples.get(column.index, [])
        named = sum(1 for value in values if all_townships(value, known))
        if values and named >= 0.8 * len(values):
            column.field, column.how, column.sure = "receivers", How.INFERRED, 0.9
    for column in columns:
        values = samples.get(column.index, [])
        if column.field != "enforcer" or column.index in pinned or not values:
            continue
        if sum(1 for value in values if all_townships(value, known)) >= 0.8 * len(values):
            column.field, column.how, column.sure = "receivers", How.INFERRED, 0.85
    if not bodies:
        _only_body(columns, pinned)
    left = [(column, head) for column, head in bodies if column.field == "department"]
    firm = [column for column, head in left if head not in _OPEN_BODY]
    if len(left) < 2:
        return
    keep = firm[0] if firm else left[0][0]
    for column, head in left:
        if column is keep:
            continue
        taken = any(other.field == "enforcer" for other in columns)
        same = head == next((h for c, h in left if c is keep), None)
        if same:
            continue
        if not taken and head in _OPEN_BODY and firm:
            column.field, column.how, column.sure = "enforcer", How.INFERRED, 0.7
        else:
            column.field, column.how, column.sure = None, How.UNMAPPED, 0.0


#: 除三家镇外的各乡镇, 各镇（不含三家镇）: what is left names townships as well.
_LEAVES_OUT: Final = re.compile(
    r"除[^外；;]{2,60}(?:以外|之外|外)的?|[（(](?:不含|不包括|除)[^（）()]{2,60}[）)]|[（(][^（）()]{2,60}除外[）)]"
)
#: 一类乡镇, 第二批镇街, A类镇: a group of them.
_GROUP: Final = re.compile(
    r"^(?:第?[一二三四五六七八九十\dA-Za-z甲乙丙丁]{1,2}(?:类|批|组|档|片区?))(?:的?(?:各)?(?:乡镇|镇街|镇|乡|街道))$"
)


#: 黄茅、梧塘镇 leaves 镇 out at all but the last name.
_SHORTENED: Final = re.compile(r"(?:[\u4e00-\u9fff]{2,4}[、，,])+[\u4e00-\u9fff]{1,6}(?:镇|乡|街道)")


def _told_apart(value: str, known: frozenset[str]) -> bool:
    """Return whether a cell below 下放乡镇 or 委托范围 names townships, whatever the way."""
    return _names_takers(value, known) or _SHORTENED.fullmatch(value.strip()) is not None


#: So many of a column's cells tell what it holds.
_MOSTLY: Final = 0.8
#: What sorts townships, or asks them, does not say who takes an item over.
_SORTS: Final = re.compile(r"类|批|意见|建议|申请|级")


def _names_takers(value: str, known: frozenset[str]) -> bool:
    """Return whether a cell names nothing but townships, all of them, a group, or all but some."""
    left = _LEAVES_OUT.sub("", value.strip()) or value
    return all(
        all_townships(part, known) or _GROUP.match(key(part)) is not None
        for part in re.split(r"[、，,；;\s]+", left)
        if part
    )


def _ranges(
    columns: list[Column], samples: dict[int, list[str]], known: frozenset[str], pinned: set[int]
) -> None:
    """Take 赋权范围 over nothing but townships and groups for receivers, and not who acted before the change."""
    receivers = [column for column in columns if column.field == "receivers"]
    now = [column for column in receivers if not is_past(column.head)]
    for column in receivers if now else ():
        # 调整前承接乡镇 beside 调整后承接乡镇
        if column not in now and column.index not in pinned:
            column.field, column.how, column.sure = None, How.UNMAPPED, 0.0
    if receivers:
        return
    for column in columns:
        if column.index in pinned or is_past(column.head) or column.field not in (None, "partition"):
            continue
        if column.field is None and (not column.head or _SORTS.search(column.head)):
            continue
        values = [value for value in samples.get(column.index, []) if not is_mark(value)]
        if values and share(values, lambda value: _names_takers(value, known)) >= _MOSTLY:
            column.field, column.how, column.sure = "receivers", How.INFERRED, 0.8
            return


def _numbers(columns: list[Column], samples: dict[int, list[str]], pinned: set[int]) -> None:
    """承接乡镇数 over numbers names no receivers."""
    for column in columns:
        values = samples.get(column.index, [])
        counted = bool(values) and all(re.fullmatch(r"\d{1,4}\s*个?", value.strip()) for value in values)
        if column.field == "receivers" and not column.receiver and counted and column.index not in pinned:
            column.field, column.how, column.sure = None, How.UNMAPPED, 0.0


def _codes(columns: list[Column], samples: dict[int, list[str]], pinned: set[int]) -> None:
    """编码 over 1, 2, 3 numbers the rows where no other column does; it holds no codes."""
    if any(column.field == "serial" for column in columns):
        return
    for column in columns:
        if column.field == "code" and column.index not in pinned and counts(samples.get(column.index, [])):
            column.field, column.how, column.sure = "serial", How.INFERRED, 0.8
            return


def _only_body(columns: list[Column], pinned: set[int]) -> None:
    """Take 现行实施主体 for the department where no column tells of another body."""
    enforcers = [column for column in columns if column.field == "enforcer" and column.index not in pinned]
    if len(enforcers) == 1 and enforcers[0].how is How.INFERRED:
        enforcers[0].field, enforcers[0].sure = "department", 0.6


def _of_the_county(bodies: list[tuple[Column, str]]) -> list[tuple[Column, str]]:
    """Let 市级主管部门 go where 县级主管部门 stands beside it."""
    higher = [column for column, head in bodies if _HIGHER.search(head)]
    if not higher or len(higher) == len(bodies):
        return bodies
    for column in higher:
        column.field, column.how, column.sure = None, How.UNMAPPED, 0.0
    return [(column, head) for column, head in bodies if column.field is not None]


def _types(columns: list[Column], samples: dict[int, list[str]], pinned: set[int]) -> None:
    """A column called a type that holds no type term gives way to one that does."""
    typed = [column for column in columns if column.field == "type" and column.index not in pinned]
    if not typed:
        return
    scores = {
        column.index: share(samples.get(column.index, []), lambda v: key(v) in TYPE_KEYS) for column in typed
    }
    best = max(scores.values())
    for column in typed:
        values = samples.get(column.index, [])
        if values and len(typed) > 1 and best >= 0.5 and scores[column.index] < 0.2:
            taken = any(other.field == "sector" for other in columns)
            looks = bool(values) and share(values, lambda v: len(v) <= 12) > 0.9
            column.field = "sector" if looks and not taken and "领域" in "".join(values[:20]) else None
            column.how = How.INFERRED if column.field else How.UNMAPPED
            column.sure = 0.6 if column.field else 0.0


def _sources(columns: list[Column], samples: dict[int, list[str]], pinned: set[int]) -> None:
    """Where 权力来源 holds citations and no other column does, it is the basis."""
    if any(column.field == "basis" for column in columns):
        return
    for column in columns:
        if column.field == "power_source" and column.index not in pinned:
            values = samples.get(column.index, [])
            if share(values, lambda v: bool(CITED.search(v))) >= 0.6:
                column.field, column.how, column.sure = "basis", How.INFERRED, 0.8
                return


#: A second head of names right of the first that means its parts: 权力事项 | 具体事项.
_DETAIL: Final = re.compile(r"^(?:具体|详细|明细|细化|二级|下级)[^/]{0,4}(?:事项|名称|项目)(?:名称)?$")


def _main_and_sub(
    columns: list[Column], samples: dict[int, list[str]], wide: dict[int, int], pinned: set[int]
) -> None:
    """One name head over two columns: main items stand left, sub-items right of them."""
    names = [column for column in columns if column.field == "name" and column.index not in pinned]
    if len(names) >= 2 and not any(column.field == "sub_name" for column in columns):
        for left, right in pairwise(names):
            if right.index == left.index + 1 and _DETAIL.search(key(right.head)):
                right.field, right.how, right.sure = "sub_name", How.INFERRED, 0.65
                return
    if len(names) != 2 or any(column.field == "sub_name" for column in columns):
        return
    left, right = names
    if wide.get(left.index) is None or wide.get(left.index) != wide.get(right.index):
        return
    if len(samples.get(right.index, [])) and len(samples.get(left.index, [])):
        right.field, right.how, right.sure = "sub_name", How.INFERRED, 0.7


def _lone_sub(columns: list[Column], pinned: set[int]) -> None:
    """Where no column names main items, that of the sub-items (实施清单名称, 子项名称) names the items."""
    if any(column.field == "name" for column in columns):
        return
    for column in columns:
        if column.field == "sub_name" and column.index not in pinned:
            column.field = "name"


def _one_each(
    columns: list[Column], samples: dict[int, list[str]], wide: dict[int, int], pinned: set[int]
) -> None:
    """Of several different heads for one single-valued field, keep the best; alike heads stay together."""
    for field, count in Counter(column.field for column in columns if column.field).items():
        if count < 2 or field not in _SINGLE:
            continue
        rivals = [c for c in columns if c.field == field and not c.receiver and not c.mode and not c.level]
        if len(rivals) < 2:
            continue
        # A table of counts beside the list also has a column 类型.
        most = max(types_in(samples, c) for c in rivals) if field == "type" else 0
        best = max(
            rivals,
            key=lambda c, field=field, most=most: (  # type: ignore[misc]
                c.index in pinned,
                field != "type" or 2 * types_in(samples, c) >= most,
                field != "mode" or not is_past(c.head),
                round(c.sure, 2),
                bool(samples.get(c.index)),
                not c.hidden,
                -c.index,
            ),
        )
        for column in rivals:
            alike = key(column.head) == key(best.head) or (
                wide.get(column.index) is not None and wide.get(column.index) == wide.get(best.index)
            )
            if column is not best and column.index not in pinned and not alike:
                column.field, column.how, column.sure = None, How.UNMAPPED, 0.0
