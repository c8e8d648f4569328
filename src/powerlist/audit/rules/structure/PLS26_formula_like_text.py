from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.frames import found, row_place, texts
from powerlist.audit.rule import Rule
from powerlist.model.enums import Scope, Severity
from powerlist.model.fields import GRANTS, ITEMS, STORED, Kind, fields_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

_FORMULA = r"^\s*(?:[=@＝]|[+\-](?!\d+(?:\.\d+)?%?\s*$)[A-Za-z0-9(])"


class FormulaLikeText(Rule):
    """文字以公式符号开头

    ## 查什么
    事项、赋权记录、决定文件、委托协议等表的各字段里以 =、@ 开头，或以 +、- 开头并接着字母、数字、括号的文字。序号和单独的横线不算。

    ## 为什么
    这样的文字导出成 CSV 再用 Excel 打开时会被当作公式执行，公布的表格可能显示错误，也可能被人利用。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条, remark: "=A1+B1"}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条, remark: ——}
    ```

    ## 怎么改
    删掉开头的符号，或在前面加文字。

    ## 依据
    清单编制实务
    """

    code = "PLS26"
    name = "formula-like-text"
    english = "Text begins like a formula"
    english_manual = {
        "what": "Text of items, grants, decisions, deeds and the other tables that begins with = or @, or with + or - before a letter, digit or bracket. Serials and a single dash are no finding.",
        "why": "Exported as CSV and opened in Excel it is run as a formula: a table may show errors, or be misused.",
        "repair": "Delete the sign, or write a word before it.",
    }
    severity = Severity.WARNING
    ground = "清单编制实务"
    messages = {
        "zh": "{field_name}以公式符号开头",
        "en": "{field_name} begins like a formula",
    }
    helps = {
        "zh": "删掉开头的“{sign}”",
        "en": "take the leading {sign} away",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        for table in STORED:
            frame = catalogue.table(table)
            for field in fields_of(table):
                if field.kind in (Kind.NUMBER, Kind.DATE):
                    continue
                seen: set[tuple[int, str]] = set()
                for row in found(frame, field.name, _FORMULA):
                    text = texts(frame, field.name)[row]
                    position = _item(catalogue, table, row)
                    if (position, text) not in seen:
                        seen.add((position, text))
                        yield self._told(catalogue, table, row, position, field.name, text)

    def _told(
        self, catalogue: Catalogue, table: str, row: int, position: int, name: str, text: str
    ) -> Finding:
        """Return the finding at its item, else at the line of its table."""
        sign = text.strip()[0]
        if table == ITEMS:
            return self.at(catalogue, position, name, sign=sign)
        place = row_place(catalogue, table, row)
        if position >= 0:
            line = place if catalogue.folder is not None else None
            return self.at(
                catalogue, position, name, discriminator=text, excerpt=text, location=line, sign=sign
            )
        return self.whole(place, scope=Scope.CELL, field=name, discriminator=f"{table}|{text}", sign=sign)


def _item(catalogue: Catalogue, table: str, row: int) -> int:
    """Return the position of the item that a row is of, -1 where it is of none."""
    if table == ITEMS:
        return row
    if table == GRANTS:
        return catalogue.position_of.get(texts(catalogue.grants, "item")[row], -1)
    return -1
