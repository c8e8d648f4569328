"""The lint: every fault that an office makes in Word or WPS, found at its paragraph or cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from powerlist.files.bundled import bundled
from powerlist.files.zips import pack, unpack
from powerlist.render import lint
from powerlist.render.sandbox import MOST_TAGS

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def changed(tmp_path: Path, name: str, *changes: tuple[str, str], part: str = "word/document.xml") -> Path:
    """Return a copy of a bundled template with some of its text replaced."""
    parts = unpack(bundled(f"templates/{name}").read_bytes())
    text = parts[part].decode()
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    parts[part] = text.encode()
    path = tmp_path / Path(name).name
    path.write_bytes(pack(parts))
    return path


def found(path: Path) -> list[tuple[str, str]]:
    return [(problem.kind, problem.severity) for problem in lint(path)]


def test_the_bundled_templates_are_clean():
    assert lint(bundled("templates")) == []


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("{{ title }}", "{{ ().__class__.__mro__ }}", "refused_tag"),
        ("{{ title }}", "{{ title.__class__ }}", "refused_tag"),
        ("{{ title }}", "{{ titel }}", "unknown_field"),
        ("{{ section.note }}", "{{ section.nota }}", "unknown_field"),
        ("{{ section.note }}", "{{ section.note|upper('“') }}", "curly_quotes"),
        ("{{ section.note }}", "{{ section.note ", "unclosed_tag"),
        ("{{ section.note }}", "｛｛ section.note ｝｝", "wide_braces"),
        ("{{ section.note }}", "{ section.note }", "single_braces"),
        ("{{ section.note }}", "${section.note}", "single_braces"),
        ("{{ section.note }}", "{{ section.note * 9 }}", "refused_tag"),
        ("{{ section.note }}", "{{ section.note.upper() }}", "refused_tag"),
        ("{{ section.note }}", "{% set a = 1 %}", "refused_tag"),
        ("{{ section.note }}", "{% include 'x' %}", "refused_tag"),
        ("{{ section.note }}", "{{ section.note + }}", "bad_tag"),
        ("{{ section.note }}", "{{ section.note|shout }}", "bad_tag"),
        ("{{ section.note }}", "{% endif %}", "stray_end"),
        ("{%p for section in sections %}", "{%p for section in title %}", "not_a_list"),
        ("{%p endif %}", "", "unclosed_block"),
        ("{{ section.note }}", "{% for a in notes %}" * 5 + "{% endfor %}" * 5, "refused_tag"),
        ("{{ table(section.table) }}", "{{ section.note }}", "missing_block"),
        ("{{ table(section.table) }}", "{{ table(section.title) }}", "not_a_table"),
        ("{{ table(section.table) }}", "{{ table(section.tables) }}", "unknown_field"),
        ("{{ cell }}", "{{ cells }}", "unknown_field"),
    ],
)
def test_faults_of_tags(tmp_path, before, after, kind):
    after = after.replace("&", "&amp;").replace("<", "&lt;")
    path = changed(tmp_path, "word/booklet.docx", (before, after))
    assert kind in {name for name, _ in found(path)}


def test_a_fault_names_its_paragraph_or_cell(tmp_path):
    path = changed(
        tmp_path, "word/booklet.docx", ("{{ headline }}", "{{ headlin }}"), ("{{ cell }}", "{{ cel }}")
    )
    first, second = (problem.place for problem in lint(path) if problem.kind == "unknown_field")
    assert first == "第2段"
    assert second.startswith("表1 第2行第1格")


def test_a_section_break_in_a_tag_s_paragraph(tmp_path):
    tag = '</w:pPr><w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t>{%p endfor %}'
    path = changed(tmp_path, "word/booklet.docx", (tag, tag.replace("</w:pPr>", "<w:sectPr/></w:pPr>")))
    assert ("lost_break", "error") in found(path)


def test_a_split_tag_is_only_a_warning(tmp_path):
    split = "{{ ti</w:t></w:r><w:r><w:t>tle }}"
    assert found(changed(tmp_path, "word/booklet.docx", ("{{ title }}", split))) == [("split_tag", "warning")]


@pytest.mark.parametrize(
    "field",
    [
        (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>INCLUDE</w:instrText></w:r>'
            '<w:r><w:instrText>TEXT "C:/x.docx"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        ),
        '<w:fldSimple w:instr=" IncludePicture http://x/y.png "/>',
        '<w:fldSimple w:instr="DDEAUTO excel x"/>',
    ],
)
def test_fields_that_fetch_are_refused_at_their_paragraph(tmp_path, field):
    path = changed(
        tmp_path,
        "word/booklet.docx",
        (
            '<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t>{{ headline }}',
            f"{field}<w:r><w:t>{{{{ headline }}}}",
        ),
    )
    problems = [problem for problem in lint(path) if problem.kind == "unsafe"]
    assert [problem.place for problem in problems] == ["第2段"]


def test_an_external_relationship_is_refused(tmp_path):
    relation = (
        '<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        'attachedTemplate" Target="http://example.invalid/x.dotm" TargetMode="External"/></Relationships>'
    )
    path = changed(
        tmp_path,
        "word/booklet.docx",
        ("</Relationships>", relation),
        part="word/_rels/document.xml.rels",
    )
    assert ("unsafe", "error") in found(path)


def test_the_template_that_word_attached_is_no_fault_of_the_office(tmp_path):
    parts = unpack(bundled("templates/word/booklet.docx").read_bytes())
    parts["word/_rels/settings.xml.rels"] = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
        b'Target="file:///C:/Users/wang/Normal.dotm" TargetMode="External"/></Relationships>'
    )
    path = tmp_path / "booklet.docx"
    path.write_bytes(pack(parts))
    assert found(path) == []


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (
            '<w:del w:id="1" w:author="王五"><w:r><w:delText>{{ cuont }}</w:delText></w:r></w:del>',
            "revisions",
        ),
        ('<w:ins w:id="1" w:author="王五"><w:r><w:t>新加</w:t></w:r></w:ins>', "revisions"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>内部意见</w:t></w:r>", "hidden"),
    ],
)
def test_what_an_office_leaves_in_a_template_is_told(tmp_path, words, kind):
    path = changed(tmp_path, "word/booklet.docx", ("<w:body>", f"<w:body><w:p>{words}</w:p>"))
    assert found(path) == [(kind, "warning")]


@pytest.mark.parametrize("element", ["<w:altChunk/>", "<w:p><w:subDoc/></w:p>"])
def test_what_takes_in_another_document_is_refused(tmp_path, element):
    path = changed(tmp_path, "word/booklet.docx", ("<w:body>", f"<w:body>{element}"))
    assert ("unsafe", "error") in found(path)


def test_a_template_that_rendering_does_not_find_is_told(tmp_path):
    (tmp_path / "word").mkdir()
    content = bundled("templates/word/booklet.docx").read_bytes()
    (tmp_path / "word" / "booklet.docm").write_bytes(content)
    assert found(tmp_path) == [("unknown_template", "error")]


def test_what_word_lays_beside_an_open_document_is_no_template(tmp_path):
    (tmp_path / "word").mkdir()
    for name in ("~$booklet.docx", ".~lock.booklet.docx"):
        (tmp_path / "word" / name).write_bytes(b"x")
    assert found(tmp_path) == []


def test_macros_are_refused(tmp_path):
    parts = unpack(bundled("templates/word/booklet.docx").read_bytes())
    parts["word/vbaProject.bin"] = b"x"
    path = tmp_path / "booklet.docm"
    path.write_bytes(pack(parts))
    assert ("unsafe", "error") in found(path)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"<html>", b"\xd0\xcf\x11\xe0" * 200])
def test_what_is_no_word_file_is_damaged(tmp_path, content):
    path = tmp_path / "notice.docx"
    path.write_bytes(content)
    assert found(path) == [("damaged", "error")]


def test_another_name_is_no_template(tmp_path):
    (tmp_path / "cover.docx").write_bytes(b"x")
    assert found(tmp_path / "cover.docx") == [("unknown_template", "error")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("[font]\ntitel = 'x'\n", "bad_style"),
        ("[size]\nbody = 900\n", "bad_style"),
        ("[font\n", "bad_toml"),
        (f"[{'.'.join('a' * 20_000)}]\n", "bad_toml"),
        (f"[size]\nbody = {'9' * 5000}\n", "bad_toml"),
    ],
)
def test_the_style_of_workbooks(tmp_path, text, kind):
    (tmp_path / "style.toml").write_text(text, encoding="utf-8")
    assert found(tmp_path / "style.toml") == [(kind, "error")]


def test_a_web_page_that_fetches(tmp_path):
    text = bundled("templates/html/page.html").read_text(encoding="utf-8")
    text = text.replace("{{ csp }}", "").replace(
        "<nav", '<img src="http://x.invalid/a.png"><nav onclick="x()"'
    )
    (tmp_path / "page.html").write_text(text, encoding="utf-8")
    kinds = found(tmp_path / "page.html")
    assert ("missing_block", "error") in kinds
    assert kinds.count(("blocked", "warning")) == 2


def test_places_are_told_in_both_languages(tmp_path):
    path = changed(
        tmp_path, "word/booklet.docx", ("{{ headline }}", "{{ headlin }}"), ("{{ cell }}", "{{ cel }}")
    )
    problems = [problem for problem in lint(path) if problem.kind == "unknown_field"]
    assert [problem.place.english for problem in problems] == ["paragraph 2", "table 1, row 2, cell 1"]
    assert all(problem.place.english in problem.tell("en") for problem in problems)
    assert all(str(problem.place) in problem.tell("zh") for problem in problems)


def test_style_sheets_and_scripts_of_a_folder_are_looked_at(tmp_path):
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "style.css").write_text('@import "http://x/y.css";\n', encoding="utf-8")
    (tmp_path / "html" / "script.js").write_text("let a = 1;\n</script>\n", encoding="utf-8")
    assert sorted(found(tmp_path)) == [("bad_tag", "error"), ("blocked", "warning")]


def page_with(tmp_path: Path, words: str) -> Path:
    text = bundled("templates/html/page.html").read_text(encoding="utf-8").replace("<nav", f"{words}<nav", 1)
    (tmp_path / "page.html").write_text(text, encoding="utf-8")
    return tmp_path / "page.html"


@pytest.mark.parametrize(
    "expression",
    [
        "''.__class__",
        "''.__class__.__mro__",
        "title.__class__",
        "title['__class__']",
        "title[name]",
        "(title).__init__.__globals__",
        "title|attr('__class__')",
        "[].__class__",
        "title.format.__self__",
        "self.__init__",
    ],
)
@pytest.mark.parametrize(
    "form", ["{{{{ {} }}}}", "{{% if {} %}}{{% endif %}}", "{{% for x in {} %}}{{% endfor %}}"]
)
def test_no_way_into_an_object_is_let_through(tmp_path, expression, form):
    problems = lint(page_with(tmp_path, form.format(expression)))
    assert {problem.severity for problem in problems} == {"error"}


def test_a_value_for_merged_cells_is_checked_as_any_other(tmp_path):
    path = changed(tmp_path, "word/booklet.docx", ("{{ section.note }}", "{% colspan title.__class__ %}"))
    assert ("refused_tag", "error") in found(path)


def test_a_tag_over_two_lines_is_one_tag(tmp_path):
    assert lint(page_with(tmp_path, "<p>{{\n  title\n}}</p>")) == []
    (problem,) = lint(page_with(tmp_path, "\n<p>{{\n  titel\n}}</p>"))
    assert problem.kind == "unknown_field"
    assert problem.place.english.startswith("line ")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("<IMG class=a SRC = 'http://x.invalid/a.png'>", True),
        ('<img alt="a > b" src="x.png">', True),
        ('<link rel="stylesheet"\n href="x.css">', True),
        ('<p title="1" onclick="x()">', True),
        ('<p style="color: red">', True),
        ("<script>alert(1)</script>", True),
        ("<style>p{color:red}</style>", True),
        ('<meta http-equiv="refresh" content="0;url=http://x.invalid/">', True),
        ("<script>{{ script }}</script>", False),
        ('<img src="data:image/png;base64,AA">', False),
        ('<img src="{{ home }}">', False),
        ('<a href="http://x.invalid/">', False),
        ('<p title="onclick=1" data-style="a">', False),
    ],
)
def test_what_a_page_would_fetch(tmp_path, words, told):
    assert (("blocked", "warning") in found(page_with(tmp_path, words))) is told


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("<img " * 60_000, []),
        ("<img src=" * 40_000, []),
        ("<a on" * 60_000, []),
        ('<a "' * 60_000 + "'", []),
        ("<p onclick" + " " * 300_000, []),
        ("{" * 300_000, ["unclosed_tag"]),
        ("{% colspan" + " " * 100_000 + "\nx %}", ["unknown_field"]),
        ("{{ a" * 80_000, ["unclosed_tag"]),
        ("{{ " + "(" * 20_000 + " }}", ["bad_tag"]),
        ("{{ title" + " + title" * 20_000 + " }}", ["bad_tag"]),
    ],
)
def test_hostile_pages_have_one_fault_at_most(tmp_path, words, kinds):
    assert found(page_with(tmp_path, words)) == [(kind, "error") for kind in kinds]


def test_a_template_of_nothing_but_tags_is_refused(tmp_path):
    assert ("too_large", "error") in found(page_with(tmp_path, "{{ title }}" * (MOST_TAGS + 1)))
