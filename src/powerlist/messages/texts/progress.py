"""What takes longer than a second."""

MESSAGES: dict[str, tuple[str, str]] = {
    "progress.reading": ("正在读取", "reading"),
    "progress.building": ("正在汇编", "building"),
}
