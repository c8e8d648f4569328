"""The vocabulary of column heads: from ``model.fields`` only, with the ways a head may differ from it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from powerlist.model.enums import How
from powerlist.model.fields import SHEET, fields_of
from powerlist.model.townwords import KIND
from powerlist.text.patterns import lazy_pattern
from powerlist.text.width import key

if TYPE_CHECKING:
    from collections.abc import Iterable

#: No head is longer, its instructions in brackets included.
LONGEST: Final = 160
#: In a shorter head one sign more or less makes another word.
_SHORTEST: Final = 4
_BRACKETS: Final = lazy_pattern(r"[(\[{<【〔《「].*?[)\]}>】〕》」]")
#: A bracket in a head of names that means sub-items.
_SUB: Final = lazy_pattern(r"[(\[【〔][^)\]】〕]*(?:子项|小项|办理项|细项)[^)\]】〕]*[)\]】〕]")
_MARKS: Final = lazy_pattern(r"[()\[\]{}<>【】〔〕《》「」/|]")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a head was taken for."""

    field: str
    how: How
    sure: float


@cache
def vocabulary() -> dict[str, Meaning]:
    """Return compared head → meaning, canonical heads first, then synonyms, then code names."""
    found: dict[str, Meaning] = {}
    for field in fields_of(SHEET):
        found.setdefault(key(field.head), Meaning(field.name, How.EXACT, 1.0))
    for field in fields_of(SHEET):
        for synonym in field.synonyms:
            found.setdefault(key(synonym), Meaning(field.name, How.SYNONYM, 0.95))
            found.setdefault(_MARKS.sub("", key(synonym)), Meaning(field.name, How.SYNONYM, 0.95))
    for field in fields_of(SHEET):
        found.setdefault(key(field.name), Meaning(field.name, How.SYNONYM, 0.9))
    return found


