"""The department of a list that has no column for it: from the unit line, the title, the sheet, the file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from powerlist.model.bodywords import LISTED
from powerlist.model.headings import part_kinds
from powerlist.text.patterns import lazy_pattern
from powerlist.text.width import narrow_letters

if TYPE_CHECKING:
    from powerlist.model.sheet import Line

_ORGAN: Final = rf"(?:{LISTED}|科学院|管理站|事务所|管理处|总社|宣传部|统战部|组织部|人武部)"
_TITLE: Final = lazy_pattern(
    r"^(?:附\s*(?:件|表)\s*[\d一二三四五六七八九十]*\s*[:：]?\s*|关于(?:报送|上报|报审|公布|印发|调整|下发)?)?(?:\d{4}年(?:度|版)?)?"
    rf"(?P<organ>[\u4e00-\u9fff·（）()]{{2,40}}?{_ORGAN}(?:[（(][^）)]{{2,30}}[）)])?)"
    r"(?:\d{4}年(?:度|版)?)?(?:的)?(?:拟|本级|县级|区级|市级|系统|部门)?(?:行政|保留|权|职|责|赋|下放|委托|延伸|收回|公共|政务|事项|清单|目录|向|镇|$)"
)
#: A number before a title; before a section below the head it numbers one part of the list.
_FIRST: Final = lazy_pattern(
    r"^[【〖]?(?:附?表\s*[一二三四五六七八九十\d]{1,3}[:：.、．]?|附件\s*[一二三四五六七八九十\d]{1,3}[:：.、．]?|第[一二三四五六七八九十\d]{1,3}部分|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,3}[.、．]|[一二三四五六七八九十]{1,3}、)?\s*"
)
_ROUND: Final = "【】〖〗"
_NAME: Final = lazy_pattern(
    rf"^[\u4e00-\u9fff]{{1,30}}{_ORGAN}(?:[（(][\u4e00-\u9fff、]{{2,30}}(?:[局委办部厅院处队站会]|中心)[）)])?$"
)
#: A name in which somebody does something is none: 县委编办反馈县水利局.
_ACTS: Final = lazy_pattern(r"关于|反馈|报送|上报|转发|印发")
#: Behind what a title calls the list: 某县权责清单（县水利局，3项）, 某县权责清单——县水利局; or alone: （县水利局）.
_BEHIND: Final = lazy_pattern(
    rf"(?:^|[单录表册]|(?P<dash>[-—－–]{{1,2}}))[（(]?(?P<organ>[\u4e00-\u9fff]{{2,30}}?{_ORGAN})(?:[，,、]?共?\d{{1,5}}项)?(?P<close>[)）])?$"
)
#: Who collects the lists of all others.
_COLLECTS: Final = lazy_pattern(r"编办|编委|编制|审改|司法局|政务服务|行政审批|汇总")
_LABELS: Final = (
    "填报单位|填报部门|填表单位|单位名称|部门名称|编制单位|报送单位|报送部门|责任单位|实施部门|公布单位|梳理单位|单位|部门"
    "|原?实施主体|原?行使主体|责任主体|执法主体|权力主体|责任部门|原实施部门|主管部门|行业主管部门|权力部门|负责部门|牵头部门|承办部门|承办单位|委托机关|放权部门"
)
_UNIT: Final = lazy_pattern(
    rf"^[（(\s]*(?:{_LABELS})"
    r"\s*+(?:[（(][^)）]{0,10}[)）]\s*+)?(?:[:：]\s*+|(?<=\s))(?P<organ>[^\s:：]{2,40})"
)
#: So many lines of one cell are looked at.
_LINES: Final = 5
#: What follows an empty unit line: the next label on it, not an organ.
_LABEL: Final = lazy_pattern(r"^(?:填报|填表|报送|制表|审核|联系|日期|时间|单位|电话|负责)")
_STAMP: Final = lazy_pattern(r"[（(](?:公章|盖章|签章|章|共?\d{1,5}项)[)）]$")
#: A number or a date before a name: 3-, 01, 2024.5.1, 附件2.
_NUMBERED: Final = lazy_pattern(r"^(?:附(?:件|表)\d*[-_]?|[\d.、_\-年月日]+)")
#: What parts the words of a sheet's or a file's name.
_PARTS: Final = lazy_pattern(r"[-_—–+\s（）()【】\[\]]+")


def names_in(text: str) -> list[str]:
    """Return what the name of a sheet or of a file may name: the whole, then each of its parts.

    Numbers before and behind go: ``01水利局``, ``水利局-处罚``, ``权责清单（县水利局）``, ``行政处罚2``.
    """
    whole = _NUMBERED.sub("", narrow_letters(text).strip()).strip()
    parts = [_NUMBERED.sub("", part).rstrip("0123456789") for part in (whole, *_PARTS.split(whole))]
    return list(dict.fromkeys(part for part in (text.strip(), whole, *parts) if part))


def _body_of(name: str) -> str:
    """Return the only body that the name of a sheet or of a file holds as a part of its own, else ""."""
    found: list[str] = []
    for part in names_in(name):
        match = _TITLE.match(part)
        own = part if _NAME.match(part) else match["organ"] if match and _NAME.match(match["organ"]) else ""
        if own and not _ACTS.search(own):
            if _NAME.match(part) and part in (name.strip(), _NUMBERED.sub("", name).strip()):
                return own
            found.append(own)
    return found[0] if len(set(found)) == 1 else ""


def department_of(
    file: str, sheet: str | None, captions: list[Line], lines: list[Line]
) -> tuple[str, str, str]:
    """Return ``(department, where it was told, cell)``, each "" where nothing tells it.

    Where is one of ``unit title sheet file``.

    Args:
        file: the file's name.
        sheet: the sheet's name, or None.
        captions: the lines above the table's head.
        lines: those below it that are no items.
    """
    # a line that holds a body and nothing else says more of the list than the title of all that is in the file
    bodies = [line for line in reversed(captions) if "body" in part_kinds(line.text)]
    captions = [*bodies, *captions]
    above, lines = len(captions), [*captions, *lines]
    for line in lines:
        # a merged title may hold the unit's line as well
        parts = line.text.split("\n")[: _LINES if line.kind != "note" else 0]
        for part in parts if line.kind == "unit" or len(parts) > 1 else ():
            if name := on_unit_line(part.strip()):
                return name, "unit", line.cell
    for number, line in enumerate(lines):
        # A short first row of a sheet ("…局事项") is a title too, whatever it was taken for.
        if line.kind not in ("title", "section"):
            continue
        first = re.sub(r"\s+", "", narrow_letters(line.text.split("\n", 1)[0]))
        if "\n" in line.text and _NAME.match(first):
            return first, "title", line.cell
        title = re.sub(r"\s+", "", narrow_letters(line.text))
        words = _FIRST.sub("", title)
        if number >= above and words != title:
            continue
        if match := _TITLE.match(words.strip(_ROUND)):
            return _STAMP.sub("", match["organ"]), "title", line.cell
        if name := behind_title(words):
            return name, "title", line.cell
    if sheet and (name := _body_of(sheet)):
        return name, "sheet", ""
    name = _of_file(file)
    return (name, "file", "") if name else ("", "", "")


def behind_title(title: str) -> str:
    """Return the body that stands behind what a title calls the list, "" for none: 某县权责清单（县水利局）.

    Args:
        title: a title without blanks.
    """
    match = _BEHIND.search(title)
    if match is None or not (match["close"] or match["dash"]):
        return ""
    name = match["organ"]
    return "" if _ACTS.search(name) or _COLLECTS.search(name) else name


#: Labels of a body anywhere in a heading: 水利领域（牵头部门：县水利局，3项）.
_LABELLED: Final = lazy_pattern(
    rf"(?:{_LABELS}|牵头单位|主管单位|实施机关|实施单位)(?:[（(][^（()）]{{0,10}}[)）])?[:：]\s*(?P<organ>[\u4e00-\u9fff]{{2,30}}?{_ORGAN})(?=$|[^\u4e00-\u9fff])"
)


def labelled_in(text: str) -> str:
    """Return the one body that a heading names behind a label, "" for none or several.

    Args:
        text: a section row, a title.
    """
    found = {match["organ"] for match in _LABELLED.finditer(text[:200])}
    return found.pop() if len(found) == 1 else ""


def on_unit_line(text: str) -> str:
    """Return who fills in a list: 填报单位：县水利局（盖章）."""
    match = _UNIT.match(text)
    if match is None:
        return ""
    name = _STAMP.sub("", match["organ"]).strip("，。；、")
    if name.count("（") + name.count("(") != name.count("）") + name.count(")"):
        name = name.strip("（）()")
    labelled = ":" in text or "：" in text
    if len(name) < 2 or name.isdigit() or _LABEL.match(name) or not (labelled or _NAME.match(name)):
        return ""
    return name


def _of_file(file: str) -> str:
    stem = re.sub(r"\s+", "", narrow_letters(file.rsplit("/", 1)[-1].rsplit(".", 1)[0]))
    stem = re.sub(r"^(?:\d+[.、_\-]?|\d{4}年)", "", stem)
    match = _TITLE.match(stem)
    if match and _NAME.match(match["organ"]) and not _ACTS.search(match["organ"]):
        return match["organ"]
    if (name := _body_of(stem)) or "/" not in file:
        return name
    # one folder a department: 03县水利局/权责清单.xlsx
    folder = narrow_letters(file.rsplit("/", 2)[-2])
    name = _NUMBERED.sub("", "".join(folder.split()))
    return name if _NAME.match(name) and not _COLLECTS.search(name) else ""
