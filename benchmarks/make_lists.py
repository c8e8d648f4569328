"""Make lists of any size for the benchmarks: seeded, the same bytes on every run.

    python benchmarks/make_lists.py 2000 20000 [--out FOLDER]

Use it from another script too: ``rows(2000)`` gives the rows, ``workbook(2000)`` the path of a cached
.xlsx with a title, a two-row head and merged departments, as counties write them. The powers of the
example county supply the citations; objects and places make the names differ.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
EXAMPLES = HERE.parent / "examples"
HEADS = ("序号", "事项名称", "职权类型", "实施依据", "原实施部门", "赋权方式", "承接主体", "备注")
_SEED = 510904
_OBJECTS = (
    "生产企业", "经营单位", "个体工商户", "农民专业合作社", "施工单位", "建设单位", "物业服务企业",
    "餐饮服务提供者", "学校食堂", "养殖场", "批发市场", "零售商店", "运输车辆", "仓储场所", "加工作坊",
    "医疗机构", "旅行社", "水库管理单位", "矿山企业", "网络经营者",
)  # fmt: skip
_PLACES = (
    "在城镇建成区内", "在饮用水水源保护区内", "在河道管理范围内", "在永久基本农田保护区内", "在居民住宅区内",
    "在学校周边", "在农村集市", "在公路沿线", "在工业园区内", "在风景名胜区内", "",
)  # fmt: skip
_MODES = ("下放", "委托", "延伸", "县级保留")


class Row(NamedTuple):
    """One item of a made list."""

    serial: int
    name: str
    type: str
    basis: str
    department: str
    mode: str
    receivers: str
    remark: str


def rows(count: int, *, townships: int = 20) -> list[Row]:
    """Return this many items, no two with the same name in one department.

    Args:
        count: how many.
        townships: how many townships receive them.
    """
    if str(EXAMPLES) not in sys.path:
        sys.path.insert(0, str(EXAMPLES))
    from generator.powers import cite, load

    county = load(EXAMPLES / "anju_powers.txt")
    powers = [power for group in county.powers.values() for power in group if not power.faulty]
    chance = random.Random(_SEED)
    places = [f"第{number}镇" for number in range(1, townships + 1)]
    made: list[Row] = []
    seen: set[tuple[str, str]] = set()
    styles = ("plain", "brackets", "clause", "arabic", "short", "lines")
    while len(made) < count:
        power = powers[chance.randrange(len(powers))]
        core = (power.sub or power.name).removeprefix("对")
        name = f"对{chance.choice(_PLACES)}{chance.choice(_OBJECTS)}{core}"
        batch = chance.randrange(1 + len(made) // 4000)
        department = power.department if not batch else f"{power.department}第{batch}分局"
        if (name, department) in seen:
            continue
        seen.add((name, department))
        basis = "\n".join(cite(other, chance.choice(styles)) for other in [power, *chance.sample(powers, 2)])
        receivers = "、".join(chance.sample(places, chance.randrange(1, 5)))
        mode = chance.choice(_MODES)
        made.append(
            Row(len(made) + 1, name, power.type, basis, department, mode,
                "" if mode == "县级保留" else receivers, "")
        )  # fmt: skip
    made.sort(key=lambda row: (row.department, row.serial))
    return [row._replace(serial=number) for number, row in enumerate(made, 1)]


def write(count: int, path: Path) -> Path:
    """Write the items as one workbook with a title, a two-row head and merged departments."""
    import xlsxwriter

    book = xlsxwriter.Workbook(
        str(path), {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    cell = book.add_format({"border": 1, "text_wrap": True, "valign": "vcenter"})
    sheet = book.add_worksheet("清单")
    sheet.merge_range(0, 0, 0, len(HEADS) - 1, "示例县行政权力事项清单（基准测试）", cell)
    for column, head in enumerate(HEADS):
        if column in (5, 6):
            continue
        sheet.merge_range(1, column, 2, column, head, cell)
    sheet.merge_range(1, 5, 1, 6, "赋权情况", cell)
    sheet.write(2, 5, HEADS[5], cell)
    sheet.write(2, 6, HEADS[6], cell)
    made = rows(count)
    start = 3
    for row, item in enumerate(made, 3):
        for column, value in enumerate(item):
            if column != 4:
                sheet.write(row, column, value, cell)
        last = row - 2 == len(made)
        if last or made[row - 2].department != item.department:
            if row > start:
                sheet.merge_range(start, 4, row, 4, item.department, cell)
            else:
                sheet.write(row, 4, item.department, cell)
            start = row + 1
    book.close()
    return path


def workbook(count: int) -> Path:
    """Return the path of a cached workbook with this many items."""
    folder = Path(tempfile.gettempdir()) / "powerlist-bench"
    folder.mkdir(exist_ok=True)
    path = folder / f"list-{count}.xlsx"
    if not path.exists():
        part = path.with_suffix(".part.xlsx")
        write(count, part).replace(path)
    return path


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, nargs="+")
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    for size in given.count:
        print(write(size, given.out / f"list-{size}.xlsx") if given.out else workbook(size))
