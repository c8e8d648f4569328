"""What the rules on the basis share: the citations that found an item, beside what the register knows."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from powerlist.audit.frames import texts
from powerlist.audit.township_powers import TownshipPower, statutory_clauses
from powerlist.law.citation import Role
from powerlist.law.frame import citations_of
from powerlist.law.labels import article_shown
from powerlist.law.rank import Rank, height
from powerlist.model import limits
from powerlist.model.enums import PowerType, Severity
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from powerlist.law.citation import Citation
    from powerlist.law.statute import Actor, ArticleFacts, Repeal, Statute
    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context

_CACHE = "audit.cited"
_CITATIONS = "audit.citations"
_FACTS = "audit.facts"
_QUOTED = "audit.quoted"
_CLAUSES = "audit.township-clauses"
_TOWN = lazy_pattern(r"(?:乡镇|[乡镇]）?|乡级|民族乡)(?:以上)?人民政府")
#: A quotation without any of these names nobody who acts.
_ACTING = lazy_pattern(r"部门|机关|机构|人民政府|办事处|派出所")
_RANKS = {rank.value: rank for rank in Rank}
_TYPES = {kind.value: kind for kind in PowerType}
_YEAR = lazy_pattern(r"((?:19|20)[0-9]{2})年?(?=[^0-9])")
_AMENDED = lazy_pattern(r"修正|修订|(?<!关于)(?<!于废止和)修改(?![〈<《部和])")
_YEAR_DIGITS = 4
#: A text goes by the year in which it was passed, not by that from which it applies: 2016年1月1日起施行.
_COMMENCING = lazy_pattern(r"年?(?:\d{1,2}月)?(?:\d{1,2}日)?起?(?:正式)?(?:施行|实施|执行|生效)")
_HISTORY_END = lazy_pattern(r"第[一二三四五六七八九十百零0-9]{1,7}条|【")
#: 《安全生产法》（2014）, 《安全生产法》（主席令第13号）（2014年版）; （2014）12号 is the number of a document.
_BARE_YEAR = lazy_pattern(
    r"[》〉\s]*(?:[（(][^（）()]{1,30}号[）)]\s*)?(?:[（(]((?:19|20)\d{2})年?(?:版|版本|文本)?[）)](?!\s*第?\d+号)|((?:19|20)\d{2})年?版)"
)
#: How far behind its year an amendment may stand; the name of the amending session lies between.
_NEAR = 120


class Cited(NamedTuple):
    """One basis of an item.

    Attributes:
        position: position of the item.
        law: the title as the cell has it.
        article: its article, 0 for a bare title.
        suffix: 之 suffix.
        paragraph, item: 款 and 项.
        range_end: last article of a range, 0 for none.
        tag: the rank tag before the title.
        title: the resolved title, "" when the register does not know it.
        rank: its rank.
        start, end: where the article stands in the cell.
    """

    position: int
    law: str
    article: int
    suffix: int
    paragraph: int
    item: int
    range_end: int
    tag: str
    title: str
    rank: Rank
    start: int
    end: int

    @property
    def shown(self) -> str:
        """How a message names it: 《水法》第65条."""
        return f"《{self.law}》{article_shown(self.article, self.suffix) if self.article else ''}"


def bases(catalogue: Catalogue, context: Context) -> dict[int, list[Cited]]:
    """Return the bases of every item that has any, by position; made once a run."""
    return context.once(_CACHE, catalogue, lambda: _bases(catalogue))


def _bases(catalogue: Catalogue) -> dict[int, list[Cited]]:
    frame = catalogue.citations
    frame = frame[(frame["role"] == Role.BASIS.value) & (frame["law"] != "")]
    found: dict[int, list[Cited]] = {}
    columns = (
        "position",
        "law",
        "article",
        "article_suffix",
        "paragraph",
        "item",
        "range_end",
        "tag",
        "title",
        "rank",
        "start",
        "end",
    )
    lists = {name: frame[name].tolist() for name in columns}
    lists["rank"] = [_RANKS[rank] for rank in lists["rank"]]
    for one in map(Cited._make, zip(*lists.values(), strict=True)):
        found.setdefault(one.position, []).append(one)
    return found


def citations_at(catalogue: Catalogue, context: Context, position: int) -> Sequence[Citation]:
    """Return what the parser made of an item's basis, internal references too; not parsed again."""
    found = context.once(_CITATIONS, catalogue, lambda: citations_of(catalogue.citations))
    return found.get(position, ())


def title_at(text: str, one: Cited) -> int:
    """Return where the title of a citation stands in its cell; where its article does, when it is written otherwise."""
    at = text.rfind(one.law, 0, max(one.end, one.start + len(one.law)))
    return at if at >= 0 else one.start


