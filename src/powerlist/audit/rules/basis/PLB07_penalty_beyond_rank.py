from __future__ import annotations

import re
from typing import TYPE_CHECKING

from powerlist.audit.cited import all_known, bases, citations_at, highest, type_of
from powerlist.audit.frames import texts
from powerlist.audit.rule import Rule
from powerlist.law import organs, rank
from powerlist.law.citation import Role
from powerlist.law.rank import Rank, height
from powerlist.model.enums import Confidence, PowerType, Severity
from powerlist.model.limits import without_exceptions
from powerlist.model.penaltynames import imposed
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.law.citation import Citation
    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

_DETENTION = ("行政拘留", lazy_pattern(r"行政拘留|日以下(?:的)?拘留|限制人身自由"))
_BEYOND_RULE = (
    _DETENTION,
    ("吊销许可证件", lazy_pattern(r"(?<![被已经])吊销[^，。；]{0,12}(?:证|执照|许可|资格)")),
    (
        "责令停产停业、关闭",
        lazy_pattern(r"责令(?:其)?(?:停产停业|停业整顿|停产整顿|停业|停产|关闭)|予以关闭"),
    ),
    ("没收违法所得、非法财物", lazy_pattern(r"(?<![被已经])没收")),
    ("暂扣许可证件", lazy_pattern(r"(?<![被已经])暂扣[^，。；]{0,12}(?:证|执照)")),
    ("降低资质等级", lazy_pattern(r"(?<![被已经])降低[^，。；]{0,6}(?:资质|资格)(?:等级)?")),
    ("限制从业", lazy_pattern(r"限制从业|禁止从业|终身不得从事")),
)
_BEYOND_LOCAL = (
    _DETENTION,
    ("吊销营业执照", lazy_pattern(r"(?<![被已经])吊销(?:其|该)?(?:企业|单位|经营者)?(?:的)?营业执照")),
)
_BEYOND_REGULATION = (_DETENTION,)
#: The same in a column of kinds, where a word stands for the penalty: 警告、罚款、拘留.
_IN_COLUMN = {
    "行政拘留": lazy_pattern(r"拘留|限制人身自由"),
    "吊销许可证件": lazy_pattern(r"吊销"),
    "责令停产停业、关闭": lazy_pattern(r"停产|停业|关闭|停止(?:生产|经营|营业)"),
    "暂扣许可证件": lazy_pattern(r"暂扣"),
    "降低资质等级": lazy_pattern(r"降低[^，。；、]{0,8}(?:资质|资格|等级)"),
    "限制从业": lazy_pattern(r"限制从业|禁止从业|限制开展生产经营|行业禁入"),
}
#: The conduct (未按照规定设置…), or a measure of the act itself (依照下列规定给予处罚): no other law.
_HERE = lazy_pattern(
    r"(?:[未不]|没有)(?:能|严格){0,2}(?:依照|按照|根据|依据|依法|按)"
    r"|(?:依照|按照|根据|依据)(?:下列|以下|前[款条项]|本[条款办规细]|(?:其|违法)?(?:不同)?情[节况形])"
)
_ELSEWHERE = lazy_pattern(r"依照|按照|根据|依法|依据|移送|提请|登记机关|发证机关|原发证")
#: Other organs, unless the item is theirs.
_OTHERS = {"police": lazy_pattern(r"由公安|公安机关"), "market": lazy_pattern(r"工商|市场监督管理部门")}


