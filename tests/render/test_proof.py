"""The proof finds what is missing, added or changed; the check tells stale files and nothing else."""

from __future__ import annotations

import io
import json
import re
import zipfile

import docx
import pytest

from powerlist.files.bundled import bundled
from powerlist.files.zips import pack, unpack
from powerlist.render import (
    RenderOptions,
    TemplateFolders,
    compare,
    left_behind,
    prove,
    read_publications,
    render,
)
from powerlist.render.readback import read_back
from powerlist.render.stamp import stamped
from render.samples import TOWN, publication

BARE = RenderOptions(papers=())
DOCX, XLSX, HTML = (f"{TOWN}/{TOWN}事项目录.{suffix}" for suffix in ("docx", "xlsx", "html"))


@pytest.fixture(scope="module")
def one():
    return publication(20)


@pytest.fixture(scope="module")
def files(one):
    return render([one], options=BARE)


def inside(content: bytes, part: str, before: str, after: str, *, count: int = 1) -> bytes:
    parts = unpack(content)
    text = parts[part].decode()
    assert before in text
    parts[part] = text.replace(before, after, count).encode()
    return pack(parts)


def kinds(files, one):
    return [(found.kind, found.file) for found in prove(files, [one])]


def test_a_row_taken_out_of_word(one, files):
    rows = re.findall(
        r"<w:tr>(?:(?!</w:tr>).)*第3类情形.*?</w:tr>", unpack(files[DOCX])["word/document.xml"].decode()
    )
    changed = {**files, DOCX: inside(files[DOCX], "word/document.xml", rows[0], "")}
    assert kinds(changed, one) == [("count", DOCX), ("missing", DOCX)]


def test_a_word_changed_in_a_workbook(one, files):
    changed = {
        **files,
        XLSX: inside(files[XLSX], "xl/sharedStrings.xml", "水法》第六十五条", "水法》第六十六条"),
    }
    found = prove(changed, [one])
    assert {(each.kind, each.field) for each in found} == {("field", "basis")}
    assert all("第六十六条" in each.found and "第六十五条" in each.expected for each in found)


def test_an_item_dropped_from_the_page(one, files):
    text = files[HTML].decode()
    data = json.loads(re.search(r'id="data">(.*?)</script>', text).group(1))
    data["count"] -= 1
    for name, column in data["columns"].items():
        data["columns"][name] = column[:-1] if isinstance(column, list) else {**column, "i": column["i"][:-1]}
    data["ids"], data["mode"] = data["ids"][:-1], data["mode"][:-1]
    text = re.sub(r'id="data">.*?</script>', lambda _: f'id="data">{json.dumps(data)}</script>', text)
    assert kinds({**files, HTML: text.encode()}, one)[0] == ("count", HTML)


def test_a_file_that_is_missing_damaged_or_foreign(one, files):
    other = publication(4, township="拦河镇")
    both = render([one, other], options=BARE)
    del both["拦河镇/拦河镇事项目录.docx"]
    both[HTML] = b"<html></html>"
    both["x.docx"] = b""
    found = {(each.kind, each.file) for each in prove(both, [one, other])}
    assert found == {("absent", "拦河镇/拦河镇事项目录.docx"), ("unreadable", HTML), ("unknown", "x.docx")}


def test_a_deed_missing_from_the_overview(one):
    files = render([one], ("docx",))
    text = unpack(files["委托协议一览表.docx"])["word/document.xml"].decode()
    row = re.findall(r"<w:tr>(?:(?!</w:tr>).)*示委〔2025〕3号.*?</w:tr>", text)[0]
    files["委托协议一览表.docx"] = inside(files["委托协议一览表.docx"], "word/document.xml", row, "")
    assert kinds(files, one) == [("count", "委托协议一览表.docx")]


def test_a_check_of_one_format_does_not_miss_the_others(tmp_path, one, files):
    assert compare(written(tmp_path, files), {XLSX: files[XLSX]}) == []


def test_every_mismatch_can_be_told_in_both_languages(one, files):
    for found in prove({**files, HTML: b"", "x.docx": b""}, [one]):
        assert found.tell("zh") and found.tell("en") and str(found)


def written(tmp_path, files):
    for name, content in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return tmp_path


def test_what_was_just_rendered_is_not_stale(tmp_path, files):
    assert compare(written(tmp_path, files), files) == []


def test_another_zlib_does_not_make_it_stale(tmp_path, files):
    folder = written(tmp_path, files)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as package:
        for name, content in unpack(files[DOCX]).items():
            package.writestr(name, content)
    (folder / DOCX).write_bytes(out.getvalue())
    assert compare(folder, files) == []


