from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.noted import NoteRule
from powerlist.model.enums import Severity

if TYPE_CHECKING:
    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.sheet import Note

_VARIANTS = {
    "classify.policy-unused": "",
    "classify.policy-unknown-department": "department",
    "classify.forbidden": "forbidden",
    "classify.ruling-stale": "stale",
    "classify.ruling-without-item": "orphan",
    "classify.ruling-unknown-answer": "answer",
}
_OF_THE_WHOLE = (
    "classify.policy-unused",
    "classify.policy-unknown-department",
    "classify.ruling-without-item",
)


class PolicyWithoutEffect(NoteRule):
    """赋权规则或裁定没有起作用

    ## 查什么
    县里的赋权规则文件里一条也没有用到的规则、哪张清单都没有的部门；规则提出的方式被法律挡下；
    裁定所依据的文本已经变了、裁定的事项不在清单里、裁定的回答不是赋权方式。

    ## 为什么
    规则写错一个字，就会有整批事项没有方式，而没有人发现。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局}
    notes:
    - {kind: classify.policy-unused, file: policy.toml, row: 12, value: 市场监管延伸, detail: {rule: 市场监管延伸, line: 12}}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, mode: 下放, receivers: 甲镇}
    ```

    ## 怎么改
    改正规则的条件，或删去这条规则；失效的裁定重新请人回答。

    ## 依据
    本工具的赋权规则文件
    """

    code = "PLM15"
    name = "policy-without-effect"
    english = "A rule of the policy file or a ruling has no effect"
    english_manual = {
        "what": "A rule of the county's policy file that matches nothing, or names a department that no list has; a mode proposed by it that the law forbids; a ruling whose text has changed, whose item is gone, or whose answer is no mode.",
        "why": "One wrong character in a rule leaves a whole batch without a mode, and nobody notices.",
        "repair": "Correct the rule's conditions or delete it; ask a lapsed question again.",
    }
    severity = Severity.WARNING
    ground = "赋权规则文件"
    kinds = tuple(_VARIANTS)
    messages = {
        "zh": "规则“{value}”没有用到",
        "en": "rule {value} matches nothing",
        "zh:department": "规则里的部门“{value}”哪张清单都没有",
        "en:department": "no list has the department {value} of the rule",
        "zh:forbidden": "规则提出的方式为法律所禁止（{article}），没有采用",
        "en:forbidden": "what the rule proposes is forbidden ({article}) and was not taken",
        "zh:stale": "裁定所依据的文本已经变了，裁定“{value}”不再生效",
        "en:stale": "the text has changed since the ruling {value}; it has lapsed",
        "zh:orphan": "裁定“{value}”的事项不在清单里",
        "en:orphan": "the item of the ruling {value} is not in the list",
        "zh:answer": "裁定的回答“{value}”不是赋权方式",
        "en:answer": "the answer {value} is no mode",
    }
    helps = {
        "zh": "改正或删去这条规则",
        "en": "correct or delete the rule",
        "zh:forbidden": "改用法律允许的方式",
        "en:forbidden": "propose a mode that the law allows",
        "zh:stale": "重新请人回答",
        "en:stale": "ask again",
        "zh:orphan": "从 rulings.csv 里删去",
        "en:orphan": "delete it from rulings.csv",
        "zh:answer": "写 下放、委托、延伸、法定本级、县级保留、上级收回 之一",
        "en:answer": "write one of the six modes",
    }

    def wanted(self, note: Note, catalogue: Catalogue, context: Context) -> bool:
        # the rules of a policy are for all departments, whose workbooks are not all here
        return not (catalogue.is_part and note.kind in _OF_THE_WHOLE)

    def variant_of(self, note: Note) -> str:
        return _VARIANTS[note.kind]
