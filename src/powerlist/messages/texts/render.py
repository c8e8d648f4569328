"""Messages of rendering: templates that cannot be used, files that do not agree, stale publications."""

MESSAGES: dict[str, tuple[str, str]] = {
    "render.too_large": (
        "{file}{place}：模板过大（{detail}）。帮助: 压缩其中的图片，或从自带模板重新开始",
        "{file} {place}: the template is too large ({detail}). Help: compress its pictures, or start from the bundled one",
    ),
    "render.undecodable": (
        "{file}：不是 UTF-8 文本（第 {detail} 字节处）{place}。帮助: 另存为 UTF-8",
        "{file}: not UTF-8 text (at byte {detail}) {place}. Help: save it as UTF-8",
    ),
    "render.damaged": (
        "{file} {place}：文件已损坏，打不开（{detail}）。帮助: 用 Word 或 WPS 打开后另存为 .docx",
        "{file} {place}: the file is damaged ({detail}). Help: open it in Word or WPS and save it as .docx",
    ),
    "render.unknown_format": (
        "{file}：不认识的格式 {detail}{place}。帮助: 只核对 .xlsx、.docx、.html",
        "{file}: unknown format {detail} {place}. Help: only .xlsx, .docx and .html are read back",
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
        "{file}: a tag of the template is wrong ({detail}), at: {place}. Help: run powerlist template lint; the manual lists the fields",
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
        "{file}：公布的列 {detail} 不是字段{place}。帮助: 字段代码名见字段说明",
        "{file}: the published column {detail} is no field {place}. Help: the page of fields lists the code names",
    ),
    "render.cell_too_long": (
        "{file}：{place} 的文字超出 Excel 单元格的上限（{detail}）。帮助: 缩短这一格的内容",
        "{file}: the text of {place} is longer than an Excel cell can be ({detail}). Help: shorten it",
    ),
    "render.same_folder": (
        "两个乡镇的公布件会写进同一个文件夹 {file}（{detail}）{place}。帮助: 核对 townships.csv 中的乡镇名称",
        "two townships would be written to the same folder {file} ({detail}) {place}. Help: check the names in townships.csv",
    ),
    "render.no_office": (
        "{file}：没有安装 LibreOffice，不能转成 PDF{place}{detail}。帮助: 安装 LibreOffice，或在 Word、WPS 中另存为 PDF",
        "{file}: LibreOffice is not installed, so no PDF is made {place}{detail}. Help: install it, or save as PDF in Word or WPS",
    ),
    "render.office_timeout": (
        "{file}：LibreOffice 转换超时（{detail}）{place}。帮助: 关闭正在运行的 LibreOffice 后重试，或减少事项",
        "{file}: LibreOffice took too long ({detail}) {place}. Help: close a running LibreOffice and try again, or render fewer items",
    ),
    "render.office_failed": (
        "{file}：LibreOffice 没有生成 PDF（{detail}）{place}。帮助: 先用 LibreOffice 打开这个文件看能否显示",
        "{file}: LibreOffice made no PDF ({detail}) {place}. Help: see whether LibreOffice can open this file",
    ),
    "render.mismatch.count": (
        "{file}：应有 {expected} 项，实有 {found} 项{item}{field}",
        "{file}: {expected} items expected, {found} found {item}{field}",
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
    "render.stale.changed": ("{file}：已过时（{parts}）", "{file}: is stale ({parts})"),
    "render.stale.extra": ("{file}：已不再公布{parts}", "{file}: is not published any more {parts}"),
    "render.stale.version": (
        "；它由 powerlist {old} 生成，现在是 {new}",
        "; it was rendered by powerlist {old}, this is {new}",
    ),
}
