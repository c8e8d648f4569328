"""The template manual, made from the schema: what each template may name, and how to change one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.model.fields import GRANTS, ITEMS, field_named
from powerlist.model.publication import row_fields
from powerlist.render.excel.style import Style
from powerlist.render.schema import REQUIRED, SCHEMAS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from powerlist.render.schema import Entry

_KINDS = {
    "text": "文字 / text",
    "number": "数字 / number",
    "flag": "是否 / flag",
    "table": "**表 / table**",
    "texts": "文字列表 / texts",
    "list": "列表 / list",
    "raw": "程序生成 / made by the program",
}
_TITLES = {
    "word/booklet.docx": "汇编 / booklet",
    "word/notice.docx": "公布通知 / notice",
    "word/deed.docx": "委托协议书 / deed of entrustment",
    "word/boundary.docx": "延伸事项职责边界表 / boundaries of extended items",
    "word/letter.docx": "承接确认书 / hand-over confirmation",
    "word/overview.docx": "委托协议一览表 / overview of deeds",
    "html/page.html": "乡镇网页 / page of a township",
    "html/index.html": "总目录网页 / index page",
}

_HOW = """# 公布件模板 / Templates of publications

公布件由模板生成。模板就是普通的 Word、网页和样式文件，用 Word 或 WPS 打开就能改，不需要编程。
Publications are made from templates: ordinary Word, HTML and style files that an office edits in Word or WPS.

![汇编的目录清单 / the list in the booklet](images/booklet-list.png)
![委托协议书 / a deed](images/deed.png)
![网页 / the web page](images/web.png)

公布什么、不公布什么、怎样核对，见[公布件](publications.md)。 What is published, what is left out and how it is proved: [publications](publications.md).

## 改成本单位的样子 / Make them yours

1. 把自带模板中要改的那一个复制到工作区的 `templates/` 下同名的位置，例如 `templates/word/booklet.docx`。
   没有复制的仍用自带的。 Copy the bundled template that you want to change to the same place below your
   workspace's `templates/`; those that you did not copy are taken from the program.
2. 用 Word 或 WPS 修改文字、字体、字号、页边距、页眉页脚。双花括号里的标记会换成内容，其余照原样印出。
   Change words, fonts, sizes, margins, headers. What stands in double braces is replaced, the rest is printed as it is.
3. 在工作区运行 `powerlist template lint`，逐条指出哪一段、哪一格有错；再运行 `powerlist render`。用 LibreOffice 保存的也可以。
   Run `powerlist template lint` in the workspace; it names the paragraph or cell of each fault. Then `powerlist render`.
   Templates saved by LibreOffice work too.

## 标记 / Tags

| 写法 / tag | 作用 / what it does |
|---|---|
| `{{ title }}` | 换成标题 / the title |
| `{%p if organ %}` … `{%p else %}` … `{%p endif %}` | 有落款机关时才印中间的段落；标记独占一段，印出时该段消失 / paragraphs printed on a condition; the tag's own paragraph disappears |
| `{%p for section in sections %}` … `{%p endfor %}` | 对每一节重复中间的段落 / repeats the paragraphs for each section |
| `{% if … %}`、`{% for … %}`（不带 p） | 在一段之内使用 / the same inside one paragraph |
| `{{ table(section.table) }}` | 独占一段；印成一张表，样子取自紧接在下面的样表 / alone in its paragraph: becomes a table that looks like the small table right below it |
| `{{ loop.index }}`、`loop.first`、`loop.last` | 循环中的序号 / position in a loop |
| `{{ 3\\|numeral }}`、`{{ valid_from\\|date }}` | 中文数字、中文日期 / Chinese numeral, Chinese date |

模板里只能用字段、`if`、`for` 和 `table( )`。不能赋值、不能调用函数、不能引用别的文件；带宏的文件、会读取外部文件的域
（INCLUDETEXT、INCLUDEPICTURE、DDE 等）和外部链接一律拒绝。 Templates know fields, `if`, `for` and `table( )`, and nothing
else: no assignment, no calls, no other files. Macros, fields that fetch files and external links are refused.
没有写完的标记不会印出去：生成时就停下，指出是哪一段。 An unfinished tag is never printed: rendering stops and names its paragraph.
一个模板最多 20,000 个标记；以下划线开头的名字、方括号里的名字（`title['x']`）一律不认。 A template has at most 20,000 tags; names
that begin with an underscore and names in brackets are refused.
模板里留下的修订按接受处理，修订人、删去的字、批注、文档变量和 Word 附着的模板都不带进公布件；设成隐藏的文字由 lint 提出。
Tracked changes of a template are taken as accepted; who made them, struck words, comments, variables and the template that Word attached are
not published; lint tells hidden text.

