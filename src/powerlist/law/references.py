"""Article references: 第X条第Y款第Z项, their lists and ranges.

The scanner reads forward only, with patterns whose repetitions are bounded, so the cost is linear in
the text whatever stands in it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple
from unicodedata import numeric

from powerlist.text.numerals import UNITS, VALUES
from powerlist.text.patterns import lazy_pattern

#: Digits of a number, Chinese, Arabic and full-width; other scripts are no numbers of a statute.
PLAIN_DIGITS: Final = "0-9０-９零〇○一二两三四五六七八九十百千廿卅"
#: The same with the capital forms, which outside of 第…条 are words too: 陆生.
DIGITS: Final = PLAIN_DIGITS + "壹贰叁肆伍陆柒捌玖拾佰仟"
#: Enumerators of one sign: 第①项, 第⑵项, 第㈢项, 第Ⅱ项.
SIGNS: Final = "①-⑳⑴-⒇㈠-㈩Ⅰ-Ⅻ"
BLANK: Final = r"[ \t\u3000\xa0]{0,8}"

_ELEMENT: Final = lazy_pattern(
    rf"(第\n?)?{BLANK}[（(]?{BLANK}"
    # a line of the source that was cut in the middle of a number: 第九⏎十七条, 第九十七⏎条
    rf"([{DIGITS}](?:[ \u3000]?[{DIGITS}]){{0,8}}(?(1)(?:\n[{DIGITS}]{{1,4}}(?=[条條]))?)|[{SIGNS}])"
    rf"{BLANK}[)）]?{BLANK}(?(1)(?:\n(?=[条條款项項]))?)"
)
_UNIT: Final = lazy_pattern(r"[条條](?!例|款|件|码|形)|款(?!项)|小?[项項](?!目)|目(?!录|标|的|前)")
_SUFFIX: Final = lazy_pattern(rf"{BLANK}之{BLANK}([{DIGITS}]{{1,3}})(?![{DIGITS}]|[年月日])")
#: 第五十条之一、之二 and 第五十条之一至之三.
_NEXT_SUFFIX: Final = lazy_pattern(
    rf"{BLANK}(?:(至|到|[-—－–~～]{{1,2}})|[、，,和及与])?{BLANK}之([{DIGITS}]{{1,3}})(?![{DIGITS}]|[年月日])"
)
_INNER: Final = lazy_pattern(
    r"[ \t\u3000\xa0]{0,8}(?:(至|到|[-—－–~～]{1,2})|[、，,/／和及与或]|以及|或者|(?=[（(]))[ \t\u3000\xa0]{0,8}"
)
_OUTER: Final = lazy_pattern(
    r"[)）]?[ \t\u3000\xa0]{0,8}(?:起?(至|到|[-—－–~～]{1,2})|[、，,；;/／][ \t\u3000\xa0]{0,8}\n?"
    r"|和|及|与|或者|或|以及|的(?=第)"
    rf"|\n[ \t\u3000\xa0]{{0,8}}(?=第[（(]?[{DIGITS}]{{1,3}}[)）]?[款项])"
    rf"|[（(\[［【.．](?=第[（(]?[{DIGITS}]{{1,4}}[)）]?(?:[、，,至和][（(]?[{DIGITS}]{{1,3}}[)）]?){{0,8}}[款项])|[：:](?=(?:第[（(]?|[（(])[{DIGITS}]{{1,4}}[)）]?[款项]))?"
    r"[ \t\u3000\xa0]{0,8}"
)
#: 第四十四条（一）、（二） and （一）至（三） without 项: no 项, but the list goes on behind them: 、第四十五条.
_ENUMERATORS: Final = lazy_pattern(
    rf"{BLANK}(?:[（(][{DIGITS}]{{1,3}}[)）](?:[、，,和及与至到—－~～-]{{1,2}}(?=[（(]))?){{1,20}}"
    rf"(?={BLANK}[；;、，,和及与]{BLANK}第[{DIGITS}])"
)
#: Most references are these: one article that no list goes on from.
_PLAIN: Final = lazy_pattern(
    rf"第([{DIGITS}]{{1,8}})条(?:第([{DIGITS}]{{1,4}})款)?(?:第([{DIGITS}]{{1,4}})项)?"
    rf"(?=[：:](?![第（(]|[{DIGITS}])|。|\n(?![ \t\u3000\xa0]{{0,8}}第[（(]?[{DIGITS}]{{1,3}}[)）]?[款项])|规定|$)"
)
_MAX_ELEMENTS: Final = 60
_MAX_EXPAND: Final = 60
_MAX_GROUPS: Final = 2000

_VALUES: Final = VALUES | {
    **{c: i for i, c in enumerate("0123456789")},
    **{c: i for i, c in enumerate("０１２３４５６７８９")},
}


@lru_cache(maxsize=4096)
def number(text: str) -> int:
    """Return the value of a Chinese, Arabic or mixed numeral, 0 when it is none.

    Args:
        text: digits only, such as ``一百零三``, ``１０３``, ``1百03`` or ``一〇三``, or one of ``SIGNS``.
    """
    total = digits = 0
    seen = False
    if len(text) == 1 and text not in _VALUES and text not in UNITS and text not in "廿卅":
        return int(numeric(text, 0))
    for char in text.replace(" ", "").replace("\u3000", "").replace("\n", ""):
        value = _VALUES.get(char)
        if value is not None:
            digits = digits * 10 + value
            seen = True
            continue
        if char in "廿卅":
            total += 20 if char == "廿" else 30
            digits, seen = 0, False
            continue
        total += (digits if seen and digits else 1) * UNITS[char]
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
    spans: list[tuple[int, int]]  # the same as they are written: 三、五至八 is (3, 3), (5, 8)
    unit: str
    suffix: int
    start: int
    end: int
    prefixed: bool


def _group(text: str, pos: int) -> tuple[_Group | None, int]:
    """Read ``第一、三、四项``: numbers that share one unit. Returns it and how far was looked."""
    values: list[int] = []
    spans: list[tuple[int, int]] = []
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
        if ranged and values and values[-1] < value:
            spans[-1] = (spans[-1][0], value)
            near = value <= values[-1] + _MAX_EXPAND  # of a wide range only the ends are filled in
            values.extend(range(values[-1] + 1 if near else value, value + 1))
            ranged = False
        else:
            spans.append((value, value))
            values.append(value)
        at = element.end()
        unit = _UNIT.match(text, at)
        if unit is not None:
            suffix = 0
            end = unit.end()
            if unit.group() in "条條":
                behind = _SUFFIX.match(text, end)
                if behind is not None:
                    suffix = number(behind.group(1))
                    end = behind.end()
            name = unit.group().replace("條", "条").replace("項", "项")
            return _Group(values, spans, name, suffix, pos, end, prefixed), end
        inner = _INNER.match(text, at)
        if inner is None:
            return None, at
        ranged = inner.group(1) is not None
        at = inner.end()
    return None, at


_RANKS: Final = {"条": 1, "款": 2, "项": 3, "小项": 4, "目": 4}


class _Builder:
    """The references of one list; the last one is pending until it is known what follows it."""

    __slots__ = ("end", "level", "path", "refs", "start")

    def __init__(self, article: int, suffix: int, start: int) -> None:
        self.refs: list[Ref] = []
        self.path = [article, suffix, 0, 0, 0]  # article, 之, 款, 项, 目
        self.level = 0  # what the pending entry has: 1 article, 2 款, 3 项, 4 目
        self.start = self.end = start

    def flush(self) -> None:
        """Write the pending entry."""
        if self.level:
            article, suffix, paragraph, item, subitem = self.path
            self.refs.append(Ref(article, suffix, paragraph, item, subitem, 0, self.start, self.end))

    def articles(self, group: _Group) -> None:
        """Take ``第三条``, ``第三、四条``, ``第三至五条`` or ``第三至五、七条``; a range stays one entry."""
        self.flush()
        self.start, self.end = group.start, group.end
        low, high = group.spans[-1]
        whole = group.spans if low != high else group.spans[:-1]
        self.refs.extend(
            Ref(first, 0, 0, 0, 0, last if first != last else 0, group.start, group.end)
            for first, last in whole
        )
        self.level = 0 if low != high else 1
        self.path = [high, group.suffix, 0, 0, 0]

    def range_to(self, group: _Group) -> None:
        """Take ``至第三十三条`` or ``至第五项`` behind an entry of the same level."""
        value = group.values[0]
        low = self.path[self.level if self.level > 1 else 0]
        if self.level == 1:
            article, suffix = self.path[:2]
            high = value if value > article else 0
            self.refs.append(Ref(article, suffix, 0, 0, 0, high, self.start, group.end))
            self.path = [value, group.suffix, 0, 0, 0]
            self.level = 0
            self.start = self.end = group.end
            return
        self.flush()
        values = list(range(low + 1, value + 1)) if low < value <= low + _MAX_EXPAND else [value]
        self.start, self.end = group.start, group.end
        self.parts(values, self.level)

    def below(self, group: _Group, level: int) -> None:
        """Take 款, 项 or 目; a level that the pending entry has already begins a sibling."""
        if level <= self.level:
            self.flush()
            self.start = group.start
        self.end = group.end
        self.parts(group.values, level)

    def parts(self, values: list[int], level: int) -> None:
        """Write all values of a level but the last as entries and make the last one pending."""
        self.path = [*self.path[:level], *([0] * (5 - level))]
        for value in values[:-1]:
            self.path[level] = value
            article, suffix, paragraph, item, subitem = self.path
            self.refs.append(Ref(article, suffix, paragraph, item, subitem, 0, self.start, self.end))
        self.path[level] = values[-1]
        self.level = level


@lru_cache(maxsize=16)
def read(text: str, pos: int, article: int = 0, suffix: int = 0) -> RefList:
    """Read the list of references that begins at ``pos``; who looks ahead and who takes it ask for the same.

    Args:
        text: the whole text.
        pos: where 第 (or the number) stands.
        article: the article that a bare 第二款 continues, 0 when there is none.
        suffix: its 之一.

    Returns:
        The references in order, 款 and 项 ranges expanded, an article range as one entry; an empty
        list when there is none at ``pos``, with ``end`` behind what was looked at.
    """
    plain = _PLAIN.match(text, pos)
    if plain is not None:
        first, second, third = plain.groups()
        paragraph = number(second) if second else 0
        item = number(third) if third else 0
        if value := number(first):
            one = Ref(value, 0, paragraph, item, 0, 0, pos, plain.end())
            return RefList([one], plain.end())
    group, looked = _group(text, pos)
    if group is None:
        return RefList([], max(looked, pos + 1))
    builder = _Builder(article, suffix, group.start)
    ranging = False
    end = pos
    for _ in range(_MAX_GROUPS):
        level = _RANKS[group.unit]
        if ranging and len(group.values) == 1 and level == builder.level:
            builder.range_to(group)
        elif level == 1:
            builder.articles(group)
            group = _more_suffixes(text, builder, group)
        else:
            builder.below(group, level)
        end = at = group.end
        enumerators = _ENUMERATORS.match(text, at)
        between = _OUTER.match(text, at if enumerators is None else enumerators.end())
        at = between.end() if between is not None else end
        following, _looked = _group(text, at)
        if following is None or _unrelated(text, end, at, following):
            break
        ranging = between is not None and between.group(1) is not None
        group = following
    builder.flush()
    return RefList(builder.refs, end)


def _more_suffixes(text: str, builder: _Builder, group: _Group) -> _Group:
    """Take ``、之二`` and ``至之三`` behind 第五十条之一; returns the group that was taken last."""
    for _ in range(_MAX_ELEMENTS if group.suffix else 0):
        found = _NEXT_SUFFIX.match(text, group.end)
        value = number(found.group(2)) if found is not None else 0
        if found is None or not group.suffix < value <= group.suffix + _MAX_ELEMENTS:
            break
        first = group.suffix + 1 if found.group(1) else value
        for suffix in range(first, value + 1):
            group = group._replace(
                spans=group.spans[-1:], suffix=suffix, start=found.start(2) - 1, end=found.end()
            )
            builder.articles(group)
    return group


def _unrelated(text: str, end: int, at: int, following: _Group) -> bool:
    """Tell whether a number without 第 stands right behind a reference: 第五条 一条龙 is no list."""
    if following.prefixed or not (at == end or text[end:at].isspace()):
        return False
    # 第36条1款 and 第36条（一）项 are written together, 第五条 一项 is not
    return following.unit == "条" or (at != end and text[at] not in "（(")
