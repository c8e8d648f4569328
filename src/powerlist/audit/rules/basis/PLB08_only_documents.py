from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.cited import all_known, bases, highest, type_of
from powerlist.audit.rule import Rule
from powerlist.law.rank import Rank, height
from powerlist.model.enums import PowerType, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

#: Of these PLB06 says more, or a document is enough for them.
_ELSEWHERE = {PowerType.PENALTY, PowerType.PERMIT, PowerType.COERCION, PowerType.SERVICE}


class OnlyDocuments(Rule):
    """只引用了规范性文件

    ## 查什么
    依据全部是通知、意见、方案、党内文件一类，没有法律、法规、规章。许可、处罚、强制由 PLB06 报告；公共服务不报。

    ## 为什么
    规范性文件不能增加公民、法人的义务，只能细化已有的职权；行政检查的依据限于法律、法规、规章和国务院决定。

    ## 反例
    ```yaml
    items:
    - {name: 对某行业的检查, type: 行政检查, department: 县商务局, basis: 《某省商务厅关于加强某行业管理的通知》（某商〔2020〕1号）第三条}
    ```

    ## 正例
    ```yaml
    items:
    - name: 对成品油零售的检查
      type: 行政检查
      department: 县商务局
      basis: 《中华人民共和国行政许可法》第六十一条、《某省商务厅关于加强某行业管理的通知》第三条
    ```

    ## 怎么改
    补上文件所依据的法律、法规、规章；没有的，考虑取消这一项。

    ## 依据
    行政处罚法 第十六条；行政许可法 第十七条；立法法 第九十一条、第九十三条
    """

    code = "PLB08"
    name = "only-documents-cited"
    english = "Only normative documents are cited"
    english_manual = {
        "what": "Every basis is a notice, an opinion, a plan or a Party document; there is no law, regulation or rule. Permits, penalties and coercion are told by PLB06; public services are not judged.",
        "why": "A normative document cannot add duties for citizens and companies, it can only work out a power that exists. An inspection needs a law, regulation, rule or a decision of the State Council.",
        "repair": "Add the law, regulation or rule that the document rests on; where there is none, consider dropping the item.",
    }
    severity = Severity.WARNING
    ground = "行政处罚法 第十六条；行政许可法 第十七条；立法法 第九十一条、第九十三条"
    messages = {
        "zh": "{type}只引用了{rank}：《{law}》",
        "en": "this {type} rests on {rank} only: 《{law}》",
    }
    helps = {
        "zh": "补上文件所依据的法律、法规、规章",
        "en": "add the law, regulation or rule that the document rests on",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        for position, cited in bases(catalogue, context).items():
            kind = type_of(catalogue, position)
            if kind is None or kind in _ELSEWHERE or not all_known(cited):
                continue
            top = highest(cited)
            if height(top) >= height(Rank.RULE):
                continue
            yield self.at(
                catalogue,
                position,
                "basis",
                offset=cited[0].start,
                severity=Severity.INFO if kind is PowerType.OTHER or top is Rank.JUDICIAL else None,
                type=kind,
                rank=top,
                law=cited[0].law,
            )
