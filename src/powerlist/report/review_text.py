"""What ``review`` says: what was taken from the answers, who has not answered yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from powerlist.messages import Few, quote, tell

#: So many of the items whose answers lapsed are named; the audit names each.
_NAMED = 20

if TYPE_CHECKING:
    from collections.abc import Sequence

    from powerlist.report.review import Standing


class Disagreeing(Protocol):
    """Two answers to one question."""

    @property
    def item(self) -> str:
        """The item's id."""

    @property
    def answers(self) -> tuple[str, ...]:
        """The answers that differ."""


class Taken(Protocol):
    """What was read from filled-in workbooks."""

    @property
    def taken(self) -> int:
        """How many answers were written."""

    @property
    def blank(self) -> int:
        """How many questions have no answer yet."""

    @property
    def lapsed(self) -> tuple[str, ...]:
        """Ids whose text has changed since they were asked."""

    @property
    def disagreements(self) -> Sequence[Disagreeing]:
        """Questions with answers that differ."""

    @property
    def undated(self) -> int:
        """How many answers have no day of their own."""

    @property
    def unreasoned(self) -> Sequence[str]:
        """The cells in which a reason is missing that the answer needs."""

    @property
    def unchosen(self) -> Sequence[str]:
        """The empty cells of answers beside which a reason stands."""

    @property
    def unproposed(self) -> Sequence[str]:
        """The cells that agree though no mode was proposed."""

    @property
    def altered(self) -> Sequence[str]:
        """The cells beside answers in which the item reads otherwise than in the catalogue."""

    @property
    def understood(self) -> Sequence[tuple[str, str, str]]:
        """Answers in other words than those that were offered: cell, as written, as taken."""


def applied(result: Taken, language: str) -> str:
    """Return what became of the answers."""
    lines = [tell("review.taken", language, taken=result.taken, blank=result.blank)]
    lines += [
        tell("review.understood", language, cell=cell, written=quote(written), taken=taken)
        for cell, written, taken in result.understood
    ]
    lines += [
        tell(key, language, count=len(cells), cells=Few(cells))
        for key, cells in (
            ("review.unreasoned", result.unreasoned),
            ("review.unchosen", result.unchosen),
            ("review.unproposed", result.unproposed),
            ("review.altered", result.altered),
        )
        if cells
    ]
    if result.undated:
        lines.append(tell("review.undated", language, count=result.undated))
    if result.lapsed:
        items = Few(list(dict.fromkeys(result.lapsed)), _NAMED)
        lines.append(tell("review.lapsed", language, count=len(result.lapsed), items=items))
    lines += [
        tell("review.disagree", language, item=one.item, answers=" / ".join(one.answers))
        for one in result.disagreements
    ]
    return "\n".join(lines)


def standing(found: Sequence[Standing], language: str) -> str:
    """Return one line for each who is asked, the unanswered first."""
    if not found:
        return tell("review.nothing", language)
    ordered = sorted(found, key=lambda one: (one.complete, one.question, one.part))
    lines = []
    for one in ordered:
        part = "·".join(
            word for word in (tell(f"review.question.{one.question}", language), one.part) if word
        )
        lines.append(tell("review.standing", language, part=part, asked=one.asked, answered=one.answered))
    return "\n".join(lines)