def laws(catalogue: Catalogue, context: Context) -> Iterator[tuple[int, Cited, Statute | None]]:
    """Yield each item's cited acts once: position, its first citation, what the register knows."""
    for position, cited in bases(catalogue, context).items():
        seen: set[str] = set()
        for one in cited:
            if one.law not in seen:
                seen.add(one.law)
                yield position, one, context.register.resolve(one.title) if one.title else None


def facts(one: Cited, context: Context) -> ArticleFacts | None:
    """Return what the register knows of a cited article as of the date, None when nothing."""
    if not one.title or not one.article:
        return None
    kept: dict[tuple[str, int, int], ArticleFacts | None] = context.cache.setdefault(_FACTS, {})
    asked = (one.title, one.article, one.suffix)
    if asked not in kept:
        statute = context.register.resolve(one.title)
        version = statute.version_at(context.as_of) if statute is not None else None
        kept[asked] = version.article(one.article, one.suffix) if version is not None else None
    return kept[asked]


def acting(one: Cited, known: ArticleFacts | None, context: Context) -> tuple[Actor, ...]:
    """Return who acts by a cited article: whom it names, else whom one article of the act names for all penalties.

    Args:
        one: the citation.
        known: what ``told`` says of it.
        context: knows the register.
    """
    if known is None or known.actors or not known.penalties or not one.title:
        return known.actors if known is not None else ()
    statute = context.register.resolve(one.title)
    if statute is None:
        return ()
    return statute.version_at(context.as_of).actors_of(one.article, one.suffix)


def told(one: Cited, catalogue: Catalogue, context: Context) -> ArticleFacts | None:
    """Return what is known of a cited article: by the register, else by what the cell quotes of it.

    Most regulations of places are in no register; where the cell quotes the article, its words say who acts. What
    was left out (…) may name others, so such a quotation says nothing.
    """
    if one.title or not one.article:
        return facts(one, context)
    kept: dict[str, dict[tuple[str, int, int], ArticleFacts]] = context.cache.setdefault(_QUOTED, {})
    text = texts(catalogue.items, "basis")[one.position]
    if text not in kept:
        kept[text] = _quoted(text, citations_at(catalogue, context, one.position))
    return kept[text].get((one.law, one.article, one.suffix))


def quoted_articles(catalogue: Catalogue, context: Context, position: int) -> frozenset[tuple[str, int, int]]:
    """Return law, article and suffix of the articles whose words an item's basis quotes, nothing left out (…)."""
    from powerlist.law.quotes import quotes

    text = texts(catalogue.items, "basis")[position]
    return frozenset(
        (one.law or "", one.article or 0, one.article_suffix or 0)
        for quote in quotes(text, citations_at(catalogue, context, position))
        if "…" not in quote.text
        for one in quote.citations
    )


def _quoted(text: str, citations: Sequence[Citation]) -> dict[tuple[str, int, int], ArticleFacts]:
    """Return what a cell's quotations say, by law, article and suffix."""
    from powerlist.law.facts import of_article
    from powerlist.law.quotes import quotes

    found: dict[tuple[str, int, int], ArticleFacts] = {}
    for quote in quotes(text, citations):
        heads = {(one.law or "", one.article or 0, one.article_suffix or 0) for one in quote.citations}
        if len(heads) == 1 and "…" not in quote.text and _ACTING.search(quote.text):
            law, article, suffix = head = heads.pop()
            if law:
                found[head] = of_article(article, suffix, quote.text)
    return found


def township_clauses(catalogue: Catalogue, context: Context) -> dict[int, TownshipPower]:
    """Return by position the clause of an item's basis that gives its power to the township itself.

    National clauses are listed by hand; of a regulation that the register lacks, the quoted article counts where
    townships alone act by it (由乡、镇人民政府责令改正).
    """
    return context.once(_CLAUSES, catalogue, lambda: _township_clauses(catalogue, context))


def _township_clauses(catalogue: Catalogue, context: Context) -> dict[int, TownshipPower]:
    names = zip(texts(catalogue.items, "name"), texts(catalogue.items, "sub_name"), strict=True)
    found = statutory_clauses(catalogue.citations, [f"{name}{sub}" for name, sub in names])
    cells = texts(catalogue.items, "basis")
    for position, cited in bases(catalogue, context).items():
        if position in found or _TOWN.search(cells[position]) is None:
            continue
        known = [(one, told(one, catalogue, context)) for one in cited]
        acting = [(one, fact) for one, fact in known if fact is not None and fact.actors]
        if not acting or any(actor.organ != "town" for _, fact in acting for actor in fact.actors):
            continue
        one = acting[0][0]
        if not one.title:
            streets = "街道" in cells[position]
            found[position] = TownshipPower(one.law, one.article, one.paragraph, streets, "")
    return found


def highest(cited: list[Cited]) -> Rank:
    """Return the highest rank among an item's bases."""
    return max((one.rank for one in cited), key=height, default=Rank.UNKNOWN)


