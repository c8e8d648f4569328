"""What a column's values say about its field: citations, types, bodies, names, numbers."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from powerlist.model import marks
from powerlist.model.enums import How, PowerType
from powerlist.read.heads import is_township
from powerlist.text.width import key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from powerlist.model.sheet import Column

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
#: Those of them that say no.
NO_MARKS: Final = frozenset("×✗✘╳xX☒□○◯-—－/／\\0否无Nn不") | {"不承接", "——", "no", "N"}
CITED: Final = re.compile(r"《[^》]{2,60}》|第[一二三四五六七八九十百千零〇\d]+条")
_ORGAN: Final = re.compile(
    r"(?:局|委|办|厅|队|院|所|站|处|科|中心|部|会|政府|委员会|公司|机关|署|社)(?:[（(][^)）]*[)）])?$"
)
ITEM: Final = re.compile(
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
#: All townships of a county, or a kind of them.
_EVERY: Final = re.compile(
    r"^(?:全[县区市](?:所有)?|所有|各|全部|辖区内?)*(?:乡镇|镇街|镇乡|乡镇街道|乡镇\(街道\)|镇\(街道\)|镇\(乡\)|镇\(乡、街道\)|乡\(镇、街道\)|镇|街道|乡)"
    r"(?:人民政府|政府|办事处)?$"
)
TYPE_KEYS: Final = frozenset(key(term) for term in _TYPE_TERMS) | {
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


_OPENS: Final = re.compile(r"^(?:对(?!象)|[（(]?[一二三四五六七八九十\d]+[）)、.．]|[①-⑳])")
_CUT: Final = re.compile(r"(?:[、，,（(的与和及或未不对等]|行政|监督|以及|或者|依法|擅自|规定)$")


def stops_short(text: str, rest: str) -> bool:
    """Return whether a name stops in the middle and the text below it is the rest.

    Args:
        text: the name above.
        rest: what stands in the row below.
    """
    text, rest = key_tail(text), key_tail(rest)
    if text.count("（") + text.count("(") > text.count("）") + text.count(")"):
        return True
    if text.count("《") > text.count("》") or text.count("“") > text.count("”"):
        return True
    if not text or not rest or _OPENS.match(rest):
        return False
    if rest[0] in "、，,；;）)》”的等和及与或":
        return True
    return not ITEM.search(text) and (bool(_CUT.search(text)) or bool(ITEM.search(text + rest)))


def is_mark(value: str) -> bool:
    """Return whether a value only says yes or no."""
    return value.strip() in MARKS or marks.meaning(value) != marks.TEXT


def all_townships(value: str, known: frozenset[str]) -> bool:
    """Return whether a value names nothing but townships."""
    if len(value) > 600:
        return False
    parts = [part for part in re.split(r"[、，,；;\s/]+", value.strip()) if part]
    # 中和镇 is one, 三家镇和拦江镇 are two
    return bool(parts) and all(
        _one_township(part, known) or all(_one_township(one, known) for one in re.split("[和及]", part))
        for part in parts
    )


def _one_township(text: str, known: frozenset[str]) -> bool:
    return is_township(text, known) or _EVERY.match(key(text)) is not None


def types_in(samples: dict[int, list[str]], column: Column) -> int:
    """Return how many of a column's values are terms of types."""
    return sum(1 for value in samples.get(column.index, []) if key(value) in TYPE_KEYS)


def share(values: Sequence[str], test) -> float:  # type: ignore[no-untyped-def]
    """Return the share of the values that pass a test."""
    return sum(1 for value in values if test(value)) / len(values) if values else 0.0


def by_content(
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

    claim("serial", 0.6, counts)
    claim(
        "receivers",
        0.6,
        lambda values: _over(share(values, lambda v: all_townships(v, frozenset())), 0.8),
    )
    claim(
        "type",
        0.7,
        lambda values: _over(share(values, lambda v: key(v) in TYPE_KEYS and not v.strip().isdigit()), 0.8),
    )
    claim("basis", 0.7, lambda values: _over(share(values, lambda v: bool(CITED.search(v))), 0.7))
    claim(
        "name",
        0.65,
        lambda values: _over(share(values, lambda v: len(v) <= 300 and bool(ITEM.search(key_tail(v)))), 0.5),
    )
    claim(
        "sector",
        0.6,
        lambda values: _over(share(values, lambda v: v.strip().endswith(("领域", "条线"))), 0.6),
    )
    if "enforcer" not in taken:
        claim(
            "department",
            0.6,
            lambda values: _over(
                share(values, lambda v: len(v) <= 40 and bool(_ORGAN.search(v.strip()))), 0.8
            ),
        )


def below_blank_heads(columns: list[Column], samples: dict[int, list[str]], pinned: set[int]) -> None:
    """Decide what is left to names: sub-items under no head, items under a head that nobody knows."""
    fields = {column.field for column in columns}
    if "name" in fields:
        name = next(column for column in columns if column.field == "name")
        for column in columns:
            beside = column.index == name.index + 1 and not column.head and column.field is None
            values = samples.get(column.index, [])
            if beside and "sub_name" not in fields and share(values, _wordy) >= 0.9:
                column.field, column.how, column.sure = "sub_name", How.INFERRED, 0.55
        return
    if "sub_name" in fields:
        sub = next(column for column in columns if column.field == "sub_name")
        for column in columns:
            values = samples.get(column.index, [])
            free = column.field is None or (column.field == "type" and not types_in(samples, column))
            if column.index == sub.index - 1 and free and share(values, _wordy) >= 0.8:
                # 事项大类 | 事项小类: what stands left of the sub-items are their main items.
                column.field, column.how, column.sure = "name", How.INFERRED, 0.55
        return
    if not fields & {"basis", "type"}:
        return
    # A list that cites or types its rows has items; where no head names them, the words that differ do.
    grounded = any(
        share(samples.get(c.index, []), test) >= 0.5
        for c in columns
        for field, test in (("basis", _cites), ("type", lambda v: key(v) in TYPE_KEYS))
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
            and share(values, _wordy) >= 0.8
        ):
            column.field, column.how, column.sure = "name", How.INFERRED, 0.5
            return


def _cites(value: str) -> bool:
    return bool(CITED.search(value))


def _wordy(value: str) -> bool:
    """Return whether a value reads like a name: words, no citation, no body, no type."""
    text = value.strip()
    return (
        3 <= len(text) <= 300
        and not CITED.match(text)
        and not _ORGAN.search(text)
        and key(text) not in TYPE_KEYS
        and not re.fullmatch(r"[\d\s./:：%\-—A-Za-z]+", text)
    )


def counts(values: list[str]) -> float:
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
