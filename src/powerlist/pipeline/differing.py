"""``diff``: two versions of a list, each a path or a git revision."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from powerlist.messages.errors import NothingHere, UserError

if TYPE_CHECKING:
    from powerlist.config.load import Find
    from powerlist.model.catalogue import Catalogue
    from powerlist.model.change import Change
    from powerlist.model.sheet import SourceFile
    from powerlist.pipeline.options import Options


class SideFailed(Exception):  # noqa: N818 - it says what it is
    """A workbook of one side could not be read: what it lists would count as taken off the list.

    Attributes:
        files: those that could not be read.
    """

    def __init__(self, files: list[SourceFile]) -> None:
        super().__init__("a side could not be read")
        self.files = files


@dataclass(slots=True)
class Compared:
    """Two versions and what changed.

    Attributes:
        old: the one.
        new: the other.
        changes: from the one to the other.
        left: files of both sides that are no lists.
    """

    old: Catalogue
    new: Catalogue
    changes: list[Change]
    left: list[str] = field(default_factory=list)

    def render(self, form: str, language: str) -> str | bytes:
        """Return the changes as ``text``, ``markdown`` or ``json``."""
        from powerlist.report import diff_json, diff_text

        if form == "json":
            return diff_json.render(self.old, self.new, self.changes)
        return diff_text.render(self.old, self.new, self.changes, language, markdown=form == "markdown")


def compare(old: str, new: str, find: Find, options: Options, inside: Path) -> Compared:
    """Return what changed from one version to the next.

    Args:
        old: a path, or a git revision of the catalogue in ``inside``.
        new: the same.
        find: a path → its settings.
        options: what the command was told.
        inside: workspace or catalogue folder that revisions are about.

    Raises:
        UserError: a side leads to no catalogue or to several, or both are standard input.
        SideFailed: a workbook of a side could not be read.
    """
    from powerlist.diff import changes

    if old == new == "-":
        raise UserError("usage.input_twice")
    left: list[str] = []
    before, after = (_side(one, find, options, inside, left) for one in (old, new))
    return Compared(before, after, changes(before, after), left)


def _side(text: str, find: Find, options: Options, inside: Path, left: list[str]) -> Catalogue:
    from powerlist.files.given import given
    from powerlist.pipeline.opening import catalogue_folders, open_paths
    from powerlist.store.git import catalogue_at
    from powerlist.store.locate import LIST_SUFFIXES, STANDARD_INPUT

    path = given(text)
    if path.exists() or path == STANDARD_INPUT:
        opened = open_paths([path], find, options)
        if opened.failed:
            raise SideFailed(opened.failed)
        left += opened.left
        if len(opened.loaded) != 1:
            kind = UserError if opened.loaded else NothingHere
            raise kind("diff.not_one", found=text, count=len(opened.loaded))
        return opened.loaded[0].catalogue
    if path.suffix.lower() in LIST_SUFFIXES:
        raise UserError("file.missing", file=text)
    folders = catalogue_folders([inside], find)
    if len(folders) != 1:
        raise UserError("diff.neither", found=text)
    return catalogue_at(folders[0], text)