#: What follows from a power or goes with it: its ground is none of the power.
FOLLOWS: Final = lazy_pattern(
    r"追责|问责|收费|救济|裁量|责任(?!主体|单位|部门|机关|科|股|人)|监督(?:方式|渠道|途径|电话)|(?:办理|运行)(?:程序|流程)"
)
#: Grounds of something else than the power (追责依据 is no 权责依据).
_OTHER_GROUND: Final = lazy_pattern(r"责任|追责|问责|收费|监督|救济|程序|裁量")
#: Heads that end like a known one: a qualifier stands before (抽查事项名称, 行政处罚实施依据).
_ENDINGS: Final[tuple[tuple[re.Pattern[str], re.Pattern[str] | None, str], ...]] = tuple(
    (lazy_pattern(end), lazy_pattern(but) if but else None, field)
    for end, but, field in (
        (r"管理权限(名称)?$", r"说明|划分", "name"),
        (r"(子项|小项|分项|子项目|子事项|细项|办理项|业务项|实施清单事项)(名称)?$", None, "sub_name"),
        (r"(委托|下放|赋权|授权|承接)(的)?(法律|实施|法定)?依据$", None, "legal_ground"),
        (
            r"依据(及条款|和条款|条款|及?(具体)?内容|及具体条款|条文|名称)?$|^违则$|^违反(条款|规定|法条|条文)$",
            _OTHER_GROUND.pattern,
            "basis",
        ),
        (
            r"(事项|职权|权力|权利|项目|权限|主项|清单|目录|处罚|许可|服务|任务|案由)(名称|内容)$"  # noqa: ISC004
            r"|^(事项|职权|权力|项目|违法行为).{0,4}(名称|种类|描述)$|(处罚|违法)(案由|事由)$",
            # 处罚内容 beside 违法行为 is what follows from it
            r"责任|追责|问责|部门|单位|材料|^(行政)?处罚内容$",
            "name",
        ),
        (r"事项$", r"责任|追责|问责|配合|注意|申请|办理|收费|禁止|其他|说明|监督事项|材料|变更", "name"),
        (
            r"(处罚|许可|审批|权力|职权|征收|检查|服务|赋权|下放|委托|承接|抽查|监管|执法)项目$",
            r"收费",
            "name",
        ),
        (
            r"(职权|权力|权利|事项|权责|权限|清单|执法|行为|审批|项目|监管)(的)?(类型|类别|种类|分类|性质|属性)$",
            # 清单类别 tells 基本履职 from 配合履职
            r"责任|相对人|材料|文件|违法|^(所属)?清单",
            "type",
        ),
        (
            r"^(受委托|承接|受托|被委托|被赋权|延伸|接收).{0,6}(主体|机关|组织|单位|乡镇|街道|镇街|对象|政府|办事处)$"  # noqa: ISC004
            r"|^(受委托|承接|受托|被委托|被赋权|延伸|接收|赋权|下放|委托)的?各?[镇乡]$"
            rf"|^(对应|接收|落实)的?({KIND}|镇办)$"
            rf"|^(首批|第.{{1,3}}批|新增)的?(受委托|承接|赋权|下放|委托|实施)的?({KIND}|主体|单位)$"
            r"|^(赋权|下放|委托).{0,6}(乡镇|街道|镇街|对象)$|(下放|赋权|委托|承接)后.{0,4}(主体|单位)$",
            None,
            "receivers",
        ),
        (rf"^{KIND}.{{0,6}}(主体|机关|单位)$", r"配合|职责|部门", "receivers"),
        (r"(下放|赋权|承接|放权|行使|实施)(的)?(方式|形式)$", r"建议|意见|申请", "mode"),
        (r"(承办|内设|责任|办理|经办|实施)(的)?(科室|股室|处室|机构|岗位)(名称)?$", None, "handler"),
        (r"(现|集中|划入)(的)?(行使|实施|执法)(主体|部门|机关|单位)$", None, "enforcer"),
        (
            r"(实施|行使|执法|主管|责任|处罚|许可|审批|检查|抽查|监管|委托|下放|放权|赋权|授权|移交|划出|行权|牵头|承办|管理|所在|权属|业务|职能|指导|归口|所属|来源|权力|权责|履职|县直|区直|县级|区级|原|法定)(的)?(主体|部门|机关|单位)(名称)?$",
            r"受委托|被委托|被赋权|承接|配合|协同|协办|监督|受理|联合|共同",
            "department",
        ),
        (r"(领域|行业|条线)(类别|分类|名称)?$", None, "sector"),
        (r"层级(建议)?$", r"审批|受理", "level"),
        (r"(事项|职权|权力|清单|基本|实施|目录)(编码|代码|编号)$", None, "code"),
        (r"^序.?号$|^(项目)?序号$", None, "serial"),
        (r"备.?注|^(有关|相关|情况|其他)说明$", None, "remark"),
        (r"(办结|办理|承诺|法定)(的)?时限$", None, "time_limit"),
        (r"^(委托|赋权|下放|承接|实施|开始)(的)?(起始|开始|生效|承接)(日期|时间)$", None, "effective"),
        (r"^(乡镇|镇乡|镇街|街道|属地).{0,4}(职责|责任|履职内容)$", None, "township_duty"),
        (r"(职责|权责|责任)(的)?(边界|划分|分工)(划分)?$", r"岗位|内部", "boundary"),
        (r"^(承接|赋权|下放|划转)?(权限)?范围(说明)?$", None, "partition"),
        (r"^(所属|第几|所在)批次?$", None, "batch"),
        (r"^委托(协议|书|协议书)(编号|文号|号)?$", None, "deed"),
        (r"(相对人|服务对象|办理对象)(的)?(类型|类别)?$", None, "counterparty"),
        (r"(有效期|期限|截止(日期|时间))$", r"办理|承诺|法定|受理", "until"),
    )
)

