"""The workbooks in .xlsx, each in its own layout."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from itertools import groupby
from typing import TYPE_CHECKING, Any

import xlsxwriter

from generator.powers import TOWNSHIPS, cite

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.powers import County, Power

PENALTY_GROUND = "《中华人民共和国行政处罚法》第二十条、第二十一条"
DECISION = "川示发〔2021〕1号"
BOTH = "三家镇、拦江镇"
_ORDINALS = "一二三四五六七八九十"


class Book:
    """A workbook in memory with the few formats that the lists use."""

    def __init__(self) -> None:
        self._out = io.BytesIO()
        self.book = xlsxwriter.Workbook(
            self._out,
            {
                "in_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
            },
        )
        self.book.set_properties({"created": datetime(2025, 1, 10, tzinfo=UTC), "author": "", "company": ""})
        self.title = self.book.add_format(
            {"bold": True, "font_size": 16, "align": "center", "valign": "vcenter"}
        )
        self.head = self.book.add_format(
            {"bold": True, "border": 1, "align": "center", "valign": "vcenter", "text_wrap": True}
        )
        self.cell = self.book.add_format({"border": 1, "valign": "vcenter", "text_wrap": True})
        self.mid = self.book.add_format(
            {"border": 1, "align": "center", "valign": "vcenter", "text_wrap": True}
        )
        self.section = self.book.add_format({"bold": True, "border": 1})

    def sheet(self, name: str, widths: Sequence[int]) -> Any:
        """Add a sheet with column widths."""
        sheet = self.book.add_worksheet(name)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        return sheet

    def merge(self, sheet: Any, first: int, last: int, column: int, text: str) -> None:
        """Write a cell over several rows of one column."""
        if first == last:
            sheet.write(first, column, text, self.mid)
        else:
            sheet.merge_range(first, column, last, column, text, self.mid)

    def bytes(self) -> bytes:
        """Close the workbook and return it."""
        self.book.close()
        return self._out.getvalue()


def workbooks(county: County) -> Iterator[tuple[str, bytes]]:
    """Yield file name and content."""
    yield "区农业农村局行政权力事项清单（示例）.xlsx", _farm(county.of("nongye"))
    yield "区卫生健康局权责事项（示例）.xlsx", _health(county)
    yield "城乡环境综合治理领域赋权事项梳理表（示例）.xlsx", _streets(county.of("zhifa"))
    yield "自然资源领域事项（示例）.xlsx", _land(county.of("ziran"))
    yield "首批延伸事项目录（市场监管）（示例）.xlsx", _market(county.of("shichang"))
    yield "林业局报送（示例）.xlsx", _forest(county.of("linye"))
    yield "民政事项（示例）.xlsx", _civil(county.of("minzheng"))
    yield "公安分局委托事项（示例）.xlsx", _police(county.of("gongan"))


def _farm(powers: list[Power]) -> bytes:
    """Two-row head with marks under 下放 / 委托, section rows, merged type cells."""
    book = Book()
    sheet = book.sheet("清单", (6, 46, 12, 44, 7, 7, 16, 24, 16, 12))
    sheet.merge_range(0, 0, 0, 9, "遂宁市安居区农业农村局行政权力事项清单（示例）", book.title)
    sheet.merge_range(1, 0, 1, 9, "填报单位：区农业农村局                填报日期：2025年1月10日")
    for column, head in enumerate(("序号", "事项名称", "职权类型", "实施依据")):
        sheet.merge_range(2, column, 3, column, head, book.head)
    sheet.merge_range(2, 4, 2, 5, "赋权方式", book.head)
    sheet.write(3, 4, "下放", book.head)
    sheet.write(3, 5, "委托", book.head)
    for column, head in enumerate(("赋权文件", "委托依据", "承接主体", "备注"), 6):
        sheet.merge_range(2, column, 3, column, head, book.head)
    row, serial = 4, 0
    styles = ("plain", "brackets", "clause", "arabic")
    for number, (sector, group) in enumerate(groupby(powers, key=lambda power: power.sector)):
        rows = list(group)
        text = f"{_ORDINALS[number]}、{sector}（共{len(rows)}项）"
        sheet.merge_range(row, 0, row, 9, text, book.section)
        row += 1
        start = row
        for power in rows:
            serial += 1
            sheet.write(row, 0, serial, book.mid)
            sheet.write(row, 1, power.name, book.cell)
            sheet.write(row, 3, cite(power, styles[serial % 4]), book.cell)
            delegated = power.mode == "delegated"
            sheet.write(row, 4, "√" if delegated else "", book.mid)
            sheet.write(row, 5, "" if delegated else "√", book.mid)
            sheet.write(row, 6, DECISION if delegated else "", book.cell)
            sheet.write(row, 7, "" if delegated else PENALTY_GROUND, book.cell)
            sheet.write(row, 9, power.remark, book.cell)
            row += 1
        for kind, run in groupby(
            range(start, row), key=lambda at, rows=rows, start=start: rows[at - start].type
        ):
            places = list(run)
            book.merge(sheet, places[0], places[-1], 2, kind)
        book.merge(sheet, start, row - 1, 8, BOTH)
    sheet.merge_range(row, 0, row, 9, "说明：1.本表为示例；2.“√”表示采用该方式。", book.cell)
    return book.bytes()


def _health(county: County) -> bytes:
    """The sheet's name says the mode; line breaks in cells; a row hidden by hand; a hidden sheet."""
    book = Book()
    for name, modes in (("委托事项", ("entrusted",)), ("县级保留事项", ("retained",))):
        powers = county.of("weijian", *modes)
        entrusted = name == "委托事项"
        heads = ["序号", "项目名称", "权种类型", "设定依据"]
        heads += ["委托依据", "承接单位", "备注"] if entrusted else ["备注"]
        sheet = book.sheet(name, (6, 44, 12, 44, 30, 16, 14)[: len(heads)])
        sheet.merge_range(0, 0, 0, len(heads) - 1, f"区卫生健康局{name}（示例）", book.title)
        for column, head in enumerate(heads):
            sheet.write(1, column, head, book.head)
        row = 2
        for number, power in enumerate(powers, 1):
            text = power.name if len(power.name) < 22 else f"{power.name[:18]}\n{power.name[18:]}"
            cells = [number, text, power.type, cite(power, "lines")]
            cells += [PENALTY_GROUND, BOTH, power.remark] if entrusted else [power.remark]
            for column, value in enumerate(cells):
                sheet.write(row, column, value, book.cell)
            row += 1
            if entrusted and number == 12:
                # the office hid this row instead of deleting it
                old = [
                    "", "对乡村医生变更执业地点未办理变更注册手续的处罚", "行政处罚",
                    "《乡村医生从业管理条例》第四十条", PENALTY_GROUND, BOTH, "不再报送",
                ]  # fmt: skip
                for column, value in enumerate(old):
                    sheet.write(row, column, value, book.cell)
                sheet.set_row(row, None, None, {"hidden": True})
                row += 1
        if entrusted:
            sheet.merge_range(
                row, 0, row, len(heads) - 1, "填表人：              审核人：              分管领导："
            )
    draft = book.sheet("底稿", (40,))
    draft.write(0, 0, "过程稿，不报送")
    draft.hide()
    return book.bytes()


