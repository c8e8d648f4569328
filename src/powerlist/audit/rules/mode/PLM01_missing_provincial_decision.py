from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.decided import PROVINCIAL, level_of
from powerlist.audit.frames import says_nothing
from powerlist.audit.handed import counted, deciding, handed, once, records
from powerlist.audit.rule import Rule
from powerlist.model.enums import Mode, Scope, Severity
from powerlist.model.wording import Term, few
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

#: A department or office of a province decides nothing under 处罚法 第二十四条, whatever level its row names.
_DEPARTMENT = lazy_pattern(r"(?:厅|局|委员会|委|办公室|办|处|小组|总队)(?:（[^（）]*）)?$")
_PROVINCE_ITSELF = lazy_pattern(r"政府|人民代表大会|人大|(?:省|自治区|市|区党)委(?!员会|机构编制|编)")
_NUMBERED = lazy_pattern(r"[〔\[（(]\d{4}[〕\]）)]")


class MissingProvincialDecision(Rule):
    """下放事项没有省级政府的决定

    ## 查什么
    赋权方式为下放的事项，有没有写明决定文件（写在赋权依据里的省级文件和已登记的文件也算），文件是不是省级政府（或者省级政府批复）作出的（省级部门、省委编办作出的不算），有没有日期和公布位置。
    决定表里依据一栏写了省级文件的，县市文件也算有省级依据。一格写了两份文件的，也报。2021年7月15日以前的决定，可以以旧法第十六条集中处罚权的批复为据。

    ## 为什么
    只有省、自治区、直辖市可以决定把县级部门的行政处罚权交由乡镇、街道行使，决定应当公布。县里自己下放，处罚无效。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, mode: 下放, receivers: 甲镇}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, mode: 下放, receivers: 甲镇, decision: 川府发〔2021〕42号}
    decisions:
    - {number: 川府发〔2021〕42号, organ_level: province, date: 2021-12-30, published_at: 省政府公报}
    ```

    ## 怎么改
    在赋权记录里写上省级决定的文号，并在 decisions.csv 里登记机关层级、日期和公布位置。

    ## 依据
    行政处罚法 第十八条、第二十四条第一款（1996年法第十六条）
    """

    code = "PLM01"
    name = "missing-provincial-decision"
    english = "A delegated power has no provincial decision"
    english_manual = {
        "what": "Whether a delegated power names its decision (a provincial or registered one also as the ground of its hand-over), and whether that was made by the provincial government (or on its reply; a department of the province is not it) and has a date and a place of publication. A county or city document counts where decisions.csv says which provincial one it rests on. Two documents in one cell are told too. Before 15 July 2021 a reply under article 16 of the old act counts.",
        "why": "Only a province decides that townships exercise penalties of county departments, and the decision is published. What a county delegates by itself is void.",
        "repair": "Name the provincial decision in the grants, and register its level, date and place of publication in decisions.csv.",
    }
    severity = Severity.ERROR
    ground = "行政处罚法 第二十四条第一款"
    messages = {
        "zh": "{count} 项下放没有写明决定文件",
        "en": "{count} delegated items name no decision",
        "zh:unknown": "决定文件{number}没有登记（{count} 项）",
        "en:unknown": "decision {number} is not registered ({count:item})",
        "zh:several": "{count} 项写了两份决定文件：{number}",
        "en:several": "{count:item names|items name} two decisions: {number}",
        "zh:level": "决定文件{number}不是省级政府的决定（{count} 项）",
        "en:level": "decision {number} is not a provincial one ({count:item})",
        "zh:incomplete": "决定文件{number}没有登记{lacking}（{count} 项）",
        "en:incomplete": "decision {number} is registered without {lacking} ({count:item})",
    }
    helps = {
        "zh": "在赋权记录的“决定文件”里写上文号；涉及部门：{departments}",
        "en": "name the decision in the grants; departments: {departments}",
        "zh:unknown": "在 decisions.csv 里登记它的机关层级、日期、公布位置",
        "en:unknown": "register its level, date and place of publication in decisions.csv",
        "zh:several": "只写赋权的那一份；先后两批的，分开登记",
        "en:several": "name the one that hands the power down; of two batches make two grants",
        "zh:level": "补上它所依据的省级决定，或改为委托",
        "en:level": "name the provincial decision it rests on, or entrust instead",
        "zh:incomplete": "在 decisions.csv 里补上{lacking}",
        "en:incomplete": "add {lacking} in decisions.csv",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        rows = handed(catalogue, context, Mode.DELEGATED)
        none = once(rows[rows["decision"] == ""])
        if len(none):
            yield counted(
                self,
                catalogue,
                none,
                scope=Scope.CATALOGUE,
                field="decision",
                discriminator="none",
                departments=few(none["department"].tolist()),
            )
        registered = {row["number"]: row for row in records(catalogue.decisions)}
        for number, group in rows[rows["decision"] != ""].groupby("decision", sort=True):
            decision = registered.get(str(number))
            line = catalogue.decisions["number"].tolist().index(number) if decision else None
            variant, severity, lacking = self._fault(str(number), decision, registered)
            if variant:
                yield counted(
                    self,
                    catalogue,
                    group,
                    "decisions" if decision else "grants",
                    line,
                    field=deciding(group),
                    fields=group["decision_field"].tolist(),
                    variant=variant,
                    severity=severity,
                    discriminator=f"{variant}|{number}",
                    number=number,
                    lacking=lacking,
                )

    @staticmethod
    def _fault(
        number: str, decision: dict[str, str] | None, registered: dict[str, dict[str, str]]
    ) -> tuple[str, Severity | None, tuple[Term, ...]]:
        """Return the message that fits, "" where the decision is in order."""
        if decision is None:
            several = len(_NUMBERED.findall(number)) > 1
            return ("several", None, ()) if several else ("unknown", Severity.WARNING, ())
        above = [
            other
            for other, row in registered.items()
            if other != number and level_of(row) == "province" and not _departmental(row["organ"])
        ]
        rests = f"{decision['ground']} {decision['remark']}"
        provincial = (
            (level_of(decision) == "province" and not _departmental(decision["organ"]))
            or PROVINCIAL.search(rests)
            or any(other in rests for other in above)
        )
        if not provincial and not (level_of(decision) == "" and PROVINCIAL.search(number)):
            return "level", None, ()
        lacking = [
            Term(head, english)
            for name, head, english in (
                ("date", "日期", "the date"),
                ("published_at", "公布位置", "the place of publication"),
            )
            if says_nothing(decision[name])
        ]
        return ("incomplete", Severity.WARNING, tuple(lacking)) if lacking else ("", None, ())


def _departmental(organ: str) -> bool:
    """Tell whether an organ is a department of a government (某省农业农村厅, 省委编办), not the government itself."""
    return _DEPARTMENT.search(organ) is not None and _PROVINCE_ITSELF.search(organ) is None
