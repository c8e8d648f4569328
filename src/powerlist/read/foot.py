"""What stands at the foot of a list, in cells of its own: who signed, notes with numbers, townships, lines drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from powerlist.model.bodywords import LISTED
from powerlist.read.lines import is_date
from powerlist.read.tallies import counts_kinds
from powerlist.read.townships import all_townships
from powerlist.read.values import cites, is_mark, is_type
from powerlist.text.numerals import counting_number, enumerator
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from powerlist.read.state import Walk

_SIGNED: Final = r"(?:\s*[（(](?:签字|签名|签章|盖章|公章)[)）])?\s*[:：]?"
#: Who signs, in a cell of its own; no power is called so.
_SIGNER: Final = lazy_pattern(
    rf"(?:(?:填表|填报|填写|制表|编制|审核|复核|审批|审定|经办|经手|校对|签发|核稿|承办|联系)人员?|(?:单位|部门|科室|股室|主要|分管|主管)?(?:负责人|领导)){_SIGNED}"
)
#: What else stands there beside it: says little alone.
_LABEL: Final = lazy_pattern(
    rf"(?:(?:填表|填报|制表|编制|审核|复核|校对|审签|核稿|签发|签字|签名|签章|盖章)|(?:填表|填报|制表|审核|报送|上报)?(?:日期|时间)|(?:联系)?电话|手机|传真"
    rf"|(?:[\u4e00-\u9fff]{{0,8}}(?:编办|编委办|局|委|办|部门|单位|领导|政府))?(?:审核|审查|审批|会签|复核)意见|(?:部门|单位|领导|编办)意见){_SIGNED}"
)
#: What is written beside or below such a label is no longer.
_ANSWER: Final = 20
#: How townships end: looked at first.
_TOWNS: Final = ("镇", "乡", "街道", "办事处", "苏木")
#: Who signed below 填表人 | 审核人: a name, a day.
_PERSON: Final = lazy_pattern(r"[\u4e00-\u9fff]{2,3}|[\u4e00-\u9fff]{2,8}(?:·[\u4e00-\u9fff]{1,10})+")
#: Who issued the list, in a cell of its own below it.
_ISSUER: Final = lazy_pattern(rf"[\u4e00-\u9fff]{{2,26}}(?:{LISTED}|政府)(?:[（(][^（()）]{{1,20}}[)）])?")
#: A line that only opens notes: 注：, 填表说明：.
_OPENS_NOTES: Final = lazy_pattern(
    r"[（(【]?(?:备?注|(?:填[表报写]|编制|有关|特别|备注)?说明|注释|注意事项|附注)[】)）]?\s*[:：]?"
)
#: A sentence about the list, with a number or without.
SPEAKS: Final = ("本清单", "本表", "本目录")
#: A line drawn through the cells.
_DRAWN: Final = lazy_pattern(r"[—\-－─━_＿]{1,40}")
_NUMBER_AND_TEXT: Final = 2
#: A list has so many columns before a row of number and text says too little for an item of it, seen by its last items.
_LEAST_COLUMNS: Final = 3
_SEEN: Final = 8


def opens_notes(text: str) -> bool:
    """Return whether a line has nothing to say but that notes follow: 说明："""
    return _OPENS_NOTES.fullmatch(text.strip()) is not None


def foot_kind(walk: Walk, at: int, values: list[tuple[int, str]]) -> str | None:
    """Return ``signature`` or ``note`` for a row that belongs to a list's foot, None for any other.

    Args:
        walk: the table so far.
        at: 0-based row.
        values: (column, text) of the row's cells in the table.
    """
    if not walk.starts:
        return None
    texts = [text.strip() for _, text in values]
    # 二、下放事项 | 2 opens a section as the first one did
    counts = counts_kinds(texts) and enumerator(texts[0]) is None and not _hands_down(walk, values)
    if counts or all(map(_DRAWN.fullmatch, texts)):
        return "note"
    if _is_signed(texts) or _answers_signers(walk, at, values) or _is_issued(walk, at, texts):
        return "signature"
    named = any(column in walk.name for column, _ in values)
    if named and len(texts) > 1 and all(t.endswith(_TOWNS) and all_townships(t, frozenset()) for t in texts):
        return "note"
    return "note" if _is_numbered_note(walk, values) else None


def _hands_down(walk: Walk, values: list[tuple[int, str]]) -> bool:
    """Return whether 1 and 0 stand below townships or modes: 城市管理类 | 1 | 0 is handed down, and counts nothing."""
    columns = {column.index: column for column in walk.table.columns}
    return any(
        (columns[index].receiver or columns[index].mode) and is_mark(text)
        for index, text in values
        if index in columns
    )


def _is_signed(texts: list[str]) -> bool:
    """Return whether labels of those who sign stand in a row, each alone or with a short answer."""
    if len(texts[0]) > _ANSWER or not (_SIGNER.fullmatch(texts[0]) or _LABEL.fullmatch(texts[0])):
        return False
    if any(len(text) > _ANSWER or cites(text) or is_type(text) for text in texts):
        return False
    signers = sum(1 for text in texts if _SIGNER.fullmatch(text))
    labels = signers + sum(1 for text in texts if _LABEL.fullmatch(text) or is_date(text))
    return labels * 2 >= len(texts) and (labels > 1 or signers > 0)


def _answers_signers(walk: Walk, at: int, values: list[tuple[int, str]]) -> bool:
    """Return whether those who signed stand below 填表人 | 审核人, each under his label."""
    if not all(_PERSON.fullmatch(text.strip()) or is_date(text) for _, text in values):
        return False
    above = walk.sheet.grid.rows[at - 1]
    labels = {column for column in walk.columns if above[column]}
    return (
        len(labels) > 1
        and all(_SIGNER.fullmatch(above[column].strip()) for column in labels)
        and all(column in labels for column, _ in values)
    )


def _is_issued(walk: Walk, at: int, texts: list[str]) -> bool:
    """Return whether nothing but who issued a list and on which day stands in a row, or the day in the next one."""
    dates = [text for text in texts if is_date(text)]
    issuers = [text for text in texts if _ISSUER.fullmatch(text)]
    if not issuers or len(dates) + len(issuers) < len(texts):
        return False
    rows = walk.sheet.grid.rows
    below = [text for text in rows[at + 1] if text] if at + 1 < len(rows) else []
    return bool(dates) or (len(texts) == 1 and len(below) == 1 and is_date(below[0]))


def _is_numbered_note(walk: Walk, values: list[tuple[int, str]]) -> bool:
    """Return whether a row of number and text is a note: below 说明：, or about the list itself.

    A number that counts on from the last item is an item's, and so is any where items say no more than that.
    """
    if len(values) != _NUMBER_AND_TEXT or len(walk.columns) < _LEAST_COLUMNS:
        return False
    (first, number), (second, text) = values
    counted = counting_number(number.strip().rstrip(".．、"))
    if first not in walk.serial or second not in walk.name or counted is None or _are_thin(walk):
        return False
    speaks = text.strip().startswith(SPEAKS)
    goes_on = walk.noted > 0 or (walk.noted == 0 and not _counts_on(walk, counted))
    if speaks or (goes_on and counted == walk.noted + 1):
        # what is numbered on from the first of such sentences are notes as well
        walk.noted = counted if walk.noted >= 0 or counted == 1 else -1
        return True
    return False


def _counts_on(walk: Walk, number: int) -> bool:
    """Return whether a number is the next one after that of the last item."""
    row = walk.sheet.grid.rows[walk.starts[-1]]
    return any(counting_number(row[column]) == number - 1 for column in walk.serial)


def _are_thin(walk: Walk) -> bool:
    """Return whether an item near the end of the list has no more than its number and its name either."""
    rows = walk.sheet.grid.rows
    return any(sum(1 for c in walk.columns if rows[at][c]) < _LEAST_COLUMNS for at in walk.starts[-_SEEN:])
