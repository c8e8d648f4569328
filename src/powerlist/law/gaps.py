"""What a list leaves out: liability articles that no item rests on, and items whose article punishes nothing.

Both are worksheets to work through, not findings: an article may be covered by another item's wording,
or belong to another bureau of the same sector.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from powerlist.law import organs
from powerlist.law.citation import Role
from powerlist.law.statute import ABOVE_COUNTY, ArticleFacts, PenaltyKind, Repeal, Status, Statute, Version

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    import pandas as pd

    from powerlist.law.register import Register

#: The kinds of penalty in the words of 行政处罚法 第九条.
PENALTY_TERMS: Final[dict[str, str]] = {
    PenaltyKind.WARNING: "警告",
    PenaltyKind.CRITICISM: "通报批评",
    PenaltyKind.FINE: "罚款",
    PenaltyKind.CONFISCATION: "没收",
    PenaltyKind.SUSPENSION: "暂扣或降低资质",
    PenaltyKind.REVOCATION: "吊销许可证件",
    PenaltyKind.CLOSURE: "停产停业、关闭",
    PenaltyKind.BAN: "限制从业",
    PenaltyKind.DETENTION: "行政拘留",
}
_PENALTY: Final = "行政处罚"


@dataclass(frozen=True, slots=True)
class Gap:
    """A liability article for a county organ of a department's sector that no item of it rests on.

    Attributes:
        department: the department as the list names it.
        title: the statute.
        version: date of the version that was looked at.
        article: article number.
        suffix: its 之 suffix, 0 for none.
        chapter: name of its chapter, "" for none.
        actors: who acts, in Chinese.
        penalties: the kinds of penalty, in Chinese.
        township: a township is named as well.
        cited: how many articles of the statute the department's items cite.
        checked_until: the day up to which the statute was looked at.
    """

    department: str
    title: str
    version: date
    article: int
    suffix: int
    chapter: str
    actors: tuple[str, ...]
    penalties: tuple[str, ...]
    township: bool
    cited: int
    checked_until: date


@dataclass(frozen=True, slots=True)
class Hollow:
    """A penalty item of whose articles none contains a penalty as of the date.

    Attributes:
        position: position of the item in the catalogue's items.
        title: the statute first cited.
        version: date of the version that was looked at.
        article: the article first cited.
        suffix: its 之 suffix, 0 for none.
        past: the article lies behind the statute's last one.
        before: date of the last older version whose article did contain a penalty, None when none is known.
    """

    position: int
    title: str
    version: date
    article: int
    suffix: int
    past: bool
    before: date | None


def penalties_shown(codes: str) -> tuple[str, ...]:
    """Return penalty codes in Chinese words."""
    return tuple(PENALTY_TERMS[PenaltyKind(code)] for code in codes)


def liable(version: Version) -> list[ArticleFacts]:
    """Return the articles of a version that punish: those of the liability chapter, else all that do."""
    spans = version.liability
    return [
        facts
        for _key, facts in sorted(version.articles.items())
        if facts.penalties
        and facts.penalties != PenaltyKind.CRITICISM.value  # what befalls offices that neglect their duty
        and not facts.general
        and (not spans or any(chapter.first <= facts.number <= chapter.last for chapter in spans))
    ]


def find(
    citations: pd.DataFrame,
    departments: Sequence[str],
    register: Register,
    as_of: date | None = None,
    types: Sequence[str] | None = None,
) -> tuple[Gap, ...]:
    """Return the liability articles that a list leaves out.

    Args:
        citations: the catalogue's citations (``citations_frame``).
        departments: the department of each item, by position.
        register: what is known of statutes.
        as_of: the day as of which the law is applied.
        types: the type of each item; where given, only statutes cited by penalty items are looked at.

    Returns:
        Sorted by department, statute and article. A department whose name tells no sector is left out,
        so is a statute that is no longer in force.
    """
    cited, punishing = _resting(citations, departments, types)
    gaps: list[Gap] = []
    for department in sorted(cited):
        own = organs.of_department(department)
        for title in sorted(punishing.get(department, ())) if own else ():
            statute = register.resolve(title)
            if statute is not None and statute.status(as_of) not in (Status.REPEALED, Status.SUPERSEDED):
                gaps += _gaps_of(
                    department, own, statute, statute.version_at(as_of), cited[department][title]
                )
    return tuple(gaps)


def _resting(
    citations: pd.DataFrame, departments: Sequence[str], types: Sequence[str] | None
) -> tuple[dict[str, dict[str, set[int]]], dict[str, set[str]]]:
    """Return the articles of each statute that each department's items cite, and the statutes of its penalties."""
    cited: dict[str, dict[str, set[int]]] = {}
    punishing: dict[str, set[str]] = {}
    basis = citations[(citations["role"] == Role.BASIS.value) & (citations["title"] != "")]
    columns = (basis[name].tolist() for name in ("position", "title", "article", "range_end"))
    for position, title, article, range_end in zip(*columns, strict=True):
        department = departments[position]
        articles = cited.setdefault(department, {}).setdefault(title, set())
        if article:
            articles.update(range(article, min(max(article, range_end), article + 300) + 1))
        if types is None or types[position] == _PENALTY:
            punishing.setdefault(department, set()).add(title)
    return cited, punishing


