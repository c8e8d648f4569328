"""From classified items to grants: one row an item × a receiver.

What a list says about the hand-over beside the mode (decision, deed, outpost, boundary …) lives in grants
only, so every item that says any of it gets a grant, with no mode while that is undecided and with no
receiver while none is known: nothing that a department wrote is lost.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from powerlist.model.enums import TOWNSHIP_MODES, Mode
from powerlist.model.fields import names_of
from powerlist.model.ids import ids_in
from powerlist.model.modes.masks import HANDED
from powerlist.model.receiver import is_body, is_collective, is_pending, own_name, own_names
from powerlist.model.sheet import Note
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from powerlist.model.classified import Classified

#: Columns of a grant that an item's own row may fill; the policy and rulings fill what it leaves empty.
_CARRIED: Final = tuple(
    name for name in names_of("grants") if name not in ("item", "receiver", "mode", "remark")
)
#: What an item says whose list has a column for each township and no tick in any.
_NO_TICK: Final = "未勾选"


@dataclass(slots=True)
class GrantOptions:
    """What compiling grants needs beside items and modes.

    Attributes:
        townships: columns ``names_of("townships")``; without them receivers stay as written.
        outposts: columns ``names_of("outposts")``; fill the outpost of extended items.
        deeds: columns ``names_of("deeds")``; fill the deed of entrusted items that it enumerates.
        notes: what was noticed is added here (``compile.*``).
    """

    townships: pd.DataFrame | None = None
    outposts: pd.DataFrame | None = None
    deeds: pd.DataFrame | None = None
    notes: list[Note] = field(default_factory=list)


def grants_of(
    items: pd.DataFrame, classified: Classified, options: GrantOptions | None = None
) -> pd.DataFrame:
    """Return the grants of classified items, in the order of the items and of the townships.

    Args:
        items: the items frame, with ids. Where it has the columns of a sheet (decision, outpost …) they
            are carried over.
        classified: aligned with it.
        options: townships, outposts and deeds of the place.

    Returns:
        Columns ``names_of("grants")``. An item that a township takes over and whose list names no receiver
        is granted to all townships of the place, with one note; one whose list says that there is none yet
        (待定, 无, /, no tick under any township) is granted to nobody, with a note of its own.
    """
    options = options or GrantOptions()
    everyone = (
        []
        if options.townships is None
        else [name for name in options.townships["township_name"].tolist() if name]
    )
    carried = _carried(items, classified)
    speaks = np.zeros(len(items), dtype=bool)
    for values in carried.values():
        speaks |= np.array([bool(value) for value in values], dtype=bool)
    receivers, modes, assumed, pending = _receivers(
        classified, speaks, everyone, _unsettled(items, classified)
    )
    options.notes += [_noted(items, at, "compile.receivers-pending", said) for at, said in pending.items()]
    options.notes += _bodies(items, classified, receivers, everyone)
    if assumed:
        options.notes.append(
            Note(
                "compile.receivers-assumed", field="receivers", value=str(assumed), detail={"count": assumed}
            )
        )
    index = np.repeat(np.arange(len(items)), [len(names) for names in receivers])
    frame = pd.DataFrame(
        {
            "item": _text(
                [
                    identity
                    for identity, names in zip(items["id"].tolist(), receivers, strict=True)
                    for _ in names
                ]
            ),
            "receiver": _text([name for names in receivers for name in names]),
            "mode": _text([mode for found in modes for mode in found]),
            "remark": _text([""] * len(index)),
            **{name: _text(values).take(index).reset_index(drop=True) for name, values in carried.items()},
        }
    )[list(names_of("grants"))]
    _fill_parts(frame, classified, index)
    departments = _text(items["department"].tolist()).take(index).reset_index(drop=True)
    acting = [bureau or own for bureau, own in zip(items["enforcer"], items["department"], strict=True)]
    _fill_outposts(frame, _text(acting).take(index).reset_index(drop=True), options.outposts)
    _fill_deeds(frame, departments, options.deeds)
    return frame


def _text(values: Sequence[str]) -> pd.Series:
    return pd.Series(list(values), dtype="str")


def _carried(items: pd.DataFrame, classified: Classified) -> dict[str, list[str]]:
    found = {}
    for name in _CARRIED:
        own = items[name].tolist() if name in items else [""] * len(items)
        given = classified.given[name].tolist() if name in classified.given else [""] * len(items)
        found[name] = [value or gift for value, gift in zip(own, given, strict=True)]
    return found


def _bodies(
    items: pd.DataFrame, classified: Classified, receivers: Sequence[Sequence[str]], everyone: Sequence[str]
) -> list[Note]:
    """Return a note on every body whose powers its township gets (三家镇综合行政执法大队): the audit asks about it.

    A directory is a township's; that the list named another body must not be lost on the way.
    """
    found = []
    for at, names in enumerate(classified.receivers):
        for name in filter(is_body, names):
            township = own_name(name)
            if township != name and township in receivers[at] and name not in everyone:
                found.append(_noted(items, at, "compile.body-receiver", name, {"township": township}))
    return found


def _noted(items: pd.DataFrame, at: int, kind: str, said: str, detail: dict[str, str] | None = None) -> Note:
    """Return a note on an item's receivers, at its row, with what its list says."""
    place = {name: str(items[name].iat[at]) if name in items else "" for name in ("file", "sheet", "row")}
    return Note(
        kind,
        file=place["file"] or None,
        sheet=place["sheet"] or None,
        row=int(place["row"] or 0) or None,
        item=str(items["id"].iat[at]),
        field="receivers",
        value=said,
        detail=detail or {},
    )


