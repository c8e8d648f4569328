"""Labels of a rule's page."""

MESSAGES: dict[str, tuple[str, str]] = {
    "explain.name": ("名称", "name"),
    "explain.since": ("始于版本", "since"),
    "explain.fix": ("自动修改", "fix"),
}
