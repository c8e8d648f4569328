from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.frames import texts
from powerlist.audit.layered import aligned
from powerlist.audit.rule import Rule, Skip
from powerlist.model.enums import Confidence, Layer, PowerType, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding


class TeamItemInExtension(Rule):
    """保留专业执法队伍的领域，事项进了地方扩展目录

    ## 查什么
    地方扩展目录里，属于保留专业执法队伍的部门或领域、又不在省统一目录里的行政处罚。没有在选项里写明队伍的，跳过。

    ## 为什么
    丽水规定，8 支专业执法队伍的处罚事项，除省定已经划转的以外，不再纳入地方扩展目录。

    ## 反例
    ```yaml
    meta: {layer: extension}
    options: {PLM17: {teams: [市场监管]}}
    items: [{name: 对无照经营行为的处罚, type: 行政处罚, sector: 市场监管}]
    layers:
      guidance: {items: [{name: 对乱倒垃圾行为的处罚, type: 行政处罚}]}
    ```

    ## 正例
    ```yaml
    meta: {layer: extension}
    options: {PLM17: {teams: [市场监管]}}
    items:
    - {name: 对无照经营行为的处罚, type: 行政处罚, sector: 市场监管}
    - {name: 对违规建设行为的处罚, type: 行政处罚, sector: 建设}
    layers:
      guidance: {items: [{name: 对无照经营行为的处罚, type: 行政处罚}]}
    ```

    ## 怎么改
    从扩展目录里删去，由专业执法队伍承担。

    ## 选项
    teams：保留专业执法队伍的部门或领域的字样，默认没有。

    ## 依据
    丽政发〔2022〕12号
    """

    code = "PLM17"
    name = "team-item-in-extension"
    english = "An item of a professional team stands in the local extension list"
    english_manual = {
        "what": "A penalty on the local extension list that belongs to a department or sector with a professional enforcement team and is not on the provincial list. Skipped where the options name no team.",
        "why": "Some cities rule that penalties of their professional teams do not enter the extension list, apart from those that the province moved.",
        "repair": "Take it off the extension list and leave it with the team.",
        "options": "teams: words that mark a department or sector with a professional team, by default none.",
    }
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    ground = "丽政发〔2022〕12号"
    options = {"teams": ((), "保留专业执法队伍的部门或领域的字样")}
    messages = {
        "zh": "属于保留的专业执法队伍（{team}），省定目录没有划转",
        "en": "belongs to a professional team ({team}) and was not moved by the province",
    }
    helps = {
        "zh": "从扩展目录里删去",
        "en": "take it off the extension list",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        teams = self.option(context, "teams")
        if not teams:
            raise Skip(
                "没有写明保留的专业执法队伍（选项 teams）", "no professional teams are named (option teams)"
            )
        if catalogue.meta.layer is not Layer.EXTENSION:
            raise Skip("不是市级扩展目录", "this is no extension list")
        moved = aligned(catalogue, context, Layer.GUIDANCE) or {}
        items = catalogue.items
        for position, (kind, sector, department) in enumerate(
            zip(texts(items, "type"), texts(items, "sector"), texts(items, "department"), strict=True)
        ):
            team = next((word for word in teams if word in sector or word in department), "")
            if team and kind == PowerType.PENALTY.value and position not in moved:
                yield self.at(catalogue, position, "sector" if team in sector else "department", team=team)
