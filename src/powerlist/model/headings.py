"""What a line that stands over a part of a list may be: numbered, of a body, a type or a sector."""

from __future__ import annotations

from typing import Final

from powerlist.model.bodywords import LISTED
from powerlist.model.enums import PowerType
from powerlist.text.numerals import NUMERAL, enumerator
from powerlist.text.patterns import lazy_pattern

#: No line that opens a part is longer.
_LONGEST: Final = 60
_ENUMERATED: Final = (
    rf"(?:第[{NUMERAL}\d]{{1,4}}(?:部分|类|章|篇|批)|[（(][{NUMERAL}\d]{{1,4}}[)）]|[{NUMERAL}ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]{{1,4}}[、.．\s]|\d{{1,3}}[、.．]"
    rf"|附?表\s*[{NUMERAL}\d]{{1,3}}[:：、.．\s])?\s*"
)
_TAIL: Final = r"\s*(?:[（(][^（()）]{1,40}[)）]|共?\s*\d{1,5}\s*项)?\s*[】〗\]）):：]?$"
_BODY: Final = lazy_pattern(
    rf"^[【〖\[]?{_ENUMERATED}(?!设立|设置|撤销|注销|变更|成立|举办|对|关于)[\u4e00-\u9fff]{{2,30}}"
    rf"(?:{LISTED}|宣传部|组织部|统战部){_TAIL}"
)
_TYPE: Final = lazy_pattern(
    rf"^[【〖\[（(]?{_ENUMERATED}(?:(?:{'|'.join(term.value for term in PowerType)})(?:类|权|事项)*"
    rf"|(?:许可|处罚|强制|征收|给付|检查|确认|奖励|裁决|其他|服务)类(?:事项)?){_TAIL}"
)
_SECTOR: Final = lazy_pattern(
    rf"^[【〖\[]?{_ENUMERATED}[\u4e00-\u9fff、]{{2,20}}(?:领域|条线|行业)(?:类|方面|事项)?{_TAIL}"
)
_UNIT: Final = lazy_pattern(
    r"^[（(\s]*(?:填[报表]|报送|编制|实施|责任|行使|主管|承办|牵头)?(?:单位|部门|主体)(?:名称)?\s*(?:[（(][^)）]{0,10}[)）])?\s*[:：]\s*"
    rf"[\u4e00-\u9fff]{{2,30}}(?:{LISTED}|部)(?:[（(][^（()）]{{1,30}}[)）])?\s*$"
)
_LISTED: Final = lazy_pattern(
    rf"^(?:附件\s*\d*\s*[:：]?\s*)?[\u4e00-\u9fff]{{2,30}}?(?:{LISTED})(?:[（(][^（()）]{{1,30}}[)）])?"
    r"(?:的|行政|权责|权力|职权|赋权|下放|委托|公共|服务|处罚|许可){0,5}(?:事项)?(?:清单|目录)$"
)


def part_kinds(text: str) -> frozenset[str]:
    """Return all that a line over a part of a list is: ``body type sector`` and its enumerator; empty for another line.

    Args:
        text: the line: 县水利局, （一）行政许可（3项）, 填报单位：县林业局.
    """
    stripped = text.strip()
    if len(stripped) > _LONGEST:
        return frozenset()
    found = {
        name
        for name, pattern in (("body", _BODY), ("type", _TYPE), ("sector", _SECTOR), ("body", _UNIT))
        if pattern.match(stripped)
    }
    mark = enumerator(stripped)
    if mark in ("part", "first", "second") or (mark is not None and found):
        found.add(mark)
    return frozenset(found)


def names_a_body(text: str) -> bool:
    """Return whether a title or a unit's line names whose list begins below: 县林业局权责清单, 填报单位：县林业局."""
    stripped = text.strip()
    return len(stripped) <= _LONGEST and bool(_UNIT.match(stripped) or _LISTED.match(stripped))
