from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.handed import records, table_place
from powerlist.audit.noted import NoteRule
from powerlist.audit.ruled import current
from powerlist.audit.spoken import statements_of
from powerlist.audit.unlike import unlike_grants, unlike_receivers
from powerlist.model.enums import Mode, Severity
from powerlist.model.receiver import own_name
from powerlist.model.ruling import MODE, PAIR, TOWNSHIP, answer_of
from powerlist.model.wording import Term, few, listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding
    from powerlist.model.location import Source
    from powerlist.model.sheet import Note

_VARIANTS = {
    "classify.conflict": "",
    "classify.ambiguous-mode": "ambiguous",
    "classify.ruling-disagreement": "rulings",
}


_EMPTY = Term("（空）", "(empty)")


class ContradictoryStatements(NoteRule):
    """清单对赋权方式的说法互相矛盾

    ## 查什么
    同一事项的方式列、勾选列、承接列、分节标题、表题、表名、文件名、备注，说出了两种不同的方式；一格里写了两种方式；
    部门意见（不同意、建议保留、建议改为委托）与所写的方式相反，又没有写明最后怎么定的；
    清单里 items.csv 的赋权方式、承接的乡镇与该项的赋权记录（grants.csv）不一样；
    或者 rulings.csv 里对同一问题（赋权方式、乡镇承接、两个事项是否重复）的两份裁定不一致。代码列与其他说法矛盾的由 PLM10 报。

    ## 为什么
    工具不替人选边。方式定不下来，就不知道由谁负责，也不能公布。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, remark: 不再下放}
    notes:
    - {kind: classify.conflict, item: 0-00000001, field: mode, value: "column: 下放; remark: 不再下放"}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, mode: 下放, receivers: 甲镇}
    ```

    ## 怎么改
    在来源表里改正一处；两张表不一样的，把两边改成一样（工作区里运行 `powerlist build`，手工改的一边为准），公布的是赋权记录；确定不了的，用 `powerlist review 问卷 --for modes` 请部门回答，回答记入 rulings.csv。

    ## 依据
    行政处罚法 第三十九条（实施机关应当公示）
    """

    code = "PLM14"
    name = "contradictory-statements"
    english = "What the list says about the mode contradicts itself"
    english_manual = {
        "what": "Mode column, marks, receivers, section row, caption, sheet name, file name and remark of one item say two modes; one cell says two; the department's opinion (不同意, 建议保留, 建议改为委托) is against the mode and nothing says how it was settled; items.csv has another mode or other townships than the item's grants in grants.csv; or two rulings of rulings.csv on one question (mode, a township's acceptance, whether a pair is one power) disagree. A code that contradicts the rest is told by PLM10.",
        "why": "The tool does not take sides. Without a mode nobody knows who answers, and the item cannot be published.",
        "repair": "Correct the source. Where items.csv and grants.csv differ make them the same (in a workspace `powerlist build` takes the side that was edited): what is published are the grants. Where it is not known, ask the department by `powerlist review questions --for modes`, and the answer goes into rulings.csv.",
    }
    severity = Severity.ERROR
    ground = "行政处罚法 第三十九条"
    kinds = tuple(_VARIANTS)
    messages = {
        "zh": "赋权方式的说法互相矛盾：{value}",
        "en": "statements on the mode contradict each other: {value}",
        "zh:ambiguous": "一格里写了两种赋权方式：{value}",
        "en:ambiguous": "one cell names two modes: {value}",
        "zh:tables": "items.csv 写的是{mode}，赋权记录写的是{value}",
        "en:tables": "items.csv says {mode}, its grants say {value}",
        "zh:ungranted": "items.csv 写的是{mode}，却没有赋权记录，没有哪个乡镇承接",
        "en:ungranted": "items.csv says {mode}, and there is no grant: no township gets it",
        "zh:receivers": "items.csv 写的是{here}承接，赋权记录写的是{there}",
        "en:receivers": "items.csv says that {here} receives it, its grants say {there}",
        "zh:receivers-here": "items.csv 写的是{here}承接，没有它的赋权记录",
        "en:receivers-here": "items.csv says that {here} receives it, and there is no grant for it",
        "zh:receivers-there": "赋权记录里有{there}，items.csv 的承接主体没有写",
        "en:receivers-there": "there is a grant for {there}, which items.csv does not name",
        "zh:rulings": "两份裁定不一致：{value}",
        "en:rulings": "two rulings disagree: {value}",
    }
    helps = {
        "zh": "改正来源表，或请部门回答后记入 rulings.csv",
        "en": "correct the source, or record a ruling",
        "zh:tables": "把 items.csv 和 grants.csv 的赋权方式改成一样（工作区里运行 powerlist build 即可）",
        "en:tables": "make items.csv and grants.csv say the same (in a workspace powerlist build does)",
        "zh:ungranted": "在 grants.csv 里给承接的乡镇各加一条，或改回方式",
        "en:ungranted": "add a row for each township to grants.csv, or correct the mode",
        "zh:receivers": "公布的是赋权记录：在 grants.csv 里增删，或把 items.csv 改回来（工作区里运行 powerlist build 即可）",
        "en:receivers": "what is published are the grants: add or delete them, or correct items.csv (in a workspace powerlist build does)",
        "zh:receivers-here": "公布的是赋权记录：在 grants.csv 里增删，或把 items.csv 改回来（工作区里运行 powerlist build 即可）",
        "en:receivers-here": "what is published are the grants: add or delete them, or correct items.csv (in a workspace powerlist build does)",
        "zh:receivers-there": "公布的是赋权记录：在 grants.csv 里增删，或把 items.csv 改回来（工作区里运行 powerlist build 即可）",
        "en:receivers-there": "what is published are the grants: add or delete them, or correct items.csv (in a workspace powerlist build does)",
        "zh:rulings": "在 rulings.csv 里只留一个回答",
        "en:rulings": "leave one answer in rulings.csv",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        yield from self._tables(catalogue)
        told = set()
        for finding in _disagreements(self, catalogue):
            told.add(finding.item.id if finding.item else "")
            yield finding
        for finding in super().check(catalogue, context):
            # what the build noticed about rulings that still stand was just told
            if finding.variant != "rulings" or (finding.item and finding.item.id not in told):
                yield finding

    def _tables(self, catalogue: Catalogue) -> Iterable[Finding]:
        """Yield the items of a stored list that say otherwise than their grants: somebody edited one of the two."""
        for position, mode, said in unlike_grants(catalogue):
            yield self.at(
                catalogue,
                position,
                "mode",
                variant="tables" if said else "ungranted",
                discriminator="|".join((mode, *said)),
                mode=Mode(mode),
                value=listed(Mode(one) if one else _EMPTY for one in said),
            )

        for position, here, there in unlike_receivers(catalogue):
            yield self.at(
                catalogue,
                position,
                "receivers",
                variant="receivers" if here and there else "receivers-here" if here else "receivers-there",
                discriminator="|".join([*sorted(here), "", *sorted(there)]),
                here=few(here),
                there=few(there),
            )

    def sources_of(self, note: Note, position: int | None, catalogue: Catalogue) -> tuple[Source, ...]:
        # both sides are at fault, as far as anybody knows
        if position is None or not note.file:
            return super().sources_of(note, position, catalogue)
        return statements_of(catalogue, position, note)

    def variant_of(self, note: Note) -> str:
        return _VARIANTS[note.kind]

    def wanted(self, note: Note, catalogue: Catalogue, context: Context) -> bool:
        return not any(one.get("kind") == "code" for one in note.detail.get("statements") or ())


def _disagreements(rule: ContradictoryStatements, catalogue: Catalogue) -> Iterable[Finding]:
    """Yield the questions on a text as it stands that were answered in two ways, at the last such ruling.

    Objections of departments and of the legal review are another rule's (PLM16).
    """
    found: dict[tuple[str, ...], list[tuple[int, dict[str, str]]]] = {}
    for line, row in enumerate(records(catalogue.rulings)):
        if row["question"] in (MODE, TOWNSHIP, PAIR) and answer_of(row["question"], row["answer"]):
            pair = sorted((row["item"], row["related"])) if row["question"] == PAIR else [row["item"]]
            key = (row["question"], own_name(row["township"]), *pair)
            if row["fingerprint"] in ("", current(catalogue, row)):
                found.setdefault(key, []).append((line, row))
    for key, rows in found.items():
        answers = dict.fromkeys(answer_of(row["question"], row["answer"]) for _, row in rows)
        position = catalogue.position_of.get(key[2])
        if len(answers) < 2 or position is None:
            continue
        said = (f"{row['who']}：{row['answer']}" if row["who"] else row["answer"] for _, row in rows)
        yield rule.at(
            catalogue,
            position,
            variant="rulings",
            discriminator="|".join((*key, *sorted(answers))),
            township=key[1],
            location=table_place(catalogue, "rulings", rows[-1][0]) if catalogue.folder is not None else None,
            value="；".join(dict.fromkeys(said)),
        )
