"""Make the Word templates that come with the program.

Run it after a change: ``python templates/make_templates.py``. The files are the same byte for byte on every
run, so that a change shows in the history only where something changed. An office does not run this: it
copies a .docx into its own ``templates/word`` and edits it in Word or WPS.

Sizes and places follow GB/T 9704-2012: A4, margins 37/35/28/26 mm, body in 3号仿宋 with 22 lines of 28
characters, title in 2号小标宋, page number in 4号 with a dash at each side, odd pages right, even pages
left, and on landscape pages where the portrait pages have it.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Emu, Mm, Pt

from powerlist.files.zips import pack, unpack
from powerlist.render.word.order import in_order
from powerlist.text.numerals import chinese as numeral

HERE = Path(__file__).resolve().parent
SONG, FANG, HEI, KAI = "方正小标宋简体", "仿宋", "黑体", "楷体"
LATIN = "Times New Roman"
CENTER, RIGHT, LEFT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.LEFT
BODY = Pt(16)  # 3号
LINE = Pt(28.9)  # 22 lines in 225 mm
EXTRA_NAMESPACES = {"v": "urn:schemas-microsoft-com:vml", "o": "urn:schemas-microsoft-com:office:office"}


# --- small helpers ------------------------------------------------------------------------------


def set_font(rpr: Any, east: str, size: Any = None, *, bold: bool | None = None, latin: str = LATIN) -> None:
    """Set the fonts of a run or a style, the East Asian one among them."""
    fonts = rpr.get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for name, value in (
        ("ascii", latin),
        ("hAnsi", latin),
        ("eastAsia", east),
        ("cs", latin),
        ("hint", "eastAsia"),
    ):
        fonts.set(qn(f"w:{name}"), value)
    if size is not None:
        rpr.sz_val = size
    if bold is not None:
        rpr.b_val = bold


def style(document: Any, name: str, east: str, size: Any, *, base: str = "Normal", **layout: Any) -> Any:
    """Add (or take) a paragraph style."""
    from docx.enum.style import WD_STYLE_TYPE

    styles = document.styles
    made = (
        styles[name] if name in [s.name for s in styles] else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    )
    if made.name != "Normal":
        made.base_style = styles[base]
    set_font(made.element.get_or_add_rPr(), east, size, bold=layout.pop("bold", None))
    color = layout.pop("color", None)
    if color:
        made.font.color.rgb = color
    made.quick_style = True
    form = made.paragraph_format
    for key, value in layout.items():
        setattr(form, key, value)
    return made


def chars(
    paragraph_or_style: Any, *, first: int | None = None, left: int | None = None, right: int | None = None
) -> None:
    """Indent by characters (hundredths), as the standard counts."""
    ind = (
        paragraph_or_style.element.get_or_add_pPr()
        if hasattr(paragraph_or_style, "element")
        else paragraph_or_style._p.get_or_add_pPr()
    )
    node = ind.get_or_add_ind()
    for name, value, size in (("firstLine", first, 320), ("left", left, 320), ("right", right, 320)):
        if value is not None:
            node.set(qn(f"w:{name}Chars"), str(value))
            node.set(qn(f"w:{name}"), str(int(value * size / 100)))


def paragraph(holder: Any, text: str, style_name: str = "Normal", **layout: Any) -> Any:
    """Add one paragraph of one run."""
    made = holder.add_paragraph(style=style_name)
    if text:
        run = made.add_run(text)
        run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:hint"), "eastAsia")
    for key, value in layout.items():
        setattr(made.paragraph_format, key, value)
    return made


def loose(made: Any) -> Any:
    """Let a style's lines stand off the grid of the body text."""
    made.element.get_or_add_pPr().append(parse_xml(f'<w:snapToGrid {nsdecls("w")} w:val="0"/>'))
    return made


def document_of(title: str) -> Any:
    """Return an empty document with the styles that all templates share."""
    document = Document()
    body = document.element.body
    for child in list(body)[:-1]:
        body.remove(child)
    document.settings.odd_and_even_pages_header_footer = True
    normal = style(document, "Normal", FANG, BODY, space_before=Pt(0), space_after=Pt(0), line_spacing=LINE)
    lang = normal.element.get_or_add_rPr()
    for old in lang.findall(qn("w:lang")):
        lang.remove(old)
    lang.append(parse_xml(f'<w:lang {nsdecls("w")} w:val="en-US" w:eastAsia="zh-CN"/>'))
    defaults = document.styles.element.find(qn("w:docDefaults"))
    for fonts in defaults.iter(qn("w:rFonts")):
        for name in list(fonts.attrib):
            del fonts.attrib[name]
        for name, value in (("ascii", LATIN), ("hAnsi", LATIN), ("eastAsia", FANG), ("cs", LATIN)):
            fonts.set(qn(f"w:{name}"), value)
    for old in list(defaults.iter(qn("w:lang"))):
        old.set(qn("w:eastAsia"), "zh-CN")
    style(document, "公文标题", SONG, Pt(22), alignment=CENTER, line_spacing=Pt(34), keep_with_next=True)
    body = style(document, "公文正文", FANG, BODY)
    # 28 characters of 16 pt need 448 pt, the text area has 442: a quarter of a point less between them.
    body.element.get_or_add_rPr().append(parse_xml(f'<w:spacing {nsdecls("w")} w:val="-5"/>'))
    chars(document.styles["公文正文"], first=200)
    for number, (name, east) in enumerate((("一级标题", HEI), ("二级标题", KAI)), 1):
        made = style(document, name, east, BODY, keep_with_next=True)
        chars(made, first=200)
        level = parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="{number - 1}"/>')
        made.element.get_or_add_pPr().append(level)
    style(document, "附件号", HEI, BODY, keep_with_next=True)
    style(document, "表说明", KAI, Pt(12), line_spacing=Pt(20))
    style(document, "表头", HEI, Pt(10.5), alignment=CENTER, line_spacing=1.0)
    style(document, "表文", FANG, Pt(10.5), line_spacing=1.0)
    style(document, "表中", FANG, Pt(10.5), alignment=CENTER, line_spacing=1.0)
    style(document, "页码", "宋体", Pt(14), line_spacing=1.0)
    style(document, "表尾", FANG, Pt(1), line_spacing=Pt(1))
    for name in ("表说明", "表头", "表文", "表中", "页码", "表尾"):
        loose(document.styles[name])
    document.core_properties.title = title
    document.core_properties.author = ""
    document.core_properties.comments = ""
    return document