#: Heads that say what they hold by one word, however near they come to another head: 处罚方式 is no 处理方式.
_TELLING: Final[tuple[tuple[re.Pattern[str], str], ...]] = tuple(
    (lazy_pattern(pattern), field)
    for pattern, field in (
        # a unit inside of a body: 内设机构或责任单位, 实施机构（股室）, 业务科室
        (
            r"^(?!.*(?:负责|电话|联系|人员|职责|人$))(?:.*内设(?:机构|科室|处室|股室)|.{0,8}[(]?[科股处](?:[(]室[)]|室)(?:[)名]|或|$))",
            "handler",
        ),
        (r"^现(?:在|有)?的?(?:行使|实施|执法|执行)(?:主体|部门|机关|单位)", "enforcer"),
        (
            r"^(?:乡镇|县级|部门)?(?:派驻|派出|驻镇|驻乡镇?|延伸|下派|基层)的?(?:乡镇|执法)?(?:机构|站所|队伍)(?:名称)?$",
            "outpost",
        ),
        # 承接部门及工作方式 of the lists of what is taken back: the body and how it acts, in one cell
        (
            r"^(?:收回后的?)?(?:承接|责任|牵头|主管|接收|收回|对应上级)(?:部门|单位|主体)(?:及其?|以及|和|与|、)(?:工作|履职|承接后的?工作)方式$",
            "department",
        ),
        (r"名义(?:执法|行使|实施)?$", "acts_in_name"),
        (r"^(?:行政)?处罚(?:的)?(?:种类|类别|方式|措施|幅度)", "penalty_kinds"),
        (
            r"^(?:(?:赋权|下放|放权|决定)的?文件(?:依据|名称|文号|名称及文号|名称和文号)?|(?:赋权|下放|放权)决定(?:文号)?)$",
            "decision",
        ),
    )
)

#: Heads that say little: taken only where no better head names the field.
_WEAK: Final[tuple[tuple[re.Pattern[str], str], ...]] = (
    (
        lazy_pattern(
            r"^(名称|内容|事项内容|权责内容|职责内容|违法行为(名称)?|违法情形|处罚案由|案由|项目|职权|权力|任务"
            r"|(服务|委托|下放|处罚|检查|抽查|赋权|承接)(内容|职权|权力|权限)|行政(处罚|许可|检查|强制)?权力?"
            r"|执法(职权|权限)|(事项|权力|职权|权责)清单|主要职责|工作任务|职责事项)$"
        ),
        "name",
    ),
    (
        lazy_pattern(
            r"^(?!法律(?:责任|后果|位阶|效力|层级|关系))"  # what follows from a law is no ground
            r"(?:有关|相关|涉及的?|所?依据的?)?(法律|法规|法律法规|行政法规|地方性?法规|部门规章|政府规章|地方政府规章|规范性文件|政策文件|法律、?法规、?规章|规章|条文|条款).{0,8}(名称|条款|条文|规定|内容)?$"
        ),
        "basis",
    ),
    (lazy_pattern(rf"^{KIND}(名称)?$"), "receivers"),
    (lazy_pattern(r"^(单位|机关|主体|责任方|归口单位)$"), "department"),
)

#: Traditional characters that heads, lines and township names use: only with one of these is a text converted.
_TRADITIONAL: Final = frozenset(
    "項稱權類據實關門鎮鄉領備註處責號碼區層級單錄總計計說時間審負聯繫報辦機構執賦權對應範圍協議屬業務農"
)


def plain(text: str) -> str:
    """Return a head or line in simplified characters, without the debris of a scraped page."""
    if _TRADITIONAL.isdisjoint(text):
        return text
    from powerlist.text.script import repaired

    return repaired(text)


@cache
def _last_signs() -> frozenset[str]:
    return frozenset(word[-1] for word in vocabulary()) | _TRADITIONAL


def heads_among(words: Iterable[str]) -> set[str]:
    """Return those of many texts that the vocabulary holds; length and last sign are looked at first."""
    signs = _last_signs()
    possible = [
        word
        for word in words
        if 0 < len(word) <= 24 and (word[-1] in signs or not "\u4e00" <= word[-1] <= "\u9fff")
    ]
    return {word for word in possible if not word.isdigit() and exact(word) is not None}


