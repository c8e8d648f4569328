from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.frames import texts
from powerlist.audit.rule import Rule
from powerlist.model.enums import Severity
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

_FIELDS = ("name", "sub_name", "type", "department", "basis", "remark")
_LETTER = "[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff]"
#: Signs alone (××××, ····) are written; Western letters among them are Chinese read as such.
_DEBRIS = lazy_pattern(
    "锟斤拷|烫烫烫|屯屯屯|\ufffd+"
    f"|(?=[\u00a1-\u00bf\u00d7\u00f7]{{0,3}}{_LETTER}[\u00a1-\u00bf\u00d7\u00f7]{{0,3}}{_LETTER})[\u00a1-\u00ff]{{4,}}"
    "|[\u00c3\u00c2\u00e4-\u00e9](?:[\u0080-\u00b6\u00b8-\u00bf]{1,2}|\u00b7[\u0080-\u00bf])"
)
#: What it begins with.
_MAY_BE = lazy_pattern("[锟烫屯\ufffd\u00a1-\u00ff]")
_LOST = lazy_pattern("[\u4e00-\u9fff]\\?{1,}[\u4e00-\u9fff]")
#: 是否下放?待定 asks.
_ASKS = lazy_pattern("(?:是否|能否|可否|有无|[何谁哪几吗呢么否])[^。；，,;]{0,20}$")
#: Text of fewer Chinese characters may be valid both ways by chance.
_SHORTEST = 6
#: So far before a question mark its question is looked for.
_BEFORE = 24
#: So many characters tell it; a long basis need not be read to its end.
_ENOUGH = 24


class GarbledText(Rule):
    """文字是乱码

    ## 查什么
    名称、部门、依据等文字里的替换符、“锟斤拷”一类的残片、被当作西文读的汉字、被当作 GBK 读的 UTF-8，以及汉字之间的半角问号。

    ## 为什么
    编码弄错之后另存，原来的字就没有了；公布出去谁也看不懂。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的锟斤拷罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    ```

    ## 怎么改
    找到没有坏的原件重新导入；导出时选 UTF-8，或用 --encoding 指定编码。

    ## 依据
    清单编制实务
    """

    code = "PLS23"
    name = "garbled-text"
    english = "Text is garbled"
    english_manual = {
        "what": "Replacement characters, rests such as 「锟斤拷」, Chinese read as Western text, UTF-8 read as GBK, and half-width question marks between Chinese characters.",
        "why": "Once saved in a wrong encoding the characters are gone, and nobody understands what is published.",
        "repair": "Import an undamaged original; export as UTF-8, or name the encoding with --encoding.",
    }
    severity = Severity.ERROR
    ground = "清单编制实务"
    messages = {
        "zh": "{field_name}里有乱码「{value}」",
        "en": "{field_name} holds garbled text {value}",
    }
    helps = {
        "zh": "按原件重填；是编码读错的，用 --encoding 指定后重读",
        "en": "enter it anew, or read the file again with --encoding",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        items = catalogue.items
        for name in _FIELDS:
            values = texts(items, name)
            guilty = {text: found for text in set(values) if text and (found := garbled(text))}
            if not guilty:
                continue
            for position, text in enumerate(values):
                if text in guilty:
                    yield self.at(catalogue, position, name, value=guilty[text])


def garbled(text: str) -> str:
    """Return the garbled part of a text, or ""."""
    if _MAY_BE.search(text) and (match := _DEBRIS.search(text)):
        return match[0]
    for match in _LOST.finditer(text) if "?" in text else ():
        if not _ASKS.search(text, max(0, match.start() - _BEFORE), match.start() + 1):
            return match[0]
    return text if _misread(text) else ""


def _misread(text: str) -> bool:
    """Return whether the text is UTF-8 that was read as GBK: its bytes are UTF-8 for Chinese again.

    Some bytes are lost on the way; of real Chinese hardly any would be valid UTF-8.
    """
    head = text[:_ENOUGH]
    back = head.encode("gb18030", "replace").decode("utf-8", "replace")
    # Most of real Chinese is no UTF-8 at all: told at once, without a look at each character.
    if (len(back) - back.count("\ufffd")) * 3 < len(back) * 2:
        return False
    if sum(char >= "\u4e00" for char in head) < _SHORTEST:
        return False
    chinese = sum("\u4e00" <= char <= "\u9fff" for char in back)
    return chinese >= 3 and chinese * 3 >= len(back) * 2
