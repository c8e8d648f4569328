"""Lay a random list out the way an office might, and say what must come back.

Names and places are made up; the laws are real.
"""

from __future__ import annotations

import io
import random
from dataclasses import dataclass, field

import xlsxwriter
from hypothesis import strategies as st

ACTS = ("销售", "生产", "运输", "使用", "贮存", "经营", "加工", "转让", "擅自改变", "未经批准占用")
THINGS = (
    "农药",
    "种子",
    "兽药",
    "饲料",
    "肥料",
    "生鲜乳",
    "危险化学品",
    "烟花爆竹",
    "林地",
    "取水口",
    "河道砂石",
    "特种设备",
    "户外广告",
    "公共厕所",
)
TAILS = {
    "行政处罚": "的处罚",
    "行政许可": "许可证核发",
    "行政检查": "的监督检查",
    "行政强制": "的查封、扣押",
    "行政确认": "的认定",
    "行政奖励": "先进单位的奖励",
    "行政征收": "补偿费的征收",
    "其他行政权力": "备案",
}
LAWS = (
    "农药管理条例",
    "中华人民共和国种子法",
    "兽药管理条例",
    "中华人民共和国森林法",
    "中华人民共和国水法",
    "城市市容和环境卫生管理条例",
    "中华人民共和国安全生产法",
)
BODIES = (
    "甲县农业农村局",
    "甲县水务局",
    "甲县应急管理局",
    "甲县自然资源和规划局",
    "甲县综合行政执法局",
    "甲县住房和城乡建设局",
)
SECTORS = ("农业农村", "水利", "应急管理", "自然资源", "城市管理", "住房建设")
TOWNS = ("三桥镇", "石板乡", "城东街道", "龙门镇")
HEADS = {
    "serial": ("序号", "序 号", "编号"),
    "name": (
        "事项名称",
        "职权名称",
        "权力名称",
        "事 项 名 称",
        "权力事项名称",
        "权利名称",
        "事项\n名称",
        "处罚事项",
    ),
    "sub_name": ("子项名称", "子项"),
    "type": ("职权类型", "权力类型", "事项类型", "类型", "权力\n类型", "事项类别"),
    "department": (
        "原实施部门",
        "行使主体",
        "实施主体",
        "责任主体",
        "行驶主体",
        "县级主管部门",
        "放权部门",
        "实施部门",
    ),
    "basis": ("实施依据", "设定依据", "法律依据", "法定依据", "处罚依据", "设定依据（法律名称及条款）"),
    "remark": ("备注", "备 注", "说明"),
    "duties": ("责任事项", "责任事项内容"),
    "handler": ("承办机构", "承办股室", "责任科室"),
    "code": ("职权编码", "事项编码"),
    "sector": ("领域", "所属领域", "行业领域"),
    "extra": ("运行系统", "录入情况"),
}
NUMERALS = "一二三四五六七八九"
CHECKED = ("name", "sub_name", "type", "department", "basis", "remark")


@dataclass(slots=True)
class Plan:
    """How the list is laid out."""

    seed: int = 0
    items: int = 8
    columns: tuple[str, ...] = ("type", "department", "basis", "remark")
    serial: bool = True
    top: int = 0
    left: int = 0
    title: str = "merged"  # none plain merged two
    unit: bool = False
    group: bool = False
    towns: int = 0
    towns_under: bool = True
    bodies: str = "repeat"  # repeat merged blank
    types: str = "repeat"
    sections: str = "none"  # none banner first split counted
    total: bool = False
    subtotal: bool = False
    note_between: bool = False
    notes_after: bool = False
    signature: bool = False
    repeat_head: int = 0
    subs: str = "none"  # none merged blank
    long_basis: str = "none"  # none merged blank
    counting: bool = False
    gaps: bool = False
    blocks: int = 1
    apart: int = 1
    reverse: bool = False
    sector: str = "none"  # none merged blank repeat
    own_serial: bool = False
    bare_head: bool = False
    mark: str = "√"