def new_section(document: Any) -> Any:
    """Begin a section on a new page; its break stands in the last paragraph, not in an empty one of its own."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    holder = document.element.body.findall(qn("w:p"))[-1]
    before = holder.getprevious()
    words = "".join(node.text or "" for node in before.iter(qn("w:t")))
    framed = before.find(f"{qn('w:pPr')}/{qn('w:framePr')}") is not None
    # A paragraph of a tag goes when the template is filled, a framed one is no line of the text.
    if before.tag == qn("w:p") and "{%p" not in words and not framed:
        before.get_or_add_pPr().append(holder.pPr.find(qn("w:sectPr")))
        holder.getparent().remove(holder)
    return section


def grid(section: Any, *, lines: bool = True) -> None:
    """Set the document grid: 22 lines a page. The 28 characters of a line come from the body's spacing."""
    for old in section._sectPr.findall(qn("w:docGrid")):
        section._sectPr.remove(old)
    kind = "lines" if lines else "default"
    section._sectPr.append(parse_xml(f'<w:docGrid {nsdecls("w")} w:type="{kind}" w:linePitch="578"/>'))


def portrait(section: Any) -> None:
    """A4 upright with the margins of the standard."""
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.header_distance, section.footer_distance = Mm(15), Mm(22)
    grid(section)


def landscape(section: Any) -> None:
    """A4 across: the same text area turned, head of the table at the binding side."""
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.top_margin, section.bottom_margin = Mm(28), Mm(26)
    section.left_margin, section.right_margin = Mm(35), Mm(37)
    section.header_distance, section.footer_distance = Mm(12), Mm(12)
    grid(section, lines=False)


def page_field(paragraph_element: Any) -> None:
    """Add — N — to a paragraph."""
    rpr = f'<w:rPr {nsdecls("w")}><w:rFonts w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体"/><w:sz w:val="28"/></w:rPr>'
    for inner in (
        '<w:t xml:space="preserve">— </w:t>',
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>1</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
        '<w:t xml:space="preserve"> —</w:t>',
    ):
        paragraph_element.append(parse_xml(f"<w:r {nsdecls('w')}>{rpr}{inner}</w:r>"))


def unlink(section: Any) -> None:
    """Give a section its own headers and footers, empty."""
    for part in (section.header, section.even_page_header, section.footer, section.even_page_footer):
        part.is_linked_to_previous = False
        for extra in part.paragraphs[1:]:
            extra._p.getparent().remove(extra._p)
        part.paragraphs[0].style = (
            part.part.document.styles["页码"] if hasattr(part.part, "document") else None
        )


def portrait_numbers(section: Any) -> None:
    """Odd pages right, even pages left, one character in from the edge."""
    for part, align in ((section.footer, RIGHT), (section.even_page_footer, LEFT)):
        target = part.paragraphs[0]
        target.alignment = align
        chars(target, right=100) if align == RIGHT else chars(target, left=100)
        page_field(target._p)


def landscape_numbers(section: Any) -> None:
    """Where upright pages have it: at the left edge, turned, odd pages low, even pages high."""
    for number, (part, top, align) in enumerate(
        ((section.footer, 142, "right"), (section.even_page_footer, 33, "left")), 1
    ):
        target = part.paragraphs[0]
        target._p.append(parse_xml(text_box(Mm(18), Mm(top), Mm(10), Mm(35), align, 900 + number)))


def text_box(x: int, y: int, width: int, height: int, align: str, number: int) -> str:
    """Return a run that holds a turned text box at a fixed place of the page."""
    decls = " ".join(f'xmlns:{key}="{value}"' for key, value in EXTRA_NAMESPACES.items())
    inner = Document().add_paragraph()
    page_field(inner._p)
    from lxml import etree

    runs = "".join(etree.tostring(run, encoding="unicode") for run in inner._p.findall(qn("w:r")))
    content = f'<w:txbxContent><w:p><w:pPr><w:spacing w:line="240" w:lineRule="auto"/><w:jc w:val="{align}"/></w:pPr>{runs}</w:p></w:txbxContent>'
    style_text = (
        f"position:absolute;margin-left:{Emu(x).pt:.1f}pt;margin-top:{Emu(y).pt:.1f}pt;width:{Emu(width).pt:.1f}pt;"
        f"height:{Emu(height).pt:.1f}pt;z-index:2;mso-position-horizontal-relative:page;mso-position-vertical-relative:page"
    )
    # As a drawing of 2010 it is put at the edge of the paper by LibreOffice where a section has one page.
    return (
        f"<w:r {nsdecls('w')} {decls}><w:pict>"
        f'<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
        f'<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
        f'<v:shape id="PageNumber{number}" o:spid="_x0000_s{2000 + number}" type="#_x0000_t202" alt="页码" '
        f'style="{style_text}" stroked="f" filled="f">'
        f'<v:textbox style="layout-flow:vertical" inset="0,0,0,0">{content}</v:textbox></v:shape></w:pict></w:r>'
    )


