"""What a sentence states: the transfer itself, to whom, and to whom not.

Used for remarks, for paragraphs above a table and for cells that name townships. A word alone is no
statement: 受委托的检测机构, 省级下放, 收回许可证 speak of other things.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from powerlist.classify.receivers import NAME, is_township
from powerlist.model import modewords as words
from powerlist.model.enums import Mode
from powerlist.model.modewords import BIT, Hit
from powerlist.model.receiver import plain

_CLAUSE: Final = re.compile(r"[，,。；;！!\n\r]+")
_GENERIC: Final = re.compile(
    r"(?:其他|其余|各|所有|全部|全县|全区|全市|全州|本县|本区|\d+个)*(?:的)?(?:各|所有|全部)?"
    r"(?:乡镇\(?街道\)?|乡\(镇\)|乡\(镇、街道\)|乡镇|镇乡|镇街|街镇|镇\(街道\)|乡、镇|街道办事处|街道"
    r"|(?:^|(?<=[各由给至到在托放、本该全驻交和及与]))(?:镇|乡)(?!域|区|级|村|市|县|土|下(?!放)))"
)
_QUALIFIED: Final = re.compile(r"^(?:其他|其余|各|所有|全部|全县|全区|全市|全州|本县|本区|\d+个)")
_NO_NAME: Final = re.compile(
    r"(?:乡镇|镇乡|城镇|村镇|集镇|小镇|古镇|建制镇|市镇|乡镇街道|镇街道|(?:各|所有|全部|其他|其余|该|本|由|在|至|给|到)(?:镇|乡|街道))$"
)
_LEAD: Final = re.compile(
    r"^.*(?:下放(?:至|给|到|由)?|委托(?:给|由|至)?|延伸(?:至|到)?|赋予|赋权(?:给|至)?|授权(?:给|至)?|交由|移交(?:给|至)?|由|在|对|至|给|到|派驻|驻|以"
    r"|(?:单位|机关|组织|主体|机构|方)(?:为|是|系)|仅限?|只限?|限于?|除|其中|自治县|县|区|旗|州|市|和|及|与|：|:|、)"
)
_UPWARD: Final = re.compile(
    r"(?:国家|国务院|中央|省|自治区|部委|自治州|市)(?:级|政府|人民政府|直)?(?:主管|有关)?(?:部门)?(?:已|将)?(?:直接)?(?:委托)?(?:下放|授权|赋权|委托)"
    r"|(?:下放|授权|赋权|委托)(?:至|到|给|由|予)?(?:各)?(?:设区的?市|地级?市|市州|州市|市|县|区|旗|省)(?:级|直|\(|（|、|人民|有关|相关|主管|行政|政府|部门|$)"
)
_OTHER_AGENT: Final = re.compile(
    r"委托(?:具有|有|具备|符合|第三方|中介|专业|检[测验]|鉴定|评估|代理|拍卖|加工|生产|律师|他人|个人|会计|审计|人|书|方(?!式)|协议|到期|合同"
    r"|事业|所属|下属|其|社会|测绘|监测|运营|开户|银行|企业|公司|技术|机构|单位|设计|施工|监理)"
)
_AGENT_IS: Final = re.compile(r"受委托(?:的)?(?:单位|机关|组织|方|主体|机构)(?:为|是|系|[:：])")
_TAKE_BACK_OTHER: Final = re.compile(
    r"(?:收回|撤回|上收)(?:其|的|已发|原发)?(?:行政)?(?:许可证|许可|证件|证书|证|土地|国有|闲置|资金|房|执照|批准|贷款|奖|资产|财政|补助)"
)
_OUTPOST: Final = re.compile(
    r"派驻|派出机构|延伸(?:至|到)?.{0,12}(?:乡|镇|街道|基层|村)|(?:窗口|服务|关口|执法)(?:前移|延伸)|县属乡用|进驻"
)
_CARVE_OUT: Final = re.compile(r"涉及|重大|跨|情节|吊销|数额|案件|较大|部分|其中|以上的")
_MOVED_FORWARD: Final = re.compile(r"(?:窗口|服务|关口|执法|力量|监管)(?:前移|延伸|下沉)|县属乡用")
_OUTPOST_ACTS: Final = re.compile(
    r"(?:派驻|派出机构|驻[^，。；、]{1,14}?(?:所|站|队)).{0,24}(?:实施|行使|执法|办理|负责|承担|开展)|(?:实施|行使|执法)主体为?派驻|采取派驻|以派驻"
)
_EXCEPT: Final = re.compile(
    r"(?:除|不含|不包括)(.{2,60}?)(?:以外|之外|外|$)|[（(]?([^（）()除]{2,40}?)除外[）)]?"
)
#: A wish or a plan under conditions states nothing yet.
_NOT_YET: Final = re.compile(r"申请|建议|待|成熟|视情况|适时|逐步|研究|争取|条件具备")
#: 拟委托, 可委托乡镇实施: a plan or a possibility; 许可下放 is none.
_MAY: Final = re.compile(r"(?:拟|计划|考虑|(?<![许认])可以?|能够?)(?:予以|全部|部分|直接|由|以|通过|采取)?$")
#: The county gives it up: 下放后县级不再实施.
_GIVEN_UP: Final = re.compile(r"(?:县|区)(?:级|直|里)?(?:有关|主管|行业主管)?(?:部门)?不再(?:实施|行使)")
_TOWARDS: Final = re.compile(r"[对向给予]")
#: 赋权目录 names a list.
_LISTED: Final = re.compile(r"(?:事项)?(?:目录|清单|名录|范围)")
#: 服务延伸到企业 goes somewhere else.
_ELSEWHERE: Final = re.compile(
    r"(?:前移|延伸|下沉)(?:至|到|给|向|进)(?:各|全部)?(?:企业|村|社区|户|群众|园区|学校|家|网格)"
)
#: A clause that only says for whom: 仅三家镇, 适用范围：三家镇、拦江镇.
_ONLY: Final = re.compile(r"^(?:仅|只|限|适用|承接|范围|实施范围)[^，。]*$")
#: A clause about what was.
_WAS: Final = re.compile(
    r"^(?:[（(]?(?:原来?|此前|以前|之前|曾|过去|前期)(?!则)|(?:19|20)\d\d年(?:以?前|已|曾))"
)
#: On which ground, since when, how far: 根据县政府令（委托）, 2024年起（下放）, 本次调整为（委托）, 仅（委托）.
_GROUND: Final = re.compile(
    r"(?:(?:根据|依据|按照?|经|依照?)[^，。省国央]{1,24}|[^，。省国央]{0,12}[〔\[(（]\d{4}[〕\])）]第?\d+号(?:文件?|令)?)?(?:自?\d{4}年(?:度)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:起|开始)?)?"
    r"(?:第?[一二三四五六]批|该|此|本次?|上述|以上|事项|权限|职权|项目|权力|已经?|拟|可|现|将|应|均|仍|全部|部分|直接|依法|予以|采取|实行|通过|以|仅|只|改|作为|按|调整|变更|继续|为|由|的)*"
)
_SCOPE: Final = re.compile(r"[^，。]{0,10}(?:案件|情形|环节|部分)(?:\d{4}年)?")
_FILLER: Final = re.compile(
    r"^(?:\d{4}年(?:度)?)?(?:该|此|本|上述|以上)?(?:事项|权限|职权|项目|权力)?(?:已|已经|拟|可|现|将|应|均|全部|全|部分|直接|依法|予以|采取|实行|通过|以|首批|第[一二三四五]批)*|"
    r"(?:事项|权限|职权|方式|实施|执行|行使|办理|形式|处理|权力|承接|范围|管理)*(?:\d{4}年)?$"
)


def speaks_of_others(text: str) -> bool:
    """Return whether a cleaned text hands over to a county or to somebody else, or is a plan only."""
    return any(pattern.search(text) for pattern in (_NOT_YET, _OTHER_AGENT)) or (
        bool(_UPWARD.search(text)) and not _GENERIC.search(text)
    )


@dataclass(frozen=True, slots=True)
class Statement:
    """What a text states.

    Attributes:
        modes: mask of the modes said without naming a receiver, or of all receivers.
        denied: mask of the modes that it denies for everyone.
        per: ``((receiver as written, mode), …)``.
        excluded: receivers for whom a transfer is denied.
        receivers: receivers as written that take part, in order.
    """

    modes: int = 0
    denied: int = 0
    per: tuple[tuple[str, Mode], ...] = ()
    excluded: tuple[str, ...] = ()
    receivers: tuple[str, ...] = ()

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


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    start: int
    hit: Hit | None = None


@lru_cache(maxsize=65536)
def statement(text: str, known: tuple[str, ...] = (), *, cell: bool = False) -> Statement:
    """Return what a text states about the transfer to townships.

    Args:
        text: a remark, a paragraph, or a cell.
        known: full names of the place's townships, recognised wherever they stand.
        cell: the text is a cell whose column asks for the mode: every word counts.
    """
    per: dict[str, Mode] = {}
    excluded: dict[str, None] = {}
    only: dict[str, None] = {}
    modes = denied = in_name = 0
    last: Hit | None = None
    clauses = [cleaned for clause in _CLAUSE.split(text[:2000]) if (cleaned := words.clean(clause))]
    for clause in _in_force(clauses):
        for match in _EXCEPT.finditer(clause):
            inside = _tokens(match.group(1) or match.group(2), known)
            excluded.update((token.text, None) for token in inside if token.kind == "name")
        cleaned = _EXCEPT.sub("", clause)
        tokens = _tokens(cleaned, known)
        hits = [token.hit for token in tokens if token.hit and (cell or _counts(cleaned, token.hit, tokens))]
        names = [token for token in tokens if token.kind in ("name", "all")]
        if not hits:
            taken = [token for token in tokens if token.hit and _takes(cleaned, token.hit)]
            alone = bool(_ONLY.match(cleaned)) or _only_names(cleaned, names)
            if names and (taken or (alone and last is None)) and not _NOT_YET.search(cleaned):
                # 由三家镇承接, 仅三家镇、拦江镇 say who, not how
                only.update((token.text, None) for token in names if token.kind == "name")
            # 下放至三家镇，拦江镇: the list of names goes on
            elif last is not None and names and _only_names(cleaned, names):
                for token in names:
                    _put(per, excluded, token, last)
            continue
        for hit, takers in _assign(hits, names):
            last = hit
            for taker in takers:
                _put(per, excluded, taker, hit)
            if takers:
                continue
            if hit.kind == "deny":
                denied |= BIT[hit.mode]
            elif cleaned[hit.start : hit.end].endswith("名义"):
                in_name |= BIT[hit.mode]
            else:
                modes |= BIT[hit.mode]
    if not (modes == BIT[Mode.EXTENDED] and in_name == BIT[Mode.ENTRUSTED]):
        # an outpost acts in the department's name as well: that makes no entrusting of it
        modes |= in_name
    receivers = tuple(name for name in {**per, **only} if name not in excluded)
    return Statement(
        modes=modes,
        denied=denied,
        per=tuple((name, mode) for name, mode in per.items() if name not in excluded),
        excluded=tuple(excluded),
        receivers=receivers,
    )


def _in_force(clauses: list[str]) -> list[str]:
    """Return what holds now: of 由委托改为下放 the end, of 原委托乡镇，现收回 the last clause."""
    found = []
    for clause in clauses:
        now = words.in_force(clause)
        if now != clause:
            found.append(now)
        elif not (_WAS.match(clause) and any(words.hits(other) for other in clauses if other != clause)):
            found.append(clause)
    return found


def _takes(clause: str, hit: Hit) -> bool:
    """Return whether a word says that somebody takes over, without saying how: 由三家镇承接."""
    return hit.kind == "soft" or (hit.kind == "cell" and clause[hit.start : hit.end].endswith("承接"))


def _put(per: dict[str, Mode], excluded: dict[str, None], token: _Token, hit: Hit) -> None:
    # 石门镇 and 石门镇人民政府 in one text are one receiver, as it is written first
    told = next((name for name in (*per, *excluded) if plain(name) == plain(token.text)), token.text)
    token = _Token(token.kind, told, token.start)
    if hit.kind == "deny":
        excluded[token.text] = None
    else:
        per[token.text] = hit.mode


def _tokens(clause: str, known: tuple[str, ...]) -> list[_Token]:
    """Return names and mode words of a clause, left to right."""
    found: list[_Token] = [_Token("hit", "", hit.start, hit) for hit in words.hits(clause)]
    taken: list[tuple[int, int]] = []
    for name in known:
        start = clause.find(name)
        if start >= 0:
            written = name + _tail(clause[start + len(name) :])
            taken.append((start, start + len(written)))
            found.append(_Token("name", written, start))
    for match in NAME.finditer(clause):
        if any(begin < match.end() and match.start() < end for begin, end in taken):
            continue
        text = _LEAD.sub("", plain(match.group()))
        if len(text) < 2 or _NO_NAME.search(match.group().replace("人民政府", "")) or not is_township(text):
            continue
        tail = _tail(match.group()[match.group().rfind(text) + len(text) :]) if text in match.group() else ""
        start = match.end() - len(text) - len(tail)
        taken.append((match.start(), match.end()))
        found.append(_Token("name", text + tail, start))
    for match in _GENERIC.finditer(clause):
        if any(begin < match.end() and match.start() < end for begin, end in taken):
            continue
        kind = "all" if _QUALIFIED.match(match.group()) else "generic"
        found.append(_Token(kind, match.group(), match.start()))
    return sorted(found, key=lambda token: token.start)


def _tail(text: str) -> str:
    """Return 人民政府 or 办事处 where a text begins with it: receivers are given as written."""
    return next((word for word in ("人民政府", "办事处") if text.startswith(word)), "")


def _assign(hits: list[Hit], names: list[_Token]) -> list[tuple[Hit, list[_Token]]]:
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


def _only_names(clause: str, names: list[_Token]) -> bool:
    rest = clause
    for token in names:
        rest = rest.replace(token.text, "")
    return len(re.sub(r"[、和及与（）()等人民政府]", "", rest)) <= 1


def _gives(clause: str, hit: Hit, tokens: list[_Token]) -> bool:
    """Return whether an umbrella word states a transfer to the township named: 赋权三家镇, 对三家镇赋权."""
    if hit.kind != "soft" or clause[hit.start : hit.end] not in ("赋权", "赋予", "授权"):
        return False
    if _UPWARD.search(clause) or _NOT_YET.search(clause[: hit.start]) or _LISTED.match(clause, hit.end):
        return False
    behind = any(token.start >= hit.end for token in tokens if token.kind != "hit")
    return behind or _TOWARDS.search(clause[: hit.start]) is not None


def _counts(clause: str, hit: Hit, tokens: list[_Token]) -> bool:
    """Return whether a mode word in running text speaks of the item's transfer."""
    township = any(token.kind != "hit" for token in tokens)
    if hit.kind in ("soft", "cell"):
        return township and _gives(clause, hit, tokens)
    rest = clause[: hit.start] + "，" + clause[hit.end :]
    for token in tokens:
        rest = rest.replace(token.text, "") if token.kind != "hit" else rest
    before, after = rest.split("，", 1)
    before, after = before.rstrip("、和及与:："), after.lstrip("、和及与:：")
    bare = (not _FILLER.sub("", before) or bool(_GROUND.fullmatch(before))) and (
        not _FILLER.sub("", after) or bool(_SCOPE.fullmatch(after))
    )
    if hit.kind == "deny":
        return bare or township or len(clause) <= hit.end - hit.start + 6
    if _NOT_YET.search(clause[: hit.start]) or _MAY.search(clause[: hit.start]):
        return False
    match hit.mode:
        case Mode.DELEGATED | Mode.ENTRUSTED:
            around = clause[max(0, hit.start - 1) : hit.end + 12]
            # 受委托单位为三家镇人民政府 names the township as the agent
            ours = township and _AGENT_IS.search(clause)
            agent = hit.mode is Mode.ENTRUSTED and not ours and _OTHER_AGENT.search(around)
            bare = bare and not clause.startswith("交由", hit.start)
            # 以镇政府自己名义, 以县水利局名义: the name in which it acts says both how and who
            named = clause[hit.start : hit.end]
            own = named.endswith("名义") and (hit.mode is Mode.ENTRUSTED or any(c in named for c in "镇乡街"))
            stated = (
                own or township or bool(_GIVEN_UP.search(clause)) or (bare and not _UPWARD.search(clause))
            )
            return stated and not agent
        case Mode.EXTENDED:
            acts = bool(_OUTPOST_ACTS.search(clause))
            moved = bool(_MOVED_FORWARD.match(clause[hit.start : hit.end])) and not _ELSEWHERE.search(clause)
            return bare or acts or moved or (township and bool(_OUTPOST.search(clause)))
    # 收回许可证 takes back something else; 重大案件由县级保留 splits the power, it does not retain it
    other = None
    if hit.mode is Mode.RECALLED:
        # 取消委托检测 ends somebody else's work
        other = _TAKE_BACK_OTHER.search(clause) or _OTHER_AGENT.search(clause[hit.start : hit.end + 12])
    split = None
    if hit.mode is Mode.RETAINED:
        split = _CARVE_OUT.search(clause[: hit.start]) or _CARVE_OUT.match(clause[hit.end :].lstrip("对的："))
    return other is None and split is None
