"""What a list says that the county keeps of a power it delegated: in the column for it, in a remark, in a note.

Only what is said of the power itself counts. 县局负责业务指导 and 县局保留监督检查权 leave open who punishes,
原由县局行使 tells what was, and 是否继续行使待定 tells nothing yet.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from powerlist.audit.bodies import one_body
from powerlist.audit.frames import says_nothing
from powerlist.model import marks
from powerlist.model.bodywords import ACT, COUNTY
from powerlist.model.modes.scan import clean
from powerlist.model.townwords import END, OFFICE, TOWN
from powerlist.text.patterns import lazy_pattern

KEEPS: Final = "keeps"
GIVEN_UP: Final = "given up"
SPLIT: Final = "split"


class Kept(NamedTuple):
    """What a text says.

    Attributes:
        says: ``KEEPS``, ``GIVEN_UP``, ``SPLIT`` where it says who has which cases, "" where it says none of these.
        words: the words that say it.
    """

    says: str = ""
    words: str = ""


#: A longer clause says more than that.
_LONGEST: Final = 80
_STOP: Final = lazy_pattern(r"[，,。；;：:！!（）()【】\n\r]+")
#: A character of a body's name. Other bodies than the county's own are known by the row's department only.
_NAME: Final = r"[^，。；、乡镇街与和同由仍可应经向的被以有]"
_BODY: Final = r"(?:局|委员会|委|大队)"
#: The county, as lists call it and no statute does.
_COUNTYS: Final = (
    rf"(?:原(?:来)?(?:实施|行使|主管|执法)?(?:部门|机关|单位|主体)|{COUNTY}(?:级|直|里)(?:有关|相关|原|行业|业务|主管)*(?:部门|机关|单位)?"
    rf"|{COUNTY}{_NAME}{{0,12}}?{_BODY}|{COUNTY})"
)
#: What may also be another body of whom the remark speaks: it has to go on (继续, 同时), not only to act.
_OTHERS: Final = rf"(?:(?:业务|行业|有关|上级)?主管部门|{_NAME}{{1,12}}?{_BODY})"
_WHO: Final = rf"(?:{_COUNTYS}|{_OTHERS})"
#: What stands before the subject and says nothing of which cases: 下放后, 该项职权, 自2024年1月起.
_LEAD: Final = (
    r"(?:[\d一二三四五六七八九十]{1,2}[.、])?(?>(?:但|而|且|并|又|另|此外|目前|现|今后|仍|继续|依旧|依然|也|还|暂)"
    rf"|(?:下放|赋权|放权|承接|调整)(?:至|给|到)?(?:各)?{TOWN}?(?:(?:之|以)?后|的同时)"
    r"|自?[^，。；]{0,16}(?:之日)?起|(?:对|对于)?(?:[该此本]|上述|以上|所列|下列|清单|表)+(?:项|内|中)?(?:行政)?(?:事项|职权|权力|权限|处罚|许可)*)*+"
)
#: To act by the power; 负责 and 管理 may be anything.
_ACTS: Final = r"(?:行使|实施|执法|办案|办理|查处|审批|核发|承办|处罚|立案|管辖|执行)"
_OBJECT: Final = (
    r"了?(?:[该此本]项?)?(?:行政)?(?:执法|处罚|审批|许可|强制)*"
    r"(?:权|职权|权力|权限|事权|事项|职责|职能)?$"
)
_POWER: Final = (
    r"(?:了)?(?:[该此本]项)?(?:行政)?(?:执法|处罚|审批|许可|行使|实施|管辖|执行)*"
    r"(?:权|职权|权力|权限|事权|主体(?:资格|地位)?)"
)
_TOWNSHIP: Final = rf"(?:(?:各|有关|所在|属地)?{TOWN}|[^，。；、与和同由]{{1,8}}?{END})(?:级|{OFFICE})?"
_ON: Final = r"(?:仍然?|继续|依旧|依然|还|也|亦|同时)"
_STILL: Final = rf"(?:{_ON}|均|都|可以?|能够?|有权|依法|直接|一并|同步)"
_AND: Final = r"(?:、|和|与|同|及|以及)"
#: Both sides: 县镇两级, 县局与石桥镇, 石桥镇与县农业农村局.
_SIDES: Final = (
    rf"(?:(?:[省市]级?、)?{COUNTY}(?:级|局)?[、和与同]?{TOWN}(?:级)?(?:两级|双方|两家)?|(?:上下)?(?:两级|双方)|(?:与|同|和){_WHO}"
    rf"|{_WHO}{_AND}{_TOWNSHIP}|{_COUNTYS}{_AND}{_TOWNSHIP}|{_TOWNSHIP}{_AND}{_WHO})"
)
_KEEPS: Final = lazy_pattern(
    # 县局继续行使, 由县局行使, 县局也可查处; 由市级部门审批 is of the level above
    rf"{_LEAD}(?:由(?![省市州]){_COUNTYS}{_STILL}*|{_COUNTYS}{_STILL}+|由?{_OTHERS}{_STILL}*{_ON}{_STILL}*){_ACTS}{_OBJECT}"
    # 县镇共同行使, 县局、石桥镇均可行使, 县乡共有
    rf"|{_LEAD}由?{_SIDES}(?:{_STILL}|各自)*(?:共同|同时|均|都|分别|各自)(?:{_STILL})*{_ACTS}{_OBJECT}"
    rf"|{_LEAD}共同(?:行使|执法){_OBJECT}"
    rf"|{_LEAD}由?{_SIDES}?(?:仍|继续)?共(?:有|享|管)(?:权限|职权|事权)?(?:事项)?$"
    # 县局保留执法权, 保留县级行使权; 保留 alone keeps the item in the list
    rf"|{_LEAD}(?:由?{_COUNTYS}{_STILL}*(?:予以)?保留{_POWER}?|由?{_OTHERS}{_STILL}*保留{_POWER}|{_STILL}*保留(?:{_WHO}的?)?{_POWER})$"
)
_GIVEN_UP: Final = lazy_pattern(
    rf"{_LEAD}由?{_WHO}(?:一律|均|也|全部|已)*(?:不再|停止)(?:继续|直接|另行|重复)*(?:{ACT}|共同|保留)"
    rf"|{_LEAD}由?{_COUNTYS}(?:一律|均|也)*(?:(?:不得|无权|不能)再?(?:{_ACTS}|保留)|不(?:行使|实施|保留)){_OBJECT}"
    rf"|{_LEAD}不(?:再)?(?:继续)?(?:由|归){_WHO}(?:继续|直接)?{ACT}"
    rf"|{_LEAD}(?:不再(?:共同)?(?:行使|实施|保留)|停止行使|不予?(?:共同)?(?:行使|保留)){_OBJECT}"
    # 县局仅负责业务指导和监督
    rf"|{_LEAD}由?{_WHO}(?:只|仅)(?:负责|承担|保留|进行|开展|履行)?[^，。；]{{0,10}}(?:指导|监督|监管|培训|协调|检查)(?:职责|责任|权|工作)?$"
)
#: What tells cases, places or kinds of penalty apart.
_CASES: Final = (
    r"(?:元以?[上下内]|情节(?:较轻|轻微|较重|严重|特别严重)|以[上下]的?罚款|大额|重大|疑难|复杂|一般(?:案件|程序)|简易|轻微|听证|跨|城区|县城|镇区|建成区|规划区|开发区|园区|景区"
    r"|吊销|暂扣|停产|停业|关闭)"
)
_SPLIT: Final = lazy_pattern(
    # 重大案件由县局办理, 吊销许可证由县局实施; 5万元以下的由石桥镇实施
    rf"(?=.*(?:{_CASES}|其余|其他|除.{{1,20}}外)).*(?:由|归)(?:{_WHO}|{_TOWNSHIP})(?:继续|直接|负责|自行|组织|依法|单独)*(?:{_ACTS}|负责|处理|受理|决定)"
    # 县局保留重大案件管辖权
    rf"|{_LEAD}(?:由?(?:{_WHO}|{_TOWNSHIP})(?:只|仅)?(?:继续|仍|依法)*(?:保留|负责|办理|查处|管辖|行使|实施|处理)|保留)(?=.*{_CASES})"
    # 吊销许可证除外, 重大案件除外
    rf"|(?:但|其中)?(?=.*{_CASES})[^，被有]{{0,10}}(?:案件|处罚|罚款|许可证|执照|停业|关闭|以[上下]|城区|建成区|规划区|园区|开发区)的?(?:除外|以外)$"
)
#: A body that is named, as far as a department's name goes.
_NAMED: Final = lazy_pattern(rf"(?P<body>{_NAME}{{2,14}}?{_BODY})")
#: What was, what is planned, what nobody knows; cases begun before the power went are no matter of it.
_IDLE: Final = lazy_pattern(
    r"^原(?!(?:来)?(?:实施|行使|主管|执法)?(?:部门|机关|单位|主体))|(?:下放|赋权|承接|移交)(?:之|以)?前|此前|以前|之前|曾|是否|待定|未定|拟|计划|建议|待|"
    r"未明确|另行规定|到期后|期满后|过渡期|未办结|未结|已立案|已受理|法律[^，。；]{0,8}另有"
)
#: 情节严重的, 法律另有规定的, 委托到期后: what is said next is said of that.
_OF_A_CASE: Final = lazy_pattern(r"(?:的|案件|到期后|期满后|之?前|期间)$")
#: In the column that asks for it, a word is enough.
_WORD: Final = lazy_pattern(r"共同|保留|继续|仍|均可|同时|两级|双方|兼有|共[有享管]")
#: / and — leave a cell open; × does not.
_BLANK: Final = lazy_pattern(r"[\s/\\\-—―–━一_]*")
_NOT_IT: Final = lazy_pattern(r"指导|监督|监管|培训|备案")


@lru_cache(maxsize=16384)
def kept(text: str, departments: tuple[str, ...] = (), *, asked: bool = False) -> Kept:
    """Return what a text says of the county's part after a power was delegated.

    Where one clause says that the county goes on and another who has which cases, the cases are told apart.

    Args:
        text: a remark, a note, or the cell of the column for it.
        departments: who held the power; 移送后由县公安局查处 speaks of somebody else. Not known, anybody may be it.
        asked: it is such a cell, in which 是, 保留 and 共同 are an answer.
    """
    if asked and (sign := marks.meaning(text)) in (marks.YES, marks.NO):
        if _BLANK.fullmatch(text):
            return Kept()
        return Kept(KEEPS if sign == marks.YES else GIVEN_UP, text)
    found: dict[str, str] = {}
    for case, part in _clauses(text[:2000]):
        clause = clean(case + part)
        if not 1 < len(clause) <= _LONGEST or _IDLE.search(clause) or _of_others(clause, departments):
            continue
        says = _said(clause)
        if not says and case and _said(clean(part)) == KEEPS:
            # 构成治安违法的，由县局查处
            says = SPLIT
        if (
            not says
            and asked
            and not says_nothing(part)
            and _WORD.search(clause)
            and not _NOT_IT.search(clause)
        ):
            says = KEEPS
        if says:
            found.setdefault(says, (case + part).strip())
    for says in (SPLIT, KEEPS, GIVEN_UP):
        if says in found:
            return Kept(says, found[says])
    return Kept()


def _said(clause: str) -> str:
    """Return what a cleaned clause says, "" for nothing."""
    for says, pattern in ((GIVEN_UP, _GIVEN_UP), (KEEPS, _KEEPS), (SPLIT, _SPLIT)):
        if pattern.match(clause):
            return says
    return ""


def _clauses(text: str) -> list[tuple[str, str]]:
    """Return the clauses of a text, each with the case or time of which it is said: 重大案件，由县局办理."""
    found: list[tuple[str, str]] = []
    for part in map(str.strip, _STOP.split(text)):
        before = found[-1][1] if found and not found[-1][0] else ""
        if before and part and (part[0] in "由归" or _OF_A_CASE.search(before)):
            found[-1] = (before, part)
        else:
            found.append(("", part))
    return found


def _of_others(clause: str, departments: tuple[str, ...]) -> bool:
    """Return whether a clause names bodies, and none that held the power."""
    named = [found["body"] for found in _NAMED.finditer(clause)]
    return bool(named and any(departments)) and not one_body(named, departments)
