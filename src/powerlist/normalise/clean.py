"""Cleaning of one value: width, blanks, breaks. The words stay."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Final

from powerlist.model.bodywords import LISTED, NAMED
from powerlist.model.fields import Kind
from powerlist.model.modes.texts import set_apart
from powerlist.model.townwords import END
from powerlist.text.dates import first_day, iso_day
from powerlist.text.numerals import NUMERAL
from powerlist.text.patterns import lazy_pattern
from powerlist.text.width import (
    CJK,
    PUNCTUATION,
    closed_up,
    is_plain,
    narrow_letters,
    single_blanks,
    without_controls,
    without_invisible,
)

if TYPE_CHECKING:
    from collections.abc import Callable

#: Between these a blank or a break means nothing.
_INNER: Final = lazy_pattern(rf"(?<=[{CJK}{PUNCTUATION}])\s+(?=[{CJK}{PUNCTUATION}])")
_BEFORE: Final = lazy_pattern(rf"\s+(?=[{PUNCTUATION}])|(?<=[{PUNCTUATION}])\s+")
_LINE_ENDS: Final = lazy_pattern(r"[^\S\n]*\n[^\S\n]*")
_MANY_LINES: Final = lazy_pattern(r"\n{2,}")
_ANY_BREAK: Final = lazy_pattern(r"\s*\n\s*")
_LEFT: Final = lazy_pattern(rf"(?<=[{CJK}{PUNCTUATION}])\(|\((?=[{CJK}])")
_RIGHT: Final = lazy_pattern(rf"(?<=[{CJK}{PUNCTUATION}])\)|\)(?=[{CJK}])")
_NUMBER: Final = lazy_pattern(r"[\[［【](\d{4})[\]］】](?=\s*(?:第\s*)?\d+\s*号)")
#: Small and full-width forms of brackets and stops, each with its common form (Unicode compatibility).
_FORMS: Final = str.maketrans("﹝﹞﹙﹚﹛﹜［］｛｝＜＞﹐﹑﹔﹕﹖﹗", "〔〕（）{}[]{}<>，、；：？！")
#: A half-width question mark between two Chinese characters is mostly the rest of a lost one, and stays to be seen.
_STOP: Final = lazy_pattern(rf"(?<=[{CJK}》）”])(?:([,;:!])(?=[{CJK}《（“]|$)|(\?)(?=[《（“]|$))")
_STOPS: Final = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_DASHES: Final = lazy_pattern("[\u2010-\u2013\u2212\uff0d\ufe58\ufe63]")
_FORM: Final = lazy_pattern("[﹝﹞﹙﹚﹛﹜［］｛｝＜＞﹐﹑﹔﹕﹖﹗]")
#: A text without one of these signs is clean already; most cells of a list are.
_DOUBTFUL: Final = lazy_pattern("[^\u4e00-\u9fffA-Za-z0-9《》（）〈〉“”‘’、，。；：？！…·%/+.\\-—①-⑳]")
_RAGGED: Final = lazy_pattern(r"[^\S\n]\n|\n[^\S\n]|\n\n")

#: Kinds whose values are one line.
_ONE_LINE: Final = frozenset({Kind.CODE, Kind.TYPE, Kind.MODE, Kind.DATE, Kind.NUMBER, Kind.YESNO, Kind.URL})
_PLAIN: Final = frozenset({Kind.CODE, Kind.URL})
#: Text fields that are one phrase, whatever their breaks.
PHRASES: Final = frozenset({"name", "sub_name", "sector", "level", "serial"})

#: What fills a cell that has nothing to say: signs, 无, 无子项, 暂无.
_PLACEHOLDER: Final = lazy_pattern(
    r"[-—―─－–_/／\\、.。·*＊…~～]{1,6}|(?:暂|尚)?无(?:子项|细项|小项|此项|备注|内容)?[。.]?|(?:不涉及|空|N/?A|n/?a|[Nn]one|NONE|[Nn]ull|NULL)[。.]?"
)
_LONGEST_PLACEHOLDER: Final = 6


def is_placeholder(text: str) -> bool:
    """Return whether a cell says only that it has nothing to say: ``/``, ``——``, ``无``, ``无子项``.

    Args:
        text: the cleaned text of a cell that may as well be blank, such as a sub-item's name or a remark.
    """
    return 0 < len(text) <= _LONGEST_PLACEHOLDER and _PLACEHOLDER.fullmatch(text) is not None


_ENTITY: Final = lazy_pattern(
    r"&(?:nbsp|amp|lt|gt|quot|apos|ldquo|rdquo|middot|hellip|mdash|#\d{2,5}|#x[0-9a-fA-F]{2,4});"
)


#: What an export leaves of a page's markup: <div>第一条<br/>第二条</div>.
_BREAK_TAG: Final = lazy_pattern(
    r"</?(?:br|p|div|li|ul|ol|tr|table|tbody|h[1-6])(?:\s[^<>]{0,300})?/?>", re.IGNORECASE
)
_OTHER_TAG: Final = lazy_pattern(
    r"</?(?:span|b|strong|i|u|em|font|a|td|th|sup|sub|o:p|img)(?:\s[^<>]{0,300})?/?>", re.IGNORECASE
)


def _controls(text: str) -> str:
    if not is_plain(text):
        text = without_controls(without_invisible(text))
    if "<" in text and ">" in text:
        bare = _OTHER_TAG.sub("", _BREAK_TAG.sub("\n", text))
        text = bare.strip("\n") if bare != text else text
    return _ENTITY.sub(lambda match: html.unescape(match[0]), text) if "&" in text else text


def _blanks(text: str) -> str:
    return single_blanks(text).strip()


def _one_line(text: str) -> str:
    if " " not in text and "\n" not in text:
        return text.strip()
    text = _INNER.sub("", text)
    return _BEFORE.sub("", _ANY_BREAK.sub(" ", text)).strip()


def _mode_line(text: str) -> str:
    """Return one line in which two words for modes, one above the other, stay two: 下放 委托."""
    if " " not in text and "\n" not in text:
        return text.strip()
    return " ".join(map(_one_line, set_apart(text, "\0").split("\0")))


_OTHER_BODY: Final = rf"[县区市省州旗][\u4e00-\u9fff]{{1,20}}(?:{LISTED}|办)"
#: 县水利局 县林业局: the blank parts two bodies.
_BODIES_APART: Final = lazy_pattern(rf"(?<=[局委厅])[^\S\n]+(?={_OTHER_BODY}(?:\s|$))")
#: 县林业局：配合 begins another body, however the line above it ends.
_LED: Final = lazy_pattern(rf"{_OTHER_BODY}\s?[:：]")
#: 县公路管理处, 县自来水公司: whole where the next line is a body of its own.
_OTHER_END: Final = lazy_pattern(r"(?:处|公司|馆|社|会|校|园)[）)]?$")
_OTHER: Final = lazy_pattern(rf"{_OTHER_BODY}(?:[（(].*)?")
#: A line that ends so may be a whole name: 县水利局, 县烟草专卖局（公司）.
_WHOLE: Final = lazy_pattern(rf"(?:{NAMED}|{END})(?:[）)]|[（(][^（()）]{{1,30}}[）)])?$")


def _organ_lines(text: str) -> str:
    """Join a wrapped organ name; two organs on two lines stay two lines."""
    text = _BODIES_APART.sub("\n", text)
    if "\n" not in text:
        return _one_line(text)
    lines = [line for line in (part.strip() for part in text.split("\n")) if line]
    joined = [lines[0]] if lines else []
    for line in lines[1:]:
        before = joined[-1]
        begins = _LED.match(line) or (_OTHER_END.search(before) and _OTHER.fullmatch(line))
        if begins or (
            _WHOLE.search(before)
            and len(line) >= 3
            and not line.startswith(("（", "("))
            and before.count("（") <= before.count("）")
        ):
            joined.append(line)
        else:
            joined[-1] = before + line
    return "\n".join(_one_line(line) for line in joined)


def _lines(text: str) -> str:
    if _RAGGED.search(text):
        text = _MANY_LINES.sub("\n", _LINE_ENDS.sub("\n", text))
    return (_ARTICLE.sub(r"第\1", closed_up(text)) if " " in text else text).strip()


#: 第 四十二 条: a blank parts nothing there.
_ARTICLE: Final = lazy_pattern(rf"第[^\S\n]*([{NUMERAL}\d]{{1,8}})[^\S\n]*(?=[条款项目章节])")


#: <<水法>>: a title from a keyboard without 《.
_ANGLED: Final = lazy_pattern(r"<<\s?([^<>\n]{2,120}?)\s?>>")


def _punctuation(text: str) -> str:
    if _FORM.search(text):
        text = text.translate(_FORMS)
    if "<<" in text:
        text = _ANGLED.sub(r"《\1》", text)
    if "(" in text or ")" in text:
        text = _even_brackets(_RIGHT.sub("）", _LEFT.sub("（", text)))
    return _STOP.sub(lambda match: _STOPS[match[1] or match[2]], text) if _HALF_STOP.search(text) else text


_HALF_STOP: Final = lazy_pattern("[,;:?!]")


def _even_brackets(text: str) -> str:
    """Give a bracket whose partner was widened the same width."""
    if text.count("（") == text.count("）") or ("(" not in text and ")" not in text):
        return text
    stack: list[tuple[int, str]] = []
    letters = list(text)
    for at, letter in enumerate(letters):
        if letter in "（(":
            stack.append((at, letter))
        elif letter in "）)" and stack:
            start, opening = stack.pop()
            if (opening == "（") != (letter == "）"):
                letters[start], letters[at] = "（", "）"
    return "".join(letters)


def _document(text: str) -> str:
    """Return a document's number with the brackets that numbers have: 〔2025〕."""
    return _NUMBER.sub(r"〔\1〕", text)


