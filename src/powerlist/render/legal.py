"""The legal bases of a publication: every cited article once, with the items that rest on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from powerlist.messages import cut
from powerlist.model.publication import by_pinyin
from powerlist.render.words import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from powerlist.model.publication import Publication
    from powerlist.render.layout import Section


@dataclass(frozen=True, slots=True)
class LawRow:
    """One cited article.

    Attributes:
        number: running number from 1.
        law: title of the statute.
        label: the article as it is written (第二十四条第一款), "" where only the statute is cited.
        serials: printed numbers of the items that cite it.
        founds: ids of the items whose first citation it is.
        count: how many items cite it.
    """

    number: int
    law: str
    label: str
    serials: str
    founds: tuple[str, ...]
    count: int

    @property
    def key(self) -> str:
        """What the sheets print: 依12."""
        return f"依{self.number}"


#: Sheet of the cited articles and its heads.
LAW_SHEET = "法律依据"
LAW_HEADS = ("编号", "法律法规规章名称", "条款", "事项数", "事项序号")
_LONGEST_LINE = 60


def first_citations(publication: Publication, ids: Sequence[str]) -> list[str]:
    """Return the first citation of each item as its basis has it; the basis' first line where it cites nothing.

    Args:
        publication: what is published.
        ids: the items.
    """
    first: dict[str, str] = {}
    citations = publication.citations
    if citations is not None and len(citations):
        for item, text in zip(citations["item"], citations["written"], strict=True):
            first.setdefault(item, clean(text))
    basis = dict(zip(publication.rows["id"], publication.rows["basis"], strict=True))
    return [first.get(item) or _first_line(clean(basis.get(item, ""))) for item in ids]


def _first_line(text: str) -> str:
    return cut(text.split("\n", 1)[0], _LONGEST_LINE)


def law_cells(row: LawRow) -> tuple[str, ...]:
    """Return what the sheet of cited articles prints for one of them."""
    return (row.key, row.law, row.label, str(row.count), row.serials)


def legal_rows(publication: Publication, sections: Sequence[Section]) -> list[LawRow]:
    """Return the cited articles by statute, then in the order of the articles.

    Empty where the publication has no citations or does not publish the basis.
    """
    citations = publication.citations
    if citations is None or not len(citations):
        return []
    serial_of: dict[str, str] = {}
    for section in sections:
        if "basis" not in section.names:
            continue
        short = section.title[:2] if publication.numbering == "section" else ""
        numbers = section.cells.get("serial") or [""] * section.count
        serial_of |= {item: short + number for item, number in zip(section.rows["id"], numbers, strict=True)}
    citers: dict[tuple[str, str], list[str]] = {}
    founded: dict[tuple[str, str], list[str]] = {}
    seen: set[str] = set()
    for item, law, label in zip(citations["item"], citations["law"], citations["label"], strict=True):
        if item not in serial_of or not law:
            continue
        key = (clean(law), clean(label))
        rows = citers.setdefault(key, [])
        if not rows or rows[-1] != item:
            rows.append(item)
        if item not in seen:
            seen.add(item)
            founded.setdefault(key, []).append(item)
    place = {item: number for number, item in enumerate(serial_of)}
    ordered = sorted(citers, key=lambda key: (by_pinyin(key[0]), _article(key[1]), key[1]))
    return [
        LawRow(
            number,
            key[0],
            key[1],
            "、".join(filter(None, (serial_of[item] for item in sorted(citers[key], key=place.__getitem__)))),
            tuple(founded.get(key, ())),
            len(citers[key]),
        )
        for number, key in enumerate(ordered, 1)
    ]


def _article(label: str) -> tuple[int, ...]:
    """Return the numbers in an article's label, so that 第九条 stands before 第十条."""
    numbers: list[int] = []
    value = digit = 0
    for character in label:
        if character in "〇零一二三四五六七八九":
            digit = "〇一二三四五六七八九".find(character) if character != "零" else 0
        elif character in "十百":
            value += (digit or 1) * (10 if character == "十" else 100)
            digit = 0
        elif value or digit:
            numbers.append(value + digit)
            value = digit = 0
    return tuple(numbers)
