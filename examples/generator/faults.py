"""The faults that are planted in the workbooks; ``anju/README.md`` lists the rules that find them.

Lines marked ``!`` in ``anju_powers.txt`` carry the others: an article past the last, an entrusted
coercive measure, a liberty penalty, one article under two departments, a township's own power.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.powers import County, Power


def planted(county: County) -> County:
    """Return the county with the faults in its powers."""
    county = deepcopy(county)
    # PLD01: the same row twice in one list
    farm = county.powers["nongye"]
    farm.append(deepcopy(_named(farm, "对经营未经审定的水产苗种的处罚")))
    # PLS02: a type that no list knows
    _named(county.powers["shuili"], "对水土保持情况的监督检查").type = "日常巡查"
    # PLB01: no basis at all, and a title without an article
    streets = county.powers["zhifa"]
    _named(streets, "对损坏城市树木花草的处罚").basis = ""
    _named(
        streets, "对未在限定的时间内进行室内装修造成噪声污染的处罚"
    ).basis = "《中华人民共和国噪声污染防治法》有关规定"
    # two statements that contradict each other: undecided
    _named(streets, "对未在指定的地点分类投放生活垃圾的处罚").remark = "委托乡镇实施"
    # PLS01: an empty type
    _named(county.powers["zhujian"], "对不按照有关技术规定施工或者使用不合格建筑材料的处罚").type = ""
    # only one of the two townships has the object
    for key, name in (
        ("zhifa", "对擅自设置大型户外广告影响市容的处罚"),
        ("zhifa", "对临街工地不设置护栏或者不作遮挡的处罚"),
        ("linye", "对在幼林地砍柴、毁苗、放牧造成林木毁坏的处罚"),
        ("shuili", "对在禁止开垦坡度以上的陡坡地开垦种植农作物的处罚"),
    ):
        _named(county.powers[key], name).receivers = ("三家镇",)
    # PLS03: a number is missing from the serials
    for number, power in enumerate(county.powers["shichang"], 1):
        power.serial = str(number if number <= 20 else number + 1)
    return county


def _named(powers: list[Power], name: str) -> Power:
    return next(power for power in powers if power.name == name)
