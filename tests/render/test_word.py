"""Word: what the standard asks, what an office's template changes, what a value cannot break."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest
from lxml import etree

from powerlist.files.bundled import bundled
from powerlist.files.zips import pack, unpack
from powerlist.render import RenderError, RenderOptions, TemplateFolders, prove, render
from powerlist.render.readback import read_back
from render.samples import TOWN, publication
from render.test_linting import changed

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BOOKLET, NOTICE = f"{TOWN}/{TOWN}事项目录.docx", f"{TOWN}/{TOWN}事项目录公布通知.docx"
BOTH = RenderOptions(kinds=("booklet", "notice"))


def part(content: bytes, name: str = "word/document.xml") -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return etree.fromstring(package.read(name))


def made(kind: str = BOOKLET, count: int = 20, **changes: object) -> bytes:
    return render([publication(count, **changes)], ("docx",), options=BOTH)[kind]


def texts(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs]


def test_word_opens_it_and_finds_every_section():
    document = docx.Document(io.BytesIO(made()))
    assert len(document.sections) == 3
    assert [section.orientation for section in document.sections] == [0, 0, 1]


def test_headers_repeat_rows_stay_whole_and_tables_fit():
    tables = [table for table in read_back(BOOKLET, made(count=43)).tables if "事项名称" in table.heads]
    assert tables
    for table in tables:
        assert (table.header_repeats, table.rows_split, table.landscape, table.wide) == (True, 0, True, False)


def test_only_a_row_that_no_page_holds_may_break():
    rows = publication(6).rows.copy()
    rows.loc[2, "basis"] = (
        "《中华人民共和国水法》第六十五条：" + "由县级以上人民政府水行政主管部门责令停止违法行为。\n" * 90
    )
    content = made(count=6, rows=rows)
    broken = [row for row in part(content).iter(f"{W}tr") if row.find(f"{W}trPr/{W}cantSplit") is None]
    assert ["妨碍行洪" in "".join(row.itertext()) for row in broken] == [True]
    assert {table.rows_split for table in read_back(BOOKLET, content).tables} == {0}


def test_a_high_first_row_does_not_leave_its_title_alone_on_a_page():
    rows = publication(8).rows.copy()
    rows["mode"], rows["sector"], rows["department"] = "delegated", "", "县水利局"
    rows["type"], rows["serial"] = "行政处罚", [str(number) for number in range(1, 9)]
    rows.loc[[0, 3], "basis"] = "\n".join(["《中华人民共和国水法》第六十五条"] * 20)
    content = made(count=8, rows=rows)
    broken = [row for row in part(content).iter(f"{W}tr") if row.find(f"{W}trPr/{W}cantSplit") is None]
    assert [rows["name"][0] in "".join(row.itertext()) for row in broken] == [True]


def test_margins_are_those_of_the_standard():
    section = docx.Document(io.BytesIO(made())).sections[1]
    sides = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(side.mm) for side in sides] == [37, 35, 28, 26]


def test_every_style_names_an_east_asian_font():
    root = part(made(), "word/styles.xml")
    for style in root.iter(f"{W}style"):
        for fonts in style.iter(f"{W}rFonts"):
            assert fonts.get(f"{W}eastAsia")


def test_contents_lead_to_every_heading():
    root = part(made(count=43))
    marks = {node.get(f"{W}name") for node in root.iter(f"{W}bookmarkStart")}
    links = {node.get(f"{W}anchor") for node in root.iter(f"{W}hyperlink")}
    assert links and links <= marks
    ids = [node.get(f"{W}id") for node in root.iter(f"{W}bookmarkStart")]
    assert len(ids) == len(set(ids))
    assert {node.get(f"{W}id") for node in root.iter(f"{W}bookmarkEnd")} == set(ids)


def test_no_marks_are_left():
    text = etree.tostring(part(made()), encoding="unicode")
    assert not re.search("[\ufdd0-\ufdef]|\\{\\{|\\{%", text)


def test_annexes_are_named_as_the_text_names_them():
    lines = texts(made(NOTICE))
    start = next(place for place, line in enumerate(lines) if line.startswith("附件："))
    listed = [re.sub(r"^附件：|\d+\.", "", line) for line in lines[start : start + 5]]
    labels = [place for place, line in enumerate(lines) if re.fullmatch(r"附件\d", line)]
    assert [lines[place] for place in labels] == [f"附件{number}" for number in range(1, 6)]
    assert [lines[place + 2] for place in labels] == listed
    assert all(lines[place + 1] == "" for place in labels)


def test_a_notice_has_the_counts_the_organ_and_the_date():
    lines = texts(made(NOTICE))
    assert any("共20项，其中法定本级5项、下放5项、委托5项、延伸5项" in line for line in lines)
    place = lines.index("示例县人民政府", 5)
    assert lines[place + 1] == "2025年7月1日"


def test_what_is_to_be_signed_by_hand_is_left_blank():
    assert "　　年　　月　　日" in texts(made(NOTICE, organ="", date="", number=""))


@pytest.mark.parametrize("kind", [BOOKLET, NOTICE])
def test_an_example_is_marked_on_every_page(kind):
    content = made(kind, example=True)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        headers = {name: package.read(name) for name in package.namelist() if "header" in name}
        document, rels = package.read("word/document.xml"), package.read("word/_rels/document.xml.rels")
    targets = {node.get("Id"): node.get("Target") for node in etree.fromstring(rels)}
    relation = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    seen: set[str] = set()
    for section in etree.fromstring(document).iter(f"{W}sectPr"):
        own = {
            node.get(f"{W}type"): targets[node.get(relation)]
            for node in section.findall(f"{W}headerReference")
        }
        seen |= set(own)
        for target in own.values():
            assert "示例".encode() in headers[f"word/{target}"]
        assert {"default", "even"} <= seen
    assert "示例".encode() not in made(kind)


def test_nothing_of_the_template_s_author_is_published(tmp_path):
    (tmp_path / "word").mkdir()
    changed(
        tmp_path / "word", "word/booklet.docx", ("<dc:creator>", "<dc:creator>张三"), part="docProps/core.xml"
    )
    content = render([publication(3)], ("docx",), TemplateFolders((tmp_path,)))[BOOKLET]
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert "张三".encode() not in package.read("docProps/core.xml")


REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#: What Word and WPS keep in a template that several people edited; 王某 wrote it, 密 was struck out.
LEFT = (
    '<w:p><w:commentRangeStart w:id="0"/><w:ins w:id="1" w:author="王某"><w:r><w:t>新加的一句</w:t></w:r></w:ins>'
    '<w:del w:id="2" w:author="王某"><w:r><w:delText>密{{ cuont }}</w:delText></w:r></w:del>'
    '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>'
    '<w:p><w:pPr><w:rPr><w:del w:id="3" w:author="王某"/></w:rPr></w:pPr>'
    '<w:moveFrom w:id="4" w:author="王某"><w:r><w:t>密</w:t></w:r></w:moveFrom></w:p>'
    "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>"
    '<w:tr><w:trPr><w:del w:id="5" w:author="王某"/></w:trPr><w:tc><w:p><w:r><w:t>密</w:t></w:r></w:p></w:tc></w:tr>'
    '<w:tr><w:trPr><w:ins w:id="6" w:author="王某"/></w:trPr><w:tc><w:p><w:r><w:rPr>'
    '<w:rPrChange w:id="7" w:author="王某"><w:rPr><w:b/></w:rPr></w:rPrChange></w:rPr><w:t>留下</w:t></w:r></w:p></w:tc></w:tr>'
    "</w:tbl>"
)


def test_what_an_office_left_in_a_template_is_not_published(tmp_path):
    parts = unpack(bundled("templates/word/booklet.docx").read_bytes())

    def edit(name: str, before: str, after: str) -> None:
        text = parts[name].decode()
        assert before in text
        parts[name] = text.replace(before, after, 1).encode()

    edit("word/document.xml", "<w:body>", f"<w:body>{LEFT}")
    edit(
        "word/settings.xml",
        "</w:settings>",
        '<w:docVars><w:docVar w:name="a" w:val="王某"/></w:docVars></w:settings>',
    )
    parts["word/comments.xml"] = (
        '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:comment w:id="0" w:author="王某"><w:p><w:r><w:t>密</w:t></w:r></w:p></w:comment></w:comments>'
    ).encode()
    parts["customXml/item1.xml"] = "<a>王某</a>".encode()
    edit(
        "word/_rels/document.xml.rels",
        "</Relationships>",
        f'<Relationship Id="rIdC" Type="{REL}/comments" Target="comments.xml"/>'
        f'<Relationship Id="rIdX" Type="{REL}/customXml" Target="../customXml/item1.xml"/></Relationships>',
    )
    edit("[Content_Types].xml", "document.main+xml", "template.main+xml")
    edit(
        "[Content_Types].xml",
        "</Types>",
        '<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.comments+xml"/></Types>',
    )
    (tmp_path / "word").mkdir()
    (tmp_path / "word" / "booklet.docx").write_bytes(pack(parts))
    content = render([publication(3)], ("docx",), TemplateFolders((tmp_path,)))[BOOKLET]
    made_parts = unpack(content)
    for name, text in made_parts.items():
        assert "王某".encode() not in text and "密".encode() not in text, name
    assert b"comments" not in made_parts["word/_rels/document.xml.rels"] + made_parts["[Content_Types].xml"]
    assert b"document.main+xml" in made_parts["[Content_Types].xml"]
    document = docx.Document(io.BytesIO(content))
    assert document.paragraphs[0].text == "新加的一句"
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows] == [["留下"]]


HARD = [
    "a&b<c>'\"",
    "=1+1",
    "{{ title }}{% if %}",
    "{_{",
    "\x00\x07\ufdd0",
    "字" * 5000,
    "第一行\n第二行",
    "𠮷野",
]


@pytest.mark.parametrize("value", HARD)
def test_a_value_cannot_break_a_document(value):
    base = publication(6)
    rows = base.rows.copy()
    rows.loc[2, ["name", "basis"]] = value
    hard = publication(6, rows=rows)
    assert prove(render([hard], options=BOTH), [hard]) == []


def test_an_office_changes_look_and_columns(tmp_path):
    (tmp_path / "word").mkdir()
    changed(
        tmp_path / "word",
        "word/booklet.docx",
        ("编制说明", "说　明"),
        ("{{ cell }}", "{{ row.name }}"),
        ("{{ short }}", "{{ row.department }}"),
    )
    # the pattern's second table is the list: its header must have one cell a column then
    with pytest.raises(RenderError) as caught:
        render([publication(3)], ("docx",), TemplateFolders((tmp_path,)))
    assert caught.value.kind == "pattern_columns"


def test_a_page_break_in_a_tag_s_paragraph_is_kept(tmp_path):
    (tmp_path / "word").mkdir()
    page = '</w:t></w:r><w:r><w:br w:type="page"/></w:r></w:p><w:p><w:pPr><w:pStyle w:val="公文标题"/>'
    changed(
        tmp_path / "word",
        "word/booklet.docx",
        ('{%p endif %}</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="公文标题"/><w:pageBreakBefore/>',
         f"{{%p endif %}}{page}"),
    )  # fmt: skip
    root = part(render([publication(3)], ("docx",), TemplateFolders((tmp_path,)))[BOOKLET])
    (contents,) = [one for one in root.iter(f"{W}p") if "".join(one.itertext()) == "目　录"]
    assert contents.find(f"{W}pPr/{W}pageBreakBefore") is not None
    assert [one for one in root.iter(f"{W}br") if one.get(f"{W}type") == "page"] == []


def fixed(tmp_path: Path, second: str = "department") -> TemplateFolders:
    """Return a folder with a booklet whose list has columns of the office's own."""
    (tmp_path / "word").mkdir()
    path = changed(tmp_path / "word", "word/booklet.docx")
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    root = etree.fromstring(parts["word/document.xml"])
    tables = list(root.iter(f"{W}tbl"))
    cell = "<w:tc xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    rows = tables[1].findall(f"{W}tr")
    for row, words in (
        (rows[0], ("项目名称", "主管部门")),
        (rows[-1], ("{{ row.name }}", f"{{{{ row.{second} }}}}")),
    ):
        for old in row.findall(f"{W}tc"):
            row.remove(old)
        for word in words:
            row.append(etree.fromstring(cell.format(word)))
    parts["word/document.xml"] = etree.tostring(root)
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return TemplateFolders((tmp_path,))


