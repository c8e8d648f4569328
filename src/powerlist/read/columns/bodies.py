"""What 行使主体 and its like mean: the department, the townships that take over, or who acts now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from powerlist.model.enums import How
from powerlist.read.columns.draft import Draft, HeadPath, release, take
from powerlist.read.heads import exact, guessed
from powerlist.read.townships import all_townships
from powerlist.text.patterns import lazy_pattern
from powerlist.text.width import key

if TYPE_CHECKING:
    from powerlist.model.sheet import Column

_HIGHER: Final = lazy_pattern(r"^(?:省|市|州|地)(?:级|直)?(?=[^场])|省级|市级|省直|市直|上级")
#: A level as a head below one of bodies, and the county's.
_LEVEL: Final = lazy_pattern(
    r"(?:国家|中央|省|自治区|市|州|盟|县|区|旗|县市区|县[(]市区[)]|县区|乡镇?|镇街?|街道)本?(?:级|直)?"
)
_COUNTY: Final = lazy_pattern(r"[县区旗]")
#: Heads that mean the department only where no other column does.
_OPEN_BODY: Final = frozenset(
    key(head)
    for head in (
        "行使主体",
        "实施主体",
        "责任主体",
        "行驶主体",
        "执法主体",
        "权力主体",
        "行权主体",
        "实施单位",
        "责任单位",
        "实施机关",
        "单位名称",
        "实施部门",
        "责任部门",
        "行使部门",
        "部门",
        "部门名称",
    )
)
_MEASURES: Final = ("项", "个", "件", "条", "次", "家")
#: A unit inside of a body: 法规股, 审批科（窗口）, 水政水资源科、执法监督科.
_ONE_UNIT: Final = r"[^\W\d_镇乡]{1,14}(?<=[股科])室?(?:[（(][^（()）]{1,12}[)）])?"
_UNIT: Final = lazy_pattern(rf"{_ONE_UNIT}(?:[、，,/\s]{{1,3}}{_ONE_UNIT}){{0,9}}")
#: So many townships or units among the values of a column make it one of receivers.
_MOSTLY: Final = 0.8


def tell_bodies_apart(draft: Draft) -> None:
    """Decide what 行使主体 and its like mean: department, receivers, or who acts now."""
    bodies = [
        (column, key(_said(path)) if path else "")
        for column, path in draft.free()
        if column.field == "department"
    ]
    bodies = [body for body in bodies if not _counts(draft, body[0]) and not _are_units(draft, *body)]
    levels = {column.index: _level(path) for column, path in draft.free()}
    bodies = _of_the_county(bodies, levels)
    for column, _ in bodies:
        if _names_townships(draft, column):
            take(column, "receivers", 0.9)
    for column in draft.of("enforcer"):
        if _names_townships(draft, column):
            take(column, "receivers", 0.85)
    if not bodies:
        _take_only_body(draft)
    _keep_one_department(draft, [(column, head) for column, head in bodies if column.field == "department"])


def _counts(draft: Draft, column: Column) -> bool:
    """Let a column go that is called 单位 and says in what is counted: 项, 件."""
    values = draft.values(column)
    if not values or not all(value.strip() in _MEASURES for value in values):
        return False
    release(column)
    return True


def _are_units(draft: Draft, column: Column, head: str) -> bool:
    """Take 责任单位 over 法规股 and 审批科 for the units inside of a body, which its own list names: no department."""
    values = [value.strip() for value in draft.values(column)]
    units = sum(1 for value in values if _UNIT.fullmatch(value))
    if head not in _OPEN_BODY or units < _MOSTLY * len(values) or not units:
        return False
    if any(value.endswith(("局", "委", "委员会", "厅")) for value in values):
        return False
    if draft.has("handler"):
        release(column)
    else:
        take(column, "handler", 0.7)
    return True


def _said(path: HeadPath) -> str:
    """Return the head that says that a column holds bodies: the one above, where the lowest is not known."""
    lowest = exact(path[-1]) or guessed(path[-1])
    return path[-2] if len(path) > 1 and lowest is None else path[-1]


def _names_townships(draft: Draft, column: Column) -> bool:
    values = draft.values(column)
    named = sum(1 for value in values if all_townships(value, draft.known))
    return bool(values) and named >= _MOSTLY * len(values)


def _level(path: HeadPath) -> str:
    """Return the level that the lowest head names below one of bodies, else "": 实施机关 over 省级 | 市级 | 县级."""
    lowest = key(path[-1]) if len(path) > 1 else ""
    return lowest if _LEVEL.fullmatch(lowest) else ""


def _of_the_county(bodies: list[tuple[Column, str]], levels: dict[int, str]) -> list[tuple[Column, str]]:
    """Let the bodies of other levels go where the county's stand beside them: 市级主管部门, 省级 beside 县级.

    Args:
        bodies: the columns of bodies, each with its compared head.
        levels: column → the level that its lowest head names, "" for none.
    """
    others = [
        column
        for column, head in bodies
        if _HIGHER.search(head) or (levels[column.index] and not _COUNTY.match(levels[column.index]))
    ]
    if not others or len(others) == len(bodies):
        return bodies
    for column in others:
        release(column)
    return [(column, head) for column, head in bodies if column.field is not None]


def _take_only_body(draft: Draft) -> None:
    """Take 现行实施主体 for the department where no column tells of another body."""
    enforcers = draft.of("enforcer")
    if len(enforcers) == 1 and enforcers[0].how is How.INFERRED:
        enforcers[0].field, enforcers[0].sure = "department", 0.6


def _keep_one_department(draft: Draft, bodies: list[tuple[Column, str]]) -> None:
    """Of several columns of departments keep the one whose head says so best; another may say who acts now.

    Args:
        draft: all columns.
        bodies: those of departments, each with its compared head.
    """
    if len(bodies) < 2:
        return
    firm = [body for body in bodies if body[1] not in _OPEN_BODY]
    keep, kept = firm[0] if firm else bodies[0]
    for column, head in bodies:
        if column is keep or head == kept:
            continue
        if firm and head in _OPEN_BODY and not draft.has("enforcer"):
            take(column, "enforcer", 0.7)
        else:
            release(column)
