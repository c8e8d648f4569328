"""What ``trace`` says in words."""

MESSAGES: dict[str, tuple[str, str]] = {
    "trace.no_cell": ("无来源单元格", "no source cell"),
    "trace.change": (
        "改动 {cell}（{step}）: {before} → {after}",
        "changed {cell} ({step}): {before} → {after}",
    ),
    "trace.build.edited": ("清单里手工改过，来源未变", "edited by hand; its source is unchanged"),
    "trace.build.edited-and-changed": (
        "清单里手工改过，来源后来也改了（PLS41）",
        "edited by hand, and changed at its source since (PLS41)",
    ),
    "trace.build.added": ("手工加在清单里，没有来源", "added by hand; it has no source"),
    "trace.build.unsupported": ("这次的来源里没有（PLS40）", "no source has it any more (PLS40)"),
    "trace.grant": (
        "公布在: {receiver} 事项目录（{mode}）",
        "published in the directory of {receiver} ({mode})",
    ),
}
