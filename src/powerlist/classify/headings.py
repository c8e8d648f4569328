"""Modes that headings state: section rows, captions, titles, sheet names, file names.

A heading speaks for all rows under it, so it is read with more care than a cell: one that names two
modes decides nothing, 赋权 or 承接 alone decide nothing (they are the word for all modes together) unless
the headings beside it name other modes, and what a province hands to a county is no hand-over to a township.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from powerlist.classify.headednames import ENUMERATOR, LEFT_OUT, named_in, scope_of, streets_of
from powerlist.classify.intended import is_not_now, is_plan, is_promise, of_none, of_some, without_asides
from powerlist.classify.piece import Piece
from powerlist.classify.receivers import speaks_of_townships
from powerlist.classify.statements import statement
from powerlist.model.bodywords import COUNTY
from powerlist.model.enums import Mode
from powerlist.model.modes import scan
from powerlist.model.modes.masks import HANDED, mask_of, single
from powerlist.model.modes.texts import heading_modes, in_force, one_kind, set_apart, without_former
from powerlist.model.modes.words import GIVES
from powerlist.model.receiver import names_townships
from powerlist.model.townwords import END, OFFICE, TOWN
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from powerlist.model.sheet import Line

_COUNT: Final = lazy_pattern(
    r"[（(](?:共|计|合计|总计)?\d{1,7}(?:大?项|条|个|类)[）)]|(?:共|计|合计|总计)?\d{1,7}(?:大?项|条|个|类)"
)
_UPPER: Final = lazy_pattern(
    rf"下放管理层级|(?:国务院|省政府|省人民政府|自治区|省厅|市政府)[^，。乡镇街]{{0,10}}{GIVES}|(?:国家|国务院|中央|省|自治区|市|州(?=[级直政人]))(?:级|直|政府|人民政府)?(?:部门|单位|机关)?{GIVES}|承接(?:国家|国务院|中央|省|市|州级|上级)|(?:下放|委托)(?:至|到|给)?(?:各)?(?:设区的?市|市|县|区)(?:级|、|\(|行政|县|区|事项|实施|行使|$)"
)
_OTHER_SENSE: Final = lazy_pattern(
    # 变更赋权方式事项: which way, it does not say
    # 保留证明事项, 委托运行管理: of no power
    r"(?:保留|本级)的?证明|委托(?:运行|运营|管护|经营|培训|监测|审计|拍卖)|代[建征管][^，。；]{0,2}委托|下放干部"
    r"|(?:变更|调整|改变)(?:的)?(?:赋权|下放|承接|授权)(?:的)?(?:方式|形式)|受委托(?:的)?(?:人|方|机构|单位)|村级[^，。；]{0,4}委托|委托(?:给|至)?(?:各)?村(?![镇庄]|[\u4e00-\u9fff]{0,4}镇)|委托(?:代理|代征|代收|代建|加工|评估|检[测验]|鉴定|第三方|人|方(?!式)|具[有备]|有资质|符合|中介|专业|社会|企业|机构)|非(?:下放|委托|赋权|延伸|派驻)|中介[^，。；]{0,6}委托|委托[^，。；]{0,4}中介"
    r"|(?:土地|证件|许可证|执照|房屋|资金)[^，。；]{0,4}收回"
    r"|(?:收回|撤回|上收)[^，。；权项]{0,6}(?:土地|证照|许可证|证件|证书|执照|国有|闲置|资金|奖[金励]|[贷罚借补]款|款项|印章|公章|资格|荣誉|称号|资产|房屋|宅基地|承包地|林地|海域|批文|文号|牌照|号牌|档案|物资|设备|车辆|使用权)"
    r"(?![^，。；]{0,6}(?:核发|审批|办理|发放))|延伸(?:监管|检查|审计|产业)|延伸阅读|派驻纪检|延伸(?:至|到|向)(?:各)?(?:村|社区)"
)
#: Who asks for opinions or wishes has decided nothing; a draft (征求意见稿) is a list all the same.
_ASKED: Final = lazy_pattern(
    r"征求[^，。稿]{0,14}意见(?!稿)|意见征[求集询](?!稿)|征[集询][^，。稿]{0,6}意见(?!稿)|意见(?:反馈|汇总|建议)|意向"
    r"|(?:拟|建议)[^，。]{0,24}(?:论证|评估|会商|摸底|调查|申报|申请|意见)(?:表|单|汇总)"
    r"|(?:建议|(?<!依)申请|申报)(?:予以|直接)?(?:下放|委托|赋权|授权|放权|延伸|派驻|承接|收回)"
    r"|(?:下放|委托|赋权|授权|放权|延伸|派驻|承接|收回)(?:乡镇|镇街|街道)*(?:行政)?(?:权力|职权|权限|执法)?(?:事项)?(?:建议|申请|申报)(?!(?:材料|条件|流程))"
)
#: （含上级下放）: what else the list has in it.
INCLUDED: Final = lazy_pattern(r"[（(](?:含|包括|包含|另含|涵盖)([^（）()]*)[)）]")
#: 划转县综合行政执法局行使: moved sideways, from bureau to bureau.
_SIDEWAYS: Final = lazy_pattern(
    r"(?:划转|划归|划入|移交|移转|归并|整合|集中)(?:至|到|给|由|为)?(?:城乡|[^，。,;；、乡镇街]){0,14}?(?:局|委员会|委|大队|支队|中心|部门)"
    r"|(?:局|委员会|委|大队|支队)(?:相对|统一)?集中(?:行使|实施)"
)
#: 下放开发区管委会权限: to zones, which are no townships.
_ZONES: Final = lazy_pattern(
    rf"{GIVES}(?:至|到|给|由|予)?(?:各|[^，。；、]{{0,8}}?)(?:开发区|高新区|示范区|保税区|园区|产业园|新区|管委会|管理委员会)"
    r"(?!内|等|范围|环境|管理(?!委员会))"
)
#: 废止《委托乡镇实施行政处罚的决定》后: what that act said no longer holds.
_REPEALED: Final = lazy_pattern(r"(?:废止|停止执行|宣布失效)(?:原)?《[^《》]*(?:〈[^〈〉]*〉[^《》]*)?》")
#: 取消和下放一批事项: which of them a row is, the title does not say.
_MIXED: Final = lazy_pattern(
    r"取消(?:和|、|及|与)+(?:调整|合并|整合|承接|[和、及与])*下放|下放(?:和|、|及|与)+取消"
)
#: 签订协议后由镇实施
_BY_DEED: Final = lazy_pattern(rf"签[订署][^，。；]{{0,6}}(?:协议|委托书)后?(?=[^，。；]{{0,4}}{TOWN})")
#: 保留事项（继续由镇街承担）: it stays where it is.
_STAYS_THERE: Final = lazy_pattern(
    rf"保留(?=[^，。；]{{0,6}}[（(](?:仍|继续)*由?(?:各)?{TOWN}[^（）()]{{0,8}}[)）])"
)
#: 保留的赋权事项, 继续保留委托事项: it stays as it was handed over.
_KEPT_AS: Final = lazy_pattern(
    r"(?<![县区市旗级])保留(?:的|实施)?(?=(?:原)?(?:赋权|下放|委托|派驻|延伸|承接)[^，。；、和及与]{0,4}(?:事项|权限|职权|权力))"
)
#: 赋权及委托事项清单 names two ways.
_OWN_AND: Final = lazy_pattern(
    r"(?:法定|固有)(?:职责|职权|权力)?(?:事项)?(?:和|与|及|以及|、)(?:县级)?(?:委托|派驻|下放)"
)
_AND_ENTRUSTED: Final = lazy_pattern(
    r"(?:法定|固有)(?:职责|职权|权力)?(?:事项)?(?:和|与|及|以及|、)(?:赋权|授权|放权)|(?:赋权|授权|放权)(?:事项|权限)?(?:和|与|及|以及|、)(?:行政)?(?:委托|派驻|延伸)|(?:委托|派驻|延伸)(?:执法)?(?:事项|权限)?(?:和|与|及|以及|、)(?:赋权|授权|放权)"
)
#: （县局/石桥镇/派驻所）: what the columns are, and of no row which.
_OFFERED: Final = lazy_pattern(r"[（(][^（）()/／]{1,12}(?:[/／][^（）()/／]{1,12})+[)）]")


def _offered(match: re.Match[str]) -> str:
    """Return a bracket of alternatives where all of them are townships, else nothing."""
    parts = re.split(r"[/／]", match.group()[1:-1])
    return match.group() if all(map(names_townships, parts)) else ""


#: The parties to a deed, in brackets behind the title.
_PARTIES: Final = lazy_pattern(
    r"[（(](?:甲方|委托方|委托机关|委托单位|委托主体)[:：][^（）():：]{2,40}?[;；,，](?:乙方|受托方|受委托方|受委托机关|受委托组织|受委托单位|受托单位)[:：](?P<taker>[^（）():：]{2,80})[)）]"
)
_NAMES: Final = lazy_pattern(r"[、,，;；和及与]")
#: 注：第2项: of which items a note speaks.
_ITEMS: Final = lazy_pattern(
    r"^[（(]?(?:注|说明|备注)?[:：]?(?:第|序号)?\s*[\d一二三四五六七八九十、,，至到—–~-]{1,20}项(?:事项)?(?:中|的|为|由|[:：，,])?"
)
_BOTH: Final = lazy_pattern(r"下放[（(]委托[）)]|委托[（(]下放[）)]")
#: 各地可从目录中选择赋予乡镇: a guide to choose from.
_CHOSEN: Final = lazy_pattern(
    r"可(?:以)?[^，。；]{0,24}?(?:选择|选取|挑选|自主确定|自行确定)[^，。；]{0,12}?(?:下放|委托|赋予|赋权|授权|承接|行使)"
)
#: What is not settled yet names no mode, whatever words stand beside it.
_UNDECIDED: Final = lazy_pattern(
    r"(?:尚在|正在|留待|有待|待)[^，。]{0,8}(?:研究|论证|确定|明确|批复)|(?:尚|暂|还|仍)?未(?:能)?(?:明确|确定|定)(?!的?职责)|另行(?:公布|明确|研究|确定|通知)|待定"
)
_OUTPOST: Final = mask_of([Mode.EXTENDED, Mode.ENTRUSTED])
_SIGNS: Final = {
    "法定": Mode.STATUTORY,
    "赋权": Mode.DELEGATED,
    "下放": Mode.DELEGATED,
    "委托": Mode.ENTRUSTED,
    "派驻": Mode.EXTENDED,
    "延伸": Mode.EXTENDED,
}
_LISTED: Final = lazy_pattern(rf"(?:{'|'.join(_SIGNS)})(?:[+＋](?:{'|'.join(_SIGNS)}))+")
_ENTRUSTS: Final = lazy_pattern(r"委托|受托")
#: Several clauses, or a full stop: a sentence must state a transfer as well.
_SENTENCE: Final = lazy_pattern(r"[。；;！](?=.)|。$|，[^，]*，|^(?:现将|经[^，]{2,20}同意)")
#: A heading longer than this is a paragraph: it must state a transfer, a mention is not enough.
LONG: Final = 60
_LEVELS: Final = (
    lazy_pattern(r"^第[一二三四五六七八九十百]+(?:部分|章|类|篇)|^附(?:件|表)"),
    lazy_pattern(r"^[一二三四五六七八九十百]+[、.．]"),
    lazy_pattern(r"^[（(][一二三四五六七八九十百]+[）)]"),
    lazy_pattern(r"^\d{1,3}[、.．]"),
    lazy_pattern(r"^[（(]\d{1,3}[）)]"),
)


_PART: Final = lazy_pattern(
    r"^第?[一二三四五六七八九十]类[:：]|^附?(?:表|件)(?:[一二三四五六七八九十]{1,3}|\d{1,2})(?!类|格|级|般|式)"
)


@lru_cache(maxsize=16384)
def is_part(text: str) -> bool:
    """Return whether a line numbers one of several tables: 表一：下放事项, 附件2：委托事项."""
    return bool(_PART.match(scan.clean(text)))


@dataclass(frozen=True, slots=True)
class Heading:
    """What one heading says.

    Attributes:
        text: as it stands there.
        cell: its address, "" for sheet and file names.
        hard: mask of the modes it names.
        soft: mask of the modes it would name beside contrasting headings.
        receivers: the townships it names.
        scope: words for several: 各镇, 街道（不含城西街道）.
        per: what a paragraph says of single townships.
        excluded: the townships that it leaves out.
    """

    text: str
    cell: str = ""
    hard: int = 0
    soft: int = 0
    receivers: tuple[str, ...] = ()
    scope: tuple[str, ...] = ()
    per: tuple[tuple[str, Mode], ...] = ()
    excluded: tuple[str, ...] = ()

    @property
    def says_something(self) -> bool:
        """Whether it names a mode or who takes over."""
        return bool(self.hard or self.soft or self.per or self.receivers or self.scope or self.excluded)


@lru_cache(maxsize=16384)
def heading(text: str, cell: str = "", known: tuple[str, ...] = ()) -> Heading:
    """Return what a heading says.

    Args:
        text: its text.
        cell: its address.
        known: full names of the place's townships.
    """
    counted = without_asides(of_none(scan.clean(set_apart(text[:2000]))))
    cleaned = _OFFERED.sub(_offered, _COUNT.sub("", counted))
    parties = _PARTIES.search(cleaned)
    if parties:
        # 委托清单（甲方：县水利局；乙方：石桥镇人民政府）: the bracket says who, what stands before it how
        core = heading(cleaned[: parties.start()] + cleaned[parties.end() :], cell, known)
        takers = tuple(name for part in _NAMES.split(parties["taker"]) for name in named_in(part, known))
        return replace(core, text=text, receivers=takers or core.receivers)
    if len(cleaned) > LONG or _SENTENCE.search(cleaned):
        said = statement("" if _CHOSEN.search(cleaned) else text, known)
        apart = said.per if single(said.mask) is None else ()
        return Heading(
            text, cell, said.modes if apart else said.mask, 0, said.receivers, scope_of(cleaned), apart
        )
    # 由下放调整为委托乡镇实施的事项: what it is now
    named = LEFT_OUT.sub("", _REPEALED.sub("", INCLUDED.sub("", cleaned)))
    named = _KEPT_AS.sub("", _STAYS_THERE.sub("", _BY_DEED.sub("委托", named)))
    hard, soft = heading_modes(in_force(without_former(_OTHER_SENSE.sub("", one_kind(named)))))
    if single(hard) in HANDED and of_some(counted):
        # 共5项，其中下放2项: the others stay, and which they are it does not say
        hard |= mask_of([Mode.RETAINED])
    if _AND_ENTRUSTED.search(named):
        hard |= mask_of([Mode.DELEGATED])
    if _OWN_AND.search(named):
        # 法定和委托事项: which is which, the title does not say
        hard |= mask_of([Mode.STATUTORY])
    if (listed := _LISTED.search(named)) is not None:
        # 法定+赋权+委托: what the list holds, and of no row which
        hard |= mask_of(mode for sign, mode in _SIGNS.items() if sign in listed.group())
    if hard == _OUTPOST and not _ENTRUSTS.search(named):
        # 派驻中队执法事项（以县局名义实施）: an outpost acts in the department's name as well
        hard = mask_of([Mode.EXTENDED])
    if (told := _by_townships(text, cell, cleaned, hard, known)) is not None:
        return told
    if not hard and "不再" in cleaned and (weak := statement(text, known)).weak:
        # 本表事项由各乡镇行使，原实施部门不再行使
        hard = weak.mask
    if _BOTH.search(cleaned):
        # 下放（委托）乡镇事项清单 names two ways; in a cell it is one
        hard |= mask_of([Mode.DELEGATED, Mode.ENTRUSTED])
    if (
        is_not_now(ENUMERATOR.sub("", cleaned))
        or is_promise(named)
        or _ASKED.search(cleaned)
        or _UNDECIDED.search(cleaned)
        or _MIXED.search(cleaned)
    ):
        hard = soft = 0
    names = named_in(LEFT_OUT.sub("", cleaned), known)
    if _goes_elsewhere(cleaned, names):
        hard = soft = 0
    return Heading(text, cell, hard, soft, names, scope_of(cleaned))


def _goes_elsewhere(cleaned: str, names: tuple[str, ...]) -> bool:
    """Return whether a heading tells what goes to a county, a bureau or a zone, and names no township.

    Args:
        cleaned: its cleaned text.
        names: the townships that it names.
    """
    if speaks_of_townships(cleaned.replace("城乡", "")):
        return False
    return bool(_UPPER.search(cleaned) or _SIDEWAYS.search(cleaned) or (_ZONES.search(cleaned) and not names))


@lru_cache(maxsize=4096)
def is_intended(text: str) -> bool:
    """Return whether a heading holds what is to be handed over one day or may be: 二、第二批拟下放事项, 可委托事项目录.

    Args:
        text: its text.
    """
    cleaned = without_asides(scan.clean(text[:2000]))
    if is_plan(ENUMERATOR.sub("", cleaned)):
        return True
    # a sentence may speak of more than its list
    return len(cleaned) <= LONG and is_promise(LEFT_OUT.sub("", INCLUDED.sub("", cleaned)))


def _by_townships(text: str, cell: str, cleaned: str, hard: int, known: tuple[str, ...]) -> Heading | None:
    """Return a heading that tells townships apart: 第2项石桥镇下放，其他乡镇委托; 清河街道不承接第4项."""
    several = bool(hard) and single(hard) is None
    if not (several or single(hard) is Mode.RETAINED):
        return None
    told = statement(_ITEMS.sub("", text.strip()), known)
    if several and len({name for name, _ in told.per}) > 1 and not told.modes:
        # a way for each
        return Heading(text, cell, 0, 0, told.receivers, scope_of(cleaned), told.per)
    if not several and told.excluded and not (told.modes or told.per):
        # it is the others' all the same
        return Heading(text, cell, excluded=told.excluded)
    return None


#: 赋予石桥镇的县级行政执法权限清单: what is granted, and to whom; a guidance list grants nothing, and a department
#: authorises nobody: what is called so may be entrusted.
_GRANTS: Final = lazy_pattern(
    rf"(?<!法律)(?<!法规)(?<!规章)(?:赋予|授予|(?<=政府)授权)[^，。；]{{0,60}}?{END}[^，。；]{{0,30}}?(?:权限|权力|职权|执法权|处罚权|审批权|管理权)"
    rf"|(?<!法律)(?<!法规)(?<!规章)(?<!部门)(?<!单位)(?<!局)授权(?:给|由)?[^，。；县]{{0,12}}?{END}(?:街)?{OFFICE}?(?:[（(]街道[）)]|[、和及与]街道{OFFICE}?)?(?:统一|直接)?(?:行使|实施|承接)"
    rf"|{END}(?:街)?{OFFICE}?(?:[（(]街道[）)])?(?:直接|自行)?(?:行使|实施)(?:的)?{COUNTY}级[^，。；]{{0,16}}?(?:权限|权力|职权|执法权|处罚权|审批权|管理权)"
)
_GUIDES: Final = lazy_pattern(r"指导|建议|拟|征求|可以?赋|参考|备选|供选|[（(]可选[)）]")


@lru_cache(maxsize=4096)
def grants(text: str) -> bool:
    """Return whether a heading names powers that are granted to townships: 赋予各镇的县级行政执法权限清单.

    Args:
        text: its text.
    """
    cleaned = scan.clean(text[:2000])
    return len(cleaned) <= LONG and bool(_GRANTS.search(cleaned)) and not _GUIDES.search(cleaned)


def is_given(text: str) -> bool:
    """Return whether a heading is that of a list of powers given to townships, not of a guide to choose from.

    Args:
        text: its text.
    """
    cleaned = scan.clean(text[:2000])
    return len(cleaned) <= LONG and speaks_of_townships(cleaned) and not _GUIDES.search(cleaned)


def level_of(text: str) -> int:
    """Return the depth of a section by its enumerator; unnumbered sections are deepest."""
    cleaned = scan.clean(text)
    for level, pattern in enumerate(_LEVELS):
        if pattern.match(cleaned):
            return level
    return len(_LEVELS)


def stacks(sections: Iterable[Line]) -> list[tuple[int, tuple[Line, ...]]]:
    """Return for each section row the sections that are open from there on, outermost first.

    Args:
        sections: the section rows of one table, in sheet order.
    """
    opened: list[tuple[int, Line]] = []
    result = []
    for line in sections:
        level = level_of(line.text)
        opened = [entry for entry in opened if entry[0] < level]
        opened.append((level, line))
        result.append((line.row, tuple(entry[1] for entry in opened)))
    return result


def contrast(found: Heading, others: Sequence[Heading]) -> int:
    """Return the soft modes of a heading that count because headings beside it name other modes."""
    if not found.soft or found.hard:
        return 0
    beside = 0
    for other in others:
        if other.text != found.text:
            # 一、法定 beside 二、赋权: each is told by the other
            beside |= other.hard or (other.soft if single(other.soft) and single(found.soft) else 0)
    return found.soft if beside & ~found.soft else 0


def pieces_of(kind: str, found: Heading, extra: int) -> list[Piece]:
    """Return the piece of a heading, none where it says nothing.

    Args:
        kind: kind of the piece.
        found: the heading.
        extra: its soft modes that count.
    """
    mask = found.hard or extra
    if kind == "title" and not (found.receivers or found.scope or found.excluded):
        found = replace(found, receivers=streets_of(scan.clean(found.text[:LONG])))
    if not (mask or found.receivers or found.per or found.excluded):
        return []
    decides = single(mask) is not None if mask else True
    return [
        Piece(
            kind, found.text, found.cell, "", mask,
            per=found.per, receivers=found.receivers or (found.scope if kind != "file" and mask else ()),
            decides=decides, scope=found.scope, excluded=found.excluded,
        )
    ]  # fmt: skip
