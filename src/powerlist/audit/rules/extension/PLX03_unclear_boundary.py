from __future__ import annotations

import re
from typing import TYPE_CHECKING

from powerlist.audit.handed import gathered, handed, once
from powerlist.audit.rule import Rule
from powerlist.model.enums import Confidence, Mode, Severity
from powerlist.model.townwords import OFFICE, TOWN
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

_CLAUSE = lazy_pattern(r"[。；;\n]")
_TOWNSHIP = lazy_pattern(
    r"乡镇|镇街|(?<![城集])镇(?!域|区)|(?<![城下返回入家老同侨])乡(?![村土道域])|苏木|街道"
    r"|(?<![县区市局])综合(?:行政)?执法大队"
)
#: What only the organ of enforcement does. 巡查处置 and 检查处理 hold no 查处, 未经批准 no approval.
_ACTS = lazy_pattern(
    r"(?:立案|处罚决定|(?:作出|实施|给予|予以|进行|依法|当场|现场)(?:行政)?处罚|责令(?:停产|停业|关闭|停止(?:建设|施工|经营))|行政处罚|查封|扣押|没收|罚款|颁发|核发|发放(?:许可|证)|审批|处理决定|案件办理|(?:组织|实施|依法)拆除|审查批准|许可决定"
    r"|(?<![巡检排核督抽调普清复])查处(?![置理])|强制(?:执行|拆除|清除)|取缔|吊销|(?<![经需须])批准"
    r"|(?<=负责)处罚|^(?:负责|承担)?处罚$)"
    r"(?!的?(?:法(?!律)|信息|案件|服务|窗口|材料|文书|决定书|台账|公示|数据|档案|结果|情况|线索|工作方案|申请))"
)
#: Whoever helps with what follows does none of it himself, nor does who must not.
_HELPS = lazy_pattern(r"协助|配合|不|劝阻|无权|禁止")
#: What is done with papers and reports; it speaks of its own part of a list only: 受理、审批 is approval.
_PAPERS = lazy_pattern(
    r"报告|上报|转报|代收|代办|移送|移交|转交|抄告|通报|通知|反馈|初审|受理|送达|咨询|宣传|公示|归档"
)
#: 受理并核发, 受理、审批: each for itself.
_ONE = lazy_pattern(r"、|并(?!处)|以及|后(?!续)")
#: 由区自然资源局立案处罚: somebody else does it.
_SOMEBODY = lazy_pattern(
    r"(?:由|经(?!营)|请(?!求)|报|交(?!通|易))([^，。；]{0,20}?(?:局|部门|(?<!场)所|站|队|委|派驻|机关|机构))"
)
#: 经县局批准后作出处罚决定: who approved it beforehand does not do it.
_LEAVE = lazy_pattern(r"经[^，。；、]{0,24}?(?:审[核批查]|批准|同意|授权|委托)(?:后|，|并)")
_SUBJECT = rf"^(?:由)?[\u4e00-\u9fff]{{0,12}}?{TOWN}(?:{OFFICE}|综合(?:行政)?执法(?:大队|队|办公室|办))*+"
#: 三江镇依法立案查处, 由镇政府审批: the township stands right before what is done.
_ACTOR = lazy_pattern(
    rf"{_SUBJECT}"
    r"(?:依法|直接|具体|可以|可|有权|统一|自行|作出|实施|对[^，。；]{0,24}+)*+$"
)
#: 镇政府责令停止违法行为并查封现场: one subject for both.
_AND = lazy_pattern(rf"{_SUBJECT}(?:责令|制止|劝阻|调查|检查)[^，。；]{{1,16}}并$")
#: 乡镇牵头开展联合执法，实施处罚: the township is the subject of what follows.
_LEADS = lazy_pattern(rf"{_SUBJECT}(?:牵头|组织|开展|可以?|有权|统一|自行)")
_OTHERS = lazy_pattern(r"所(?!在|辖)|局|派驻|部门")
#: The township's own people, unless a bureau, an outpost or the county is named there: 组织综合执法队, 本镇执法机构.
_OWN = (
    r"(?:组织|安排|依托|派出(?!所|机构)|指派|带领|通过|(?<!驻)本(?:镇|乡|街道?))"
    r"(?!(?:(?!对|负责|承担|依法|进行)[^，。；]){0,16}?(?:局|部门|(?<!场)所|派驻|[县市]|(?<!辖)区))"
)
#: A name; what is handed on to somebody, done with or under him does not begin with one: 移交县局, 配合市场监管所.
_NAME = rf"(?:(?!协助|配合|移[送交]|报|向|对|将|请|经(?![济信])|在|会同|联合|按|发现|接受|受|与|{_OWN})[\u4e00-\u9fff]){{0,20}}?"
#: Nobody else than the one before: 三家镇负责巡查，执法队负责处罚.
_BARE = r"(?:综合|行政)*执法(?:中队|队|站)(?![（(])"
_BODY = rf"(?!{_BARE}){_NAME}(?:局|部门|(?<!场)所|站|队|委员会|派驻|机关|机构)(?:[（(][^（()）]*[）)])?"
#: Where a clause goes over to whom it names next: 甲镇负责巡查，市场监管所负责处罚; 执法主体仍为县局 as well.
_NEXT = lazy_pattern(
    rf"[，,](?=(?:由|则由)?{_BODY}(?:负责|承担|依法|具体|统一|组织|作出|实施|予以|给予|进行|开展|立案|查处|处罚|查封|扣押|审批|核发|[：:])"
    rf"|[\u4e00-\u9fff]{{0,4}}主体(?:仍然?|还)?[为是]{_BODY}"
    rf"|(?:由)?{_NAME}{TOWN}(?:{OFFICE}|综合(?:行政)?执法(?:大队|队|办公室|办))?(?:负责|承担|[：:]))"
)
_LED = lazy_pattern(rf"(?:由|则由)?{_BODY}|[\u4e00-\u9fff]{{0,4}}主体(?:仍然?|还)?[为是]{_BODY}")


