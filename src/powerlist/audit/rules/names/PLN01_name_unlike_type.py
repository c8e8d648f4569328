from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from powerlist.audit.frames import tables_of, texts
from powerlist.audit.rule import Rule, members
from powerlist.model.enums import Confidence, PowerType, Scope, Severity
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

#: Words of each type that a name may carry; a name with one of its own type's is never told.
_OWN = {
    PowerType.PERMIT.value: lazy_pattern(
        "许可|审批|核准|审核|批准|审查|登记|发放|核发|注册|认定|资质|资格|证|同意|延续|变更|注销|设立|备案"
    ),
    PowerType.PENALTY.value: lazy_pattern(
        "处罚|罚款|处理|警告|没收|吊销|暂扣|责令|撤销|取消|惩处|查处|拘留|罚"
    ),
    PowerType.COERCION.value: lazy_pattern(
        "强制|查封|扣押|扣留|冻结|代履行|加处|滞纳金|拆除|划拨|拍卖|封存|先行登记|清除|取缔|暂扣|隔离|销毁|处理|执行|收缴|约束|传唤|措施|拖"
    ),
    PowerType.LEVY.value: lazy_pattern("征|费|税|收缴|金"),
    PowerType.BENEFIT.value: lazy_pattern(
        "给付|补助|救助|补贴|抚恤|优待|金|津贴|资助|救济|发放|待遇|补偿|供养|保障|支付|报销"
    ),
    PowerType.INSPECTION.value: lazy_pattern(
        "检查|监督|检验|抽查|检测|巡查|督查|监测|稽查|核查|监管|评估|审计|检疫|查验|稽核|考核|调查|抽检"
    ),
    PowerType.CONFIRMATION.value: lazy_pattern(
        "确认|认定|登记|鉴定|审核|评定|证明|评审|认证|核定|鉴证|验收|命名|评价|审定|备案|确定|界定|检定|证|认可|考核|评估"
    ),
    PowerType.REWARD.value: lazy_pattern("奖|表彰|表扬|评选|评比|荣誉|称号"),
    PowerType.RULING.value: lazy_pattern("裁决|裁定|调处|处理|争议|纠纷|仲裁"),
}
#: Fewer penalties without a word for one are no form of the list.
_FEW = 2
#: What a name ends with, and the type it stands for.
_ENDINGS = (
    ("处罚", PowerType.PENALTY.value),
    ("的罚款", PowerType.PENALTY.value),
    ("监督检查", PowerType.INSPECTION.value),
    ("的检查", PowerType.INSPECTION.value),
    ("许可", PowerType.PERMIT.value),
    ("审批", PowerType.PERMIT.value),
    ("奖励", PowerType.REWARD.value),
    ("表彰", PowerType.REWARD.value),
    ("裁决", PowerType.RULING.value),
    ("征收", PowerType.LEVY.value),
    ("给付", PowerType.BENEFIT.value),
    ("强制措施", PowerType.COERCION.value),
    ("强制执行", PowerType.COERCION.value),
    ("查封", PowerType.COERCION.value),
    ("扣押", PowerType.COERCION.value),
)


class NameUnlikeType(Rule):
    """名称与职权类型不相称

    ## 查什么
    名称（连同子项）以另一类型的标志收尾，如类型是行政检查而名称以“的处罚”收尾；行政处罚的名称里没有任何处罚的字样；整张表都只写违法行为的，只报一次。

    ## 为什么
    名称和类型对不上，多半是类型填错了，或者从别的表复制时没有改全。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政检查, department: 县水利局, basis: 《水法》第六十九条}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    - {name: 对取水单位的监督检查, type: 行政检查, department: 县水利局, basis: 《水法》第六十九条}
    ```

    ## 怎么改
    核对类型；类型没有错的，名称改成通行的写法，如“对……的处罚”“对……的监督检查”。

    ## 依据
    权力清单编制实务
    """

    code = "PLN01"
    name = "name-unlike-type"
    english = "The name does not fit the type"
    english_manual = {
        "what": "A name (with its sub-item) ends like another type, such as an inspection that ends with 「的处罚」; a penalty whose name has no word for one. A list that names penalties by the conduct throughout is told once.",
        "why": "Mostly the type was entered wrongly, or the row was copied and not fully changed.",
        "repair": "Check the type; where it is right, use the common form of the name.",
    }
    severity = Severity.INFO
    confidence = Confidence.MEDIUM
    ground = "权力清单编制实务"
    messages = {
        "zh": "类型是{type}，名称却以“{ending}”收尾",
        "en": "the type is {type} but the name ends with {ending}",
        "zh:none": "类型是{type}，名称里却没有处罚的字样",
        "en:none": "the type is {type} but the name says nothing of a penalty",
        "zh:none-all": "{count} 项{type}的名称都只写违法行为，没有处罚的字样",
        "en:none-all": "the names of {count} items of {type} give the conduct only and say nothing of a penalty",
    }
    helps = {
        "zh": "核对职权类型；没有错的改名称",
        "en": "check the type; if it is right, reword the name",
        "zh:none-all": "统一写成“对……的处罚”，或确认本地就这样写",
        "en:none-all": "write 「对……的处罚」 throughout, or accept the form as this place's own",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        items = catalogue.items
        types, names, subs = (texts(items, name) for name in ("type", "name", "sub_name"))
        bare: list[int] = []
        for position, (kind, name, sub) in enumerate(zip(types, names, subs, strict=True)):
            own = _OWN.get(kind)
            if own is None or not name:
                continue
            title = f"{name} {sub}"
            if own.search(title):
                continue
            ending = next((word for word, other in _ENDINGS if name.endswith(word) and other != kind), None)
            if ending is not None:
                yield self.at(
                    catalogue,
                    position,
                    "name",
                    discriminator=f"{kind}|{name}",
                    type=kind,
                    ending=ending,
                    excerpt=title.strip(),
                )
            elif kind == PowerType.PENALTY.value:
                bare.append(position)
        if bare:
            yield from self._wordless(catalogue, types, bare)

    def _wordless(self, catalogue: Catalogue, types: list[str], bare: list[int]) -> Iterable[Finding]:
        """Tell penalties without a word for one: a list that names them by the conduct throughout is told once."""
        for (file, sheet, _), rows in tables_of(catalogue):
            mine = sorted(set(rows).intersection(bare))
            penalties = sum(types[position] == PowerType.PENALTY.value for position in rows)
            if len(mine) > _FEW and 2 * len(mine) > penalties:
                yield self.whole(
                    catalogue.location_of(mine[0], "name"),
                    scope=Scope.BATCH,
                    count=len(mine),
                    members=members(catalogue, mine),
                    field="name",
                    variant="none-all",
                    confidence=Confidence.LOW,
                    discriminator=f"{PurePosixPath(file).name}|{sheet}",
                    type=PowerType.PENALTY,
                )
                continue
            for position in mine:
                kind = types[position]
                name = texts(catalogue.items, "name")[position]
                yield self.at(
                    catalogue,
                    position,
                    "name",
                    variant="none",
                    confidence=Confidence.LOW,
                    discriminator=f"{kind}|{name}",
                    type=kind,
                    ending="",
                )
