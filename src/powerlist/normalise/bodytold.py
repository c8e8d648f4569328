"""Bodies that a cell names together with a label and with how they act: 承接部门：县水利局 / 工作方式：….

The lists of powers that the county takes back have one column 承接部门及工作方式 for both. Left as one text, no
rule, no pool and no publication would know the department.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from powerlist.model.bodywords import LISTED, NAMED
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from powerlist.model.normalised import TablePlace
    from powerlist.model.sheet import Table
    from powerlist.normalise.cleaner import Cleaner

_LABEL: Final = r"(?:承接|责任|牵头|主管|实施|接收|收回|对应上级)(?:部门|单位|主体)"
_WAY: Final = r"(?:工作|履职|承接|办理)方式(?:及措施)?"
_LABELLED: Final = lazy_pattern(
    rf"{_LABEL}\s*[:：]\s*(?P<body>[^:：；;。\n]{{2,120}}?)[；;。，,\s]*+(?:{_WAY}\s*[:：]\s*(?P<way>.*))?",
    re.DOTALL,
)
_ORGAN: Final = rf"[\u4e00-\u9fff（）()]{{2,30}}(?:{NAMED}|会)"
_LED: Final = lazy_pattern(rf"(?P<body>{_ORGAN}(?:、{_ORGAN})*)\s*[:：]\s*(?P<way>\S.*)", re.DOTALL)

#: A bureau of the county, and no body in a township: 县水利局, 区发改委（粮食局）.
_BUREAU: Final = lazy_pattern(
    rf"(?:城乡|[^\W\d_a-zA-Z镇乡]){{1,20}}(?:{LISTED})(?:[（(][^（()）镇乡]{{2,30}}[)）])?"
)
#: A power that the county takes back goes to one of its bureaus: 承接部门, 收回单位. Who is entrusted has it from
#: another.
_BACK: Final = lazy_pattern(r"^(?:.{0,4}承接|收回|接收)")


@lru_cache(maxsize=65536)
def body_and_way(text: str) -> tuple[str, str] | None:
    """Return the body and how it acts of a text that tells both; None where it is a body alone.

    Args:
        text: a cleaned value of the department.
    """
    if ":" not in text and "：" not in text:
        return None
    if match := _LABELLED.fullmatch(text):
        return match["body"].strip(), (match["way"] or "").strip()
    bodies: list[str] = []
    ways: list[str] = []
    for line in text.split("\n"):
        match = _LED.fullmatch(line.strip())
        if match is None and not bodies:
            return None
        if match is not None:
            bodies.append(match["body"])
        ways.append(match["way"].strip() if match is not None else line.strip())
    if len(bodies) == 1:
        return bodies[0], "\n".join(ways)
    return "\n".join(dict.fromkeys(bodies)), text


def part_bodies(values: dict[str, list[str]], cleaner: Cleaner, place: TablePlace, table: Table) -> None:
    """Give the body of such cells to the department, and how it acts to its duties.

    Args:
        values: the cleaned columns of the table, changed in place.
        cleaner: writes the ledger.
        place: gets the addresses.
        table: where they stand.
    """
    column = next(iter(table.columns_of("department")), None)
    for position, text in enumerate(values["department"] if column is not None else ()):
        told = body_and_way(text)
        if told is None or column is None:
            continue
        cell = table.cell(position, column)
        body, way = told
        values["department"][position] = body
        cleaner.add("department", cell, text, body, "labelled")
        if way:
            before = values["department_duty"][position]
            values["department_duty"][position] = f"{before}\n{way}" if before else way
            if not before:
                place.elsewhere.setdefault("department_duty", {})[position] = cell
            cleaner.add(
                "department_duty", cell, before or text, values["department_duty"][position], "labelled"
            )


def take_bureaus(values: dict[str, list[str]], place: TablePlace) -> None:
    """Take 承接部门 and 承接单位 over nothing but the county's bureaus for the department where nothing else tells it.

    Args:
        values: the cleaned columns of the table with what stands round it, changed in place.
        place: the addresses go with the values.
    """
    if any(values["department"]):
        return
    for name in ("enforcer", "receivers"):
        told = [text for text in values[name] if text]
        head, _ = place.heads.get(name, ("", ""))
        if not told or not _BACK.search(head) or not all(map(_BUREAU.fullmatch, told)):
            continue
        values["department"], values[name] = values[name], values["department"]
        told_at: tuple[dict[str, Any], ...] = (place.letters, place.heads, place.anchors, place.elsewhere)
        for addresses in told_at:
            if name in addresses:
                addresses["department"] = addresses.pop(name)
        return
