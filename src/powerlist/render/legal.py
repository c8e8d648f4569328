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
#: A list shows so many characters beyond the first citation: about two lines of its column.
_LONGEST_MORE = 40
#: What stands between one article of a list and the next, or between an article and its text.
_GOES_ON = tuple("、，,；;：:和及与")


def listed_citations(publication: Publication, ids: Sequence[str]) -> list[str]:
    """Return what a list shows of each basis: its citations in its own words, all where the rest is short.

    《甲条例》第三条第一款、第十八条；《乙办法》第九条等5条依据: a power often stands behind the article that says who
    is competent, so a list that shows one citation says how many there are.

    Args:
        publication: what is published.
        ids: the items.

    Returns:
        One text an item; the basis' first line where it cites nothing.
    """
    cited: dict[str, list[str]] = {}
    citations = publication.citations
    if citations is not None and len(citations):
        for item, text in zip(citations["item"], citations["written"], strict=True):
            cited.setdefault(item, []).append(clean(text))
    basis = dict(zip(publication.rows["id"], publication.rows["basis"], strict=True))
    return [
        _listed(list(dict.fromkeys(cited[item])))
        if item in cited
        else _first_line(clean(basis.get(item, "")))
        for item in ids
    ]


def _listed(citations: Sequence[str]) -> str:
    """Return the first citation, those after it as far as they are short, and how many there are if some are not."""
    first, *others = citations
    text = before = named = first
    for other in others:
        title = other[: other.rfind("》") + 1]
        if other.startswith(before) and other[len(before) :].lstrip()[:1] in _GOES_ON:
            # 《甲法》第三条, then 《甲法》第三条、第四条: short lists are cited with all that stands before
            added = other[len(before) :]
        elif title and named.startswith(title):
            # a further article of the act just named stands without its title
            added = "、" + other[len(title) :].strip()
        else:
            added, named = "；" + other, other
        if len(text) + len(added) > len(first) + _LONGEST_MORE:
            return f"{text}等{len(citations)}条依据"
        text, before = text + added, other
    return text


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
