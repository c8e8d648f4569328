"""What is wrong with a configuration file."""

MESSAGES: dict[str, tuple[str, str]] = {
    "config.bad_toml": (
        "{file}：不是有效的 TOML（{reason}）。帮助: 检查那一行的引号和等号",
        "{file}: no valid TOML ({reason}). Help: check the quotes and equals signs of that line",
    ),
    "config.bad_value": (
        "{file}：「{key}」不可用（{reason}）。帮助: powerlist config show 列出全部选项",
        "{file}: 「{key}」 cannot be used ({reason}). Help: powerlist config show lists all settings",
    ),
    "config.bad_policy": (
        "{file}:{line}：赋权规则「{key}」不可用（{reason}）。帮助: 改正这一行",
        "{file}:{line}: the policy 「{key}」 cannot be used ({reason}). Help: correct this line",
    ),
    "config.unknown": ("没有这一项", "there is no such setting"),
    "config.unknown_near": ("没有这一项，是不是 {near}", "there is no such setting, did you mean {near}"),
    "config.choice": (
        "应为 {expected} 之一，这里是{found}",
        "one of {expected} was expected, this is {found}",
    ),
    "config.missing": ("缺少这一项", "it is missing"),
    "config.least": ("不能小于 {bound}，这里是{found}", "at least {bound}, this is {found}"),
    "config.most": ("不能大于 {bound}，这里是{found}", "at most {bound}, this is {found}"),
    "config.shape": ("应为{shape}，这里是{found}", "{shape} was expected, this is {found}"),
    "config.default": ("缺省", "default"),
    "config.no_statutes": (
        "[statutes] path「{path}」不是文件夹。帮助: 改正路径，或删去这一项",
        "[statutes] path 「{path}」 is no folder. Help: correct the path or remove it",
    ),
}
