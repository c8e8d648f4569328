"""One citation of a statute, as a cell has it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Role(StrEnum):
    """Whether a citation founds the item or only stands inside quoted article text."""

    BASIS = "basis"
    INTERNAL = "internal"


class Citation(NamedTuple):
    """A law and, where given, article, paragraph, item and sub-item.

    Attributes:
        law: title as the text has it (typos and short forms stay; outer 《》, blanks and a leading
            中华人民共和国 go); None for an internal reference to the same act (本法).
        article: 第五十条 → 50; None for a bare title.
        article_suffix: 第五十条之一 → 1.
        paragraph: 款.
        item: 项; of an annex or list, its number.
        subitem: 目.
        range_end: last article of a range 第三十条至第三十三条 → 33.
        start: offset of the first character in the text that was parsed.
        end: offset behind the last one.
        role: basis or internal.
        tag: the rank tag that the cell puts before the title (【法律】), its words as written, or None.
        full: the title that ``law`` is introduced as short for in the same text (以下简称), or None.
    """

    law: str | None
    article: int | None = None
    article_suffix: int | None = None
    paragraph: int | None = None
    item: int | None = None
    subitem: int | None = None
    range_end: int | None = None
    start: int = 0
    end: int = 0
    role: Role = Role.BASIS
    tag: str | None = None
    full: str | None = None

    @property
    def key(self) -> tuple[str, int, int, int, int, int]:
        """What makes two citations the same: law and numbers, 0 for what is not given."""
        return (
            self.law or "",
            self.article or 0,
            self.article_suffix or 0,
            self.paragraph or 0,
            self.item or 0,
            self.subitem or 0,
        )
