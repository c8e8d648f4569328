from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.frames import texts
from powerlist.audit.rule import Rule
from powerlist.model.enums import Severity
from powerlist.model.finding import Edit
from powerlist.text.patterns import lazy_pattern
from powerlist.text.width import (
    CJK,
    PUNCTUATION,
    closed_up,
    is_tidy,
    narrow_letters,
    single_blanks,
    without_controls,
    without_invisible,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

_FIELDS = (
    "name",
    "sub_name",
    "type",
    "department",
    "enforcer",
    "handler",
    "code",
    "credit_code",
    "division_code",
)
#: Texts of several lines: what stands between words is theirs.
_TEXTS = ("basis", "remark")
_WIDE = lazy_pattern("[０-９Ａ-Ｚａ-ｚ]")
_BETWEEN = lazy_pattern(f"(?<=[{CJK}{PUNCTUATION}]) +(?=[{CJK}{PUNCTUATION}])")


class VariantCharacter(Rule):
    """文字里有全角数字、看不见的字符或多余空格

    ## 查什么
    清单文件里手工改过的文字：全角的数字和字母、零宽字符、首尾空格、汉字之间的空格；依据、备注里的全角数字、看不见的字符、首尾和标点旁的空格。从表格读入的文字已经清理过，不会再报。

    ## 为什么
    看起来一样的两段文字，比对时却不相等：查重、对账、检索都会漏。

    ## 反例
    ```yaml
    items:
    - {name: "对擅自取水行为的处罚 ", type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    ```

    ## 怎么改
    用 powerlist audit --fix 清理，或手工改正。

    ## 依据
    清单编制实务
    """

    code = "PLS05"
    name = "variant-character"
    english = "Full-width, invisible or superfluous characters"
    english_manual = {
        "what": "Text edited by hand in catalogue files: full-width digits and letters, zero-width characters, blanks at the ends and between Chinese characters; in the basis and the remark full-width digits, invisible characters and blanks at the ends and beside punctuation. Text read from workbooks was cleaned already.",
        "why": "Two texts look alike and are not equal, so comparing and searching miss them.",
        "repair": "Run powerlist audit --fix, or correct it by hand.",
    }
    severity = Severity.INFO
    fix = "safe"
    ground = "清单编制实务"
    messages = {
        "zh": "{field_name}里有{what_zh}",
        "en": "{field_name} holds {what_en}",
    }
    helps = {
        "zh": "改为“{clean}”",
        "en": "write {clean}",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        items = catalogue.items
        ids = texts(items, "id")
        for name in (*_FIELDS, *_TEXTS):
            values = texts(items, name)
            suspect = (text for text in set(values) if not is_tidy(text))
            clean = {text: tidy(text, lines=name in _TEXTS) for text in suspect}
            for position, text in enumerate(values):
                if clean.get(text, text) == text:
                    continue
                zh, en = _what(text)
                yield self.at(
                    catalogue,
                    position,
                    name,
                    what_zh=zh,
                    what_en=en,
                    clean=clean[text],
                    edits=(Edit(ids[position], name, text, clean[text]),),
                )


def tidy(text: str, *, lines: bool = False) -> str:
    """Return the text as reading a workbook would have cleaned it.

    Args:
        text: the value of a field.
        lines: it may have several lines, in which blanks between words stay.
    """
    plain = single_blanks(narrow_letters(without_controls(without_invisible(text))))
    return (closed_up(plain) if lines else _BETWEEN.sub("", plain)).strip()


def _what(text: str) -> tuple[str, str]:
    """Return which of the causes it was."""
    if without_controls(without_invisible(text)) != text:
        return "看不见的字符", "invisible characters"
    if _WIDE.search(text):
        return "全角的数字或字母", "full-width digits or letters"
    return "多余的空格", "superfluous blanks"
