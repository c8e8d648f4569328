"""What ``trace`` says in words."""

MESSAGES: dict[str, tuple[str, str]] = {
    "trace.no_cell": ("无来源单元格", "no source cell"),
    "trace.change": (
        "改动 {cell}（{step}）: {before} → {after}",
        "changed {cell} ({step}): {before} → {after}",
    ),
    "trace.grant": (
        "公布在: {receiver} 事项目录（{mode}）",
        "published in the directory of {receiver} ({mode})",
    ),
}
