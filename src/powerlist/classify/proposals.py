"""What is proposed where no list states a mode: the place's other lists, then the policy file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from powerlist.classify.piece import Piece
from powerlist.classify.policy import Policy, PolicyRule
from powerlist.classify.policymatch import matches
from powerlist.model.enums import Layer, Mode, PowerType
from powerlist.model.modes.masks import BIT
from powerlist.model.modes.scan import clean
from powerlist.model.receiver import is_collective, is_pending
from powerlist.model.sheet import Note
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from powerlist.classify.places import Places
    from powerlist.model.catalogue import Catalogue

#: What being on a list of the place says, in the order in which it speaks; None is shown and decides nothing.
_LAYERS: Final[tuple[tuple[Layer, Mode | None], ...]] = (
    (Layer.RECALL, Mode.RECALLED),
    (Layer.STATUTORY, Mode.STATUTORY),
    (Layer.GUIDANCE, None),
    (Layer.EXTENSION, None),
)
#: From which score an alignment counts as the same power; a proposal must not rest on a likeness.
_SURE: Final = 0.9
_PUNCTUATION: Final = lazy_pattern(r"[\s，,。、；;：:（）()“”\"'《》〈〉【】\[\]·—-]+")


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a layer says of an item: the piece to show and the mode, None where it decides nothing."""

    piece: Piece
    mode: Mode | None


@dataclass(slots=True)
class Proposed:
    """What the policy says: the rule of each item, and the notes on the policy itself."""

    rules: dict[int, PolicyRule] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)


def key(name: str, sub_name: str, kind: str) -> tuple[str, str]:
    """Return what two rows of different lists agree in when they are the same power.

    Args:
        name: name of the item.
        sub_name: name of its sub-item.
        kind: its type, "" where a list has none.
    """
    text = _PUNCTUATION.sub("", clean(sub_name or name))
    return re.sub(r"的(?:行政)?处罚$", "", text) if kind in ("", "行政处罚") else text, kind


def from_layers(
    items: pd.DataFrame,
    positions: Sequence[int],
    layers: dict[Layer, Catalogue],
    unlisted: Mode | None = None,
) -> dict[int, Proposal]:
    """Return what the place's other lists say of these items.

    Args:
        items: the items frame.
        positions: positions that have no mode yet.
        layers: the other lists.
        unlisted: mode of penalties that are on no approved list, where there is one.
    """
    found: dict[int, Proposal] = {}
    if not positions:
        return found
    names, subs, kinds = (items[name].tolist() for name in ("name", "sub_name", "type"))
    for layer, mode in _LAYERS:
        catalogue = layers.get(layer)
        if catalogue is None or not len(catalogue):
            continue
        frame = catalogue.items
        known = {
            key(name, sub, kind)
            for name, sub, kind in zip(frame["name"], frame["sub_name"], frame["type"], strict=True)
        }
        loose = {text for text, kind in known if not kind}
        title = catalogue.meta.title or layer.value
        rest = [index for index in positions if index not in found]
        same = {index for index in rest if _is_in(key(names[index], subs[index], kinds[index]), known, loose)}
        same |= _aligned(items, [index for index in rest if index not in same], catalogue)
        for index in rest:
            if index in same:
                piece = Piece("layer", title, modes=BIT[mode] if mode else 0, decides=mode is not None)
                found[index] = Proposal(piece, mode)
    approved = [layers[layer] for layer in (Layer.GUIDANCE, Layer.EXTENSION) if layer in layers]
    if unlisted is not None and approved:
        titles = "、".join(catalogue.meta.title or catalogue.meta.layer.value for catalogue in approved)
        piece = Piece("layer", f"不在{titles}", modes=BIT[unlisted])
        for index in positions:
            if index not in found and kinds[index] == PowerType.PENALTY.value:
                found[index] = Proposal(piece, unlisted)
    return found


def _is_in(own: tuple[str, str], known: set[tuple[str, str]], loose: set[str]) -> bool:
    return own in known or own[0] in loose


def _aligned(items: pd.DataFrame, positions: Sequence[int], other: Catalogue) -> set[int]:
    """Return the positions that the linkage engine finds in another list, those it is sure of only."""
    if not positions:
        return set()
    from powerlist.law import citations_frame
    from powerlist.linkage import align

    own = items.iloc[list(positions)].reset_index(drop=True)
    found = align(own, citations_frame(own["basis"].tolist()), other.items, other.citations)
    sure = found.score >= _SURE
    return {positions[place] for place in found.left[sure].tolist()}


def from_policy(items: pd.DataFrame, positions: Sequence[int], policy: Policy) -> Proposed:
    """Return the first matching rule of these items, and notes on rules that match nothing at all.

    Args:
        items: the items frame.
        positions: positions that a rule may speak on.
        policy: the county's policy.
    """
    proposed = Proposed()
    if not policy.rules:
        return proposed
    met = matches(policy, items)
    departments = [name for name in dict.fromkeys(items["department"].tolist()) if name]
    types = {*PowerType, *items["type"].tolist()}
    for number, (rule, line) in enumerate(zip(policy.rules, policy.lines, strict=True), 1):
        label = rule.name or f"#{number}"
        detail = {"rule": label, "line": line}
        for name in rule.department:
            if not any(known.endswith(name) for known in departments):
                proposed.notes.append(
                    Note(
                        "classify.policy-unknown-department",
                        file=policy.file,
                        row=line,
                        value=name,
                        detail=detail,
                    )
                )
        proposed.notes += [
            Note("classify.policy-unknown-type", file=policy.file, row=line, value=name, detail=detail)
            for name in rule.type
            if name not in types
        ]
        if not any(met[number - 1]):
            proposed.notes.append(
                Note("classify.policy-unused", file=policy.file, row=line, value=label, detail=detail)
            )
    for index in positions:
        for number, rule in enumerate(policy.rules):
            if met[number][index]:
                named = rule if rule.name else rule.model_copy(update={"name": f"#{number + 1}"})
                proposed.rules[index] = named
                break
    return proposed


def unknown_receivers(policy: Policy, places: Places) -> list[Note]:
    """Return a note on every receiver of the policy that is no township of the place.

    Where the townships are not known, nothing is; 各乡镇 and 待定 name none that could be wrong.

    Args:
        policy: the county's policy.
        places: the townships of the place.
    """
    if not places:
        return []
    return [
        Note(
            "classify.policy-unknown-receiver",
            file=policy.file,
            row=line,
            value=name,
            detail={"rule": rule.name or f"#{number}", "line": line},
        )
        for number, (rule, line) in enumerate(zip(policy.rules, policy.receiver_lines, strict=True), 1)
        for name in dict.fromkeys(places.resolve("、".join(rule.receivers))[1])
        if not is_collective(name) and not is_pending(name)
    ]
