"""What a sentence states: the transfer itself, to whom, and to whom not.

Used for remarks, for paragraphs above a table and for cells that name townships. A word alone is no
statement: 受委托的检测机构, 省级下放, 收回许可证 speak of other things.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from powerlist.classify.clauses import clauses_of, holding_now
from powerlist.classify.counting import COUNTY_ACTS, GIVEN_UP, NOT_YET, TAKES, counts, takes_over
from powerlist.classify.tokens import Token, tokens_of
from powerlist.model.bodywords import ACT
from powerlist.model.enums import Mode
from powerlist.model.modes import scan
from powerlist.model.modes.masks import BIT, HANDED, HANDED_MASK, STAYS_MASK, mask_of, single
from powerlist.model.modes.texts import ended_mode
from powerlist.model.receiver import plain
from powerlist.model.townwords import END, OFFICE, TOWN
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from powerlist.model.modes.scan import Hit

_TWO: Final = 2
#: Words for a part of the townships of a place.
_PART: Final = ("街道", "乡")
_EXCEPT: Final = lazy_pattern(
    r"[（(](?:不含|不包括|除)([^（）()]{2,60}?)(?:以外|之外|外)?[）)]|(?:(?<![解拆清排删消免扣剔废撤])除|不含|不包括)(.{2,60}?)(?:以外|之外|外|$)|[（(]?([^（）()除]{2,40}?)除外[）)]?"
)
_EMPTY: Final = lazy_pattern(r"[（(][)）]")
#: Words for all the townships of a place, and no number of them.
_ALL: Final = lazy_pattern(r"(?:各|所有|全部|全[县区市州]|本[县区])(?!.*试点)")
#: A clause that only says for whom: 仅三家镇, 适用范围：三家镇、拦江镇.
_ONLY: Final = lazy_pattern(r"^(?:仅|只|限|适用|承接|范围|实施范围)[^，。]*$")
#: 试点：三家镇, 三家镇先行, 首批在三家镇、拦江镇试点: what a clause says beside the names of those who begin.
_PILOT: Final = lazy_pattern(
    rf"(?:首批|先期|率先|目前|暂|先)?(?:在|由|于|以)?(?:(?:先行先试|先行试点|先行|先试|试行|率先试点|(?:开展|进行)?试点)(?:实施|承接)?"
    rf"|(?:先行)?试点(?:{TOWN}|范围|单位|区域|地区)?[:为是])"
)
#: 街道不适用, 城北街道无此项, 不适用于街道: whom the item does not concern.
_NOT_FOR: Final = lazy_pattern(
    r"(?P<who>[^，。]{2,40}?)(?:均|都|暂|一律)?(?:不适用|不涉及|[无没](?:有)?[此该](?:项|类)?(?:行政)?(?:权力|职权|权限|事项|业务)?)"
    r"|不适用于?(?P<whom>[^，。]{2,40})"
)
#: 仍由三家镇承接行使, 各乡镇继续实施: the power has not gone back, whatever the list says.
_STILL: Final = lazy_pattern(
    r"^(?:[本该此上述]{1,2}项?)?(?:职权|权力|事项|权限|事权)?(?:仍|继续|依旧|依然|还是|均|可)*由?(?:各|有关|相关|原)?(?!其余|其他|其它|另)"
    rf"(?:{TOWN}|(?:(?![局与不]|委托|部门|会同|县级|区级)[\u4e00-\u9fff]){{1,6}}?{END}|上述乡镇)(?:[（(]街道[）)])?{OFFICE}?"
    r"(?:仍|继续|依旧|依然)*(?:予以|负责|具体)?(?:承接|承担|履行|行使|实施|执法)(?:行使|实施|执法|办理)?"
    r"(?:(?:[本该此这上述]{1,2}项?)?(?:行政)?(?:职权|权力|事项|权限|职责|事权))?$"
)
_ACTS_ALONE: Final = lazy_pattern(rf"由?[、和及与]*(?:具体|负责|直接)?{ACT}")
_GOES_ON: Final = lazy_pattern(r"仍|继续|依旧|依然|还是")


@dataclass(frozen=True, slots=True)
class Statement:
    """What a text states.

    Attributes:
        modes: mask of the modes said without naming a receiver, or of all receivers.
        denied: mask of the modes that it denies for everyone.
        per: ``((receiver as written, mode), …)``.
        excluded: receivers for whom a transfer is denied.
        receivers: receivers as written that take part, in order.
        weak: 由三家镇行使，县局不再实施 hands over without a word for it.
    """

    modes: int = 0
    denied: int = 0
    per: tuple[tuple[str, Mode], ...] = ()
    excluded: tuple[str, ...] = ()
    receivers: tuple[str, ...] = ()
    weak: bool = False

    def __bool__(self) -> bool:
        """Return whether it states anything."""
        return bool(self.modes or self.denied or self.per or self.excluded or self.receivers)

    @property
    def mask(self) -> int:
        """The mask of all modes said, whoever receives."""
        mask = self.modes
        for _, mode in self.per:
            mask |= BIT[mode]
        return mask


@lru_cache(maxsize=65536)
def statement(text: str, known: tuple[str, ...] = (), *, cell: bool = False) -> Statement:
    """Return what a text states about the transfer to townships.

    Args:
        text: a remark, a paragraph, or a cell.
        known: full names of the place's townships, recognised wherever they stand.
        cell: the text is a cell whose column asks for the mode: every word counts.
    """
    told = _Told()
    clauses = clauses_of(text[:2000])
    told.refused = any(_refuses(clause, known) for clause in clauses)
    told.given_up = any(map(GIVEN_UP.search, clauses)) and not any(map(NOT_YET.search, clauses))
    if any(_STILL.match(clause) and _GOES_ON.search(clause) for clause in clauses):
        told.denied |= STAYS_MASK
    now = holding_now(clauses)
    told.apart = _kinds_apart(now, known)
    for clause in now:
        for match in _EXCEPT.finditer(clause):
            inside = tokens_of(next(filter(None, match.groups()), ""), known)
            names = [token.text for token in inside if _one_or_kind(token)]
            modes = {token.hit.mode for token in inside if token.hit is not None and token.hit.kind == "hard"}
            if len(modes) == 1 and modes < HANDED:
                # 除三家镇委托外，其余镇街下放: the exception has a way of its own
                told.per.update(dict.fromkeys(names, modes.pop()))
                told.rest = True
                continue
            told.excluded.update((name, None) for name in names)
        rest = _EMPTY.sub("", _EXCEPT.sub("", clause))
        if others := _concerns_not(rest, known):
            told.excluded.update(dict.fromkeys(others))
            continue
        told.hear(rest, known, cell=cell)
    return told.statement()


@dataclass(slots=True)
class _Told:
    """What the clauses of a text have told so far."""

    per: dict[str, Mode] = field(default_factory=dict)
    excluded: dict[str, None] = field(default_factory=dict)
    only: dict[str, None] = field(default_factory=dict)
    twice: dict[tuple[str, Mode], None] = field(default_factory=dict)
    modes: int = 0
    ended: int = 0
    ends: int = 0
    backs: int = 0
    denied: int = 0
    in_name: int = 0
    given_up: bool = False
    weak: bool = False
    refused: bool = False
    apart: bool = False
    rest: bool = False
    last: Hit | None = None

    def hear(self, clause: str, known: tuple[str, ...], *, cell: bool) -> None:
        """Take in one clause, its exceptions left out."""
        tokens = tokens_of(clause, known)
        if self.apart:
            tokens = [replace(token, kind="all") if token.kind == "generic" else token for token in tokens]
        elif any(token.hit and token.hit.kind == "deny" for token in tokens):
            # 下放镇级，街道不承接 leaves out the streets, and denies nothing of the towns
            tokens = [
                replace(token, kind="all")
                if token.kind == "generic" and _kind(token.text) in _PART
                else token
                for token in tokens
            ]
        hits = [token.hit for token in tokens if token.hit and (cell or counts(clause, token.hit, tokens))]
        if not hits:
            hits = [token.hit for token in tokens if token.hit and self._follows(clause, token.hit)]
            self.weak |= any(hit.mode is Mode.DELEGATED for hit in hits)
        names = [token for token in tokens if token.kind in ("name", "all")]
        if not hits:
            if names and (
                _begins(clause, names) or _says_who(clause, tokens, names, first=self.last is None)
            ):
                self.only.update((token.text, None) for token in names if token.kind == "name")
            # 下放至三家镇，拦江镇: the list of names goes on
            elif (
                self.last is not None and names and (_only_names(clause, names) or self._acts(clause, names))
            ):
                for token in names:
                    self._put(token, self.last)
            return
        for hit, takers in _assign(hits, names):
            self.last = hit
            kept = hit.kind == "deny" and hit.mode is Mode.RECALLED
            # 各乡镇暂不承接 leaves nobody to take over
            kept = kept or (hit.kind == "deny" and not self.apart and any(map(_everybody, takers)))
            for taker in () if kept else takers:
                self._put(taker, hit)
            if kept or not takers:
                self._say(hit, clause)

    def _acts(self, clause: str, names: list[Token]) -> bool:
        """Return whether a clause says who acts by what was stated of nobody: 县局书面委托，石桥镇实施."""
        rest = clause
        for token in names:
            rest = rest.replace(token.text, "")
        handed = self.last is not None and self.last.mode in (Mode.DELEGATED, Mode.ENTRUSTED)
        return handed and not self.per and not self.excluded and _ACTS_ALONE.fullmatch(rest) is not None

    def _follows(self, clause: str, hit: Hit) -> bool:
        """Return whether a clause states what another one makes plain: 由三家镇行使，县局不再实施.

        不委托乡镇，由县局直接实施 says in the same way that the county goes on.
        """
        if self.modes or self.per:
            return False
        if hit.mode is Mode.RETAINED:
            return hit.kind == "cell" and self.refused and bool(COUNTY_ACTS.match(clause))
        taken = hit.mode is Mode.DELEGATED and hit.kind in ("soft", "cell")
        return taken and self.given_up and TAKES.search(clause) is not None

    def _put(self, token: Token, hit: Hit) -> None:
        # 石门镇 and 石门镇人民政府 in one text are one receiver, as it is written first
        known = (*self.per, *self.excluded)
        name = next((name for name in known if plain(name) == plain(token.text)), token.text)
        if hit.kind == "deny":
            self.excluded[name] = None
        else:
            before = self.per.get(name)
            if before is not None and before is not hit.mode and {before, hit.mode} <= HANDED:
                # 三家镇下放；三家镇委托: both cannot hold
                self.twice[(name, before)] = None
            self.ended &= ~BIT[hit.mode]
            self.per[name] = hit.mode

    def _say(self, hit: Hit, clause: str) -> None:
        if hit.kind == "deny":
            self.denied |= BIT[hit.mode]
        elif clause[hit.start : hit.end].endswith("名义"):
            self.in_name |= BIT[hit.mode]
        else:
            self.modes |= BIT[hit.mode]
            ended = ended_mode(clause[hit.start : hit.end]) if hit.mode is Mode.RECALLED else None
            # 终止委托后重新委托: what is said again has not ended
            self.ended &= ~BIT[hit.mode]
            self.backs += hit.mode is Mode.RECALLED
            if ended is not None:
                self.ends += 1
                self.ended |= BIT[ended]

    def statement(self) -> Statement:
        """Return what all clauses come to."""
        # an outpost acts in the department's name as well: that makes no entrusting of it
        here = self.modes | mask_of(self.per.values())
        outpost = here == BIT[Mode.EXTENDED] and self.in_name == BIT[Mode.ENTRUSTED]
        modes = self.modes if outpost else self.modes | self.in_name
        others = modes & ~self.ended & HANDED_MASK
        for mode in self.per.values():
            others |= BIT[mode] & ~self.ended & HANDED_MASK
        # 委托至2024年底，现终止委托
        modes &= ~self.ended
        if BIT[Mode.EXTENDED] | BIT[Mode.RETAINED] == modes | mask_of(self.per.values()):
            # 县级保留执法权，派驻中队具体承担: what is extended stays the department's
            modes &= ~BIT[Mode.RETAINED]
        if self.ends and self.ends == self.backs and others:
            # 不再委托，改为下放: what ended made room for what holds now
            modes &= ~BIT[Mode.RECALLED]
        per = (*self.per.items(), *self.twice)
        if self.rest and (general := single(modes)) is not None:
            # 除三家镇委托外，均下放: the others have a way of their own
            per, modes = (*per, ("其余", general)), 0
        return Statement(
            modes=modes,
            denied=self.denied,
            per=tuple((name, mode) for name, mode in per if name not in self.excluded),
            excluded=tuple(self.excluded),
            receivers=tuple(name for name in {**self.per, **self.only} if name not in self.excluded),
            weak=self.weak,
        )


def _one_or_kind(token: Token) -> bool:
    """Return whether a token means one township, or the streets or the rural ones of a place."""
    return token.kind == "name" or (token.kind == "generic" and _kind(token.text) in _PART)


def _concerns_not(clause: str, known: tuple[str, ...]) -> list[str]:
    """Return those whom a clause says the item does not concern: 街道不适用, 三家镇无此项."""
    match = _NOT_FOR.fullmatch(clause)
    said = (match["who"] or match["whom"]) if match else ""
    tokens = tokens_of(said, known) if said else []
    alone = bool(tokens) and all(map(_one_or_kind, tokens)) and _only_names(said, tokens)
    return [token.text for token in tokens] if alone else []


def _begins(clause: str, names: list[Token]) -> bool:
    """Return whether a clause says which townships begin, and nothing else: 试点：三家镇, 三家镇先行."""
    rest = clause
    for token in names:
        rest = rest.replace(token.text, "")
    return _PILOT.fullmatch(re.sub(r"[、和及与等]", "", rest)) is not None


def _kinds_apart(clauses: list[str], known: tuple[str, ...]) -> bool:
    """Return whether a text tells 街道 from 乡镇, or 镇 from 乡: then either word means those, and no more."""
    said: dict[tuple[Mode, bool], set[str]] = {}
    general = False
    for clause in clauses:
        tokens = tokens_of(clause, known)
        hits = [token.hit for token in tokens if token.hit]
        for hit, takers in _assign(hits, [token for token in tokens if token.kind != "hit"]) if hits else ():
            said.setdefault((hit.mode, hit.kind == "deny"), set()).update(_kind(each.text) for each in takers)
            general = general or any(each.kind == "generic" for each in takers)
    groups = [kinds for kinds in said.values() if kinds]
    every = set().union(*groups)
    if not general or "" in every or len(groups) < _TWO or sum(map(len, groups)) > len(every):
        return False
    return "街道" in every or every == {"镇", "乡"}


def _everybody(token: Token) -> bool:
    """Return whether a token means every township of the place: 各乡镇; 其他乡镇, 各镇 and 三个乡镇 do not."""
    return token.kind == "all" and _ALL.match(token.text) is not None and _kind(token.text) in ("", "乡镇")


def _kind(text: str) -> str:
    """Return 街道, 镇, 乡 or 乡镇 of a word for townships; "" for 镇街."""
    street, town, rural = (sign in text for sign in ("街", "镇", "乡"))
    if street:
        return "" if town or rural else "街道"
    return ("乡镇" if town else "乡") if rural else "镇"


def _refuses(clause: str, known: tuple[str, ...]) -> bool:
    """Return whether a clause denies a hand-over for everyone: 暂不下放."""
    denials = [hit for hit in scan.hits(clause) if hit.kind == "deny"]
    if not denials:
        return False
    tokens = tokens_of(clause, known)
    named = any(token.kind in ("name", "all") for token in tokens)
    return not named and any(counts(clause, hit, tokens) for hit in denials)


def _says_who(clause: str, tokens: list[Token], names: list[Token], *, first: bool) -> bool:
    """Return whether a clause says who takes over, not how: 由三家镇承接, 仅三家镇、拦江镇."""
    taken = any(token.hit and takes_over(clause, token.hit) for token in tokens)
    alone = bool(_ONLY.match(clause)) or _only_names(clause, names)
    return (taken or (alone and first)) and not NOT_YET.search(clause)


def _assign(hits: list[Hit], names: list[Token]) -> list[tuple[Hit, list[Token]]]:
    """Return each mode word with the names it is said of.

    Names stand before the word (三家镇下放、拦江镇委托) or behind it (下放至三家镇、委托拦江镇): what the
    clause begins with tells.
    """
    if len(hits) == 1 or not names:
        return [(hit, names if len(hits) == 1 else []) for hit in hits]
    before = names[0].start < hits[0].start
    result = []
    for index, hit in enumerate(hits):
        low = hits[index - 1].start if index else -1
        high = hits[index + 1].start if index + 1 < len(hits) else 1 << 30
        mine = [
            name
            for name in names
            if (low < name.start < hit.start if before else hit.start < name.start < high)
        ]
        result.append((hit, mine))
    return result


def _only_names(clause: str, names: list[Token]) -> bool:
    rest = clause
    for token in names:
        rest = rest.replace(token.text, "")
    return len(re.sub(r"[、和及与（）()等人民政府]", "", rest)) <= 1
