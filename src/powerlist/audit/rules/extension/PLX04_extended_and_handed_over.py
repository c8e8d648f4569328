from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.frames import loose, texts
from powerlist.audit.handed import handed
from powerlist.audit.rule import Rule
from powerlist.model.enums import Mode, Severity
from powerlist.model.wording import few
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding


_FRAME = lazy_pattern(r"行为|行政(?=处罚|检查|强制|许可)|的")


#: What is told first: the department's own act, then what the township does.
_ORDER = (Mode.EXTENDED.value, Mode.DELEGATED.value, Mode.ENTRUSTED.value)


class ExtendedAndHandedOver(Rule):
    """同一事项对同一乡镇写了两种赋权方式

    ## 查什么
    同一部门、同类型、同名的事项，对同一个乡镇有延伸、下放、委托中的两种记录，而权限划分没有写清楚。

    ## 为什么
    延伸、委托时以部门的名义，下放时以乡镇的名义。两样都写，一个案子就有两个主体。下放、委托、延伸应是三张互不重叠的清单。

    ## 反例
    ```yaml
    items:
    - {name: 对无照经营行为的处罚, type: 行政处罚, department: 区市场监管局}
    grants:
    - {item: 1, receiver: 三家镇, mode: 延伸, outpost: 三家市场监管所}
    - {item: 1, receiver: 三家镇, mode: 委托}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对无照经营行为的处罚, type: 行政处罚, department: 区市场监管局}
    grants:
    - {item: 1, receiver: 三家镇, mode: 延伸, outpost: 三家市场监管所}
    - {item: 1, receiver: 拦江镇, mode: 委托}
    ```

    ## 怎么改
    只留一种方式；确要并存的，在权限划分里写明按区域、案件大小或处罚种类怎么分。

    ## 依据
    行政处罚法 第二十五条；地方各级人民政府机构设置和编制管理条例 第十条
    """

    code = "PLX04"
    name = "extended-and-handed-over"
    english = "An item goes to one township in two modes without a partition"
    english_manual = {
        "what": "Items of one department, type and name that one township has in two of the modes extended, delegated and entrusted, without a partition.",
        "why": "By extension and entrustment the department answers, by delegation the township. Both together give two bodies for one case; the three lists must not overlap.",
        "repair": "Keep one mode, or say in the partition how territory, case size or kind of penalty part the two.",
    }
    severity = Severity.ERROR
    ground = "地方各级人民政府机构设置和编制管理条例 第十条"
    messages = {
        "zh": "对{townships}既{first}又{modes}，没有划分权限",
        "en": "{first} and also {modes} to {townships} without a partition",
    }
    helps = {
        "zh": "只留一种方式，或写明权限划分",
        "en": "keep one mode, or state the partition",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        rows = handed(catalogue, context, Mode.EXTENDED, Mode.DELEGATED, Mode.ENTRUSTED)
        rows = rows[rows["partition"] == ""]
        modes = set(rows["mode"].tolist())
        if len(modes) < 2:
            return
        names, subs, kinds, departments = (
            texts(catalogue.items, name) for name in ("name", "sub_name", "type", "department")
        )
        both = _open_positions(rows)
        keys = {
            place: (_plain(names[place]), _plain(subs[place]), kinds[place], departments[place])
            for place in both
        }
        pools: dict[tuple[str, ...], dict[str, dict[str, list[int]]]] = {}
        # only powers that stand in two modes somewhere can meet in one township
        modes_of: dict[tuple[str, ...], set[str]] = {}
        for position, found in both.items():
            modes_of.setdefault(keys[position], set()).update(found)
        meeting = {position for position, key in keys.items() if len(modes_of[key]) > 1}
        rows = rows[rows["position"].isin(list(meeting))]
        for receiver, mode, position in zip(
            rows["receiver"].tolist(), rows["mode"].tolist(), rows["position"].tolist(), strict=True
        ):
            pools.setdefault(keys[position], {}).setdefault(receiver, {}).setdefault(mode, []).append(
                position
            )
        for receivers in pools.values():
            guilty = {receiver: found for receiver, found in receivers.items() if len(found) > 1}
            if not guilty:
                continue
            words = sorted({mode for found in guilty.values() for mode in found}, key=_ORDER.index)
            first = next(found[words[0]] for found in guilty.values() if words[0] in found)
            place = first[0]
            others = {p for found in guilty.values() for ps in found.values() for p in ps} - {place}
            yield self.at(
                catalogue,
                place,
                "mode",
                related=sorted(others),
                count=len(guilty),
                townships=few(guilty),
                first=Mode(words[0]),
                modes=tuple(Mode(word) for word in words[1:]),
            )


def _plain(name: str) -> str:
    """Return a name without the words that one list has and another leaves out: 对甲行为的行政处罚, 对甲的处罚."""
    return _FRAME.sub("", loose(name))


def _open_positions(rows: pd.DataFrame) -> dict[int, set[str]]:
    """Return the modes that each item stands in."""
    pairs = rows[["position", "mode"]].drop_duplicates()
    found: dict[int, set[str]] = {}
    for position, mode in zip(pairs["position"].tolist(), pairs["mode"].tolist(), strict=True):
        found.setdefault(position, set()).add(mode)
    return found
