"""What ``doctor`` says."""

MESSAGES: dict[str, tuple[str, str]] = {
    "doctor.good": ("[好]", "[ok]  "),
    "doctor.bad": ("[坏]", "[bad] "),
    "doctor.fact": ("[  ]", "[    ]"),
    "doctor.none": ("没有（可选）", "none (optional)"),
    "doctor.there": ("可用", "works"),
    "doctor.version": ("powerlist 版本", "powerlist"),
    "doctor.python": ("Python", "Python"),
    "doctor.system": ("系统", "system"),
    "doctor.console": ("控制台编码", "encodings"),
    "doctor.dependency": ("依赖", "library"),
    "doctor.bundled": ("自带的模板和示例", "bundled templates and examples"),
    "doctor.long_path": ("长路径", "long paths"),
    "doctor.cache": ("审核缓存", "audit cache"),
    "doctor.git": ("git（--since 用）", "git (for --since)"),
    "doctor.office": ("LibreOffice（转 PDF 用）", "LibreOffice (for PDF)"),
    "doctor.fonts": ("公文字体", "fonts of official documents"),
}
