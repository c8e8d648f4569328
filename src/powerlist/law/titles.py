"""Titles of acts in running text: 《》 with nesting and typos, 实施〈…〉办法, the history in brackets.

Everything here is bounded: a title has at most ``MAX_TITLE`` characters, a history ``MAX_NOTE``.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from powerlist.text.patterns import lazy_pattern

MAX_TITLE: Final = 160
MAX_NOTE: Final = 1200
_MAX_DEPTH: Final = 5

_BRACKET: Final = lazy_pattern(r"[《》〈〉\n]")
_PAREN: Final = lazy_pattern(r"[（(）)\n]")
#: Most titles hold no other bracket, most histories none either.
_PLAIN: Final = lazy_pattern(r"《[^《》〈〉\n]{1,100}》")
#: 〈水法〉, <<水法>> and 「水法」 where 《水法》 is meant.
_SINGLE: Final = lazy_pattern(
    r"[〈<＜≪«]{1,2}([^《》〈〉<>＜＞≪≫«»\n]{2,60})[〉>＞≫»]{1,2}|[「『“]([^「」『』“”《》\n]{2,44})[」』”]"
)
_PLAIN_NOTE: Final = lazy_pattern(r"[（(][^（）()\n]{0,600}[）)]")
#: 〔2017年修订〕, [国务院令第676号]: a history in other brackets, no rank and no article.
_SQUARE_NOTE: Final = lazy_pattern(
    r"[〔\[［【](?=[^〔〕\[\]［］【】\n]{0,120}(?:(?:19|20)[0-9]{2}|修[正订]|令第))(?!第[^〕\]］】]{1,9}条)"
    r"[^〔〕\[\]［］【】\n]{0,240}[〕\]］】]"
)
#: What ends a title whose 》 is missing: the history in brackets, an article, a new tag, the line.
_UNCLOSED: Final = lazy_pattern(
    r"[（(](?=[0-9０-９]{4}|[^）)]{0,30}(?:通过|公布|发布|施行|令第|〔|号))|第[一二三四五六七八九十百零0-9]{1,7}条|[\n【。；：:]"
)
#: What stands behind a nested title and belongs to the name: 实施《…》办法, 关于印发《…》的通知.
_SUFFIX: Final = lazy_pattern(
    r"(?:的)?(?:[^，。；、：:（）()《》\n\s第【】“”\"的]{0,12}?)"
    r"(?:实施办法|实施细则|若干规定|补充规定|办法|细则|规定|条例|通知|决定|意见|公告|批复|方案|通告)"
)
#: 《…办法》实施细则: an act of its own though nothing stands before the bracket.
_OWN_SUFFIX: Final = lazy_pattern(
    r"((?:实施细则|实施办法|实施条例|实施意见|实施规定))(?=[（(：:\s第。；、，》]|$)"
)
_PREFIX: Final = lazy_pattern(
    r"(?:^|[\s，。；、：:（）()《》【】“”\"])([^\s，。；、：:（）()《》【】“”\"]{0,60}?"
    r"(?:实施|印发|发布|公布|转发|关于|贯彻|执行|批转|修订))[ \t\u3000\xa0]{0,4}$"
)
#: An article that got into the brackets of its act.
_ARTICLE_INSIDE: Final = lazy_pattern(
    r"(?:法典?|条例|规定|办法|细则|规则)[）)]?[ \u3000]?(第[一二三四五六七八九十百零0-9]{1,7}条)"
    r"(?![^》]*(?:的|解释|决定|意见|通知|批复))"
)
_SPACE: Final = lazy_pattern(r"\s+")
_COUNTRY: Final = lazy_pattern("中[华華]人民共和[国國](?=..)")
_NEW_UNIT: Final = lazy_pattern(r"[ \t\u3000\xa0\r\n]{0,20}(?:第[一二三四五六七八九十百零0-9]{1,7}条|【|《)")
#: The same within a history, where an amending act may begin a line of a text that was cut into lines.
_NEW_UNIT_IN_NOTE: Final = lazy_pattern(
    r"[ \t\u3000\xa0\r\n]{0,20}(?:第[一二三四五六七八九十百零0-9]{1,7}条|【"
    r"|《(?![^》]{0,60}(?:修\n?改|废\n?止)[^》]{0,60}决\n?定》))"
)
#: A history that begins the line below its title.
_WRAPPED_NOTE: Final = lazy_pattern(
    r"\n[ \t\u3000\xa0]{0,8}(?=[（(][^（）()\n]{0,40}(?:令|[0-9]{4}年|修[正订]|通过|公布|施行))"
)
_NOTE_CUT: Final = lazy_pattern(r"第[一二三四五六七八九十百零0-9]{1,7}条|[\n【《]")
_ENTITY_NOTE: Final = lazy_pattern(r"\s{0,4}&#40;[^&\n]{0,60}&#41;")
_ALIAS: Final = lazy_pattern(
    r"以下(?:统|均)?简?称(?:为|作)?[：:]?[ ]?[“”\"《〈'‘]{0,2}([^“”\"《》〈〉'’（）()，。；\s]{2,24})"
)
#: A history behind a title that stands without 《》.
_NOTE_BEHIND: Final = lazy_pattern(
    r"[ \t\u3000]{0,4}[（(][^（）()\n]{0,30}(?:令|号|[0-9]年(?![本版])|修[正订改]|公布|发布|通过|施行)"
    r"[^（）()\n]{0,8}[）)][ \t\u3000]{0,4}$"
)
_MAX_SHORT_NOTE: Final = 140
_NUMBER_AT: Final = lazy_pattern(r"附|第[ \u3000]?[一二三四五六七八九十百零0-9]{1,7}[ \u3000]?[条項项]")
#: A history that is not closed yet.
_OPEN_NOTE: Final = lazy_pattern(r"[ \t\u3000\xa0]{0,4}[（(][^（）()\n]{0,60}$")
_DOCUMENT_ENDS: Final = ("决定", "通知", "意见", "批复", "公告", "通告")
_DOCUMENT_STOPS: Final = frozenset(' \t\u3000\xa0\r\n，,。；;：:.．（）()《》【】“”"')
#: An organ, what it speaks of, and the kind of document.
_DOCUMENT: Final = lazy_pattern(
    r"(?:[、和及与]|根据|依据|按照|依照|执行)?"
    r"((?:中共中央|国务院|[\u4e00-\u9fff]{1,20}?(?:部|委|局|厅|署|院|政府|办公室|委员会))"
    r"(?:、?国务院)?(?:办公厅|办公室)?(?:对|关于)[^\n]{2,90})"
)
_DOCUMENT_LINE: Final = lazy_pattern(
    r"([ \t\u3000\xa0]{0,16}(?:[0-9一二三四五六七八九十]{1,2}[、.．])?)[^\n，。；：:（）()《》【】]{6,120}"
    r"[（(][^（）()\n]{2,120}[）)][ \t\u3000\xa0。；;]{0,8}(?=\n|$)"
)
#: Endings by which an act is known when nothing else says so.
ACT_END: Final = lazy_pattern(
    r"(?:法典?|条例|规定|办法|细则|决定|规则|规程|规范|准则|意见|通知|解释|批复|公告|决议|函|答复|章程|通则|总则|纲要|方案|标准|制度|命令|通告|指引|指南|规划|办法以)"
    r"(?:[（(〔\[][^）)〕\]]{1,12}[）)〕\]]){0,2}$"
)
#: Licences and forms, which quoted articles name in the same brackets.
PAPER_END: Final = lazy_pattern(
    r"(?:许可证|证书|合格证|登记证|资格证|[^保]证|执照|申请表|登记表|备案表|申请书|通知书|决定书|协议书|合同)$"
)
#: Amending and repealing acts, which a history names and nobody cites as a basis.
AMENDING: Final = lazy_pattern(
    r"^(?:[^《〈<]{0,30})?关于(?:修改|修订|废止|修正|废止和修改|修改和废止|宣布失效)|[一二三四五六七八九十]{1,3}[部件]"
    r"(?:法律|行政法规|法规|规章|地方性法规|规范性文件)的(?:决定|决议)$"
)


class Title(NamedTuple):
    """A title as it stands: cleaned words and where they are (``end`` behind the last bracket)."""

    law: str
    start: int
    end: int


@lru_cache(maxsize=4096)
def clean(raw: str) -> str:
    """Return a title without blanks, the brackets around it and 中华人民共和国 before it; a list repeats its titles."""
    title = _SPACE.sub("", raw).replace("\u200b", "").replace("\ufeff", "")
    if len(title) > 2 and title[0] == "《" and title[-1] == "》" and title.find("》") == len(title) - 1:
        title = title[1:-1]
    country = _COUNTRY.match(title)
    return title[country.end() :] if country is not None else title


def without_note(words: str) -> str:
    """Return a title without 《》 cut before the history that stands behind it; （试行） stays."""
    found = _NOTE_BEHIND.search(words, max(0, len(words) - 40))
    return words[: found.start()] if found is not None else words


def document_before(text: str, low: int, pos: int) -> Title | None:
    """Read a document named without 《》 that ends at ``pos``: 国务院对…的决定（国务院令第412号）.

    Args:
        text: the whole text.
        low: how far back the name may reach.
        pos: where 附件, 第12项 or 第二条 stands.

    Returns:
        The title (its history in brackets stays outside), or None when no organ's document is named there.
    """
    end = pos
    while end > low and text[end - 1] in " \t\u3000\xa0：:":
        end -= 1
    if text[end - 1 : end] in ("）", ")"):
        floor = max(low, end - _MAX_SHORT_NOTE)
        end = max(text.rfind("（", floor, end), text.rfind("(", floor, end))
        while end > low and text[end - 1] in " \t\u3000\xa0":
            end -= 1
    elif _NUMBER_AT.match(
        text, pos
    ):  # …的决定（国务院令第412号附件第12项）: the number stands in the brackets
        opened = _OPEN_NOTE.search(text, max(low, end - _MAX_SHORT_NOTE), end)
        end = opened.start() if opened is not None else end
    if end <= low or not text.endswith(_DOCUMENT_ENDS, low, end):
        return None
    start = end
    floor = max(low, end - MAX_TITLE)
    while start > floor and text[start - 1] not in _DOCUMENT_STOPS:
        start -= 1
    found = _DOCUMENT.fullmatch(text, start, end)
    return None if found is None else Title(clean(found.group(1)), found.start(1), end)


def document_line(text: str, pos: int) -> tuple[Title, int] | None:
    """Read a document without 《》 that fills a line but for its number; returns it and where to go on."""
    opened = text.find("（", pos, pos + MAX_TITLE)
    if opened < 0:
        opened = text.find("(", pos, pos + MAX_TITLE)
    if opened < 0 or not text.endswith(_DOCUMENT_ENDS, pos, opened):
        return None
    found = _DOCUMENT_LINE.match(text, pos)
    if found is None:
        return None
    title = document_before(text, found.end(1), found.end())
    return None if title is None else (title, found.end())


def closing(text: str, pos: int) -> int:
    """Return where the 》 of the 《 at ``pos`` stands, or -1 when it is missing or too far."""
    limit = min(len(text), pos + MAX_TITLE)
    depth = angle = 0
    at = pos
    while True:
        found = _BRACKET.search(text, at, limit)
        if found is None:
            return -1
        char = found.group()
        at = found.end()
        if char == "\n":
            if _NEW_UNIT.match(text, at):
                return -1
        elif char == "《":
            depth += 1
            if depth > _MAX_DEPTH:
                return -1
        elif char == "〈":
            angle += 1
        elif char == "〉":
            angle -= 1
        else:
            if angle > 0 and depth == 1 and _closes_angle(text, at, limit):
                angle -= 1
                continue
            depth -= 1
            if depth == 0:
                return found.start()


def _closes_angle(text: str, at: int, limit: int) -> bool:
    """Tell whether a 》 stands for a 〉: another 》 follows soon, before any 《."""
    following = _BRACKET.search(text, at, min(limit, at + 24))
    return following is not None and following.group() == "》"


def at_bracket(text: str, pos: int, floor: int = 0) -> Title | None:
    """Read the title that begins with the 《 at ``pos``; ``floor`` is how far back a name may reach."""
    if text[pos] != "《":
        return _in_other_brackets(text, pos)
    plain = _PLAIN.match(text, pos)
    close = plain.end() - 1 if plain is not None else closing(text, pos)
    if close < 0:
        cut = _UNCLOSED.search(text, pos + 1, min(len(text), pos + MAX_TITLE))
        stop = cut.start() if cut is not None else min(len(text), pos + MAX_TITLE)
        name = clean(text[pos + 1 : stop])
        if not 2 <= len(name) <= 80 or ("《" in name and len(name) < 3):
            return None
        return Title(name.strip("》〉)）"), pos, stop)
    end = close + 1
    own = _OWN_SUFFIX.match(text, end, min(len(text), end + 16))
    if own is not None:
        end = own.end(1)
        name = clean(text[pos:end])
        return Title(name, pos, end + 1 if text[end : end + 1] == "》" else end)
    suffix = _SUFFIX.match(text, end, min(len(text), end + 24))
    if suffix is not None:
        before = _PREFIX.search(text, max(floor, pos - 70), pos)
        if before is not None:
            start = before.start(1)
            return Title(clean(text[start : suffix.end()]), start, suffix.end())
    inner = _ARTICLE_INSIDE.search(text, pos + 1, close)
    if inner is not None:  # 《水法第六十五条》
        close = end = inner.start(1)
    name = clean(text[pos + 1 : close])
    while text[end : end + 1] == "》":
        end += 1
    return Title(name, pos, end) if name else None


def _in_other_brackets(text: str, pos: int) -> Title | None:
    single = _SINGLE.match(text, pos)
    return None if single is None else Title(clean(single.group(1) or single.group(2)), pos, single.end())


def note_end(text: str, pos: int) -> int:
    """Return where the history in brackets behind a title ends; ``pos`` itself when there is none."""
    end = pos
    for _ in range(3):
        at = end
        while at < len(text) and text[at] in " \t\u3000\xa0":
            at += 1
        if at >= len(text):
            return end
        if text[at] == "\n":
            wrapped = _WRAPPED_NOTE.match(text, at)
            if wrapped is None:
                return end
            at = wrapped.end()
        if text[at] == "&":
            entity = _ENTITY_NOTE.match(text, at)
            if entity is None:
                return end
            end = entity.end()
            continue
        if text[at] in "〔[［【":
            square = _SQUARE_NOTE.match(text, at)
            if square is None:
                return end
            end = square.end()
            continue
        if text[at] not in "（(":
            return end
        plain = _PLAIN_NOTE.match(text, at)
        end = plain.end() if plain is not None else _balanced(text, at)
    return end


def _balanced(text: str, pos: int) -> int:
    limit = min(len(text), pos + MAX_NOTE)
    depth = 0
    at = last = pos
    while True:
        found = _PAREN.search(text, at, limit)
        if found is None:
            return last if last > pos else _unclosed_note(text, pos, limit)
        char = found.group()
        at = found.end()
        if char == "\n":
            if _NEW_UNIT_IN_NOTE.match(text, at):
                return last if last > pos else found.start()
        elif char in "（(":
            depth += 1
            if depth > _MAX_DEPTH:
                return _unclosed_note(text, pos, limit)
        else:
            depth -= 1
            last = at
            if depth == 0:
                return at


def _unclosed_note(text: str, pos: int, limit: int) -> int:
    """Return where a history without its ） ends: before an article, a tag, a title or the line's end."""
    cut = _NOTE_CUT.search(text, pos + 1, limit)
    return limit if cut is None else cut.start()


def alias(note: str) -> str | None:
    """Return the short title that a bracket introduces (以下简称《条例》), or None."""
    found = _ALIAS.search(note)
    return clean(found.group(1)) if found is not None else None