@lru_cache(maxsize=20_000)
def exact(head: str) -> Meaning | None:
    """Return the meaning of a head that the vocabulary holds, brackets aside."""
    if len(head) > LONGEST:
        return None
    words = vocabulary()
    compared = key(plain(head))
    if not compared:
        return None
    for form in (compared, _BRACKETS.sub("", compared), _MARKS.sub("", compared)):
        if form and form in words:
            found = words[form]
            # 权力事项（子项）: the bracket says which of the two names it is.
            if found.field == "name" and form != compared and _SUB.search(compared):
                return Meaning("sub_name", How.SYNONYM, 0.95)
            return None if _is_private(compared, found.field) else found
    return None


#: 内部备注, 备注（不公开）: such a column is kept, and never published with the others; 内部机构 is a unit.
_PRIVATE: Final = lazy_pattern(r"内部(?!机构|科室|股室|处室)|内控|保密|涉密|[不非](?:予)?公[开布]")
#: What a list is made of stays what it is.
_CORE: Final = frozenset(("serial", "code", "name", "sub_name", "type", "department", "basis"))


def _is_private(compared: str, field: str) -> bool:
    """Return whether a head says that its column is not for the public.

    Args:
        compared: the head's compared form.
        field: what it else means.
    """
    return field not in _CORE and _PRIVATE.search(compared) is not None


@lru_cache(maxsize=20_000)
def guessed(head: str) -> Meaning | None:
    """Return the meaning of a head with a typo or with a qualifier before a known ending."""
    if len(head) > LONGEST:
        return None
    head = plain(head)
    whole = key(head)
    told = next((field for pattern, field in _TELLING if pattern.search(whole)), None)
    if told is not None:
        return Meaning(told, How.INFERRED, 0.75)
    if _PRIVATE.search(whole):
        found = _by_words(_BRACKETS.sub("", whole))
        return found if found is not None and found.field in _CORE else None
    compared = _BRACKETS.sub("", whole) or _MARKS.sub("", whole)
    if not compared or len(compared) > 24:
        return None
    typo = _typo(compared)
    if typo and not (typo in _NOT_NEAR and _NOT_NEAR[typo].search(compared)):
        return Meaning(typo, How.INFERRED, 0.85)
    return _by_words(compared)


def _by_words(compared: str) -> Meaning | None:
    """Return the meaning of a head by how it ends, or by the little that it says."""
    for end, but, field in _ENDINGS:
        if end.search(compared) and not (but is not None and but.search(compared)):
            return Meaning(field, How.INFERRED, 0.75)
    for pattern, field in _WEAK:
        if pattern.search(compared):
            return Meaning(field, How.INFERRED, 0.55)
    return None


#: Words that no head of a field holds, however near it comes to one: 受理部门 is no 管理部门.
_NOT_NEAR: Final = {
    "basis": lazy_pattern(rf"{_OTHER_GROUND.pattern}|[文字]号"),
    "department": lazy_pattern(r"受理|监督|配合|协同|协办|联合|备案"),
}

#: Pairs of signs that change what a head means: one edit between them is no typo.
_OPPOSED: Final = (
    {"原", "现"},
    {"主", "子"},
    {"上", "下"},
    {"前", "后"},
    {"事", "子"},
    {"督", "管"},
    {"权", "期"},
    {"县", "乡"},
    {"县", "镇"},
    {"受", "原"},
    {"费", "回"},
)


@cache
def _words_by_length() -> dict[int, list[tuple[str, str]]]:
    """Return the words in which a typo is looked for, and their fields, by their length."""
    found: dict[int, list[tuple[str, str]]] = {}
    for word, meaning in vocabulary().items():
        if len(word) >= _SHORTEST and not word.isascii():
            found.setdefault(len(word), []).append((word, meaning.field))
    return found


def _typo(compared: str) -> str | None:
    if len(compared) < _SHORTEST:
        return None
    from rapidfuzz.distance import OSA

    near = {
        field
        for length in range(len(compared) - 1, len(compared) + 2)
        for word, field in _words_by_length().get(length, ())
        if OSA.distance(word, compared, score_cutoff=1) <= 1
        # 调整前, 未承接乡镇 are no slips of the pen for their opposites
        and not any(sign in compared and sign not in word for sign in "前未不非拟")
        and not any({a, b} in _OPPOSED for a, b in zip(word, compared, strict=False) if a != b)
    }
    return near.pop() if len(near) == 1 else None
