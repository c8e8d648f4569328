"""The statutes of a folder, and the words that stand alone in them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from powerlist.law import naming
from powerlist.law.statute_text import NotAStatute, StatuteText, read_statute

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

#: A folder larger than this is no folder of statutes.
MAX_FILES: Final = 50_000

_SENTENCE: Final = re.compile(r"[。\n；;]")
#: What stands between two words: signs, particles, and verbs that take an object.
_CUT: Final = re.compile(
    r"[^一-鿿]+|的|和(?!谐|平)|或者?|以及|及其?(?!时)|与(?!会)|等(?![级候])|应当|不得|可以|其他|对于?|将|依照|按照|根据|由|向|从(?!业)"
    r"|在|使用(?!权|人|者|单位|证)|生产(?!者|单位|企业|经营|许可|资料)|经营(?!者|单位|企业|许可|权|场|活动)|销售(?!者)|运输(?!工具|企业)"
    r"|储存|贮存|从事|提供|采取|伪造|变造|涂改|未(?!成年|来)|取得|擅自|进行|实施(?!办法)|(?<![场派务究住处易税院])所(?![有得在])|(?<![成因])为(?!人)"
    r"|是指?|包括|属于|因(?!素)|下列|有关|相关(?!人)|各类|各种|该|其|(?<![基资成样版文根])本|无(?![线人害公])|被(?![保监])"
    r"|(?<![可所])以(?![下上内外])"
)
_LONGEST: Final = 10
_VERBAL: Final = re.compile("(?:应当|不得|擅自|依法|进行|可以|开展|予以|逾期|拒不)([一-鿿]{2,3})")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: the number of its statute, its article, and its words with full-width brackets."""

    statute: int
    article: int
    text: str


@dataclass(frozen=True, slots=True)
class Corpus:
    """What the mines look at.

    Attributes:
        titles: keys of the statutes' titles, in order; a statute of several versions has several.
        statutes: their texts, of one statute the oldest first.
        latest: whether each is the last version that the folder has.
        sentences: all sentences of the last versions.
        words: how often each stretch between two boundaries stands alone.
        spread: in how many statutes it does.
        verbal: how often a stretch of two or three characters follows a word that a verb follows.
    """

    titles: tuple[str, ...]
    statutes: tuple[StatuteText, ...]
    latest: tuple[bool, ...]
    sentences: tuple[Sentence, ...]
    words: Counter[str]
    spread: Counter[str]
    verbal: Counter[str]


def read_folder(folder: Path) -> tuple[StatuteText, ...]:
    """Return every version of every statute of a folder, in order of their keys, then dates; of two of a day one.

    Files that hold no statute are left out, as the register leaves them out.

    Args:
        folder: Markdown files, in any depth.

    Raises:
        NotADirectoryError: there is no such folder.
    """
    if not folder.is_dir():
        raise NotADirectoryError(folder)
    found: dict[tuple[str, date], StatuteText] = {}
    paths = sorted(folder.rglob("*.md"), key=lambda path: path.relative_to(folder).as_posix())
    for path in paths[:MAX_FILES]:
        if path.name.lower() in ("readme.md", "_index.md"):
            continue
        try:
            text = read_statute(path)
        except (NotAStatute, OSError):
            continue
        key = (naming.key(text.title), text.date)
        if key not in found or text.last_article >= found[key].last_article:
            found[key] = text
    return tuple(found[key] for key in sorted(found))


def corpus_of(statutes: tuple[StatuteText, ...]) -> Corpus:
    """Return the sentences and the free words of some statutes, which come in the order of ``read_folder``."""
    sentences: list[Sentence] = []
    words: Counter[str] = Counter()
    spread: Counter[str] = Counter()
    verbal: Counter[str] = Counter()
    titles = tuple(naming.key(statute.title) for statute in statutes)
    latest = tuple(here != following for here, following in zip(titles, (*titles, "")[1:], strict=True))
    for number, statute in enumerate(statutes):
        seen: set[str] = set()
        if not latest[number]:
            continue
        for article in statute.articles:
            plain = article.text.replace("(", "（").replace(")", "）").replace(",", "，")
            sentences += [
                Sentence(number, article.number, part) for part in _SENTENCE.split(plain) if part.strip()
            ]
            free = [word for word in _CUT.split(plain) if word and 2 <= len(word) <= _LONGEST]
            words.update(free)
            seen.update(free)
            for found in _VERBAL.findall(plain):
                verbal[found] += 1
                if len(found) > 2:
                    verbal[found[:2]] += 1
        spread.update(seen)
    return Corpus(
        titles,
        statutes,
        latest,
        tuple(sentences),
        words,
        spread,
        verbal,
    )
