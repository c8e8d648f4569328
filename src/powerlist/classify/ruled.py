"""What a person decided wins from then on, as long as the text that it was decided on stands."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from powerlist.classify.piece import Piece
from powerlist.classify.places import Places
from powerlist.classify.receivers import split
from powerlist.linkage import fingerprint
from powerlist.model.enums import TERMS_BY_CODE, Mode
from powerlist.model.modes.masks import BIT, HANDED, single
from powerlist.model.modes.texts import cell_modes
from powerlist.model.proposal import asked_again
from powerlist.model.receiver import is_pending, own_name
from powerlist.model.ruling import MODE, TOWNSHIP, UNDECIDED, answer_of
from powerlist.model.sheet import Note

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import pandas as pd

    from powerlist.model.classified import Classified

#: The modes by which a township has nothing to do with a power.
_NOT_TAKEN: Final = frozenset({Mode.RETAINED.value, Mode.RECALLED.value})


def apply(
    items: pd.DataFrame,
    ids: Sequence[str],
    result: Classified,
    rulings: pd.DataFrame | None,
    places: Places,
    standing: Mapping[str, str],
    standing_modes: Mapping[tuple[str, str], str],
) -> Iterator[tuple[int, Piece]]:
    """Write rulings into a classification and yield the piece of each.

    Rulings on other items, on a text that has changed, of a township on another mode than is proposed now, and
    with an answer that is none have no effect; the audit tells them of the catalogue as it is stored.

    Args:
        items: the items frame.
        ids: the items' ids.
        result: changed in place; notes are added to it.
        rulings: columns ``names_of("rulings")``.
        places: the townships of the place.
        standing: id → fingerprint of the text that stands in the stored list, where that is not these rows'.
        standing_modes: item and township, or item and "" → the mode that somebody wrote into the stored list.
    """
    if rulings is None or not len(rulings):
        return
    position = {identity: index for index, identity in enumerate(ids)}
    by_item: dict[int, list[dict[str, str]]] = defaultdict(list)
    for row in rulings.to_dict("records"):
        if row["question"] not in (MODE, TOWNSHIP):
            continue
        index = position.get(row["item"])
        if index is not None:
            by_item[index].append({str(name): str(value) for name, value in row.items()})
    for index in sorted(by_item):
        current = standing.get(ids[index]) or fingerprint(items, index)
        rows = [row for row in by_item[index] if row["fingerprint"] in ("", current)]
        # an empty cell means every township; 待定, 无 mean none yet
        pending = "receivers" in items and is_pending(str(items["receivers"].iat[index]))
        everyone = [] if pending else list(places.names)
        yield from _one(index, ids[index], rows, result, places, everyone, standing_modes)


def _one(
    index: int,
    identity: str,
    rows: list[dict[str, str]],
    result: Classified,
    places: Places,
    everyone: list[str],
    standing_modes: Mapping[tuple[str, str], str],
) -> Iterator[tuple[int, Piece]]:
    answers: dict[str, set[Mode | None]] = defaultdict(set)
    accepted: list[tuple[dict[str, str], Mode | None]] = []
    for row in rows:
        answer = answer_of(row["question"], row["answer"])
        if not answer:
            continue
        if row["question"] == TOWNSHIP:
            # a township says whether it takes the item over, never how: 承接 leaves the mode as the lists state it
            if answer == "承接":
                continue
            mode: Mode | None = Mode.RETAINED
        else:
            mode = None if answer in UNDECIDED else single(cell_modes(answer))
        answers[row["township"]].add(mode)
        accepted.append((row, mode))
    if any(len(modes) > 1 for modes in answers.values()):
        said = sorted({row["answer"] for row, _ in accepted})
        result.notes.append(
            Note(
                "classify.ruling-disagreement", item=identity, value="；".join(said), detail={"answers": said}
            )
        )
        result.mode[index] = ""
        result.by_receiver[index] = None
        result.conflict[index] = True
        result.confidence[index] = "low"
        return
    general = [(row, mode) for row, mode in accepted if not row["township"]]
    for row, mode in general[-1:]:
        result.mode[index] = mode.value if mode else ""
        result.by_receiver[index] = None
        result.conflict[index] = False
        result.confidence[index] = "high"
        yield index, Piece("ruling", _text(row), modes=BIT[mode] if mode else 0)
    single_ones = {row["township"]: (row, mode) for row, mode in accepted if row["township"] and mode}
    if single_ones:
        written = {name: mode for (item, name), mode in standing_modes.items() if item == identity}
        yield from _townships(index, single_ones, result, places, everyone, written)


def _townships(
    index: int,
    ruled: dict[str, tuple[dict[str, str], Mode]],
    result: Classified,
    places: Places,
    everyone: list[str],
    written: Mapping[str, str],
) -> Iterator[tuple[int, Piece]]:
    """Write what was decided for single townships; the others stay as they are.

    ``written``: township or "" → the mode that somebody wrote into the stored list.
    """
    base = result.mode[index]
    members = [*(result.receivers_resolved[index] or ()), *result.unresolved.get(index, ())] or [
        part for name in result.receivers[index] for part in split(name)
    ]
    if not members and base:
        members = everyone
    by = dict(result.by_receiver[index] or dict.fromkeys(members, base))
    decided = bool(base or result.by_receiver[index])
    spoken = False
    for township, (row, mode) in ruled.items():
        name = (places.resolve(township)[0] or [township])[0] if places else own_name(township)
        refusal = row["question"] == TOWNSHIP
        # what the law itself gives a township it cannot refuse, nor what nobody is known to have been given
        if refusal and (not by or by.get(name, base) == Mode.STATUTORY.value):
            continue
        # who refused one way was not asked about the other
        now = written.get(name) or written.get("") or by.get(name, base)
        if refusal and now in HANDED and asked_again(row.get("proposal", ""), TERMS_BY_CODE[now]):
            continue
        by[name] = mode.value
        spoken = True
        decided |= not refusal
        yield index, Piece("ruling", _text(row), per=((name, mode),), receivers=(name,))
    if not spoken:
        return
    takers = [name for name, mode in by.items() if mode not in _NOT_TAKEN]
    if decided or not takers:
        result.conflict[index] = False
        result.confidence[index] = "high"
    shared, kept = set(by.values()), {by[name] for name in takers}
    if len(shared) == 1:
        result.mode[index], result.by_receiver[index] = next(iter(shared)), None
    elif len(kept) == 1:
        # the townships that do not take it over only leave the receivers
        result.mode[index], result.by_receiver[index] = next(iter(kept)), None
        result.receivers[index] = takers
    else:
        result.mode[index], result.by_receiver[index] = "", by
    if result.receivers_resolved[index] is not None:
        result.receivers_resolved[index] = [name for name in places.names if name in set(takers)]
    if not result.receivers[index]:
        result.receivers[index] = takers


def _text(row: dict[str, str]) -> str:
    return " ".join(part for part in (row["answer"], row["who"], row["when"], row["reason"]) if part)
