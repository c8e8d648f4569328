from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from powerlist.audit.frames import positions, texts
from powerlist.audit.rule import Rule
from powerlist.model.enums import Confidence, Severity
from powerlist.text.digits import CUT, POINT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

#: The column has a usual length when at least this share of its codes has it.
_SHARE = 0.6


class LostDigits(Rule):
    """编码丢了开头的 0 或后面的位数

    ## 查什么
    同一列编码大多等长且有以 0 开头的，个别却短了几位、全是数字；超过 15 位的纯数字编码，第 16 位以后全是 0；编码以 .0 结尾。

    ## 为什么
    Excel 把编码当数字：开头的 0 没了，超过 15 位的变成 0。丢了位的编码会指向别的事项。

    ## 反例
    ```yaml
    items:
    - {name: 对第1种行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条, code: "001275012000"}
    - {name: 对第2种行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条, code: "002275012000"}
    - {name: 对第3种行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条, code: "003275012000"}
    - {name: 对第4种行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条, code: "004275012000"}
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条, code: "5275012000"}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对第1种行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条, code: "001275012000"}
    - {name: 对第2种行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条, code: "002275012000"}
    - {name: 对第3种行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条, code: "003275012000"}
    - {name: 对第4种行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条, code: "004275012000"}
    ```

    ## 怎么改
    按原件重填；单元格先设成“文本”再填。

    ## 依据
    清单编制实务
    """

    code = "PLS22"
    name = "lost-digits"
    english = "A code lost its leading zeros or its last digits"
    english_manual = {
        "what": "In a column of codes that mostly have one length and begin with 0, some are shorter and all digits; codes of more than 15 digits that are all 0 from the 16th on; codes that end in .0.",
        "why": "Excel takes a code for a number: leading zeros go, digits beyond 15 become 0, and the code means another item.",
        "repair": "Enter it from the original, and format the cell as text first.",
    }
    severity = Severity.ERROR
    confidence = Confidence.MEDIUM
    ground = "清单编制实务"
    messages = {
        "zh": "编码「{value}」只有 {length} 位，同列都是 {usual} 位，可能丢了开头的 0",
        "en": "code {value} has {length:digit}, the others {usual}: leading zeros were probably lost",
        "zh:tail": "编码「{value}」第 16 位以后都是 0，可能被 Excel 截成了 15 位",
        "en:tail": "all digits of code {value} behind the 15th are 0: a spreadsheet probably cut it",
        "zh:float": "编码「{value}」带小数点，被当成了数字",
        "en:float": "code {value} has a decimal point: it was taken for a number",
    }
    helps = {
        "zh": "按原件重填，单元格格式设为文本",
        "en": "enter it anew from the original, in a text cell",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        for name in ("code", "credit_code", "division_code"):
            codes, values = catalogue.items[name], texts(catalogue.items, name)
            filled = codes[codes != ""]
            if filled.empty:
                continue
            for position in positions(codes.str.fullmatch(POINT)):
                yield self.at(catalogue, position, name, variant="float", value=values[position], excerpt="")
            for position in positions(codes.str.fullmatch(CUT)):
                yield self.at(catalogue, position, name, variant="tail", value=values[position], excerpt="")
            usual = Counter(len(text) for text in values if text).most_common(1)[0][0]
            regular = filled[filled.str.len() == usual]
            if len(regular) < max(3, _SHARE * len(filled)) or not regular.str.startswith("0").any():
                continue
            short = (
                codes.str.fullmatch(r"[1-9]\d*") & (codes.str.len() < usual) & (codes.str.len() >= usual - 3)
            )
            for position in positions(short):
                text = values[position]
                yield self.at(
                    catalogue, position, name, value=text, length=len(text), usual=usual, excerpt=""
                )