def _unsettled(items: pd.DataFrame, classified: Classified) -> dict[int, str]:
    """Return by position what says that nobody takes an item over yet: 待定, or no tick under any township.

    It stands in the item's own row, or in the policy's rule that gives the receivers.
    """
    cells = items["receivers"].tolist() if "receivers" in items else [""] * len(items)
    ticks = items["receiver_marks"].tolist() if "receiver_marks" in items else [""] * len(items)
    said = {
        at: cell.strip() if is_pending(cell) else _NO_TICK
        for at, (cell, marks) in enumerate(zip(cells, ticks, strict=True))
        if is_pending(cell) or (marks and not cell.strip())
    }
    for at, names in enumerate(classified.receivers):
        if names and at not in said and all(map(is_pending, names)):
            said[at] = "、".join(names)
    return said


def _receivers(
    classified: Classified,
    speaks: np.ndarray[tuple[int], np.dtype[np.bool_]],
    everyone: Sequence[str],
    unsettled: Mapping[int, str],
) -> tuple[list[list[str]], list[list[str]], int, dict[int, str]]:
    """Return for each item its receivers and their modes, how many were assumed, and where they are pending."""
    pending: dict[int, str] = {}
    receivers: list[list[str]] = []
    modes: list[list[str]] = []
    assumed = 0
    all_of_them = list(everyone)
    for at, (written, resolved, mode, by, spoken) in enumerate(zip(
        classified.receivers, classified.receivers_resolved, classified.mode, classified.by_receiver,
        speaks.tolist(), strict=True,
    )):  # fmt: skip
        strange = classified.unresolved.get(at, ())
        parts = (
            list(dict.fromkeys(own for name in written for own in own_names(name)))
            if resolved is None
            else resolved
        )
        if by:
            given = {
                own: way
                for name, way in by.items()
                if way != Mode.RETAINED.value
                for own in (own_names(name) if resolved is None else (name,))
            }
            told = {own_name(name) for name in by}
            # of whom nobody has said a way (红岩镇延伸 in a remark beside 青石镇、红岩镇) is open, and not forgotten
            left = [name for name in parts if own_name(name) not in told and not is_collective(name)]
            if left and not any(map(is_collective, by)):
                given.update(dict.fromkeys(left, ""))
            receivers.append(list(given))
            modes.append(list(given.values()))
            continue
        # what names no township of the place stays as a grant of its own, so that the audit can ask about it
        names = parts if resolved is None else [*parts, *strange]
        if mode == Mode.RETAINED.value:
            names = [""] if spoken else []
        elif not names and mode in HANDED and at in unsettled:
            # only a list that has nothing to say about receivers means everybody
            names = [""]
            pending[at] = unsettled[at]
        elif not names and mode in TOWNSHIP_MODES:
            names = all_of_them or [""]
            assumed += bool(all_of_them)
        elif not names and spoken:
            names = [""]
        receivers.append(names)
        modes.append([mode] * len(names))
    return receivers, modes, assumed, pending