@dataclass(slots=True)
class Laid:
    """A sheet and what must come out of it."""

    rows: list[list[str]] = field(default_factory=list)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    items: list[dict[str, str]] = field(default_factory=list)

    def put(self, row: int, column: int, text: str) -> None:
        while len(self.rows) <= row:
            self.rows.append([])
        cells = self.rows[row]
        cells.extend("" for _ in range(column + 1 - len(cells)))
        cells[column] = text

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        if bottom > top or right > left:
            self.merges.append((top, left, bottom, right))

    def xlsx(self, hidden: dict[int, bool] | None = None) -> bytes:
        """The sheet as a workbook."""
        out = io.BytesIO()
        book = xlsxwriter.Workbook(
            out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        )
        sheet = book.add_worksheet("权责清单")
        inside = set()
        for top, left, bottom, right in self.merges:
            sheet.merge_range(
                top, left, bottom, right, self.rows[top][left] if left < len(self.rows[top]) else ""
            )
            inside.update((r, c) for r in range(top, bottom + 1) for c in range(left, right + 1))
        for row, cells in enumerate(self.rows):
            for column, text in enumerate(cells):
                if text and (row, column) not in inside:
                    if text.isdigit():
                        sheet.write_number(row, column, int(text))
                    else:
                        sheet.write_string(row, column, text)
        for row in hidden or {}:
            sheet.set_row(row, None, None, {"hidden": True})
        book.close()
        return out.getvalue()


