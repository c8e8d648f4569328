"""Deeds of entrustment, beside the grants that rest on them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from powerlist.audit.frames import loose, says_nothing, texts
from powerlist.audit.handed import ENTRUSTMENT_TYPES, handed, records
from powerlist.audit.rule import Skip
from powerlist.model.enums import Mode
from powerlist.model.ids import ids_in
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context

_BLANKET: Final = lazy_pattern(r"全部|所有|权责清单|权力清单|相关事项|以清单为准|详见")
#: A deed that was copied from its annex lists names, one a line or behind a number: 1.采伐许可；2.取水许可.
_LINES: Final = lazy_pattern(r"[；;\n]+|\\n|(?<=[^\d])[（(]?\d{1,3}[.、．）)](?!\d)")
_ENUMERATOR: Final = lazy_pattern(r"^[\s（(]*(?:\d{1,3}|[一二三四五六七八九十]{1,3})[.、．）)]\s*")
_NAMES: Final = lazy_pattern(r"[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Deed:
    """One row of deeds.csv.

    Attributes:
        row: 0-based row of the frame.
        values: its fields.
    """

    row: int
    values: dict[str, str]

    @property
    def number(self) -> str:
        """Its number."""
        return self.values["number"]

    @property
    def statute(self) -> str:
        """The provision that allows it, "" where the deed names none or says 无."""
        named = self.values["statute"]
        return "" if says_nothing(named) else named

    @property
    def blanket(self) -> bool:
        """It does not enumerate its items but refers to a list."""
        return bool(_BLANKET.search(self.values["items_covered"]))

    @property
    def items(self) -> list[str]:
        """The ids that it enumerates."""
        if self.blanket:
            return []
        return ids_in(self.values["items_covered"])


class Enumerated:
    """What deeds enumerate, whether by id, by code or by name."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Keep the catalogue; its names are folded only where a deed lists names."""
        self._catalogue = catalogue
        self._ids: dict[str, list[str]] | None = None
        self._codes: dict[str, list[str]] | None = None

    def of(self, deed: Deed, here: Iterable[str] = ()) -> list[str]:
        """Return the ids of the items that a deed lists, and as written what none of the items is.

        Args:
            deed: the deed.
            here: the items that rest on it; of several items of one name these are meant.
        """
        text = deed.values["items_covered"]
        known = self._catalogue.position_of
        if deed.blanket or not text:
            return []
        if all(token in known or not _NAMES.search(token) for token in deed.items):
            return [one for token in deed.items for one in self._coded(token)]
        wanted = set(here)
        whole = loose(text)
        names = {identity: self._name(identity) for identity in sorted(wanted)}
        found = dict.fromkeys(identity for identity, name in names.items() if name and name in whole)
        told = {names[identity] for identity in found}
        for piece in _LINES.split(text):
            bare = _ENUMERATOR.sub("", piece).strip("。.，,、 \t")
            plain = loose(bare)
            if not plain or plain in told or any(name in plain for name in told):
                continue
            same = self._by_name.get(plain, [])
            found.update(dict.fromkeys([one for one in same if one in wanted] or same[:1] or [bare]))
        return list(found)

    def _coded(self, token: str) -> list[str]:
        """Return the items of a code, the token itself where it is an id or nothing that is known."""
        if token in self._catalogue.position_of:
            return [token]
        if self._codes is None:
            self._codes = {}
            items = self._catalogue.items
            for identity, code in zip(texts(items, "id"), texts(items, "code"), strict=True):
                self._codes.setdefault(code, []).append(identity)
        return self._codes.get(token) or [token]

    def _name(self, identity: str) -> str:
        items, place = self._catalogue.items, self._catalogue.position_of[identity]
        return loose(texts(items, "sub_name")[place] or texts(items, "name")[place])

    @property
    def _by_name(self) -> dict[str, list[str]]:
        if self._ids is None:
            self._ids = {}
            items = self._catalogue.items
            for identity, name, sub in zip(
                texts(items, "id"), texts(items, "name"), texts(items, "sub_name"), strict=True
            ):
                for one in {loose(name), loose(sub or name), loose(name + sub)}:
                    self._ids.setdefault(one, []).append(identity)
        return self._ids


def deeds_of(catalogue: Catalogue) -> dict[str, Deed]:
    """Return the deeds by number; one that was signed with several townships may have a row for each of them.

    What such rows say otherwise is that of the first.
    """
    found: dict[str, Deed] = {}
    for row, values in enumerate(records(catalogue.deeds)):
        known = found.setdefault(values["number"], Deed(row, values))
        if known.row != row and values["principal"] == known.values["principal"]:
            for name, between in (("agent", "、"), ("items_covered", "；")):
                if values[name] and values[name] not in known.values[name].split(between):
                    known.values[name] += between + values[name]
    return found


def entrusted(
    catalogue: Catalogue, context: Context, types: Iterable[str] = ENTRUSTMENT_TYPES
) -> pd.DataFrame:
    """Return the entrusted grants of the types to which the papers of entrustment apply."""
    rows = handed(catalogue, context, Mode.ENTRUSTED)
    return rows[rows["type"].isin(list(types))]


def registered(catalogue: Catalogue, rows: pd.DataFrame) -> dict[str, Deed]:
    """Return the deeds by number, for a rule that looks at deeds and at nothing else.

    Args:
        catalogue: the catalogue.
        rows: the entrusted grants that the rule is about.

    Raises:
        Skip: powers are entrusted and no deed is registered; whether one is named is PLE02's.
    """
    if len(rows) and not len(catalogue.deeds):
        raise Skip("没有 deeds.csv", "there is no deeds.csv")
    return deeds_of(catalogue)


def used(rows: pd.DataFrame, deeds: dict[str, Deed]) -> list[tuple[Deed, pd.DataFrame]]:
    """Return the registered deeds that grants rest on, in the order of deeds.csv, each with its grants."""
    groups = {str(number): group for number, group in rows.groupby("deed", sort=False)}
    return [
        (deed, groups[number])
        for number, deed in sorted(deeds.items(), key=lambda one: one[1].row)
        if number in groups
    ]
