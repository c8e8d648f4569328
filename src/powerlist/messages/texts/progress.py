"""What takes longer than a second."""

MESSAGES: dict[str, tuple[str, str]] = {
    "progress.line": ("{label}……（共 {total} 个）", "{label} … ({total})"),
    "progress.plain": ("{label}……", "{label} …"),
    "progress.reading": ("正在读取", "reading"),
    "progress.building": ("正在汇编", "building"),
}