BORDER = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def pattern(
    document: Any,
    call: str,
    width: Any,
    heads: list[tuple[str, str, float]] | None = None,
    *,
    group: bool = True,
) -> None:
    """Add ``{{ table(…) }}`` and the small table below it that shows the look."""
    paragraph(document, f"{{{{ table({call}) }}}}", "表说明")
    total = int(width / 635)

    def cell(text: str, name: str, size: int, span: int = 1, shade: str = "") -> str:
        style_id = document.styles[name].style_id
        fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else ""
        spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{size}" w:type="dxa"/>{spanned}{fill}<w:vAlign w:val="center"/></w:tcPr>'
            f'<w:p><w:pPr><w:pStyle w:val="{style_id}"/></w:pPr><w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
            f"<w:t>{text}</w:t></w:r></w:p></w:tc>"
        )

    if heads is None:
        sizes = [total // 2, total - total // 2]
        rows = [
            cell("{{ head }}", "表头", total, 2, "F2F2F2"),
            *(
                [
                    cell("{{ group }}", "表头", total, 2, "FAF5EC").replace(
                        document.styles["表头"].style_id, document.styles["表组"].style_id
                    )
                ]
                if group
                else []
            ),
            cell("{{ cell }}", "表文", sizes[0]) + cell("{{ short }}", "表中", sizes[1]),
        ]
    else:
        weight = sum(part for _, _, part in heads)
        sizes = [int(total * part / weight) for _, _, part in heads]
        sizes[-1] += total - sum(sizes)
        rows = [
            "".join(
                cell(head, "表头", size, 1, "F2F2F2") for (_, head, _), size in zip(heads, sizes, strict=True)
            ),
            "".join(
                cell(f"{{{{ row.{name} }}}}", "表文", size)
                for (name, _, _), size in zip(heads, sizes, strict=True)
            ),
        ]
    grid_xml = "".join(f'<w:gridCol w:w="{size}"/>' for size in sizes)
    margins = '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="74" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/><w:right w:w="74" w:type="dxa"/></w:tblCellMar>'
    table = (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{total}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{BORDER}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/>{margins}</w:tblPr><w:tblGrid>{grid_xml}</w:tblGrid>'
        + "".join(
            f'<w:tr><w:trPr><w:trHeight w:val="397" w:hRule="atLeast"/></w:trPr>{row}</w:tr>' for row in rows
        )
        + "</w:tbl>"
    )
    document.element.body.insert(len(document.element.body) - 1, parse_xml(table))


#: Built-in styles that Word and LibreOffice look for by name; the other unused ones only weigh.
KEPT = {"Normal", "Default Paragraph Font", "Normal Table", "No List", "header", "footer", "Table Grid"}
DROPPED = (
    "docProps/thumbnail.jpeg", "word/stylesWithEffects.xml", "word/numbering.xml", "word/webSettings.xml",
    "customXml/item1.xml", "customXml/itemProps1.xml", "customXml/_rels/item1.xml.rels",
)  # fmt: skip


def slim(document: Any) -> None:
    """Take out the styles of python-docx's own template that ours do not use."""
    styles = document.styles.element
    used = {
        node.get(qn("w:val"))
        for node in document.element.body.iter(qn("w:pStyle"), qn("w:rStyle"), qn("w:tblStyle"))
    }
    for node in list(styles.findall(qn("w:style"))):
        name = node.find(qn("w:name")).get(qn("w:val"))
        if name not in KEPT and node.get(qn("w:styleId")) not in used and not node.get(qn("w:customStyle")):
            styles.remove(node)
    for node in styles.findall(qn("w:latentStyles")):
        styles.remove(node)
    for fonts in styles.iter(qn("w:rFonts")):
        if fonts.get(qn("w:eastAsia")) is None:
            for name in list(fonts.attrib):
                del fonts.attrib[name]
            for name, value in (("ascii", LATIN), ("hAnsi", LATIN), ("eastAsia", FANG), ("cs", LATIN)):
                fonts.set(qn(f"w:{name}"), value)
    settings = document.settings.element
    settings.find(qn("w:zoom")).set(qn("w:percent"), "100")
    settings.find(qn("w:characterSpacingControl")).set(qn("w:val"), "compressPunctuation")
    for language in settings.iter(qn("w:themeFontLang")):
        language.set(qn("w:eastAsia"), "zh-CN")
    for name in ("w:rsids", "w:proofState", "w:savePreviewPicture"):
        for node in settings.findall(qn(name)):
            settings.remove(node)
    for node in settings.iter(qn("w:compatSetting")):
        if node.get(qn("w:name")) == "compatibilityMode":
            node.set(qn("w:val"), "15")


def without(parts: dict[str, bytes], names: tuple[str, ...]) -> None:
    """Take parts out of a package, with what points to them."""
    for name in names:
        if parts.pop(name, None) is None:
            continue
        for listing in [part for part in parts if part.endswith(".rels") or part == "[Content_Types].xml"]:
            pieces = (
                parts[listing]
                .replace(b"<Relationship ", b"\0<Relationship ")
                .replace(b"<Override ", b"\0<Override ")
                .split(b"\0")
            )
            tail = name.rsplit("/", 1)[-1].encode()
            kept = [piece for piece in pieces if tail not in piece]
            ends = b"</Types>" if listing.endswith("Types].xml") else b"</Relationships>"
            text = b"".join(kept)
            parts[listing] = text if text.rstrip().endswith(ends) else text + ends


def font_table() -> bytes:
    """Return the table of fonts: what each of ours is, and the name that other offices have it under."""
    fonts = "".join(
        f'<w:font w:name="{name}">{f"""<w:altName w:val="{other}"/>""" if other else ""}'
        f'<w:charset w:val="{charset}"/><w:family w:val="{family}"/><w:pitch w:val="{pitch}"/></w:font>'
        for name, other, charset, family, pitch in FONTS
    )
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts {nsdecls("w")}>{fonts}</w:fonts>'.encode()


def save(document: Any, name: str) -> None:
    """Write a template, the same bytes on every run."""
    slim(document)
    in_order(document.styles.element)
    in_order(document.element)
    out = io.BytesIO()
    document.save(out)
    parts = unpack(out.getvalue())
    without(parts, DROPPED)
    parts["word/fontTable.xml"] = font_table()
    core = parts["docProps/core.xml"].decode()
    for tag in ("dcterms:created", "dcterms:modified", "cp:lastModifiedBy", "cp:revision"):
        start, end = core.find(f"<{tag}"), core.find(f"</{tag}>")
        if start >= 0 and end >= 0:
            core = core[:start] + core[end + len(tag) + 3 :]
    parts["docProps/core.xml"] = core.encode()
    path = HERE / "word" / name
    path.write_bytes(pack(parts))


#: The words for what is handed over, as far as there is any of it.
HANDED = "{% if delegated %}下放{% endif %}{% if delegated and entrusted %}和{% endif %}{% if entrusted %}委托{% endif %}"
WIDE, TALL = Mm(225), Mm(156)
#: Name, the name under which older systems have it, character set (86 is GB 2312), family, pitch.
FONTS = (
    (LATIN, "", "00", "roman", "variable"),
    (SONG, "小标宋", "86", "script", "fixed"),
    (FANG, "仿宋_GB2312", "86", "modern", "fixed"),
    (KAI, "楷体_GB2312", "86", "modern", "fixed"),
    (HEI, "SimHei", "86", "modern", "fixed"),
    ("宋体", "SimSun", "86", "auto", "variable"),
)
#: Longest name of an organ → type size of its mark, 文件 included, on 156 mm; 0 for any longer one.
LETTERHEAD = ((9, 40), (11, 33), (15, 26), (0, 20))


# --- the templates ------------------------------------------------------------------------------


def booklet() -> None:
    """Cover, foreword, contents, statistics; the list; deeds and outposts."""
    document = document_of("事项目录（汇编）")
    loose(style(document, "表组", HEI, Pt(10.5), alignment=LEFT, line_spacing=1.0, keep_with_next=True))
    style(document, "封面标题", SONG, Pt(32), alignment=CENTER, line_spacing=Pt(52))
    style(document, "封面文字", KAI, Pt(18), alignment=CENTER, line_spacing=Pt(32))
    style(document, "目录一", HEI, Pt(14), line_spacing=Pt(26))
    style(document, "目录二", FANG, Pt(12), line_spacing=Pt(21))
    for name in ("目录一", "目录二"):
        loose(document.styles[name])
        tabs = '<w:tabs {0}><w:tab w:val="right" w:leader="dot" w:pos="8100"/><w:tab w:val="right" w:pos="8840"/></w:tabs>'
        document.styles[name].element.get_or_add_pPr().append(parse_xml(tabs.format(nsdecls("w"))))
    chars(document.styles["目录二"], left=200)

    cover = document.sections[0]
    portrait(cover)
    paragraph(document, "", "封面文字", space_before=Pt(60))
    paragraph(document, "{{ headline }}", "封面标题")
    paragraph(document, "{%p if english %}", "封面文字")
    paragraph(document, "{{ english }}", "封面文字")
    paragraph(document, "{%p endif %}", "封面文字")
    paragraph(document, "（共{{ count }}项）", "封面文字", space_before=Pt(16))
    paragraph(document, "{%p if example %}", "封面文字")
    paragraph(document, "示　例", "封面文字", space_before=Pt(16))
    paragraph(document, "{%p endif %}", "封面文字")
    # One frame, as high as it must be: the name of an organ may take two lines.
    for text in ("{{ organ or place }}", "{{ date }}"):
        at_bottom = paragraph(document, text, "封面文字")
        at_bottom._p.get_or_add_pPr().insert(
            1,
            parse_xml(
                f'<w:framePr {nsdecls("w")} w:w="8845" w:wrap="around" w:vAnchor="page" w:hAnchor="page" '
                f'w:x="1588" w:y="{int(Mm(226) / 635)}"/>'
            ),
        )

    front = new_section(document)
    portrait(front)
    unlink(front)
    portrait_numbers(front)
    restart(front)
    paragraph(document, "编制说明", "公文标题", space_after=Pt(14))
    paragraph(
        document,
        "根据《中华人民共和国行政处罚法》《中华人民共和国地方各级人民代表大会和地方各级人民政府组织法》等法律法规和权责清单管理的有关规定，编制《{{ title }}》，现将有关情况说明如下。",
        "公文正文",
    )
    paragraph(document, "一、事项总数", "一级标题")
    paragraph(document, "{%p for line in facts %}", "公文正文")
    paragraph(document, "{{ line }}", "公文正文")
    paragraph(document, "{%p endfor %}", "公文正文")
    paragraph(document, "{%p if count %}", "公文正文")
    paragraph(document, "二、事项类型", "一级标题")
    # A list without modes has them in no table; in three lists the table counts those.
    paragraph(
        document,
        "按职权类型分，{{ type_counts }}。{% if mode_counts %}{% for section in sections %}{{ section.term }}{% if not loop.last %}、{% endif %}{% endfor %}事项的分类统计见统计表。{% endif %}",
        "公文正文",
    )
    paragraph(document, "{%p endif %}", "公文正文")
    paragraph(document, "{%p if mode_counts %}", "公文正文")
    paragraph(document, "三、赋权方式", "一级标题")
    paragraph(document, "{%p for section in sections %}", "公文正文")
    paragraph(
        document,
        "（{{ section.number }}）{{ section.term }}，{{ section.count }}项。{{ section.meaning }}",
        "公文正文",
    )
    paragraph(document, "{%p endfor %}", "公文正文")
    paragraph(document, "{%p endif %}", "公文正文")
    paragraph(document, "目　录", "公文标题", page_break_before=True, space_after=Pt(14))
    paragraph(document, "{%p for entry in contents %}", "目录一")
    paragraph(document, "{%p if entry.level == 1 %}", "目录一")
    contents_line(document, "目录一")
    paragraph(document, "{%p else %}", "目录一")
    contents_line(document, "目录二")
    paragraph(document, "{%p endif %}", "目录一")
    paragraph(document, "{%p endfor %}", "目录一")
    paragraph(document, "统计表", "公文标题", space_before=Pt(28), space_after=Pt(10))
    pattern(document, "statistics", TALL, group=False)
    paragraph(document, "", "表尾")

    body = new_section(document)
    landscape(body)
    unlink(body)
    landscape_numbers(body)
    keep_count(body)
    paragraph(document, "{%p for section in sections %}", "一级标题")
    section_heading(document, "{{ section.heading }}")
    paragraph(document, "{%p if section.note %}", "表说明")
    paragraph(document, "{{ section.note }}", "表说明", space_after=Pt(4), keep_with_next=True)
    paragraph(document, "{%p endif %}", "表说明")
    pattern(document, "section.table", WIDE)
    paragraph(document, "{%p endfor %}", "一级标题")
    paragraph(document, "{%p for appendix in appendices %}", "一级标题")
    section_heading(document, "{{ appendix.heading }}")
    pattern(document, "appendix.table", WIDE, group=False)
    paragraph(document, "{%p endfor %}", "一级标题")
    paragraph(document, "", "表尾")
    save(document, "booklet.docx")


def section_heading(document: Any, text: str) -> None:
    """A heading that opens a page."""
    paragraph(document, text, "一级标题", page_break_before=True, space_after=Pt(6), first_line_indent=Pt(0))


def contents_line(document: Any, name: str) -> None:
    """One line of the contents: link, dots, count, page."""
    line = paragraph(document, "", name)
    for text in ("{{ entry.link }}", "\t{{ entry.count }}项", "\t", "{{ entry.page }}"):
        line.add_run(text)


def restart(section: Any) -> None:
    """Count pages from 1."""
    section._sectPr.append(parse_xml(f'<w:pgNumType {nsdecls("w")} w:start="1"/>'))
    order(section)


def keep_count(section: Any) -> None:
    """Go on counting."""
    for old in section._sectPr.findall(qn("w:pgNumType")):
        section._sectPr.remove(old)
    order(section)


def order(section: Any) -> None:
    """Put the children of w:sectPr in the order of the schema."""
    rank = [
        "headerReference",
        "footerReference",
        "type",
        "pgSz",
        "pgMar",
        "pgNumType",
        "cols",
        "titlePg",
        "docGrid",
    ]
    children = sorted(
        section._sectPr,
        key=lambda child: rank.index(child.tag.split("}")[1]) if child.tag.split("}")[1] in rank else 99,
    )
    for child in children:
        section._sectPr.append(child)


def notice() -> None:
    """Title, text, list of annexes, signature; each annex on pages of its own."""
    document = document_of("公布事项目录的通知")
    loose(style(document, "表组", HEI, Pt(10.5), alignment=LEFT, line_spacing=1.0, keep_with_next=True))
    red = style(document, "发文机关标志", SONG, Pt(40), alignment=CENTER, line_spacing=Pt(60))
    from docx.shared import RGBColor

    red.font.color.rgb = RGBColor(0xE0, 0, 0)
    ruled = style(document, "发文字号", FANG, BODY, alignment=CENTER, space_after=Pt(40))
    ruled.element.get_or_add_pPr().append(
        parse_xml(
            f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="18" w:space="6" w:color="E00000"/></w:pBdr>'
        )
    )
    text = document.sections[0]
    portrait(text)
    unlink(text)
    portrait_numbers(text)
    order(text)
    paragraph(document, "{%p if organ and number %}", "发文字号")
    # The mark of the issuing organ stands in one line: the longer the name, the smaller the type.
    for place, (longest, size) in enumerate(LETTERHEAD):
        word = "if" if place == 0 else "elif"
        test = f"{{%p {word} organ|length <= {longest} %}}" if longest else "{%p else %}"
        paragraph(document, test, "发文机关标志")
        paragraph(document, "{{ organ }}文件", "发文机关标志").runs[0].font.size = Pt(size)
    paragraph(document, "{%p endif %}", "发文机关标志")
    paragraph(document, "{{ number }}", "发文字号")
    paragraph(document, "{%p endif %}", "发文字号")
    paragraph(document, "{%p if organ %}", "公文标题")
    paragraph(document, "{{ organ }}", "公文标题")
    paragraph(document, "{%p endif %}", "公文标题")
    paragraph(document, "{{ headline }}", "公文标题", space_after=Pt(28.9))
    paragraph(
        document, "各乡镇人民政府（街道办事处），{{ level }}有关部门：", "公文正文"
    ).paragraph_format.first_line_indent = Pt(0)
    paragraph(
        document,
        "根据《中华人民共和国行政处罚法》等法律法规{% for decision in decisions %}{% if loop.first %}和{% endif %}{% if decision.title %}《{{ decision.title }}》（{{ decision.number }}）{% else %}{{ decision.number }}{% endif %}{% if not loop.last %}、{% endif %}{% endfor %}，编制了《{{ title }}》，现予公布，并就有关事项通知如下。",
        "公文正文",
    )
    paragraph(document, "一、事项数量", "一级标题")
    paragraph(
        document,
        "{{ title }}共{{ count }}项{% if mode_counts %}，{{ mode_counts }}{% endif %}。{% if count %}按职权类型分，{{ type_counts }}。{% endif %}",
        "公文正文",
    )
    # A list that has no entrusted items says nothing of entrusting; the headings count what is there.
    paragraph(document, "{%p if ways %}", "公文正文")
    paragraph(document, "二、行使方式", "一级标题")
    paragraph(document, "{% for way in ways %}{{ way }}{% endfor %}", "公文正文")
    paragraph(document, "{%p endif %}", "公文正文")
    paragraph(document, "{%p if delegated or entrusted %}", "公文正文")
    paragraph(document, "三、承接和过渡", "一级标题")
    paragraph(
        document,
        f"{HANDED}的事项自承接确认书签订之日起由承接主体行使。签订之前，仍由原实施部门行使；签订之前已经立案的，由原实施部门办理完结。",
        "公文正文",
    )
    paragraph(document, "{%p endif %}", "公文正文")
    paragraph(
        document,
        "{% if delegated or entrusted %}四{% elif ways %}三{% else %}二{% endif %}、监督和调整",
        "一级标题",
    )
    # The signature's page must have some of the text: the last paragraph goes with what is below it.
    supervised = "原实施部门应当加强业务指导和监督。目录实行动态调整，未列入目录的事项不得行使。"
    paragraph(document, "{%p if notes %}", "公文正文")
    paragraph(document, supervised, "公文正文")
    paragraph(document, "{%p else %}", "公文正文")
    paragraph(document, supervised, "公文正文", keep_with_next=True)
    paragraph(document, "{%p endif %}", "公文正文")
    paragraph(document, "{%p for note in notes %}", "公文正文")
    paragraph(document, "{{ note }}", "公文正文", keep_with_next=True)
    paragraph(document, "{%p endfor %}", "公文正文")
    for line in ("{%p for annex in annexes %}", None, "{%p endfor %}"):
        if line:
            paragraph(document, line, "公文正文")
        else:
            paragraph(document, "{%p if loop.first %}", "公文正文")
            first = paragraph(
                document,
                "附件：{% if annex.number %}{{ annex.number }}.{% endif %}{{ annex.title }}",
                "公文正文",
                space_before=LINE,
                keep_with_next=True,
            )
            hang(first, 500)
            paragraph(document, "{%p else %}", "公文正文")
            following = paragraph(
                document, "{{ annex.number }}.{{ annex.title }}", "公文正文", keep_with_next=True
            )
            hang(following, 500, later=True)
            paragraph(document, "{%p endif %}", "公文正文")
    signature = paragraph(
        document, "{{ organ }}", "公文正文", space_before=Pt(57.8), alignment=RIGHT, keep_with_next=True
    )
    chars(signature, right=200, first=0)
    # The signature never stands alone on a page: the list of annexes goes with it, and so does the note below.
    dated = paragraph(document, "{{ date }}", "公文正文", alignment=RIGHT, keep_with_next=True)
    chars(dated, right=400, first=0)
    public = paragraph(document, "（此件公开发布）", "公文正文", space_before=Pt(14))
    chars(public, first=200)

    annexes = new_section(document)
    landscape(annexes)
    unlink(annexes)
    landscape_numbers(annexes)
    keep_count(annexes)
    paragraph(document, "{%p for annex in annexes %}", "附件号")
    paragraph(document, "{{ annex.label }}", "附件号", page_break_before=True)
    paragraph(document, "", "附件号")
    paragraph(document, "{{ annex.title }}", "公文标题", space_after=Pt(10))
    pattern(document, "annex.table", WIDE)
    paragraph(document, "{%p endfor %}", "附件号")
    paragraph(document, "", "表尾")
    save(document, "notice.docx")


def deed() -> None:
    """The deed of one department and one township, its items counted out in an annex."""
    document = document_of("行政执法委托协议书")
    loose(style(document, "表组", HEI, Pt(10.5), alignment=LEFT, line_spacing=1.0, keep_with_next=True))
    text = document.sections[0]
    portrait(text)
    unlink(text)
    portrait_numbers(text)
    order(text)
    paragraph(document, "行政执法委托协议书", "公文标题", space_after=Pt(10))
    paragraph(
        document,
        "编号：{{ number or blank }}",
        "公文正文",
        alignment=CENTER,
        space_after=Pt(12),
        first_line_indent=Pt(0),
    )
    for side, name in (("委托机关（甲方）", "principal"), ("{{ agent_word }}（乙方）", "agent")):
        paragraph(document, f"{side}：{{{{ {name} or blank }}}}", "公文正文")
        paragraph(document, "统一社会信用代码：{{ blank }}", "公文正文")
        paragraph(document, "法定代表人：{{ blank }}", "公文正文")
        paragraph(document, "住所地：{{ blank }}", "公文正文")
    paragraph(
        document,
        "为规范{{ place }}行政执法委托，明确双方的权限和责任，甲、乙双方订立本协议。",
        "公文正文",
        space_before=Pt(8),
    )
    clauses = (
        ("委托依据", ["{{ statute or blank }}。"]),
        (
            "委托事项",
            [
                "甲方委托乙方实施行政执法事项{{ count }}项，逐项列于附件《委托事项清单》。未列入附件的事项不在委托范围之内。"
            ],
        ),
        ("委托权限", ["{{ powers or blank }}。附件对单个事项的权限另有限定的，从其限定。"]),
        ("地域范围", ["{{ territory or blank }}。"]),
        (
            "委托期限",
            ["自{{ valid_from }}起至{{ valid_until }}止。期满继续委托的，应当在期满之前重新订立协议。"],
        ),
        (
            "行使名义",
            ["乙方以甲方的名义，使用甲方的执法文书和印章实施委托事项，不得以自己的名义作出行政行为。"],
        ),
        (
            "甲方的权利和义务",
            [
                "（一）对乙方实施委托事项的行为进行指导和监督，对违法或者不当的行为责令改正或者依法撤销；",
                "（二）提供执法文书式样、裁量基准和业务培训，审查乙方人员的执法资格；",
                "（三）对乙方实施委托事项的后果承担法律责任，参加由此引起的行政复议和行政诉讼。",
            ],
        ),
        (
            "乙方的权利和义务",
            [
                "（一）在委托的事项、权限、地域和期限之内实施行政执法，由两名以上具有行政执法资格的人员进行；",
                "（二）按照法定程序办理案件，重大案件在作出决定之前报甲方审核；",
                "（三）建立案卷和台账，每月向甲方报送办理情况，接受甲方监督；",
                "（四）发现不属于委托范围的违法行为，及时移送甲方或者有权机关。",
            ],
        ),
        (
            "禁止事项",
            [
                "乙方不得将委托事项再委托其他组织或者个人；不得实施行政强制措施；不得实施限制人身自由的行政处罚；不得超出委托的事项、权限、地域和期限。",
            ],
        ),
        (
            "法律责任",
            [
                "因实施委托事项产生的法律后果由甲方承担。乙方及其工作人员超越委托权限，或者有故意、重大过失的，甲方承担责任后依法追究乙方及其工作人员的责任。",
            ],
        ),
    )
    number = 0
    for title, lines in clauses:
        number += 1
        paragraph(document, f"{numeral(number)}、{title}", "一级标题")
        for line in lines:
            paragraph(document, line, "公文正文")
    paragraph(document, "{%p if penalties %}", "公文正文")
    paragraph(document, f"{numeral(number + 1)}、罚没收入", "一级标题")
    paragraph(
        document,
        "罚款、没收的违法所得和没收非法财物拍卖的款项，按照《中华人民共和国行政处罚法》第七十四条全部上缴国库，作出决定的机构与收缴罚款的机构分离。",
        "公文正文",
    )
    paragraph(document, "{%p endif %}", "公文正文")
    for place, (title, lines) in enumerate(
        (
            (
                "变更、终止和收回",
                [
                    "所依据的法律、法规、规章修改或者废止，乙方不再具备条件，或者乙方违反本协议情节严重的，甲方应当变更、终止委托或者收回委托事项，并向社会公布。终止之前已经立案的案件，由甲方办理完结。"
                ],
            ),
            (
                "备案和公布",
                [
                    "本协议报{{ level }}机构编制部门和司法行政部门备案，由双方分别向社会公布。{% if principal_published %}甲方公布于：{{ principal_published }}。{% endif %}{% if agent_published %}乙方公布于：{{ agent_published }}。{% endif %}"
                ],
            ),
            ("其他", ["本协议一式四份，双方各执一份，报备案机关各一份，自双方盖章之日起生效。"]),
        ),
        1,
    ):
        paragraph(
            document,
            f"{{% if penalties %}}{numeral(number + 1 + place)}{{% else %}}{numeral(number + place)}{{% endif %}}、{title}",
            "一级标题",
        )
        for line in lines:
            paragraph(document, line, "公文正文")
    paragraph(document, "附件：委托事项清单", "公文正文", space_before=LINE, keep_with_next=True)
    signatures(document, (("甲方（盖章）：", "{{ principal }}"), ("乙方（盖章）：", "{{ agent }}")))
    annex(
        document,
        "附件",
        "委托事项清单",
        "items",
        "编号：{{ number or blank }}　　委托机关：{{ principal or blank }}　　{{ agent_word }}：{{ agent or blank }}　　共{{ count }}项",
    )
    save(document, "deed.docx")


def signatures(document: Any, sides: tuple[tuple[str, str], ...]) -> None:
    """Signature blocks side by side, in a table without lines that is not parted from itself."""
    total = int(TALL / 635)
    size = total // len(sides)
    cells = ""
    body = document.styles["公文正文"].style_id
    for head, name in sides:
        lines = (head, name, "代表人（签字）：", "　　　　年　　月　　日")
        made = "".join(
            f'<w:p><w:pPr><w:pStyle w:val="{body}"/><w:keepNext/><w:ind w:firstLineChars="0" w:firstLine="0"/></w:pPr><w:r><w:t xml:space="preserve">{line}</w:t></w:r></w:p>'
            for line in lines
        )
        cells += f'<w:tc><w:tcPr><w:tcW w:w="{size}" w:type="dxa"/></w:tcPr>{made}</w:tc>'
    grid_xml = f'<w:gridCol w:w="{size}"/>' * len(sides)
    paragraph(document, "", "公文正文", keep_with_next=True)
    table = (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{size * len(sides)}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid_xml}</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr></w:tbl>"
    )
    document.element.body.insert(len(document.element.body) - 1, parse_xml(table))
    paragraph(document, "", "表尾")


