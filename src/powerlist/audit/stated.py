"""Numbers of items that lists state of themselves: in titles, section rows, total rows and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.model.enums import PowerType
from powerlist.text.numerals import NUMERAL, number_of
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from powerlist.model.sheet import Line

_DIGITS = rf"\d{{1,6}}|[{NUMERAL}]{{1,8}}"
_COUNT = f"({_DIGITS})"
_IN_BRACKETS = lazy_pattern(
    rf"[（(]\s*(?:第[{NUMERAL}\d]{{1,3}}批[，,、]?)?\s*(?:共|合?计)?\s*{_COUNT}\s*项\s*[)）]"
)
_TYPES = f"(?:{'|'.join(sorted((kind.value for kind in PowerType), key=len, reverse=True))})"
#: What a list calls all that is in it; 共承接委托事项4项 counts a part.
_ALL = r"(?:(?:行政)?(?:(?:执法)?(?:权力|职权)|权责|权力和?责任|政务服务)(?:清单)?(?:事项|项目)?|事项|项目)"
_TOTAL = lazy_pattern(
    rf"(?:(?:共|合计|总计|共计|共有)[:：]?|(?:共|合计|总计|共计)(?:有|计|行使|实施|列入|梳理|保留|公布)?(?:了|出)?{_ALL}[:：为]?"
    rf"|(?:事项|职权|权力)?总数[:：为]?)\s*{_COUNT}\s*项"
    rf"|(?:事项|职权|权力)?总[项件]?数\s*[:：]\s*(\d{{1,6}})(?=\s*(?:[。；;，,]|$))"
)
#: 县林业局行政权力事项4项: a title that ends with the number, with nothing before it that counts a part.
_TITLE_END = lazy_pattern(
    rf"^(?!.*(?:新增|取消|调整|下放|委托|延伸|承接|收回|保留|赋权|变更|合并|划转|其中|第[{NUMERAL}\d]+批))"
    rf"[^，。；;、：:]{{2,40}}?{_ALL}\s*{_COUNT}\s*项$"
)
#: 一、行政处罚 3项: a section row that is a type and its number.
_SECTION_END = lazy_pattern(
    rf"^(?:[{NUMERAL}\d]{{1,3}}[、.．]|[（(][{NUMERAL}\d]{{1,3}}[)）])?\s*{_TYPES}(?:事项|类)?[\s：:]*{_COUNT}\s*项$"
)
#: 注：本表共计4项: a note that counts the list it stands under.
_OF_LIST = lazy_pattern(r"(?:本表|本清单|本目录|以上|上述)[^，。；\d]{0,8}(?:共|合计|总计)")
#: 共7项，其中行政处罚5项、行政许可2项: the parts by type. 共9项，下放7项，其中行政处罚5项 speaks of the 7.
_PARTS = lazy_pattern(rf"(?:{_TOTAL.pattern})[，,。；;：:（(]?其中[:：，,]?(?P<parts>[^。；;\n]{{2,120}})")
#: 新增行政处罚3项, 委托行政处罚5项 and 省级行政处罚2项 count some of a type only.
_PART = lazy_pattern(
    rf"(?:^|(?<=[\s、，,：:和及与]))(?P<type>{_TYPES})(?:事项|类)?\s*(?P<count>{_DIGITS})\s*项"
)
#: （行政处罚3项、行政许可1项）, and a line that is 其中：行政处罚3项，行政许可1项: nothing but types and their numbers.
_ONLY_PARTS = lazy_pattern(
    rf"(?:^\s*其中[:：，,]|[（(])(?P<parts>(?:{_TYPES}(?:事项|类)?\s*(?:{_DIGITS})\s*项[、，,；;和\s]*)+)(?:[)）]|。?$)"
)


def counts_items(line: Line) -> bool:
    """Tell whether a line within a table may say how many items it has."""
    return line.kind == "total" or (line.kind == "note" and _OF_LIST.search(line.text) is not None)


def parts_of(text: str) -> list[tuple[str, int]]:
    """Return the types and their numbers that a text states behind 其中; each type once."""
    found = _PARTS.search(text) or _ONLY_PARTS.search(text)
    if found is None:
        return []
    parts = [(one["type"], number_of(one["count"])) for one in _PART.finditer(found["parts"])]
    kinds = [kind for kind, _ in parts]
    return [(kind, number) for kind, number in parts if number is not None and kinds.count(kind) == 1]


def stated_in(text: str, *, section: bool = False) -> int | None:
    """Return the number of items that a text states, or None where it states none or several."""
    ends = (_SECTION_END if section else _TITLE_END).match
    found = (
        _IN_BRACKETS.findall(text)
        or ["".join(numbers) for numbers in _TOTAL.findall(text)]
        or ([said.group(1)] if (said := ends(text.strip())) is not None else [])
    )
    return number_of(found[0]) if len(found) == 1 else None
