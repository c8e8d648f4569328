"""What ``edit`` says."""

MESSAGES: dict[str, tuple[str, str]] = {
    "edit.sheet.items": ("事项", "items"),
    "edit.sheet.grants": ("赋权记录", "grants"),
    "edit.edited": (
        "{file}：已经有人改过，没有覆盖。帮助: 用 --apply {file} 写回清单；或先移走它，或用 -o 换一个名字",
        "{file}: somebody has edited it; it was not replaced. Help: take it back with --apply {file}, move it away, or choose another name with -o",
    ),
    "edit.nothing": ("与清单没有差别", "nothing differs from the catalogue"),
    "edit.changed": ("{key}  {field}: {before} → {after}", "{key}  {field}: {before} → {after}"),
    "edit.damage.noughts": (
        "（开头的 0 丢了，被当成了数字）",
        " (its leading noughts are gone: it was taken for a number)",
    ),
    "edit.damage.scientific": (
        "（科学计数法，被当成了数字）",
        " (scientific notation: it was taken for a number)",
    ),
    "edit.damage.cut": (
        "（第 16 位以后成了 0，被当成了数字）",
        " (nought from the 16th digit on: it was taken for a number)",
    ),
    "edit.damage.point": ("（多了小数点，被当成了数字）", " (a decimal point: it was taken for a number)"),
    "edit.damage.date": ("（成了日期）", " (it became a date)"),
    "edit.damaged": (
        "{count} 处像是被表格软件改坏了（见上）。帮助: 在工作簿里按清单重填，单元格设为“文本”，再运行；确实要这样改的，加 --yes",
        "{count:value looks|values look} as if a spreadsheet had damaged it (see above). Help: enter it again in the workbook, in text cells; with --yes they are taken as they are",
    ),
    "edit.added": ("{key}  新增", "{key}  added"),
    "edit.deleted": ("{key}  删去 {before}", "{key}  deleted {before}"),
    "edit.confirm": ("写入这 {count} 处改动？", "write {count:change}?"),
    "edit.not_written": (
        "没有写入。帮助: 核对后加 --yes 再运行",
        "nothing was written. Help: run again with --yes",
    ),
    "edit.written": ("已写入 {files}", "wrote {files}"),
    "edit.made": (
        "已生成 {file}；改好后运行: powerlist edit {catalogue} --apply {file}",
        "made {file}; when it is edited run: powerlist edit {catalogue} --apply {file}",
    ),
    "edit.no_sheet": (
        "{file}：没有工作表「{sheet}」。帮助: 用 powerlist edit 生成的工作簿，不要改工作表名",
        "{file}: there is no sheet 「{sheet}」. Help: use the workbook that powerlist edit made, keep its sheet names",
    ),
    "edit.no_column": (
        "{place}：没有「{head}」列。帮助: 不要删改表头",
        "{place}: the column 「{head}」 is missing. Help: keep the heads",
    ),
    "edit.no_key": (
        "{place}：这一行没有标识。帮助: 新事项要加在部门的来源表里，再 build",
        "{place}: this row has no id. Help: add a new item to the department's workbook and build again",
    ),
    "edit.doubled_key": (
        "{place}：「{key}」出现两次。帮助: 删去重复的一行",
        "{place}: 「{key}」 stands twice. Help: delete one of the rows",
    ),
    "edit.unknown_id": (
        "{file}：清单里没有标识「{id}」。帮助: 标识由 build 给出，不能自己编",
        "{file}: the catalogue has no id 「{id}」. Help: ids come from build and cannot be made up",
    ),
}
