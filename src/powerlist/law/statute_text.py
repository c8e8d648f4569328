"""A statute's text as a Markdown file: ``# title``, its history, ``## 第一章``, ``第一条 …``."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from powerlist.law.references import DIGITS, number
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from pathlib import Path

#: A statute is a few hundred kilobytes at most (the civil code has 0.4 MB).
MAX_BYTES: Final = 8_000_000

_ARTICLE: Final = lazy_pattern(
    rf"^[ \t\u3000*]{{0,8}}第([{DIGITS}]{{1,9}})条(?:之([{DIGITS}]{{1,3}}))?(?=[ \t\u3000*]|$)[ \t\u3000*]*",
    re.MULTILINE,
)
_CHAPTER: Final = lazy_pattern(
    rf"^(?:#{{1,6}}[ \u3000]+|[ \u3000]{{0,8}})第[{DIGITS}]{{1,7}}([章编])"
    rf"[ \t\u3000]{{0,8}}([^\n。；，]{{0,40}})$",
    re.MULTILINE,
)
#: An article that goes on in the line of the one before, as in a few texts.
_INLINE: Final = lazy_pattern(rf"(?<=[。；：] )第([{DIGITS}]{{1,9}})条 ")
_FILE_DATE: Final = lazy_pattern(r"[(（]([0-9]{4})-([0-9]{2})-([0-9]{2})[)）]$")
_DATE: Final = lazy_pattern(r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日")
_EFFECTIVE: Final = lazy_pattern(r"自([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日起(?:施行|实施|执行|生效)")
_MARK: Final = "<!-- INFO END -->"


class NotAStatute(ValueError):  # noqa: N818 - it says what the file is not
    """A file holds no statute text that can be used; the words say why."""


@dataclass(frozen=True, slots=True)
class Article:
    """One article: number, 之 suffix, text without its number, position of its chapter (-1 for none)."""

    number: int
    suffix: int
    text: str
    chapter: int


@dataclass(frozen=True, slots=True)
class StatuteText:
    """One version of a statute with its words.

    Attributes:
        title: its title.
        date: when it was passed or last amended.
        effective: when it took effect, None when the text does not say for this version.
        header: the history, line by line.
        chapters: names of its chapters in order.
        articles: its articles in order of the text.
    """

    title: str
    date: datetime.date
    effective: datetime.date | None
    header: tuple[str, ...]
    chapters: tuple[str, ...]
    articles: tuple[Article, ...]
    index: dict[tuple[int, int], int] = field(default_factory=dict, compare=False)

    def article(self, number_: int, suffix: int = 0) -> str | None:
        """Return the words of an article, None when there is no such article."""
        position = self.index.get((number_, suffix))
        return None if position is None else self.articles[position].text

    @property
    def last_article(self) -> int:
        """The highest article number, 0 when the text has no articles."""
        return max((article.number for article in self.articles), default=0)


def _date(year: str, month: str, day: str) -> datetime.date | None:
    try:
        return datetime.date(int(year), int(month), int(day))
    except ValueError:
        return None


def title_and_date(path: Path) -> tuple[str, datetime.date | None]:
    """Return title and version date as the file's name has them: ``种子法(2021-12-24).md``."""
    stem = path.stem
    found = _FILE_DATE.search(stem)
    if found is None:
        return stem, None
    return stem[: found.start()], _date(*found.groups())


def read_statute(path: Path) -> StatuteText:
    """Read one file.

    Args:
        path: a Markdown file, UTF-8.

    Returns:
        The statute.

    Raises:
        NotAStatute: the file is too large, not UTF-8, has no title, no date, or neither articles nor words.
        OSError: it cannot be read.
    """
    if path.stat().st_size > MAX_BYTES:
        raise NotAStatute("too large")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotAStatute("not UTF-8") from error
    return parse_statute(text, path)


def parse_statute(text: str, path: Path) -> StatuteText:
    """Split a statute's Markdown into history, chapters and articles.

    Args:
        text: the Markdown.
        path: where it came from; its name may carry the version's date.

    Raises:
        NotAStatute: see ``read_statute``.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    named, when = title_and_date(path)
    head, mark, body = text.partition(_MARK)
    if not mark:
        first = _ARTICLE.search(text)
        cut = first.start() if first is not None else 0
        head, body = text[:cut], text[cut:]
        heading = _CHAPTER.search(head)
        if heading is not None:
            head, body = text[: heading.start()], text[heading.start() :]
    lines = [line.strip() for line in head.split("\n") if line.strip()]
    title = lines[0].lstrip("#").strip() if lines and lines[0].startswith("#") else named
    title = re.sub(r"[\s\u3000]+", "", title)
    if not title:
        raise NotAStatute("no title")
    header = tuple(line for line in lines[1:] if not line.startswith("<!--"))
    if when is None:
        dates = [_date(*found.groups()) for line in header for found in _DATE.finditer(line)]
        known = [value for value in dates if value is not None]
        if not known:
            raise NotAStatute("no date")
        when = max(known)
    chapters, articles = _split(body)
    if not articles and not body.strip():
        raise NotAStatute("no text")
    index: dict[tuple[int, int], int] = {}
    for position, article in enumerate(articles):
        index.setdefault((article.number, article.suffix), position)
    return StatuteText(title, when, _effective(header, articles, when), header, chapters, articles, index)


def _split(body: str) -> tuple[tuple[str, ...], tuple[Article, ...]]:
    marks: list[tuple[int, int, str, tuple[int, int]]] = [
        (found.start(), found.end(), "article", (number(found.group(1)), number(found.group(2) or "")))
        for found in _ARTICLE.finditer(body)
    ]
    known = {mark[3][0] for mark in marks}
    for found in _INLINE.finditer(body):
        inline = number(found.group(1))
        # only where the numbering goes on and no line begins with it: else it is a reference
        if inline not in known and inline - 1 in known:
            known.add(inline)
            marks.append((found.start(), found.end(), "article", (inline, 0)))
    names: list[str] = []
    for found in _CHAPTER.finditer(body):
        names.append(re.sub(r"[\s\u3000]+", "", found.group(2)))
        marks.append((found.start(), found.end(), "chapter", (len(names) - 1, 0)))
    marks.sort()
    articles: list[Article] = []
    chapter = -1
    for position, (_start, end, kind, value) in enumerate(marks):
        if kind == "chapter":
            chapter = value[0]
            continue
        stop = marks[position + 1][0] if position + 1 < len(marks) else len(body)
        words = _tidy(body[end:stop])
        if value[0]:
            articles.append(Article(value[0], value[1], words, chapter))
    return tuple(names), tuple(articles)


def _tidy(words: str) -> str:
    lines = (line.strip(" \t\u3000") for line in words.split("\n"))
    return "\n".join(line for line in lines if line and not line.startswith("#"))


def _effective(
    header: tuple[str, ...], articles: tuple[Article, ...], when: datetime.date
) -> datetime.date | None:
    """Return this version's commencement: a date before the version is the first version's."""
    candidates: list[datetime.date] = []
    for words in (*header, *(article.text for article in articles[-3:])):
        for found in _EFFECTIVE.finditer(words):
            value = _date(*found.groups())
            if value is not None and value >= when:
                candidates.append(value)
    return min(candidates) if candidates else None
