"""Columns whose values belie their heads: numbers under 承接乡镇数, 1 2 3 under 编码, citations under 权力来源."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from powerlist.model.enums import How
from powerlist.read.columns.draft import Draft, release, take
from powerlist.read.values import CITED, TYPE_KEYS, counts, share
from powerlist.text.numerals import number_of
from powerlist.text.patterns import lazy_pattern
from powerlist.text.width import key

_NUMBER: Final = lazy_pattern(r"\d{1,4}\s*个?")


def release_counts(draft: Draft) -> None:
    """承接乡镇数 over numbers names no receivers."""
    for column in draft.of("receivers"):
        values = draft.values(column)
        if values and not column.receiver and all(_NUMBER.fullmatch(value.strip()) for value in values):
            release(column)


def number_by_codes(draft: Draft) -> None:
    """编码 over 1, 2, 3 numbers the rows where no other column does; it holds no codes."""
    if draft.has("serial"):
        return
    for column in draft.of("code"):
        if counts(draft.values(column)):
            take(column, "serial", 0.8)
            return


def yield_to_typed(draft: Draft) -> None:
    """A column called a type that holds no type term gives way to one that does."""
    typed = draft.of("type")
    if len(typed) < 2:
        return
    scores = {column.index: share(draft.values(column), lambda v: key(v) in TYPE_KEYS) for column in typed}
    best = max(scores.values())
    for column in typed:
        values = draft.values(column)
        if values and best >= 0.5 and scores[column.index] < 0.2:
            short = share(values, lambda v: len(v) <= 12) > 0.9
            sector = short and not draft.has("sector") and "领域" in "".join(values[:20])
            column.field = "sector" if sector else None
            column.how = How.INFERRED if sector else How.UNMAPPED
            column.sure = 0.6 if sector else 0.0


def take_numbers_of_articles(draft: Draft) -> None:
    """条 and 款 over numbers, right of the basis, belong to it."""
    for left, column in pairwise(draft.columns):
        numbered = (
            column.field is None and column.own_head.strip() in ("条", "款", "项") and left.field == "basis"
        )
        values = draft.values(column)
        if numbered and values and all(number_of(value) is not None for value in values):
            take(column, "basis", 0.7)


def take_sources_for_basis(draft: Draft) -> None:
    """Where 权力来源 holds citations and no other column does, it is the basis."""
    if draft.has("basis"):
        return
    for column in draft.of("power_source"):
        if share(draft.values(column), lambda v: bool(CITED.search(v))) >= 0.6:
            take(column, "basis", 0.8)
            return
