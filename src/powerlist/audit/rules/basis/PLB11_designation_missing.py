from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.cited import bases, told, type_of
from powerlist.audit.rule import Rule
from powerlist.law import organs
from powerlist.model.enums import Confidence, PowerType, Severity
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

_DOCUMENT = lazy_pattern(
    r"[〔\[【（(](?:19|20)[0-9]{2}[〕\]】）)]\s?第?[0-9]{1,5}\s?号|三定|职能配置|指定(?:由|为|本)|确定(?:由|为)[^，。]{0,20}(?:局|委|办|部门)"
)
#: A document that says what it designates, without its number: 《…关于明确噪声污染防治监督管理部门的通告》.
_NAMED = lazy_pattern(
    r"关于(?:指定|明确|确定|划分|调整)[^。；\n》]{2,40}(?:部门|职责|分工|机构)[^。；\n》]{0,12}(?:通知|通告|决定|公告|意见|批复|方案)"
)
#: What a remark says of it: 县政府第12次常务会议纪要指定县城管局.
_TOLD = lazy_pattern(
    r"会议纪要|政府[^。；的]{0,24}(?:指定|确定|明确)(?!的)[^。；、的]{0,20}(?:局|委|办|部门|大队)"
)


class DesignationMissing(Rule):
    """条文写“指定的部门”，没有指定文件

    ## 查什么
    引用的条文把处罚（或只说查处）交给“地方人民政府指定（确定）的部门”，而这一项的依据、赋权依据、备注里都没有指定它的文件。条文同时写明了这一项的部门（市场监督管理部门或者政府指定的部门）的，不报。
    登记表里没有的法，看依据里抄录的条文。

    ## 为什么
    没有指定文件，几个部门都可以说这项职权是自己的，也都可以说不是。噪声、扬尘、油烟是常见的例子。

    ## 反例
    ```yaml
    as_of: 2025-01-01
    items:
    - {name: 对噪声扰民的处罚, type: 行政处罚, department: 县城市管理局, basis: 《噪声污染防治法》第八十二条}
    ```

    ## 正例
    ```yaml
    as_of: 2025-01-01
    items:
    - name: 对噪声扰民的处罚
      type: 行政处罚
      department: 县城市管理局
      basis: 《噪声污染防治法》第八十二条
      remark: 示例县人民政府关于指定噪声监督管理部门的通知（示政发〔2023〕5号）
    ```

    ## 怎么改
    在依据或备注里写上指定文件的名称和文号；没有的，提请政府指定。

    ## 依据
    噪声污染防治法 第八条；大气污染防治法 第五条；机构编制管理条例 第十条
    """

    code = "PLB11"
    name = "designation-without-document"
    english = "The article leaves the department to be designated; no designation is named"
    english_manual = {
        "what": "A cited article leaves the penalty (or, where no other article punishes, the inquiry) to the department that the local government designates, and neither the basis, the ground of the hand-over nor the remark names a document that does so. Not told where the article names the item's own department beside the designated one. Of acts that the register lacks the quoted article speaks.",
        "why": "Without it several departments can each claim the power, or each deny it. Noise, dust and kitchen fumes are the usual cases.",
        "repair": "Name title and number of the designating document in the basis or the remark; where there is none, ask the government to designate.",
    }
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    ground = "噪声污染防治法 第八条；大气污染防治法 第五条；地方各级人民政府机构设置和编制管理条例 第十条"
    messages = {
        "zh": "{shown} 由政府指定的部门实施，没有写指定文件",
        "en": "{shown} leaves it to a designated department; no designation is named",
    }
    helps = {"zh": "写上指定文件的名称和文号", "en": "name the document that designates it"}

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        wanted = (PowerType.PENALTY, PowerType.COERCION)
        items = catalogue.items
        remarks, texts = items["remark"].tolist(), items["basis"].tolist()
        departments = [name or catalogue.meta.department for name in items["department"].tolist()]
        grants = catalogue.grants
        named = grants.loc[(grants["legal_ground"] != "") | (grants["decision"] != "")]
        grounds: dict[str, str] = {}
        for item, ground, decision in zip(
            named["item"].tolist(), named["legal_ground"].tolist(), named["decision"].tolist(), strict=True
        ):
            grounds[item] = f"{grounds.get(item, '')}\n{ground}\n{decision}"
        ids = items["id"].tolist()
        for position, cited in bases(catalogue, context).items():
            if type_of(catalogue, position) not in wanted:
                continue
            open_ones = []
            punished = False
            for one in cited:
                known = told(one, catalogue, context)
                if known is None:
                    continue
                punished |= bool(known.penalties)
                if known.designation and not organs.of_department(departments[position]).intersection(
                    actor.organ for actor in known.actors
                ):  # 市场监督管理部门或者政府指定的部门: the bureau of the market needs no designation
                    open_ones.append((one, bool(known.penalties)))
            # beside an article that punishes only that one says who does; 由…确定的部门予以查处 stands for itself
            guilty = [one for one, itself in open_ones if itself or not punished]
            if not guilty:
                continue
            beside = f"{remarks[position]}\n{grounds.get(ids[position], '')}"
            words = f"{texts[position]}\n{beside}"
            if _DOCUMENT.search(words) or _NAMED.search(words) or _TOLD.search(beside):
                continue
            yield self.at(catalogue, position, "basis", offset=guilty[0].start, shown=guilty[0].shown)
