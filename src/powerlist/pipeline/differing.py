"""``diff``: two versions of a list, each a path or a git revision."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from powerlist.messages.errors import UserError

if TYPE_CHECKING:
    from powerlist.config.load import Find
    from powerlist.model.catalogue import Catalogue
    from powerlist.model.change import Change
    from powerlist.pipeline.options import Options


@dataclass(slots=True)
class Compared:
    """Two versions and what changed."""

    old: Catalogue
    new: Catalogue
    changes: list[Change]

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
        UserError: a side leads to no catalogue or to several.
    """
    from powerlist.diff import changes

    before, after = (_side(one, find, options, inside) for one in (old, new))
    return Compared(before, after, changes(before, after))


def _side(given: str, find: Find, options: Options, inside: Path) -> Catalogue:
    from powerlist.pipeline.opening import catalogue_folders, open_paths
    from powerlist.store.git import catalogue_at
    from powerlist.store.locate import LIST_SUFFIXES

    path = Path(given)
    if path.exists():
        opened = open_paths([path], find, options)
        if len(opened.loaded) != 1:
            raise UserError("diff.not_one", found=given, count=len(opened.loaded))
        return opened.loaded[0].catalogue
    if path.suffix.lower() in LIST_SUFFIXES:
        raise UserError("file.missing", file=given)
    folders = catalogue_folders([inside], find)
    if len(folders) != 1:
        raise UserError("diff.neither", found=given)
    return catalogue_at(folders[0], given)