class PenaltyBeyondRank(Rule):
    """处罚种类超出依据层级可以设定的

    ## 查什么
    按一项里层级最高的依据判断：最高只是规章的，不能有拘留、吊销、停产停业、没收、暂扣、降低资质、限制从业；最高是地方性法规的，
    不能有拘留、吊销营业执照；最高是行政法规的，不能有拘留。
    处罚种类取“处罚种类”列；没有这一列的，取名称里说的处罚（对某行为吊销营业执照；被吊销以后的行为、拒不执行停产停业不算），
    再取依据里抄录的条文；条文写明依照别的法律处罚、或由别的机关处罚的不报。
    种类一列写明除外的（罚款，吊销除外）不算。只从抄录的条文看出来的是警告：那里可能是在重申上位法的处罚，补上上位法即可。

    ## 为什么
    规章只能设定警告、通报批评和一定数额的罚款，其余要由法律、法规设定。超出的部分没有依据。

    ## 反例
    ```yaml
    items:
    - name: 对违反某某管理规定行为的处罚
      type: 行政处罚
      department: 县商务局
      basis: 【部门规章】《某某经营管理办法》第二十条
      penalty_kinds: 警告、罚款、吊销许可证
    ```

    ## 正例
    ```yaml
    items:
    - name: 对违反某某管理规定行为的处罚
      type: 行政处罚
      department: 县商务局
      basis: 【部门规章】《某某经营管理办法》第二十条
      penalty_kinds: 警告、罚款
    ```

    ## 怎么改
    补上设定这种处罚的法律、法规，或者从种类里删去。

    ## 依据
    行政处罚法 第十条至第十四条
    """

    code = "PLB07"
    name = "penalty-beyond-rank"
    english = "The kind of penalty lies beyond what the basis may set"
    english_manual = {
        "what": "Judged by the highest basis of an item. Where it is a rule, the penalty may not be detention, revocation, suspension of business, confiscation, withholding of a licence, a lower grade or a ban from the trade; where it is a local regulation, no detention and no revocation of a business licence; where it is an administrative regulation, no detention. The kinds come from their own column, else from what the name imposes (revoking a licence; conduct after a revocation does not count), else from the article that the basis quotes; sentences that refer to another law or another organ do not count. What is seen in a quotation only is a warning: it may repeat a higher act, which then should be cited.",
        "why": "A rule may set warnings, circulated criticism and fines up to an amount, the rest needs a law or regulation. What goes beyond has no basis.",
        "repair": "Add the law or regulation that sets this penalty, or take it out of the kinds.",
    }
    confidence = Confidence.MEDIUM
    ground = "行政处罚法 第十条至第十四条"
    messages = {
        "zh": "依据最高只是{rank}（{law}），不能设定：{kinds}",
        "en": "the highest basis is only {rank} ({law}); it cannot set: {kinds}",
    }
    helps = {"zh": "补上设定这种处罚的法律、法规", "en": "cite the law or regulation that sets this penalty"}

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        items = catalogue.items
        columns = {name: texts(items, name) for name in ("penalty_kinds", "name", "sub_name", "basis")}
        departments = texts(items, "department")
        for position, cited in bases(catalogue, context).items():
            if type_of(catalogue, position) is not PowerType.PENALTY or not all_known(cited):
                continue
            top = highest(cited)
            table = _table(top)
            if not table:
                continue
            written = {name: column[position] for name, column in columns.items()}
            own = organs.of_department(departments[position])
            told = _kinds(written, table, own)
            if told is None:
                continue
            field, kinds = told
            if field != "penalty_kinds" and _rests_higher(
                citations_at(catalogue, context, position), top, context
            ):
                continue
            best = next(one for one in cited if height(one.rank) == height(top))
            yield self.at(
                catalogue,
                position,
                field,
                offset=best.start if field == "basis" else 0,
                severity=Severity.WARNING if field == "basis" else None,
                rank=top,
                law=best.law,
                kinds=tuple(kinds),
                discriminator="、".join(kinds),
            )


def _table(top: Rank) -> tuple[tuple[str, re.Pattern[str]], ...]:
    if top in (Rank.RULE, Rank.MINISTRY_RULE, Rank.LOCAL_RULE):
        return _BEYOND_RULE
    if top is Rank.LOCAL_REGULATION:
        return _BEYOND_LOCAL
    if top is Rank.REGULATION:
        return _BEYOND_REGULATION
    return ()


def _kinds(
    written: dict[str, str], table: tuple[tuple[str, re.Pattern[str]], ...], own: frozenset[str]
) -> tuple[str, list[str]] | None:
    """Return the kinds beyond the rank and the field that says them; None where none does.

    The column of kinds speaks alone where it is filled; a name speaks of what it imposes before the article does.
    """
    column = written["penalty_kinds"].strip()
    sources = (
        [("penalty_kinds", without_exceptions(column), True)]
        if column
        else [
            ("sub_name", imposed(written["sub_name"]), True),
            ("name", imposed(written["name"]), True),
            ("basis", _own_sentences(written["basis"], own), False),
        ]
    )
    for field, words, bare in sources:
        kinds = [kind for kind, text in table if (_IN_COLUMN.get(kind, text) if bare else text).search(words)]
        if kinds:
            return field, kinds
    return None


def _own_sentences(text: str, own: frozenset[str]) -> str:
    """Return the sentences of the quoted articles that name no other law and no other organ."""
    elsewhere = [_ELSEWHERE, *(words for organ, words in _OTHERS.items() if organ not in own)]
    parts = re.split(r"[。；;\n]", text)
    told = ((part, _HERE.sub("", part)) for part in parts)
    return "。".join(part for part, rest in told if not any(words.search(rest) for words in elsewhere))


def _rests_higher(citations: Iterable[Citation], top: Rank, context: Context) -> bool:
    """Tell whether the quoted article names a higher act, by which the penalty is then meted out."""
    for citation in citations:
        if citation.role is Role.INTERNAL and citation.law:
            found = rank.of_citation(citation.full or citation.law, None, context.register)
            if height(found) > height(top):
                return True
    return False
