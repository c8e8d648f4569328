from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.codes import AS_DATE
from powerlist.audit.frames import positions, texts
from powerlist.audit.rule import Rule
from powerlist.model.enums import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

_OTHER = "[—–―－_ ]"
#: A blank between the parts of a code, not one beside a dash or at an end.
_PARTED = "[0-9A-Za-z] +[0-9A-Za-z]"


class ChangedSeparator(Rule):
    """编码里的分隔符或内容被改写

    ## 查什么
    同一列编码都用“-”，个别变成了破折号、下划线或空格；编码、序号变成了日期（1月2日、2025-01-02 00:00:00）。

    ## 为什么
    输入法和 Excel 的自动更正会把 1-2 变成日期，把 -- 变成破折号。改过的编码检索不到。

    ## 反例
    ```yaml
    items:
    - {name: 对第1种行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条, code: A-01-001}
    - {name: 对第2种行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条, code: A-02-001}
    - {name: 对第3种行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条, code: A-03-001}
    - {name: 对第4种行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条, code: A-04-001}
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条, code: A—05—001}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对第1种行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条, code: A-01-001}
    - {name: 对第2种行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条, code: A-02-001}
    - {name: 对第3种行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条, code: A-03-001}
    - {name: 对第4种行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条, code: A-04-001}
    ```

    ## 怎么改
    改回原来的写法；单元格先设成“文本”再填。

    ## 依据
    清单编制实务
    """

    code = "PLS24"
    name = "changed-separator"
    english = "The separators of a code were changed"
    english_manual = {
        "what": 'In a column of codes separated by "-", some have a dash, an underscore or a blank; a code or serial became a date.',
        "why": "Input methods and autocorrection turn 1-2 into a date and -- into a dash. Such a code is not found.",
        "repair": "Write it as it was, and format the cell as text first.",
    }
    severity = Severity.WARNING
    ground = "清单编制实务"
    messages = {
        "zh": "编码「{value}」的分隔符与同列的“{usual}”不同",
        "en": "the separators of code {value} differ from {usual} of its column",
        "zh:date": "{field_name}「{value}」被改成了日期",
        "en:date": "{field_name} {value} was turned into a date",
    }
    helps = {
        "zh": "改为“{usual}”分隔",
        "en": "separate with {usual}",
        "zh:date": "按原件重填，单元格格式设为文本",
        "en:date": "enter it anew, in a text cell",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        items = catalogue.items
        for name in ("code", "serial"):
            for position in positions(items[name].str.fullmatch(AS_DATE)):
                yield self.at(
                    catalogue, position, name, variant="date", value=texts(items, name)[position], excerpt=""
                )
        codes = items["code"]
        dashed = codes.str.contains("-", regex=False)
        other = codes.str.contains(_OTHER) & ~codes.str.fullmatch(AS_DATE)
        guilty = {position: texts(items, "code")[position] for position in positions(other)}
        guilty |= _closed_up(catalogue)
        if int(dashed.sum()) < max(3, 4 * len(guilty)):
            return
        for position, value in sorted(guilty.items()):
            yield self.at(catalogue, position, "code", value=value, usual="-", excerpt="")


def _closed_up(catalogue: Catalogue) -> dict[int, str]:
    """Return the positions of codes whose blanks reading closed up (0102 0097 01), each as it was written."""
    ledger = catalogue.ledger
    if not len(ledger):
        return {}
    rows = ledger[(ledger["field"] == "code") & (ledger["step"] == "breaks")]
    rows = rows[rows["before"].str.contains(_PARTED)]
    if not len(rows):
        return {}
    places = zip(rows["file"].tolist(), rows["sheet"].tolist(), rows["cell"].tolist(), strict=True)
    written = dict(zip(places, rows["before"].tolist(), strict=True))
    found = {}
    for position in range(len(catalogue.items)):
        for source in catalogue.sources_of(position, "code"):
            before = written.get((source.file, source.sheet or "", source.cell or ""))
            if before is not None:
                found[position] = before
    return found
