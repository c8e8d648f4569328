from __future__ import annotations

import re
from typing import TYPE_CHECKING

from powerlist.audit.cited import bases, doubtful, facts, quoted_articles, weighed
from powerlist.audit.deeds import deeds_of
from powerlist.audit.frames import texts
from powerlist.audit.handed import handed, once
from powerlist.audit.rule import Rule
from powerlist.law import organs
from powerlist.law.statute import PenaltyKind
from powerlist.model.enums import Confidence, Mode, PowerType, Severity
from powerlist.model.limits import excludes_liberty, is_liberty, names_liberty
from powerlist.model.withheld import lists_lighter, name_withholds_liberty, withholds_liberty
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pandas as pd

    from powerlist.audit.cited import Cited
    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

#: A quoted article that lets the penalty be detention: 处五日以上十日以下拘留.
_QUOTED = lazy_pattern(r"日以(?:上|下)(?:行政)?拘留|(?:处|并处|可以处)[^。；]{0,12}拘留")
#: 由公安机关处五日以上十日以下拘留: what the police decide was never the department's to hand over.
_POLICE = "公安机关"


class LibertyPenaltyHandedDown(Rule):
    """限制人身自由的处罚下放或委托给乡镇

    ## 查什么
    下放、委托的行政处罚、行政强制，名称或处罚种类里有行政拘留等限制人身自由的内容；依据引用的条文（写出原文的看写出的那几款，
    只写条号的看法律登记）可以处拘留的，作为警告；适用日晚于登记所知的，作为提示。
    名称里说违法行为、场所的不算：对非法限制人身自由强迫劳动的处罚、对拘留所食堂的处罚，交出的是罚款。条文写明由公安机关
    拘留、事项又不是公安机关的，也不算：部门手里本来没有这项权力。权限划分、职责边界、备注、处罚种类、名称的括注或协议的权限里写明
    不含拘留的（行政拘留除外；仅限警告、罚款；拘留由县公安局实施），或处罚种类里没有拘留的，不报。

    ## 为什么
    限制人身自由的行政处罚权只能由公安机关和法律规定的其他机关行使，任何下放、委托都无效。

    ## 反例
    ```yaml
    items:
    - {name: 对扰乱单位秩序行为的行政拘留, type: 行政处罚, department: 县公安局, mode: 委托, receivers: 甲镇}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对扰乱单位秩序行为的行政拘留, type: 行政处罚, department: 县公安局, mode: 县级保留}
    ```

    ## 怎么改
    从下放、委托清单里删去；只交出警告、罚款的，在权限划分里写明不含拘留。

    ## 依据
    行政处罚法 第十八条第三款
    """

    code = "PLM03"
    name = "liberty-penalty-handed-down"
    english = "A penalty that restricts liberty is delegated or entrusted"
    english_manual = {
        "what": "A delegated or entrusted penalty or coercion whose name or kinds include detention or another restriction of liberty; a cited article that allows detention (by its words where they are quoted, else by the register) is a warning. Words for the conduct or for a place (locking workers up, a detention house) are no power to detain, nor is what the article leaves to the police where the item is not theirs. Where partition, boundary, remark, kinds, a bracket of the name or the authority of the deed excludes detention (expressly, by leaving it to the police, or by handing over warnings and fines only), or the kinds are given without it, there is no finding.",
        "why": "Only the police and organs named by law may restrict liberty. Handing that over is void.",
        "repair": "Take it off the list; where only warnings and fines are handed over, say in the partition that detention is excluded.",
    }
    severity = Severity.ERROR
    ground = "行政处罚法 第十八条第三款"
    messages = {
        "zh": "限制人身自由的权力不得{mode}给乡镇：{what}",
        "en": "a power that restricts liberty must not be {mode} to a township: {what}",
        "zh:quoted": "依据的条文可以处拘留，{mode}时没有写明不含拘留",
        "en:quoted": "the article allows detention; the hand-over ({mode}) does not exclude it",
    }
    helps = {
        "zh": "由公安机关保留，从清单里删去",
        "en": "leave it with the police and take it off the list",
        "zh:quoted": "在权限划分里写明不含拘留",
        "en:quoted": "say in the partition that detention is excluded",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        rows = once(handed(catalogue, context, Mode.DELEGATED, Mode.ENTRUSTED))
        rows = rows[rows["type"].isin([PowerType.PENALTY.value, PowerType.COERCION.value])]
        cited = bases(catalogue, context) if len(rows) else {}
        kept = _withheld(catalogue, rows)
        for position, name, sub, kinds, basis, mode, department in zip(
            rows["position"].tolist(), rows["name"].tolist(), rows["sub_name"].tolist(),
            rows["penalty_kinds"].tolist(), rows["basis"].tolist(),
            rows["mode"].tolist(), rows["department"].tolist(), strict=True,
        ):  # fmt: skip
            word = Mode(mode)
            if position in kept:
                continue
            if is_liberty(kinds):
                yield self.at(catalogue, position, "penalty_kinds", mode=word, what=kinds)
            elif names_liberty(name, sub):
                yield self.at(
                    catalogue,
                    position,
                    "sub_name" if names_liberty(sub) else "name",
                    mode=word,
                    what=sub or name,
                )
            elif kinds or excludes_liberty(name, sub):
                continue  # the list says itself which penalties it means
            elif severity := _allows(basis, cited.get(position, ()), department, catalogue, context):
                yield self.at(
                    catalogue,
                    position,
                    "basis",
                    variant="quoted",
                    severity=severity,
                    confidence=Confidence.MEDIUM,
                    mode=word,
                )


def _withheld(catalogue: Catalogue, rows: pd.DataFrame) -> set[int]:
    """Return the positions of the items of which the list or their deed says that detention is not handed over."""
    deeds, remarks = deeds_of(catalogue), texts(catalogue.items, "remark")
    found: set[int] = set()
    for position, name, sub, kinds, deed, partition, boundary, remark in zip(
        rows["position"].tolist(), rows["name"].tolist(), rows["sub_name"].tolist(),
        rows["penalty_kinds"].tolist(), rows["deed"].tolist(), rows["partition"].tolist(),
        rows["boundary"].tolist(), rows["remark"].tolist(), strict=True,
    ):  # fmt: skip
        authority = deeds[deed].values["powers"] if deed in deeds else ""
        if (
            "拘留" in partition
            or "人身自由" in partition
            or withholds_liberty(partition, boundary, remark, remarks[position], kinds)
            or name_withholds_liberty(name, sub)
            or lists_lighter(authority)
        ):
            found.add(position)
    return found


def _allows(
    basis: str, cited: Sequence[Cited], department: str, catalogue: Catalogue, context: Context
) -> Severity | None:
    """Return how surely an article that is quoted or cited lets the department itself detain, None where none does."""
    police = "police" in organs.classes(department)
    for sentence in re.split(r"[。；;]", basis):
        found = _QUOTED.search(sentence)
        if found is not None and (police or _POLICE not in sentence[: found.start()]):
            return Severity.WARNING
    if _QUOTED.search(basis):
        return None
    quoted: frozenset[tuple[str, int, int]] | None = None
    for one in cited:
        known = facts(one, context)
        if (
            known is not None
            and PenaltyKind.DETENTION.value in known.penalties
            and (police or all(actor.organ != "police" for actor in known.actors))
        ):
            if quoted is None:
                quoted = quoted_articles(catalogue, context, one.position)
            if (one.law, one.article, one.suffix) in quoted:
                continue  # its words are here, and no detention among them: another paragraph has that
            doubt = doubtful(context.register.resolve(one.title), basis, one.law, context)
            return weighed(Severity.WARNING, doubt)
    return None