def annex(document: Any, label: str, title: str, call: str, under: str) -> None:
    """A landscape section with one table."""
    section = new_section(document)
    landscape(section)
    unlink(section)
    landscape_numbers(section)
    keep_count(section)
    if label:
        paragraph(document, label, "附件号")
        paragraph(document, "", "附件号")
    paragraph(document, title, "公文标题", space_after=Pt(8))
    paragraph(document, under, "表说明", space_after=Pt(4), keep_with_next=True)
    pattern(document, call, WIDE)
    paragraph(document, "", "表尾")


def boundary() -> None:
    """Who does what for the extended items of a township."""
    document = document_of("延伸事项职责边界表")
    loose(style(document, "表组", HEI, Pt(10.5), alignment=LEFT, line_spacing=1.0, keep_with_next=True))
    section = document.sections[0]
    landscape(section)
    unlink(section)
    landscape_numbers(section)
    order(section)
    paragraph(document, "{{ place }}{{ township }}延伸事项职责边界表", "公文标题", space_after=Pt(8))
    for line in (
        "共{{ count }}项。{% if as_of %}截至{{ as_of }}。{% endif %}",
        "{{ level }}部门{% if departments %}（{% for name in departments %}{{ name }}{% if not loop.last %}、{% endif %}{% endfor %}）{% endif %}是行政主体，负责立案、调查取证、审核和作出决定，并承担法律责任；具体工作由其派驻机构{% if outposts %}（{% for name in outposts %}{{ name }}{% if not loop.last %}、{% endif %}{% endfor %}）{% endif %}实施。",
        "{{ agent or '乡镇' }}负责统筹协调、日常巡查、发现报告和协助调查取证，不以自己的名义作出行政行为；发现违法行为应当及时告知派驻机构并移交线索，派驻机构应当反馈处理结果。",
        "下表对单个事项另有写明的，以下表为准。",
    ):
        paragraph(document, line, "表说明")
    paragraph(document, "", "表说明")
    pattern(document, "items", WIDE)
    paragraph(document, "", "表尾")
    save(document, "boundary.docx")


