from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.frames import positions, texts
from powerlist.audit.rule import Rule
from powerlist.model.enums import Severity
from powerlist.text.digits import SCIENTIFIC

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

_FIELDS = ("code", "credit_code", "division_code", "serial", "name")


class ScientificNotation(Rule):
    """编码变成了科学计数法

    ## 查什么
    编码、信用代码、区划代码，以及名称、序号里形如 1.23E+11 的值。

    ## 为什么
    Excel 把长数字显示并另存成科学计数法，后面的位数就丢了，编码不再是原来的编码。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条, code: "3.30275E+11"}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条, code: "330275012000"}
    ```

    ## 怎么改
    在原平台重新取得编码；单元格先设成“文本”再填。

    ## 依据
    清单编制实务
    """

    code = "PLS21"
    name = "scientific-notation"
    english = "A code became scientific notation"
    english_manual = {
        "what": "Values like 1.23E+11 in codes, names and serials.",
        "why": "Excel shows and saves long numbers in scientific notation; the last digits are lost and the code is another one.",
        "repair": "Get the code from its platform again, and format the cell as text first.",
    }
    severity = Severity.ERROR
    ground = "清单编制实务"
    messages = {
        "zh": "{field_name}「{value}」是科学计数法，原来的位数已经丢失",
        "en": "{field_name} {value} is scientific notation; its digits are lost",
    }
    helps = {
        "zh": "按原件重填，单元格格式设为文本",
        "en": "enter it anew from the original, in a text cell",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        items = catalogue.items
        for name in _FIELDS:
            for position in positions(items[name].str.fullmatch(SCIENTIFIC)):
                yield self.at(catalogue, position, name, value=texts(items, name)[position], excerpt="")
