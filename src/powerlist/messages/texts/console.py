"""What is said of any command's output."""

MESSAGES: dict[str, tuple[str, str]] = {
    "console.written": ("已写入 {file}", "written to {file}"),
}
