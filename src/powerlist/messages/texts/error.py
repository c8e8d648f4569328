"""The frame of errors and warnings."""

MESSAGES: dict[str, tuple[str, str]] = {
    "error.line": ("错误: {text}", "error: {text}"),
    "error.warning": ("提醒: {text}", "note: {text}"),
}
