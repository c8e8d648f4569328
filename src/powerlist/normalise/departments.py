"""The department of a list that has no column for it: from the unit line, the title, the sheet, the file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from powerlist.text.width import narrow_letters

if TYPE_CHECKING:
    from powerlist.model.sheet import Line

_ORGAN: Final = (
    r"(?:局|委员会|委|办公室|厅|支队|大队|总队|中心|科学院|管理站|事务所|管理处|联合会|总社|宣传部|统战"
    r"部|组织部|人武部)"
)
_TITLE: Final = re.compile(
    rf"^(?:附\s*(?:件|表)\s*[\d一二三四五六七八九十]*\s*[:：]?\s*)?"
    rf"(?P<organ>[\u4e00-\u9fff·（）()]{{2,40}}?{_ORGAN}(?:[（(][^）)]{{2,30}}[）)])?)"
    r"(?:\d{4}年(?:度|版)?)?(?:的)?(?:拟|本级|县级|区级|市级|系统|部门)?(?:行政|保留|权|职|责|赋|下放|委托|延伸|公共|政务|事项|清单|目录|向|镇|$)"
)
_NAME: Final = re.compile(rf"^[\u4e00-\u9fff]{{1,30}}{_ORGAN}(?:[（(][\u4e00-\u9fff、]{{2,30}}[）)])?$")
_UNIT: Final = re.compile(
    r"^[（(\s]*(?:填报单位|填报部门|填表单位|单位名称|部门名称|编制单位|报送单位|报送部门|责任单位|实施部门|单位|部门|公布单位|梳理单位)"
    r"\s*(?:[（(][^)）]{0,10}[)）])?\s*[:：]\s*(?P<organ>[^\s:：]{2,40})"
)
#: What follows an empty unit line: the next label on it, not an organ.
_LABEL: Final = re.compile(r"^(?:填报|填表|报送|制表|审核|联系|日期|时间|单位|电话|负责)")
_STAMP: Final = re.compile(r"[（(](?:公章|盖章|签章|章)[)）]$")


def department_of(file: str, sheet: str | None, lines: list[Line]) -> tuple[str, str, str]:
    """Return ``(department, where it was told, cell)``, each "" where nothing tells it.

    Where is one of ``unit title sheet file``.
    """
    for line in lines:
        if line.kind == "unit" and (match := _UNIT.match(line.text.strip())):
            name = _STAMP.sub("", match["organ"]).strip("（）()，。；、")
            if len(name) >= 2 and not name.isdigit() and not _LABEL.match(name):
                return name, "unit", line.cell
    for line in lines:
        # A short first row of a sheet ("…局事项") is a title too, whatever it was taken for.
        if line.kind not in ("title", "section"):
            continue
        first = re.sub(r"\s+", "", narrow_letters(line.text.split("\n", 1)[0]))
        if "\n" in line.text and _NAME.match(first):
            return first, "title", line.cell
        if match := _TITLE.match(re.sub(r"\s+", "", narrow_letters(line.text))):
            return match["organ"], "title", line.cell
    if sheet and _NAME.match(sheet.strip()):
        return sheet.strip(), "sheet", ""
    stem = re.sub(r"\s+", "", narrow_letters(file.rsplit("/", 1)[-1].rsplit(".", 1)[0]))
    stem = re.sub(r"^(?:\d+[.、_\-]?|\d{4}年)", "", stem)
    if match := _TITLE.match(stem):
        return match["organ"], "file", ""
    return "", "", ""
