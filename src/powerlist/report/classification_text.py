"""``classify`` for a terminal: one line an item; ``--explain`` shows the whole chain of one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from powerlist.messages import joined, quote, tell
from powerlist.model.classified import NOT, NOT_GRANTED
from powerlist.model.enums import mode_term
from powerlist.model.shared import APART
from powerlist.report.statements import statements
from powerlist.report.words import place_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.classified import Classified

Part = "tuple[Catalogue, Classified]"


def mode_title(mode: str, language: str) -> str:
    """Return how a person knows a mode; "" is undecided, ``APART`` differs by township, what is none stays as it is."""
    if not mode:
        return tell("classify.undecided", language)
    if mode == APART:
        return tell("classify.by_receiver", language)
    return mode if language == "en" else mode_term(mode)


def said_title(says: str, language: str) -> str:
    """Return what a statement says as a person reads it: 委托, 下放或委托, 不下放、不委托, 不承接.

    Args:
        says: as ``evidence`` has it: modes and ``not-`` with a mode, ``|`` between; ``not-granted``; "" for nothing.
        language: ``zh`` or ``en``.
    """
    if not says:
        return tell("classify.says_nothing", language)
    words = says.split("|")
    meant = [mode_title(word, language) for word in words if not word.startswith(NOT)]
    denied = [
        tell("classify.says_not_granted", language)
        if word == NOT_GRANTED
        else tell("classify.says_not", language, mode=mode_title(word.removeprefix(NOT), language))
        for word in words
        if word.startswith(NOT)
    ]
    either = tell("classify.says_or", language).join(meant)
    return tell("classify.says_and", language).join([one for one in (either, *denied) if one])


def mode_counts(counts: Mapping[str, int], language: str) -> str:
    """Return how many items have each mode, the most frequent first; as every command tells it.

    Args:
        counts: codes of modes, "" and ``APART`` among them → how many items.
        language: ``zh`` or ``en``.
    """
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    parts = [f"{mode_title(mode, language)} {count}" for mode, count in ordered]
    return ("，" if language == "zh" else ", ").join(parts)


def render(parts: Sequence[tuple[Catalogue, Classified]], language: str, *, width: int = 100) -> str:
    """Return one line an item and the counts.

    Args:
        parts: catalogues with their classification.
        language: ``zh`` or ``en``.
        width: columns of the console.
    """
    lines: list[str] = []
    counts: Counter[str] = Counter()
    torn = 0
    for catalogue, classified in parts:
        for at in range(len(classified)):
            label = _answer(classified, at, language)
            counts[classified.mode[at] if classified.by_receiver[at] is None else APART] += 1
            torn += classified.conflict[at]
            receivers = joined(classified.receivers[at], language)
            bracketed = f" ({receivers})" if language == "en" else f"（{receivers}）"
            lines.append(
                tell(
                    "classify.item",
                    language,
                    place=place_of(catalogue.location_of(at), language),
                    id=catalogue.items["id"].iat[at],
                    mode=label,
                    receivers=bracketed if receivers else "",
                    name=quote(catalogue.items["name"].iat[at], max(20, width // 3)),
                )
            )
    modes = mode_counts(counts, language)
    lines.append(tell("classify.total", language, items=sum(counts.values()), modes=modes))
    if torn:
        lines.append(tell("classify.torn", language, count=torn))
    return "\n".join(lines)


def explain(parts: Sequence[tuple[Catalogue, Classified]], identity: str, language: str) -> str | None:
    """Return the chain of evidence of one item, or None where no catalogue has this id."""
    for catalogue, classified in parts:
        at = catalogue.position_of.get(identity)
        if at is None:
            continue
        name = catalogue.items["name"].iat[at]
        place = place_of(catalogue.location_of(at), language)
        lines = [tell("classify.head", language, place=place, id=identity, name=name)]
        confidence = tell(f"classify.confidence.{classified.confidence[at]}", language)
        mode = _answer(classified, at, language)
        lines.append(tell("classify.answer", language, mode=mode, confidence=confidence))
        if classified.receivers[at]:
            lines.append(
                tell("classify.receivers", language, receivers=joined(classified.receivers[at], language))
            )
        by_receiver = classified.by_receiver[at]
        for township, one in sorted((by_receiver or {}).items()):
            lines.append(f"  {township}: {mode_title(one, language)}")
        said = statements(classified.evidence, identity)
        for kind, text, cell, says in said:
            lines.append(
                tell(
                    "classify.evidence",
                    language,
                    kind=tell(f"classify.kind.{kind}", language),
                    cell=cell or "-",
                    text=quote(text)[1:-1],
                    says=said_title(says, language),
                )
            )
        if not said:
            lines.append(tell("classify.no_evidence", language))
        return "\n".join(lines)
    return None


def _answer(classified: Classified, at: int, language: str) -> str:
    if classified.by_receiver[at] is not None:
        return tell("classify.by_receiver", language)
    title = mode_title(classified.mode[at], language)
    return f"{title}·{tell('classify.conflict', language)}" if classified.conflict[at] else title
