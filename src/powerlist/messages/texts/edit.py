"""What ``edit`` says."""

MESSAGES: dict[str, tuple[str, str]] = {
    "edit.sheet.items": ("事项", "items"),
    "edit.sheet.grants": ("赋权记录", "grants"),
    "edit.sheet.about": ("说明", "about"),
    "edit.about": (
        (
            "这份工作簿由 powerlist edit 生成，改好以后用 powerlist edit --apply 写回清单。\n"
            "“事项”和“赋权记录”两张表的内容都可以改；灰色的标识列不能改，表头、工作表名不要改。\n"
            "新的赋权记录加在最后一行下面；新的事项要加在部门的来源表里，再 powerlist build。\n"
            "赋权方式在哪张表里改都行，另一张会跟着改；由哪些乡镇承接，在“赋权记录”里增删。\n"
            "审核要求补的决定文件、赋权依据、委托协议、派驻机构等，写在“赋权记录”的各列里。\n"
            "请直接填写文字，不要用公式。\n"
            "这张表的隐藏列记着生成时的内容，请保留：生成以后别人对清单的改动不会被冲掉，两边都改过的会告诉您。"
        ),
        (
            "This workbook was made by powerlist edit; powerlist edit --apply takes it back into the catalogue.\n"
            "Everything in the sheets items and grants may be changed, but the grey ids, the heads and the sheets' names.\n"
            "A new grant goes below the last row; a new item goes into the department's workbook, then powerlist build.\n"
            "A mode may be changed in either sheet, the other follows; which townships take an item over is changed in grants.\n"
            "What the audit asks for (decision, legal ground, deed, outpost) goes into the columns of grants.\n"
            "Enter plain text, no formulas.\n"
            "Hidden columns of this sheet keep what the workbook was made from; leave them: what others change in the catalogue since is not taken back, and what both have changed is told."
        ),
    ),
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
    "edit.damage.mode": ("（没有这种赋权方式）", " (there is no such mode)"),
    "edit.damage.name": ("（名称空了）", " (the name is gone)"),
    "edit.damaged": (
        "{count} 处看来不是有意改的（见上）。帮助: 在工作簿里按清单重填，单元格设为“文本”，再运行；确实要这样改的，加 --yes",
        "{count:value looks|values look} odd (see above). Help: enter it again in the workbook, in text cells; with --yes they are taken as they are",
    ),
    "edit.unread": (
        "{count} 列不是清单的列，其中的内容没有读: {heads}",
        "{count:column was|columns were} not read, being none of the catalogue: {heads}",
    ),
    "edit.other_head": (
        "{place}：不认识「{found}」列，而「{head}」列不见了。帮助: 把表头改回「{head}」，再运行",
        "{place}: 「{found}」 is no column of the catalogue, and 「{head}」 is missing. Help: call the column 「{head}」 again and run once more",
    ),
    "edit.torn": (
        "{key}  {field}: 清单现在是 {before}，工作簿里是 {after}",
        "{key}  {field}: the catalogue has {before} now, the workbook {after}",
    ),
    "edit.torn-deleted": (
        "{key}  工作簿里删去了，清单里后来改过: {before}",
        "{key}  deleted in the workbook, changed in the catalogue since: {before}",
    ),
    "edit.torn-gone": (
        "{key}  工作簿里改过，清单里已经没有: {after}",
        "{key}  changed in the workbook, gone from the catalogue: {after}",
    ),
    "edit.conflicts": (
        "{count} 处两边都改过（见上），没有写入。帮助: 在工作簿里把这些改成清单现在的样子，再运行；要另改的，写入后重新 powerlist edit",
        "{count:value was|values were} changed on both sides (see above); nothing was written. Help: make them in the workbook what the catalogue has now and run again; make a new workbook after that to change them",
    ),
    "edit.kept": (
        "生成工作簿以后清单里另外改过 {count} 处，照清单保留",
        "{count:value was|values were} changed in the catalogue since the workbook was made; that stays",
    ),
    "edit.merged": (
        "{place}：合并了几列的单元格（或表头、标识），看不出其他单元格该是什么。帮助: 取消合并，逐格填写，再运行",
        "{place}: a cell is merged over several columns (or over heads or ids), and what the others should say is not known. Help: split it, fill in each cell and run again",
    ),
    "edit.no_origin": (
        "{file}：缺了工作表「{sheet}」里的隐藏列，看不出清单后来改过什么。帮助: 从原来的工作簿把这张表复制回来；或重新 powerlist edit，再把改动填进去",
        "{file}: the hidden columns of the sheet 「{sheet}」 are missing, so nobody knows what the catalogue has changed since. Help: copy the sheet back from the workbook as it was made, or make a new one and enter the changes there",
    ),
    "edit.formula": (
        "{place}：这一格是公式，没有存下结果。帮助: 改成文字，再运行",
        "{place}: a formula without its value. Help: enter the text itself and run again",
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
