"""``diff`` in the list's own words: an adjustment table for a terminal, or as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.messages import quote, tell
from powerlist.model.audit import field_title
from powerlist.model.change import CHANGE_TERMS, ChangeKind
from powerlist.model.enums import mode_term

if TYPE_CHECKING:
    from collections.abc import Sequence

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.change import Change


def render(
    old: Catalogue, new: Catalogue, changes: Sequence[Change], language: str, *, markdown: bool = False
) -> str:
    """Return one entry a change, and how many there are of each kind.

    Args:
        old: the earlier version.
        new: the later one.
        changes: of these two.
        language: ``zh`` or ``en``.
        markdown: a table instead of lines.
    """
    rows = [_row(old, new, one, language) for one in changes]
    if markdown:
        heads = [tell(f"diff.{name}", language) for name in ("kind", "item", "change")]
        lines = ["| " + " | ".join(heads) + " |", "|---|---|---|"]
        lines += ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    else:
        lines = ["  ".join(part for part in row if part) for row in rows]
    lines.append("")
    lines.append(_summary(changes, language))
    return "\n".join(lines)


def _row(old: Catalogue, new: Catalogue, one: Change, language: str) -> tuple[str, str, str]:
    names = [quote(old.ref(at).name) for at in one.old]
    after = [quote(new.ref(at).name) for at in one.new]
    identity = (new.ref(one.new[0]) if one.new else old.ref(one.old[0])).id
    if one.kind in (ChangeKind.SPLIT, ChangeKind.MERGED):
        return _kind(one.kind, language), identity, f"{'、'.join(names)} → {'、'.join(after)}"
    details = "；".join(
        f"{field_title(field.field, language)} {before} → {after}"
        for field in one.fields
        for before, after in [(_value(text, language) for text in (field.before, field.after))]
    )
    return _kind(one.kind, language), f"{identity} {(after or names)[0]}", details


def _value(text: str, language: str) -> str:
    """Return one side of a change as its reader knows it: modes in words, also where townships differ."""
    if not text:
        return tell("diff.empty", language)
    if language == "en":
        return quote(text)
    parts = [part.rpartition(":") for part in text.split("；")]
    if all(colon and (not mode or mode_term(mode) != mode) for _, colon, mode in parts):
        undecided = tell("build.undecided", language)
        text = "；".join(f"{town}：{mode_term(mode) or undecided}" for town, _, mode in parts)
    return quote(mode_term(text))


def _kind(kind: ChangeKind, language: str) -> str:
    return kind.value if language == "en" else CHANGE_TERMS[kind]


def _summary(changes: Sequence[Change], language: str) -> str:
    counts = {kind: sum(one.kind is kind for one in changes) for kind in ChangeKind}
    mark = "，" if language == "zh" else ", "
    told = mark.join(f"{_kind(kind, language)} {count}" for kind, count in counts.items() if count)
    return (
        tell("diff.total", language, count=len(changes), kinds=told) if told else tell("diff.same", language)
    )