def _streets(powers: list[Power]) -> bytes:
    """Townships as columns with √; the section rows say the mode."""
    book = Book()
    sheet = book.sheet("梳理表", (6, 46, 10, 46, 9, 9, 18, 24, 14))
    sheet.merge_range(0, 0, 0, 8, "区综合行政执法局\n城乡环境综合治理领域赋权事项梳理表（示例）", book.title)
    for column, head in enumerate(("序号", "处罚事项", "类型", "处罚依据")):
        sheet.merge_range(1, column, 2, column, head, book.head)
    sheet.merge_range(1, 4, 1, 5, "承接乡镇", book.head)
    for column, township in enumerate(TOWNSHIPS, 4):
        sheet.write(2, column, township, book.head)
    for column, head in enumerate(("赋权文件", "委托依据", "备注"), 6):
        sheet.merge_range(1, column, 2, column, head, book.head)
    row = 3
    # PLR01: the second section says one item too many
    parts = (("下放事项", "delegated", 0), ("委托事项", "entrusted", 1))
    for number, (label, mode, more) in enumerate(parts):
        rows = [power for power in powers if power.mode == mode]
        sheet.merge_range(
            row, 0, row, 8, f"{_ORDINALS[number]}、{label}（共{len(rows) + more}项）", book.section
        )
        row += 1
        for serial, power in enumerate(rows, 1):
            given = mode == "delegated"
            cells = [
                serial, power.name, power.type, cite(power, "short" if serial % 2 else "plain"),
                *("√" if township in power.receivers else "" for township in TOWNSHIPS),
                DECISION if given else "", "" if given else PENALTY_GROUND, power.remark,
            ]  # fmt: skip
            for column, value in enumerate(cells):
                sheet.write(row, column, value, book.cell)
            row += 1
    return book.bytes()


def _land(powers: list[Power]) -> bytes:
    """Main items merged over their sub-items; who does what in a column."""
    book = Book()
    sheet = book.sheet("Sheet1", (6, 26, 40, 10, 40, 24, 8, 16, 34))
    sheet.merge_range(0, 0, 0, 8, "自然资源领域乡镇综合行政执法事项（示例）", book.title)
    heads = (
        "序号", "主项名称", "子项名称", "职权类型", "实施依据", "原实施部门", "赋权方式", "承接主体",
        "职责边界",
    )  # fmt: skip
    for column, head in enumerate(heads):
        sheet.write(1, column, head, book.head)
    first = row = 2
    for serial, (_key, group) in enumerate(groupby(powers, key=lambda power: (power.name, power.mode)), 1):
        start = row
        rows = list(group)
        for power in rows:
            extended = power.mode == "extended"
            cells = {
                2: power.sub, 4: cite(power, "plain"), 6: "延伸" if extended else "下放", 7: BOTH,
                8: "派驻机构立案查处；乡镇负责巡查、发现报告、协助取证" if extended else "",
            }  # fmt: skip
            for column, value in cells.items():
                sheet.write(row, column, value, book.cell)
            row += 1
        book.merge(sheet, start, row - 1, 0, str(serial))
        book.merge(sheet, start, row - 1, 1, rows[0].name)
        book.merge(sheet, start, row - 1, 3, rows[0].type)
    book.merge(sheet, first, row - 1, 5, "市自然资源和规划局安居分局")
    return book.bytes()


