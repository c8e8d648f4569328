"""What is wrong with a configuration file."""

MESSAGES: dict[str, tuple[str, str]] = {
    "config.bad_toml": (
        "{file}：不是有效的 TOML（{reason}）。帮助: 检查那一行的引号和等号",
        "{file}: no valid TOML ({reason}). Help: check the quotes and equals signs of that line",
    ),
    "config.too_deep": (
        "{file}：一层套一层，层数太多（{reason}）。帮助: 改正这一行的方括号和点",
        "{file}: too many levels, one inside another ({reason}). Help: correct the brackets and dots of this line",
    ),
    "config.long_number": (
        "{file}：数字太长（{reason} 位）。帮助: 改正这个数字；要写成文字的加引号",
        "{file}: a number of too many digits ({reason}). Help: correct it, or put it in quotes where it is text",
    ),
    "config.backslash": (
        "{file}：双引号里的 \\ 有别的意思（{reason}）。帮助: 路径用 /，或者放在单引号里：'D:\\数据\\报送'",
        "{file}: in double quotes \\ means something else ({reason}). Help: write paths with /, or in single quotes: 'D:\\lists'",
    ),
    "config.bad_value": (
        "{file}：「{key}」不可用（{reason}）。帮助: powerlist config show 列出全部选项",
        "{file}: 「{key}」 cannot be used ({reason}). Help: powerlist config show lists all settings",
    ),
    "config.bad_policy": (
        "{file}：赋权规则的「{setting}」不可用（{reason}）。帮助: 改正这一行",
        "{file}: 「{setting}」 of the policy cannot be used ({reason}). Help: correct this line",
    ),
    "config.policy_rule": ("第 {number} 条规则 {inner}", "rule {number} {inner}"),
    "config.not_utf8": (
        "{file}：不是 UTF-8 文本。帮助: 用编辑器另存为 UTF-8",
        "{file}: no UTF-8 text. Help: save it as UTF-8",
    ),
    "config.bad_meta": (
        "{file}：「{key}」不可用（{reason}）。帮助: 可写的有 {known}",
        "{file}: 「{key}」 cannot be used ({reason}). Help: what may stand there: {known}",
    ),
    "config.no_policy": (
        "赋权规则文件 {file} 不存在。帮助: 改正 [classify] policy 的路径，或删去这一项",
        "there is no policy file {file}. Help: correct the path of [classify] policy, or remove the setting",
    ),
    "config.unknown": ("没有这一项", "there is no such setting"),
    "config.unknown_near": ("没有这一项，是不是 {near}", "there is no such setting, did you mean {near}"),
    "config.choice": (
        "应为 {expected} 之一，这里是{found}",
        "one of {expected} was expected, this is {found}",
    ),
    "config.missing": ("缺少这一项", "it is missing"),
    "config.least": ("不能小于 {bound}，这里是{found}", "at least {bound}, this is {found}"),
    "config.form": ("写法不对，这里是{found}", "{found} is not of the form that is expected"),
    "config.folder": (
        "sources、catalogs、publications 是三个文件夹，这里有两个相同",
        "sources, catalogs and publications are three folders, two are the same here",
    ),
    "config.division": (
        "应为 2、4、6、9 或 12 位的区划代码，这里是{found}",
        "a division code of 2, 4, 6, 9 or 12 digits was expected, this is {found}",
    ),
    "config.empty": ("不能空着", "it may not be empty"),
    "config.long": ("最多 {bound} 个字，这里是{found}", "at most {bound} characters, this is {found}"),
    "config.many": ("最多 {bound} 条", "at most {bound} entries"),
    "config.mode": (
        "{found}不是赋权方式，可写 下放、委托、延伸、法定本级、县级保留、上级收回",
        "{found} is no mode; write 下放, 委托, 延伸, 法定本级, 县级保留 or 上级收回",
    ),
    "config.day": (
        "应为 2025-01-01 这样的日期，这里是{found}",
        "a date like 2025-01-01 was expected, this is {found}",
    ),
    "config.condition": (
        "没有写条件；对全部事项生效的规则请写 name",
        "it has no condition; a rule for all items needs a name",
    ),
    "config.most": ("不能大于 {bound}，这里是{found}", "at most {bound}, this is {found}"),
    "config.shape": ("应为{shape}，这里是{found}", "{shape} was expected, this is {found}"),
    "config.default": ("缺省", "default"),
    "config.pin_field": (
        "列「{head}」指定的字段「{field}」不存在。帮助: 写字段代码名（见字段表），不要的列写空",
        "「{field}」 for column 「{head}」 is no field. Help: write a field's code name, or nothing for a column to leave out",
    ),
    "config.pin_field_near": (
        "列「{head}」指定的字段「{field}」不存在，是不是 {near}。帮助: 写字段代码名（见字段表），不要的列写空",
        "「{field}」 for column 「{head}」 is no field, did you mean {near}. Help: write a field's code name, or nothing for a column to leave out",
    ),
    "config.pin_rows": (
        "指定的表头行超出范围：{place} 只有 {rows} 行。帮助: 改正 header_rows",
        "the rows of the head lie outside of {place}, which has {rows} rows. Help: correct header_rows",
    ),
    "config.pin_column": (
        "指定的列「{head}」在 {place} 里没有。帮助: 写列号（C）或表头",
        "there is no column 「{head}」 in {place}. Help: write a column's letter (C) or its head",
    ),
    "config.pin_sheet": (
        "指定的工作表「{sheet}」在所读的文件里没有，有的是：{sheets}。帮助: 改正 sheet",
        "no file that was read has a sheet 「{sheet}」; there are {sheets}. Help: correct sheet",
    ),
    "config.profile": (
        "[read] profile「{found}」不存在。帮助: 可用的有 {known}",
        "there is no profile 「{found}」 for [read]. Help: there are {known}",
    ),
    "config.encoding": (
        "[read] encoding「{found}」不是文字编码。帮助: 例如 utf-8、gb18030；一般不用写",
        "[read] encoding 「{found}」 is no encoding. Help: write utf-8 or gb18030, or leave it out",
    ),
    "config.pin_idle": (
        "{place}：[[read.pin]] 的文件「{file}」不在来源里，这一段没有用上。帮助: 改正 file，或删去这一段",
        "{place}: no source is called 「{file}」, so this [[read.pin]] does nothing. Help: correct file, or remove it",
    ),
    "config.no_statutes": (
        "[statutes] path「{path}」不是文件夹。帮助: 改正路径，或删去这一项",
        "[statutes] path 「{path}」 is no folder. Help: correct the path or remove it",
    ),
}
