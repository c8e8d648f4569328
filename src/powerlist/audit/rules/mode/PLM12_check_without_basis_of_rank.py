from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.handed import handed, once
from powerlist.audit.rule import Rule
from powerlist.law.rank import Rank, height
from powerlist.model.enums import Confidence, Mode, PowerType, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding


class CheckWithoutBasisOfRank(Rule):
    """交给乡镇的检查事项没有法律、法规、规章或国务院决定作依据

    ## 查什么
    下放、委托、延伸的行政检查，依据里只有规范性文件。依据的效力看不出来的，不报；没有依据的由 PLB01 报。

    ## 为什么
    没有法定依据的检查事项不得实施，未公布的也不得实施。

    ## 反例
    ```yaml
    items:
    - {name: 对农家乐的检查, type: 行政检查, department: 县文旅局, basis: 《关于规范农家乐管理的通知》第三条, mode: 委托, receivers: 甲镇}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对取水的检查, type: 行政检查, department: 县水利局, basis: 《中华人民共和国水法》第六十条, mode: 委托, receivers: 甲镇}
    ```

    ## 怎么改
    补上法律、法规、规章的条文；确实没有的，取消这一检查事项。

    ## 依据
    国办发〔2024〕54号
    """

    code = "PLM12"
    name = "check-without-basis-of-rank"
    english = "A check handed to townships rests on documents only"
    english_manual = {
        "what": "A delegated, entrusted or extended inspection that rests on normative documents only. Where the force of a basis is unknown it is not judged; no basis at all is told by PLB01.",
        "why": "An inspection without a basis in law must not be carried out, nor one that was not published.",
        "repair": "Cite the law, regulation or rule; where there is none, drop the inspection.",
    }
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    ground = "国办发〔2024〕54号"
    messages = {
        "zh": "检查事项只有规范性文件作依据：{law}",
        "en": "the check rests on documents only: {law}",
    }
    helps = {
        "zh": "补上法律、法规、规章的条文，或取消这一事项",
        "en": "cite a law, regulation or rule, or drop the check",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        rows = once(handed(catalogue, context, Mode.DELEGATED, Mode.ENTRUSTED, Mode.EXTENDED))
        rows = rows[rows["type"] == PowerType.INSPECTION.value]
        if not len(rows):
            return
        bases = catalogue.citations
        bases = bases[(bases["role"] == "basis") & bases["position"].isin(rows["position"])]
        low = {Rank.DOCUMENT.value, Rank.STANDARD.value}
        for position, group in bases.groupby("position", sort=True):
            ranks = set(group["rank"].tolist())
            if ranks and ranks <= low:
                law = max(zip(map(height, group["rank"]), group["law"], strict=True))[1]
                yield self.at(catalogue, int(str(position)), "basis", law=law)