#: SL CF 007: a blank beside a letter stands where a separator was; between digits it only groups them.
_PARTED: Final = lazy_pattern(r"(?<=[A-Za-z]) (?=[A-Za-z0-9])|(?<=[0-9]) (?=[A-Za-z])")


#: By an apostrophe a spreadsheet is told to keep a number as it is written.
_KEPT: Final = lazy_pattern(r"^['‘’](?=\w)")


def _code(text: str) -> str:
    return _KEPT.sub("", re.sub(r"\s+", "", _DASHES.sub("-", text)))


def _item_code(text: str) -> str:
    """Close up a code as ``_code`` does, but for blanks that stand for a separator: whoever looks at codes tells."""
    return _code(_PARTED.sub("\0", text)).replace("\0", " ") if " " in text else _code(text)


def _date(text: str) -> str:
    """Return a day as YYYY-MM-DD, whatever an office writes; a term (三年, 长期) and what is no day stay."""
    return iso_day(text) or text


def _start(text: str) -> str:
    """Return the day on which something begins as YYYY-MM-DD: 2024年7月1日起, 2024年7月起."""
    return first_day(text) or text


def steps_for(
    name: str, kind: Kind, script: tuple[tuple[str, Callable[[str], str]], ...] = ()
) -> tuple[tuple[str, Callable[[str], str]], ...]:
    """Return the named steps that a field's values go through, in order.

    Args:
        name: code name of the field.
        kind: what it holds.
        script: steps of the table's script (``repair``, ``script``), taken right after the first one.
    """
    first: tuple[tuple[str, Callable[[str], str]], ...] = (
        ("control", _controls),
        *(() if kind in _PLAIN else script),
        ("width", narrow_letters),
        ("blanks", _blanks),
    )
    if kind in _PLAIN and name not in ("decision", "deed"):
        return (*first, ("breaks", _item_code if name == "code" else _code))
    if kind is Kind.DATE:
        return (*first, ("breaks", _one_line), ("date", _start if name == "effective" else _date))
    if kind in (Kind.ORGAN, Kind.ORGANS, Kind.TOWNSHIPS):
        lay = _organ_lines
    elif kind is Kind.MODE:
        lay = _mode_line
    elif name in PHRASES or kind in _ONE_LINE or kind is Kind.ENUM:
        lay = _one_line
    else:
        lay = _lines
    last = (("document-number", _document),) if name in ("decision", "deed") else ()
    return (*first, ("breaks", lay), ("punctuation", _punctuation), ("spacing", _settled(lay)), *last)


def _settled(lay: Callable[[str], str]) -> Callable[[str], str]:
    """Return a step that repeats the layout until nothing changes: a widened bracket needs no blank beside it."""

    def settle(text: str) -> str:
        for _ in range(8):
            after = _punctuation(lay(text))
            if after == text:
                break
            text = after
        return text

    return settle


def clean(text: str, steps: tuple[tuple[str, Callable[[str], str]], ...]) -> str:
    """Return the cleaned value."""
    changes = trail(text, steps)
    return changes[-1][2] if changes else text


def trail(text: str, steps: tuple[tuple[str, Callable[[str], str]], ...]) -> list[tuple[str, str, str]]:
    """Return ``(step, before, after)`` of each step that changed the value."""
    found: list[tuple[str, str, str]] = []
    for name, step in steps:
        if name == "spacing" and (not found or found[-1][0] != "punctuation"):
            continue
        after = step(text)
        if after != text:
            found.append((name, text, after))
            text = after
    return found


def is_clean(text: str) -> bool:
    """Return whether no step of any field but that of a document's number can change a text."""
    return _DOUBTFUL.search(text) is None
