"""What the demo says."""

MESSAGES: dict[str, tuple[str, str]] = {
    "demo.laid_out": (
        "示例已铺开在 {folder}（内容均为示例）",
        "the example is laid out in {folder} (examples only)",
    ),
}
