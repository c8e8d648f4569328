"""What ``read`` and ``classify`` say in words."""

MESSAGES: dict[str, tuple[str, str]] = {
    "read.file": ("{file}  {format}{encoding}", "{file}  {format}{encoding}"),
    "read.table": (
        "  {sheet}  {range}  表头第 {header} 行，{items} 个事项",
        "  {sheet}  {range}  head in row {header}, {items:item}",
    ),
    "read.whole": ("（整个文件）", "(whole file)"),
    "read.column": ("    {letter:<3} {head}  →  {field}{doubt}", "    {letter:<3} {head}  →  {field}{doubt}"),
    "read.unmapped": ("（未识别，按原样保留）", "(not recognised, kept as it is)"),
    "read.doubt": ("  （{how}，把握 {sure:.0%}）", "  ({how}, sure {sure:.0%})"),
    "read.how.exact": ("标准表头", "canonical head"),
    "read.how.synonym": ("同义表头", "synonym"),
    "read.how.inferred": ("推断", "inferred"),
    "read.how.pinned": ("配置指定", "pinned"),
    "read.how.unmapped": ("未识别", "unmapped"),
    "read.note": ("    * {text}", "    * {text}"),
    "read.note_line": ("{place}{kind}{value}", "{place}{kind}{value}"),
    "read.total": (
        "共 {files} 个文件，{tables} 个表，{items} 个事项，{notes} 处疑点",
        "{files:file}, {tables:table}, {items:item}, {notes:doubt}",
    ),
    "read.item": ("事项", "item"),
    "read.header": ("表头", "head"),
    "read.line.title": ("标题", "title"),
    "read.line.section": ("分节", "section"),
    "read.line.note": ("说明", "note"),
    "read.line.unit": ("单位、日期", "unit"),
    "read.line.signature": ("落款", "signature"),
    "read.line.total": ("合计", "total"),
    "read.line.header": ("重复表头", "repeated head"),
    "read.line.blank": ("空行", "blank"),
    "read.line.other": ("其他", "other"),
    "read.hidden": ("隐藏", "hidden"),
    "read.title": ("读取结果", "What was read"),
    "read.row": ("行", "row"),
    "read.taken_for": ("当作", "taken for"),
    "read.more": ("……另有 {count} 处同类", "… {count} more of this kind"),
    # What a file is refused for, with its unit (``RefusedError.detail``).
    "read.detail.sheet": ("工作表“{value}”", "sheet 「{value}」"),
    "read.detail.rows": ("{value} 行", "{value} rows"),
    "read.detail.columns": ("{value} 列", "{value} columns"),
    "read.detail.cells": ("{value} 个单元格", "{value} cells"),
    "read.detail.bytes": ("{value} 字节", "{value} bytes"),
    "read.detail.members": ("{value} 个部件", "{value} parts"),
    "read.detail.ratio": ("解压后超过 {value} 倍", "more than {value} times its size"),
    "read.detail.limit": ("上限 {value}", "limit {value}"),
    "read.detail.part": ("部件 {value}", "part {value}"),
    "read.detail.cell": ("最末的单元格 {value}", "last cell {value}"),
    "read.detail.encoding": ("所试编码 {value}", "encoding tried: {value}"),
    "read.detail.offset": ("第 {value} 字节读不出", "byte {value} does not fit"),
    "read.content.unknown_encoding": ("没有这种编码", "there is no such encoding"),
    # What a file really is that is no spreadsheet (``files.opening.sniff``).
    "read.problem.unreadable": (
        "{file}：打不开：没有读取的权限，或正被别的程序打开。帮助: 关闭打开它的程序，或请管理员给读取的权限",
        "{file}: cannot be opened: no permission to read it, or another program holds it open. Help: close that program, or ask for permission",
    ),
    "read.problem.not_a_file": (
        "{file}：这不是一个文件，没有读取。帮助: 给出表格文件或文件夹",
        "{file}: this is no file and was not read. Help: give a workbook or a folder",
    ),
    "read.content.quote": ("引号没有成对，记录号和文字", "a quote that does not close, record and text"),
    "read.problem.quote": (
        "{file}：第 {record} 条记录的引号没有成对（{text}），后面的事项会被并进这一格，所以没有读取。帮助: 补上或删去这个引号",
        (
            "{file}: a quote of record {record} does not close ({text}); the items behind it would become text of this cell, "
            "so nothing was read. Help: close or delete this quote"
        ),
    ),
    "read.content.long_cell": (
        "一格的文字太长，记录号和字数",
        "a cell that is too long, record and characters",
    ),
    "read.problem.long_cell": (
        "{file}：第 {record} 条记录有一格超出上限（{characters} 个字），没有读取。帮助: 核对这一格，多半是引号或分隔符写错了",
        "{file}: a cell of record {record} is over the limit ({characters} characters); nothing was read. Help: look at this cell; a quote or a separator may be wrong",
    ),
    "read.content.nought": ("文字里有空字节（NUL）", "a byte of nought (NUL) in the text"),
    "read.problem.nought": (
        "{file}:{line}：第 {offset} 字节是空字节（NUL），不是文字，没有读取。帮助: 删去它，或从原来的程序重新导出",
        "{file}:{line}: byte {offset} is nought (NUL) and no text; nothing was read. Help: delete it, or export the file again",
    ),
    "read.content.transposed": ("清单是横着写的", "the list lies across"),
    "read.problem.transposed": (
        "{file}：清单是横着写的（表头在左边一列，一列一个事项），没有读取。帮助: 复制后用“选择性粘贴—转置”改成一行一个事项",
        (
            "{file}: the list lies across (heads in a column, one column an item) and was not read. "
            "Help: copy it and paste it transposed, one row an item"
        ),
    ),
    "read.content.encoding": ("可能不是这种编码", "perhaps in another encoding"),
    "read.problem.encoding": (
        "{file}：按 {encoding} 读取，没有找到清单（需要有事项名称的表头）。帮助: 核对表头；文字是乱码的，繁体文件用 --encoding big5 再试",
        (
            "{file}: read as {encoding}, no list was found (a head for the item's name is needed). "
            "Help: check the heads; where the text is garbled, try --encoding big5 for traditional files"
        ),
    ),
    "read.content.hidden": ("隐藏的工作表没有读取", "hidden sheets were not read"),
    "read.problem.hidden": (
        "{file}：看得见的工作表里没有清单；隐藏的工作表没有读取：{hidden_sheets}。帮助: 清单在隐藏的工作表里的，取消隐藏后保存",
        (
            "{file}: no list on the visible sheets; hidden sheets were not read: {hidden_sheets}. "
            "Help: unhide the sheet that holds the list and save"
        ),
    ),
    "read.content.image": ("图片", "a picture"),
    "read.content.pdf": ("PDF", "PDF"),
    "read.content.rtf": ("RTF 文本", "RTF text"),
    "read.content.archive": ("压缩包", "an archive"),
    "read.content.zip": ("压缩包", "an archive"),
    "read.content.program": ("程序", "a program"),
    "read.content.database": ("数据库", "a database"),
    "read.content.binary": ("不认识的二进制数据", "unknown binary data"),
    "read.content.xml": ("XML", "XML"),
    "read.content.text": ("纯文本", "plain text"),
    "read.content.et": ("WPS 的旧格式", "an old format of WPS"),
    "read.content.mht": ("单个文件网页 .mht", "a page archive, .mht"),
    "read.content.memory": ("内存不够", "not enough memory"),
    "read.content.nesting": ("嵌套过深", "nested too deeply"),
    "read.content.truncated": ("文件不完整，后面的内容没有了", "the file is cut off"),
    "read.content.timeout": ("读取时间过长", "reading it took too long"),
    "read.content.BadZipFile": ("压缩包的结构损坏", "its package is broken"),
    "read.content.error": ("压缩的内容损坏", "its packed content is broken"),
    "read.content.EOFError": ("文件不完整，后面的内容没有了", "the file is cut off"),
    "read.content.structure": ("内部结构不合格式", "its inner structure is wrong"),
    "read.content.worker": ("读取它的进程中断了", "the process that read it died"),
    # Notes of reading and normalising, by their kind (``model.noted``).
    "read.noted.read.hidden-row": ("隐藏行", "hidden row"),
    "read.noted.read.hidden-sheet": ("隐藏的工作表，没有读取", "hidden sheet, not read"),
    "read.noted.read.hidden-column": ("隐藏列", "hidden column"),
    "read.noted.read.struck-through": ("带删除线", "struck through"),
    "read.noted.read.formula-without-value": (
        "公式没有存下计算结果，按空处理",
        "formula without a stored value, read as empty",
    ),
    "read.noted.read.error-value": ("显示的是错误值，原来的内容不知道", "the cell shows an error value"),
    "read.noted.read.tracked-deletion": (
        "修订中删除的行，没有采用",
        "row deleted with track changes, not read",
    ),
    "read.noted.read.fake-extent": ("表格范围远大于有内容的部分", "the sheet claims far more than it holds"),
    "read.noted.read.filled-down": ("合并或空白的格按上面的值补全", "blank or merged cells filled down"),
    "read.noted.read.orphan-sub-item": ("子项上面没有写明主项", "sub-item without its main item"),
    "read.noted.read.unmapped-column": ("认不出含义的列，按原样保留", "column not recognised, kept as it is"),
    "read.noted.read.inferred-column": (
        "列的含义是推断的，请核对",
        "meaning of the column was guessed, please check",
    ),
    "read.noted.read.beside-table": ("表格旁边的内容，没有采用", "values beside the table, not used"),
    "read.noted.read.total-row": ("合计行，不当作事项", "row of totals, no item"),
    "read.noted.read.hint-row": (
        "表头下的填写提示行，不当作事项",
        "row that tells how to fill in the columns, no item",
    ),
    "read.noted.read.stray-row": ("看不出是什么的行，没有当作事项", "row of unknown kind, no item"),
    "read.noted.read.no-name-column": ("没有事项名称列", "no column names the items"),
    "read.noted.read.no-table": ("工作表有内容，但没有找到表格", "values but no table on this sheet"),
    "read.noted.read.hidden-unknown": (
        "这种格式看不出哪些行是隐藏的",
        "this format does not tell hidden rows",
    ),
    "read.noted.read.text-under-merge": (
        "合并格下面压着文字，没有采用",
        "text under a merged cell, not used",
    ),
    "read.noted.read.joined-columns": ("几列表头相同，内容已合在一起", "columns with one head were joined"),
    "read.noted.read.several-rows": ("一个事项占了几行", "an item takes several rows"),
    "read.noted.read.wrong-extension": (
        "扩展名与内容不符，已按内容读取",
        "extension and content differ, read by content",
    ),
    "read.noted.read.encoding": ("不是 UTF-8 编码，已按此编码读取", "not UTF-8, read in this encoding"),
    "read.noted.read.unreadable": ("读不出来，没有审核", "cannot be read, not audited"),
    "read.noted.read.macros": ("含有宏，没有运行", "macros in the file, not run"),
    "read.noted.normalise.unknown-type": ("职权类型不在词表里", "unknown type of power"),
    "read.noted.normalise.traditional": ("繁体字已转为简体", "traditional characters were converted"),
    "read.noted.normalise.repaired": ("乱码或页面残留已修复", "debris was repaired"),
    "read.noted.normalise.department-from": (
        "表里没有这一列，取自标题或表名",
        "no such column, taken from a title or name",
    ),
    "read.noted.normalise.control-characters": ("控制字符已去除", "control characters were taken out"),
    "read.noted.normalise.item-range": ("备注按序号范围指明一批事项", "a remark names a range of items"),
    "read.noted.normalise.notes-left": (
        "说明太多，这一行没有分到它所说的事项",
        "one of very many notes, not given to its items",
    ),
    "read.noted.normalise.full-cell": ("一格写满，文字可能被截断", "a full cell, its text was probably cut"),
}
