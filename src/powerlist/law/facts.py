"""What an article says, in codes: who acts, which penalties, townships, outposts, designation.

The patterns look at wording that Chinese statutes use without exception worth naming: 由…部门责令,
…部门应当, 处…罚款. Where the wording is other, an article simply has no actor, and no rule concludes
anything from it.
"""

from __future__ import annotations

import re
from typing import Final

from powerlist.law import organs
from powerlist.law.references import number as number_of
from powerlist.law.statute import Actor, ArticleFacts, OrganLevel, PenaltyKind
from powerlist.text.patterns import lazy_pattern

_ORGAN_END: Final = r"(?:部门|机关|机构|人民政府|委员会|派出所|税务所|办事处|国务院|管理局|指挥部)"
_BY: Final = lazy_pattern(
    rf"由([^。；：\n]{{1,90}}?{_ORGAN_END}[^，。；：\n]{{0,14}}?)"
    r"(?=[，]?(?:责令|给予|处以|处|没收|吊销|依法|依照|依据|按照|根据|予以|决定|批准|审批|核发|实施|负责(?![^，。；]{0,30}(?:的部门|职责的))|组织|进行|暂扣|撤销|取缔|会同|在|对(?!外(?:贸易|经济|承包|劳务|投资))|追回|收回|代为|强制|通报|制定|规定|报|提出|统一|分级|可以|并|审核|认定|登记|查封|扣押|行使|执行|监督(?!管理(?:工作|职责)?(?:的)?(?:部门|机构|总局|局|机关|委员会)|检验|检疫|检查机构)|公告|警告|限期|提请|追缴|作出))"
)
_SUBJECT: Final = lazy_pattern(
    rf"(?:^|[。；\n])(?:[（(][一二三四五六七八九十0-9]{{1,3}}[）)])?([^，。；：\n]{{0,60}}?{_ORGAN_END})(?=应当|可以|有权|依法|负责(?![^，。；]{{0,30}}(?:的部门|职责的))|对(?!外(?:贸易|经济|承包|劳务|投资))|在|按照|依照|会同|不得|主管|是|或者其|根据|及其|接到|作出|发现|自)"
)
#: 未经批准擅自施工的，交通主管部门可以责令停止施工.
_DIRECT: Final = lazy_pattern(
    rf"，((?!.{{0,3}}被)[^，。；：\n]{{1,40}}?{_ORGAN_END})(?=(?:可以|应当)(?:责令|给予|处以|处(?!理|于|分)|并处|没收|吊销|暂扣))"
)
#: 拒绝、阻碍林业主管部门监督检查的，可以处: whom one resists punishes it, where nobody else is named.
_RESISTED: Final = lazy_pattern(
    rf"(?:拒绝|阻碍|阻挠|妨碍)[^。；：\n]{{0,6}}?([^，。；：、\n]{{1,40}}{_ORGAN_END})[^，。；：\n]{{0,24}}"
    r"(?:检查|调查|职责|职务|执法)[^，。；：\n]{0,20}的，(?:可以|应当|责令[^，。；]{0,8}，|给予|处|并)"
)
_LEVELS: Final[tuple[tuple[OrganLevel, re.Pattern[str]], ...]] = (
    (OrganLevel.TOWNSHIP, lazy_pattern(r"乡镇|乡、镇|乡（镇）|乡级|镇人民政府|乡人民政府|民族乡|街道办事处")),
    (
        OrganLevel.COUNTY,
        lazy_pattern(
            r"县级|县（|市、县|县、|县人民政府|(?<!自治)区人民政府|地方各级|各级人民政府|地方人民政府|所在地|当地|县级市|旗|派出所|税务所"
        ),
    ),
    (
        OrganLevel.CITY,
        lazy_pattern(
            r"设区的市|市（(?:州|地|盟|行署)|(?:州|盟|地区)（市|市级|自治州|地级|(?<!城)市人民政府|直辖市的区|较大的市"
        ),
    ),
    (
        OrganLevel.PROVINCE,
        lazy_pattern(
            r"省、自治区、直辖市|省级|省人民政府|自治区人民政府|省、自治区|^(?:省|自治区)(?![、级和或以及与])"
        ),
    ),
    (
        OrganLevel.NATION,
        lazy_pattern(
            r"国务院|国家[\u4e00-\u9fff]{1,8}(?:局|部门|机构|委员会)|中国人民银行|海关总署|中国证券"
        ),
    ),
)
_KINDS: Final[tuple[tuple[PenaltyKind, re.Pattern[str]], ...]] = (
    (PenaltyKind.WARNING, lazy_pattern(r"警告(?!标|信号|牌|装置|语|图|性|灯)")),
    (PenaltyKind.CRITICISM, lazy_pattern(r"通报批评")),
    (PenaltyKind.FINE, lazy_pattern(r"罚款")),
    (PenaltyKind.CONFISCATION, lazy_pattern(r"没收")),
    (
        PenaltyKind.SUSPENSION,
        lazy_pattern(r"暂扣|降低资质|降低[^，。；]{0,8}等级|暂停[^，。；]{0,10}(?:资格|执业|许可|业务)"),
    ),
    (PenaltyKind.REVOCATION, lazy_pattern(r"吊销")),
    (
        PenaltyKind.CLOSURE,
        lazy_pattern(
            r"停产停业|停业整顿|停产整顿|责令停产|责令停业|责令关闭|予以关闭|责令其停业|限制开展生产经营|停止营业|停业整治|停产整治|责令停止(?:生产|经营|营业|执业|招生|办学)"
        ),
    ),
    (
        PenaltyKind.BAN,
        lazy_pattern(
            r"终身不得|年内不得(?:从事|申请|再|担任|参加)|禁止(?:其)?[^，。；]{0,6}年内|限制从业|不得担任[^，。；]{0,20}年|终身禁止|市场禁入"
        ),
    ),
    (
        PenaltyKind.DETENTION,
        lazy_pattern(r"行政拘留|日以下(?:的)?拘留|日拘留|处[^，。；]{0,14}拘留|并处拘留|处以拘留"),
    ),
)
_TOWNSHIP: Final = lazy_pattern(
    r"乡镇人民政府|乡、镇人民政府|乡级(?:以上)?人民政府|乡（镇）人民政府|乡、民族乡、镇|镇人民政府|街道办事处"
)
_OUTPOST: Final = lazy_pattern(r"派出机构|派出所|税务所|派驻机构|派出的机构|基层站所|设置的派出")
_DESIGNATION: Final = lazy_pattern(
    r"人民政府(?:指定|确定|授权)的[^，。；]{0,20}(?:部门|机构|单位)|政府(?:指定|确定)的部门"
)
_ENTRUST: Final = lazy_pattern(
    r"(?:可以|有权|依法|得)?委托[^，。；]{0,40}(?:实施|组织|机构|乡|镇|街道|单位|部门|行使|处罚|检查|征收|代征|审批)"
)
_COERCION: Final = lazy_pattern(
    r"查封|扣押|冻结|代履行|代为|强制拆除|强制清除|强制隔离|强制执行|强制措施|加处罚款|滞纳金|先行登记保存|划拨|强行|拍卖|约束"
)
_GENERAL: Final = lazy_pattern(
    r"(?:本法|本条例|本办法|本规定)[^。]{0,20}规定的(?:行政)?处罚[^。]{0,20}(?:由[^。]{2,60}(?:决定|实施|执行|作出|依法|给予)|，由)"
    r"|其他(?:的)?(?:行政)?处罚[，,]?由[^。]{2,60}(?:决定|实施)|^治安管理处罚由[^。]{2,40}决定"
)
_OTHERS_TOO: Final = lazy_pattern(
    r"(?:等|其他|或者|和|及)(?:依法)?[^，。；]{0,8}(?:有关|其他)(?:主管)?(?:部门|机关)|指定的|确定的|有关部门"
)
_PUBLIC_ORDER: Final = lazy_pattern(r"治安管理(?:行为)?[^。；]{0,12}$|构成犯罪[^。；]{0,12}$")
_PENAL: Final = lazy_pattern(r"处|给予|罚|没收|吊销|责令|警告|由|取缔")
#: An 项 wherever it stands: at a line's beginning, or behind a colon or semicolon of a flat text.
_LISTED: Final = lazy_pattern(
    r"(?:^|(?<=[：；。:;]))[ \u3000]{0,4}（([一二三四五六七八九十]{1,3}|[0-9]{1,2})）"
    r"|^[ \u3000]{0,4}([一二三四五六七八九十]{1,3}|[0-9]{1,2})[、.．]",
    re.MULTILINE,
)
_ITEM: Final = lazy_pattern(r"^[（(]([一二三四五六七八九十]{1,3})[）)]", re.MULTILINE)


