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
    "config.no_statutes": (
        "[statutes] path「{path}」不是文件夹。帮助: 改正路径，或删去这一项",
        "[statutes] path 「{path}」 is no folder. Help: correct the path or remove it",
    ),
}
