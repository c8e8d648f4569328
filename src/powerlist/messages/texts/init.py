"""What ``init`` says."""

MESSAGES: dict[str, tuple[str, str]] = {
    "init.next": (
        "把各部门报来的表格放进 {folder}/sources，然后运行: powerlist build {folder}",
        "put the departments' workbooks into {folder}/sources, then run: powerlist build {folder}",
    ),
}
