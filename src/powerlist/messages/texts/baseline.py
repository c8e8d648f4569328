"""What ``baseline`` says."""

MESSAGES: dict[str, tuple[str, str]] = {
    "baseline.empty": ("基线是空的", "the baseline is empty"),
    "baseline.same": ("基线与现状没有差别", "the baseline and what is found now do not differ"),
    "baseline.added": ("{file}: 加入 {count} 条", "{file}: {count} added"),
    "baseline.pruned": ("{file}: 去掉 {count} 条", "{file}: {count} removed"),
    "baseline.past": (
        "期限 {found} 早于审核日期 {as_of}，加入以后马上又是问题。帮助: --until 写以后的日期",
        "the last day {found} is before {as_of}, the day of the audit; all would be open again at once. Help: give --until a later day",
    ),
    "baseline.needs_file": (
        "工作簿没有自己的基线。帮助: 用 --baseline 指定文件",
        "a workbook has no baseline of its own. Help: name a file with --baseline",
    ),
}
