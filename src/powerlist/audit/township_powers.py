"""The powers that statutes give to townships themselves, and those that outposts have in their own name."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from powerlist.law.naming import key

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd


@dataclass(frozen=True, slots=True)
class TownshipPower:
    """One clause that names the township as the one who acts.

    Attributes:
        title: title of the statute.
        article: its article.
        paragraph: its paragraph, 0 for the whole article.
        streets: the clause names 街道办事处 too.
        power: what it lets the township do, in our words.
        own: of an item that cites the whole article, the name says that the township's part of it is meant; "" for any.
        county: a name that fits it is of what the same clause gives to the county, unless it fits ``own``.
    """

    title: str
    article: int
    paragraph: int
    streets: bool
    power: str
    own: str = ""
    county: str = ""

    def gives(self, name: str, paragraph: int) -> bool:
        """Return whether it gives an item to the township.

        Args:
            name: of the item.
            paragraph: that its basis cites, 0 for the whole article.
        """
        if self.paragraph and paragraph and paragraph != self.paragraph:
            return False
        if self.own and re.search(self.own, name) is not None:
            return True
        if self.county:
            return re.search(self.county, name) is None
        return not self.own or paragraph != 0

    @property
    def place(self) -> str:
        """The clause as a person cites it."""
        paragraph = f"第{self.paragraph}款" if self.paragraph else ""
        return f"{self.title.removeprefix('中华人民共和国')} 第{self.article}条{paragraph}"


@dataclass(frozen=True, slots=True)
class OutpostPower:
    """What one article lets a kind of outpost decide in its own name, under the whole of its statute.

    Attributes:
        title: key of the statute's title.
        article: the article that says so.
        outpost: how such an outpost's name ends.
        kinds: kinds of penalty.
        limit: highest fine in yuan, 0 for none that is named.
        since: the day from which it does (YYYY-MM-DD), "" for always.
    """

    title: str
    article: int
    outpost: str
    kinds: tuple[str, ...]
    limit: int
    since: str

    @property
    def scope(self) -> str:
        """What it lets them decide, in words: 警告、500元以下罚款."""
        fine = f"{self.limit}元以下罚款" if self.limit else "罚款"
        return "、".join(fine if kind == "罚款" else kind for kind in self.kinds)


@cache
def township_powers() -> dict[tuple[str, int], TownshipPower]:
    """Return the clauses by title key and article."""
    return {
        (key(row["title"]), int(row["article"])): TownshipPower(
            row["title"],
            int(row["article"]),
            int(row["paragraph"] or 0),
            row["streets"] == "yes",
            row["power"],
            row["own"],
            row["county"],
        )
        for row in _rows("township_powers.csv")
    }


@cache
def outpost_powers() -> tuple[OutpostPower, ...]:
    """Return what statutes let outposts decide in their own name."""
    return tuple(
        OutpostPower(
            key(row["title"]),
            int(row["article"]),
            row["outpost"],
            tuple(row["kinds"].split("、")),
            int(row["limit"] or 0),
            row["since"],
        )
        for row in _rows("outpost_powers.csv")
    )


def statutory_clauses(citations: pd.DataFrame, names: Sequence[str]) -> dict[int, TownshipPower]:
    """Return for each item's position the clause of its basis that gives its power to the township.

    Args:
        citations: as ``Catalogue.citations``.
        names: name and sub-name of every item, by position.
    """
    powers = township_powers()
    articles = {article for _, article in powers}
    bases = citations[(citations["role"] == "basis") & citations["article"].isin(articles)]
    found: dict[int, TownshipPower] = {}
    for position, title, law, article, paragraph in zip(
        bases["position"].tolist(), bases["title"].tolist(), bases["law"].tolist(),
        bases["article"].tolist(), bases["paragraph"].tolist(), strict=True,
    ):  # fmt: skip
        power = powers.get((key(title or law), article))
        if power is not None and position not in found and power.gives(names[position], paragraph):
            found[position] = power
    return found


def _rows(name: str) -> list[dict[str, str]]:
    text = files("powerlist.audit.data").joinpath(name).read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))
