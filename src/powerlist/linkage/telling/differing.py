"""Which characters of two texts differ."""

from __future__ import annotations

from dataclasses import dataclass

#: Longer texts are compared by their first characters only; edit distance is quadratic.
_LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of characters that is the same on both sides, or differs.

    Attributes:
        same: whether both sides have it.
        left: the characters of the first text; "" where only the second has some.
        right: the characters of the second text.
    """

    same: bool
    left: str
    right: str


def difference(left: str, right: str) -> list[Segment]:
    """Return two texts as runs that are the same and runs that differ, in order.

    The lefts joined give the first text, the rights the second. Runs of one equal character between two
    differing ones are joined with them: they are chance, and a reader sees words.
    """
    from rapidfuzz.distance import Levenshtein

    tail_left, tail_right = left[_LONGEST:], right[_LONGEST:]
    head_left, head_right = left[:_LONGEST], right[:_LONGEST]
    found = [
        Segment(
            step.tag == "equal",
            head_left[step.src_start : step.src_end],
            head_right[step.dest_start : step.dest_end],
        )
        for step in Levenshtein.opcodes(head_left, head_right)
    ]
    if tail_left or tail_right:
        found.append(Segment(tail_left == tail_right, tail_left, tail_right))
    return _joined(found)


def _joined(segments: list[Segment]) -> list[Segment]:
    found: list[Segment] = []
    for position, segment in enumerate(segments):
        inside = 0 < position < len(segments) - 1
        chance = segment.same and inside and len(segment.left) == 1
        same = segment.same and not chance
        if found and not found[-1].same and not same:
            last = found.pop()
            segment = Segment(False, last.left + segment.left, last.right + segment.right)  # noqa: PLW2901
        elif chance:
            segment = Segment(False, segment.left, segment.right)  # noqa: PLW2901
        found.append(segment)
    return found


def shown(left: str, right: str, longest: int = 160) -> str:
    """Return both texts as one line, what differs in ［left→right］; cut at ``longest`` characters."""
    if left == right:
        text = left
    else:
        text = "".join(
            part.left if part.same else f"［{part.left}→{part.right}］" for part in difference(left, right)
        )
    text = " ".join(text.split())
    return text if len(text) <= longest else text[: longest - 1] + "…"
