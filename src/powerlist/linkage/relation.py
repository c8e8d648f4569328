"""What two items can be to each other, and what a caller may set."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Relation(StrEnum):
    """The relation of two items; only the first two are findings."""

    DUPLICATE = "duplicate"
    OVERLAP = "overlap"
    SAME_BASIS = "same-basis-distinct"
    SIMILAR_NAME = "similar-name-distinct"
    LEVEL_SPLIT = "level-split"

    @property
    def reported(self) -> bool:
        """Whether a pair of this relation is a finding."""
        return self in (Relation.DUPLICATE, Relation.OVERLAP)


#: The order in which arrays number the relations.
RELATIONS: tuple[Relation, ...] = tuple(Relation)


@dataclass(frozen=True, slots=True)
class LinkageOptions:
    """How far the search for pairs goes.

    Attributes:
        everything: keep the pairs whose relation is no finding.
        block: largest number of items in one block (one article, one name) whose pairs are all
            compared; larger blocks are capped and reported.
        mass: share of a name's weight that its rarest n-grams must cover to be looked up.
        floor: least cosine of two names (by their rarest n-grams) for a candidate.
        neighbours: how many candidates a name keeps at most.
        longest: characters of a name that are compared; what is longer is reported.
        citations: articles of one item that are compared; what is more is reported.
    """

    everything: bool = False
    block: int = 400
    mass: float = 0.75
    floor: float = 0.36
    neighbours: int = 12
    longest: int = 600
    citations: int = 24


@dataclass(frozen=True, slots=True)
class Why:
    """One reason for a pair's score.

    Attributes:
        field: what was compared: ``basis name sub_name department type limit level``; ``base`` is what the
            sum starts from.
        detail: what agrees or differs, in Chinese, for machines that keep it.
        weight: what it adds to the score; negative speaks against.
        key: how it is worded; see ``wording.worded``.
        values: what it says, without words of a language.
    """

    field: str
    detail: str
    weight: float
    key: str = ""
    values: dict[str, Any] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Capped:
    """A block that was too large to compare in full.

    Attributes:
        kind: ``article``, ``name``, ``long-name``, ``many-citations``, ``many-wholes`` or ``many-things``.
        key: the article or the name (shortened), or "" for a count of items.
        size: how many items stand in the block.
        kept: how many of its pairs were compared.
    """

    kind: str
    key: str
    size: int
    kept: int
