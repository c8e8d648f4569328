"""Names and mode words of a clause, left to right."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from powerlist.classify.receivers import NAME, is_own, own_name
from powerlist.model.bodywords import AGENT
from powerlist.model.modes import scan
from powerlist.model.modes.scan import Hit
from powerlist.model.receiver import KINDS, names_townships, plain
from powerlist.model.townwords import END
from powerlist.text.patterns import lazy_pattern

#: No sentence names modes more often; each costs a look at the whole clause.
_MOST: Final = 30
GENERIC: Final = lazy_pattern(
    r"(?<=[(（])(?:其余|其他)(?=[)）])|(?:^|(?<=[、和及与]))(?:其余|其他)(?=(?:的)?(?:均|都|全部|一律)?(?:直接|予以|采[取用])?(?:下放|委托|延伸|派驻|赋权|由(?:县|区|旗)))|"
    # a run of such words is looked at from its beginning only
    r"(?<!其他|其余|所有|全部|全县|全区|全市|全州|本县|本区)(?<!各)"
    r"(?:其他|其余|各|所有|全部|全县|全区|全市|全州|本县|本区|(?<![\d等])\d+个|(?<![一二两三四五六七八九十\d等])[两三四五六七八九十]个)*+(?:的)?(?:试点(?=[镇乡街]))?(?:各|所有|全部)?"
    r"(?:苏木乡镇|苏木镇|(?:^|(?<=[各由给至到在托放]))苏木|乡镇\(?街道\)?|乡\(镇\)|镇\(乡\)|镇\(乡、街道\)|乡\(镇、街道\)|乡镇|镇乡|镇街|街镇|镇\(街道\)|乡、镇|街道办事处|街道"
    r"|(?:^|(?<=[各由给至到在托放权、本该全驻交和及与他余个点]))(?:镇|乡)(?!域|区|级|村|市|县|土|下(?!放)))"
)
_QUALIFIED: Final = lazy_pattern(
    r"^(?:其他|其余|各|所有|全部|全县|全区|全市|全州|本县|本区|\d+个|[两三四五六七八九十]个)"
)
_NO_NAME: Final = lazy_pattern(
    rf"(?:苏木镇|乡镇|镇乡|城镇|村镇|集镇|小镇|古镇|建制镇|市镇|乡镇街道|镇街道|(?:各|所有|全部|其他|其余|该|本|由|在|至|给|到){END})$"
)
#: 两镇, 3个乡: how many, not which.
_NUMBER: Final = lazy_pattern(
    rf"^(?:(?:[一二两三四五六七八九十几多]|\d+)个?|个){END}$|^[一二两三四五六七八九十几]个"
)
_LEAD: Final = lazy_pattern(
    r"^.*(?:下放(?:了|至|给|到|由)*|授予|委托(?:了|给|由|至)*|放(?:给|到|至)|延伸(?:至|到)?|赋予|赋权(?:给|至)?|授权(?:给|至)?|交由|移交(?:给|至)?|由|在|对|向|至|给|到|派驻|驻|以|收回|上收|取消|终止|停止|纳入|列入|划转|划归|下沉(?:至|到)?|[年月日]起"
    rf"|{AGENT}(?:为|是|系)|仅限?|只限?|限于?|除|其中|自治县|县|区|旗|州|市|和|及|与|：|:|、)"
)

_BARE_REST: Final = ("其余", "其他")
#: Between the words for towns and those for streets.
_AND: Final = lazy_pattern(r"(?:人民政府|政府)?(?:[、和及与（(]|以及)(?:各|所有)?")
_OF_TOWN: Final = lazy_pattern(r"人民政府|办事处|综合(?:行政)?执法(?:局|大队|队|办公室|办)")


@dataclass(frozen=True, slots=True)
class Token:
    """One name or mode word of a clause.

    Attributes:
        kind: ``hit`` for a mode word, ``name`` for a township, ``all`` for 各乡镇, ``generic`` for 乡镇.
        text: the name as written; "" for a mode word.
        start: where it begins.
        hit: the mode word.
    """

    kind: str
    text: str
    start: int
    hit: Hit | None = None


def tokens_of(clause: str, known: tuple[str, ...]) -> list[Token]:
    """Return names and mode words of a clause, left to right."""
    found: list[Token] = [Token("hit", "", hit.start, hit) for hit in scan.hits(clause)[:_MOST]]
    taken: list[tuple[int, int]] = []
    for name in known:
        start = clause.find(name)
        if start >= 0:
            written = name + _tail(clause[start + len(name) :])
            taken.append((start, start + len(written)))
            found.append(Token("name", written, start))
    for match in NAME.finditer(clause):
        if any(begin < match.end() and match.start() < end for begin, end in taken):
            continue
        text = own_name(plain(match.group()), _LEAD)
        if text in KINDS and clause[match.end() : match.end() + 1] in ("(", "（"):
            # 试点镇（三家镇、拦江镇）: the bracket names them
            continue
        if (
            len(text) < 2
            or _NUMBER.match(text)
            or (_NO_NAME.search(match.group().replace("人民政府", "")) and not is_own(text))
            or not names_townships(text)
        ):
            continue
        at = match.group().rfind(text)
        tail = _tail(clause[match.start() + at + len(text) :]) if at >= 0 else ""
        start = match.start() + at if at >= 0 else match.end() - len(text)
        taken.append((match.start(), match.end()))
        found.append(Token("name", text + tail, start))
    for match in GENERIC.finditer(clause):
        if any(begin < match.end() and match.start() < end for begin, end in taken):
            continue
        kind = "all" if _QUALIFIED.match(match.group()) else "generic"
        found.append(Token(kind, match.group(), match.start()))
    found.sort(key=lambda token: token.start)
    return _of_the_rest(_joined(found, clause))


def _joined(tokens: list[Token], clause: str) -> list[Token]:
    """Return the tokens, 街道办事处 of 各镇人民政府、街道办事处 as all of them too."""
    for at in range(1, len(tokens)):
        before, token = tokens[at - 1], tokens[at]
        between = clause[before.start + len(before.text) : token.start]
        if before.kind == "all" and token.kind == "generic" and _AND.fullmatch(between):
            tokens[at] = replace(token, kind="all")
    return tokens


def _of_the_rest(tokens: list[Token]) -> list[Token]:
    """Return the tokens without 其余 in 其余委托三家镇办理: the rest of what there is to do, not of the townships."""
    begins = bool(tokens) and tokens[0].text in _BARE_REST
    named = [token.kind for token in tokens if token.kind in ("hit", "name")]
    return tokens[1:] if begins and named[:2] == ["hit", "name"] else tokens


def _tail(text: str) -> str:
    """Return 人民政府 or 办事处 where a text begins with it: receivers are given as written."""
    found = _OF_TOWN.match(text)
    return found.group() if found is not None else ""