def letter() -> None:
    """The confirmation with which departments hand items over and a township takes them."""
    document = document_of("承接确认书")
    loose(style(document, "表组", HEI, Pt(10.5), alignment=LEFT, line_spacing=1.0, keep_with_next=True))
    text = document.sections[0]
    portrait(text)
    unlink(text)
    portrait_numbers(text)
    order(text)
    paragraph(document, "{{ place }}{{ township }}", "公文标题")
    paragraph(document, "事项承接确认书", "公文标题", space_after=Pt(16))
    paragraph(
        document,
        "根据{% for decision in decisions %}{% if decision.title %}《{{ decision.title }}》（{{ decision.number }}）{% else %}{{ decision.number }}{% endif %}{% if not loop.last %}、{% endif %}{% endfor %}{% if not decisions %}有关决定{% endif %}{% if entrusted %}和委托协议{% endif %}，原实施部门与{{ agent or township }}就"
        + HANDED
        + "的{{ count }}项事项办理交接，确认如下。",
        "公文正文",
    )
    lines = (
        (
            "一、交接的事项",
            [
                "{% for department in departments %}{{ department.name }}{{ department.count }}项{% if not loop.last %}、{% endif %}{% endfor %}。事项逐项列于附件《承接事项清单》。"
            ],
        ),
        (
            "二、交接的内容",
            [
                "原实施部门已经移交事项的依据、程序、裁量基准、执法文书式样和有关档案，并完成业务培训；承接单位已经配备具有行政执法资格的人员和必要的装备。"
            ],
        ),
        (
            "三、行使的时间",
            [
                "自本确认书签订之日起，由承接单位行使。签订之前，由原实施部门行使；签订之前已经立案的案件，由原实施部门办理完结，不移交承接单位。"
            ],
        ),
        (
            "四、责任的划分",
            [
                "{% if delegated %}下放的事项，承接单位以自己的名义行使并承担法律责任。{% endif %}{% if entrusted %}委托的事项，承接单位以委托机关的名义行使，法律后果由委托机关承担。{% endif %}原实施部门对交接之前作出的行政行为负责，并继续履行行业监管和业务指导职责。"
            ],
        ),
        (
            "五、其他",
            ["本确认书由原实施部门和承接单位各执一份，报{{ level }}机构编制部门和司法行政部门各一份。"],
        ),
    )
    for head, body in lines:
        paragraph(document, head, "一级标题")
        for line in body:
            paragraph(document, line, "公文正文")
    paragraph(document, "附件：承接事项清单", "公文正文", space_before=LINE)
    # The township signs last: its lines, and no tag's, hold the section break when an office saves the file.
    # The last department stays with it, so that no page has one signature alone.
    signed = "代表人（签字）：　　　　　　　　　　年　　月　　日"
    paragraph(document, "{%p for department in departments %}", "公文正文")
    paragraph(
        document,
        "原实施部门（盖章）：{{ department.name }}",
        "公文正文",
        space_before=Pt(12),
        keep_with_next=True,
    )
    paragraph(document, "{%p if loop.last %}", "公文正文")
    paragraph(document, signed, "公文正文", keep_with_next=True)
    paragraph(document, "{%p else %}", "公文正文")
    paragraph(document, signed, "公文正文")
    paragraph(document, "{%p endif %}", "公文正文")
    paragraph(document, "{%p endfor %}", "公文正文")
    paragraph(
        document,
        "承接单位（盖章）：{{ agent or township }}",
        "公文正文",
        space_before=LINE,
        keep_with_next=True,
    )
    paragraph(document, signed, "公文正文")
    annex(document, "附件", "承接事项清单", "items", "承接单位：{{ agent or township }}　　共{{ count }}项")
    save(document, "letter.docx")


