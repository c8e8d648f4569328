"""Proposed items from a statute's liability articles: the starting list of a new sector.

With the statute's text each 项 (or 款) becomes one item with its conduct as name. Without it the register
knows how many 项 an article of one 款 has, so that each still gets its citation; the name then only says
the place. All of them are drafts that a person has to read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from powerlist.law import organs
from powerlist.law.gaps import liable, penalties_shown
from powerlist.law.labels import article_label
from powerlist.law.statute import ABOVE_COUNTY
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from powerlist.law.register import Register
    from powerlist.law.statute import ArticleFacts, Statute, Version
    from powerlist.law.texts import StatuteTexts

_TYPE: Final = "行政处罚"
_ITEM: Final = lazy_pattern(r"^[（(]([一二三四五六七八九十]{1,3})[）)]\s*(.+?)[；;。]?$")
_OPENING: Final = lazy_pattern(
    r"^(?:违反(?:了)?(?:本法|本条例|本办法|本规定|法律|国家)[^，。；]{0,40}?规定[，,]?|违反本法第[^，。；]{1,60}规定[，,]?)"
)
_CONDUCT: Final = lazy_pattern(
    r"^([^。；]{4,160}?)的[，,](?=(?:由|责令|给予|处|依法|依照|没收|吊销|对|予以|可以|并处|视情节|撤销|暂扣|应当|尚不|情节|除|按照|县级|有关|取消|限期|城市|市、县|市级|国务院|主管|其他|公安|税务))"
)
#: Sentences that settle who punishes, or punish the same conduct once more.
_NO_CONDUCT: Final = lazy_pattern(
    r"有前款|前款行为|^本条|^依照|另有规定|不服|处罚决定|处罚款$|罚款处罚$|，(?:由|责令|给予|处[^理置分罚])"
)
_LIST: Final = lazy_pattern(r"有(?:下列|以下)[^，。；]{0,20}(?:之一|行为|情形)[^，。；]{0,6}")
_ACTOR_TAIL: Final = lazy_pattern(r"^(?:[^，。；]{2,30}?)(?=有(?:下列|以下))")
_SELF: Final = lazy_pattern(r"本法|本条例|本办法|本规定|本细则")
_MAX_NAME: Final = 120


@dataclass(frozen=True, slots=True)
class Draft:
    """A proposed item.

    Attributes:
        name: 对…的处罚.
        type: 行政处罚.
        title: the statute.
        article: article number.
        suffix: its 之 suffix, 0 for none.
        paragraph: 款, 0 when the article has only one.
        item: 项, 0 for none.
        basis: the citation as a cell would have it.
        actors: who acts, in Chinese.
        penalties: the kinds of penalty, in Chinese.
        above_county: only organs above the county are named.
        version: date of the version it was made from.
        from_text: the name comes from the statute's words; otherwise it only names the article.
    """

    name: str
    type: str
    title: str
    article: int
    suffix: int
    paragraph: int
    item: int
    basis: str
    actors: tuple[str, ...]
    penalties: tuple[str, ...]
    above_county: bool
    version: date
    from_text: bool


def of_statute(
    title: str, register: Register, texts: StatuteTexts | None = None, as_of: date | None = None
) -> tuple[Draft, ...]:
    """Return the proposed items of a statute, in the order of its articles.

    Args:
        title: the statute's title, short or full.
        register: what is known of statutes.
        texts: a folder of texts; where it has the statute, names come from its words.
        as_of: the day as of which the law is applied.

    Raises:
        LookupError: the register does not know the statute.
    """
    statute = register.resolve(title)
    if statute is None:
        raise LookupError(title)
    version = statute.version_at(as_of)
    drafts: list[Draft] = []
    for facts in liable(version):
        words = None
        if texts is not None:
            words = texts.article_text(statute.title, facts.number, facts.suffix, version=version.date)
        found = list(_from_words(words)) if words else []
        if not found and facts.paragraphs == 1 and facts.items > 1:
            found = [("", 0, item) for item in range(1, facts.items + 1)]
        if not found:
            found = [("", 0, 0)]
        drafts.extend(_draft(statute, version, facts, *one) for one in found)
    return tuple(drafts)


def _draft(
    statute: Statute, version: Version, facts: ArticleFacts, conduct: str, paragraph: int, item: int
) -> Draft:
    place = article_label(facts.number, facts.suffix, paragraph, item)
    short = statute.title.removeprefix("中华人民共和国")
    conduct = _SELF.sub(f"《{short}》", conduct)
    name = f"对{conduct}的处罚" if conduct else f"对违反《{short}》{place}所列行为的处罚"
    actors = version.actors_of(facts.number, facts.suffix)
    return Draft(
        name=name,
        type=_TYPE,
        title=statute.title,
        article=facts.number,
        suffix=facts.suffix,
        paragraph=paragraph,
        item=item,
        basis=f"《{statute.title}》{place}",
        actors=tuple(dict.fromkeys(organs.name_of(actor.organ) for actor in actors)),
        penalties=penalties_shown(facts.penalties),
        above_county=bool(actors) and all(actor.level in ABOVE_COUNTY for actor in actors),
        version=version.date,
        from_text=bool(conduct),
    )


def _from_words(words: str) -> Iterator[tuple[str, int, int]]:
    """Yield conduct, 款 and 项 of an article's words."""
    paragraphs: list[tuple[str, list[tuple[int, str]]]] = []
    for line in words.split("\n"):
        found = _ITEM.match(line.strip())
        if found is not None and paragraphs:
            paragraphs[-1][1].append((_value(found.group(1)), found.group(2)))
        elif line.strip():
            paragraphs.append((line.strip(), []))
    several = len(paragraphs) > 1
    for number, (sentence, items) in enumerate(paragraphs, 1):
        place = number if several else 0
        if items and _LIST.search(sentence):
            actor = _ACTOR_TAIL.match(_OPENING.sub("", sentence))
            who = _trim(actor.group()) if actor is not None else ""
            for item, conduct in items:
                body = _trim(_OPENING.sub("", conduct))
                if body:
                    yield _cut(f"{who}{body}" if who and not body.startswith(who) else body), place, item
            continue
        conduct = _conduct(sentence)
        if conduct:
            yield _cut(conduct), place, 0


def _conduct(sentence: str) -> str:
    """Return the conduct that a sentence punishes, "" when it only settles something."""
    opening = _OPENING.match(sentence)
    rest = sentence[opening.end() :] if opening is not None else sentence
    if opening is not None and rest.startswith("的"):
        return opening.group().rstrip("，,")  # 违反本法第三十一条规定的，由…: the place is all it says
    found = _CONDUCT.match(rest)
    if found is None:
        return ""
    conduct = _trim(found.group(1)).removeprefix("对")
    if _NO_CONDUCT.search(conduct) or len(conduct) < 4:
        return ""
    return conduct


def _trim(conduct: str) -> str:
    return conduct.strip(" \t\u3000，,；;。：:").removesuffix("的").strip("，,")


def _cut(conduct: str) -> str:
    return conduct if len(conduct) <= _MAX_NAME else conduct[: _MAX_NAME - 1] + "…"


def _value(text: str) -> int:
    from powerlist.law.references import number

    return number(text)
