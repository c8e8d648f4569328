"""What is said of wrong arguments."""

MESSAGES: dict[str, tuple[str, str]] = {
    "misuse.no_command": (
        "没有「{found}」这个命令{near}。帮助: {command} --help",
        "there is no command 「{found}」{near}. Help: {command} --help",
    ),
    "misuse.no_subcommand": (
        "{command} 后面要有一个命令：{names}。帮助: {command} --help",
        "{command} needs a command: {names}. Help: {command} --help",
    ),
    "misuse.no_option": (
        "没有 {found} 这个选项{near}。帮助: {command} --help",
        "there is no option {found}{near}. Help: {command} --help",
    ),
    "misuse.near": ("，是不是 {names}", ", did you mean {names}"),
    "misuse.no_value": (
        "选项 {option} 后面要有一个值。帮助: {command} --help",
        "the option {option} needs a value. Help: {command} --help",
    ),
    "misuse.missing": (
        "缺少 {name}。帮助: {command} --help",
        "{name} is missing. Help: {command} --help",
    ),
    "misuse.bad_choice": (
        "{option} 的值「{found}」不可用。帮助: 可用的有 {expected}",
        "{option} cannot be 「{found}」. Help: there are {expected}",
    ),
    "misuse.bad_value": (
        "{option} 的值不可用（{expected}）。帮助: {command} --help",
        "the value of {option} cannot be used ({expected}). Help: {command} --help",
    ),
    "misuse.integer": ("应为范围内的整数", "a whole number within its range is expected"),
    "misuse.range": ("应为 {low} 到 {high} 的整数", "a whole number from {low} to {high} is expected"),
    "misuse.extra": (
        "多出了参数「{found}」。帮助: {command} --help",
        "there is an argument too many: 「{found}」. Help: {command} --help",
    ),
    "misuse.other": ("{reason}。帮助: {command} --help", "{reason}. Help: {command} --help"),
}
