"""What ``baseline`` says."""

MESSAGES: dict[str, tuple[str, str]] = {
    "baseline.added": ("{file}: 加入 {count} 条", "{file}: {count} added"),
    "baseline.pruned": ("{file}: 去掉 {count} 条", "{file}: {count} removed"),
    "baseline.needs_file": (
        "工作簿没有自己的基线。帮助: 用 --baseline 指定文件",
        "a workbook has no baseline of its own. Help: name a file with --baseline",
    ),
}
