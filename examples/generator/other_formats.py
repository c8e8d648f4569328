"""The lists that came as .xls, .csv, .docx and as a web page named .xls."""

from __future__ import annotations

import csv
import html
import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from generator.lists_xlsx import BOTH, DECISION, PENALTY_GROUND
from generator.powers import cite
from powerlist.files.zips import pack, unpack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.powers import County, Power

_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
#: Weights and alphabet of GB 32100, to make the example codes of an example organ.
_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def files(county: County) -> Iterator[tuple[str, bytes]]:
    """Yield file name and content."""
    yield "水利局委托下放事项（示例）.xls", _water(county.of("shuili"))
    yield "文旅局委托事项（示例）.csv", _culture(county.of("wenlv"))
    yield "应急管理局委托事项清单（示例）.docx", _emergency(county.of("yingji"))
    yield "住建局赋权事项（示例）.xls", _housing(county.of("zhujian"))
    yield "交通运输局（示例）.csv", _roads(county.of("jiaotong"))


def credit_code(first: str) -> str:
    """Return 17 characters with their check character (GB 32100)."""
    total = sum(_ALPHABET.index(char) * (3**place % 31) for place, char in enumerate(first))
    return first + _ALPHABET[(31 - total % 31) % 31]


def _water(powers: list[Power]) -> bytes:
    """Full-width serials, a department merged over all rows, notes and signatures below."""
    import xlwt

    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("水利")
    heads = ("序号", "职权名称", "职权类别", "法律依据", "实施主体", "处理方式", "承接乡镇", "委托依据")
    sheet.write_merge(0, 0, 0, 7, "水利领域委托下放事项表（示例）")
    for column, head in enumerate(heads):
        sheet.write(1, column, head)
    for row, power in enumerate(powers, 2):
        cells = {
            0: str(row - 1).translate(_WIDE), 1: power.name, 2: power.type, 3: cite(power, "clause"),
            5: "委托下放", 6: "、".join(power.receivers), 7: PENALTY_GROUND,
        }  # fmt: skip
        for column, value in cells.items():
            sheet.write(row, column, value)
    last = len(powers) + 1
    sheet.write_merge(2, last, 4, 4, "区水利局")
    sheet.write_merge(last + 1, last + 1, 0, 7, "注：本表所列事项委托两镇实施，期限三年。")
    sheet.write(last + 2, 0, "填表人：")
    sheet.write(last + 2, 3, "审核人：")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _culture(powers: list[Power]) -> bytes:
    """GBK text with a title record; the organ's code beside each row, one of them mistyped."""
    good = credit_code("11510904MB0000001")
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(["区文化广播电视和旅游局委托事项（示例）"] + [""] * 8)
    writer.writerow(
        ["编号", "权力名称", "权力类型", "设定依据", "执法主体", "统一社会信用代码", "承接方式", "受委托机关",
         "委托依据"]
    )  # fmt: skip
    for number, power in enumerate(powers, 1):
        code = good if number != 5 else good[:10] + ("1" if good[10] != "1" else "2") + good[11:]
        writer.writerow(
            [number, power.name, power.type, cite(power, "short"), "区文化广播电视和旅游局", code, "委托",
             BOTH, PENALTY_GROUND]
        )  # fmt: skip
    return out.getvalue().encode("gbk")


def _emergency(powers: list[Power]) -> bytes:
    """A Word table; the paragraph above it says the mode and the townships."""
    import docx

    document = docx.Document()
    properties = document.core_properties
    properties.author = properties.comments = ""
    properties.created = properties.modified = datetime(2025, 1, 10, tzinfo=UTC)
    properties.last_modified_by = ""
    document.add_heading("区应急管理局委托事项清单（示例）", level=1)
    document.add_paragraph("以下事项委托三家镇、拦江镇人民政府实施：")
    heads = ("序号", "执法事项", "类别", "执法依据", "委托依据", "受委托乡镇")
    table = document.add_table(rows=1, cols=len(heads))
    table.style = "Table Grid"
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        cell.text = head
    for number, power in enumerate(powers, 1):
        values = (str(number), power.name, power.type, cite(power, "arabic"), PENALTY_GROUND, BOTH)
        for cell, value in zip(table.add_row().cells, values, strict=True):
            cell.text = value
    document.add_paragraph("联系科室：政策法规股")
    out = io.BytesIO()
    document.save(out)
    return pack(unpack(out.getvalue()))


def _housing(powers: list[Power]) -> bytes:
    """A web page that was saved under the name of a workbook, with cells over several rows."""
    heads = (
        "序号", "权力事项名称", "事项类别", "法律依据", "放权部门", "下放方式", "承接镇街", "赋权文件",
    )  # fmt: skip
    lines = [
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>',
        '<meta http-equiv="Content-Type" content="text/html; charset=utf-8">',
        "<style>td{border:.5pt solid windowtext}</style></head><body><table>",
        f'<tr><td colspan="{len(heads)}">区住房和城乡建设局赋权乡镇事项（示例）</td></tr>',
        "<tr>" + "".join(f"<td>{head}</td>" for head in heads) + "</tr>",
    ]
    for number, power in enumerate(powers, 1):
        given = power.mode == "delegated"
        cells = [
            str(number), power.name, power.type, cite(power, "plain"), None,
            "赋权下放" if given else "本级保留", BOTH if given else "", DECISION if given else "",
        ]  # fmt: skip
        row = "<tr>"
        for cell in cells:
            if cell is None:
                if number == 1:
                    row += f'<td rowspan="{len(powers)}">区住房和城乡建设局</td>'
            else:
                row += f"<td>{html.escape(cell)}</td>"
        lines.append(row + "</tr>")
    lines.append("</table></body></html>")
    return "\n".join(lines).encode()


def _roads(powers: list[Power]) -> bytes:
    """Plain UTF-8 text, no title, and no word on the mode: the county's policy decides."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["编号", "职权名称", "职权类别", "法定依据", "行使主体"])
    for number, power in enumerate(powers, 1):
        writer.writerow([number, power.name, power.type, cite(power, "brackets"), "区交通运输局"])
    return out.getvalue().encode()