def test_a_template_may_name_its_own_columns(tmp_path):
    base = publication(20)
    files = render([base], ("docx",), fixed(tmp_path), RenderOptions(papers=()))
    lists = [table for table in read_back(BOOKLET, files[BOOKLET]).tables if "项目名称" in table.heads]
    assert {table.heads for table in lists} == {("项目名称", "主管部门")}
    assert prove(files, [base]) == []


def test_a_template_may_name_a_field_beyond_the_default_columns(tmp_path):
    files = render([publication(20)], ("docx",), fixed(tmp_path, "sector"), RenderOptions(papers=()))
    lists = [table for table in read_back(BOOKLET, files[BOOKLET]).tables if "项目名称" in table.heads]
    assert {row[1] for table in lists for row in table.rows} == {
        "自然资源",
        "农业农村",
        "水利",
        "应急管理",
        "市场监管",
    }


def test_but_not_beyond_the_configured_ones(tmp_path):
    with pytest.raises(RenderError) as caught:
        render([publication(3, columns=("name", "type"))], ("docx",), fixed(tmp_path, "sector"))
    assert (caught.value.kind, caught.value.detail) == ("unpublished", "row.sector")


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("{{ title }}", "{{ title }", "bad_template"),
        ("{{ title }}", "｛｛ title ｝｝", "bad_template"),
        ("{{ title }}", "title %}", "bad_template"),
        ("{{ title }}", "{{ titel }}", "bad_template"),
        ("{%p endfor %}", "", "bad_template"),
        ("{{ title }}", "{{ ''.__class__ }}", "bad_template"),
        ("{{ title }}", "{{ 'a'*500000000 }}", "bad_template"),
        ("{{ table(section.table) }}", "{{ table(section.title) }}", "not_a_table"),
    ],
)
def test_a_bad_template_is_one_clear_error(tmp_path, before, after, kind):
    (tmp_path / "word").mkdir()
    changed(tmp_path / "word", "word/booklet.docx", (before, after))
    with pytest.raises(RenderError) as caught:
        render([publication(3)], ("docx",), TemplateFolders((tmp_path,)))
    assert caught.value.kind == kind


