"""What ``cite`` says in words."""

MESSAGES: dict[str, tuple[str, str]] = {
    "cite.text": ("第 {number} 段: {count} 处引用", "text {number}: {count:citation}"),
    "cite.internal": ("条文内部引用", "inside quoted text"),
    "cite.unknown": ("登记中没有这部法", "not in the register"),
    "cite.same": ("本法", "the same act"),
    "cite.statute": (
        "《{title}》（{version}，共 {last} 条，{status}）",
        "《{title}》 ({version}, {last:article}, {status})",
    ),
    "cite.none": ("没有找到引用", "no citation was found"),
}
