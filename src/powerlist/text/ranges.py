"""Numbers of items in running text: 第1—31项, 第三至第五项, 第2、4项, 序号1、3-5, 除第3项外, 其余."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from powerlist.text.numerals import NUMERAL, number_of
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NUMBER: Final = rf"(?:\d{{1,5}}|[{NUMERAL}]{{1,7}})"
_TO: Final = r"\s*(?:项\s*)?[—\-－–~～至到]+\s*(?:第\s*)?"
_ONE: Final = rf"{_NUMBER}(?:{_TO}{_NUMBER})?"
_AND: Final = r"\s*(?:项\s*)?[、，,和及与]\s*(?:第\s*)?"
#: 条, 款 and 《 before it mean a part of a law, not of the list.
_LIST: Final = lazy_pattern(
    rf"(?<![条款])第\s*(?P<counted>{_ONE}(?:{_AND}{_ONE})*)\s*项|(?P<first>前\s*{_NUMBER}\s*项)|(?:序号|编号)\s*(?:[为是第]\s*)?(?:[:：]\s*)?(?P<numbered>{_ONE}(?:{_AND}{_ONE})*)"
)
#: What stands between numbers and what is said of them.
_SAID: Final = (
    r"(?:为|属|系|是|均|由|以|按|采[取用]|实行|直接|依法|委托|下放|赋权|授权|延伸|派驻|收回|保留|不|暂)"
)
#: 1-5项下放, and behind such a clause 6—8为委托: numbers that open a clause, more than one, or one that goes on.
_BARE: Final = lazy_pattern(
    rf"^[（(]?(?:其中|(?:[^：:，。；]{{0,6}}[：:]\s*)?(?:以上|上述)?)?(?P<listed>{_ONE}(?:{_AND}{_ONE})*)\s*(?P<item>项)?\s*(?:的)?(?:事项)?(?={_SAID})"
)
_ANOTHER: Final = rf"{_ONE}(?:{_AND}{_ONE})*\s*项?\s*(?:的)?(?:事项)?{_SAID}"
_SPLIT: Final = lazy_pattern(r"[、，,和及与]")
_SEVERAL: Final = lazy_pattern(r"[、，,和及与—\-－–~～至到]")
_BETWEEN: Final = lazy_pattern(r"[—\-－–~～至到]+")
#: Signs at an item that a note speaks of.
SIGNS: Final = "*＊★☆▲△◆◇●○◎■□※#＃"
#: The same as a note's own numbers look: they are signs where a note speaks of items that carry them.
CIRCLED: Final = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_UNSIGNED: Final = (
    r"(?:[未不没无](?:有)?(?:作|加|带|标|注|打|填|画|划|做|任何){0,3}(?:标[注识记示志]|符号|记号|标|注|星号|号)[“\"‘]?[*＊★☆▲△◆◇●○◎■□※#＃]?[”\"’]?(?:号)?|空白)"
    r"(?:的|者|处|项|为)"
)
#: △表示委托, ★为派驻延伸: a sign that opens a clause, with what it means.
_MODES: Final = "委托|下放|延伸|派驻|赋权|保留|收回|法定"
_MEANS: Final = rf"[”\"’]?号?(?:表示|代表|指代|系?指|[=＝]|(?:为|是)(?=[^，。；]{{0,8}}(?:{_MODES})))"
#: 其他乡镇 are no items.
_OTHERS: Final = r"(?:其余|其他)(?!(?:的|各|所有|全部)*(?:乡|镇|街|苏木|县|区|部门|单位|村))"
_CLAUSE: Final = lazy_pattern(
    rf"[；;。\n]|[，,](?=第|{_OTHERS}|除|序号|前\s*{_NUMBER}\s*项|后\s*{_NUMBER}\s*项|{_ANOTHER}|凡?(?:名称|序号|事项)?[带标注加打有前后画划][^，。；、]{{0,6}}?[{SIGNS}{CIRCLED}]|[“\"‘]?[{SIGNS}{CIRCLED}]{_MEANS}|{_UNSIGNED})"
)
_REST: Final = lazy_pattern(
    rf"^(?:(?:{_OTHERS}|剩余)(?:的)?(?:各项|事项|项)?|后\s*{_NUMBER}\s*项|{_UNSIGNED})"
)
_BUT: Final = lazy_pattern(r"^除.*?(?:以外|之外|外)[，,]?(?:其余|其他)?")
#: 本清单事项除第3项外.
_ALL_OF_IT: Final = lazy_pattern(r"^(?:本|以[上下]|[上下]列|上述|表|所列|清单|目录)[^，。；除]{0,8}(?=除)")
#: What stands between 除 and 外 and says more than numbers.
_INNER: Final = lazy_pattern(
    r"^除(?P<said>.{2,40}?(?:保留|行使|实施|下放|委托|赋权|延伸|派驻|收回|办理)[^，。；]{0,6}?)(?:的)?(?:以外|之外|外)"
)
#: 3. at the beginning of a note's third point.
_POINT: Final = lazy_pattern(r"^[（(]?\d{1,2}[）)]?[.、．]\s*")
_LONGEST: Final = 2000
#: 带*号的为委托事项: a sign at an item's number or name.
_SIGNED: Final = lazy_pattern(
    rf"(?:带|标|注|加|打|有|前|后|画|划|为)[^，。；、]{{0,6}}?[“\"‘]?(?P<sign>[{SIGNS}{CIRCLED}])[”\"’]?(?:号|标记|标识|符号|标志)?(?:的|者|事项|表示|代表|为|属)"
    rf"|(?:以|用)[“\"‘]?(?P<used>[{SIGNS}{CIRCLED}])[”\"’]?(?:号)?(?:标注|标识|标记|标示|表示)"
    rf"|(?:^|(?<=[：:；;，,。（(.．、\s]))[“\"‘]?(?P<opens>[{SIGNS}{CIRCLED}]){_MEANS}"
)


@dataclass(frozen=True, slots=True)
class Meant:
    """What a clause says of some items.

    Attributes:
        clause: the part of the text that speaks about them, up to the next stop or the next numbers behind a comma.
        ranges: ``(first, last)`` of the numbers that it names.
        signs: signs (*, ★, ①) of the items that it names.
        rest: it speaks of all others: 除第3项外, 其余.
    """

    clause: str
    ranges: tuple[tuple[int, int], ...] = ()
    signs: tuple[str, ...] = ()
    rest: bool = False


def item_ranges(text: str, before: Sequence[Meant] = ()) -> list[Meant]:
    """Return what a text says of items by their number, in order.

    Args:
        text: a line above, between or below the items.
        before: what the lines before it say, where a note has several: 其余 means what none of them names.

    Returns:
        One entry a clause. 其余 means the items that no other clause of the text names, 除…外 those that it does
        not name itself.
    """
    signed = _SIGNED.search(text[:_LONGEST]) is not None
    if not signed and not before and not any(sign in text for sign in ("第", "序号", "编号", "项")):
        return []
    found: list[Meant] = []
    earlier = [each for each in before if not each.rest]
    for clause in _CLAUSE.split(text[:_LONGEST]):
        bare = clause.strip("，, \t")
        if (found or earlier) and _REST.match(_POINT.sub("", bare)):
            named = tuple(each for other in (*earlier, *found) for each in other.ranges)
            also = tuple(sign for other in (*earlier, *found) for sign in other.signs)
            found.append(Meant(bare, named, also, rest=True))
            continue
        ranges = [each for match in _LIST.finditer(clause) for each in _listed(match)]
        if not ranges and (match := _BARE.match(clause.strip())) is not None:
            several = _SEVERAL.search(match["listed"]) is not None
            if (several and match["item"]) or (found and (several or match["item"] or found[-1].ranges)):
                ranges = list(_ranges(match["listed"]))
        signs = (
            [_narrow(match["sign"] or match["used"] or match["opens"]) for match in _SIGNED.finditer(clause)]
            if signed
            else []
        )
        if ranges or signs:
            but = _BUT.match(_ALL_OF_IT.sub("", re.sub(r"^.*?[：:（(]", "", bare)))
            if but and (inner := _INNER.match(but.group())) is not None and not signs:
                # 除第3项由县局保留外，均委托: what is said of those left out
                found.append(Meant(inner["said"], tuple(ranges)))
                bare = bare.replace(inner.group(), "").replace("，，", "，")
            found.append(Meant(bare, tuple(ranges), tuple(signs), rest=bool(but)))
    return found


def is_sign(text: str) -> bool:
    """Return whether a cell holds nothing but signs that a note may speak of: ★, **, ①."""
    bare = text.strip()
    return bool(bare) and all(character in SIGNS or character in CIRCLED for character in bare)


def without_circled(text: str) -> str:
    """Return a text without circled numbers, which number things where they stand before them: ①首次申请."""
    return "".join(character for character in text if character not in CIRCLED)


def _narrow(sign: str) -> str:
    return {"＊": "*", "＃": "#"}.get(sign, sign)


def _listed(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    if match["first"]:
        last = number_of(match["first"].strip("前项 \t"))
        return iter(((1, last),) if last else ())
    return _ranges(match["counted"] or match["numbered"])


def _ranges(text: str) -> Iterator[tuple[int, int]]:
    for part in _SPLIT.split(text):
        numbers = [number_of(piece.strip(" 第项\t")) for piece in _BETWEEN.split(part)]
        first, last = numbers[0], numbers[-1]
        if first is not None and last is not None and 0 < first <= last:
            yield first, last
