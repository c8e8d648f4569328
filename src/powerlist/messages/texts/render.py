"""Messages of rendering: templates that cannot be used, files that do not agree, stale publications."""

MESSAGES: dict[str, tuple[str, str]] = {
    "render.refused": (
        "{count} 个来源读不出来，没有生成任何公布件。帮助: 改正或移走这些文件后再来",
        "{count:source} cannot be read; nothing was published. Help: correct or remove them and try again",
    ),
    "render.needs_out": (
        "{path}：不是编好的清单，会盖掉工作区的公布件，没有生成。帮助: 先 powerlist build 工作区，或用 --out 写到别处",
        (
            "{path}: this is no compiled list and would replace the workspace's publications; nothing was made. "
            "Help: build the workspace first, or write elsewhere with --out"
        ),
    ),
    "render.no_items": (
        "{place}没有一个事项，什么也没有写。帮助: 用 powerlist read --show 看哪一行被当作表头、哪些行没有采用",
        "{place}there is no item; nothing was written. Help: see with powerlist read --show which row was taken for the head",
    ),
    "render.all_hidden": (
        '来源里的 {hidden} 行全部隐藏（{places}），一项也没有采用，什么也没有写。帮助: 取消隐藏；或在 powerlist.toml 的 [read] 写 hidden_rows = "take"',
        'every row of the sources is hidden ({hidden:row}: {places}); nothing was taken and nothing was written. Help: unhide them, or set hidden_rows = "take" under [read] in powerlist.toml',
    ),
    "render.too_large": (
        "{file} {place}：模板过大{detail}。帮助: 压缩其中的图片，或从自带模板重新开始",
        "{file} {place}: the template is too large {detail}. Help: compress its pictures, or start from the bundled one",
    ),
    "render.undecodable": (
        "{file}：不是 UTF-8 文本（第 {detail} 字节处）{place}。帮助: 另存为 UTF-8",
        "{file}: not UTF-8 text (at byte {detail}){place}. Help: save it as UTF-8",
    ),
    "render.damaged": (
        "{file} {place}：文件已损坏，打不开（{detail}）。帮助: 用 Word 或 WPS 打开后另存为 .docx",
        "{file} {place}: the file is damaged ({detail}). Help: open it in Word or WPS and save it as .docx",
    ),
    "render.unknown_format": (
        "{file}：不认识的格式 {detail}{place}。帮助: 只核对 .xlsx、.docx、.html",
        "{file}: unknown format {detail}{place}. Help: only .xlsx, .docx and .html are read back",
    ),
    "render.unsafe": (
        "{file} {place}：模板含有不允许的内容（{detail}）。帮助: 删去宏、外部链接和会读取文件的域，再用 template lint 检查",
        (
            "{file} {place}: the template holds what is not allowed ({detail}). Help: remove macros, external links and "
            "fields that fetch files, then run template lint"
        ),
    ),
    "render.bad_template": (
        "{file}：模板标记有误（{detail}），在：{place}。帮助: 用 powerlist template lint 检查，字段名见模板说明",
        "{file}: a tag of the template is wrong ({detail}), at:{place}. Help: run powerlist template lint; the manual lists the fields",
    ),
    "render.missing_block": (
        "{file}：模板缺少必需的内容 {detail}{place}。帮助: 从自带模板复制这一处",
        "{file}: the template lacks {detail}, which it needs{place}. Help: copy it from the bundled template",
    ),
    "render.no_pattern": (
        "{file} {place}：表格标记 {detail} 的下面没有样表。帮助: 紧接着放一张含 {{{{ head }}}} 和 {{{{ cell }}}} 的小表",
        (
            "{file} {place}: below the tag {detail} there is no pattern table. Help: put a small table with {{{{ head }}}} "
            "and {{{{ cell }}}} right below it"
        ),
    ),
    "render.pattern_columns": (
        "{file} {place}：样表的表头和内容行列数不同（{detail}）。帮助: 使两行的格数一致",
        "{file} {place}: head and body of the pattern table have different columns ({detail}). Help: give both rows the same cells",
    ),
    "render.pattern_mixed": (
        "{file} {place}：样表的内容行有的格写了 row.字段、有的没有{detail}。帮助: 每格都写 {{{{ row.字段 }}}}",
        (
            "{file} {place}: some cells of the pattern's body row name row.field and some do not {detail}. "
            "Help: write {{{{ row.field }}}} in every cell"
        ),
    ),
    "render.not_a_table": (
        "{file} {place}：table( ) 里的不是表（{detail}）。帮助: 只写模板说明中标为“表”的名称",
        "{file} {place}: what table( ) names is no table ({detail}). Help: use a name that the manual marks as a table",
    ),
    "render.bad_toml": (
        "{file} {place}：样式文件写法有误（{detail}）。帮助: 对照自带的 style.toml 修改",
        "{file} {place}: the style file is malformed ({detail}). Help: compare it with the bundled style.toml",
    ),
    "render.bad_style": (
        "{file}：样式项 {place} 不对（{detail}）。帮助: 对照自带的 style.toml 修改",
        "{file}: the style entry {place} is wrong ({detail}). Help: compare it with the bundled style.toml",
    ),
    "render.bad_column": (
        "{file} [render]：没有「{detail}」这个可公布的字段。帮助: 写字段的代码名或规范表头，如 name、basis（见字段表）",
        "{file} [render]: 「{detail}」 is no field that can be published. Help: write code names or heads of fields, such as name, basis (see the page of fields)",
    ),
    "render.bad_order": (
        "{file} [render] order：没有「{detail}」这个可排序的字段。帮助: 写字段的代码名，如 department、type（见字段表）",
        "{file} [render] order: 「{detail}」 is no field that can be sorted by. Help: write code names of fields, such as department, type (see the page of fields)",
    ),
    "render.unpublished": (
        "{file}{place}：模板的样表用了 {detail}，它不在公布的列之内。帮助: 从样表删去它，或写进配置的 render.columns",
        "{file}{place}: the pattern table names {detail}, which is not published. Help: take it out, or add it to render.columns",
    ),
    "render.cell_too_long": (
        "{file}：{place} 的文字超出 Excel 单元格的上限（{detail}）。帮助: 缩短这一格的内容",
        "{file}: the text of {place} is longer than an Excel cell can be ({detail}). Help: shorten it",
    ),
    "render.same_folder": (
        "两个乡镇的公布件会写进同一个文件夹 {file}（{detail}）{place}。帮助: 核对 townships.csv 中的乡镇名称",
        "two townships would be written to the same folder {file} ({detail}){place}. Help: check the names in townships.csv",
    ),
    "render.same_list": (
        "几份清单的公布件会写进同一个文件夹 {file}（{detail}）{place}。帮助: 在各自的 catalog.toml 里用 place 分开不同的地方，用 layer 写明哪一份是上级的或旁边的清单（不单独公布）",
        "several lists would be written to the same folder {file} ({detail}){place}. Help: in their catalog.toml tell places apart by place, and say by layer which is a list above or beside (it is not published by itself)",
    ),
    "render.same_file": (
        "两个公布件会写进同一个文件 {file}（{detail}）{place}。帮助: 给 [[render.upload]] 换一个 name",
        "two publications would be written to the same file {file} ({detail}){place}. Help: give [[render.upload]] another name",
    ),
    "render.bad_sheet": (
        "{file} [[render.upload]] {place}：工作表不能叫“{detail}”。帮助: 不超过 31 个字，不含 [ ] : * ? / \\，首尾不是单引号",
        "{file} [[render.upload]] {place}: no sheet can be called “{detail}”. Help: at most 31 characters, none of [ ] : * ? / \\, no apostrophe at either end",
    ),
    "render.crowded": (
        "有一张表公布 {count} 列，A4 横排放不下，有的列一行只有一两个字。帮助: 减少 [render] columns，或者用 A3 的 Word 模板（样表也放宽）",
        (
            "a table has {count:column}, more than an A4 page across holds: some show a character or two a line. "
            "Help: shorten [render] columns, or use a Word template on A3 with a wider pattern table"
        ),
    ),
    "render.idle": (
        "名录里有、但没有一项可以公布、因此没有目录的乡镇: {count} 个（{names}）。帮助: 核对承接主体；确实没有的不用管",
        (
            "townships of the table without a directory, since no published item names them: {count} ({names}). "
            "Help: check the receivers; nothing is to be done where they hold none"
        ),
    ),
    "render.no_name": (
        "{file} [render] columns：公布的列（{detail}）里没有 name{place}。帮助: 加上 name，读的人才知道是哪一项",
        "{file} [render] columns: name is not among the published columns ({detail}){place}. Help: add it, or nobody knows which item a row is",
    ),
    "render.bad_date": (
        "{file} [render] date：没有“{detail}”这一天{place}。帮助: 写成 2025-03-01；由人填写的留空",
        "{file} [render] date: there is no day “{detail}”{place}. Help: write 2025-03-01; leave it empty to be filled in by hand",
    ),
    "render.no_office": (
        "{file}：没有安装 LibreOffice，不能转成 PDF{place}{detail}。帮助: 安装 LibreOffice，或在 Word、WPS 中另存为 PDF",
        "{file}: LibreOffice is not installed, so no PDF is made {place}{detail}. Help: install it, or save as PDF in Word or WPS",
    ),
    "render.office_timeout": (
        "{file}：LibreOffice 转换超时（{detail}）{place}。帮助: 关闭正在运行的 LibreOffice 后重试，或减少事项",
        "{file}: LibreOffice took too long ({detail}){place}. Help: close a running LibreOffice and try again, or render fewer items",
    ),
    "render.office_failed": (
        "{file}：LibreOffice 没有生成 PDF（{detail}）{place}。帮助: 先用 LibreOffice 打开这个文件看能否显示",
        "{file}: LibreOffice made no PDF ({detail}){place}. Help: see whether LibreOffice can open this file",
    ),
    "render.mismatch.count": (
        "{file}：应有 {expected} 项，实有 {found} 项{item}{field}",
        "{file}: {expected:item} expected, {found} found {item}{field}",
    ),
    "render.mismatch.missing": (
        "{file}：缺少「{item}」{field}{expected}{found}",
        "{file}: 「{item}」 is missing {field}{expected}{found}",
    ),
    "render.mismatch.extra": (
        "{file}：多出「{item}」{field}{expected}{found}",
        "{file}: 「{item}」 is too many {field}{expected}{found}",
    ),
    "render.mismatch.field": (
        "{file}：「{item}」的 {field} 应为「{expected}」，实为「{found}」",
        "{file}: {field} of 「{item}」 should be 「{expected}」 and is 「{found}」",
    ),
    "render.mismatch.unreadable": (
        "{file}：读不回来（{found}）{item}{field}{expected}",
        "{file}: cannot be read back ({found}) {item}{field}{expected}",
    ),
    "render.mismatch.absent": (
        "{file}：应有而没有生成{item}{field}{expected}{found}",
        "{file}: should have been made and was not {item}{field}{expected}{found}",
    ),
    "render.mismatch.unknown": (
        "{file}：不属于本次公布的文件{item}{field}{expected}{found}",
        "{file}: belongs to no publication of this run {item}{field}{expected}{found}",
    ),
    "render.stale.missing": ("{file}：尚未生成{parts}", "{file}: has not been rendered {parts}"),
    "render.stale.whole": ("{file}：已过时", "{file}: is stale"),
    "render.stale.changed": ("{file}：已过时（{parts}）", "{file}: is stale ({parts})"),
    "render.stale.extra": ("{file}：已不再公布{parts}", "{file}: is not published any more {parts}"),
    "render.left_behind": (
        "已不再公布、仍在公布件文件夹里的文件: {count} 个（{files}）。帮助: 核对后删去，以免继续公布",
        "in the folder of publications, though not published any more: {count:file} ({files}). Help: look at them and delete them",
    ),
    "render.stale.version": (
        "；它由 powerlist {old} 生成，现在是 {new}",
        "; it was rendered by powerlist {old}, this is {new}",
    ),
    "render.bundled_templates": (
        "工作区没有自己的模板，公布件用自带的模板；已检查自带的模板",
        "the workspace has no templates of its own and uses the bundled ones; these were checked",
    ),
    "render.lint.unknown_template": (
        "{file}{place}：不认识这个模板的文件名。帮助: 文件名须是 {found} 之一",
        "{file}{place}: not the file name of a template. Help: it must be one of {found}",
    ),
    "render.lint.too_large": (
        "{file}{place}：模板过大{found}。帮助: 压缩其中的图片",
        "{file}{place}: the template is too large {found}. Help: compress its pictures",
    ),
    "render.lint.damaged": (
        "{file}{place}：文件已损坏，打不开（{found}）。帮助: 用 Word 或 WPS 打开后另存为 .docx",
        "{file}{place}: the file is damaged ({found}). Help: open it in Word or WPS and save it as .docx",
    ),
    "render.lint.undecodable": (
        "{file}{place}：不是 UTF-8 文本（第 {found} 字节处）。帮助: 另存为 UTF-8",
        "{file}{place}: not UTF-8 text (at byte {found}). Help: save it as UTF-8",
    ),
    "render.lint.unsafe": (
        "{file}{place}：含有不允许的内容（{found}）。帮助: 删去宏、外部链接、嵌入对象和会读取文件的域",
        (
            "{file}{place}: holds what is not allowed ({found}). Help: remove macros, external links, embedded objects and "
            "fields that fetch files"
        ),
    ),
    "render.lint.comments": (
        "{file}{place}：带有批注；公布件里不会有{found}。帮助: 看过以后删去批注",
        "{file}{place}: has comments; they are not published{found}. Help: read and delete them",
    ),
    "render.lint.revisions": (
        "{file}{place}：带有修订；公布件按全部接受生成，不带修订人和删去的字{found}。帮助: 在 Word 或 WPS 中接受或拒绝修订",
        (
            "{file}{place}: has tracked changes; they are published as accepted, without names and struck words{found}. "
            "Help: accept or reject them in Word or WPS"
        ),
    ),
    "render.lint.hidden": (
        "{file}{place}：有设成隐藏的文字，拿到公布件的人可以显示出来{found}。帮助: 删去隐藏文字",
        "{file}{place}: has hidden text, which readers of the publication can show{found}. Help: delete it",
    ),
    "render.lint.unknown_field": (
        "{file}{place}：没有这个字段：{found}。帮助: 字段名见模板说明",
        "{file}{place}: no such field: {found}. Help: the template manual lists them",
    ),
    "render.lint.curly_quotes": (
        "{file}{place}：标记里有弯引号：{found}。帮助: 改成直引号",
        "{file}{place}: curly quotes inside a tag: {found}. Help: use straight quotes",
    ),
    "render.lint.wide_braces": (
        "{file}{place}：标记用了全角括号：{found}。帮助: 在英文输入法下重新输入",
        "{file}{place}: full-width braces: {found}. Help: type them with the Latin input method",
    ),
    "render.lint.single_braces": (
        "{file}{place}：标记只写了一对括号：{found}。帮助: 写成双括号，如 {{{{ count }}}}",
        "{file}{place}: a tag in one pair of braces: {found}. Help: double them, as in {{{{ count }}}}",
    ),
    "render.lint.split_tag": (
        "{file}{place}：Word 把标记拆成了几段：{found}。帮助: 选中整个标记，清除格式后一次输入",
        "{file}{place}: Word has split this tag: {found}. Help: select it, clear its formatting and type it in one go",
    ),
    "render.lint.unclosed_tag": (
        "{file}{place}：标记没有写完：{found}。帮助: 补上成对的括号",
        "{file}{place}: an unfinished tag: {found}. Help: close its braces",
    ),
    "render.lint.unclosed_block": (
        "{file}{place}：循环或条件没有结束：{found}。帮助: 补上 endfor 或 endif",
        "{file}{place}: this loop or condition has no end: {found}. Help: add endfor or endif",
    ),
    "render.lint.stray_end": (
        "{file}{place}：多出的结束标记：{found}。帮助: 删去它，或补上对应的开头",
        "{file}{place}: an end without a beginning: {found}. Help: delete it, or add what it ends",
    ),
    "render.lint.refused_tag": (
        "{file}{place}：模板里不能这样写：{found}。帮助: 只用字段、for、if 和 table( )",
        "{file}{place}: not allowed in a template: {found}. Help: use only fields, for, if and table( )",
    ),
    "render.lint.bad_tag": (
        "{file}{place}：标记写法有误：{found}。帮助: 对照模板说明修改",
        "{file}{place}: a malformed tag: {found}. Help: compare it with the manual",
    ),
    "render.lint.not_a_list": (
        "{file}{place}：for 只能用于列表：{found}。帮助: 见模板说明",
        "{file}{place}: for needs a list: {found}. Help: see the manual",
    ),
    "render.lint.not_a_table": (
        "{file}{place}：table( ) 里的不是表：{found}。帮助: 只写模板说明中标为“表”的名称",
        "{file}{place}: table( ) needs a table: {found}. Help: use a name that the manual marks as a table",
    ),
    "render.lint.no_pattern": (
        "{file}{place}：表格标记 {found} 的下面没有样表。帮助: 紧接着放一张样表",
        "{file}{place}: no pattern table below {found}. Help: put one right below it",
    ),
    "render.lint.pattern_columns": (
        "{file}{place}：样表的表头和内容行列数不同（{found}）。帮助: 使两行的格数一致",
        "{file}{place}: head and body of the pattern table differ in columns ({found}). Help: give both rows the same cells",
    ),
    "render.lint.pattern_mixed": (
        "{file}{place}：样表的内容行有的格写了 row.字段、有的没有{found}。帮助: 每格都写 row.字段",
        "{file}{place}: some cells of the pattern's body row name row.field and some do not {found}. Help: name one in every cell",
    ),
    "render.lint.lost_break": (
        "{file}{place}：这一段的标记会连同分节符一起消失：{found}。帮助: 在分节符前另起一个空段",
        "{file}{place}: this tag's paragraph goes, and its section break with it: {found}. Help: put an empty paragraph before the break",
    ),
    "render.lint.missing_block": (
        "{file}{place}：缺少必需的内容 {found}。帮助: 从自带模板复制这一处",
        "{file}{place}: lacks {found}, which it needs. Help: copy it from the bundled template",
    ),
    "render.lint.blocked": (
        "{file}{place}：网页的安全策略会拦下它：{found}。帮助: 写进 style.css 或 script.js，不引用外部文件",
        "{file}{place}: the page's policy would block it: {found}. Help: put it into style.css or script.js, and refer to no other file",
    ),
    "render.lint.bad_toml": (
        "{file}{place}：写法有误（{found}）。帮助: 对照自带的 style.toml 修改",
        "{file}{place}: malformed ({found}). Help: compare it with the bundled style.toml",
    ),
    "render.lint.bad_style": (
        "{file}{place}：这一项不对（{found}）。帮助: 对照自带的 style.toml 修改",
        "{file}{place}: this entry is wrong ({found}). Help: compare it with the bundled style.toml",
    ),
}
