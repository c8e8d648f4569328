"""Citations of any text, the statute register, and what a list leaves out."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from powerlist.messages.errors import UserError
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from powerlist.law.citation import Citation
    from powerlist.law.draft import Draft
    from powerlist.law.gaps import Gap, Hollow
    from powerlist.law.statute import Repeal, Statute
    from powerlist.model.catalogue import Catalogue
    from powerlist.model.finding import ItemRef

#: A text of this size is a book, not a basis; the parser is linear, memory is not free.
_MAX_BYTES = 64 * 1024 * 1024
#: What is the name of a file and no text that cites.
_FILE = lazy_pattern(r"[^《》\n]*\.(?:txt|md|csv|tsv|html?|docx?|xlsx?)", re.IGNORECASE)


def texts_of(given: Sequence[str], encoding: str | None = None) -> list[str]:
    """Return the texts that arguments mean: a file's content, standard input for ``-``, else the words.

    Raises:
        UserError: a file is too large or no text, there is no such file, it is a folder.
    """
    found: list[str] = []
    for one in given:
        if one == "-":
            found.append(_decoded(_whole(sys.stdin.buffer, "-"), "-", encoding))
            continue
        path = Path(one)
        try:
            is_file, is_folder = len(one) < 1000 and path.is_file(), len(one) < 1000 and path.is_dir()
        except (OSError, ValueError):
            is_file = is_folder = False
        if is_folder and one.strip():  # an empty text cites nothing; as a path it would be the folder here
            raise UserError("usage.cite_folder", file=path.as_posix())
        if not is_file and _FILE.fullmatch(one):
            # a name that was mistyped is no text without citations
            raise UserError("file.missing", file=path.as_posix())
        if not is_file:
            found.append(one)
            continue
        with path.open("rb") as stream:
            found.append(_decoded(_whole(stream, path.as_posix()), path.as_posix(), encoding))
    return found


def _whole(stream: BinaryIO, shown: str) -> bytes:
    """Return all that a stream holds.

    Raises:
        UserError: it is longer than a text may be; a part of it would be taken for all.
    """
    content = stream.read(_MAX_BYTES + 1)
    if len(content) > _MAX_BYTES:
        raise UserError("usage.text_too_long", file=shown, most=_MAX_BYTES >> 20)
    return content


def _decoded(content: bytes, shown: str, encoding: str | None) -> str:
    """Return text: BOM, then strict UTF-8, then GB18030, else refuse at the byte."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    last: UnicodeDecodeError | None = None
    for name in (encoding,) if encoding else ("utf-8-sig", "gb18030"):
        try:
            return content.decode(name)
        except UnicodeDecodeError as error:
            last = error
        except LookupError as error:
            raise UserError(
                "usage.bad_value", option="--encoding", found=name, expected="utf-8, gb18030"
            ) from error
    raise UserError("usage.no_text", file=shown, byte=last.start if last else 0)


def cite(
    texts: Sequence[str], as_of: date
) -> tuple[list[tuple[Citation, ...]], Callable[[str], dict[str, Any] | None]]:
    """Return the citations of each text and the function that resolves a title.

    Args:
        texts: what to parse.
        as_of: the date of the law.
    """
    from powerlist.law import parse
    from powerlist.law.register import load

    register = load()
    known: dict[str, dict[str, Any] | None] = {}

    def resolve(title: str) -> dict[str, Any] | None:
        if title not in known:
            statute = register.resolve(title, as_of)
            known[title] = None if statute is None else _statute(statute, as_of)
        return known[title]

    return [parse(text) for text in texts], resolve


def _statute(statute: Statute, as_of: date) -> dict[str, Any]:
    version = statute.version_at(as_of)
    return {
        "title": statute.title,
        "version": version.date.isoformat(),
        "last_article": version.last_article or None,
        "status": statute.status(as_of).value,
    }


# --- the register, and what a list leaves out ---------------------------------------------------


@dataclass(frozen=True, slots=True)
class RegisterBuilt:
    """A register made from a folder of statute texts.

    Attributes:
        content: the compact file's text; facts only, no statute text.
        statutes: how many statutes it holds.
        problems: files that gave nothing, and why.
    """

    content: str
    statutes: int
    problems: tuple[tuple[str, str], ...]


def build_register(folder: Path) -> RegisterBuilt:
    """Return the register of a folder of statute texts; a file that cannot be parsed is told, the rest used.

    Raises:
        UserError: it is no folder.
    """
    from powerlist.law.register import read
    from powerlist.law.register_build import encode_folder

    if not folder.is_dir():
        raise UserError("law.no_folder", path=folder.as_posix())
    content, problems = encode_folder(folder)
    return RegisterBuilt(
        content, len(read(content)), tuple((problem.file, problem.reason) for problem in problems)
    )


def show_statute(title: str, as_of: date | None = None) -> Statute:
    """Return what the shipped register knows of a statute.

    Raises:
        UserError: there is none of that title; the nearest one is offered.
    """
    from powerlist.law.register import load

    register = load()
    statute = register.resolve(title, as_of)
    if statute is None:
        near = register.nearest(title)
        if near is None:
            raise UserError("law.no_title", found=title)
        raise UserError("law.unknown_title", found=title, near=f"《{near[0].title}》")
    return statute


@dataclass(frozen=True, slots=True)
class Gaps:
    """What a list leaves out, and items whose article no longer punishes.

    Attributes:
        gaps: liability articles that no item rests on.
        hollow: penalty items without a penalty in their articles, with the item as a finding names it.
        ended: what ended the cited statutes that are in force no longer, which are not looked at.
    """

    gaps: tuple[Gap, ...]
    hollow: tuple[tuple[Hollow, ItemRef, str], ...]
    ended: tuple[Repeal, ...] = ()


def gaps(catalogue: Catalogue, as_of: date | None = None) -> Gaps:
    """Return the liability articles of the cited statutes that a catalogue leaves out."""
    from powerlist.law.gaps import ended, find, hollow
    from powerlist.law.register import load

    register = load()
    departments, types = catalogue.items["department"].tolist(), catalogue.items["type"].tolist()
    found = find(catalogue.citations, departments, register, as_of, types)
    empty = hollow(catalogue.citations, types, register, as_of)
    return Gaps(
        tuple(found),
        tuple((one, catalogue.ref(one.position), departments[one.position]) for one in empty),
        ended(catalogue.citations, types, register, as_of),
    )


def draft(title: str, texts: Path | None, as_of: date | None = None) -> tuple[Draft, ...]:
    """Return proposed items from a statute's liability articles.

    Args:
        title: of the statute.
        texts: folder of statute texts; without it the names only say the article.
        as_of: date of the law.

    Raises:
        UserError: the register does not know the title.
    """
    from powerlist.law.draft import of_statute
    from powerlist.law.register import load
    from powerlist.law.texts import StatuteTexts

    show_statute(title, as_of)
    return tuple(of_statute(title, load(), StatuteTexts(texts) if texts else None, as_of))