@pytest.mark.parametrize("width", ["12.5", "²", "", "-7", "1e400", "nan"])
def test_a_width_that_is_none_is_taken_for_the_usual_one(tmp_path, width):
    (tmp_path / "word").mkdir()
    margins = f'<w:tblPr><w:tblCellMar><w:left w:w="{width}" w:type="dxa"/></w:tblCellMar>'
    changed(
        tmp_path / "word",
        "word/booklet.docx",
        ("<w:tblPr>", margins),
        ("<w:gridCol ", f'<w:gridCol w:w="{width}"/><w:gridCol '),
    )
    wanted = [publication(3)]
    assert prove(render(wanted, ("docx",), TemplateFolders((tmp_path,))), wanted) == []


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    ("filler", "kind"),
    [
        ("{{ ", "bad_template"),
        ("{% ", "bad_template"),
        ("{<w:b/>{", "bad_template"),
        ("{{ title }}", "too_large"),
    ],
)
def test_a_template_of_nothing_but_braces_is_one_clear_error(tmp_path, filler, kind):
    (tmp_path / "word").mkdir()
    filler = filler.replace("<w:b/>", "</w:t></w:r><w:r><w:t>")
    changed(tmp_path / "word", "word/booklet.docx", ("{{ title }}", filler * 30_000))
    with pytest.raises(RenderError) as caught:
        render([publication(3)], ("docx",), TemplateFolders((tmp_path,)))
    assert caught.value.kind == kind


