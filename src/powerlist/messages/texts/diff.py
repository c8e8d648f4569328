"""What ``diff`` says."""

MESSAGES: dict[str, tuple[str, str]] = {
    "diff.kind": ("调整类型", "change"),
    "diff.item": ("事项", "item"),
    "diff.change": ("原 → 现", "before → after"),
    "diff.total": ("共 {count} 处变化：{kinds}", "{count:change}: {kinds}"),
    "diff.empty": ("（空）", "(empty)"),
    "diff.same": ("没有变化", "no change"),
    "diff.not_one": (
        "「{found}」里有 {count} 份清单，应为一份。帮助: 写清单文件夹的路径",
        "「{found}」 holds {count:catalogue}, one is expected. Help: give the catalogue's own folder",
    ),
    "diff.neither": (
        "「{found}」：没有这个路径。帮助: 检查路径和文件名；是 git 版本的，用 --in 指定一份清单",
        "「{found}」: no such path. Help: check the path and the name; for a git revision name one catalogue with --in",
    ),
}
