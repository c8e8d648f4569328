"""Receivers as written, and the townships that they mean.

A cell names townships (三家镇、拦江镇), all of them (各乡镇), a kind (各街道), a group (一类乡镇), or all but
some (各乡镇（除龙川镇外）). Without the place's townships nothing is resolved.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from powerlist.model.receiver import is_pending, plain
from powerlist.text.numerals import number_of

if TYPE_CHECKING:
    import pandas as pd

_SPLIT: Final = re.compile(r"[、，,;；/／\r\n]+")
_INNER: Final = re.compile(r"和|及|与|以及|[、，,;；/／\s]+")
_BUT: Final = re.compile(r"\s*除[^外；;\n]{2,200}?(?:以外|之外|外)")
_BRACKETS: Final = re.compile(r"[（(]([^（）()]*)[）)]")
_EXCEPT: Final = re.compile(
    r"(?:除去|除(?!外)|不含|不包括|不包含)([^）)]+?)(?:以外|之外|外(?=[各的所全其均都乡镇街，,）)]|$)|(?=[）)])|$)"
)
_ALL_BUT: Final = re.compile(r"[（(]([^（）()除]{2,60}?)除外[）)]")
#: 三家镇、拦江镇等2个镇: the list is complete where the number is that of the names.
_COUNTED: Final = re.compile(
    r"等(?P<count>\d+|[一二两三四五六七八九十]+)个?(?:乡镇|镇街|镇|乡|街道)?(?:\(街道\)|（街道）)?"
    r"(?:人民政府|办事处)?$"
)
_ALL: Final = re.compile(
    r"^(?:全县|全区|全市|全州|本县|本区|辖区|辖区内|县域内|所有|全部|各|全体|县辖|区辖|市辖|其他|其余|有关|相关)*"
    r"(?:(?P<count>\d+|[一二两三四五六七八九十]+)个?)?(?:个)?"
    r"(?P<kind>苏木乡镇|苏木镇|镇苏木|苏木|乡镇\(?街道\)?|乡\(?镇\)?\(?街道\)?|乡\(镇\)|乡镇|镇乡|镇街|街镇|镇\(街道\)|镇\(乡\)|镇\(乡、街道\)|乡\(镇、街道\)|乡\(镇、街\)"
    r"|乡|镇|街道|街道办)(?:人民政府|政府|办事处)*(?:\(街道办事处\))?$"
)
_EVERYONE: Final = frozenset({"全部", "所有", "全县", "全区", "全市", "全域", "全覆盖", "均可", "全体"})
_OTHERS: Final = frozenset({"其余", "其他"})
_REST: Final = re.compile(r"^(?:其他|其余)")
_SOME: Final = re.compile(r"^(?:有关|相关|部分|试点|具备条件的|有条件的|有承接能力的)")
_GROUP_TAIL: Final = re.compile(r"(?:的|组)?(?:各|所有|全部)?(?:乡镇|镇街|镇|乡|街道)?$")
_ABOVE: Final = re.compile(r"[\u4e00-\u9fff]{1,8}(?:县|区|市|州|旗)(?:人民政府)?")
#: A name of a township in running text; 新乡市, 景德镇市, 西乡县 are cities and counties.
NAME: Final = re.compile(
    r"[\u4e00-\u9fff]{1,8}?(?:镇|乡|街道|(?<=[\u4e00-\u9fff])苏木(?!镇|乡))(?!镇|乡|街|级|本级|市|县(?!级)|区(?!级)|州|域|村)(?:人民政府|办事处)?"
)
#: Words that end like a township's name.
NO_NAMES: Final = frozenset(
    (
        "乡镇", "镇乡", "城镇", "村镇", "集镇", "市镇", "小镇", "古镇", "重镇", "建制镇", "特色小镇", "城乡", "水乡",
        "侨乡", "家乡", "返乡", "下乡", "入乡", "老乡", "同乡", "镇街道", "乡镇街道", "城市街道", "坐镇",
        "苏木镇", "苏木乡镇",
    )
)  # fmt: skip


#: 新市镇, 太和镇: what looks like a county or a joining word before 镇 is the name's own.
_OWN_PART: Final = re.compile(
    r"(?:^|[托放予给至由、和及与])(?P<name>[^全各本该我所原辖局省乡镇街国党市县区州旗和及与托放予给至由、\d一二两三四五六七八九十几][市县区旗和](?:镇|乡|街道))$"
)


def own_name(text: str, lead: re.Pattern[str]) -> str:
    """Return a township's name without the words that stand before it in running text.

    Args:
        text: what ends with the name: 委托新市镇, 临江县石桥镇.
        lead: the words before it, with all that stands before them.
    """
    own = _OWN_PART.search(text)
    return own["name"] if own else lead.sub("", text)


def is_own(name: str) -> bool:
    """Return whether a name has 市 or 和 before 镇 as a part of its own: 新市镇."""
    own = _OWN_PART.match(name)
    return own is not None and own["name"] == name


def split(text: str) -> list[str]:
    """Return the receivers as written: split at 、，,;/ and line breaks, brackets kept whole.

    Args:
        text: a cell such as ``三家镇、拦江镇``.
    """
    if text[:1] == "#" and is_pending(text):
        # #N/A is a formula that failed: nobody, neither #N nor A
        return []
    parts: list[str] = []
    depth = 0
    start = 0
    # 除三家镇、拦江镇外的各乡镇 is one receiver
    lead = _BUT.match(text)
    for index, character in enumerate(text):
        if lead and index < lead.end():
            continue
        if character in "（(【[":
            depth += 1
        elif character in "）)】]":
            depth = max(0, depth - 1)
        elif not depth and _SPLIT.match(character):
            parts.append(text[start:index])
            start = index + 1
    parts.append(text[start:])
    found = list(dict.fromkeys(part for part in map(str.strip, parts) if part))
    counted = _COUNTED.search(found[-1]) if found else None
    if counted and counted.start():
        # what 等3个乡镇 counts beyond the names before it is a receiver that nobody has named
        found[-1] = found[-1][: counted.start()]
        if number_of(counted["count"]) != len(found):
            found.append(counted.group())
    return found


@dataclass
class Places:
    """The townships of the place and the words by which lists call them.

    Attributes:
        names: their full names, in the order of townships.csv.
        kinds: ``{name: 镇|乡|街道}``.
        groups: ``{group: [names]}``.
        counties: ``{county: [names]}``.
    """

    names: list[str] = field(default_factory=list)
    kinds: dict[str, str] = field(default_factory=dict)
    groups: dict[str, list[str]] = field(default_factory=dict)
    counties: dict[str, list[str]] = field(default_factory=dict)
    _cache: dict[str, tuple[list[str], list[str]]] = field(default_factory=dict)
    _short: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, townships: pd.DataFrame | None) -> Places:
        """Return the places of a townships frame; without one, places that know nothing."""
        places = cls()
        if townships is None or not len(townships):
            return places
        for name, kind, county, group in zip(
            map(plain, townships["township_name"].tolist()),
            townships["kind"].tolist(),
            townships["county"].tolist(),
            townships["group"].tolist(),
            strict=True,
        ):
            if not name:
                continue
            places.names.append(name)
            places.kinds[name] = kind or kind_of(name)
            if group:
                places.groups.setdefault(group, []).append(name)
            if county:
                places.counties.setdefault(county, []).append(name)
        for name in places.names:
            stem = re.sub(r"(?:镇|乡|街道)$", "", name)
            # 三家 means 三家镇 only while no other township has that stem
            places._short[stem] = "" if stem in places._short else name
        return places

    def __bool__(self) -> bool:
        """Return whether any township is known."""
        return bool(self.names)

    def resolve(self, text: str) -> tuple[list[str], list[str]]:
        """Return the townships that a receiver text means, and the parts that mean none.

        Args:
            text: one receiver as written, or a whole cell.
        """
        found = self._cache.get(text)
        if found is None:
            found = self._cache[text] = self._resolve(text)
        return found

    def _resolve(self, text: str) -> tuple[list[str], list[str]]:
        text = unicodedata.normalize("NFKC", text).replace(" ", "")
        named: list[str] = []
        unknown: list[str] = []
        parts = split(text)
        for index, part in enumerate(parts):
            if part in _OTHERS or (_REST.match(part) and _ALL.match(part)):
                before = {name for other in parts[:index] for name in self.resolve(other)[0]}
                rest = self.names if part in _OTHERS else self._of_kind(part)
                named += [name for name in rest if name not in before]
                continue
            known, strangers = self._one(part)
            named += known
            unknown += strangers
        chosen = set(named)
        return [name for name in self.names if name in chosen], unknown

    def _one(self, part: str) -> tuple[list[str], list[str]]:
        """Return the townships of one part, and the part itself where it, or whom it leaves out, names none."""
        part = part.strip("。.:：")
        if part.endswith("等") and len(part) > 1:
            # 石桥镇、白马镇等: they are named, and others nobody has named
            known, lost = self._one(part[:-1])
            if known:
                return known, lost or [part]
        excluded: set[str] = set()
        strange = False
        for pattern in (_EXCEPT, _ALL_BUT):
            for match in pattern.finditer(part):
                for name in filter(None, _INNER.split(match.group(1))):
                    known, lost = self._one(name)
                    excluded.update(known)
                    strange |= bool(lost)
        body = _EXCEPT.sub("", _ALL_BUT.sub("", part))
        body = body.strip("，,、的")
        whole = self._known(body)
        if whole is None:
            body = _BRACKETS.sub(
                lambda bracket: "" if not self._kindlike(bracket.group(1)) else bracket.group(), body
            )
            whole = self._known(body)
        if whole is None:
            pieces = [self._known(piece) for piece in _INNER.split(body) if piece]
            if pieces and all(piece is not None for piece in pieces):
                whole = [name for piece in pieces for name in piece or []]
        if whole is None:
            whole = self._run_together(body)
        if whole is None:
            return [], [part]
        return [name for name in whole if name not in excluded], [part] if strange else []

    @staticmethod
    def _kindlike(text: str) -> bool:
        return text in {"镇", "街道", "街", "乡", "镇、街道", "街道办事处"}

    def _known(self, text: str) -> list[str] | None:
        """Return the townships of one name, group, county or 各乡镇; None where it means none."""
        name = plain(text)
        if name in self.kinds:
            return [name]
        if name in _EVERYONE:
            return list(self.names)
        short = self._short.get(name)
        found = self.groups.get(text) or ([short] if short else None)
        if found is None and not _SOME.match(name):
            found = self._of_county(name) or self._of_group(text)
            if found is None:
                found = self._all(name)
        return list(found) if found is not None else self._with_prefix(name)

    def _run_together(self, text: str) -> list[str] | None:
        """Return the townships of 三家镇拦江镇: names that stood apart by blanks, all of them known."""
        found: list[str] = []
        while text:
            name = max((one for one in self.names if text.startswith(one)), key=len, default="")
            if not name:
                return None
            found.append(name)
            text = text[len(name) :]
        return found or None

    def _of_county(self, name: str) -> list[str] | None:
        for county, members in self.counties.items():
            if name in (county, f"全{county}"):
                return members
            if name.startswith(county):
                inner = name[len(county) :]
                if inner in members:
                    return [inner]
                chosen = self._all(inner, members)
                if chosen is not None:
                    return chosen
        return None

    def _of_group(self, text: str) -> list[str] | None:
        """Return the members of 一类乡镇, 第一组 where the group is written a little differently."""
        stem = _GROUP_TAIL.sub("", text)
        for key, members in self.groups.items():
            if stem and stem in (key, _GROUP_TAIL.sub("", key)):
                return members
        return None

    def _with_prefix(self, name: str) -> list[str] | None:
        """Return 三家镇 for 安居区三家镇: a county's or city's name stands before the township's own."""
        known = max((one for one in self.names if name.endswith(one)), key=len, default="")
        if known and _ABOVE.fullmatch(name[: -len(known)]):
            return [known]
        return None

    def _all(self, text: str, among: list[str] | None = None) -> list[str] | None:
        """Return the townships of 各乡镇 or 5个镇; None where it is no such word or counts another number."""
        match = _ALL.match(text)
        if match is None:
            return None
        found = self._of_kind(text)
        if among is not None:
            found = [name for name in found if name in among]
        return found if not match["count"] or number_of(match["count"]) == len(found) else None

    def _of_kind(self, text: str) -> list[str]:
        match = _ALL.match(text)
        word = match["kind"] if match else ""
        kinds: set[str] = set()
        if "街" in word:
            kinds.add("街道")
        if "苏木" in word:
            kinds.update(("苏木", "乡"))
        if "镇" in word:
            kinds.add("镇")
        if "乡" in word:
            kinds.update(("乡", "镇") if "镇" in word else ("乡",))
        if word in ("镇街", "街镇", "镇(街道)"):
            kinds.add("乡")
        return [name for name in self.names if self.kinds[name] in kinds]

    def mentioned(self, text: str) -> list[str]:
        """Return the known townships whose full name stands in a text, in their own order."""
        return [name for name in self.names if name in text]


def kind_of(name: str) -> str:
    """Return 镇, 乡 or 街道 from the end of a name, "" where it has none."""
    name = plain(name)
    for kind in ("街道", "苏木", "镇", "乡"):
        if name.endswith(kind):
            return kind
    return ""


def is_township(text: str) -> bool:
    """Return whether a text names a township, a street, or all of them."""
    name = plain(text)
    if _ALL.match(name) or _ALL.match("".join(unicodedata.normalize("NFKC", text).split())):
        return True
    return bool(re.fullmatch(r"[\u4e00-\u9fff]{1,10}(?:镇|乡|街道|苏木)", name)) and name not in NO_NAMES
