from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from powerlist.audit.handed import table_place
from powerlist.audit.noted import NoteRule
from powerlist.model.enums import TOWNSHIP_MODES, Scope, Severity
from powerlist.model.extra import FOREIGN, decode_extra
from powerlist.model.fields import ITEMS, STORED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding
    from powerlist.model.sheet import Note


class UnmappedColumn(NoteRule):
    """有认不出含义的列

    ## 查什么
    来源表和清单文件夹各张表里，表头对不上任何字段的列；紧靠清单、不属于清单的列。
    表里没有承接主体，却有几列认不出的列只打勾或只写方式（石桥、白马、柳林），而且有下放、委托的事项：这些列多半是乡镇，报警告。

    ## 为什么
    认不出的列原样保留、原样写回，但不参加审核，也不公布。如果它其实是依据或承接主体，就会漏掉。
    勾选的乡镇没有认出来，事项就按全部乡镇处理，没有打勾的乡镇也会公布。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    notes:
    - {kind: read.unmapped-column, file: 示例.xlsx, sheet: 权责清单, cell: N2, value: 市局意见}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    ```

    ## 怎么改
    是乡镇的，把乡镇写进 townships.csv 再编制，或把表头写成全名（石桥镇）。其他列，表头改成通用写法，或在配置的 [[read.pin]] 里写明这一列是什么。

    ## 依据
    清单编制实务
    """

    code = "PLS11"
    name = "unmapped-column"
    english = "A column was not recognised"
    english_manual = {
        "what": "Columns of a source or of a table in the catalogue's folder whose head fits no field; columns beside the list that do not belong to it. A warning where several unknown columns hold nothing but marks or modes, no column names the receivers, and items are handed over: these columns probably are townships.",
        "why": "Such a column is kept and written back, but neither audited nor published. If it is the basis or the receiver, that is lost; an item whose ticked townships were not recognised goes to all of them.",
        "repair": "Write the townships into townships.csv, or their full names into the heads. For other columns use a common head, or say in [[read.pin]] what the column is.",
    }
    severity = Severity.INFO
    ground = "清单编制实务"
    by_row = False
    kinds = ("read.unmapped-column", "read.beside-table")
    messages = {
        "zh": "列「{head}」认不出含义，已原样保留，不会公布",
        "en": "column {head} was not recognised; it is kept and never published",
        "zh:headless": "{letter} 列没有表头，认不出含义，已原样保留，不会公布",
        "en:headless": "column {letter} has no head and was not recognised; it is kept and never published",
        "zh:beside-headless": "{letter} 列在清单旁边，有内容但不属于清单，没有采用",
        "en:beside-headless": "column {letter} stands beside the list and was not used",
        "zh:beside": "列「{head}」在清单旁边，有内容但不属于清单，没有采用",
        "en:beside": "column {head} stands beside the list and was not used",
        "zh:ticked": "列「{head}」里是勾或赋权方式，没有认出是乡镇；表里没有承接主体，下放、委托的事项会按全部乡镇处理",
        "en:ticked": "column {head} holds ticks or modes and was not recognised as a township; no column names the receivers, so what is handed over goes to all of them",
        "zh:table": "{table}.csv 的列「{head}」不是它的字段，已原样保留，不参加审核，不会公布",
        "en:table": "column {head} of {table}.csv is none of its fields; it is kept, neither audited nor published",
    }
    helps = {
        "zh": "用 [[read.pin]] 指定它的字段，或不予理会",
        "en": "pin its field with [[read.pin]], or leave it",
        "zh:ticked": "是乡镇的，写进 townships.csv 再编制，或把表头写成全名（“石桥镇”）；不是的，用 [[read.pin]] 把这一列指定为空",
        "en:ticked": "write the townships into townships.csv and build again, or their full names into the heads; what is none of them, pin to an empty field with [[read.pin]]",
        "zh:table": "如果它是某个字段，改用规范表头；不是的，不予理会",
        "en:table": "where it is one of the fields, use the canonical head; else leave it",
    }

    def variant_of(self, note: Note) -> str:
        if note.kind == "read.beside-table":
            return "beside"
        return "ticked" if note.detail.get("ticked") else ""

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        handed = _handed(catalogue)
        for finding in super().check(catalogue, context):
            if finding.variant != "ticked":
                yield _by_letter(finding)
            elif {(source.file, source.sheet) for source in finding.sources} & handed:
                yield replace(finding, severity=Severity.WARNING)
            else:
                yield _by_letter(replace(finding, variant=""))
        if catalogue.folder is None:
            return
        for table, head in _unknown(catalogue):
            yield self.whole(
                table_place(catalogue, table),
                scope=Scope.BATCH,
                variant="table",
                discriminator=f"{table}|{head}",
                table=table,
                head=head,
            )


def _by_letter(finding: Finding) -> Finding:
    """Return a finding on a column without a head by its letter, which is no word of the list."""
    letter = (finding.location.cell or "").rstrip("0123456789")
    beside = finding.variant == "beside"
    if not letter or str(finding.values["head" if beside else "value"]).strip() not in ("", letter):
        return finding
    variant = "beside-headless" if beside else "headless"
    return replace(finding, variant=variant, values={**finding.values, "letter": letter})


def _handed(catalogue: Catalogue) -> set[tuple[str | None, str | None]]:
    """Return file and sheet of the lists that hand anything over."""
    items = catalogue.items
    modes = [mode.value for mode in TOWNSHIP_MODES]
    rows = items.loc[items["mode"].isin(modes), ["file", "sheet"]].drop_duplicates()
    return {(file or None, sheet or None) for file, sheet in rows.itertuples(index=False)}


def _unknown(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield table and head of every unknown column of the stored tables; what came from a source is told there."""
    told = {" ".join(note.value.split()) for note in catalogue.notes if note.kind == "read.unmapped-column"}
    for table in STORED:
        frame = catalogue.table(table)
        heads = dict.fromkeys(catalogue.unknown.get(table, ()) if table != ITEMS else ())
        if "extra" in frame:
            filled = frame.loc[frame["extra"] != "", "extra"].unique().tolist()
            heads |= dict.fromkeys(sorted({head for text in filled for head in decode_extra(text)}))
        yield from (
            (table, head) for head in heads if table != ITEMS or head.removesuffix(FOREIGN) not in told
        )
