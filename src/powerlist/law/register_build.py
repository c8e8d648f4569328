"""The register, made from a folder of statute texts.

Facts only go into it: titles, dates, article numbers, codes. A file that cannot be read as a statute is
reported, the rest is used.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from powerlist.law import facts, naming, references
from powerlist.law.rank import Rank, of_title
from powerlist.law.register import Register, with_tables
from powerlist.law.register_file import encode
from powerlist.law.statute import Actor, ArticleFacts, Chapter, Version
from powerlist.law.statute_text import NotAStatute, StatuteText, read_statute
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from pathlib import Path

#: A folder larger than this is no folder of statutes.
MAX_FILES: Final = 50_000

_FOLDERS: Final[dict[str, Rank]] = {
    "宪法": Rank.LAW,
    "宪法相关法": Rank.LAW,
    "民法典": Rank.LAW,
    "民法商法": Rank.LAW,
    "社会法": Rank.LAW,
    "经济法": Rank.LAW,
    "行政法": Rank.LAW,
    "刑法": Rank.LAW,
    "诉讼与非诉讼程序法": Rank.LAW,
    "法律": Rank.LAW,
    "行政法规": Rank.REGULATION,
    "部门规章": Rank.MINISTRY_RULE,
    "地方性法规": Rank.LOCAL_REGULATION,
    "地方政府规章": Rank.LOCAL_RULE,
    "司法解释": Rank.JUDICIAL,
    "规范性文件": Rank.DOCUMENT,
}
#: What another organ may use too; the articles follow.
_SHARED: Final = lazy_pattern(r"行使本(?:法|条例)(?=第[^。；]{2,120}?规定的行政处罚权)")
_LIABILITY: Final = lazy_pattern(r"法律责任|罚则|处罚|责任追究|惩罚|奖惩|奖励与惩")
_NOT_LIABILITY: Final = lazy_pattern(
    r"处罚的(?:种类|程序|决定|执行|管辖|适用|设定|实施)|处罚程序|不予处罚|和适用|处罚裁量"
)


@dataclass(frozen=True, slots=True)
class FileProblem:
    """A file that gave nothing: its path relative to the folder, and why."""

    file: str
    reason: str


def rank_of(text: StatuteText, parts: tuple[str, ...]) -> Rank:  # noqa: PLR0911 - a list of cases
    """Return a text's rank: from the folders it lies in, else from its history, else from its title."""
    for part in parts:
        if part in _FOLDERS:
            rank = _FOLDERS[part]
            if text.title.endswith("通知"):
                return Rank.DOCUMENT
            if rank is Rank.REGULATION and re.search(r"室务会议|部务会议|局务会议", "".join(text.header[:2])):
                return Rank.MINISTRY_RULE
            if rank is Rank.REGULATION and text.title.startswith("国务院") and text.title.endswith("决定"):
                head = "".join(text.header[:3])
                return Rank.REGULATION if "国务院令" in head else Rank.STATE_COUNCIL_DECISION
            return rank
    head = "".join(text.header[:4])
    if re.search(r"全国人民代表大会", head):
        return Rank.LAW
    if re.search(r"国务院令|国务院第[^，。]{1,12}常务会议", head):
        return Rank.REGULATION
    if re.search(r"(?:省|市|自治区|州|县)[^，。]{0,20}人民代表大会", head):
        return Rank.LOCAL_REGULATION
    if re.search(r"人民政府令|人民政府第[^，。]{1,10}常务会议", head):
        return Rank.LOCAL_RULE
    if re.search(r"(?:部|局|委员会|署|会)(?:令|公告)", head):
        return Rank.MINISTRY_RULE
    return of_title(text.title)


