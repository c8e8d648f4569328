from __future__ import annotations

import re
from typing import TYPE_CHECKING

from powerlist.audit.handed import gathered, handed, once
from powerlist.audit.rule import Rule
from powerlist.model.enums import Confidence, Mode, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

_CLAUSE = re.compile(r"[。；;\n]")
_TOWNSHIP = re.compile(r"乡镇|镇街|(?<![城集])镇(?!域|区)|街道|综合行政执法大队|综合执法大队")
_ACTS = re.compile(
    r"(?:负责|依法|作出|实施|开展)?[^，。；]{0,10}?(?:作出(?:行政)?处罚|立案|处罚决定|实施(?:行政)?处罚|行政处罚|查封|扣押|没收|罚款"
    r"|颁发|审批|许可决定|强制执行|吊销)(?!的?(?:法(?!律)|信息|案件|服务|窗口|材料|文书|决定书|台账|公示|数据|档案|结果))"
)
_HELPS = re.compile(
    r"协助|配合|报告|上报|转报|代收|移送|移交|转交|抄告|通报|通知|反馈|初审|受理|送达|不|劝阻"
)
#: 由区自然资源局立案处罚: somebody else does it.
_SOMEBODY = re.compile(
    r"(?:由|经(?!营)|请(?!求)|报|交(?!通|易))([^，。；]{0,20}?(?:局|部门|(?<!场)所|站|队|委|派驻|机关|机构))"
)


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
        "zh:missing-all": "{departments}的 {count} 项延伸都没有写职责边界",
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
    for part in _CLAUSE.split(duty):
        if _enforces(part):
            return "township_duty", part.strip()
    for part in _CLAUSE.split(boundary):
        owner = re.split(r"负责|承担|：|:", part, maxsplit=1)
        theirs = _TOWNSHIP.search(owner[0]) and not re.search(r"所|局|派驻", owner[0])
        if len(owner) == 2 and theirs and _enforces(owner[1]):
            return "boundary", part.strip()
    return "", ""


def _enforces(text: str) -> bool:
    """Return whether a part of a clause says that whoever it speaks of enforces; others may, beside it."""
    for part in re.split(r"[，,]", text):
        other = _SOMEBODY.search(part)
        if other is not None and not _TOWNSHIP.search(other[1]):
            continue
        if _ACTS.search(part) and not _HELPS.search(part):
            return True
    return False