class UnclearBoundary(Rule):
    """延伸事项的职责边界没有写，或乡镇的职责超出了巡查、报告、协助

    ## 查什么
    延伸事项有没有职责边界（或乡镇职责）；里面乡镇、街道、综合行政执法大队的部分，有没有立案、处罚、查封扣押、审批一类的话。

    ## 为什么
    延伸的乡镇只做统筹协调、日常巡查、发现报告、协助取证，具体执法由派驻机构承担。写过了头，就成了没有依据的下放。

    ## 反例
    ```yaml
    items:
    - {name: 对无照经营行为的处罚, type: 行政处罚, department: 区市场监管局, mode: 延伸, receivers: 三家镇, outpost: 三家市场监管所, boundary: 乡镇综合行政执法大队负责立案并作出处罚决定；市场监管所指导。}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对无照经营行为的处罚, type: 行政处罚, department: 区市场监管局, mode: 延伸, receivers: 三家镇, outpost: 三家市场监管所, boundary: 乡镇综合行政执法大队负责日常巡查、协助调查取证；市场监管所负责立案、处罚。}
    ```

    ## 怎么改
    写明部门、派驻机构、乡镇各做什么；乡镇只写统筹协调、巡查、报告、协助。可以从配合履职清单的对应事项带出。

    ## 依据
    遂宁市、温州市做法；浙江省综合行政执法条例 第九条第四款
    """

    code = "PLX03"
    name = "unclear-boundary"
    english = (
        "The boundary of an extended item is missing, or gives the township more than patrol, report and help"
    )
    english_manual = {
        "what": "Whether an extended item has a boundary, and whether the township's part has words such as opening a case, penalty, sealing, seizing or approving.",
        "why": "Of an extended item the township coordinates, patrols, reports and helps; the outpost enforces. More than that is delegation without a ground.",
        "repair": "Say what department, outpost and township do each; the township's part is coordination, patrol, report and help. It can be taken from the support-duty list.",
    }
    severity = Severity.WARNING
    ground = "浙江省综合行政执法条例 第九条第四款"
    messages = {
        "zh": "延伸事项没有写职责边界",
        "en": "the extended item has no boundary",
        "zh:missing": "延伸事项没有写职责边界",
        "en:missing": "the extended item has no boundary",
        "zh:missing-all": "部门是{departments}的 {count} 项延伸都没有写职责边界",
        "en:missing-all": "none of the {count} items extended by {departments} has a boundary",
        "zh:beyond": "延伸事项里乡镇的职责超出了巡查、报告、协助：{text}",
        "en:beyond": "the township does more than patrol, report and help: {text}",
    }
    helps = {
        "zh": "写明部门、派驻机构和乡镇各做什么",
        "en": "say who does what",
        "zh:beyond": "改由部门或派驻机构负责，乡镇只写巡查、报告、协助、统筹",
        "en:beyond": "leave it to the department or its outpost",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        items = once(handed(catalogue, context, Mode.EXTENDED))
        empty = ((items["boundary"] == "") & (items["township_duty"] == "")).tolist()
        yield from gathered(self, catalogue, items, empty, "boundary")
        seen: dict[tuple[str, str], tuple[str, str]] = {}
        for position, boundary, duty in zip(
            items["position"].tolist(),
            items["boundary"].tolist(),
            items["township_duty"].tolist(),
            strict=True,
        ):
            if (boundary, duty) not in seen:
                seen[boundary, duty] = _beyond(boundary, duty)
            field, text = seen[boundary, duty]
            if text:
                yield self.at(
                    catalogue, position, field, variant="beyond", confidence=Confidence.MEDIUM, text=text
                )


def _beyond(boundary: str, duty: str) -> tuple[str, str]:
    """Return the field and the words by which the township would do what the outpost does."""
    for clause in _CLAUSE.split(duty):
        # the cell is the township's; only whom a later part names is somebody else
        own, *others = _NEXT.split(clause)
        for part in (own, *(one for one in others if not _of_another(one))):
            if _enforces(part):
                return "township_duty", part.strip()
    for part in (one for clause in _CLAUSE.split(boundary) for one in _NEXT.split(clause)):
        owner = re.split(r"负责|承担|：|:", part, maxsplit=1)
        if len(owner) == 2 and _TOWNSHIP.search(owner[0]) and not _OTHERS.search(owner[0]):
            guilty = _enforces(owner[1])
        else:
            guilty = _goes_on(re.split(r"[，,]", part))
        if guilty:
            return "boundary", part.strip()
    return "", ""


def _of_another(part: str) -> bool:
    """Return whether a part begins with the name of who is no township and no body of its own."""
    led = _LED.match(part)
    return led is not None and (not _TOWNSHIP.search(led[0]) or _OTHERS.search(led[0]) is not None)


def _goes_on(parts: list[str]) -> bool:
    """Return whether any part has the township act; it stays the subject of those behind that name nobody else."""
    subject = False
    for part in parts:
        if _acts_itself(part):
            return True
        leads = _LEADS.match(part)
        if leads is not None:
            if not _OTHERS.search(part) and not _SOMEBODY.search(part) and _enforces(part[leads.end() :]):
                return True  # 镇综合行政执法大队开展日常巡查和一般案件查处
            subject = True
        elif _OTHERS.search(part) or _SOMEBODY.search(part):
            subject = False
        elif subject and _enforces(part):
            return True
    return False


def _acts_itself(part: str) -> bool:
    """Return whether a part of a clause has the township right before what only the organ does."""
    found = _ACTS.search(part)
    if found is None:
        return False
    before = part[: found.start()]
    acting = _ACTOR.match(before) or _AND.match(before)
    return acting is not None and not _OTHERS.search(before) and _enforces(part)


def _enforces(text: str) -> bool:
    """Return whether a part of a clause says that whoever it speaks of enforces; others may, beside it."""
    parts = re.split(r"[，,]", _LEAVE.sub("", text))
    for place, part in enumerate(parts):
        if part.endswith("的") and place + 1 < len(parts):
            continue  # 发现需要立案处罚的，移送水利站: a case, not what is done
        helps = _HELPS.search(part)
        other = _SOMEBODY.search(part)
        stop = len(part)
        if other is not None and not _TOWNSHIP.search(other[1]):
            stop = other.start()
        if helps is not None:
            stop = min(stop, helps.start())
        if any(_ACTS.search(one) and not _PAPERS.search(one) for one in _ONE.split(part[:stop])):
            return True
    return False
