"""A user's own folder of statute texts: what checks need that look at the words.

The folder is listed when first asked, a file is read when one of its articles is; of a folder of
thousands only what a list cites is ever opened.
"""

from __future__ import annotations

from collections import OrderedDict
from datetime import date
from typing import TYPE_CHECKING, Final

from powerlist.law import naming
from powerlist.law.statute_text import NotAStatute, StatuteText, read_statute, title_and_date

if TYPE_CHECKING:
    from pathlib import Path

#: A folder with more files is read up to here, in the order of paths.
MAX_FILES: Final = 50_000
_KEPT: Final = 256


class StatuteTexts:
    """The statutes of a folder by title and version.

    Args:
        folder: Markdown files, in any depth, ``title(version date).md``.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._paths: dict[str, list[tuple[date, Path]]] | None = None
        self._read: OrderedDict[Path, StatuteText | None] = OrderedDict()
        self.problems: dict[str, str] = {}

    def _listing(self) -> dict[str, list[tuple[date, Path]]]:
        if self._paths is None:
            found: dict[str, list[tuple[date, Path]]] = {}
            paths = sorted(
                self.folder.rglob("*.md"), key=lambda path: path.relative_to(self.folder).as_posix()
            )
            for path in paths[:MAX_FILES]:
                title, when = title_and_date(path)
                found.setdefault(naming.key(title), []).append((when or date.min, path))
            for versions in found.values():
                versions.sort(key=lambda pair: (pair[0], pair[1].as_posix()))
            self._paths = found
        return self._paths

    def _found(self, title: str) -> list[tuple[date, Path]]:
        listing = self._listing()
        return listing.get(naming.key(title)) or listing.get(naming.loose(title)) or []

    def __contains__(self, title: object) -> bool:
        """Tell whether the folder has a statute of this title."""
        return isinstance(title, str) and bool(self._found(title))

    def _open(self, path: Path) -> StatuteText | None:
        if path in self._read:
            self._read.move_to_end(path)
            return self._read[path]
        text: StatuteText | None = None
        try:
            text = read_statute(path)
        except NotAStatute as problem:
            self.problems[path.relative_to(self.folder).as_posix()] = str(problem)
        except OSError as problem:
            self.problems[path.relative_to(self.folder).as_posix()] = problem.strerror or "unreadable"
        self._read[path] = text
        if len(self._read) > _KEPT:
            self._read.popitem(last=False)
        return text

    def versions(self, title: str) -> tuple[StatuteText, ...]:
        """Return every version of a statute that can be read, oldest first."""
        texts = (self._open(path) for _when, path in self._found(title))
        return tuple(sorted((text for text in texts if text is not None), key=lambda text: text.date))

    def text(self, title: str, as_of: date | None = None) -> StatuteText | None:
        """Return the version in force at a day, the last one for None.

        Where the day is before the first version, the first one is returned.
        """
        versions = self.versions(title)
        if not versions:
            return None
        if as_of is None:
            return versions[-1]
        found = versions[0]
        for version in versions:
            if (version.effective or version.date) <= as_of:
                found = version
        return found

    def article_text(
        self,
        title: str,
        article: int,
        suffix: int = 0,
        *,
        as_of: date | None = None,
        version: date | None = None,
    ) -> str | None:
        """Return the words of an article, None when the folder has no such statute, version or article.

        Args:
            title: the statute's title, with or without 中华人民共和国.
            article: its number.
            suffix: its 之 suffix, 0 for none.
            as_of: the day whose version is wanted.
            version: the date of one version; it wins over ``as_of``.
        """
        if version is not None:
            for text in self.versions(title):
                if text.date == version:
                    return text.article(article, suffix)
            return None
        found = self.text(title, as_of)
        return None if found is None else found.article(article, suffix)
