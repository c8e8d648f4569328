"""PDF through LibreOffice: pages, texts and fonts of what is published."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from powerlist.files.bundled import bundled
from powerlist.render import RenderError, RenderOptions, TemplateFolders, lint, prove, render
from powerlist.render import pdf as module
from powerlist.render.pdf import office, pdf, steady
from render.markup import faults
from render.samples import TOWN, publication

DOCX, XLSX = f"{TOWN}/{TOWN}事项目录.docx", f"{TOWN}/{TOWN}事项目录.xlsx"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    if office() is None:
        pytest.skip("LibreOffice is not installed")
    made = tmp_path_factory.mktemp("pdf")
    files = render([publication(24, example=True)], ("docx", "xlsx"), options=RenderOptions(papers=()))
    for name, content in files.items():
        (made / name.split("/")[1]).write_bytes(content)
    return made


def pages(path, *options: str) -> list[str]:
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext is not installed")
    done = subprocess.run([program, *options, str(path), "-"], capture_output=True, check=True)
    return done.stdout.decode("utf-8").split("\f")[:-1]


@pytest.mark.office
def test_a_booklet_has_its_pages(folder):
    made = pdf(folder / DOCX.split("/")[1])
    assert made == folder / f"{TOWN}事项目录.pdf"
    assert set(re.findall(rb"/Lang *\(([a-zA-Z-]*)\)", made.read_bytes())) == {b"zh-CN"}
    read = pages(made)
    found = [re.sub(r"\s", "", page) for page in read]
    assert "石桥镇行政执法事项目录" in found[0] and "—1—" not in found[0]
    assert "编制说明" in found[1] and "—1—" in found[1]
    contents = next(page for page in found if page.startswith("目录"))
    # LibreOffice computes the page numbers that Word leaves to its reader.
    assert re.search(r"一、法定本级事项\.*…*6项\d|法定本级事项.*项[4-9]", contents)
    serials = {int(number) for page in read[3:] for number in re.findall(r"^\s*(\d+)$", page, re.MULTILINE)}
    assert serials >= set(range(1, 25))
    assert not [page for page in found if "类情形" in page and "实施依据" not in page]


@pytest.mark.office
def test_a_workbook_prints_every_item(folder):
    made = pdf(folder / XLSX.split("/")[1], folder / "x.pdf")
    text = re.sub(r"\s", "", "".join(pages(made)))
    assert "法律依据索引" in text
    for number in range(1, 25):
        assert f"第{number}类" in text


@pytest.mark.office
def test_it_ends_in_time(folder):
    with pytest.raises(RenderError) as caught:
        pdf(folder / DOCX.split("/")[1], folder / "y.pdf", seconds=0.05)
    assert caught.value.kind == "office_timeout"
    assert not (folder / "y.pdf").exists()


@pytest.mark.office
def test_what_cannot_be_converted_is_one_clear_error(folder, tmp_path):
    (tmp_path / "x.docx").write_bytes(b"PK\x03\x04 no document")
    with pytest.raises(RenderError) as caught:
        pdf(tmp_path / "x.docx")
    assert caught.value.kind == "office_failed"


def test_the_clock_leaves_no_mark():
    def written(day: bytes, mark: bytes) -> bytes:
        return (
            b"%PDF-1.6\n(text)/CreationDate(D:" + day + b"Z')>>\ntrailer\n/ID [ <" + mark + b">\n<" + mark
            + b"> ]\n/DocChecksum /" + mark + b"\nstartxref\n9\n%%EOF\n"
        )  # fmt: skip

    first, second = written(b"20250701120000", b"2B" * 16), written(b"20261126045300", b"C9" * 16)
    assert steady(first) == steady(second) != first
    assert len(steady(first)) == len(first)
    assert steady(first) != steady(first.replace(b"text", b"word"))
    assert steady(b"%PDF-1.4 without any") == b"%PDF-1.4 without any"


def test_without_office(monkeypatch, tmp_path):
    monkeypatch.setattr(module, "office", lambda: None)
    with pytest.raises(RenderError) as caught:
        pdf(tmp_path / "x.docx")
    assert caught.value.kind == "no_office"


def test_missing_fonts_get_a_stand_in():
    text = module._replacements(frozenset({"Noto Serif CJK SC", "Noto Sans CJK SC", "黑体"}))
    assert "仿宋" in text and "Noto Serif CJK SC" in text
    assert "<value>黑体</value></prop><prop" not in text
    assert module._replacements(frozenset()) == ""


@pytest.mark.office
def test_templates_that_libreoffice_saved_still_work(tmp_path):
    """An office opens a bundled template in LibreOffice, changes nothing, and saves it."""
    program = office()
    if program is None:
        pytest.skip("LibreOffice is not installed")
    saved = tmp_path / "templates" / "word"
    saved.mkdir(parents=True)
    subprocess.run(
        [
            program, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to",
            "docx:MS Word 2007 XML", "--outdir", str(saved),
            *sorted(str(path) for path in bundled("templates/word").glob("*.docx")),
        ],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    assert len(list(saved.iterdir())) == 6
    assert [str(one) for one in lint(saved.parent) if one.severity == "error"] == []
    folders = TemplateFolders((saved.parent,))
    made = [publication(24)]
    files = render(made, ("docx",), folders, RenderOptions(kinds=("booklet", "notice")))
    assert prove(files, made) == []
    # LibreOffice writes the properties of runs in an order of its own, which the schema leaves free.
    found = [fault for content in files.values() for fault in faults(content) if " rPr: " not in fault]
    assert found == []


# --- the look of every page -----------------------------------------------------------------------

MM = 72 / 25.4


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    """Return the words of every page of everything in Word: {file: [(width, height, words)]}."""
    program = office()
    if program is None or shutil.which("pdftotext") is None:
        pytest.skip("LibreOffice or pdftotext is not installed")
    folder = tmp_path_factory.mktemp("printed")
    files = render(
        [publication(44, example=True)], ("docx",), options=RenderOptions(kinds=("booklet", "notice"))
    )
    for name, content in files.items():
        (folder / name.rsplit("/", 1)[-1]).write_bytes(content)
    subprocess.run(
        [
            program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf",
            "--outdir", str(folder), *sorted(str(path) for path in folder.glob("*.docx")),
        ],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    found = {}
    for path in sorted(folder.glob("*.pdf")):
        read = subprocess.run(["pdftotext", "-bbox", str(path), "-"], capture_output=True, check=True)
        found[path.stem] = [_words(page) for page in read.stdout.decode("utf-8").split("<page ")[1:]]
    return found


def _words(page: str):
    width, height = (float(text) for text in re.findall(r'(?:width|height)="([\d.]+)"', page)[:2])
    words = re.findall(
        r'xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>', page
    )
    return width, height, [(*map(float, word[:4]), word[4]) for word in words]


@pytest.mark.office
def test_no_page_is_empty_and_nothing_leaves_the_paper(printed):
    assert len(printed) >= 9
    for name, found in printed.items():
        for number, (width, height, words) in enumerate(found, 1):
            assert len(words) > 5, (name, number)
            for left, top, right, bottom, _ in words:
                assert left > 5 * MM and top > 5 * MM, (name, number)
                assert right < width - 5 * MM and bottom < height - 5 * MM, (name, number)


@pytest.mark.office
def test_tables_stand_within_the_margins(printed):
    for name, found in printed.items():
        for number, (width, height, words) in enumerate(found, 1):
            if width < height:
                continue
            inside = [word for word in words if word[0] > 34 * MM]
            # A punctuation mark may hang over the edge of running text.
            assert max(word[2] for word in inside) < width - 32 * MM, (name, number)
            assert max(word[3] for word in inside) < height - 24 * MM, (name, number)


@pytest.mark.office
def test_turned_page_numbers_stand_where_upright_pages_have_them(printed):
    count = 0
    for name, found in printed.items():
        for number, (width, height, words) in enumerate(found, 1):
            if width < height:
                continue
            count += 1
            dashes = sorted(word[1] for word in words if word[4] == "—" and word[0] < 34 * MM)
            said = [
                int(word[4])
                for word in words
                if word[0] < 34 * MM and word[4].isdigit() and dashes[0] < word[1] < dashes[-1]
            ]
            assert len(said) == 1, (name, number)
            place = (140 * MM, 185 * MM) if said[0] % 2 else (25 * MM, 70 * MM)
            assert place[0] < dashes[0] < dashes[-1] < place[1], (name, number, said)
    assert count > 12
