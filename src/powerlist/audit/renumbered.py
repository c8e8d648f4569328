"""The articles of the Penalty Act on handing powers on, before and since its revision of 2021."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from powerlist.audit.cited import bases, quoted_year
from powerlist.audit.days import shown_day
from powerlist.audit.handed import records
from powerlist.law.citation import Role
from powerlist.model.enums import Mode, PowerType
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from powerlist.model.catalogue import Catalogue
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
_DAY: Final = lazy_pattern(r"\d{4}-\d{2}-\d{2}$")


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


def stale_bases(catalogue: Catalogue, context: Context) -> Iterator[tuple[int, int, int]]:
    """Yield the bases of penalties that cite the Penalty Act by an old number.

    The new article 16 founds no penalty, the new 18 and 19 entrust nothing; what the cell itself calls an old text
    is left out.

    Yields:
        The item's position, the old article, and where it stands in the basis.
    """
    if context.as_of.isoformat() < NEW_SINCE:
        return
    ids, kinds, modes, texts = (catalogue.items[name].tolist() for name in ("id", "type", "mode", "basis"))
    grounds = dict(zip(catalogue.grants["item"], catalogue.grants["legal_ground"], strict=True))
    for position, cited in bases(catalogue, context).items():
        of_act = [one for one in cited if one.title == PENALTY_ACT and one.article]
        if (
            kinds[position] != PowerType.PENALTY.value
            or not of_act
            or quoted_year(texts[position], of_act[0])
        ):
            continue
        articles = {one.article for one in of_act} | penalty_articles(grounds.get(ids[position], ""), context)
        entrusted = modes[position] == Mode.ENTRUSTED.value
        old = unfit(context.as_of.isoformat(), articles, ENTRUSTING | FOUNDING if entrusted else FOUNDING)
        place = next((one.start for one in of_act if one.article == old), None)
        if old and place is not None:
            yield position, old, place


def stale_grounds(catalogue: Catalogue, context: Context) -> Iterator[tuple[int, int, str]]:
    """Yield the grounds of hand-overs that cite the Penalty Act by an old number, or by one that was not there yet.

    Yields:
        The item's position, the article, and the number of the decision; each article of an item once.
    """
    grants = catalogue.grants
    rows = grants[grants["legal_ground"] != ""]
    if context.as_of.isoformat() < NEW_SINCE or not len(rows):
        return
    dates = dict(zip(catalogue.decisions["number"], catalogue.decisions["date"], strict=True))
    told: set[tuple[int, int]] = set()
    columns = (rows[name].tolist() for name in ("item", "mode", "legal_ground", "decision"))
    for item, mode, ground, decision in zip(*columns, strict=True):
        position = catalogue.position_of.get(item)
        if position is None:
            continue
        articles = penalty_articles(ground, context)
        found = []
        if mode == Mode.ENTRUSTED.value and not articles & {20, 21}:
            found += sorted(articles & {18, 19})
        when = shown_day(str(dates.get(decision, "")))
        if HANDING_DOWN in articles and when and when < NEW_SINCE:
            found.append(HANDING_DOWN)
        for old in found:
            if (position, old) not in told:
                told.add((position, old))
                yield position, old, decision


def stale_papers(catalogue: Catalogue, context: Context) -> Iterator[tuple[str, int, str, str, str, int]]:
    """Yield the decisions and deeds that cite an article that their day did not know, each once.

    Yields:
        The table, its line, the paper's number, the field of the ground, the day, and the article.
    """
    for table, ground, days, old in (
        ("decisions", "ground", ("date", "published_on"), CENTRALISING),
        ("deeds", "statute", ("signed_on", "valid_from"), ENTRUSTING),
    ):
        for line, row in enumerate(records(getattr(catalogue, table))):
            day = next((shown_day(row[name]) for name in days if row[name]), "")
            told = unfit(day, penalty_articles(row[ground], context), old) if row[ground] else 0
            if told:
                yield table, line, row["number"], ground, day, told