def overview() -> None:
    """All deeds of the county on one table."""
    document = document_of("委托协议一览表")
    section = document.sections[0]
    landscape(section)
    unlink(section)
    landscape_numbers(section)
    order(section)
    paragraph(document, "{{ title }}", "公文标题", space_after=Pt(8))
    paragraph(
        document,
        "共{{ count }}份协议，委托事项{{ covered }}项次。{% if as_of %}截至{{ as_of }}。{% endif %}",
        "表说明",
        space_after=Pt(4),
    )
    pattern(document, "deeds", WIDE, group=False)
    paragraph(document, "", "表尾")
    save(document, "overview.docx")


def hang(target: Any, left: int, *, later: bool = False) -> None:
    """Align the names of annexes: 附件： two characters in, further lines below the first name."""
    node = target._p.get_or_add_pPr().get_or_add_ind()
    for name in list(node.attrib):
        del node.attrib[name]
    node.set(qn("w:leftChars"), str(left + (0 if later else 50)))
    node.set(qn("w:left"), str((left + (0 if later else 50)) * 32 // 10))
    if later:
        node.set(qn("w:firstLineChars"), "0")
        node.set(qn("w:firstLine"), "0")
    else:
        node.set(qn("w:hangingChars"), "350")
        node.set(qn("w:hanging"), "1120")


def main() -> int:
    """Make all templates."""
    (HERE / "word").mkdir(exist_ok=True)
    for make in (booklet, notice, deed, boundary, letter, overview):
        make()
    return 0


if __name__ == "__main__":
    sys.exit(main())
