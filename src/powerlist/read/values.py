"""What a single value of a column is: a mark, a citation, a type, a body, the name of an item, a number."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from powerlist.model import marks
from powerlist.model.bodywords import NAMED
from powerlist.model.enums import PowerType
from powerlist.text.numerals import counting_number
from powerlist.text.patterns import lazy_pattern
from powerlist.text.width import key, without_invisible

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

CITED: Final = lazy_pattern(r"《[^》]{2,60}》|第[一二三四五六七八九十百千零〇\d]+条")
ORGAN: Final = lazy_pattern(rf"(?:{NAMED}|处|科|会|公司|机关|署|社)(?:[（(][^)）]*[)）])?$")
ITEM: Final = lazy_pattern(
    r"^对.{2,}(?:处罚|检查|奖励|强制|确认|征收|给付|裁决|处理|监管|监督)$|.{3}(?:处罚|许可|审批|核准|检查|备案|登记|认定|核发|审核|审查|确认|征收|奖励|裁决|给付|查封|扣押|强制|调解|监督检查|认证|注册|批准|验收|鉴定)$"
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


def is_mark(value: str) -> bool:
    """Return whether a value only says yes or no, a letter l that stands for 1 included."""
    value = value if value.isprintable() else without_invisible(value)
    return marks.meaning(value) != marks.TEXT or marks.takes_over(value) is not None or value.strip() == "l"


def cites(value: str) -> bool:
    """Return whether a value cites a law."""
    return CITED.search(value) is not None


def is_type(value: str) -> bool:
    """Return whether a value is a term of a type, or its code."""
    return key(value) in TYPE_KEYS


def types_among(values: Sequence[str]) -> int:
    """Return how many of some values are terms of types."""
    return sum(map(is_type, values))


def share(values: Sequence[str], test: Callable[[str], object]) -> float:
    """Return the share of the values that pass a test."""
    return sum(1 for value in values if test(value)) / len(values) if values else 0.0


def is_wordy(value: str) -> bool:
    """Return whether a value reads like a name: words, no citation, no body, no type."""
    text = value.strip()
    return (
        3 <= len(text) <= 300
        and not CITED.match(text)
        and not ORGAN.search(text)
        and not is_type(text)
        and not re.fullmatch(r"[\d\s./:：%\-—A-Za-z]+", text)
    )


def counts(values: list[str]) -> float:
    """Return 1.0 when the values number the rows: rising whole numbers from a small one on, ① ② ③ as well."""
    numbers = [
        number for value in values if len(value) < 7 and (number := counting_number(value)) is not None
    ]
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
