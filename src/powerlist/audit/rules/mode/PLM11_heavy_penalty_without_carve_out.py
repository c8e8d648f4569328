from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.frames import texts
from powerlist.audit.handed import handed, once
from powerlist.audit.rule import Rule
from powerlist.model.enums import Confidence, Mode, PowerType, Severity
from powerlist.model.limits import left_out, without_exceptions
from powerlist.model.penaltynames import imposed
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

#: 被吊销许可证的，三年内不得申请: whose licence was revoked is no penalty of this article.
_HEAVY = lazy_pattern(r"(?<![被已经])吊销|停产停业|责令停业|责令关闭|降低资质|限制从业|限制开展生产经营")
#: 许可证被暂扣、撤销、吊销的情况: a fact, whatever else stands in the list behind 被.
_SUFFERED = lazy_pattern(r"被(?:依法)?(?:[^，。；、的]{1,8}(?:、|或者?|和|及))+$")
#: 吊销许可证的处罚，由发证机关决定: who decides a penalty that another article sets.
_DECIDED = lazy_pattern(r"[^，。；]{0,24}(?:的|，|的，)由[^，。；]{2,40}决定(?=[，。；]|$)")
#: A partition of the territory alone says nothing of the kinds.
_TERRITORY = lazy_pattern(r"(?:[区域镇乡村河路段地]|范围)(?:范围)?[以之]?[内外]|全[域境]|辖区|行政区域|区域$")
#: In a column of kinds, or where a name imposes it, the word alone is the penalty.
_IN_COLUMN = lazy_pattern(rf"{_HEAVY.pattern}|停产|停业|关闭")
_OF_KINDS = lazy_pattern(r"吊销|停产|停业|关闭|资质|从业|罚|处罚|种类|重大|较大|听证|案|全部")


class HeavyPenaltyWithoutCarveOut(Rule):
    """重大处罚种类随事项交给乡镇，没有写明县里保留

    ## 查什么
    下放、委托的行政处罚，处罚种类（没有这一列时看名称里说的处罚，再看依据抄录的条文）里有吊销、停产停业、关闭、降低资质、限制从业，
    而权限划分、备注没有写哪些由县级保留；权限划分只划分区域的，也算没有写。种类或名称里写明除外的（罚款，吊销许可证除外）不算；只写条号、没有抄录原文的不去查；
    条文说的是许可证已被吊销，或者只说吊销由谁决定的，也不算。

    ## 为什么
    各地通常把这些处罚留在县里（桐庐、广东）。没有写明，乡镇可能作出自己没有权限的处罚。

    ## 反例
    ```yaml
    items:
    - {name: 对无证经营行为的处罚, type: 行政处罚, department: 县农业农村局, penalty_kinds: 罚款、吊销许可证, mode: 下放, receivers: 甲镇}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对无证经营行为的处罚, type: 行政处罚, department: 县农业农村局, penalty_kinds: 罚款、吊销许可证, partition: 吊销许可证由县农业农村局实施, mode: 下放, receivers: 甲镇}
    ```

    ## 怎么改
    在“权限划分”里写明这些处罚由县级部门实施，或写明一并交给乡镇。

    ## 依据
    行政处罚法 第九条、第二十四条第二款
    """

    code = "PLM11"
    name = "heavy-penalty-without-carve-out"
    english = "A heavy penalty is handed down without saying what the county keeps"
    english_manual = {
        "what": "A delegated or entrusted penalty whose kinds (or, without that column, what the name imposes, then the quoted article) include revocation, suspension, closure, downgrading or a ban from an occupation, while neither partition nor remark says what the county keeps; a partition of the territory alone does not. What the kinds or the name expressly leave out does not count; an article that is cited without its words is not looked up, and one that speaks of a licence revoked before, or only of who decides a revocation, sets none.",
        "why": "Most places keep these with the county. Where that is not written a township may impose what it has no power for.",
        "repair": "Say in the partition that the county department imposes them, or that they go to the township too.",
    }
    severity = Severity.INFO
    ground = "行政处罚法 第九条、第二十四条第二款"
    messages = {
        "zh": "含{kinds}，没有写明是否由县级保留",
        "en": "includes {kinds}; it is not said whether the county keeps that",
    }
    helps = {
        "zh": "在“权限划分”里写明由谁实施",
        "en": "say in the partition who imposes it",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        rows = once(handed(catalogue, context, Mode.DELEGATED, Mode.ENTRUSTED))
        remarks = texts(catalogue.items, "remark")
        rows = rows[rows["type"] == PowerType.PENALTY.value]
        silent = [
            not text or (_TERRITORY.search(text) is not None and _OF_KINDS.search(text) is None)
            for text in rows["partition"].tolist()
        ]
        rows = rows.loc[silent]
        for position, kinds, name, basis, remark in zip(
            rows["position"].tolist(), rows["penalty_kinds"].tolist(), rows["name"].tolist(),
            rows["basis"].tolist(), rows["remark"].tolist(), strict=True,
        ):  # fmt: skip
            # 对吊销许可证后仍经营的处罚 names conduct; only what a name imposes is a penalty of the item
            own = imposed(name)
            field = "penalty_kinds" if kinds else "name" if _IN_COLUMN.search(own) else "basis"
            words = {"penalty_kinds": without_exceptions(kinds), "name": own, "basis": basis}[field]
            heavy = _HEAVY if field == "basis" else _IN_COLUMN
            spoken = f"{left_out(name)}{remark}{remarks[position]}"
            said = _set_by(words) if field == "basis" else heavy.findall(words)
            found = [kind for kind in dict.fromkeys(said) if kind not in spoken]
            if found:
                yield self.at(
                    catalogue,
                    position,
                    field,
                    confidence=Confidence.LOW if field == "basis" else None,
                    kinds=tuple(found),
                )


def _set_by(basis: str) -> list[str]:
    """Return the heavy penalties that a quoted article sets, not those that it speaks of."""
    return [
        one.group()
        for one in _HEAVY.finditer(basis)
        if not _SUFFERED.search(basis[max(0, one.start() - 40) : one.start()])
        and not _DECIDED.match(basis, one.end())
    ]
