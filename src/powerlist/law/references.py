"""Article references: 第X条第Y款第Z项, their lists and ranges.

The scanner reads forward only, with patterns whose repetitions are bounded, so the cost is linear in
the text whatever stands in it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

#: Digits of a number, Chinese, Arabic and full-width; other scripts are no numbers of a statute.
DIGITS: Final = "0-9０-９零〇○一二两三四五六七八九十百千廿卅"
BLANK: Final = r"[ \t\u3000\xa0]{0,8}"

_ELEMENT: Final = re.compile(
    rf"(第)?{BLANK}[（(]?{BLANK}([{DIGITS}](?:[ \u3000]?[{DIGITS}]){{0,8}}){BLANK}[)）]?{BLANK}"
)
_UNIT: Final = re.compile(r"条(?!例|款|件|码|形)|款(?!项)|小?项(?!目)|目(?!录|标|的|前)")
_SUFFIX: Final = re.compile(rf"{BLANK}之{BLANK}([{DIGITS}]{{1,3}})(?![{DIGITS}]|[年月日])")
_INNER: Final = re.compile(
    r"[ \t\u3000\xa0]{0,8}(?:(至|到|[-—－–~～]{1,2})|[、，,和及与或]|以及|或者|(?=[（(]))[ \t\u3000\xa0]{0,8}"
)
_OUTER: Final = re.compile(
    r"[ \t\u3000\xa0]{0,8}(?:(至|到|[-—－–~～]{1,2})|[、，,；;/][ \t\u3000\xa0]{0,8}\n?|和|及|与|或者|或|以及|的(?=第)|[（(](?=第[%s]{1,4}[款项])|[：:](?=第?[（(]?[%s]{1,4}[)）]?[款项]))?"
    r"[ \t\u3000\xa0]{0,8}" % (DIGITS, DIGITS)
)
_MAX_ELEMENTS: Final = 60
_MAX_EXPAND: Final = 60

_VALUES: Final = {c: i for i, c in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "○": 0,
    "两": 2,
    **{c: i for i, c in enumerate("0123456789")},
    **{c: i for i, c in enumerate("０１２３４５６７８９")},
}
_TENS: Final = {"十": 10, "百": 100, "千": 1000}


@lru_cache(maxsize=4096)
def number(text: str) -> int:
    """Return the value of a Chinese, Arabic or mixed numeral, 0 when it is none.

    Args:
        text: digits only, such as ``一百零三``, ``１０３``, ``1百03`` or ``一〇三``.
    """
    total = digits = 0
    seen = False
    for char in text.replace(" ", "").replace("\u3000", ""):
        value = _VALUES.get(char)
        if value is not None:
            digits = digits * 10 + value
            seen = True
            continue
        if char in "廿卅":
            total += 20 if char == "廿" else 30
            digits, seen = 0, False
            continue
        total += (digits if seen and digits else 1) * _TENS[char]
        digits, seen = 0, False
    value = total + digits
    return value if value <= 9999 else 0


class Ref(NamedTuple):
    """One reference of a list; 0 means that the part is not given."""

    article: int
    suffix: int
    paragraph: int
    item: int
    subitem: int
    range_end: int
    start: int
    end: int


class RefList(NamedTuple):
    """A list of references and where it ends; ``end`` is where to go on when there is none."""

    refs: list[Ref]
    end: int


class _Group(NamedTuple):
    values: list[int]
    ranged: bool  # the last two values are the ends of a range
    unit: str
    suffix: int
    start: int
    end: int
    prefixed: bool


def _group(text: str, pos: int) -> tuple[_Group | None, int]:
    """Read ``第一、三、四项``: numbers that share one unit. Returns it and how far was looked."""
    values: list[int] = []
    ranged = False
    at = pos
    prefixed = False
    for _ in range(_MAX_ELEMENTS):
        element = _ELEMENT.match(text, at)
        if element is None:
            return None, at
        value = number(element.group(2))
        if not value:
            return None, element.end()
        if not values:
            prefixed = element.group(1) is not None
        if ranged and values and values[-1] < value <= values[-1] + _MAX_EXPAND:
            values.extend(range(values[-1] + 1, value + 1))
            ranged = False
        else:
            values.append(value)
        at = element.end()
        unit = _UNIT.match(text, at)
        if unit is not None:
            suffix = 0
            end = unit.end()
            if unit.group() == "条":
                behind = _SUFFIX.match(text, end)
                if behind is not None:
                    suffix = number(behind.group(1))
                    end = behind.end()
            return _Group(values, ranged, unit.group(), suffix, pos, end, prefixed), end
        inner = _INNER.match(text, at)
        if inner is None:
            return None, at
        ranged = inner.group(1) is not None
        at = inner.end()
    return None, at


def _articles_as_range(text: str, group: _Group) -> bool:
    """Tell whether ``第三十至三十三条`` was written with a range sign (values were filled in)."""
    return len(group.values) > 2 and any(c in text[group.start : group.end] for c in "至到-—－–~～")


def read(text: str, pos: int, article: int = 0, suffix: int = 0) -> RefList:
    """Read the list of references that begins at ``pos``.

    Args:
        text: the whole text.
        pos: where 第 (or the number) stands.
        article: the article that a bare 第二款 continues, 0 when there is none.
        suffix: its 之一.

    Returns:
        The references in order, 款 and 项 ranges expanded, an article range as one entry; an empty
        list when there is none at ``pos``, with ``end`` behind what was looked at.
    """
    group, looked = _group(text, pos)
    if group is None:
        return RefList([], max(looked, pos + 1))
    refs: list[Ref] = []
    paragraph = item = subitem = 0
    pending_start = pending_end = group.start
    level = 0  # what the pending entry has: 1 article, 2 款, 3 项, 4 目

    def flush() -> None:
        if level:
            refs.append(Ref(article, suffix, paragraph, item, subitem, 0, pending_start, pending_end))

    end = pos
    ranging = False
    for _ in range(2000):
        values = group.values
        rank = _RANKS[group.unit]
        if ranging and len(values) == 1 and rank == level:
            low = (article, paragraph, item, subitem)[rank - 1]
            if rank == 1:
                refs.append(
                    Ref(
                        article,
                        suffix,
                        0,
                        0,
                        0,
                        values[0] if values[0] > article else 0,
                        pending_start,
                        group.end,
                    )
                )
                article, suffix, level = values[0], group.suffix, 0
                pending_start = pending_end = group.end
            else:
                flush()
                if low < values[0] <= low + _MAX_EXPAND:
                    values = list(range(low + 1, values[0] + 1))
                pending_start, pending_end = group.start, group.end
                paragraph, item, subitem = _emit(
                    refs, rank, values, article, suffix, paragraph, item, (pending_start, pending_end)
                )
        elif rank == 1:
            flush()
            paragraph = item = subitem = 0
            if _articles_as_range(text, group):
                refs.append(Ref(values[0], 0, 0, 0, 0, values[-1], group.start, group.end))
                article, suffix, level = values[-1], group.suffix, 0
            else:
                for value in values[:-1]:
                    refs.append(Ref(value, 0, 0, 0, 0, 0, group.start, group.end))
                article, suffix, level = values[-1], group.suffix, 1
            pending_start, pending_end = group.start, group.end
        else:
            if rank <= level:
                flush()
                pending_start = group.start
            pending_end = group.end
            paragraph, item, subitem = _emit(
                refs, rank, values, article, suffix, paragraph, item, (pending_start, pending_end)
            )
            level = rank
        end = group.end
        between = _OUTER.match(text, end)
        at = between.end() if between is not None else end
        following, looked = _group(text, at)
        if following is None:
            break
        adjacent = at == end or text[end:at].isspace()
        if not following.prefixed and following.unit == "条" and adjacent:
            break  # 第五条 一条龙: a number without 第 needs a list sign before it
        if not following.prefixed and following.unit != "条" and adjacent and text[at] not in "（(":
            break
        ranging = between is not None and between.group(1) is not None
        group = following
    flush()
    return RefList(refs, end)


_RANKS: Final = {"条": 1, "款": 2, "项": 3, "小项": 4, "目": 4}


def _emit(
    refs: list[Ref],
    rank: int,
    values: list[int],
    article: int,
    suffix: int,
    paragraph: int,
    item: int,
    span: tuple[int, int],
) -> tuple[int, int, int]:
    """Write all values but the last as entries; return the parts of the pending last one."""
    if rank == 2:
        refs.extend(Ref(article, suffix, value, 0, 0, 0, *span) for value in values[:-1])
        return values[-1], 0, 0
    if rank == 3:
        refs.extend(Ref(article, suffix, paragraph, value, 0, 0, *span) for value in values[:-1])
        return paragraph, values[-1], 0
    refs.extend(Ref(article, suffix, paragraph, item, value, 0, *span) for value in values[:-1])
    return paragraph, item, values[-1]
