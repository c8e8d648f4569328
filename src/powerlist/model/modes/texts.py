"""What a text says of the mode: a cell, a heading, a clause of which only the end holds now."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice
from typing import Final

from powerlist.model.enums import MODE_TERMS, Mode
from powerlist.model.modes.masks import BIT, mask_of
from powerlist.model.modes.scan import clean, hits
from powerlist.model.modes.settled import RIPE, hands_a_step
from powerlist.model.modes.words import DENIABLE, GIVES
from powerlist.text.patterns import lazy_pattern

_EXACT: Final[dict[str, Mode]] = {
    **{mode.value: mode for mode in Mode},
    **{term: mode for mode, term in MODE_TERMS.items()},
}

#: One character in place of the term; a cell that asks for a mode means nothing else by it.
_LETTERS: Final[dict[str, Mode]] = {
    "放": Mode.DELEGATED,
    "委": Mode.ENTRUSTED,
    "托": Mode.ENTRUSTED,
    "延": Mode.EXTENDED,
    "驻": Mode.EXTENDED,
    "留": Mode.RETAINED,
}

#: No text turns more often; at each turn what stands on both sides is looked at.
_MOST_TURNS: Final = 12
#: What holds now begins behind it.
_TURN: Final = lazy_pattern(
    r"(?:调整|变更|更改|修改|改|转|变|过渡|升级)(?:为|成|至|由|到)?(?=[^，。；]{0,12}?(?:下放|委托|延伸|派驻|赋权|收回|保留|法定|县级|(?:由)?[县区旗][^，。；乡镇街]{0,12}?(?:局|部门)))"
    r"|(?:(?<=[改变转]委托)|(?<=[改变转]下放)|(?<=[改变转]派驻)|(?<=[改变转]延伸))为"
    r"|(?<=[放托伸派权])(?:现|→|->|-->|=>)(?:改|调整|变更)?(?:为|由)?"
)


def in_force(clause: str) -> str:
    """Return what holds now of a cleaned text: of 由委托改为下放 the end.

    Args:
        clause: a clause, or a cell.
    """
    for match in islice(_TURN.finditer(clause), _MOST_TURNS):
        if hits(clause[: match.start()]) and hits(clause[match.end() :]):
            return clause[match.end() :]
    return clause


#: 下放（原委托）: what was, in brackets.
_FORMER: Final = lazy_pattern(
    r"[（(](?:原来?|此前|以前|之前|曾|前期|(?:19|20)\d\d年(?:度)?以?前)(?:为|系|是|由|属)?[^（）()]{1,14}[)）]"
)


_KINDS: Final = lazy_pattern(
    r"乡镇?[（(](?:镇|街道|[、镇街道]{2,4})[)）]|镇[（(](?:街道?|乡|[、乡街道]{2,4})[)）]"
)


def one_kind(text: str) -> str:
    """Return a cleaned text with one word for townships in place of 镇（街）, 乡（镇、街道）.

    Args:
        text: a head or a cell.
    """
    return _KINDS.sub("镇街", text) if "(" in text or "（" in text else text


def without_former(clause: str) -> str:
    """Return a cleaned text without a bracket that tells what was, where the rest says something: 下放（原委托）.

    Args:
        clause: a clause, or a cell.
    """
    rest = _FORMER.sub("", clause) if "原" in clause or "前" in clause or "曾" in clause else clause
    return rest if rest != clause and hits(rest) else clause


#: 2024年, 临政发〔2024〕8号.
_DATED: Final = lazy_pattern(r"(?:19|20)\d\d年|(?<=[〔\[(])(?:19|20)\d\d(?=[〕\])]第?\d)")
_PARTS: Final = lazy_pattern(r"[，,；;。]+")


def last_dated(clauses: list[str]) -> list[str]:
    """Return the clauses that hold now where each tells another year: of 2022年下放，2024年收回 the last.

    Args:
        clauses: cleaned clauses, left to right.
    """
    dated = [clause for clause in clauses if _DATED.search(clause) and hits(clause)]
    if len(dated) < 2 or any(
        hit.kind != "cell" for clause in clauses if clause not in dated for hit in hits(clause)
    ):
        return clauses
    years = [max(map(str, _DATED.findall(clause))) for clause in dated]
    last = max(years)
    if years.count(last) > 1:
        return clauses
    return [clause for clause in clauses if clause not in dated or clause is dated[years.index(last)]]


#: 下放　委托, or the one above the other.
_TWO_WORDS: Final = lazy_pattern(
    r"(?P<first>(?:下放|赋权|授权|放权)(?=\s+(?:委托|延伸|派驻))|(?:委托|延伸|派驻)(?=\s+(?:延伸|派驻)))\s+"
)


def set_apart(text: str, sign: str = "、") -> str:
    """Return a text with a sign between two words for modes that a blank or a break sets apart: 下放　委托 names two.

    委托 下放 and 下放（委托） are one.

    Args:
        text: as it stands there.
        sign: what parts them.
    """
    return _TWO_WORDS.sub(lambda match: match["first"] + sign, text.strip())


#: 建议委托: an opinion. 拟下放 is what the list itself proposes, and stands.
_PLANNED: Final = lazy_pattern(
    r"(?:建议|考虑|计划|拟?申请|争取|提请|请求|希望|要求)(?:予以|全部|部分|直接|逐步)?(?=下放|下沉|委托|延伸|派驻|赋权|放权|授权|收回|上收)"
)

#: 委托，条件成熟后下放: what will be one day.
_SOME_DAY: Final = lazy_pattern(
    r"[，,；;（(](?:待|条件|时机)[^，。；]{0,10}?(?:成熟|具备|到位|提高|提升)[^，。；]{0,4}?[后时][^，。；]{0,4}?(?:下放|委托|赋权|放权|延伸|承接|收回)[）)]?$"
)
#: 授权/委托, 委托或赋权: two ways, of which one is said by a word that may mean any.
_EITHER: Final = lazy_pattern(
    r"(?:授权|赋权)(?:[+/、和及与]|或者?|以及)(?:委托|派驻|延伸)|(?:委托|派驻|延伸)(?:[+/、和及与]|或者?|以及)(?:授权|赋权)"
)
#: 拟委托（待批）, 条件成熟后承接: not settled yet, whatever is proposed.
_UNSETTLED: Final = lazy_pattern(
    rf"^{RIPE}|"
    r"正在(?:办理|签订|签署|协商|研究|推进|走|履行)|待(?:报?批|审[批定核议]?|定|研究|论证|确定|明确|上会|议)(?!后)|(?:尚|暂)未(?:确定|批准|明确)|未定$"
)


#: 委托（县级可收回）: what may be.
_COULD_END: Final = lazy_pattern(
    r"[，,；;（(][^，。；（）()]{0,10}?(?:可以?|有权|必要时|随时)[^，。；（）()]{0,6}?(?:收回|上收|终止|取消)[^（）()，。；]{0,4}[)）]?$"
)
#: 委托期满: what holds since, it does not say.
_RUN_OUT: Final = lazy_pattern(
    r"委托(?:协议|期限|期)?(?:已经?)?(?:到期|期满|届满|满)(?:后)?[，,]?(?:(?:不再?|未|没有)(?:续签|续期|续约|延续|续))?$"
)


#: 下放至县级, 委托区县主管部门实施: from above the county, whose own it is since.
_TO_COUNTY: Final = lazy_pattern(
    rf"{GIVES}(?:至|到|给|由|予)?(?:各)?(?:设区的?市|市|州|盟)?[、和与及]?(?:县|区|旗)(?:[(（、][县区市旗、]+[)）]?|区|市|旗)?(?:级|本级|直)?(?:行业|业务)?(?:主管|有关)?(?:部门)?(?:实施|行使|办理|承接|管理|审批)?$"
)


def hands_to_county(cleaned: str) -> bool:
    """Return whether a cleaned text tells what the county got from above: 下放至县级, 省级委托县级实施.

    Args:
        cleaned: a cell, or a clause.
    """
    return _TO_COUNTY.search(cleaned) is not None


@lru_cache(maxsize=65536)
def cell_modes(text: str) -> int:
    """Return the mask of the modes that a cell of a mode column names; a cell that only denies keeps it.

    An opinion (建议下放) names none.

    Args:
        text: the cell's text. Codes of the program's own and its Chinese terms are understood too.
    """
    cleaned = one_kind(clean(set_apart(text)))
    exact = _EXACT.get(cleaned) or _EXACT.get(cleaned.lower()) or _LETTERS.get(cleaned)
    if exact:
        return BIT[exact]
    cleaned = "，".join(last_dated(_PARTS.split(cleaned))) if _DATED.search(cleaned) else cleaned
    cleaned = in_force(without_former(_COULD_END.sub("", _SOME_DAY.sub("", cleaned)) or cleaned))
    if (
        _PLANNED.match(cleaned)
        or _UNSETTLED.search(cleaned)
        or _RUN_OUT.match(cleaned)
        or hands_a_step(cleaned)
        or hands_to_county(cleaned)
    ):
        return 0
    said = mask_of({hit.mode for hit in hits(cleaned) if hit.kind == "hard"})
    if said and _EITHER.search(cleaned):
        # 授权+委托 names two ways, 授权委托 one
        said |= BIT[Mode.DELEGATED]
    soft = mask_of({hit.mode for hit in hits(cleaned) if hit.kind in ("soft", "cell")})
    if said:
        return said
    # 不收回 leaves open how the township goes on
    if any(hit.kind == "deny" and hit.mode is not Mode.RECALLED for hit in hits(cleaned)):
        return BIT[Mode.RETAINED]
    return soft


_ACTS: Final = lazy_pattern(r"(?:行使|实施|执法|办理|负责|查处|承接)$")


def heading_modes(text: str) -> tuple[int, int]:
    """Return the masks of the modes that a heading names with hard words, and with soft ones only."""
    cleaned = clean(text)
    hard = soft = 0
    for hit in hits(cleaned):
        if hit.kind == "hard":
            hard |= BIT[hit.mode]
        elif hit.kind == "deny":
            hard |= 0 if hit.mode is Mode.RECALLED else BIT[Mode.RETAINED]
        elif hit.kind == "soft" or _ACTS.search(cleaned[hit.start : hit.end]):
            # 由县局实施的事项 beside 下放事项; 县级 alone says nothing
            soft |= BIT[hit.mode]
    return hard, soft & ~hard


#: 取消委托 ends what it names; 收回 alone brings the item back.
_ENDS: Final = lazy_pattern(
    r"(?:不再|停止|终止|取消|解除|撤销|废止)(?:对|已|原|部分|此前|原已)?(?:直接)?(?P<ended>下放|下沉|委托|赋权|放权|授权|延伸|派驻)"
)


def ended_mode(text: str) -> Mode | None:
    """Return the mode that a text says has ended: of 终止委托，收回县级 entrusting; None where it names none.

    Args:
        text: a remark, or a cell of a list of changes.
    """
    match = _ENDS.search(clean(text))
    return DENIABLE[match["ended"]] if match else None


#: What stands around the word for a mode in a head or a short cell and says nothing of its own.
_AROUND: Final = lazy_pattern(
    r"是否|可否|能否|可以?|(?:调整|变更|改|转)为|新增|列入|纳入|拟|已|应|继续|全部|部分|依法|给|至|到|由|各|乡镇|镇街|街镇|街道|镇|乡|基层|人民政府|政府|实施|行使|执法|承接|办理"
    r"|事项|权限|职权|权力|类别|类型|类|方式|形式|情况|的|项目|名单|名称|清单|对象|[（()）【】\[\]:：/、.．。①-⑳\dA-Za-zⅠ-Ⅻ—-]|[一二三四五六](?=[、.）)])"
)


def rest_of(text: str) -> str:
    """Return what a cleaned text says beside its mode words and the words around them."""
    for hit in reversed(hits(text)):
        text = text[: hit.start] + text[hit.end :]
    return _AROUND.sub("", text)


def is_firm(text: str) -> bool:
    """Return whether a cleaned text names a mode by more than 承接, which may be an answer as well."""
    return text in _LETTERS or any(
        hit.kind != "soft" or text[hit.start : hit.end] != "承接" for hit in hits(text)
    )
