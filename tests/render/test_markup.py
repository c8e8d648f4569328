"""Every document is what Word opens without repair; every workbook what Excel does."""

from __future__ import annotations

import io
import re

import pytest
from lxml import etree

from powerlist.files.bundled import bundled
from powerlist.files.zips import pack, unpack
from powerlist.model.catalogue import text_frame
from powerlist.model.fields import names_of
from powerlist.render import RenderOptions, prove, render
from powerlist.render.schema import SCHEMAS
from render.markup import W, faults
from render.samples import publication

BOTH = RenderOptions(kinds=("booklet", "notice"))


def rich(count: int = 30, **changes):
    """Return a publication that has everything: deeds, outposts, an example's mark, an English title."""
    made = publication(count, bilingual=True, example=True, **changes)
    names = sorted(set(made.rows["outpost"]) - {""})
    outposts = text_frame(
        [{"outpost_name": name, "parent": "县局", "serves": "石桥镇"} for name in names], names_of("outposts")
    )
    return type(made)(
        **{**{name: getattr(made, name) for name in made.__dataclass_fields__}, "outposts": outposts}
    )


@pytest.fixture(scope="module")
def files():
    three = rich(form="three-lists", township="柳林镇")
    three = type(three)(
        **{
            **{name: getattr(three, name) for name in three.__dataclass_fields__},
            "rows": three.rows.assign(duty="综合行政执法"),
        }
    )
    return render([rich(), three], options=BOTH)


def test_documents_are_in_order(files):
    documents = [name for name in files if name.endswith(".docx")]
    assert len(documents) > 12
    assert {name: found for name in documents if (found := faults(files[name]))} == {}


@pytest.mark.parametrize("name", [name for name in SCHEMAS if name.startswith("word/")])
def test_templates_are_in_order(name):
    assert faults(bundled(f"templates/{name}").read_bytes()) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<w:tblLayout ", '<w:tblW w:w="9" w:type="dxa"/><w:tblLayout '),
        ('<w:vAlign w:val="center"/></w:tcPr>', '<w:vAlign w:val="center"/><w:gridSpan w:val="1"/></w:tcPr>'),
        ("</w:p></w:tc>", "</w:p><w:tbl/></w:tc>"),
        ('<w:bookmarkEnd w:id="10"/>', '<w:bookmarkEnd w:id="11"/>'),
        ('w:anchor="s1"', 'w:anchor="s99"'),
        ('r:id="rId9"', 'r:id="rId99"'),
    ],
)
def test_the_check_finds_what_word_would_mend(files, before, after):
    content = next(files[name] for name in files if name.endswith("石桥镇事项目录.docx"))
    parts = unpack(content)
    text = parts["word/document.xml"].decode()
    assert before in text
    parts["word/document.xml"] = text.replace(before, after, 1).encode()
    assert faults(pack(parts))


def test_fonts_are_those_of_the_standard(files):
    parts = unpack(next(files[name] for name in files if name.endswith("公布通知.docx")))
    styles = etree.fromstring(parts["word/styles.xml"])
    looks = {}
    for style in styles.iter(f"{{{W}}}style"):
        name = style.find(f"{{{W}}}name").get(f"{{{W}}}val")
        fonts, size = style.find(f"{{{W}}}rPr/{{{W}}}rFonts"), style.find(f"{{{W}}}rPr/{{{W}}}sz")
        if fonts is not None:
            looks[name] = (
                fonts.get(f"{{{W}}}eastAsia"),
                fonts.get(f"{{{W}}}ascii"),
                None if size is None else int(size.get(f"{{{W}}}val")) / 2,
            )
    latin = "Times New Roman"
    assert looks["公文标题"] == ("方正小标宋简体", latin, 22)
    assert looks["公文正文"] == ("仿宋", latin, 16)
    assert looks["一级标题"] == ("黑体", latin, 16)
    assert looks["附件号"] == ("黑体", latin, 16)
    assert all(east for east, _, _ in looks.values())


def test_workbooks_are_whole(files):
    from openpyxl import load_workbook

    for name in files:
        if not name.endswith(".xlsx"):
            continue
        book = load_workbook(io.BytesIO(files[name]))
        for sheet in book.worksheets[1:]:
            assert sheet.print_title_rows == "$4:$4"
            assert sheet.print_area.replace("$", "").split("!")[-1].startswith("A1:")
            assert sheet.freeze_panes
        parts = unpack(files[name])
        text = parts["xl/workbook.xml"].decode()
        names = re.findall(r'<definedName name="([^"]+)"(?: localSheetId="(\d+)")?', text)
        assert len(names) == len(set(names))
        sheets = re.findall(r'<sheet name="([^"]+)"', text)
        for title in re.findall(r"'([^']+)'!", text):
            assert title in sheets
        for link in re.findall(
            rb'location="([^"]+)"', b"".join(parts[part] for part in parts if "/sheet" in part)
        ):
            assert link.decode().split("!")[0].strip("'") in sheets


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_python_libraries_open_every_file(files, suffix):
    from docx import Document
    from openpyxl import load_workbook

    for name in files:
        if name.endswith(suffix):
            opened = (Document if suffix == ".docx" else load_workbook)(io.BytesIO(files[name]))
            assert opened is not None


HOSTILE = (
    "a & b < c > ' \" d", "=1+1", '=HYPERLINK("http://x")', "@SUM(A1)", "+1", "-1", "\x00\x01\x0bctl\x1f",
    "长" * 5000, "{{ title }}{% if %}", "\ufdd0Bx\ufdd1mark", "]]>", "<script>alert(1)</script>", "a\tb", "a\r\nb",
    "_x0041_", "_x005F_", "  lead", "tail  ", "\ud800", "\U0001f600",
)  # fmt: skip


@pytest.fixture(scope="module")
def hostile():
    made = publication(len(HOSTILE))
    rows = made.rows.copy()
    for name in (
        "name",
        "basis",
        "sub_name",
        "department",
        "type",
        "boundary",
        "partition",
        "deed",
        "decision",
    ):
        before = rows["name"] if name == "name" else [""] * len(rows)
        rows[name] = [text + bad for text, bad in zip(before, HOSTILE, strict=True)]
    made = publication(len(HOSTILE), rows=rows, title="题<&>'\"", organ="机关&<\x00", number="号&\x01")
    return made, render([made], options=BOTH)


def test_hostile_values_are_whole_in_every_file(hostile):
    made, rendered = hostile
    assert prove(rendered, [made]) == []
    assert {
        name: f for name, content in rendered.items() if name.endswith(".docx") and (f := faults(content))
    } == {}


def test_no_hostile_value_becomes_a_formula(hostile):
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(next(hostile[1][name] for name in hostile[1] if name.endswith(".xlsx"))))
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} == {"n", "s"}


def test_the_table_of_fonts_names_all_and_only_those_that_are_used(files):
    content = next(files[name] for name in files if name.endswith("公布通知.docx"))
    parts = unpack(content)
    table = etree.fromstring(parts["word/fontTable.xml"])
    listed = {font.get(f"{{{W}}}name") for font in table}
    used = set()
    for name, part in parts.items():
        if name.startswith("word/") and name.endswith(".xml") and "theme" not in name:
            used |= set(re.findall(r'w:(?:ascii|hAnsi|eastAsia|cs)="([^"]+)"', part.decode()))
    assert used - {"zh-CN"} == listed
    assert b"ja-JP" not in parts["word/settings.xml"]