def test_deeds_count_out_their_items():
    files = render([publication(40)], ("docx",))
    deeds = {name: content for name, content in files.items() if "/委托协议书/" in name}
    for name, content in deeds.items():
        lines = texts(content)
        assert any("行政执法事项2项" in line for line in lines), name
        assert (
            sum(len(table.rows) for table in read_back(name, content).tables if "事项名称" in table.heads)
            == 2
        )
        whole = "".join(lines)
        for word in (
            "委托依据",
            "委托权限",
            "委托期限",
            "不得将委托事项再委托",
            "不得实施行政强制措施",
            "备案",
            "公布",
        ):
            assert word in whole


@pytest.mark.parametrize("columns", [(), ("name", "remark")])
def test_a_deed_publishes_a_remark_only_where_the_columns_name_it(columns):
    rows = publication(20).rows.assign(remark="内部备注")
    files = render([publication(20, rows=rows, columns=columns)], ("docx",))
    deeds = [content for name, content in files.items() if "/委托协议书/" in name]
    told = {"内部备注" in cell for content in deeds for cell in part(content).itertext()}
    assert deeds and (True in told) == bool(columns)


def test_nobody_signs_for_a_department_that_is_not_named():
    rows = publication(20).rows.copy()
    rows.loc[rows["mode"] == "delegated", "department"] = ""
    letter = render([publication(20, rows=rows)], ("docx",))[f"{TOWN}/{TOWN}承接确认书.docx"]
    assert [line for line in texts(letter) if "未注明" in line] == []
    assert any(line.startswith("原实施部门（盖章）：＿") for line in texts(letter))