#: What a bracket behind a township says of its territory: 石桥镇（不含工业园区）, 三家镇（建成区范围）.
_PART: Final = lazy_pattern(
    r"^(?P<name>[^（）()]{2,20})[（(](?P<part>(?=[^（）()]{0,200}?(?:园区|开发区|建成区|规划区|城区|新区|景区|保护区|库区|矿区|水库|林场|农场|社区|村|驻地|范围|区域|地段|道路|公路))[^（）()]++)[)）]$"
)


def _fill_parts(
    grants: pd.DataFrame, classified: Classified, index: np.ndarray[tuple[int], np.dtype[np.intp]]
) -> None:
    """Keep the part of its territory for which a township takes an item over, where nothing else says how it is split.

    Args:
        grants: the grants, with their receivers as townships.
        classified: the receivers as written.
        index: position of the item of each grant.
    """
    parts: dict[tuple[int, str], str] = {}
    for at, names in enumerate(classified.receivers):
        for name in names:
            if "（" in name or "(" in name:
                match = _PART.match(name.strip())
                if match:
                    parts[at, own_name(match["name"])] = match["part"]
    if not parts:
        return
    grants["partition"] = _text(
        [
            said or parts.get((at, receiver), "")
            for said, at, receiver in zip(
                grants["partition"].tolist(), index.tolist(), grants["receiver"].tolist(), strict=True
            )
        ]
    )


def _fill_outposts(grants: pd.DataFrame, acting: pd.Series, outposts: pd.DataFrame | None) -> None:
    """Name the outpost of an extended grant where one body of who acts in the county serves the township.

    Who acts is the bureau that took the power over, else the department itself.
    """
    if outposts is None or not len(outposts) or not len(grants):
        return
    bodies: dict[tuple[str, str], list[str]] = {}
    for name, parent, serves in zip(
        outposts["outpost_name"], outposts["parent"], outposts["serves"], strict=True
    ):
        for township in serves.replace("，", "、").replace(",", "、").replace("；", "、").split("、"):
            bodies.setdefault((parent, township.strip()), []).append(name)
    wanted = np.flatnonzero(((grants["mode"] == Mode.EXTENDED.value) & (grants["outpost"] == "")).to_numpy())
    if not len(wanted):
        return
    column = grants["outpost"].tolist()
    receivers = grants["receiver"].tolist()
    names = acting.tolist()
    for position in wanted.tolist():
        found = bodies.get((names[position], receivers[position]), [])
        if len(found) == 1:
            column[position] = found[0]
    grants["outpost"] = _text(column)


def _fill_deeds(grants: pd.DataFrame, departments: pd.Series, deeds: pd.DataFrame | None) -> None:
    """Name the deed of an entrusted grant where exactly one deed of both sides lists the item."""
    if deeds is None or not len(deeds) or not len(grants):
        return
    found: dict[tuple[str, str, str], list[str]] = {}
    for number, principal, agent, covered in zip(
        deeds["number"], deeds["principal"], deeds["agent"], deeds["items_covered"], strict=True
    ):
        for identity in ids_in(covered):
            found.setdefault((identity, principal, _plain(agent)), []).append(number)
    wanted = np.flatnonzero(((grants["mode"] == Mode.ENTRUSTED.value) & (grants["deed"] == "")).to_numpy())
    if not len(wanted):
        return
    column = grants["deed"].tolist()
    keys = list(
        zip(
            grants["item"].tolist(),
            departments.tolist(),
            map(_plain, grants["receiver"].tolist()),
            strict=True,
        )
    )
    for position in wanted.tolist():
        numbers = found.get(keys[position], [])
        if len(numbers) == 1:
            column[position] = numbers[0]
    grants["deed"] = _text(column)


def _plain(name: str) -> str:
    return name.removesuffix("人民政府").removesuffix("办事处")
