"""What a note or a head says the symbols in a table's cells mean: A代表下放, ★为委托, “放”表示下放, 空白为法定."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from powerlist.classify.receivers import split
from powerlist.model import marks
from powerlist.model.modes.heads import LONGEST_TERM, head_mode
from powerlist.model.modes.masks import single
from powerlist.model.modes.scan import clean
from powerlist.model.modes.texts import cell_modes
from powerlist.model.receiver import names_townships
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from powerlist.model.enums import Mode
    from powerlist.model.normalised import TablePlace
    from powerlist.model.sheet import Line

#: What a legend calls a blank cell by; no cell can hold it.
BLANK: Final = ""

#: One sign that a note may give a meaning to: a letter, a digit, 甲, ※; no stop and no bracket.
_SIGN: Final = (
    r"(?:0\d|[A-Za-z\d甲乙丙丁]|[^\w\s，,。；;、：:“”\"'‘’（）()\[\]【】《》<>—=＝\-–~·/\\|+]|[①-⑳Ⅰ-Ⅻ])"
)
#: A character of the writing itself stands in quotes or brackets, or is one of the term's own: 放指下放.
_WORD: Final = r"[\u4e00-\u9fff]"
_MEANS: Final = (
    r"(?:号|符号|标记|标识|标志|字|类|级|型|档)?(?:样)?(?:标注|标示|标记)?(?:的|者)?(?:事项|职权|权力)?"
    r"(?:代表|表示|指代|指的是|指|系指|即|为|是|系|属于|属|[:：=＝]|[—–-]{1,2}|(?=由|以|采[取用]|实行)|(?<=[”\"'’」])[（(])"
)
_TERM: Final = r"[“\"'‘「]?(?P<term>[^，,；;、。“”\"'‘’「」（()）\s\d][^，,；;、。“”\"'‘’「」（()）\s]{0,13})"
_SYMBOL: Final = lazy_pattern(
    rf"(?:[“\"'‘「（(【](?P<word>{_WORD}{{1,2}})[”\"'’」）)】]|(?<!{_WORD})(?P<own>{_WORD})(?={_MEANS}[^，；。]{{0,14}}?(?P=own))"
    rf"|[“\"'‘「（(【]?(?<![第号件表条款项类\d—–~～至-])(?P<symbol>{_SIGN})[”\"'’」）)】]?){_MEANS}{_TERM}"
)
#: The same without a verb, as heads have it: 方式（1下放 2委托 3延伸）.
_SHORT: Final = lazy_pattern(
    rf"(?P<symbol>{_SIGN})[.．、)）]?\s?(?P<term>(?:(?![甲乙丙丁])[\u4e00-\u9fff]){{2,8}})(?![\u4e00-\u9fff])"
)
#: A sign and what it says in more words: ●下放；▲由县级派驻机构实施（延伸）；×不承接.
_SPOKEN: Final = lazy_pattern(
    r"(?:^|(?<=[；;,，、。:：\s]))(?P<symbol>[*★☆▲△◆◇●○◎■□※#√✓①-⑳])(?P<term>[^；;,，、。*★☆▲△◆◇●○◎■□※#√✓①-⑳]{2,24})"
)
#: Whose hand-over it is, before the word for it: 上级委托.
_WHOSE: Final = lazy_pattern(r"^(?:上级|县级|区级|主管)(?:部门)?(?=下放|委托|延伸|派驻)")
#: The groups that hold the sign, whichever way a note has it.
_SIGNS: Final = ("symbol", "word", "own", "sign")
#: The term first: 下放：★；委托：▲, 直接下放用“A”表示, 直接下放(1). A number behind a colon counts items.
_BEHIND: Final = lazy_pattern(
    rf"(?P<term>[\u4e00-\u9fff]{{2,8}}?)(?:(?:用|以|标)[“\"'‘（(]?(?P<symbol>{_SIGN})[”\"'’）)]?(?:号)?(?:表示|标注|标识|标记|标示|代表)?"
    rf"|[“\"'‘（(](?P<word>{_SIGN})[”\"'’）)]|(?:[:：=＝]|[—–-]{{1,2}})(?P<own>(?!\d){_SIGN})|(?P<sign>[*★☆▲△◆◇●○◎■□※#]))(?=[，,；;、。)）\s和及]|$)"
)
#: 空白为法定事项, 未带标识的为法定事项.
_BLANK: Final = lazy_pattern(
    r"(?:空白|留空|空格|空着|[未不没无](?:有)?(?:作|加|带|标|注|打|填|画|划|做|任何){0,3}(?:标[注识记示志]|符号|记号|标|注|填写?|字母|星号|[★▲●√*]))"
    rf"(?:处|项|栏)?{_MEANS}{_TERM}"
)


@lru_cache(maxsize=4096)
def legend_of(text: str) -> tuple[tuple[str, str], ...]:
    """Return ``((symbol, term), …)`` of 注：A代表下放，B代表委托 or 方式（1下放 2委托); two modes at least.

    Where the text says what a blank means, the last entry is that of ``BLANK``.

    Args:
        text: a line above or below a table, or a head.
    """
    readings: tuple[tuple[re.Pattern[str], str, Callable[[str], Mode | None]], ...] = (
        (_SYMBOL, "", _of_cell),
        (_SYMBOL, " ", _of_cell),
        (_SHORT, " ", _of_term),
        (_SPOKEN, "", _of_cell),
        (_BEHIND, " ", _of_term),
    )
    best: dict[str, str] = {}
    for pattern, blanks, meaning in readings:
        found: dict[str, str] = {}
        modes = set()
        joined = blanks.join(text.split())[:2000]
        for match in pattern.finditer(joined):
            groups = match.groupdict()
            mode = meaning(match["term"])
            if mode is not None:
                symbol = next((groups[name] for name in _SIGNS if groups.get(name)), "")
                found.setdefault(symbol, match["term"])
                modes.add(mode)
        blank = _BLANK.search(joined) if found else None
        mode = _of_cell(blank["term"]) if blank else None
        if blank is not None and mode is not None:
            modes.add(mode)
            found[BLANK] = blank["term"]
        if len(modes) > 1 and len(found) > len(best):
            best = found
    return tuple(best.items())


def tells_blanks(legend: Mapping[str, str], cells: Iterable[str]) -> bool:
    """Return whether a column holds symbols of a legend that says what a blank in it means.

    Args:
        legend: symbol → term.
        cells: the column's texts.
    """
    return BLANK in legend and any(text.strip() in legend for text in cells if text.strip())


def _of_term(term: str) -> Mode | None:
    return head_mode(_WHOSE.sub("", term))


def _of_cell(term: str) -> Mode | None:
    return single(cell_modes(term))


def explained(cell: str, legend: Mapping[str, str]) -> str:
    """Return a cell with the terms of modes in place of the symbols that the table's note explains: A, ①②.

    Args:
        cell: as written.
        legend: symbol → term.

    Returns:
        Of a cell that offers a choice (☑下放 □委托) what is ticked.
    """
    cell = marks.ticked(cell)
    bare = cell.strip()
    if not legend or not bare or len(bare) > LONGEST_TERM:
        return cell
    for sign in (bare, bare.swapcase(), clean(bare)):
        if sign in legend:
            return legend[sign]
    symbols = [sign for sign in bare.removesuffix("类") if sign not in "、，,/ "]
    return "、".join(legend[sign] for sign in symbols) if all(sign in legend for sign in symbols) else cell


def explained_receivers(cell: str, legend: Mapping[str, str]) -> str:
    """Return a cell of receivers with the term of a mode behind each name that carries its symbol: 三家镇D、拦江镇W.

    Args:
        cell: as written.
        legend: symbol → term.
    """
    if not any(sign in cell for sign in legend if sign):
        return cell
    parts = []
    for name in split(cell):
        bare = name.rstrip("）)")
        stem = bare[:-1].rstrip("（( -—：:")
        known = bool(bare) and bare[-1] in legend and names_townships(stem)
        parts.append(f"{stem}（{legend[bare[-1]]}）" if known else name)
    return "、".join(parts)


@lru_cache(maxsize=65536)
def explained_marks(text: str, legend: tuple[tuple[str, str], ...]) -> str:
    """Return receiver marks with the terms of modes in place of the symbols that the table's note explains."""
    terms = dict(legend)
    found = marks.parsed(text) if terms else ()
    told = {name: explained(cell, terms) for name, cell in found}
    return json.dumps(told, ensure_ascii=False) if told != dict(found) else text


