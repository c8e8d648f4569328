"""The townships of a place, and which of them a receiver text means.

A cell names townships (三家镇、拦江镇), all of them (各乡镇), a kind (各街道), a group (一类乡镇), or all but some
(各乡镇（除龙川镇外）). Without the place's townships nothing is resolved.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from powerlist.classify.kindsums import all_by_kind
from powerlist.classify.receivers import split
from powerlist.model.bodywords import COUNTY
from powerlist.model.receiver import EVERY, kind_of, of_another_county, own_names, plain
from powerlist.model.townwords import END, TOWN
from powerlist.text.numerals import number_of
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

#: The words for townships in traditional script.
_SIMPLIFIED: Final = str.maketrans("鎮鄉辦處", "镇乡办处")
_INNER: Final = lazy_pattern(r"和|及|与|以及|[、，,;；/／|·•+&\s\-—]+")
_BRACKETS: Final = lazy_pattern(r"[（(]([^（）()]*)[）)]")
_EXCEPT: Final = lazy_pattern(
    r"(?:除去|除(?!外)|不含|不包括|不包含)([^）)]+?)(?:以外|之外|外(?=[各的所全其均都乡镇街，,）)]|$)|(?=[）)])|$)"
)
_ALL_BUT: Final = lazy_pattern(r"[（(]([^（）()除]{2,60}?)除外[）)]")
#: What numbers and dates add to a name: 1.石桥镇, 石桥镇①, 石桥镇2023年起.
_MARKED: Final = lazy_pattern(
    r"(?:^|(?<=[镇乡])|(?<=街道)|(?<=苏木)|(?<=政府)|(?<=事处))"
    r"(?:(?:自|从|于)?(?:19|20)\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:起|开始|承接)*|\(?\d{1,2}[.、)]?(?!\d|个)|[*※△▲☆★])"
)
_TERRITORY: Final = lazy_pattern(
    r"(?:园区|开发区|建成区|规划区|城区|新区|景区|保护区|库区|矿区|水库|林场|农场|社区|村|驻地|范围|区域|地段|道路|公路)$"
)
_EVERYONE: Final = frozenset(
    {
        "全部",
        "所有",
        "全县",
        "全区",
        "全市",
        "全域",
        "全覆盖",
        "均可",
        "全体",
        "全县范围",
        "全区范围",
        "全部承接",
        "均承接",
    }
)
#: Of 石桥镇党委、政府 and 1、石桥镇 what names nobody of its own.
_NOBODY: Final = lazy_pattern(r"(?:人民)?政府|党委|党工委|\d{1,2}")
#: 石桥白沙两镇, 两镇一乡（石桥镇、白沙镇、白马乡）: a sum behind or before the names; 石桥片区（石桥镇、白沙镇）.
_SUM_BEHIND: Final = lazy_pattern(rf"(?:共计?|等)?(?P<count>[一二两三四五六七八九十\d]{{1,3}})个?{TOWN}$")
_SUM_OVER: Final = lazy_pattern(
    rf"^(?:(?:[一二两三四五六七八九十\d]{{1,3}}个?{TOWN})+|[\u4e00-\u9fff]{{1,8}}?(?:片区?|批|组))[（(](?P<names>[^（）()]{{2,200}})[)）]$"
)
_OTHERS: Final = frozenset({"其余", "其他"})
_REST: Final = lazy_pattern(r"^(?:其他|其余)")
_SOME: Final = lazy_pattern(r"^(?:有关|相关|部分|试点|具备条件的|有条件的|有承接能力的)")
_GROUP_TAIL: Final = lazy_pattern(rf"(?:的|组)?(?:各|所有|全部)?{TOWN}?$")
_ABOVE: Final = lazy_pattern(rf"[\u4e00-\u9fff]{{1,8}}{COUNTY}(?:人民政府)?")
#: 4个试点乡镇: a group and how many it has.
_COUNTED: Final = lazy_pattern(r"^(?P<count>\d{1,3}|[一二两三四五六七八九十]{1,3})个(?P<rest>.+)$")
#: 一、二类乡镇: two groups, the kind said once.
_NUMBERED: Final = lazy_pattern(
    r"^(?P<each>[一二三四五六七八九十](?:[、和及与][一二三四五六七八九十])+)(?P<kind>[类级档组].*)$"
)
#: 东山镇、西河镇除外的镇, without brackets.
_SOME_OF: Final = lazy_pattern(r"^(?P<names>[^等]{2,60})等(?P<group>[^等]{2,12})$")
_BUT_FOR: Final = lazy_pattern(
    r"^(?P<out>[^（）()除]{2,200}?)(?:除外的?|(?<=[镇乡道木])以外的?(?=各?[乡镇街其]))(?P<rest>[^（）()]*)$"
)
#: 各镇办, 镇（街）: the usual word for all of them, as 镇街 is.
_STREETS: Final = ("办", "(办)", "(街)")
#: A township of towns only; it is a kind as 各镇 is.
_TOWNS: Final = lazy_pattern(r"^(?:各|所有|全部|全[县区市])*建制镇$")
_NATIONS: Final = (
    "回|藏|苗|彝|壮|满|侗|瑶|白|土家|哈尼|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯"
    "|阿昌|普米|怒|德昂|保安|裕固|鄂温克|鄂伦春|赫哲|蒙古|朝鲜|布依|哈萨克|维吾尔|柯尔克孜|塔吉克|乌孜别克|俄罗斯|塔塔尔"
    "|京|独龙|门巴|珞巴|基诺|高山"
)
#: No name of a township is longer.
_LONGEST: Final = 60
#: 龙泉彝族乡, 大河苗族彝族乡.
_NATIONAL: Final = lazy_pattern(rf"^(?P<stem>.{{2,}}?)(?:(?:{_NATIONS})族?)*(?:{_NATIONS})族(?P<end>乡|镇)$")


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
        owner = {name: county for county, members in places.counties.items() for name in members}
        for name in places.names:
            for word in _called(name, owner.get(name, "")):
                # 三家 means 三家镇 only while no other township has that stem
                places._short[word] = "" if word in places._short else name
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
        text = unicodedata.normalize("NFKC", text).replace(" ", "").translate(_SIMPLIFIED)
        named: list[str] = []
        unknown: list[str] = []
        parts = self.shared(split(text))
        for index, part in enumerate(parts):
            counted = EVERY.match(part[1:]) if part.startswith("等") else None
            if counted and counted["count"] and (rest := self._all(part[1:])) is not None:
                # 东山镇等5个乡镇 where the place has five
                named += rest
                continue
            if part in _OTHERS or (_REST.match(part) and EVERY.match(part)):
                before = {name for other in parts[:index] for name in self.resolve(other)[0]}
                rest = self.names if part in _OTHERS else self._of_kind(part)
                named += [name for name in rest if name not in before]
                continue
            if _NOBODY.fullmatch(part) and len(parts) > 1:
                continue
            known, strangers = self._one(part)
            named += known
            unknown += strangers
        chosen = set(named)
        return [name for name in self.names if name in chosen], unknown

    def shared(self, parts: Sequence[str]) -> list[str]:
        """Return the parts of 楚雄市、南华县试点乡镇 with the word that both counties share: 楚雄市试点乡镇.

        A county alone means all of its townships.

        Args:
            parts: receivers as written, in their order.
        """
        found = list(parts)
        rest = ""
        for at in range(len(parts) - 1, -1, -1):
            county = next((one for one in self.counties if parts[at].startswith(one)), "")
            if county and parts[at] == county:
                found[at] += rest
            else:
                word = parts[at].removeprefix(county) if county else ""
                rest = word if word and (EVERY.match(word) or self._of_group(word)) else ""
        return found

    def _one(self, part: str) -> tuple[list[str], list[str]]:
        """Return the townships of one part, and the part itself where it, or whom it leaves out, names none."""
        part = part.strip("。.:：")
        if part.endswith("等") and len(part) > 1:
            # 石桥镇、白马镇等: they are named, and others nobody has named
            known, lost = self._one(part.rstrip("等"))
            if known:
                return known, lost or [part]
        if among := _SOME_OF.match(part):
            group = self._known(among["group"]) or []
            known, lost = self._one(among["names"])
            if known and not lost and set(known) <= set(group):
                # 三家镇等一类乡镇: the group, of which some are named
                return group, []
        if (groups := self._numbered(part)) is not None:
            return groups, []
        excluded: set[str] = set()
        strange = False
        if (but := _BUT_FOR.match(part)) is not None:
            part = f"{but['rest'] or '各乡镇（街道）'}（除{but['out']}外）"
        for pattern in (_EXCEPT, _ALL_BUT):
            for match in pattern.finditer(part):
                for name in filter(None, _INNER.split(match.group(1))):
                    # who is left out leaves out nobody in turn: 除除除… is no name
                    known, lost = ([], [name]) if _EXCEPT.search(name) else self._one(name)
                    excluded.update(known)
                    # 石桥镇（不含工业园区）: a part of its territory is no township
                    strange |= bool(lost) and not _TERRITORY.search(name)
        body = _EXCEPT.sub("", _ALL_BUT.sub("", part)).strip("，,、的")
        # 除二类乡镇外: all the others
        whole = self._whole(body) if body or not excluded else list(self.names)
        if whole is None:
            return [], [part]
        return [name for name in whole if name not in excluded], [part] if strange else []

    def _whole(self, body: str) -> list[str] | None:
        """Return the townships of a part that leaves nobody out, None where it names none."""
        if (counted := all_by_kind(body, self.kinds)) is not None:
            return counted or None
        whole = self._known(body)
        if whole is None and (over := _SUM_OVER.match(body)) is not None:
            inner = [self._known(piece) for piece in _INNER.split(over["names"]) if piece]
            whole = [name for piece in inner for name in piece or []] if all(inner) else None
        if whole is None and len(joined := own_names(body)) > 1:
            # 太和镇和新市镇: 和 is a part of the one and stands between the two
            apart = [self._known(name) for name in joined]
            whole = [name for each in apart for name in each or []] if all(apart) else None
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
            bare = _MARKED.sub("", body)
            whole = self._known(bare) if bare != body else None
            whole = whole or self._run_together(bare) or self._summed(bare)
        return whole

    def _numbered(self, part: str) -> list[str] | None:
        """Return the townships of 一、二类乡镇; None where a part is no such word or a group is not known."""
        match = _NUMBERED.match(part)
        if match is None:
            return None
        groups = [self._one(f"{each}{match['kind']}") for each in re.split("[、和及与]", match["each"])]
        return None if any(lost for _, lost in groups) else [name for found, _ in groups for name in found]

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
        if _TOWNS.match(name):
            return [one for one in self.names if self.kinds[one] == "镇"]
        short = self._short.get(name)
        found = self.groups.get(text) or ([short] if short else None)
        if found is None:
            # 试点乡镇 names some, unless townships.csv has a group of that name
            found = self._of_group(text) or self._of_county(name)
        if found is None and not _SOME.match(name):
            found = self._all(name)
        return list(found) if found is not None else self._with_prefix(name)

    def _summed(self, text: str) -> list[str] | None:
        """Return the townships of 石桥白沙两镇, None where the sum is not theirs."""
        behind = _SUM_BEHIND.search(text)
        names = self._run_together(text[: behind.start()]) if behind is not None else None
        return names if behind is not None and names and number_of(behind["count"]) == len(names) else None

    def _run_together(self, text: str) -> list[str] | None:
        """Return the townships of 三家镇拦江镇: names that stood apart by blanks, all of them known."""
        found: list[str] = []
        while text:
            name = max((one for one in self.names if text.startswith(one)), key=len, default="")
            short = max((one for one in self._short if text.startswith(one)), key=len, default="")
            if len(short) > len(name) and len(short) > 1 and self._short[short]:
                # 石桥 白沙, whose blanks have gone
                found.append(self._short[short])
            elif name:
                found.append(name)
            else:
                return None
            text = text[max(len(name), len(short) if found[-1] != name else 0) :]
        return found or None

    def _of_county(self, name: str) -> list[str] | None:
        for county, members in self.counties.items():
            if name in (county, f"全{county}"):
                return members
            if name.startswith(county):
                inner = name[len(county) :]
                if inner in members:
                    return [inner]
                group = self._of_group(inner)
                chosen = [one for one in group if one in members] if group else None
                chosen = chosen or (None if _SOME.match(inner) else self._all(inner, members))
                if chosen is not None:
                    return chosen
        return None

    def _of_group(self, text: str) -> list[str] | None:
        """Return the members of 一类乡镇, 第一组 where the group is written a little differently."""
        counted = _COUNTED.match(text)
        stem = _GROUP_TAIL.sub("", counted["rest"] if counted else text)
        for key, members in self.groups.items():
            if stem and stem in (key, _GROUP_TAIL.sub("", key)):
                return members if counted is None or number_of(counted["count"]) == len(members) else None
        return None

    def _with_prefix(self, name: str) -> list[str] | None:
        """Return 三家镇 for 安居区三家镇: a county's or city's name stands before the township's own."""
        known = max((one for one in self.names if name.endswith(one)), key=len, default="")
        above = name[: -len(known)] if known else ""
        if not known or not _ABOVE.fullmatch(above):
            return None
        owner = next((one for one, members in self.counties.items() if known in members), "")
        # 乙县东山镇 is not the 东山镇 of 甲县
        return None if of_another_county(name, owner) else [known]

    def _all(self, text: str, among: list[str] | None = None) -> list[str] | None:
        """Return the townships of 各乡镇 or 5个镇; None where it is no such word or counts another number."""
        match = EVERY.match(text)
        if match is None:
            return None
        found = self._of_kind(text)
        if among is not None:
            found = [name for name in found if name in among]
        return found if not match["count"] or number_of(match["count"]) == len(found) else None

    def _of_kind(self, text: str) -> list[str]:
        match = EVERY.match(text)
        word = match["kind"] if match else ""
        kinds: set[str] = set()
        if match and ("街" in word or match["streets"]):
            kinds.add("街道")
        if "苏木" in word:
            kinds.update(("苏木", "乡"))
        if "镇" in word:
            kinds.add("镇")
        if "乡" in word:
            kinds.update(("乡", "镇") if "镇" in word else ("乡",))
        if word in ("镇街", "街镇", "镇(街道)") or (match and word == "镇" and match["streets"] in _STREETS):
            kinds.add("乡")
        return [name for name in self.names if self.kinds[name] in kinds]


def _called(name: str, county: str) -> list[str]:
    """Return how lists call a township beside its full name: 三家, 城关镇 for 安县城关镇, 龙泉乡 for 龙泉彝族乡.

    Args:
        name: its name in townships.csv.
        county: its county, "" where that is not told.
    """
    own = name.removeprefix(county) if county and len(name) - len(county) > 1 else name
    own = own.removeprefix("国营").removeprefix("国有")
    national = _NATIONAL.match(own) if len(own) <= _LONGEST else None
    forms = [own] if own != name else []
    forms.append(re.sub(rf"{END}$", "", own))
    if national is not None:
        forms += [
            national["stem"] + national["end"],
            f"{national['stem']}民族{national['end']}",
            national["stem"],
        ]
    return [form for form in dict.fromkeys(forms) if form and form != name]