def version_of(text: StatuteText) -> Version:
    """Return what one text says, in codes."""
    numbers = sorted({article.number for article in text.articles})
    last = numbers[-1] if numbers else 0
    present = set(numbers)
    spans: dict[int, tuple[int, int]] = {}
    for article in text.articles:
        if article.chapter >= 0:
            low, high = spans.get(article.chapter, (article.number, article.number))
            spans[article.chapter] = (min(low, article.number), max(high, article.number))
    chapters = tuple(
        Chapter(
            text.chapters[position],
            *spans[position],
            liability=_LIABILITY.search(text.chapters[position]) is not None
            and _NOT_LIABILITY.search(text.chapters[position]) is None,
        )
        for position in sorted(spans)
    )
    articles = {}
    for article in text.articles:
        found = facts.of_article(article.number, article.suffix, article.text)
        if (found.number, found.suffix) not in articles:
            articles[found.number, found.suffix] = found
    for article in text.articles:
        _share(articles, article.text, articles[article.number, article.suffix])
    return Version(
        date=text.date,
        last_article=last,
        effective=text.effective,
        chapters=chapters,
        articles=articles,
        gaps=tuple(n for n in range(1, last + 1) if n not in present)[:50],
    )


def _share(articles: dict[tuple[int, int], ArticleFacts], text: str, own: ArticleFacts) -> None:
    """Add who may use the penalties of other articles to these: 公安机关可以依法行使本法第七十六条规定的行政处罚权."""
    found = _SHARED.search(text)
    if found is None:
        return
    for one in references.read(text, found.end()).refs:
        known = articles.get((one.article, one.suffix))
        if known is not None:
            actors = {*known.actors, *(Actor(actor.organ) for actor in own.actors)}
            articles[one.article, one.suffix] = replace(
                known, actors=tuple(sorted(actors, key=lambda actor: (actor.organ, actor.level)))
            )


def encode_folder(folder: Path, cutoff: date | None = None) -> tuple[str, tuple[FileProblem, ...]]:
    """Return a register file's text for a folder, and the files that gave nothing.

    Args:
        folder: Markdown files, in any depth; ``README.md`` and ``_index.md`` are no statutes.
        cutoff: the day up to which the texts were collected; the latest version's date when not given.

    Raises:
        NotADirectoryError: there is no such folder.
    """
    if not folder.is_dir():
        raise NotADirectoryError(folder)
    problems: list[FileProblem] = []
    texts: dict[str, list[tuple[StatuteText, Rank]]] = {}
    paths = sorted(folder.rglob("*.md"), key=lambda path: path.relative_to(folder).as_posix())
    for path in paths[:MAX_FILES]:
        relative = path.relative_to(folder)
        if path.name.lower() in ("readme.md", "_index.md"):
            continue
        try:
            text = read_statute(path)
        except NotAStatute as problem:
            problems.append(FileProblem(relative.as_posix(), str(problem)))
            continue
        except OSError as problem:
            problems.append(FileProblem(relative.as_posix(), problem.strerror or "unreadable"))
            continue
        texts.setdefault(naming.key(text.title), []).append((text, rank_of(text, relative.parts[:-1])))
    if len(paths) > MAX_FILES:
        problems.append(FileProblem(".", f"more than {MAX_FILES} files"))
    latest = max((text.date for group in texts.values() for text, _ in group), default=date.min)
    until = cutoff or latest
    rows = []
    for name in sorted(texts):
        group = sorted(texts[name], key=lambda pair: (pair[0].date, pair[0].last_article))
        versions: dict[date, Version] = {}
        for text, _rank in group:
            versions[text.date] = version_of(text)
        title = group[-1][0].title
        if all(text.date > until for text, _ in group):
            continue
        rows.append((title, group[-1][1], (), (), until, tuple(versions.values())))
    return encode(rows, until), tuple(problems)


def build(folder: Path, cutoff: date | None = None) -> tuple[Register, tuple[FileProblem, ...]]:
    """Return the register of a folder of statute texts, and the files that gave nothing.

    The hand-kept tables of repeals and other titles apply to it as to the shipped one.

    Raises:
        NotADirectoryError: there is no such folder.
    """
    text, problems = encode_folder(folder, cutoff)
    return with_tables(text), problems
