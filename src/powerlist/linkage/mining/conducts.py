"""What the articles of statutes forbid, demand or punish, act by act, and which article each refers to."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from powerlist.law import references
from powerlist.law.references import number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from powerlist.law.statute_text import Article, StatuteText


class Place(NamedTuple):
    """Where an act stands: article, its 之 suffix, 款 and 项; 0 where there is none or only one."""

    article: int
    suffix: int
    paragraph: int
    item: int


@dataclass(frozen=True, slots=True)
class Conduct:
    """One act.

    Attributes:
        statute: number of the statute.
        place: where it stands.
        punished: it is punished there, not only forbidden or demanded.
        told: it can be compared with acts of other statutes; demands only where their breach is punished.
        text: what is done or left undone, and by whom where that is said.
    """

    statute: int
    place: Place
    punished: bool
    text: str
    told: bool = True


@dataclass(frozen=True, slots=True)
class Link:
    """A penalty, and the article of its own statute whose breach it punishes."""

    statute: int
    penalty: Place
    duty: Place


_NUMERALS: Final = "一二三四五六七八九十"
#: An 项 that goes on in its line.
_INLINE: Final = re.compile(rf"(?<=[：；:;。])[ \u3000]*（(?=[{_NUMERALS}]{{1,3}}）)")
_ITEM: Final = re.compile(rf"^（([{_NUMERALS}]{{1,3}})）")
_PENAL: Final = re.compile(
    "责令|罚款|没收|给予[^。；]{1,40}行政处罚|吊销[^，。；]{0,20}(?:证|照)|给予警告|处?警告[、，；。]|取缔|拘留|治安管理处罚"
    "|(?:依照|按照|依据|根据|参照)[^。；]{2,60}?(?:处罚|规定(?:予以|进行)?查处)(?=[、，。；：:]|$)"
    "|依法(?:给予|予以)?(?:行政)?处罚(?=[、，。；：:]|$)"
)
#: Conditions of a licence or of a post speak of penalties too.
_CONDITION: Final = re.compile(
    "未逾|不满[^，。；]{1,6}年|民事行为能力|刑事处罚|受到?[^，。；]{0,12}处罚|吊销执业|被吊销|被撤销|被取消|有效期|届满|未使用暴力|不予(?:注册|许可|登记)|不再|执业证书之日"
)
#: Where the act ends and its consequence begins.
_CONSEQUENCE: Final = re.compile(
    r"[，,：:](?=(?:应当)?(?:由|责令|处[以罚被警二三五一十千百万0-9]|处[^，。；]{1,24}(?:罚款|拘留)|违法所得(?:超过|[一二三五十百千万\d]+)|没有违法所得|可以?处|可以?并处|并处|单处|给予|没收|予以|依法|吊销|撤销|取缔|警告|罚款"
    r"|(?:分别)?依照|按照|依据|根据|参照|除[^，。；]{1,30}外"
    r"|(?!拒|阻|妨|抗|隐|转移|损|毁|逃|冒|骗|假|未|不|擅|超|以|向|对|将|把|在|或者|应当|经)[^，。；：]{2,40}(?:部门|机关|机构|政府|管理局|分局|委员会|办事处)"
    r"(?:或者其[^，。；]{2,16})?(?:应当|可以|责令|给予|处|依法|没收|予以|有权|按照|依照|对其|会同)))"
)
_OF_WHICH: Final = re.compile(
    r"^(?:除前[^，。；]{1,12}外，)?(?:对(?:违反)?|凡|任何单位(?:和|或者)个人|单位(?:和|或者)个人)?"
)
_BREACH: Final = re.compile(
    r"(?:违反|未依照|未按照|不依照|不按照|不符合)(?:了)?(?:本(?:法|条例|办法|规定|细则|实施细则|实施办法)(?:的)?"
    r"(?:有关|相关)?(?:第[^，。；]{1,40}?[条款项](?:的)?)?(?:[、和或者以及]{0,2}第[^，。；]{1,30}?[条款项](?:的)?)*(?:规定|要求)?"
    r"|前款规定|前条规定|第[^，。；]{1,30}[条款项](?:的)?规定)[，,的]?(?:有下列[^，。；：]{0,14}[，,]?)?"
)
#: Sentences that go on about a consequence.
_FOLLOWS: Final = re.compile(
    r"^(?:情节|逾期|拒不|仍|构成|有违法所得|没有违法|无违法|违法所得|货值|对(?:其)?直接|对个人|对单位|对(?:其)?主要负责人|前款|其中"
    r"|尚不|后果|并|经责令|再次|依照前|有前款|前两款|因前款|触犯|属于国家|情况|被处罚|当事人|受到|本条|[^，]{0,12}国家工作人员|期满"
    r"|给[^，]{2,10}造成|违反治安|罚款)"
)
#: The same words, where they are what an article or a breach of the law begins with: 逾期居留的, 拒不缴纳水资源费的.
_FIRST: Final = re.compile("^(?:逾期|拒不)[^，]{3,}")
#: What follows from an act, where another sentence stands before it.
_AGAIN: Final = re.compile(r"^(?:造成|导致|致使|发生)")
_LIST: Final = re.compile(
    r"(?:具?有)?(?:下列|以下)[^，。；：]{0,20}(?:之一|行为|活动|情形|规定|要求|义务|职责|条件|内容)?"
)
_MODAL: Final = re.compile("不得|禁止|严禁|应当|必须|不准|不许")
#: Whose duties no power punishes.
_ORGAN: Final = re.compile(
    r"(?:部门|机关|人民政府|政府|国务院|委员会|法院|检察院|监督机构|管理机构|国家|主管|执法人员|工作人员|监察人员|检查人员)[^，。；]{0,24}?"
    r"(?:应当|不得|必须|可以|负责)|^国家|^各级|^县级|^地方"
)
_OWN: Final = re.compile(r"本(?:法|条例|办法|规定|细则|实施细则|实施办法)(?:的)?(?=第)")
#: Acts of those who use powers, not of those whom they meet.
_OFFICIALS: Final = re.compile(
    "玩忽职守|徇私舞弊|滥用职权|国家(?:机关)?工作人员|执法人员|部门及其|机关及其工作人员|部门(?:的)?工作人员|监督管理人员|主管人员|上级机关"
    "|追究刑事责任|治安管理行为|贪污受贿|复议|行政诉讼|起诉"
)
#: Acts that those who use powers meet with.
_AGAINST: Final = re.compile("阻碍|阻挠|妨害|辱骂|殴打|围攻|冒充|招摇撞骗")
#: What tells of a case's size, of another sentence, or of what an organ may do, and no act.
_NO_ACT: Final = re.compile(
    r"前(?:款|两款|条|三款)|本条(?:第|规定)|^(?:违法)?(?:经营额|所得|货值)|货值金额|违法所得|经营额|^依照|^按照|^根据|依照刑法|法律、(?:行政)?法规(?:没有|另有|规定的其他|禁止的其他)"
    r"|^(?:警告|罚款|没收|责令|吊销|停止或者|限制或者|暂停|通报)|受到罚款处罚，被责令改正|不予受理|^(?:造成|导致|发生)[^，]{0,20}(?:损失|损害|伤害|后果|事故)$|^第|^、|^至第|规定之一$|^[^，]{0,14}(?:其他|上述|以上)(?:违法)?(?:行为|情形|资料|内容)$"
    r"|直接责任人员|责任人员|^(?:有)?(?:下列|其他)|^违反(?:其他|本|法律|有关)[^，]{0,16}$|^单位有|^[^，]{0,14}(?:处罚|处分)$|^当事人|第[一二三四五六七八九十]{1,3}项"
)
#: Who, without what.
_ACTOR: Final = re.compile(
    "^[^未不无擅拒违将向把给托转让超借供]{0,60}(?:单位|机构|企业|人员|组织|经营者|生产者|销售者|控制人|合伙人|负责人|责任人|股东|托管人|管理人|使用人|电视站)$"
)
#: The head of a list of acts, and one of the acts of offices and of those who serve in them.
_ACTS_OF: Final = re.compile("下列(?:违法)?(?:行为|情形)(?:之一)?")
_OFFICES: Final = re.compile(
    "(?:工作人员|执法人员|人民政府|主管部门|监督管理部门|有关部门|监督管理机构|行政机关|部门及其)[^，。；：]{0,24}(?:违反[^，]{0,16}，)?有下列"
)
_MEASURES: Final = re.compile(
    r"(?:采取|行使|享有|履行)(?:下列|以下)|职责|职权|有权|措施[：:]|种类|条件[：:]|材料[：:]|包括|内容[：:]|处分"
)
_FORBIDDEN: Final = re.compile("不得|禁止|严禁|不准|不许")
#: A penalty for the breach of an article with more acts than that says too little of each.
_MEANT: Final = 4
_SHORTEST: Final = 4
_LONGEST: Final = 260
_HEAD: Final = 40


def conducts(statute: int, text: StatuteText) -> tuple[list[Conduct], list[Link]]:
    """Return the acts of a statute, and which penalty is for the breach of which of its articles.

    A penalty that only names an article is told by the acts of that article.

    Args:
        statute: its number, carried over.
        text: its words.
    """
    found: list[Conduct] = []
    links: list[Link] = []
    for article in text.articles:
        for place, lines in _paragraphs(article):
            found += _acts(statute, place, lines)
            if any(_PENAL.search(line) for line in lines):
                links += _links(statute, place, lines)
    duties: dict[tuple[int, int], list[Conduct]] = {}
    for one in found:
        if not one.punished:
            duties.setdefault(one.place[:2], []).append(one)
    told = {one.place for one in found if one.punished and _says(one.text)}
    breached: set[Place] = set()
    links = list(dict.fromkeys(links))
    for link in links:
        meant = [one for one in duties.get(link.duty[:2], []) if _within(one.place, link.duty)]
        breached.update(one.place for one in meant)
        if link.penalty not in told and len(meant) <= _MEANT:
            found += [Conduct(statute, link.penalty, punished=True, text=one.text) for one in meant]
    kept = [
        replace(one, told=one.punished or one.place in breached or _FORBIDDEN.search(one.text) is not None)
        for one in found
        if _says(one.text)
    ]
    return kept, links


def _says(text: str) -> bool:
    """Tell whether a text says an act of those whom a power meets; 相关经营者（违反本法第五十八条的规定） says none."""
    officials = _OFFICIALS.search(text) is not None and _AGAINST.match(text) is None
    return not (_ACTOR.search(text) or officials or _NO_ACT.search(text))


def _within(place: Place, cited: Place) -> bool:
    """Tell whether an act stands in what a reference names; a text of one 款 is its first."""
    paragraph = max(place.paragraph, 1)
    return (not cited.paragraph or cited.paragraph == paragraph) and (
        not cited.item or cited.item == place.item
    )


def _paragraphs(article: Article) -> Iterator[tuple[Place, list[str]]]:
    """Return each 款 with its 项: the paragraph first, then its items, their numbers left in place."""
    plain = article.text.replace("(", "（").replace(")", "）").replace(",", "，")
    lines = [line for line in _INLINE.sub("\n（", plain).split("\n") if line.strip()]
    groups: list[list[str]] = []
    for line in lines:
        if _ITEM.match(line) and groups:
            groups[-1].append(line)
        else:
            groups.append([line])
    for count, group in enumerate(groups, start=1):
        paragraph = count if len(groups) > 1 else 0
        yield Place(article.number, article.suffix, paragraph, 0), group


def _acts(statute: int, place: Place, lines: list[str]) -> Iterator[Conduct]:
    first, *items = lines
    punished = _PENAL.search(first) is not None or any(
        _PENAL.search(line) and _CONSEQUENCE.search(line) for line in items
    )
    if items:
        if punished or (_MODAL.search(first) and not _ORGAN.search(first)):
            yield from _listed(statute, place, lines, punished=punished)
        return
    parts = re.split("[。；]", first)
    for part in parts:
        if punished:
            cut = _CONSEQUENCE.search(part)
            act = _tidy(part[: cut.start()]) if cut else ""
            keep = not _FOLLOWS.search(act) and not _AGAIN.search(act)
            # 违反本法第四十六条的规定，造成…的: what breaks the article is the act, not what follows from one
            first_words = part is parts[0] and cut is not None
            keep |= first_words and _AGAIN.search(act) is not None
            begins = place.paragraph <= 1 or part.lstrip().startswith("违反本")
            keep |= first_words and begins and _FIRST.search(act) is not None
        else:
            act = _tidy(part)
            keep = _MODAL.search(part) is not None and not _ORGAN.search(part) and not _CONDITION.search(act)
        if keep and len(act) >= _SHORTEST:
            yield Conduct(statute, place, punished, act[:_LONGEST])


def _listed(statute: int, place: Place, lines: list[str], *, punished: bool) -> Iterator[Conduct]:
    """Return the acts of a list, each with who does it as the list's head says."""
    first, *items = lines
    listed = _LIST.search(first)
    # Lists of measures, of papers, of what an office is for; a list of acts may end in what its doers suffer besides.
    acts = _ACTS_OF.search(first)
    if (acts is None and _MEASURES.search(first[-30:])) or _OFFICES.search(first):
        return
    condition = _PENAL.search(first) is None
    head = _tidy(first[: listed.start()] if listed else "")
    head = head if len(head) <= _HEAD else ""
    for line in items:
        match = _ITEM.match(line)
        if match is None:
            continue
        cut = _CONSEQUENCE.search(line)
        act = _tidy(line[match.end() : cut.start() if cut else len(line)])
        if condition and _CONDITION.search(act):
            continue
        if len(act) >= _SHORTEST and not act.startswith(("其他", "法律", "国家规定的其他")):
            point = place._replace(item=number(match.group(1)))
            yield Conduct(statute, point, punished, f"{head}{act}"[:_LONGEST])


def _tidy(text: str) -> str:
    return _BREACH.sub("", _OF_WHICH.sub("", text.strip(" \u3000，：；。"))).strip("，的：；。 ")


def _links(statute: int, place: Place, lines: list[str]) -> Iterator[Link]:
    for line in lines:
        match = _ITEM.match(line)
        at = place._replace(item=number(match.group(1))) if match else place
        for sentence in [line] if match else line.split("。"):
            cut = None if match else _CONSEQUENCE.search(sentence)
            for own in _OWN.finditer(sentence, 0, cut.start() if cut else len(sentence)):
                for ref in references.read(sentence, own.end()).refs:
                    other = ref.article and (ref.article, ref.suffix) != place[:2]
                    if other and not ref.range_end:
                        yield Link(statute, at, Place(ref.article, ref.suffix, ref.paragraph, ref.item))
