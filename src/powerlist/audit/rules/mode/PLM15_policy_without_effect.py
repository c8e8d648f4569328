from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.handed import records, table_place
from powerlist.audit.noted import NoteRule
from powerlist.audit.ruled import current, lost_townships, own_powers, unsaid
from powerlist.model.enums import Scope, Severity
from powerlist.model.proposal import Proposed
from powerlist.model.receiver import own_name
from powerlist.model.ruling import ANSWERS, DECLINED, MODE, PAIR, QUESTIONS, TOWNSHIP, answer_of
from powerlist.model.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding
    from powerlist.model.sheet import Note

_VARIANTS = {
    "classify.policy-unused": "",
    "classify.policy-unknown-department": "department",
    "classify.policy-unknown-type": "type",
    "classify.forbidden": "forbidden",
}
#: Answers on a pair that ask for a repair: what is repaired anyway needs no standing text.
_SAME = ("重复", "交叉")
_OF_THE_WHOLE = ("classify.policy-unused", "classify.policy-unknown-department")


class PolicyWithoutEffect(NoteRule):
    """赋权规则或裁定没有起作用

    ## 查什么
    县里的赋权规则文件里一条也没有用到的规则、哪张清单都没有的部门、不是职权类型的类型；规则提出的方式被法律挡下；
    rulings.csv 里关于赋权方式和乡镇承接的裁定：所依据的文本（items.csv 里现在的文本）已经变了，
    乡镇回答以后拟定的赋权方式改了，事项不在清单里，回答不是那个问题的回答，乡镇不承接法定本级的事项；两个事项不重复的裁定，文本已经变了、没有写指纹、
    事项不在清单里，或者回答看不懂的；任何裁定没有写事项、成对的没有写相关事项，没有写回答人或回答日期的。

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
        "what": "A rule of the county's policy file that matches nothing, or names a department that no list has or a type that is none; a mode proposed by it that the law forbids; a ruling on a mode or a township whose text (the one that stands in items.csv) has changed, a township's answer after which another mode was proposed, a ruling whose item is gone, or whose answer is none of its question's; a township that declines what the law itself gives it; a ruling that a pair is distinct whose text has changed, whose fingerprint is missing or whose item is gone, or an answer on a pair that is none; any ruling that does not name its item (a pair both), who answered, or when.",
        "why": "One wrong character in a rule leaves a whole batch without a mode, and nobody notices.",
        "repair": "Correct the rule's conditions or delete it; ask a lapsed question again.",
    }
    severity = Severity.WARNING
    ground = "赋权规则文件"
    kinds = tuple(_VARIANTS)
    messages = {
        "zh": "规则「{value}」没有用到",
        "en": "rule {value} matches nothing",
        "zh:department": "规则里的部门「{value}」哪张清单都没有",
        "en:department": "no list has the department {value} of the rule",
        "zh:forbidden": "规则提出的方式为法律所禁止（{article}），没有采用",
        "en:forbidden": "what the rule proposes is forbidden ({article}) and was not taken",
        "zh:type": "规则里的职权类型「{value}」不是职权类型",
        "en:type": "{value}, a type in the rule, is no type of power",
        "zh:stale": "裁定所依据的文本已经变了，裁定「{value}」不再生效",
        "en:stale": "the text has changed since the ruling {value}; it has lapsed",
        "zh:proposal": "{receiver}回答的是{asked}，现在拟定的是{now}，裁定「{value}」不再生效",
        "en:proposal": "{receiver} was asked about {asked}, and {now} is proposed now; the ruling {value} has lapsed",
        "zh:unmarked": "裁定「{value}」没有写指纹，不知道是就哪段文本回答的，没有采用",
        "en:unmarked": "the ruling {value} has no fingerprint, so nobody knows on which text; it was not taken",
        "zh:orphan": "裁定「{value}」的事项 {item} 不在清单里",
        "en:orphan": "item {item} of the ruling {value} is not in the list",
        "zh:question": "rulings.csv 里没有「{value}」这个问题，这一行没有采用",
        "en:question": "rulings.csv knows no question {value}; the row was not taken",
        "zh:statutory": "法律直接赋予乡镇的事项，{receiver}不能不承接，裁定「{value}」没有采用",
        "en:statutory": "the law itself gives this power to the township; {receiver} cannot decline it, {value} was not taken",
        "zh:nowhere": "裁定里的乡镇「{receiver}」不在 townships.csv 里，裁定「{value}」没有起作用",
        "en:nowhere": "{receiver} is not in townships.csv; the ruling {value} has no effect",
        "zh:unsigned": "{count} 条裁定没有写{lacking}（先见于第 {line} 行）",
        "en:unsigned": "{count:ruling does|rulings do} not say {lacking} (first in line {line})",
        "zh:answer": "裁定的回答「{value}」不是这个问题的回答，没有采用",
        "en:answer": "{value} is no answer to its question and was not taken",
    }
    helps = {
        "zh": "改正或删去这条规则",
        "en": "correct or delete the rule",
        "zh:forbidden": "改用法律允许的方式",
        "en:forbidden": "propose a mode that the law allows",
        "zh:type": "写标准的职权类型，如 行政处罚",
        "en:type": "write a type of power, such as 「行政处罚」",
        "zh:stale": "重新请人回答",
        "en:stale": "ask again",
        "zh:proposal": "用 powerlist review 问卷 --for township 重新请人回答",
        "en:proposal": "ask again: powerlist review questions --for township",
        "zh:unmarked": "用 powerlist review 问卷 --for pairs 重新请人回答",
        "en:unmarked": "ask again: powerlist review questions --for pairs",
        "zh:orphan": "事项确已取消的，从 rulings.csv 里删去；只是换了标识的，改成现在的标识",
        "en:orphan": "delete it from rulings.csv if the power is gone, or correct the id",
        "zh:question": "“问题”一列写 {questions} 之一",
        "en:question": "write one of {questions} into the column 「问题」",
        "zh:statutory": "乡镇确有困难的，由县级部门给予支持；不是法定本级的，改正赋权方式",
        "en:statutory": "have the county support the township; correct the mode if the law gives it to the county",
        "zh:nowhere": "改正 rulings.csv 里的乡镇；乡镇改了名的，按现名重新请它回答",
        "en:nowhere": "correct the township in rulings.csv; one that was renamed is asked again by its name",
        "zh:unsigned": "在 rulings.csv 里补上{lacking}",
        "en:unsigned": "add it in rulings.csv",
        "zh:answer": "写 {answers} 之一",
        "en:answer": "write one of {answers}",
    }

    def wanted(self, note: Note, catalogue: Catalogue, context: Context) -> bool:
        # the rules of a policy are for all departments, whose workbooks are not all here
        return not (catalogue.is_part and note.kind in _OF_THE_WHOLE)

    def variant_of(self, note: Note) -> str:
        return _VARIANTS[note.kind]

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        yield from super().check(catalogue, context)
        yield from self._unsigned(catalogue)
        own, lost, proposed = own_powers(catalogue), lost_townships(catalogue), Proposed(catalogue)
        for line, row in enumerate(records(catalogue.rulings)):
            if row["question"] not in QUESTIONS:
                yield self.whole(
                    table_place(catalogue, "rulings", line),
                    scope=Scope.BATCH,
                    variant="question",
                    discriminator=f"{row['item']}|{row['question']}",
                    value=row["question"],
                    questions=listed(QUESTIONS),
                )
            if not row["item"] or (row["question"] == PAIR and not row["related"]):
                continue  # told with what rulings do not say
            known = [catalogue.position_of.get(one) for one in (row["item"], row["related"]) if one]
            position = known[0] if known and None not in known else None
            told = answer_of(row["question"], row["answer"])
            if row["question"] not in (MODE, TOWNSHIP, PAIR) or (row["question"] == PAIR and told in _SAME):
                continue
            if position is not None:
                yield from self._of_item(catalogue, position, row, own, lost, proposed)
            elif catalogue.folder is not None:
                # of a part of the list the others' rulings are no fault
                yield self.whole(
                    table_place(catalogue, "rulings", line),
                    scope=Scope.BATCH,
                    variant="orphan",
                    discriminator=f"{row['item']}|{row['question']}|{row['township']}",
                    value=row["answer"],
                    item=row["related"] if row["item"] in catalogue.position_of else row["item"],
                )

    def _unsigned(self, catalogue: Catalogue) -> Iterable[Finding]:
        """Yield what the stored rulings do not say: about what, who decided, and when; each once."""
        for name, lacking, at in unsaid(catalogue):
            yield self.whole(
                table_place(catalogue, "rulings", at[0]),
                scope=Scope.BATCH,
                count=len(at),
                field=name,
                variant="unsigned",
                discriminator=f"unsigned|{name}",
                lacking=lacking,
                line=catalogue.lines_of("rulings")[at[0]],
            )

    def _of_item(
        self,
        catalogue: Catalogue,
        at: int,
        row: dict[str, str],
        own: set[tuple[str, str]],
        lost: set[str],
        proposed: Proposed,
    ) -> Iterable[Finding]:
        """Yield what is wrong with a ruling on an item or a pair: one text counts, that of the list."""
        faults = {
            "nowhere": row["township"] in lost,
            "answer": not answer_of(row["question"], row["answer"]),
            "unmarked": row["question"] == PAIR and not row["fingerprint"],
            "stale": row["fingerprint"] not in ("", current(catalogue, row)),
            "proposal": row["question"] == TOWNSHIP and proposed.changed(row),
            "statutory": answer_of(row["question"], row["answer"]) in DECLINED
            and (row["item"], own_name(row["township"])) in own,
        }
        for variant, faulty in faults.items():
            if faulty:
                yield self.at(
                    catalogue,
                    at,
                    variant=variant,
                    discriminator=row["answer"],
                    township=row["township"],
                    value=row["answer"],
                    receiver=row["township"],
                    asked=row["proposal"],
                    now=proposed.now(row),
                    answers=listed(ANSWERS[row["question"]]),
                )
                return
