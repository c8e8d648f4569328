"""Which field a column holds: pinned, by its head, by the other heads, by what is in it."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from powerlist.model.enums import How, Mode, PowerType
from powerlist.model.fields import SHEET, Kind, fields_of, names_of
from powerlist.model.sheet import Column
from powerlist.read.grid import column_of, letter_of
from powerlist.read.heads import MODE_HEADS, Meaning, exact, guessed, is_township, plain
from powerlist.text.width import key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from powerlist.read.options import PinnedMapping, ReadOptions

#: Cells that only say yes or no.
MARKS: Final = frozenset("√✓✔☑■●○◯◆▲×✗✘╳xX☒□-—－/／\\1lＶV0是否有无Yy是的Nn") | {
    "",
    "是",
    "否",
    "有",
    "无",
    "√",
    "不",
    "不承接",
    "承接",
    "yes",
    "no",
    "Y",
    "N",
    "/",
    "-",
    "—",
    "——",
}

#: A guess by the end of a head; below, the head says little.
_CLEAR: Final = 0.75
_CITED: Final = re.compile(r"《[^》]{2,60}》|第[一二三四五六七八九十百千零〇\d]+条")
_ORGAN: Final = re.compile(
    r"(?:局|委|办|厅|队|院|所|站|处|科|中心|部|会|政府|委员会|公司|机关|署|社)(?:[（(][^)）]*[)）])?$"
)
_ITEM: Final = re.compile(
    r"^对.{2,}(?:的)?(?:行政)?(?:处罚|检查|奖励|强制|确认|征收|给付|裁决|处理|监管|监督)$|.{3,}(?:的|行政)?(?:处罚|许可|审批|核准|检查|备案|登记|认定|核发|审核|审查|确认|征收|奖励|裁决|给付|查封|扣押|强制|调解|监督检查|认证|注册|批准|验收|鉴定)$"
)
_TYPE_TERMS: Final = frozenset(
    {term.value for term in PowerType}
    | {
        "行政审批",
        "行政强制措施",
        "行政强制执行",
        "其他权力",
        "其他职权",
        "其他类",
        "其他",
        "处罚",
        "许可",
        "强制",
        "征收",
        "给付",
        "检查",
        "确认",
        "奖励",
        "裁决",
        "其他行政职权",
        "非行政许可审批",
        "行政规划",
        "行政调解",
        "公共服务事项",
        "其他类别",
        "处罚类",
        "许可类",
        "行政处罚类",
        "行政许可类",
        "行政检查类",
        "行政强制类",
    }
)
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
        Column(index, letter_of(index), "/".join(path), None, How.UNMAPPED, 0.0, hidden=index in hidden)
        for index, path in paths
    ]
    pinned = _pin(columns, paths, pin)
    for column, (_, path) in zip(columns, paths, strict=True):
        if column.index in pinned:
            continue
        meaning = _by_head(path)
        if meaning is not None:
            column.field, column.how, column.sure = meaning.field, meaning.how, meaning.sure
    _receivers(columns, paths, samples, known, pinned)
    _modes(columns, paths, samples, known, pinned)
    _bodies(columns, paths, samples, known, pinned)
    _types(columns, samples, pinned)
    _sources(columns, samples, pinned)
    _main_and_sub(columns, samples, wide, pinned)
    _one_each(columns, samples, wide, pinned)
    _by_content(columns, paths, samples, pinned)
    _below_blank_heads(columns, samples, pinned)
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
        own = guessed(path[-1])
        if above is not None and (own is None or (own.sure < _CLEAR and above.field == "basis")):
            return Meaning(above.field, How.INFERRED, 0.7)
    for text in (path[-1], joined):
        if found := guessed(text):
            return found
    return None


def _receivers(
    columns: list[Column],
    paths: Sequence[tuple[int, tuple[str, ...]]],
    samples: dict[int, list[str]],
    known: frozenset[str],
    pinned: set[int],
) -> None:
    """Take columns headed by a township's name for receivers."""
    named = [
        (column, path[-1])
        for column, (_, path) in zip(columns, paths, strict=True)
        if path and column.index not in pinned and is_township(path[-1], known)
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
        if all(_is_mark(value) or key(value) in MODE_HEADS for value in values):
            column.receiver, column.sure = plain(head).strip(), 0.85
    for column, head in named:
        values = samples.get(column.index, [])
        marked = sum(
            1 for value in values if len(value.strip()) <= 1 or _is_mark(value) or key(value) in MODE_HEADS
        )
        if key(head) in known or marked >= 0.6 * len(values):
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
        modes = [mode for part in path if (mode := MODE_HEADS.get(key(part))) is not None]
        towns = [part for part in path if is_township(part, known)]
        if (
            len(modes) != 1
            or not towns
            or not all(_is_mark(value) for value in samples.get(column.index, []))
        ):
            continue
        column.field, column.how, column.sure = "receivers", How.INFERRED, 0.85
        column.receiver, column.mode = plain(towns[-1]).strip(), modes[0]


#: What a head adds to a mode that its marks answer: 是否委托乡镇实施, 下放乡镇.
_ASKED: Final = re.compile(
    r"^(?:是否|可否|能否)(?:可以|可|宜|已)?|(?:给|至|到|由)?(?:各)?(?:乡镇[（(]街道[）)]|乡镇街道|乡镇|镇街|镇|街道)(?:实施|行使|承接)?$"
)


def _is_mark(value: str) -> bool:
    return value.strip() in MARKS


#: What a head may be taken for that really names modes: 类别, 权限, 层级.
_VAGUE: Final = (None, "type", "authority", "level", "status")


def _modes(
    columns: list[Column],
    paths: Sequence[tuple[int, tuple[str, ...]]],
    samples: dict[int, list[str]],
    known: frozenset[str],
    pinned: set[int],
) -> None:
    """Take columns headed 下放, 委托, 是否下放 … that hold marks, or the townships concerned, for mode columns."""
    for column, (_, path) in zip(columns, paths, strict=True):
        if not path or column.index in pinned or column.receiver:
            continue
        mode = MODE_HEADS.get(key(path[-1])) or MODE_HEADS.get(key(_ASKED.sub("", path[-1])))
        if mode is None or (column.field not in (None, "mode") and column.how is not How.INFERRED):
            continue
        values = samples.get(column.index, [])
        if all(_is_mark(value) or _all_townships(value, known) for value in values):
            column.field, column.how, column.sure, column.mode = "mode", How.INFERRED, 0.9, mode
    if any(column.field == "mode" for column in columns):
        return
    for column in columns:
        # nothing but terms of modes under a head that says little: 类别, 权限, or none at all
        values = [value for value in samples.get(column.index, []) if value.strip()]
        named = {MODE_HEADS.get(key(value)) for value in values}
        vague = column.field in _VAGUE and column.index not in pinned
        if vague and None not in named and named & {Mode.DELEGATED, Mode.ENTRUSTED, Mode.EXTENDED}:
            column.field, column.how, column.sure = "mode", How.INFERRED, 0.8
            return


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
        named = sum(1 for value in values if _all_townships(value, known))
        if values and named >= 0.8 * len(values):
            column.field, column.how, column.sure = "receivers", How.INFERRED, 0.9
    for column in columns:
        values = samples.get(column.index, [])
        if column.field != "enforcer" or column.index in pinned or not values:
            continue
        if sum(1 for value in values if _all_townships(value, known)) >= 0.8 * len(values):
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


#: All townships of a county, or a kind of them.
_EVERY: Final = re.compile(
    r"^(?:全[县区市](?:所有)?|所有|各|全部|辖区内?)*(?:乡镇|镇街|镇乡|乡镇街道|乡镇\(街道\)|镇\(街道\)|镇|街道|乡)"
    r"(?:人民政府|政府|办事处)?$"
)


def _all_townships(value: str, known: frozenset[str]) -> bool:
    """Return whether a value names nothing but townships."""
    if len(value) > 600:
        return False
    parts = [part for part in re.split(r"[、，,；;\s/和及]+", value.strip()) if part]
    return bool(parts) and all(
        is_township(part, known) or _EVERY.match(key(part)) is not None for part in parts
    )


def _types(columns: list[Column], samples: dict[int, list[str]], pinned: set[int]) -> None:
    """A column called a type that holds no type term gives way to one that does."""
    typed = [column for column in columns if column.field == "type" and column.index not in pinned]
    if not typed:
        return
    scores = {
        column.index: _share(samples.get(column.index, []), lambda v: key(v) in _TYPE_KEYS)
        for column in typed
    }
    best = max(scores.values())
    for column in typed:
        values = samples.get(column.index, [])
        if values and len(typed) > 1 and best >= 0.5 and scores[column.index] < 0.2:
            taken = any(other.field == "sector" for other in columns)
            looks = bool(values) and _share(values, lambda v: len(v) <= 12) > 0.9
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
            if _share(values, lambda v: bool(_CITED.search(v))) >= 0.6:
                column.field, column.how, column.sure = "basis", How.INFERRED, 0.8
                return


_TYPE_KEYS: Final = frozenset(key(term) for term in _TYPE_TERMS) | {
    "01",
    "02",
    "03",
    "04",
    "05",
    "06",
    "07",
    "08",
    "09",
    "10",
    "20",
}


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


def _one_each(
    columns: list[Column], samples: dict[int, list[str]], wide: dict[int, int], pinned: set[int]
) -> None:
    """Of several different heads for one single-valued field, keep the best; alike heads stay together."""
    for field, count in Counter(column.field for column in columns if column.field).items():
        if count < 2 or field not in _SINGLE:
            continue
        rivals = [c for c in columns if c.field == field and not c.receiver and not c.mode]
        if len(rivals) < 2:
            continue
        # A table of counts beside the list also has a column 类型.
        most = max(_typed(samples, c) for c in rivals) if field == "type" else 0
        best = max(
            rivals,
            key=lambda c, field=field, most=most: (  # type: ignore[misc]
                c.index in pinned,
                field != "type" or 2 * _typed(samples, c) >= most,
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


def _typed(samples: dict[int, list[str]], column: Column) -> int:
    return sum(1 for value in samples.get(column.index, []) if key(value) in _TYPE_KEYS)


def _share(values: Sequence[str], test) -> float:  # type: ignore[no-untyped-def]
    return sum(1 for value in values if test(value)) / len(values) if values else 0.0


def _by_content(
    columns: list[Column],
    paths: Sequence[tuple[int, tuple[str, ...]]],
    samples: dict[int, list[str]],
    pinned: set[int],
) -> None:
    """Let the content speak where the head says nothing and the field is still free."""
    free = [
        column
        for column, (_, path) in zip(columns, paths, strict=True)
        if column.field is None
        and column.index not in pinned
        and samples.get(column.index)
        and not (column.hidden and not path)
    ]
    taken = {column.field for column in columns}

    def claim(field: str, sure: float, test) -> None:  # type: ignore[no-untyped-def]
        if field in taken:
            return
        scored = [
            (test(samples[column.index]), -column.index, column) for column in free if column.field is None
        ]
        scored = [entry for entry in scored if entry[0] > 0]
        if scored:
            column = max(scored, key=lambda entry: entry[:2])[2]
            column.field, column.how, column.sure = field, How.INFERRED, sure
            taken.add(field)

    claim("serial", 0.6, _counts)
    claim(
        "receivers",
        0.6,
        lambda values: _over(_share(values, lambda v: _all_townships(v, frozenset())), 0.8),
    )
    claim(
        "type",
        0.7,
        lambda values: _over(_share(values, lambda v: key(v) in _TYPE_KEYS and not v.strip().isdigit()), 0.8),
    )
    claim("basis", 0.7, lambda values: _over(_share(values, lambda v: bool(_CITED.search(v))), 0.7))
    claim(
        "name",
        0.65,
        lambda values: _over(
            _share(values, lambda v: len(v) <= 300 and bool(_ITEM.search(key_tail(v)))), 0.5
        ),
    )
    claim(
        "sector",
        0.6,
        lambda values: _over(_share(values, lambda v: v.strip().endswith(("领域", "条线"))), 0.6),
    )
    if "enforcer" not in taken:
        claim(
            "department",
            0.6,
            lambda values: _over(
                _share(values, lambda v: len(v) <= 40 and bool(_ORGAN.search(v.strip()))), 0.8
            ),
        )


def _below_blank_heads(columns: list[Column], samples: dict[int, list[str]], pinned: set[int]) -> None:
    """Decide what is left to names: sub-items under no head, items under a head that nobody knows."""
    fields = {column.field for column in columns}
    if "name" in fields:
        name = next(column for column in columns if column.field == "name")
        for column in columns:
            beside = column.index == name.index + 1 and not column.head and column.field is None
            values = samples.get(column.index, [])
            if beside and "sub_name" not in fields and _share(values, _wordy) >= 0.9:
                column.field, column.how, column.sure = "sub_name", How.INFERRED, 0.55
        return
    if "sub_name" in fields:
        sub = next(column for column in columns if column.field == "sub_name")
        for column in columns:
            values = samples.get(column.index, [])
            free = column.field is None or (column.field == "type" and not _typed(samples, column))
            if column.index == sub.index - 1 and free and _share(values, _wordy) >= 0.8:
                # 事项大类 | 事项小类: what stands left of the sub-items are their main items.
                column.field, column.how, column.sure = "name", How.INFERRED, 0.55
        return
    if not fields & {"basis", "type"}:
        return
    # A list that cites or types its rows has items; where no head names them, the words that differ do.
    grounded = any(
        _share(samples.get(c.index, []), test) >= 0.5
        for c in columns
        for field, test in (("basis", _cites), ("type", lambda v: key(v) in _TYPE_KEYS))
        if c.field == field
    )
    most = max((len(values) for values in samples.values()), default=0)
    for column in columns:
        values = samples.get(column.index, [])
        if (
            grounded
            and column.field in (None, "duties", "authority")
            and "责任" not in column.head
            and column.index not in pinned
            and len(values) >= max(2, 0.7 * most)
            and len(set(values)) >= 0.8 * len(values)
            and _share(values, _wordy) >= 0.8
        ):
            column.field, column.how, column.sure = "name", How.INFERRED, 0.5
            return


def _cites(value: str) -> bool:
    return bool(_CITED.search(value))


def _wordy(value: str) -> bool:
    """Return whether a value reads like a name: words, no citation, no body, no type."""
    text = value.strip()
    return (
        3 <= len(text) <= 300
        and not _CITED.match(text)
        and not _ORGAN.search(text)
        and key(text) not in _TYPE_KEYS
        and not re.fullmatch(r"[\d\s./:：%\-—A-Za-z]+", text)
    )


def _counts(values: list[str]) -> float:
    """Return 1.0 when the values number the rows: rising whole numbers from a small one on."""
    numbers = [int(value) for value in values if value.strip().isdigit() and len(value) < 7]
    if (
        len(numbers) < 2
        or len(numbers) < len(values)
        or numbers[0] > 1
        or numbers[-1] > 3 * len(numbers) + 10
    ):
        return 0.0
    return 1.0 if all(a <= b for a, b in pairwise(numbers)) else 0.0


def key_tail(value: str) -> str:
    """Return a value as one line, for tests on how it ends."""
    return re.sub(r"\s+", "", value)


def _over(share: float, least: float) -> float:
    return share if share >= least else 0.0