def all_known(cited: list[Cited]) -> bool:
    """Tell whether the rank of every basis is known."""
    return all(one.rank is not Rank.UNKNOWN for one in cited)


def history(text: str, law: str) -> str:
    """Return what a cell says of an act between its title and the first article: dates and amendments."""
    at = text.find(law)
    if at < 0:
        at = text.find(law[-6:])
        if at < 0:
            return ""
        at += len(law[-6:])
    else:
        at += len(law)
    cut = _HISTORY_END.search(text, at, at + 700)
    return text[at : cut.start() if cut is not None else min(len(text), at + 700)]


def repealed(law: str, statute: Statute | None, context: Context) -> Repeal | None:
    """Return what took a law's force by the day that counts, None where nothing did or nothing is known.

    Args:
        law: its title as the cell has it.
        statute: what the register knows of it.
        context: knows the register and the day.
    """
    rows = context.register.repealed(law) or (statute.repeals if statute is not None else ())
    for row in rows:
        if row.kind in ("repealed", "replaced") and row.on <= context.as_of:
            return row
    return None


@lru_cache(maxsize=4096)
def named_year(words: str) -> int:
    """Return the latest year that an act's history names, 0 for none."""
    return max((int(found) for found in _YEAR.findall(words + " ")), default=0)


@lru_cache(maxsize=4096)
def amended_year(words: str) -> int:
    """Return the year of the text that a history speaks of, 0 where it tells none, or an amendment in it has no year.

    ``2008年起施行。《…决定》（国务院令第714号）修正`` names no year for its amendment: nothing can be said.
    """
    years = [(found.start(), int(found.group(1))) for found in _YEAR.finditer(words + " ")]
    amended = [found.start() for found in _AMENDED.finditer(words)]
    if not amended:
        bare = _BARE_YEAR.match(words)
        return int(bare[1] or bare[2]) if bare is not None else 0
    if not years:
        return 0
    for at in amended:
        before = [(place, year) for place, year in years if place < at]
        if not before or at - before[-1][0] > _NEAR or "施行" in words[before[-1][0] : at]:
            return 0
    passed = [year for place, year in years if _COMMENCING.match(words, place + _YEAR_DIGITS) is None]
    return max(passed or [year for _place, year in years])


@lru_cache(maxsize=4096)
def last_year(words: str) -> int:
    """Return the last year that a history names, of an amendment or else of the passing; 0 where one has no year."""
    year = amended_year(words)
    return year if year or _AMENDED.search(words) else named_year(words)


#: 《安全生产法（2014年修正本）》, 2014年修正的《安全生产法》.
_IN_TITLE = lazy_pattern(r"[（(]((?:19|20)\d{2})年?(?:第[一二三四五六]次)?修[正订](?:本|版|文本)?[）)]$")
_BEFORE_TITLE = lazy_pattern(
    r"(?<![0-9自至])((?:19|20)\d{2})年?(?:(?:第[一二三四五六]次)?修[正订改](?:后)?|(?<=年)版?)的?《?$"
)


def quoted_year(text: str, one: Cited) -> int:
    """Return the year of the text of an act that a cell names: behind its title, in it, or before it; 0 for none."""
    year = amended_year(history(text, one.law))
    if year:
        return year
    at = text.find(one.law)
    found = _IN_TITLE.search(one.law) or _BEFORE_TITLE.search(text[max(0, at - 24) : max(at, 0)])
    return int(found.group(1)) if found is not None else 0


def doubtful(statute: Statute | None, text: str, law: str, context: Context) -> bool:
    """Tell whether the law may be newer than what the register knows: then a doubt is info, never error.

    That is so where the as-of date, or a year that the cell names for this act, is later.
    """
    known: date = statute.checked_until if statute is not None else context.register.cutoff
    if context.as_of > known:
        return True
    year = named_year(history(text, law))
    if statute is not None and statute.newer_than_known(context.as_of):
        return True
    held = statute.latest.date.year if statute is not None else 0
    return year >= known.year and year > held  # the register ends within that year


def weighed(severity: Severity, doubt: bool) -> Severity:
    """Return a severity, info where the register may be behind."""
    return Severity.INFO if doubt else severity


def type_of(catalogue: Catalogue, position: int) -> PowerType | None:
    """Return an item's type, None when it has none of the canonical ones."""
    return _TYPES.get(texts(catalogue.items, "type")[position])


def is_enforcement(catalogue: Catalogue, position: int) -> bool:
    """Tell whether an item is coercive enforcement (行政强制执行), not a measure: by its sub-type, else its name."""
    kind, subtype, name, sub = (
        texts(catalogue.items, column)[position] for column in ("type", "subtype", "name", "sub_name")
    )
    return limits.is_enforcement(kind, subtype, f"{name}{sub}")
