from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.handed import handed, records
from powerlist.audit.rule import Rule
from powerlist.linkage import fingerprint
from powerlist.model.enums import TOWNSHIP_MODES, Severity
from powerlist.model.ruling import DEPARTMENT, LEGAL
from powerlist.model.wording import Term, listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

_AGAINST = {DEPARTMENT: ("不同意",), LEGAL: ("不通过", "补充依据")}
_WORDS = {
    DEPARTMENT: Term("征求意见", "consultation"),
    LEGAL: Term("合法性审核", "legal review"),
}


class ObjectionNotSettled(Rule):
    """有部门不同意或合法性审核没有通过，事项仍在清单里

    ## 查什么
    rulings.csv 里部门征求意见回答“不同意”、合法性审核回答“不通过”或“补充依据”的事项，仍有乡镇的赋权记录；
    同一事项两份意见不一致的。事项文本后来改了的，意见失效，不再报。

    ## 为什么
    赋权目录按重大行政决策程序办理，征求意见、合法性审核没有通过，不能公布。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, mode: 下放, receivers: 甲镇}
    rulings:
    - {item: 1, question: legal, answer: 不通过, who: 县司法局, reason: 没有省级决定}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, mode: 下放, receivers: 甲镇}
    rulings:
    - {item: 1, question: legal, answer: 通过, who: 县司法局}
    ```

    ## 怎么改
    按意见修改，或与提出意见的单位协商后重新审核。

    ## 依据
    重大行政决策程序暂行条例
    """

    code = "PLM16"
    name = "objection-not-settled"
    english = "A department or the legal review objects, yet the item is handed over"
    english_manual = {
        "what": 'An item to which a department answered "disagree", or the legal review "not passed" or "basis to be added", in rulings.csv, and which townships still have; two answers that differ. Where the item\'s text has changed since, the answer has lapsed.',
        "why": "A directory is made like any major administrative decision: without consultation and legal review it is not published.",
        "repair": "Change the item, or settle it with who objected and have it reviewed again.",
    }
    severity = Severity.WARNING
    ground = "重大行政决策程序暂行条例"
    messages = {
        "zh": "{who}在{round}中回答“{answer}”：{reason}",
        "en": "{who} answered {answer} in the {round}: {reason}",
        "zh:disagree": "{round}的意见不一致：{answer}",
        "en:disagree": "the answers of the {round} disagree: {answer}",
    }
    helps = {
        "zh": "按意见修改，或协商后重新审核",
        "en": "follow the objection, or settle it and ask again",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        granted = set(handed(catalogue, context, *TOWNSHIP_MODES)["position"].tolist())
        answers: dict[tuple[int, str], list[dict[str, str]]] = {}
        for row in records(catalogue.rulings):
            position = catalogue.position_of.get(row["item"])
            if position is None or row["question"] not in _AGAINST or position not in granted:
                continue
            if row["fingerprint"] in ("", fingerprint(catalogue.items, position)):
                answers.setdefault((position, row["question"]), []).append(row)
        for (position, question), rows in sorted(answers.items()):
            said = {row["answer"] for row in rows}
            against = [row for row in rows if row["answer"] in _AGAINST[question]]
            if len(said) > 1 and against:
                shown = listed(
                    (
                        Term(f"{row['who']}：{row['answer']}", f"「{row['who']}」: 「{row['answer']}」")
                        for row in rows
                    ),
                    apart=True,
                )
                yield self.at(
                    catalogue, position, variant="disagree", discriminator=question,
                    round=_WORDS[question], answer=shown,
                )  # fmt: skip
            elif against:
                row = against[0]
                yield self.at(
                    catalogue, position, discriminator=question, round=_WORDS[question],
                    who=row["who"] or _WORDS[question], answer=row["answer"], reason=row["reason"] or Term("没有写理由", "no reason is given"),
                )  # fmt: skip