def _gaps_of(
    department: str, own: frozenset[str], statute: Statute, version: Version, cited: set[int]
) -> Iterator[Gap]:
    """Yield the liability articles of one statute for a department's organs that none of its items cites."""
    for facts in liable(version):
        if facts.number in cited:
            continue
        actors = version.actors_of(facts.number, facts.suffix)
        if not any(actor.organ in own and actor.level not in ABOVE_COUNTY for actor in actors):
            continue
        chapter = version.chapter_of(facts.number)
        yield Gap(
            department=department,
            title=statute.title,
            version=version.date,
            article=facts.number,
            suffix=facts.suffix,
            chapter=chapter.name if chapter is not None else "",
            actors=tuple(dict.fromkeys(organs.name_of(actor.organ) for actor in actors)),
            penalties=penalties_shown(facts.penalties),
            township=facts.township,
            cited=len(cited),
            checked_until=statute.checked_until,
        )


def ended(
    citations: pd.DataFrame, types: Sequence[str], register: Register, as_of: date | None = None
) -> tuple[Repeal, ...]:
    """Return what ended the statutes that penalty items cite and that are in force no longer, by title.

    Of such a statute no article is left out; who reads the worksheet has to know.
    """
    basis = citations[(citations["role"] == Role.BASIS.value) & (citations["title"] != "")]
    columns = zip(basis["position"].tolist(), basis["title"].tolist(), strict=True)
    found: dict[str, Repeal] = {}
    for title in sorted({title for position, title in columns if types[position] == _PENALTY}):
        statute = register.resolve(title)
        for repeal in statute.repeals if statute is not None else ():
            if repeal.kind in ("repealed", "replaced") and (as_of is None or repeal.on <= as_of):
                found.setdefault(title, repeal)
    return tuple(found.values())


def hollow(
    citations: pd.DataFrame, types: Sequence[str], register: Register, as_of: date | None = None
) -> tuple[Hollow, ...]:
    """Return the penalty items of whose cited articles none contains a penalty.

    Items with a basis that the register does not know, or with a bare title, are left out: nothing can
    be said of them.

    Args:
        citations: the catalogue's citations.
        types: the type of each item, by position.
        register: what is known of statutes.
        as_of: the day as of which the law is applied.
    """
    basis = citations[citations["role"] == Role.BASIS.value]
    rows: dict[int, list[tuple[str, int, int, int]]] = {}
    columns = (
        basis[name].tolist() for name in ("position", "title", "article", "article_suffix", "range_end")
    )
    for position, title, article, suffix, range_end in zip(*columns, strict=True):
        if types[position] == _PENALTY:
            rows.setdefault(position, []).append((title, article, suffix, range_end))
    found: list[Hollow] = []
    for position, cited in sorted(rows.items()):
        if any(not title or not article for title, article, _suffix, _end in cited):
            continue
        if any(_punishes(register, one, as_of) for one in cited):
            continue
        title, article, suffix, _end = cited[-1]
        statute = register.resolve(title)
        if statute is None or not statute.latest.last_article:
            continue
        version = statute.version_at(as_of)
        older = [
            v.date
            for v in statute.versions
            if v.date < version.date and (facts := v.article(article, suffix)) is not None and facts.penalties
        ]
        found.append(
            Hollow(
                position=position,
                title=statute.title,
                version=version.date,
                article=article,
                suffix=suffix,
                past=article > version.last_article,
                before=older[-1] if older else None,
            )
        )
    return tuple(found)


def _punishes(register: Register, one: tuple[str, int, int, int], as_of: date | None) -> bool:
    title, article, suffix, range_end = one
    statute = register.resolve(title)
    if statute is None:
        return True
    version = statute.version_at(as_of)
    if not version.articles:
        return True
    for number in range(article, min(max(article, range_end), article + 300) + 1):
        facts = version.article(number, suffix)
        if facts is not None and facts.penalties:
            return True
    return False
