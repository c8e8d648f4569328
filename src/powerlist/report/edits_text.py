"""Proposed or made edits, one a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from powerlist.messages import tell
from powerlist.model.audit import field_title
from powerlist.model.enums import mode_term
from powerlist.report.words import around_difference

if TYPE_CHECKING:
    from collections.abc import Sequence

    from powerlist.model.finding import Edit

#: Characters shown of each side.
_LONGEST: Final = 60


def render(edits: Sequence[Edit], language: str = "zh") -> str:
    """Return the edits: item, field, before → after; characters that nobody sees are shown as escapes."""
    if not edits:
        return tell("report.no_edits", language) + "\n"
    lines = [
        tell(
            "report.edit",
            language,
            item=edit.item,
            field=field_title(edit.field, language),
            before=before,
            after=after,
        )
        for edit in edits
        for before, after in [_shown(edit)]
    ]
    return "\n".join(lines) + "\n"


def _shown(edit: Edit) -> tuple[str, str]:
    """Return both sides of an edit, cut to where they differ."""
    before, after = (_visible(_term(edit.field, text)) for text in (edit.before, edit.after))
    return around_difference(before, after, _LONGEST)


def _term(field: str, text: str) -> str:
    """Return a value as the files have it: the mode by its term, not by its code."""
    return mode_term(text) if field == "mode" else text


def _visible(text: str) -> str:
    """Return the text with leading, trailing and wide blanks and invisible characters made visible."""
    plain = "".join(
        char if char.isprintable() and char not in "\u3000\u00a0" else f"\\u{ord(char):04x}" for char in text
    )
    inner = plain.strip(" ")
    lead = len(plain) - len(plain.lstrip(" "))
    return "·" * lead + inner + "·" * (len(plain) - lead - len(inner))
