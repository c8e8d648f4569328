"""What ``init`` says."""

MESSAGES: dict[str, tuple[str, str]] = {
    "init.bad_code": (
        "「{found}」不是行政区划代码。帮助: 写 6 位数字，如 510904；市州写 4 位或 6 位",
        "「{found}」 is no division code. Help: write its six digits, such as 510904; four or six of a prefecture",
    ),
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
