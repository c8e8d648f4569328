"""What the register knows of one statute."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from powerlist.law.rank import Rank

if TYPE_CHECKING:
    from collections.abc import Mapping


class Status(StrEnum):
    """Whether a statute is in force, as far as the hand-kept table of repeals says."""

    IN_FORCE = "in force"
    REPEALED = "repealed"
    SUPERSEDED = "superseded"
    NOT_KNOWN = "not known"


class OrganLevel(StrEnum):
    """The lowest level that an article names as its actor."""

    NATION = "n"
    PROVINCE = "p"
    CITY = "c"
    COUNTY = "x"
    TOWNSHIP = "t"


#: Actors of these levels are no county's.
ABOVE_COUNTY: Final = frozenset((OrganLevel.NATION.value, OrganLevel.PROVINCE.value, OrganLevel.CITY.value))


class PenaltyKind(StrEnum):
    """The kinds of 行政处罚法 第九条, as codes."""

    WARNING = "w"
    CRITICISM = "b"
    FINE = "f"
    CONFISCATION = "m"
    SUSPENSION = "s"
    REVOCATION = "r"
    CLOSURE = "t"
    BAN = "e"
    DETENTION = "d"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts by an article: a class of organs and the lowest level named with it ("" when none is)."""

    organ: str
    level: str = ""


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """What one article says, in codes.

    Attributes:
        number: article number.
        suffix: 之一 → 1, else 0.
        actors: who acts.
        penalties: codes of ``PenaltyKind``.
        township: the article names 乡镇人民政府 as an actor.
        outpost: it lets an outpost (派出机构, 派出所) act.
        designation: the actor is a department that a government designates.
        entrust: it allows entrusting.
        coercion: it speaks of 查封, 扣押 or other coercive measures.
        general: it says who metes out all penalties of the act (本法规定的行政处罚，由…决定).
        paragraphs: number of 款.
        items: highest number of an 项.
    """

    number: int
    suffix: int = 0
    actors: tuple[Actor, ...] = ()
    penalties: str = ""
    township: bool = False
    outpost: bool = False
    designation: bool = False
    entrust: bool = False
    coercion: bool = False
    general: bool = False
    paragraphs: int = 0
    items: int = 0


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: its name, its first and last article, and whether it is the one on liability."""

    name: str
    first: int
    last: int
    liability: bool = False


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a statute.

    Attributes:
        date: when it was passed or amended.
        last_article: its last article, 0 when it has none.
        effective: when this version took effect, None when the text does not say.
        chapters: its chapters.
        articles: what its articles say; only articles with something to say are there.
        gaps: article numbers that the text lacks.
    """

    date: datetime.date
    last_article: int
    effective: datetime.date | None = None
    chapters: tuple[Chapter, ...] = ()
    articles: Mapping[tuple[int, int], ArticleFacts] = field(default_factory=dict)
    gaps: tuple[int, ...] = ()

    def article(self, number: int, suffix: int = 0) -> ArticleFacts | None:
        """Return what is known of an article, None when nothing is."""
        return self.articles.get((number, suffix))

    def chapter_of(self, number: int) -> Chapter | None:
        """Return the chapter that holds an article."""
        for chapter in self.chapters:
            if chapter.first <= number <= chapter.last:
                return chapter
        return None

    def actors_of(self, number: int, suffix: int = 0) -> tuple[Actor, ...]:
        """Return who acts by an article: those it names, else those of 本法规定的行政处罚，由…决定."""
        found = self.articles.get((number, suffix))
        if found is not None and found.actors:
            return found.actors
        for facts in self.articles.values():
            if facts.general and facts.actors:
                return facts.actors
        return ()

    @property
    def liability(self) -> tuple[Chapter, ...]:
        """The chapters on legal liability."""
        return tuple(chapter for chapter in self.chapters if chapter.liability)


@dataclass(frozen=True, slots=True)
class Repeal:
    """One row of the hand-kept table.

    Attributes:
        title: the act that lost its force, or was re-enacted.
        kind: ``repealed``, ``replaced`` (another act took its place), ``revised`` (a later version of
            the same act that the register's texts do not hold) or ``renamed``.
        on: the day on which that took effect.
        by: the act that did it, or that took its place.
        source: where that can be read.
    """

    title: str
    kind: str
    on: datetime.date
    by: str
    source: str


@dataclass(frozen=True, slots=True)
class Statute:
    """A statute: titles, rank and versions, oldest first.

    Attributes:
        title: its full title.
        rank: its rank.
        versions: what the texts hold, oldest first.
        short_titles: other titles under which it is cited.
        former_titles: titles that it once had.
        checked_until: the day up to which its texts and repeals were looked at.
        repeals: rows of the hand-kept table on it.
    """

    title: str
    rank: Rank
    versions: tuple[Version, ...]
    short_titles: tuple[str, ...] = ()
    former_titles: tuple[str, ...] = ()
    checked_until: datetime.date = datetime.date.min
    repeals: tuple[Repeal, ...] = ()

    @property
    def latest(self) -> Version:
        """The last version that the texts hold."""
        return self.versions[-1]

    def version_at(self, as_of: datetime.date | None) -> Version:
        """Return the version in force at a day, the first one for a day before it, the last one for None."""
        if as_of is None:
            return self.latest
        found = self.versions[0]
        for version in self.versions:
            if (version.effective or version.date) <= as_of:
                found = version
        return found

    def status(self, as_of: datetime.date | None = None) -> Status:
        """Return what the table of repeals says for a day, NOT_KNOWN where nothing can be said.

        In force is only said up to ``checked_until``.
        """
        for repeal in self.repeals:
            if repeal.kind in ("repealed", "replaced") and (as_of is None or repeal.on <= as_of):
                return Status.REPEALED if repeal.kind == "repealed" else Status.SUPERSEDED
        if as_of is not None and self.checked_until < as_of:
            return Status.NOT_KNOWN
        return Status.IN_FORCE

    def newer_than_known(self, as_of: datetime.date | None) -> bool:
        """Tell whether the law at that day is later than what the register knows of this statute."""
        if as_of is None:
            return False
        if any(r.kind == "revised" and r.on <= as_of for r in self.repeals):
            return True
        return as_of > self.checked_until