def _market(powers: list[Power]) -> bytes:
    """Only the title says the mode; a filter hides rows; the department is merged over all rows."""
    book = Book()
    sheet = book.sheet("目录", (6, 46, 12, 46, 20, 18, 28))
    heading = "遂宁市安居区乡镇综合行政执法首批延伸事项目录（市场监管领域）（示例）"
    sheet.merge_range(0, 0, 0, 6, heading, book.title)
    heads = ("序号", "行政执法事项名称", "事项类型", "法律依据", "县级行业主管部门", "延伸乡镇", "职责边界")
    for column, head in enumerate(heads):
        sheet.write(1, column, head, book.head)
    styles = ("plain", "arabic", "brackets")
    for row, power in enumerate(powers, 2):
        cells = {0: power.serial, 1: power.name, 2: power.type, 3: cite(power, styles[row % 3]), 5: BOTH}
        for column, value in cells.items():
            sheet.write(row, column, value, book.cell)
    last = len(powers) + 1
    book.merge(sheet, 2, last, 4, "区市场监督管理局")
    boundary = "市场监管所立案查处、作出决定；乡镇负责日常巡查、发现报告、协助取证"
    book.merge(sheet, 2, last, 6, boundary)
    sheet.autofilter(1, 0, last, 6)
    sheet.filter_column(2, "x == 行政处罚")
    for row, power in enumerate(powers, 2):
        if power.type != "行政处罚":
            sheet.set_row(row, None, None, {"hidden": True})
    return book.bytes()


def _forest(powers: list[Power]) -> bytes:
    """No mode column: the remark says how, in words."""
    book = Book()
    sheet = book.sheet("林业", (6, 46, 10, 40, 36, 40))
    sheet.write(0, 0, "区林业局权责事项（示例）", book.title)
    for column, head in enumerate(("编号", "权责事项名称", "权力类型", "职权依据", "委托依据", "备注")):
        sheet.write(2, column, head, book.head)
    remarks = {
        "delegated": "下放至{receivers}",
        "entrusted": "委托三家镇、拦江镇实施",
        "extended": "延伸至{receivers}",
        "retained": "县级保留，暂不下放",
    }
    for row, power in enumerate(powers, 3):
        remark = remarks[power.mode].format(receivers="、".join(power.receivers))
        ground = cite(power, "plain") if power.mode == "entrusted" else ""
        cells = (row - 2, power.name, power.type, cite(power, "plain"), ground, remark)
        for column, value in enumerate(cells):
            sheet.write(row, column, value, book.cell)
    return book.bytes()


def _civil(powers: list[Power]) -> bytes:
    """A mode column in other words; a ground of its own."""
    book = Book()
    sheet = book.sheet("民政", (6, 30, 10, 36, 14, 16, 36))
    sheet.merge_range(0, 0, 0, 6, "区民政局事项（示例）", book.title)
    heads = ("序号", "事项名称", "事项类别", "政策依据", "行使方式", "承接乡镇", "委托依据")
    for column, head in enumerate(heads):
        sheet.write(1, column, head, book.head)
    for row, power in enumerate(powers, 2):
        given = power.mode == "entrusted"
        cells = (
            row - 1, power.name, power.type, cite(power, "plain"), "委托实施" if given else "本级保留",
            BOTH if given else "", cite(power, "plain") if given else "",
        )  # fmt: skip
        for column, value in enumerate(cells):
            sheet.write(row, column, value, book.cell)
    return book.bytes()


def _police(powers: list[Power]) -> bytes:
    """No ground for the entrustment anywhere."""
    book = Book()
    sheet = book.sheet("Sheet1", (6, 46, 10, 46, 20, 10, 16))
    sheet.merge_range(0, 0, 0, 6, "委托乡镇事项表（示例）", book.title)
    heads = ("序号", "职权名称", "职权类别", "实施依据", "委托机关", "赋权方式", "受委托机关")
    for column, head in enumerate(heads):
        sheet.write(1, column, head, book.head)
    for row, power in enumerate(powers, 2):
        cells = (row - 1, power.name, power.type, cite(power, "plain"), "区公安分局", "委托", BOTH)
        for column, value in enumerate(cells):
            sheet.write(row, column, value, book.cell)
    return book.bytes()