## 样表 / Pattern tables

`{{ table(…) }}` 的下一行放一张小表，程序照它的边框、底纹、字体、字号、对齐和总宽生成整张表：
Below `{{ table(…) }}` stands a small table whose borders, shading, fonts, sizes, alignment and width the whole table gets:

| 行 / row | 写什么 / what it says |
|---|---|
| 表头 / header | `{{ head }}`，列由配置决定；或者一列一格写上自己的表头 / columns by configuration, or one cell a column with your own words |
| 分组行（可不要）/ group (optional) | `{{ group }}`，占满整行 / over the whole width |
| 内容行 / body | `{{ cell }}` 长文字的样子，`{{ short }}` 短文字的样子；自己写表头时，每格写 `{{ row.字段 }}` / the look of long and of short texts; with your own header, `{{ row.field }}` in every cell |

表头在每页重复、一行不跨页断开（一页放不下的除外），由程序设定。 The program makes the header repeat and keeps rows whole, save those that no page holds.
`row.` 后面可写的字段 / fields that may follow `row.`：{rows}

## 纸张和页码 / Paper and page numbers

自带模板按 GB/T 9704—2012：A4，版心 156×225 毫米，3 号仿宋每页 22 行每行 28 字，2 号小标宋标题，4 号页码两侧各一字线，
单页居右、双页居左；横排表格的页码放在文本框里转过来，与竖排页的位置一致。目录中的页码由 LibreOffice 转 PDF 时算出；
在 Word、WPS 里按 Ctrl+A、F9 更新。 The bundled templates follow GB/T 9704—2012. Page numbers in the contents are computed
when LibreOffice makes the PDF, or in Word and WPS with Ctrl+A, F9.
"""


def manual() -> str:
    """Return the manual as Markdown."""
    heads = "、".join(f"`{name}` {_head(name)}" for name in row_fields())
    lines = [_HOW.replace("{rows}", heads), "## 各模板的字段 / Fields of each template", ""]
    for name, schema in SCHEMAS.items():
        lines += [f"### `{name}` {_TITLES[name]}", ""]
        required = "、".join(f"`{path}`" for path in REQUIRED[name])
        lines += [
            f"必须用到 / must use：{required}",
            "",
            "| 字段 / field | 类别 / kind | 说明 / meaning |",
            "|---|---|---|",
        ]
        lines += list(_rows(schema, ""))
        lines.append("")
    lines += list(_style())
    return "\n".join(lines) + "\n"


def _rows(schema: Mapping[str, Entry], prefix: str) -> Iterator[str]:
    for name, entry in schema.items():
        yield f"| `{prefix}{name}` | {_KINDS[entry.kind]} | {entry.zh} / {entry.en} |"
        if entry.parts:
            yield from _rows(entry.parts, f"{prefix}{name}[].")


def _head(name: str) -> str:
    try:
        return field_named(name, ITEMS).head
    except KeyError:
        return field_named(name, GRANTS).head


def _style() -> Iterator[str]:
    """Yield the section on the workbook's style."""
    yield "## 工作簿的样式 / Look of the workbook: `excel/style.toml`"
    yield ""
    yield "| 项 / key | 缺省 / default |"
    yield "|---|---|"
    style = Style()
    for part in ("font", "size", "color", "page"):
        for key, value in getattr(style, part).model_dump().items():
            yield f"| `{part}.{key}` | {value} |"
    yield "| `column.<字段 / field>` | 列宽（字符数），缺省按内容推算 / width in characters, fitted to the content |"
    yield ""
    yield "`excel/example.png`、`excel/example-portrait.png` 是示例件页眉中的“示例”底图。"
    yield "They are the 示例 marks in the header of example workbooks."
