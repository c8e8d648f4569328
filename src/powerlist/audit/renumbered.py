"""The articles of the Penalty Act on handing powers on, before and since its revision of 2021."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from powerlist.law.citation import Role

if TYPE_CHECKING:
    from powerlist.model.context import Context

PENALTY_ACT: Final = "中华人民共和国行政处罚法"
#: Articles before 2021-07-15 and since, for centralising and entrusting.
RENUMBERED: Final = {16: 18, 17: 19, 18: 20, 19: 21}
NEW_SINCE: Final = "2021-07-15"
#: The article since 2021 by which a province hands penalties to townships; it had no predecessor.
HANDING_DOWN: Final = 24
#: What a decision, and what a deed, rests on: the old article and the new ones that show that the new text is meant.
CENTRALISING: Final = {16: frozenset({18, HANDING_DOWN}), 17: frozenset({19})}
#: What the basis of any penalty cannot mean: the new article says that documents set no penalty.
FOUNDING: Final = {16: frozenset({18, HANDING_DOWN})}
ENTRUSTING: Final = {18: frozenset({20, 21}), 19: frozenset({20, 21})}
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}$")


def penalty_articles(ground: str, context: Context) -> set[int]:
    """Return the articles of the Penalty Act that the ground of a hand-over cites.

    Args:
        ground: as written.
        context: knows the statutes.
    """
    # the parser is loaded where there is something to parse
    from powerlist.law import parse

    return {
        citation.article
        for citation in parse(ground)
        if citation.role is Role.BASIS
        and citation.article
        and citation.law
        and (found := context.register.resolve(citation.law)) is not None
        and found.title == PENALTY_ACT
    }


def unfit(day: str, articles: set[int], old: dict[int, frozenset[int]]) -> int:
    """Return the article that a paper of a day cannot mean, 0 where all fit or the day is not known.

    Args:
        day: when it was made, YYYY-MM-DD.
        articles: what it cites of the Penalty Act.
        old: ``CENTRALISING`` or ``ENTRUSTING``.
    """
    if not _DAY.match(day):
        return 0
    if day < NEW_SINCE:
        return HANDING_DOWN if HANDING_DOWN in articles else 0
    return next((one for one, instead in old.items() if one in articles and not articles & instead), 0)