@pytest.mark.parametrize("mode", ["statutory", "delegated", "entrusted", "extended"])
def test_a_notice_and_a_letter_speak_of_the_modes_that_there_are(mode):
    files = render([publication(4, rows=publication(4).rows.assign(mode=mode))], ("docx",), options=BOTH)
    heads = [line for line in texts(files[NOTICE]) if re.match("[一二三四五]、", line)]
    assert [line[0] for line in heads] == list("一二三四")[: len(heads)]
    assert len(heads) == (4 if mode in ("delegated", "entrusted") else 3)
    words = {"delegated": "下放", "entrusted": "委托", "extended": "延伸", "statutory": "法定本级"}
    letter = files.get(f"{TOWN}/{TOWN}承接确认书.docx")
    for content in (files[NOTICE], letter) if letter else (files[NOTICE],):
        whole = "".join(texts(content))
        told = {
            name
            for name, word in words.items()
            if f"{word}事项由" in whole or f"{word}的事项" in whole or f"{word}事项的" in whole
        }
        assert told == {mode}


def test_no_frame_of_the_bundled_templates_cuts_what_is_longer():
    for path in sorted(bundled("templates/word").glob("*.docx")):
        for name, content in unpack(path.read_bytes()).items():
            if name.endswith(".xml"):
                assert b'hRule="exact"' not in content, (path.name, name)


def test_the_foreword_sends_to_the_table_for_what_the_table_has():
    sentence = next(text for text in texts(made()) if text.startswith("按职权类型分"))
    assert all(term in sentence for term in ("法定本级", "下放", "委托", "延伸", "统计表"))
    rows = publication(20).rows.assign(mode="", receiver="")
    files = render([publication(20, township="", rows=rows)], ("docx",))
    said = [
        text for path, content in files.items() if path.endswith("事项目录.docx") for text in texts(content)
    ]
    assert any(text.startswith("按职权类型分") for text in said)
    assert not any("见统计表" in text for text in said)