def make_items(plan: Plan, rng: random.Random) -> list[dict[str, str]]:
    """A list in the order in which it is written: by body, then by type."""
    bodies = rng.sample(BODIES, k=min(len(BODIES), max(1, plan.items // 4)))
    kinds = rng.sample(sorted(TAILS), k=rng.randint(1, 4))
    found: list[dict[str, str]] = []
    number = 0
    while len(found) < plan.items:
        number += 1
        body = bodies[min(len(bodies) - 1, (len(found) * len(bodies)) // plan.items)]
        kind = kinds[rng.randrange(len(kinds))]
        what = f"{rng.choice(ACTS)}{rng.choice(THINGS)}"
        name = (
            f"对违反规定{what}{rng.randint(1, 999)}号情形{TAILS[kind]}"
            if rng.random() < 0.7
            else f"{what}（第{number}类）{TAILS[kind]}"
        )
        item = {
            "name": name,
            "sub_name": "",
            "type": kind,
            "department": body,
            "basis": f"《{rng.choice(LAWS)}》第{rng.choice(NUMERALS)}十{rng.choice(NUMERALS)}条",
            "remark": rng.choice(("", "", "", "2024年新增", "按程序办理")),
            "duties": "1.受理责任；2.审查责任；3.决定责任",
            "handler": rng.choice(("法规股", "执法大队", "行政审批股")),
            "code": f"51{rng.randint(10**8, 10**9)}",
            "sector": SECTORS[BODIES.index(body)],
            "extra": rng.choice(("已录入", "系统一")),
        }
        if plan.long_basis != "none" and rng.random() < 0.4:
            item["basis"] += "".join(
                f"\n《{rng.choice(LAWS)}》第{rng.choice('一二三四五六七八九')}条"
                for _ in range(rng.randint(1, 2))
            )
        if plan.subs != "none" and rng.random() < 0.3 and len(found) + 3 <= plan.items:
            steps = ("设立", "变更", "注销", "延续")
            found.extend(
                {**item, "sub_name": f"{index + 1}.{what}的{rng.choice(steps)}{index}"}
                for index in range(rng.randint(2, 3))
            )
        else:
            found.append(item)
    order = {body: at for at, body in enumerate(bodies)}
    found.sort(key=lambda item: (order[item["department"]], kinds.index(item["type"])))
    return found[: plan.items + 2]


def lay_out(plan: Plan) -> Laid:
    """Lay a list out by the plan."""
    rng = random.Random(plan.seed)
    laid = Laid()
    items = make_items(plan, rng)
    row = plan.top
    row = _above(plan, laid, rng, row)
    size = (len(items) + plan.blocks - 1) // plan.blocks
    left = plan.left
    first = row
    for block in range(plan.blocks):
        part = items[block * size : (block + 1) * size]
        if not part:
            continue
        width = _block(plan, laid, rng, part, first, left)
        left += width + plan.apart
    if plan.blocks > 1:
        laid.items = items
    _below(plan, laid, rng)
    for cells in laid.rows:
        while cells and not cells[-1]:
            cells.pop()
    return laid


def _columns(plan: Plan, rng: random.Random) -> list[str]:
    columns = ["name"]
    if plan.subs != "none":
        columns.append("sub_name")
    rest = list(plan.columns)
    if plan.reverse and "department" in rest:
        rest.remove("department")
        columns.insert(0, "department")
        if "type" in rest and plan.types != "blank":
            rest.remove("type")
            columns.insert(1, "type")
    if plan.serial:
        columns.insert(0, "serial")
    if plan.sector != "none":
        columns.insert(0, "sector")
    return columns + rest


def _above(plan: Plan, laid: Laid, rng: random.Random, row: int) -> int:
    width = len(_columns(plan, rng)) + plan.towns
    if plan.title == "none":
        return row
    if plan.title == "two":
        laid.put(row, plan.left, "附件1")
        row += 1
    laid.put(
        row,
        plan.left,
        rng.choice(
            (
                "甲县赋予乡镇（街道）行政权力事项清单",
                "甲县县级部门权责清单（2025年版）",
                "甲县下放乡镇权力目录",
            )
        ),
    )
    if plan.title != "plain":
        laid.merge(row, plan.left, row, plan.left + width - 1)
    row += 1
    if plan.unit:
        laid.put(row, plan.left, "填报单位：甲县农业农村局")
        laid.put(row, plan.left + width - 1, rng.choice(("填报日期：2025年3月1日", "2025年3月")))
        row += 1
    if plan.gaps and plan.title == "plain":
        row += 1
    return row


def _block(
    plan: Plan, laid: Laid, rng: random.Random, items: list[dict[str, str]], top: int, left: int
) -> int:
    columns = _columns(plan, rng)
    heads = {column: rng.choice(HEADS[column]) for column in columns}
    towns = TOWNS[: plan.towns]
    width = len(columns) + len(towns)
    row = _head(plan, laid, columns, heads, towns, top, left)
    if plan.counting:
        for at in range(width):
            laid.put(row, left + at, str(at + 1))
        row += 1
    position = {column: left + at for at, column in enumerate(columns)}
    since = {"department": ("", row), "type": ("", row), "sector": ("", row), "name": ("", row)}
    sector = ""
    serial = 0
    main = ""
    count = 0
    for index, item in enumerate(items):
        if plan.sections != "none":
            now = SECTORS[BODIES.index(item["department"])]
            if now != sector:
                if plan.subtotal and sector:
                    _close(plan, laid, since, position, row)
                    laid.put(row, left, "小计")
                    laid.put(row, left + 1, f"{count}项")
                    row += 1
                _close(plan, laid, since, position, row)
                row = _section(plan, laid, items, item, now, row, left, width, sector)
                sector, main, count = now, "", 0
        if plan.repeat_head and index and index % plan.repeat_head == 0:
            _close(plan, laid, since, position, row)
            main = ""
            row = _head(plan, laid, columns, heads, towns, row, left)
        if plan.gaps and index and rng.random() < 0.1:
            _close(plan, laid, since, position, row)
            main = ""
            row += 1
        if plan.note_between and index and rng.random() < 0.15:
            _close(plan, laid, since, position, row)
            main = ""
            laid.put(row, left, "注：以下事项按程序办理。")
            laid.merge(row, left, row, left + width - 1)
            row += 1
        lines = (
            item["basis"].split("\n")
            if plan.long_basis != "none" and "basis" in columns
            else [item["basis"].replace("\n", "；")]
        )
        joined = "\n".join(lines)
        height = len(lines)
        goes_on = bool(item["sub_name"]) and item["name"] == main
        if not goes_on:
            _close_name(plan, laid, since, position, row)
            serial += 1
            since["name"] = (item["name"], row)
        main = item["name"]
        if (
            plan.bodies != "repeat"
            and since["department"][0] != item["department"]
            and "department" in columns
        ):
            _reset_type(plan, laid, since, position, row, item, columns)
        for column in columns:
            at = position[column]
            text = item.get(column, "")
            if column == "serial":
                if plan.own_serial and goes_on:
                    serial += 1
                text = "" if goes_on and not plan.own_serial else str(serial)
            elif column == "name":
                text = "" if goes_on else text
            elif column == "basis":
                for extra, line in enumerate(lines):
                    laid.put(row + extra, at, line)
                continue
            elif column in ("department", "type", "sector"):
                style = {"department": plan.bodies, "type": plan.types, "sector": plan.sector}[column]
                value, start = since[column]
                if style != "repeat" and value == text:
                    text = ""
                elif style != "repeat":
                    if style == "merged" and value:
                        laid.merge(start, at, row - 1, at)
                    since[column] = (text, row)
            if text:
                laid.put(row, at, text)
            if plan.long_basis == "merged" and height > 1:
                style = {"department": plan.bodies, "type": plan.types, "sector": plan.sector}.get(
                    column, "repeat"
                )
                if (
                    style == "repeat"
                    and not (column == "name" and item["sub_name"] and plan.subs == "merged")
                    and not (
                        column == "serial"
                        and item["sub_name"]
                        and plan.subs == "merged"
                        and not plan.own_serial
                    )
                ):
                    laid.merge(row, at, row + height - 1, at)
        for at, _town in enumerate(towns):
            mark = rng.choice((plan.mark, "", plan.mark))
            if mark:
                laid.put(row, left + len(columns) + at, mark)
        told = {column: (item[column] if column in columns else "") for column in CHECKED}
        told["basis"] = joined if "basis" in columns else ""
        laid.items.append({**told, "row": str(row + 1)})
        row += height
        count += 1
    _close(plan, laid, since, position, row)
    if plan.total:
        laid.put(row, left, "合计")
        laid.put(row, left + 1, f"{len(items)}项")
    return width


def _reset_type(plan, laid, since, position, row, item, columns) -> None:
    """A new body starts a new run of types."""
    if "type" not in columns or plan.types == "repeat":
        return
    value, start = since["type"]
    at = position["type"]
    if value and start < row:
        if plan.types == "merged":
            laid.merge(start, at, row - 1, at)
        since["type"] = ("", row)


def _close_name(plan, laid, since, position, row) -> None:
    value, start = since["name"]
    if plan.subs == "merged" and value and row - start > 1:
        for column in ("serial", "name"):
            if column == "serial" and plan.own_serial:
                continue
            if column in position and not any(
                m[0] == start and m[1] == position[column] for m in laid.merges
            ):
                laid.merge(start, position[column], row - 1, position[column])
    since["name"] = ("", row)


def _close(plan, laid, since, position, row) -> None:
    """End every run of merged cells above this row."""
    _close_name(plan, laid, since, position, row)
    for column in ("department", "type", "sector"):
        value, start = since[column]
        style = {"department": plan.bodies, "type": plan.types, "sector": plan.sector}[column]
        if style == "merged" and value and column in position:
            laid.merge(start, position[column], row - 1, position[column])
        since[column] = ("", row)


def _section(plan, laid, items, item, now, row, left, width, before) -> int:
    number = "一二三四五六七八九十"[
        len({SECTORS[BODIES.index(i["department"])] for i in items[: items.index(item)]})
    ]
    total = sum(1 for other in items if other["department"] == item["department"])
    if plan.sections == "split":
        laid.put(row, left, number)
        laid.put(row, left + 1, f"{now}领域（共{total}项）")
        return row + 1
    text = {
        "banner": f"{number}、{now}领域（共{total}项）",
        "first": f"{number}、{now}领域",
        "counted": f"{now}领域（{total}项）",
    }[plan.sections]
    laid.put(row, left, text)
    if plan.sections in ("banner", "counted"):
        laid.merge(row, left, row, left + width - 1)
    return row + 1


def _head(plan, laid, columns, heads, towns, row, left) -> int:
    levels = 1
    if plan.group or (towns and plan.towns_under):
        levels = 2
    if levels == 1:
        for at, column in enumerate(columns):
            laid.put(row, left + at, heads[column])
        for at, town in enumerate(towns):
            laid.put(row, left + len(columns) + at, town)
        return row + 1
    if plan.group:
        half = max(2, len(columns) // 2)
        laid.put(row, left, "基本信息")
        laid.merge(row, left, row, left + half - 1)
        if len(columns) - half >= 1:
            laid.put(row, left + half, "权力情况")
            laid.merge(row, left + half, row, left + len(columns) - 1)
        for at, column in enumerate(columns):
            laid.put(row + 1, left + at, heads[column])
    else:
        for at, column in enumerate(columns):
            laid.put(row, left + at, heads[column])
            if not plan.bare_head:
                laid.merge(row, left + at, row + 1, left + at)
    if towns:
        laid.put(row, left + len(columns), "承接主体")
        laid.merge(row, left + len(columns), row, left + len(columns) + len(towns) - 1)
        for at, town in enumerate(towns):
            laid.put(row + 1, left + len(columns) + at, town)
    return row + 2


def _below(plan: Plan, laid: Laid, rng: random.Random) -> None:
    row = len(laid.rows)
    if plan.notes_after:
        laid.put(row, plan.left, "备注：1.本清单由县委编办会同有关部门制定。2.自公布之日起施行。")
        row += 1
    if plan.signature:
        laid.put(row, plan.left, "填表人：")
        laid.put(row, plan.left + 2, "审核人：")
        laid.put(row, plan.left + 3, "联系电话：")


STYLES = st.sampled_from(("repeat", "merged", "blank"))


def plans() -> st.SearchStrategy[Plan]:
    """Plans of every sort; combinations that no reader could tell apart are left out."""
    return st.builds(
        Plan,
        seed=st.integers(0, 2**32),
        items=st.integers(3, 40),
        columns=st.lists(
            st.sampled_from(("type", "department", "basis", "remark", "duties", "handler", "code", "extra")),
            min_size=1,
            max_size=8,
            unique=True,
        ).map(tuple),
        serial=st.booleans(),
        top=st.integers(0, 3),
        left=st.integers(0, 3),
        title=st.sampled_from(("none", "plain", "merged", "two")),
        unit=st.booleans(),
        group=st.booleans(),
        towns=st.sampled_from((0, 0, 2, 4)),
        towns_under=st.booleans(),
        bodies=STYLES,
        types=STYLES,
        sections=st.sampled_from(("none", "none", "banner", "first", "split", "counted")),
        total=st.booleans(),
        subtotal=st.booleans(),
        note_between=st.booleans(),
        notes_after=st.booleans(),
        signature=st.booleans(),
        repeat_head=st.sampled_from((0, 0, 5, 10)),
        subs=st.sampled_from(("none", "none", "merged", "blank")),
        long_basis=st.sampled_from(("none", "none", "merged", "blank")),
        counting=st.booleans(),
        gaps=st.booleans(),
        blocks=st.sampled_from((1, 1, 1, 2)),
        apart=st.sampled_from((0, 1, 2)),
        reverse=st.booleans(),
        sector=st.sampled_from(("none", "none", "repeat", "merged", "blank")),
        own_serial=st.booleans(),
        bare_head=st.booleans(),
        mark=st.sampled_from(("√", "●", "是", "✓", "1")),
    ).map(told_apart)


def told_apart(plan: Plan) -> Plan:
    """Return the nearest plan whose sheet says what it means."""
    if plan.blocks > 1:
        plan.sections, plan.repeat_head, plan.note_between, plan.gaps, plan.total, plan.towns = (
            "none",
            0,
            False,
            False,
            False,
            0,
        )
        plan.notes_after = plan.signature = plan.group = False
        plan.subs = plan.long_basis = "none"
    if plan.sections == "split" and not plan.serial:
        plan.sections = "banner"
    if plan.title == "none":
        plan.unit = False
    if plan.group and len(plan.columns) + plan.serial < 3:
        plan.group = False
    if plan.counting and plan.group and plan.towns:
        plan.counting = False
    if plan.long_basis == "blank" and not plan.serial and plan.subs != "none":
        plan.long_basis = "none"
    if "basis" not in plan.columns:
        plan.long_basis = "none"
    return plan