def explaining_rows(lines: Iterable[Line]) -> set[int]:
    """Return the rows of the lines that explain symbols."""
    return {row for row, text in _by_row(lines).items() if legend_of(text)}


def _by_row(lines: Iterable[Line]) -> dict[int, str]:
    """Return the text of each row: a legend may stand in several cells, ■ 直接下放 | □ 委托."""
    found: dict[int, str] = {}
    for at, line in enumerate(lines):
        row = line.row or -at - 1
        found[row] = f"{found[row]}  {line.text}" if row in found else line.text
    return found


def of_table(legends: Sequence[Mapping[str, str]], table: int) -> Mapping[str, str]:
    """Return symbol → term of a mode for a table; nothing where it has none or is not known.

    Args:
        legends: those of all tables.
        table: index of the table, -1 where it is not known.
    """
    return legends[table] if 0 <= table < len(legends) else {}


def legends(tables: Sequence[TablePlace]) -> list[dict[str, str]]:
    """Return for each table what its notes and heads say the symbols in its cells mean: ``{"A": "下放", …}``."""
    found = []
    for table in tables:
        lines = list(
            _by_row(line for line in (*table.captions, *table.lines) if line.kind != "section").values()
        )
        heads = [head for head, _ in table.heads.values()]
        heads += [name.removeprefix("extra/") for name in table.letters if name.startswith("extra/")]
        found.append({symbol: term for text in (*lines, *heads) for symbol, term in legend_of(text)})
    return found
