"""The words in which places say how a township comes to act.

One scanner reads them all. It finds *hits*: a mode that is said, or one that is denied (不下放, 暂不委托).
Compounds come before their parts, so that 委托下放 is entrusting and 不再承接 is taking back. Whether a
hit counts is decided by who asks: a cell of a mode column states, a heading mentions, a remark must
speak of a transfer. What forbids handing on further (不得再委托) is no hit.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from powerlist.model.enums import MODE_TERMS, Mode

#: Order of the bits of a mask of modes.
ORDER: Final[tuple[Mode, ...]] = tuple(Mode)
BIT: Final[dict[Mode, int]] = {mode: 1 << index for index, mode in enumerate(ORDER)}
#: What a township acts by only because the county handed it over, and the same as a mask.
HANDED: Final = frozenset({Mode.DELEGATED, Mode.ENTRUSTED, Mode.EXTENDED})
HANDED_MASK: Final = BIT[Mode.DELEGATED] | BIT[Mode.ENTRUSTED] | BIT[Mode.EXTENDED]
#: The county goes on, or goes on again.
STAYS_MASK: Final = BIT[Mode.RETAINED] | BIT[Mode.RECALLED]

_OPEN: Final = r"[（(【\[〔]?"
_DASH: Final = r"[-—－:：]?"

#: What a body does with a power.
ACT: Final = r"(?:行使|实施|执法|办理|查处|审批|审核|核发|承办|处理|执行|负责|受理|监管|承担|管理|检查|处罚)"
#: The townships and streets of a place, of Inner Mongolia as well.
_TOWN: Final = r"(?:乡镇|镇街|街镇|苏木镇|苏木乡镇|苏木|镇|乡|街道)"
#: The county's own bodies.
BODY: Final = r"(?:局|委员会|委|办公室|办|部门|机关|大队|支队|总队|中队|队|中心|单位|主体|分局|所|站|院|处)"

#: Traditional forms of the words below; the rest of the text does not matter here.
_SIMPLIFIED: Final = str.maketrans(
    "託賦權鄉鎮縣級駐區辦處實執當轉還務門貫關", "托赋权乡镇县级驻区办处实执当转还务门贯关"
)

#: (pattern, mode, kind). ``hard`` words name a mode wherever they stand, ``soft`` ones only in a cell of a
#: mode column or beside headings that name other modes, ``cell`` ones only in such a cell, ``deny`` says that
#: the mode is not given.
_WORDS: Final[tuple[tuple[str, Mode, str], ...]] = (
    # taken back: before the words that it takes back
    (
        (
            r"(?:不再|停止|终止|取消|解除|撤销|废止|收回|撤回|上收)(?:交由|交予|进行|实施|对|已|原|部分|此前|原已)?"
            r"(?:直接)?(?:下放|下沉|下移|委托|赋权|放权|授权|延伸|派驻|承接)(?:权限|事项)?"
        ),
        Mode.RECALLED,
        "hard",
    ),
    (
        r"(?:已|原|此前)(?:下放|委托|赋权|赋予|授权|延伸)[^，。；]{0,16}?(?:收回|上收|撤回|退回|收归)",
        Mode.RECALLED,
        "hard",
    ),
    (r"不再(?:交由|交予|由(?:各)?(?:乡镇|镇街|镇|乡|街道))", Mode.RECALLED, "hard"),
    (r"(?:下放|委托|赋权|承接|延伸)后?(?:的|又|已|予以)?(?:收回|上收|撤回)", Mode.RECALLED, "hard"),
    (
        r"(?:赋权|下放|承接|委托)?(?:事项)?(?:退出|调出|移出)(?:赋权|下放|承接|乡镇|镇街)?(?:事项)?(?:目录|清单)|(?:退出|调出|移出)(?:赋权|下放|承接)?(?:的)?事项",
        Mode.RECALLED,
        "hard",
    ),
    (r"上级(?:部门)?(?:收回|上收)|收回|上收|收归|回收至|撤回", Mode.RECALLED, "hard"),
    (
        r"(?:退回|交回|划回|归还|返还|回归|移回|调回)(?:至|给|由|到)?(?:原|县|区|市|旗|州|上级|主管|部门)",
        Mode.RECALLED,
        "hard",
    ),
    # 不得再委托 forbids handing on what was handed over (处罚法 第二十条第四款), and so says nothing of the mode
    (
        (
            r"(?:不得|不可|不能|不应|不准|不许|禁止|严禁|不允许|无权)(?:擅自|自行)?(?:将[^，。；]{0,12}?)?"
            r"(?:再次?|转|另行|进一步|层层|继续|向下|重复)+(?:下放|下沉|委托|赋权|授权|交由)(?:(?:、|或者?|和)(?:转|再)?(?:下放|委托|赋权|授权))*"
        ),
        Mode.RETAINED,
        "further",
    ),
    # not given
    (
        (
            r"(?:暂时|暂|现|目前|仍|均|尚|一律|原则上|并)?(?:不予|不宜|不得|不可|不能|不|未|暂缓|无需|没有|无法|无力|难以)"
            r"(?:宜|应|予|作|做|进行|实施|纳入|列入|实行|采取|采用|直接|对|再|能|可|具备|满足|符合|适合|适宜|同意|建议|考虑)?"
            r"(?P<deny>下放|下沉|下移|委托|延伸|派驻|赋权|赋予|放权|授权|承接|交由|移交|划转|收回|上收)"
        ),
        Mode.RETAINED,
        "deny",
    ),
    # entrusted: the compounds in which 下放, 授权 are only the umbrella word
    (
        (
            rf"(?:以|按|采取|通过|采用|实行)?委托{_OPEN}{_DASH}(?:的)?(?:方式|形式|式)?(?:进行|予以|直接)?"
            rf"(?:下放|授权|赋权|放权|承接|交由[^，。；]{{0,40}}?(?:行使|实施|承接|办理))"
        ),
        Mode.ENTRUSTED,
        "hard",
    ),
    (
        (
            r"(?:以|按|采取|通过|采用|实行)(?:派驻|延伸|窗口前移|服务前移)(?:的)?(?:方式|形式|式)(?:进行|予以|直接)?"
            r"(?:下放|授权|赋权|放权|承接|交由[^，。；]{0,40}?(?:行使|实施|承接|办理))"
            rf"|(?:下放|授权|赋权|放权|承接){_OPEN}{_DASH}(?:采取|通过)?(?:派驻|延伸|窗口前移|服务前移)"
        ),
        Mode.EXTENDED,
        "hard",
    ),
    (rf"(?:下放|授权|赋权|放权|承接){_OPEN}{_DASH}(?:采取|通过)?委托", Mode.ENTRUSTED, "hard"),
    (
        rf"以(?:(?:县|区|市|旗|州|原|主管|委托)(?:城乡|[^，。；、乡镇街]){{0,14}}?{BODY}|部门|局|委托方)(?:的)?名义",
        Mode.ENTRUSTED,
        "hard",
    ),
    (
        (
            r"代(?:行|为行使|为实施)(?:的)?(?:事项|职权|权力)|签[订署有](?:了)?[^，。；]{0,10}?委托[^，。；]{0,6}?(?:协议|合同|书)|受托(?:行使|实施|执法|办理|承接|事项)|受?委托(?:给|由|至)?(?:各|相关|所属)?(?:乡镇|镇街|街镇|镇|乡|街道)?(?:人民政府|办事处)?"
            r"(?:实施|行使|执法|办理|承接|代办|承办)?"
        ),
        Mode.ENTRUSTED,
        "hard",
    ),
    # extended
    (
        (
            r"(?:窗口|服务|关口|执法|力量|监管|人员|队伍|审批|受理|监督)(?:前移|延伸)|(?:服务|窗口|执法力量|力量|人员|队伍)下沉|延伸(?:下放|赋权|执法|服务|实施)?"
            r"|派驻(?:机构|执法|下放|延伸|实施|人员|中队|大队|所|队伍)*|(?:设在|驻|派驻)?(?:各)?(?:乡镇|镇街|镇|乡|街道)?(?:的)?派出机构(?:在(?:各)?(?:乡镇|镇街|镇|乡|街道))?"
            rf"(?:及其)?(?:{ACT}|(?:行政)?(?:执法)?(?:事项|职权|权力))|(?:县|区|市)(?:属|管|聘|直)(?:乡|镇|街)(?:用|管)|(?:驻|派驻)(?:各)?(?:镇|乡|街|乡镇|镇街|街道)(?:机构|站所|中队|分局|单位)(?:直接|负责|统一)*(?:行政)?(?:执法)?(?:职权|事项|权力|{ACT})|进驻|入驻|前移"
            rf"|1\+X(?:辐射)?|辐射(?:执法|服务)|驻[^，。；、村]{{0,8}}(?:镇|乡|街道)[^，。；、]{{0,8}}?(?:所|站|队|机构|分局)(?=[^，。；]{{0,6}}{ACT}|[^，。；]{{0,20}}名义)"
        ),
        Mode.EXTENDED,
        "hard",
    ),
    # retained
    (
        (
            r"(?:仍|继续)?(?:由|归|在)?(?:县|区|市|旗|州)(?:级|本级|直)?(?:有关|主管|行业主管)?(?:部门|局|委)?(?:继续)?(?:予以)?保留"
            r"|(?:本级|部门|继续|仍由县级|仍由区级)保留"
            r"|保留(?:在|由|给|至)?(?:本|原)?(?:县|区|市|旗|部门)(?:级|本级|直)?(?:部门)?(?:行使|实施)?"
            r"|县本级|(?:仍|继续)(?:由|归|在)(?:县|区|市|旗|原|本)(?:级|直)?(?:有关|主管|行业主管|实施)?部门"
            r"(?:行使|实施|负责)?"
            rf"|(?:仍|继续)由(?:县|区|市|旗|州)(?:城乡|[^，。；、乡镇街]){{0,10}}?{BODY}(?:负责)?(?:组织|直接)?"
            rf"{ACT}(?=$|[，。；)）])"
            rf"|(?:由|归)?(?:县|区|市|旗|州)(?:级|直)?(?:有关|主管|行业主管)?部门(?:继续|仍)(?:直接)?{ACT}"
            r"|维持(?:由)?(?:县|区|市|旗|州)(?:级|本级|直)?(?:部门)?(?:行使|实施|办理|不变)?"
        ),
        Mode.RETAINED,
        "hard",
    ),
    # statutory
    (
        (
            r"法定本级(?:行使)?|(?:法律|法规)(?:、?(?:法规|规章))*(?:直接)?(?:赋予|规定|授予)(?:由)?(?:的)?(?:各)?(?:乡镇|镇街|镇|乡|街道)|(?:乡镇|镇街|街镇|镇|乡|街道)(?:级|本级)?(?:的)?法定|法定(?:执法|行政执法|职权|权力|行政权力)?"
            r"(?:事项|目录|清单|职责)|基础事项|(?:乡镇|镇街|街镇|镇|乡|街道)本级"
            r"|(?:乡镇|镇街|街镇|镇|乡|街道|本级)自有(?:权力|职权|权限|事项)?"
        ),
        Mode.STATUTORY,
        "hard",
    ),
    # delegated
    (
        (
            r"赋权(?:式)?下放|下放赋权|直接(?:下放|赋权)|(?:承接|通用|个性|特色|自选|共性|可选|全面|首批)赋权"
            r"|以(?:各)?(?:自身|自己|本级|本镇|本乡|本街道|本机关|本单位|本政府|乡镇|镇街|苏木镇|苏木|镇|街道|乡)"
            r"(?:人民政府|政府|办事处|机关)?(?:自身|自己)?(?:的)?名义"
            r"|放(?:给|到|至)(?:各)?(?:乡镇|镇街|镇|乡|街道|基层)|下放|放权|(?:权限|权力|职权|执法权|审批权|处罚权|事权)(?:下沉|下移)"
            r"|交由[^，。；]{0,40}?(?:行使|实施|承接|办理)"
            r"|(?:划转|移交|划归|移转|转移)(?:至|到|给)(?:各|相关)?[^，。；、县区市]{1,6}?(?:镇|乡|街道)"
            r"|(?:划转|移交|划归|移转|转移)(?:至|到|给|由)?(?:各|相关|有关|所属)?(?:乡镇|镇街|街镇|镇|乡|街道|基层)"
            r"|(?:调整|变更|划|转|移|改)(?:为|归)?由(?:各)?(?:乡镇|镇街|街镇|镇|乡|街道)[^，。；]{0,10}?(?:行使|实施|承接|办理)"
            r"|直接赋予|赋予[^，。；]{0,20}?(?:行使|实施)"
        ),
        Mode.DELEGATED,
        "hard",
    ),
    (r"(?:法律|法规)(?:、?(?:法规|规章))*(?:直接)?(?:赋予|规定|授权)", Mode.STATUTORY, "soft"),
    # 县级赋权 says from where, not who keeps it
    (
        r"(?:(?:县|区|旗|州)(?:级|直)?(?:政府|有关|主管|行业主管)?(?:部门)?|上级)?(?:赋予|赋权|授权|授予)|(?:直接|自主|自行|独立)?承接|下沉|下移|扩权",
        Mode.DELEGATED,
        "soft",
    ),
    (r"法定|固有|本级自有", Mode.STATUTORY, "soft"),
    (r"保留", Mode.RETAINED, "soft"),
    (
        rf"派出|驻(?:镇|乡|街|点|村|地)|下派|派员|设(?:所|站|点)|辐射|(?:站所|基层所|基层站|分局|中队|派出所){ACT}",
        Mode.EXTENDED,
        "cell",
    ),
    (r"本级行使|本级事项|自有", Mode.STATUTORY, "cell"),
    (r"代为(?:行使|实施|执法|办理)|代行|受托", Mode.ENTRUSTED, "cell"),
    (r"退出|退回|交回|回收|(?:调|移|划)出(?:目录|清单)?|上划|上交", Mode.RECALLED, "cell"),
    (r"移交|划转|划归|交由", Mode.DELEGATED, "cell"),
    (
        (
            rf"(?:由)?(?:县|区|旗|市|州)(?:级|直|里)(?:有关|主管|行业主管)?(?:部门)?(?:直接|自行|统一|集中|继续)*{ACT}?"
            rf"|(?:由)?(?:原(?:有)?|主管|行业主管|业务主管|县|区|旗|州|市|本)(?:城乡|(?!收回|上收|撤回)[^，。；、乡镇街派驻]){{0,8}}?{BODY}(?:继续|直接|自行|统一)*{ACT}"
            rf"|(?:仍|继续)?(?:由)?(?:业务|主管|局)?(?:部门|机关)(?:继续|直接|自行)*{ACT}"
            rf"|^(?:部门)?自行{ACT}$|^(?:行业|业务)?主管部门$|^(?:不放|缓放|不(?:予)?(?:纳入|列入)(?:目录|清单|范围)?)$"
            r"|原(?:实施|行使)?部门|^(?:仍|暂|均)?留(?:在|给|于)?(?:县|区|市|旗|州)(?:级|里|局)?$|^(?:县|区|旗|州)(?:级|局|直)?(?:部门)?继续$"
        ),
        Mode.RETAINED,
        "cell",
    ),
    (
        (
            rf"{_TOWN}(?:自主|自行|独立)(?=$|[（(）)])|(?:由|归)?(?:各)?{_TOWN}(?:[（(]街道[）)])?(?:级|人民政府|政府|办事处)?(?:直接|自行|自主|独立|全权|依法|具体|组织|统一|负责)*"
            r"(?:行使|实施|承接|办理|执法|查处|为主)|^(?:直接|独立|自主|自行)(?:行使|承接|执法)?$|^直放$"
            rf"|(?:转|移|划|交)?(?:交|给予|授予)(?:给)?(?:各)?(?:{_TOWN}|基层)"
        ),
        Mode.DELEGATED,
        "cell",
    ),
)

_SCANNER: Final = re.compile(
    "|".join(
        f"(?P<w{index}>{pattern.replace('(?P<deny>', '(?:')})" for index, (pattern, _, _) in enumerate(_WORDS)
    )
)
_DENIED: Final = re.compile(
    r"(下放|下沉|下移|委托|延伸|派驻|赋权|赋予|放权|授权|承接|交由|移交|划转|收回|上收)$"
)
_DENIED_MODE: Final[dict[str, Mode]] = {
    "下放": Mode.DELEGATED,
    "下沉": Mode.DELEGATED,
    "下移": Mode.DELEGATED,
    "移交": Mode.DELEGATED,
    "划转": Mode.DELEGATED,
    "赋予": Mode.DELEGATED,
    "放权": Mode.DELEGATED,
    "赋权": Mode.DELEGATED,
    "授权": Mode.DELEGATED,
    "承接": Mode.DELEGATED,
    "交由": Mode.DELEGATED,
    "委托": Mode.ENTRUSTED,
    "延伸": Mode.EXTENDED,
    "派驻": Mode.EXTENDED,
    "收回": Mode.RECALLED,
    "上收": Mode.RECALLED,
}

_EXACT: Final[dict[str, Mode]] = {
    **{mode.value: mode for mode in Mode},
    **{term: mode for mode, term in MODE_TERMS.items()},
}


#: A term of a mode as a head or as a cell is no longer than this.
LONGEST_TERM: Final = 16


@dataclass(frozen=True, slots=True)
class Hit:
    """One word found.

    Attributes:
        mode: the mode that is said; for a denial the mode that is denied.
        kind: ``hard``, ``soft``, ``cell`` or ``deny``.
        start: where it begins in the cleaned text.
        end: where it ends.
    """

    mode: Mode
    kind: str
    start: int
    end: int


@lru_cache(maxsize=65536)
def clean(text: str) -> str:
    """Return the text without blanks, with half-width letters and simplified mode words."""
    folded = unicodedata.normalize("NFKC", text).translate(_SIMPLIFIED)
    return "".join(folded.split())


@lru_cache(maxsize=65536)
def hits(text: str) -> tuple[Hit, ...]:
    """Return the mode words of a cleaned text, left to right, compounds as one."""
    found = []
    for match in _SCANNER.finditer(text[:2000]):
        _, mode, kind = _WORDS[int((match.lastgroup or "w0")[1:])]
        if kind == "further":
            continue
        if kind == "deny":
            word = _DENIED.search(match.group())
            mode = _DENIED_MODE[word.group()] if word else mode
        found.append(Hit(mode, kind, match.start(), match.end()))
    return tuple(found)


def mask_of(modes: tuple[Mode, ...] | list[Mode] | set[Mode]) -> int:
    """Return the bit mask of some modes."""
    mask = 0
    for mode in modes:
        mask |= BIT[mode]
    return mask


def modes_of(mask: int) -> list[Mode]:
    """Return the modes of a bit mask, in the order of the enumeration."""
    return [mode for mode in ORDER if mask & BIT[mode]]


def single(mask: int) -> Mode | None:
    """Return the one mode of a mask, None where it has none or several."""
    found = modes_of(mask)
    return found[0] if len(found) == 1 else None


#: What holds now begins behind it.
_TURN: Final = re.compile(
    r"(?:调整|变更|更改|修改|改|转|变|过渡|升级)(?:为|成|至|由|到)?(?=[^，。；]{0,12}?(?:下放|委托|延伸|派驻|赋权|收回|保留|县级))"
    r"|(?:(?<=[改变转]委托)|(?<=[改变转]下放)|(?<=[改变转]派驻)|(?<=[改变转]延伸))为"
    r"|(?<=[放托伸派权])(?:现|→|->|-->|=>)(?:改|调整|变更)?(?:为|由)?"
)


def in_force(clause: str) -> str:
    """Return what holds now of a cleaned text: of 由委托改为下放 the end.

    Args:
        clause: a clause, or a cell.
    """
    for match in _TURN.finditer(clause):
        if hits(clause[: match.start()]) and hits(clause[match.end() :]):
            return clause[match.end() :]
    return clause


_DATED: Final = re.compile(r"(?:19|20)\d\d年")
_PARTS: Final = re.compile(r"[，,；;。]+")


def last_dated(clauses: list[str]) -> list[str]:
    """Return the clauses that hold now where each tells another year: of 2022年下放，2024年收回 the last.

    Args:
        clauses: cleaned clauses, left to right.
    """
    dated = [clause for clause in clauses if _DATED.search(clause) and hits(clause)]
    if len(dated) < 2 or any(hits(clause) for clause in clauses if clause not in dated):
        return clauses
    years = [max(map(str, _DATED.findall(clause))) for clause in dated]
    last = max(years)
    if years.count(last) > 1:
        return clauses
    return [clause for clause in clauses if clause not in dated or clause is dated[years.index(last)]]


#: 建议委托: an opinion. 拟下放 is what the list itself proposes, and stands.
_PLANNED: Final = re.compile(
    r"(?:建议|考虑|计划|拟?申请|争取|提请|请求|希望|要求)(?:予以|全部|部分|直接|逐步)?(?=下放|下沉|委托|延伸|派驻|赋权|放权|授权)"
)

#: 拟委托（待批）: not settled yet, whatever is proposed.
_UNSETTLED: Final = re.compile(
    r"待(?:报?批|审[批定核议]?|定|研究|论证|确定|明确|上会|议)(?!后)|(?:尚|暂)未(?:确定|批准|明确)|未定$"
)


@lru_cache(maxsize=65536)
def cell_modes(text: str) -> int:
    """Return the mask of the modes that a cell of a mode column names; a cell that only denies keeps it.

    An opinion (建议下放) names none.

    Args:
        text: the cell's text. Codes of the program's own and its Chinese terms are understood too.
    """
    cleaned = clean(text)
    exact = _EXACT.get(cleaned) or _EXACT.get(cleaned.lower())
    if exact:
        return BIT[exact]
    cleaned = "，".join(last_dated(_PARTS.split(cleaned))) if _DATED.search(cleaned) else cleaned
    cleaned = in_force(cleaned)
    if _PLANNED.match(cleaned) or _UNSETTLED.search(cleaned):
        return 0
    said = mask_of({hit.mode for hit in hits(cleaned) if hit.kind == "hard"})
    soft = mask_of({hit.mode for hit in hits(cleaned) if hit.kind in ("soft", "cell")})
    if said:
        return said
    # 不收回 leaves open how the township goes on
    if any(hit.kind == "deny" and hit.mode is not Mode.RECALLED for hit in hits(cleaned)):
        return BIT[Mode.RETAINED]
    return soft


#: What stands around the word for a mode in a head or a short cell and says nothing of its own.
_AROUND: Final = re.compile(
    r"是否|可否|能否|可以?|拟|已|应|全部|部分|依法|给|至|到|由|各|乡镇|镇街|街镇|街道|镇|乡|基层|人民政府|政府|实施|行使|执法|承接|办理"
    r"|事项|权限|职权|权力|类别|类型|类|方式|形式|情况|的|项目|名单|名称|清单|对象|[（()）【】\[\]:：/、.．。①-⑳\dA-Za-zⅠ-Ⅻ—-]|[一二三四五六](?=[、.）)])"
)
#: How a head asks for a tick: 下放（打√）, 委托（是/否）.
_TICK: Final = re.compile(
    r"[（(\[【]?(?:请)?(?:打|划|画|以|用)?[“\"'‘]?[√✓✔●○★☆■▲△][”\"'’]?(?:表示|标注|选择)?[）)\]】]?$"
    r"|[（(\[【](?:请)?(?:勾选|选填|单选|是[/、或]?否|有[/、或]?无)[）)\]】]$"
)


#: Who takes over, as a head asks for it beside the mode: 下放承接主体, 委托接收单位.
_TAKER: Final = re.compile(r"(?:承接|接收|承担)的?(?:主体|单位|机构|对象|方)$")


def rest_of(text: str) -> str:
    """Return what a cleaned text says beside its mode words and the words around them."""
    for hit in reversed(hits(text)):
        text = text[: hit.start] + text[hit.end :]
    return _AROUND.sub("", text)


def is_firm(text: str) -> bool:
    """Return whether a cleaned text names a mode by more than 承接, which may be an answer as well."""
    return any(hit.kind != "soft" or text[hit.start : hit.end] != "承接" for hit in hits(text))


@lru_cache(maxsize=16384)
def head_mode(head: str) -> Mode | None:
    """Return the mode that a head asks for (下放（打√）, 是否委托) or a term names (乡镇直接行使, 1-下放).

    Args:
        head: a head's lowest level, or a cell.

    Returns:
        None where it names no mode, several, or says more than that.
    """
    cleaned = _TICK.sub("", clean(head))
    cleaned = _TAKER.sub("", cleaned) or cleaned
    if not cleaned or len(cleaned) > LONGEST_TERM or not is_firm(cleaned) or rest_of(cleaned):
        return None
    if any(cleaned.startswith("签", hit.start) for hit in hits(cleaned)):
        # 是否签订委托协议 asks for a paper
        return None
    return single(cell_modes(cleaned))


#: 受委托单位, 承接单位（下放）: who takes over, and how, in one head.
_AGENTS: Final = re.compile(r"(?:受|被)委托的?(?:单位|机关|组织|主体|机构|乡镇|镇街|方)")
#: 委托范围, 下放区域: where to.
_EXTENT: Final = re.compile(r"(?<=[放托伸驻权])的?(?:范围|区域|片区)$")
_TAKERS_MODE: Final = re.compile(
    r"(?:承接|接收|实施|行使|赋权)?(?:主体|单位|机构|对象|机关|乡镇|镇街|镇|街道)[（(](?P<mode>[^（）()]{2,8})[)）]"
)


@lru_cache(maxsize=16384)
def taker_mode(head: str) -> Mode | None:
    """Return the mode in which those take over whom a column names: 受委托单位, 下放乡镇, 承接单位（委托）.

    Args:
        head: a head's lowest level.
    """
    cleaned = _EXTENT.sub("", clean(head))
    if _AGENTS.fullmatch(cleaned):
        return Mode.ENTRUSTED
    match = _TAKERS_MODE.fullmatch(cleaned)
    return head_mode(match["mode"]) if match else head_mode(cleaned)


_PAST: Final = re.compile(
    r"^(?:原来?|以前|此前|之前|曾|旧|上一?年度?|去年)(?!则)|(?:调整|变更|修改|改革|动态调整)前|(?:^|[^以])前$"
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


def is_past(head: str) -> bool:
    """Return whether a head tells what was before: 原赋权方式, 调整前."""
    return bool(_PAST.search(clean(head)))


#: What was decided in the end, beside what was said before.
_FINAL: Final = re.compile(r"最终|审定|决定|核定|批复|定稿|结果|结论|调整后|变更后|^现(?!有)")


def latest(heads: list[str]) -> str | None:
    """Return the one of several heads that tells what holds now: not 调整前, of years the last, 审定结果 before others.

    Args:
        heads: in the order of their columns.

    Returns:
        None where none does.
    """
    now = [head for head in heads if not is_past(head)]
    if not now:
        return None
    years = [max((int(year) for year in _YEAR.findall(head)), default=0) for head in now]
    last = [head for head, year in zip(now, years, strict=True) if year == max(years)]
    return next((head for head in last if _FINAL.search(clean(head))), last[0])


_ACTS: Final = re.compile(r"(?:行使|实施|执法|办理|负责|查处|承接)$")


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
_ENDS: Final = re.compile(
    r"(?:不再|停止|终止|取消|解除|撤销|废止)(?:对|已|原|部分|此前|原已)?(?:直接)?(?P<ended>下放|下沉|委托|赋权|放权|授权|延伸|派驻)"
)


def ended_mode(text: str) -> Mode | None:
    """Return the mode that a text says has ended: of 终止委托，收回县级 entrusting; None where it names none.

    Args:
        text: a remark, or a cell of a list of changes.
    """
    match = _ENDS.search(clean(text))
    return _DENIED_MODE[match["ended"]] if match else None