#: The province in full, whose 直辖市 is no city of a province, and the districts that rank with such a city.
_PROVINCE: Final = lazy_pattern(r"省、自治区、直辖市(?!的)(?:人民政府)?")
_DISTRICT: Final = lazy_pattern(r"直辖市的(?:区、县|区（县）|区县|区|县)(?:人民政府)?")
#: Who may act because somebody above lets them has no power of their own.
_BY_LEAVE: Final = lazy_pattern(r"(?:或者|或)其授权的地方.*")
#: The body and its people who break the rule, not those who punish them.
_OFFENDER: Final = lazy_pattern(r"及其(?!他)[^，。；：\n]{0,16}(?:有下列|有前款|违反|未(?:[按依]|履行|尽到))")
#: What only registrars and the police do, after what somebody else who is not named has done before.
_ONLY_THEIRS: Final = lazy_pattern(
    r"，?(?:可以)?(?:依法)?(?:吊销(?:其)?[^，。；]{0,4}营业执照|(?:并)?处[^，。；]{0,14}拘留)"
)
_PUNISHED_BEFORE: Final = lazy_pattern(r"罚款|没收|警告|责令")
#: Discipline of officials is no penalty: 由其上级主管部门依法给予处分.
_DISCIPLINE: Final = lazy_pattern(r"[^，。；：\n]*处分")


