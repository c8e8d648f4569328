"""The rank that the order by which an act was issued gives away.

Lists write （住房和城乡建设部令第52号） behind a title far oftener than a tag before it, and a title that ends in
办法 or 规定 says no rank. What ministries and governments may make by order is a rule (立法法 第九十一条、第九十三条),
what the State Council issues by order an administrative regulation (立法法 第七十七条), and what a congress of a
province or city announces a local regulation (立法法 第八十八条). The order of a county or of a bureau makes no rule.
Since 2002 rules are issued by order (规章制定程序条例 第二十九条至第三十一条), so what has a document number instead
（青府发〔2018〕12号） is a normative document; older numbers say nothing.
"""

from __future__ import annotations

import re
from typing import Final

from powerlist.law import titles
from powerlist.law.rank import Rank
from powerlist.text.patterns import lazy_pattern

#: How far an order may stand behind or before a title without brackets.
_NEAR: Final = 60
_OPENED: Final = lazy_pattern(r"[》〉”\"]*[ \t\u3000\xa0]*")
#: Where a history without brackets ends.
_PLAIN_END: Final = lazy_pattern(r"[《〈【\n。；;]|第[ ]?[0-9零〇一二三四五六七八九十百]+[ ]?条")
_BEFORE: Final = lazy_pattern(
    r"([\u4e00-\u9fff]{2,24}令[ ]?[（(]?(?:[0-9]{4}年)?第?[ ]?[0-9零〇一二三四五六七八九十百]+[ ]?号[）)]?)"
    r"[ ：:]{0,2}《?$"
)
#: 国务院令, 第714号国务院令; 政府令（第5号）, 第5号令.
_NUMBER: Final = r"(?:第?[0-9零〇一二三四五六七八九十百]+号)?"
_STATE: Final = lazy_pattern(r"(?:中华人民共和国)?国务院" + _NUMBER + r"令")
_PRESIDENT: Final = lazy_pattern(
    r"(?:(?:中华人民共和国|国家)主席|(?<![\u4e00-\u9fff])主席)" + _NUMBER + r"令"
)
#: 自治区主席令, 省长令, 市长令: orders of who heads a government.
_HEAD: Final = lazy_pattern(r"(?:自治区(?:人民政府)?主席|[省市州]长)" + _NUMBER + r"令")
#: 2003年国务院批准，某部令发布: a regulation by older law, which its order does not show.
_APPROVED: Final = lazy_pattern(r"国务院批准")
_CONGRESS: Final = lazy_pattern(
    r"(?:人民代表大会|人大)(?:常务委员会|常委会|常委)?(?:"
    + _NUMBER
    + r"公告|[^，。；（）()]{0,16}(?:通过|批准|修[正订]))"
)
_NATIONAL: Final = lazy_pattern(r"全国(?:人民代表大会|人大)")
_GOVERNMENT: Final = lazy_pattern(
    r"(?P<place>[\u4e00-\u9fff]{0,12}?(?:省|市|自治区|自治州|州|盟|县|区|旗)|)(?:人民)?政府" + _NUMBER + r"令"
)
_MINISTRY: Final = lazy_pattern(
    r"(?:[\u4e00-\u9fff]部|国家[\u4e00-\u9fff]{1,16}(?:委员会|委|局|室)|(?:发展(?:和)?改革|卫生健康|卫生和?计(?:划)?生(?:育)?|经济贸易|经贸|监督管理)委(?:员会)?"
    r"|总局|总署|审计署|人民银行|[银保证]监会|海关总署)" + _NUMBER + r"令"
)
#: 某省水利厅令: what a department of a place calls so is no rule.
_LOCAL_BODY: Final = lazy_pattern(
    r"(?:省|(?<!国家)市|县|区|州|盟|旗)[\u4e00-\u9fff]{0,14}(?:厅|(?<!总)局|委员会|委)" + _NUMBER + r"令"
)
#: 青府发〔2018〕12号, 建城〔2016〕5号: the number of a document. What a congress numbers so may be a regulation.
_NUMBERED: Final = lazy_pattern(
    r"(?P<organ>[\u4e00-\u9fff]{1,14})[〔\[（(【](?P<year>(?:19|20)[0-9]{2})[〕\]）)】]第?[0-9]{1,5}号"
)
_OF_CONGRESS: Final = lazy_pattern(r"人[大常发]|常委?会?$")
#: 规章制定程序条例 has been in force since this year.
_BY_ORDER_SINCE: Final = 2002


def rank_by_order(text: str, law: str) -> Rank:
    """Return the rank of an act by the order that a cell names with it, UNKNOWN where it names none.

    Args:
        text: the whole cell.
        law: the title as the parser has it.
    """
    if not law:
        return Rank.UNKNOWN
    at = text.find(f"《{law}》") + 1 or text.find(law)
    end = at + len(law)
    if at < 0:
        spaced = re.search(r"\s*".join(map(re.escape, law)), text)  # the parser drops blanks from a title
        if spaced is None:
            return Rank.UNKNOWN
        at, end = spaced.span()
    found = of_order(_behind(text, end))
    if found is Rank.UNKNOWN:
        before = _BEFORE.search(text, max(0, at - _NEAR), at)
        found = of_order(before.group(1)) if before is not None else Rank.UNKNOWN
    return found


def _behind(text: str, pos: int) -> str:
    """Return the history behind a title: what stands in brackets, else the words up to the first article."""
    opened = _OPENED.match(text, pos)
    start = opened.end() if opened is not None else pos
    end = titles.note_end(text, start)
    if end > start:
        return text[start:end]
    limit = min(len(text), start + _NEAR)
    cut = _PLAIN_END.search(text, start, limit)
    return text[start : cut.start() if cut is not None else limit]


def of_order(words: str) -> Rank:  # noqa: PLR0911 - a list of cases
    """Return the rank that the history of an act gives away: 住房和城乡建设部令第52号 is a rule of a ministry.

    Args:
        words: what stands behind the title, with or without its brackets.
    """
    plain = "".join(words.split())
    if _PRESIDENT.search(plain):
        return Rank.LAW
    if _STATE.search(plain):
        return Rank.REGULATION
    if _APPROVED.search(plain):
        return Rank.UNKNOWN
    if _CONGRESS.search(plain):
        return Rank.UNKNOWN if _NATIONAL.search(plain) else Rank.LOCAL_REGULATION
    if _HEAD.search(plain):
        return Rank.LOCAL_RULE
    government = _GOVERNMENT.search(plain)
    if government is not None:
        place = government["place"]
        low = place.endswith(("县", "旗", "区")) and not place.endswith("自治区")
        return Rank.DOCUMENT if low else Rank.LOCAL_RULE
    if _LOCAL_BODY.search(plain):
        return Rank.DOCUMENT
    if _MINISTRY.search(plain):
        return Rank.MINISTRY_RULE
    numbered = _NUMBERED.search(plain)
    if numbered is not None and "令" not in plain:
        old = int(numbered["year"]) < _BY_ORDER_SINCE
        return Rank.UNKNOWN if old or _OF_CONGRESS.search(numbered["organ"]) else Rank.DOCUMENT
    return Rank.UNKNOWN