def test_stale_missing_and_extra_are_told(tmp_path, one, files):
    folder = written(tmp_path, files)
    newer = render([publication(21)], options=BARE)
    (folder / "旧镇").mkdir()
    (folder / "旧镇" / "旧镇事项目录.docx").write_bytes(b"x")
    (folder / XLSX).unlink()
    found = {(each.kind, each.file) for each in compare(folder, newer)}
    assert found == {
        ("changed", DOCX), ("changed", HTML), ("changed", "index.html"), ("missing", XLSX),
        ("extra", "旧镇/旧镇事项目录.docx"),
    }  # fmt: skip
    # Word's own mark of an open document is none
    (folder / "旧镇" / "~$旧镇事项目录.docx").write_bytes(b"x")
    assert left_behind(folder, newer) == ["旧镇/旧镇事项目录.docx"]
    assert left_behind(folder, newer, ["旧镇/旧镇事项目录.docx"]) == []
    # neither is what an office itself lays beside what is published
    for name in ("旧镇/旧镇事项目录.pdf", "扫描件.pdf", DOCX.replace("docx", "pdf")):
        (folder / name).write_bytes(b"x")
    assert left_behind(folder, newer) == ["旧镇/旧镇事项目录.docx", "旧镇/旧镇事项目录.pdf"]
    assert left_behind(folder, [HTML]) == ["index.html"]
    # nor its own documents, pages and tables
    docx.Document().save(str(folder / "石桥镇" / "办事指南.docx"))
    (folder / "404.html").write_text("<html><body></body></html>", "utf-8")
    (folder / "旧镇" / "旧镇事项目录.docx").write_bytes(files[DOCX])
    (folder / "旧镇" / "旧镇事项目录.html").write_bytes(files[HTML])
    assert left_behind(folder, newer) == [
        "旧镇/旧镇事项目录.docx",
        "旧镇/旧镇事项目录.html",
        "旧镇/旧镇事项目录.pdf",
    ]
    changed = next(each for each in compare(folder, newer) if each.file == DOCX)
    assert changed.parts == ("word/document.xml",)


def test_only_another_version_is_not_stale_but_told_when_it_is(tmp_path, files):
    version = stamped(files[HTML].decode())
    old = {
        **files,
        HTML: files[HTML].replace(f"powerlist {version}".encode(), b"powerlist 0.0.1"),
        DOCX: inside(files[DOCX], "docProps/core.xml", f"powerlist {version}", "powerlist 0.0.1"),
    }
    folder = written(tmp_path, old)
    assert compare(folder, files) == []
    newer = render([publication(21)], options=BARE)
    told = {each.file: each.rendered_by for each in compare(folder, newer)}
    assert told[HTML] == told[DOCX] == "0.0.1"
    assert told[XLSX] == ""


def test_publications_are_read_back_by_township(tmp_path, files):
    found = read_publications(written(tmp_path, files))
    assert sorted(found) == ["", TOWN]
    assert {(back.format, len(back.items)) for back in found[TOWN]} == {
        ("docx", 20),
        ("html", 20),
        ("xlsx", 20),
    }
    (tmp_path / DOCX).write_bytes(b"no document")
    assert len(read_publications(tmp_path)[TOWN]) == 2


# --- deeds ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def papers():
    """Return a publication with its deeds, and the path of the first deed."""
    made = publication(20)
    rendered = render([made], formats=("docx",))
    return made, rendered, next(name for name in rendered if "委托协议书/" in name)


def test_deeds_agree_with_the_register(papers):
    made, rendered, _ = papers
    assert prove(rendered, [made]) == []


@pytest.mark.parametrize(
    ("before", "after", "field"),
    [
        ("甲方）：{principal}", "甲方）：县别的局", "principal"),
        ("乙方）：{agent}", "乙方）：别的镇人民政府", "agent"),
        ("编号：{number}", "编号：示委〔2019〕9号", "number"),
        ("《中华人民共和国行政处罚法》第二十条。", "《中华人民共和国行政处罚法》第十八条。", "statute"),
        ("罚款数额不超过三千元", "罚款数额不超过三万元", "powers"),
        ("石桥镇行政区域。", "石桥镇和石门乡行政区域。", "territory"),
        ("2025年7月1日", "2024年7月1日", "valid_from"),
        ("2028年6月30日", "2030年6月30日", "valid_until"),
        ("执法事项1项", "执法事项2项", "items_covered"),
    ],
)
def test_a_word_changed_in_a_deed(papers, before, after, field):
    made, rendered, path = papers
    values = made.deeds.iloc[0].to_dict()
    text = unpack(rendered[path])["word/document.xml"].decode()
    old = before.format(**values)
    count = -1 if field in ("territory", "items_covered") else 1
    old = old if old in text else old.replace("1项", re.search(r"执法事项(\d+)项", text).group(1) + "项")
    changed = {**rendered, path: inside(rendered[path], "word/document.xml", old, after, count=count)}
    found = prove(changed, [made])
    assert {each.file for each in found} == {path}
    assert field in {each.field for each in found}