def _level(phrase: str) -> str:
    phrase = _DISTRICT.sub("设区的市", _PROVINCE.sub("省级", phrase))
    for level, pattern in _LEVELS:
        if pattern.search(phrase):
            return level.value
    return ""


def _above(phrase: str) -> str:
    """Return the level of ``设区的市级以上`` and the like, which names no county."""
    if re.search(r"设区的市级以上|市级以上|设区的市(?:、自治州)?以上", phrase) and "县级" not in phrase:
        return OrganLevel.CITY.value
    if re.search(r"省级以上|省、自治区、直辖市[^，。；]{0,16}以上", phrase) and "县" not in phrase:
        return OrganLevel.PROVINCE.value
    return ""


def _actors(text: str) -> tuple[Actor, ...]:
    found: dict[Actor, None] = {}
    beside = True  # all that were found only take a licence or detain
    for pattern in (_BY, _SUBJECT, _DIRECT, _RESISTED):
        if pattern in (_DIRECT, _RESISTED) and (found or _BY.search(text) is not None):
            break  # 由登记管理机关 acts, whatever body that is
        for match in pattern.finditer(text):
            phrase = _BY_LEAVE.sub("", match.group(1))
            if "人民法院" in phrase and "部门" not in phrase:
                continue
            if "公安机关" in phrase and _PUBLIC_ORDER.search(text, max(0, match.start() - 24), match.start()):
                continue  # 构成违反治安管理行为的，由公安机关…: another act's penalty
            if _OFFENDER.match(text, match.end()) or (
                pattern is _BY and _DISCIPLINE.match(text, match.end())
            ):
                continue
            beside = beside and (
                pattern is _BY
                and _ONLY_THEIRS.match(text, match.end()) is not None
                and _PUNISHED_BEFORE.search(text, 0, match.start()) is not None
            )
            level = _above(phrase) or _level(phrase)
            names = organs.classes(phrase)
            general = re.search(
                r"有关(?:主管)?部门|有关机关|主管部门$|行政机关|监督管理职责的部门|执法部门|指定的|确定的",
                phrase,
            )
            for name in sorted(names) or (["general"] if general else []):
                found.setdefault(Actor(name, level))
            if general and names and _OTHERS_TOO.search(phrase):
                found.setdefault(Actor("general", level))
    if beside:
        return ()  # 处罚款，…，由工商行政管理机关吊销营业执照: who fines is not named
    return tuple(sorted(found, key=lambda a: (a.organ, a.level)))


def of_article(number: int, suffix: int, text: str) -> ArticleFacts:
    """Return what an article says.

    Args:
        number: its number.
        suffix: its 之 suffix, 0 for none.
        text: its words without the number.
    """
    text = text.replace("(", "（").replace(")", "）")
    penalties = ""
    if _PENAL.search(text):
        penalties = "".join(kind.value for kind, pattern in _KINDS if pattern.search(text))
    actors = _actors(text)
    return ArticleFacts(
        number=number,
        suffix=suffix,
        actors=actors,
        penalties=penalties,
        township=_TOWNSHIP.search(text) is not None,
        outpost=_OUTPOST.search(text) is not None,
        designation=_DESIGNATION.search(text) is not None,
        entrust=_ENTRUST.search(text) is not None,
        coercion=_COERCION.search(text) is not None,
        general=_GENERAL.search(text) is not None,
        paragraphs=_paragraphs(text),
        items=max(
            (number_of(match.group(1) or match.group(2)) for match in _LISTED.finditer(text)), default=0
        ),
    )


def _paragraphs(text: str) -> int:
    """Return the number of 款: lines that are no 项 of a list."""
    return sum(
        1
        for line in text.split("\n")
        if line and not _ITEM.match(line) and not re.match(r"[0-9一二三四五六七八九十]{1,3}[.、．]", line)
    )
