"""The citations of many texts as one frame."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from powerlist.law import naming, rank
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from powerlist.law.citation import Citation
    from powerlist.law.register import Register

#: The columns of the frame, in order.
COLUMNS: Final = (
    "position",
    "order",
    "law",
    "article",
    "article_suffix",
    "paragraph",
    "item",
    "subitem",
    "range_end",
    "start",
    "end",
    "role",
    "tag",
    "title",
    "rank",
    "key",
    "full",
)
#: Those of them that hold numbers.
NUMBERS: Final = frozenset(
    (
        "position",
        "order",
        "article",
        "article_suffix",
        "paragraph",
        "item",
        "subitem",
        "range_end",
        "start",
        "end",
    )
)

#: Where these stand in a row, which lacks position and order.
_RANK: Final = COLUMNS.index("rank") - 2
_FULL: Final = COLUMNS.index("full") - 2
#: What shows that a text names the order, announcement, session or number by which an act was made.
_ORDER: Final = lazy_pattern(r"令|人大|人民代表大会|[〔\[（(【][12][0-9]{3}[〕\]）)】]")


def citations_frame(texts: Sequence[str], register: Register | None = None) -> pd.DataFrame:
    """Return the citations of texts, each distinct text parsed once.

    Args:
        texts: basis cells, in order.
        register: what is known of statutes; the shipped register when not given.

    Returns:
        One row a citation, in the order of texts and of citations in them. ``position`` is the text's
        index, numbers are 0 where the text gives none, ``title`` is the resolved title or "", ``rank``
        the value of ``Rank``, ``key`` is ``title|article|suffix|paragraph|item|subitem`` with the
        resolved title where there is one, else the spelling-free form of the words, ``full`` the title
        that the law is introduced as short for.
    """
    import pandas as pd

    # its patterns take longer to compile than kept citations to read
    from powerlist.law.parser import parse
    from powerlist.law.register import load

    known = register if register is not None else load()
    rows: dict[str, list[tuple[object, ...]]] = {}
    names: dict[tuple[str, str | None, str | None], tuple[str, str, str]] = {}
    positions: list[object] = []
    orders: list[object] = []
    written: list[tuple[object, ...]] = []
    for position, text in enumerate(texts):
        found = rows.get(text)
        if found is None:
            found = [_row(citation, known, names) for citation in parse(text)]
            if _ORDER.search(text):
                found = _ranked_by_order(text, found)
            rows[text] = found
        positions += [position] * len(found)
        orders += range(len(found))
        written += found
    others = map(list, zip(*written, strict=True)) if written else ([] for _ in COLUMNS[2:])
    columns = [positions, orders, *others]
    data = {
        name: pd.Series(values, dtype="int64" if name in NUMBERS else "str")
        for name, values in zip(COLUMNS, columns, strict=True)
    }
    return pd.DataFrame(data, columns=list(COLUMNS))


def _ranked_by_order(text: str, rows: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    """Return the rows of a text with the ranks that only the orders in it give away."""
    from powerlist.law.orders import rank_by_order

    found: dict[str, str] = {}
    ranked: list[tuple[object, ...]] = []
    for row in rows:
        law, full = str(row[0]), str(row[_FULL])
        if law and not row[_RANK]:
            if law not in found:
                found[law] = rank_by_order(text, full or law).value
            ranked.append((*row[:_RANK], found[law], *row[_RANK + 1 :]))
        else:
            ranked.append(row)
    return ranked


def _row(
    citation: Citation,
    register: Register,
    names: dict[tuple[str, str | None, str | None], tuple[str, str, str]],
) -> tuple[object, ...]:
    law = citation.law or ""
    asked = (law, citation.full, citation.tag)
    known = names.get(asked)
    if known is None:
        known = names[asked] = _names(law, citation.full, citation.tag, register)
    title, rank_, name = known
    _, article, suffix, paragraph, item, subitem = citation.key
    return (
        law,
        article,
        suffix,
        paragraph,
        item,
        subitem,
        citation.range_end or 0,
        citation.start,
        citation.end,
        citation.role.value,
        citation.tag or "",
        title,
        rank_,
        f"{name}|{article}|{suffix}|{paragraph}|{item}|{subitem}",
        citation.full or "",
    )


def _names(law: str, full: str | None, tag: str | None, register: Register) -> tuple[str, str, str]:
    if not law:
        return "", "", ""
    statute = register.resolve(full) if full else None
    if statute is None:
        statute = register.resolve(law)
    title = statute.title if statute is not None else ""
    ranked = statute.rank if statute is not None else rank.of_citation(full or law, tag, None)
    return title, ranked.value, title or naming.key(full or law)


def citations_of(frame: pd.DataFrame) -> dict[int, list[Citation]]:
    """Return the citations of each text of a frame by its position, as ``parse`` gives them."""
    from powerlist.law.citation import Citation, Role

    roles = {role.value: role for role in Role}
    found: dict[int, list[Citation]] = {}
    columns = (frame[name].tolist() for name in ("position", *Citation._fields))
    for position, law, article, suffix, paragraph, item, subitem, last, start, end, role, tag, full in zip(
        *columns, strict=True
    ):
        one = Citation(
            law or None,
            article or None,
            suffix or None,
            paragraph or None,
            item or None,
            subitem or None,
            last or None,
            start,
            end,
            roles[role],
            tag or None,
            full or None,
        )
        found.setdefault(position, []).append(one)
    return found
