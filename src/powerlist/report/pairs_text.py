"""Pairs for a terminal: both items, their places, what agrees and what differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.messages import tell
from powerlist.report.lines import wrapped
from powerlist.report.pairs_view import by_place, cell, place, reason, related, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from powerlist.report.pairs_view import Alone, PairView

_INDENT = "    "
#: A console shows so much of a name and of a reason; the page and the JSON have all of it.
_LONGEST = 200
_LONGEST_REASON = 400


def render(
    pairs: Sequence[PairView],
    language: str = "zh",
    width: int = 100,
    *,
    aligned: bool = False,
    alone: Alone | None = None,
) -> str:
    """Return the text of ``match``.

    Args:
        pairs: the pairs, in order.
        language: ``zh`` or ``en``.
        width: columns of the console.
        aligned: two lists were aligned; else the pairs are findings of one pool.
        alone: what has no counterpart then.
    """
    lines: list[str] = []
    for one in pairs:
        head = f"{related(one.relation, language, aligned=aligned)} {one.score:.2f}  "
        lines += wrapped(shortened(one.left, _LONGEST)[1:-1], width, indent=_INDENT, first=head)
        for side in (one.left, one.right):
            if side is one.right:
                lines += wrapped(shortened(side, _LONGEST)[1:-1], width, indent=_INDENT, first=_INDENT)
            lines += wrapped(_origin(side), width, indent=_INDENT * 2, first=_INDENT * 2)
        for why in one.why:
            label = tell(f"pairs.field.{why['field']}", language)
            weight = round(float(why["weight"]), 1)
            if not weight and why["field"] == "department":
                # it stands beside either item
                continue
            told = f"{label} {weight:+.1f}" if weight else label
            text = f"{told}: {reason(why, language)[:_LONGEST_REASON]}"
            lines += wrapped(text, width, indent=_INDENT * 2, first=f"{_INDENT}- ")
        lines.append("")
    lines += _alone(alone, language, width) if alone else []
    if pairs:
        lines.append(counted(pairs, language, aligned=aligned))
    else:
        lines.append(tell("pairs.aligned_none" if aligned else "pairs.none", language))
    return "\n".join(lines) + "\n"


def _alone(alone: Alone, language: str, width: int) -> list[str]:
    """Return the lines of what has no counterpart, ours and theirs."""
    lines: list[str] = []
    for key, side in (("left", alone.left), ("right", alone.right)):
        if not side:
            continue
        lines.append(tell(f"pairs.alone.{key}", language, count=len(side)))
        for said, items in by_place(side):
            lines += wrapped(said, width, indent=_INDENT, first="  ") if said else []
            for one in items:
                text = f"{cell(one)}  {shortened(one, _LONGEST)[1:-1]}".strip()
                lines += wrapped(text, width, indent=_INDENT * 2, first=_INDENT)
        lines.append("")
    return lines


def counted(pairs: Sequence[PairView], language: str, *, aligned: bool = False) -> str:
    """Return the line that counts the pairs by relation."""
    counts: dict[str, int] = {}
    for one in pairs:
        counts[one.relation] = counts.get(one.relation, 0) + 1
    told = "，" if language == "zh" else ", "
    return tell(
        "pairs.total",
        language,
        count=len(pairs),
        counts=told.join(f"{related(name, language, aligned=aligned)} {n}" for name, n in counts.items()),
    )


def _origin(side: dict[str, object]) -> str:
    return "  ".join(part for part in (place(side), str(side.get("department") or "")) if part)