def test_an_item_and_a_basis_changed_in_a_deed(papers):
    made, rendered, path = papers
    text = unpack(rendered[path])["word/document.xml"].decode()
    name = re.search(r"[^>]*（第\d+类情形）", text).group()
    changed = {**rendered, path: inside(rendered[path], "word/document.xml", name, "对别的行为的处罚")}
    assert {each.field for each in prove(changed, [made])} == {"name"}
    basis = re.search(r"《[^》]*》第[^<]*(?=</w:t></w:r></w:p></w:tc></w:tr>)", text).group()
    changed = {**rendered, path: inside(rendered[path], "word/document.xml", basis, "《水法》第一条")}
    assert {each.field for each in prove(changed, [made])} == {"basis"}


def test_a_deed_of_another_register(papers):
    made, rendered, path = papers
    deeds = made.deeds.assign(valid_until="2027-01-01")
    other = publication(20, deeds=deeds)
    found = [each for each in prove(rendered, [other]) if each.file == path]
    assert {each.field for each in found} == {"valid_until"}
    assert {each.expected for each in found} == {"2027年1月1日"}


def test_an_overview_of_two_places_tells_their_townships_apart():
    both = [publication(20, place=place, folder=f"{place}{TOWN}") for place in ("甲县", "乙县")]
    files = render(both, ("docx",), options=RenderOptions(papers=("overview",)))
    (table,) = read_back("x.docx", files["委托协议一览表.docx"]).tables
    agents = {row[table.heads.index("受委托机关")] for row in table.rows}
    assert agents == {f"甲县{TOWN}人民政府", f"乙县{TOWN}人民政府"}
    assert prove({"委托协议一览表.docx": files["委托协议一览表.docx"]}, both, only=()) == []


def test_a_cell_changed_in_the_overview(papers):
    made, rendered, _ = papers
    path = "委托协议一览表.docx"
    changed = {
        **rendered,
        path: inside(rendered[path], "word/document.xml", "至2028年6月30日", "至2029年6月30日"),
    }
    assert [(each.file, each.field) for each in prove(changed, [made])] == [(path, "term")]


# --- one text in all formats ---------------------------------------------------------------------


def test_the_citation_in_the_page_s_list_is_proved(one, files):
    text = files[HTML].decode()
    data = json.loads(re.search(r'id="data">(.*?)</script>', text, re.DOTALL).group(1))
    column = data["columns"]["first"]
    values = column if isinstance(column, list) else column["v"]
    assert all(value in set(one.citations["written"]) for value in values)
    old = json.dumps(values[0], ensure_ascii=False)
    start = text.index('"first":')
    changed = {**files, HTML: (text[:start] + text[start:].replace(old, '"《水法》第一条"', 1)).encode()}
    assert {(each.field, each.file) for each in prove(changed, [one])} == {("first", HTML)}


def test_the_sheet_of_cited_articles_is_proved(one, files):
    changed = {**files, XLSX: inside(files[XLSX], "xl/sharedStrings.xml", ">第六十五条第一款<", ">第九条<")}
    assert {(each.kind, each.field) for each in prove(changed, [one])} == {("field", "条款")}


def test_a_template_that_writes_its_own_term_is_found_out(tmp_path):
    parts = unpack(bundled("templates/word/deed.docx").read_bytes())
    text = parts["word/document.xml"].decode()
    assert "{{ valid_until }}止" in text
    parts["word/document.xml"] = text.replace("{{ valid_until }}止", "2031年1月1日止").encode()
    (tmp_path / "word").mkdir()
    (tmp_path / "word" / "deed.docx").write_bytes(pack(parts))
    made = publication(20)
    found = prove(render([made], ("docx",), TemplateFolders((tmp_path,))), [made])
    assert {each.field for each in found} == {"valid_until"}
    assert {each.found for each in found} == {"2031年1月1日"}
