from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.handed import handed, records
from powerlist.audit.rule import Rule
from powerlist.linkage import fingerprint
from powerlist.model.enums import TOWNSHIP_MODES, Severity
from powerlist.model.proposal import asked_again, proposals
from powerlist.model.ruling import DEPARTMENT, LEGAL
from powerlist.model.wording import Term, listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

_AGAINST = {DEPARTMENT: ("不同意", "修改后同意"), LEGAL: ("不通过", "补充依据")}
_WORDS = {
    DEPARTMENT: Term("征求意见", "consultation"),
    LEGAL: Term("合法性审核", "legal review"),
}


class ObjectionNotSettled(Rule):
    """部门的意见没有处理，或合法性审核没有通过，事项仍在清单里

    ## 查什么
    rulings.csv 里部门征求意见回答“不同意”或“修改后同意”、合法性审核回答“不通过”或“补充依据”，事项的赋权方式仍是提问时拟定的；
    同一事项两份意见不一致的。事项文本或赋权方式后来改了的，意见已经处理，不再报，由 review 重新问。

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
    english = "A department or the legal review objects, and nothing was changed"
    english_manual = {
        "what": 'An item to which a department answered "disagree" or "agree once changed", or the legal review "not passed" or "basis to be added", in rulings.csv, and whose mode is still the one that was proposed; two answers that differ. Where the text or the mode has changed since, the answer is settled and review asks again.',
        "why": "A directory is made like any major administrative decision: without consultation and legal review it is not published.",
        "repair": "Change the item, or settle it with who objected and have it reviewed again.",
    }
    severity = Severity.WARNING
    ground = "重大行政决策程序暂行条例"
    messages = {
        "zh": "{who}在{round}中回答「{answer}」：{reason}",
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
        now = proposals(catalogue)
        answers: dict[tuple[int, str], list[dict[str, str]]] = {}
        for row in records(catalogue.rulings):
            position = catalogue.position_of.get(row["item"])
            if position is None or row["question"] not in _AGAINST:
                continue
            # an answer is about what was proposed then; where that was not kept, about handing it over at all
            if asked_again(row["proposal"], now.get(row["item"], "")):
                continue
            if not row["proposal"] and position not in granted:
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
