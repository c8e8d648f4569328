"""What ``init`` says."""

MESSAGES: dict[str, tuple[str, str]] = {
    "init.next": (
        (
            "把各乡镇写进 catalogs 里的 townships.csv（一行一个），把各部门报来的表格放进 {sources}，"
            "然后运行: powerlist build {folder}"
        ),
        (
            "write the townships into townships.csv under catalogs (one a line), put the departments' workbooks into "
            "{sources}, then run: powerlist build {folder}"
        ),
    ),
}
