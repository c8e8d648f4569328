"""What a person changed in a workbook, one line a value, to confirm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.messages import quote, tell
from powerlist.model.audit import field_title
from powerlist.model.enums import mode_term

if TYPE_CHECKING:
    from collections.abc import Sequence

    from powerlist.model.edited import ValueChange


def render(changes: Sequence[ValueChange], language: str) -> str:
    """Return the lines; one that says so when nothing differs."""
    if not changes:
        return tell("edit.nothing", language)
    lines = []
    for one in changes:
        field = field_title(one.field, language)
        before, after = quote(mode_term(one.before), 60), quote(mode_term(one.after), 60)
        line = tell(f"edit.{one.kind}", language, key=one.key, field=field, before=before, after=after)
        lines.append(line + (tell(f"edit.damage.{one.damage}", language) if one.damage else ""))
    return "\n".join(lines)
