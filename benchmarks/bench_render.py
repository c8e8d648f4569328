"""Publications beside the bare libraries: Word against a docxtpl row loop, Excel against bare XlsxWriter.

Targets: Word with 2,000 rows in 1 s and 10,000 in 5 s, Excel with 20,000 rows in 3 s; a web page of 340 items
in 1.5 MB and an index of 5,000 in 3 MB, in 1 s; 20 townships × 300 items in all formats in 10 s with two
processes; a search among 5,000 items in a browser in 100 ms, where there is Chromium.
"""

from __future__ import annotations

import io
import sys
import tempfile
from pathlib import Path

import pandas as pd

from common import Ratio, interleaved, report, timed
from make_lists import rows
from powerlist.model.catalogue import text_frame
from powerlist.model.enums import MODE_TERMS
from powerlist.model.publication import Publication, row_fields
from powerlist.render import RenderOptions, TemplateFolders, prove, render
from powerlist.render.plan import Job

MODES = {term: mode.value for mode, term in MODE_TERMS.items()}
FOLDERS = TemplateFolders()
HEADS = ("序号", "事项名称", "子项名称", "职权类型", "原实施部门", "实施依据", "赋权方式")


def publication(count: int, name: str = "示例镇") -> Publication:
    """Return a township's publication of this many made items."""
    frame = text_frame(
        [
            {
                "id": f"0-{row.serial:08x}", "name": row.name, "type": row.type, "department": row.department,
                "basis": row.basis, "mode": MODES[row.mode],
            }
            for row in rows(count)
        ],
        row_fields(),
    )  # fmt: skip
    laws = frame["basis"].str.extract("《([^》]+)》")[0].fillna("")
    citations = pd.DataFrame(
        {"item": frame["id"], "law": laws, "label": "第一条", "written": "《" + pd.Series(laws) + "》第一条"}
    )
    return Publication(
        title=f"{name}事项目录", township=name, place="示例县", rows=frame, citations=citations
    )


def fresh(made: Publication) -> Publication:
    """Return a copy for which nothing was laid out yet."""
    return Publication(title=made.title, township=made.township, place=made.place, rows=made.rows,
                       citations=made.citations)  # fmt: skip


def word(made: Publication) -> bytes:
    """Render the booklet."""
    from powerlist.render.word.publication import render_docx

    return render_docx(fresh(made), Job("x.docx", "booklet", 0), FOLDERS)


def row_loop() -> bytes:
    """Return a template with docxtpl's own loop over table rows."""
    from docx import Document

    document = Document()
    table = document.add_table(rows=4, cols=len(HEADS))
    for cell, head in zip(table.rows[0].cells, HEADS, strict=True):
        cell.text = head
    table.rows[1].cells[0].text = "{%tr for row in rows %}"
    for place, cell in enumerate(table.rows[2].cells):
        cell.text = f"{{{{ row[{place}] }}}}"
    table.rows[3].cells[0].text = "{%tr endfor %}"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def bare_docxtpl(template: bytes, lines: list[list[str]]) -> bytes:
    """Render the rows with docxtpl alone."""
    from docxtpl import DocxTemplate

    made = DocxTemplate(io.BytesIO(template))
    made.render({"rows": lines}, autoescape=True)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def bare_xlsxwriter(lines: list[list[str]]) -> bytes:
    """Write the rows with XlsxWriter alone: bordered, wrapped, one sheet."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    look = book.add_format({"border": 1, "text_wrap": True})
    sheet = book.add_worksheet()
    for number, line in enumerate(lines):
        for place, text in enumerate(line):
            sheet.write_string(number, place, text, look)
    book.close()
    return out.getvalue()


def lines_of(made: Publication) -> list[list[str]]:
    """Return the rows as the bare libraries take them."""
    frame = made.rows
    columns = [frame[name].tolist() for name in ("name", "sub_name", "type", "department", "basis", "mode")]
    return [[str(number), *line] for number, line in enumerate(zip(*columns, strict=True), 1)]


#: The median time from a change of the search field until the page has been painted, in milliseconds.
SEARCH = """
(async () => {
  const q = document.getElementById('q'), times = [];
  for (const text of ['水', '水法', '对', '处罚 第六十五条', '没有', '']) {
    const start = performance.now();
    q.value = text; q.dispatchEvent(new Event('input'));
    await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
})()
"""


def search(made: Publication) -> None:
    """Measure a search in a publication's web page with the tests' browser."""
    from powerlist.render.web.page import render_page

    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
    from render.browser import Browser, chromium

    if chromium() is None:
        print("there is no Chromium: searching is not measured")
        return
    with tempfile.TemporaryDirectory() as folder, Browser() as browser:
        page = Path(folder) / "page.html"
        page.write_bytes(render_page(fresh(made), FOLDERS, home="", files=()))
        browser.open(page)
        browser.js(SEARCH)
        seconds = min(browser.js(SEARCH) for _ in range(3)) / 1000
    report(Ratio("web page, a search among 5,000 items", seconds, None, "", 0.1, 3))


def main() -> None:
    """Measure and report."""
    template = row_loop()
    for count, runs, target in ((2_000, 5, 1.0), (10_000, 3, 5.0)):
        made = publication(count)
        lines = lines_of(made)
        ours, other = interleaved(lambda m=made: word(m), lambda ls=lines: bare_docxtpl(template, ls), runs)
        report(Ratio(f"Word, {count:,} rows", ours, other, "docxtpl row loop", 1.0, runs))
        report(Ratio(f"Word, {count:,} rows, seconds", ours, None, "", target, runs))

    from powerlist.render.excel.workbook import render_xlsx
    from powerlist.render.web.page import render_index, render_page

    for count, runs in ((2_000, 5), (20_000, 3)):
        made = publication(count)
        lines = lines_of(made)
        ours, other = interleaved(
            lambda m=made: render_xlsx(fresh(m), FOLDERS), lambda ls=lines: bare_xlsxwriter(ls), runs
        )
        report(Ratio(f"Excel, {count:,} rows", ours, other, "bare XlsxWriter", None, runs))
    report(Ratio("Excel, 20,000 rows, seconds", ours, None, "", 3.0, 3))

    small = publication(340)
    page = render_page(small, FOLDERS, home="", files=())
    seconds = min(timed(lambda: render_page(fresh(small), FOLDERS, home="", files=())) for _ in range(5))
    report(Ratio("web page, 340 items", seconds, None, "", 1.0, 5, f"{len(page) / 1e6:.2f} MB of 1.5"))
    towns = [publication(250, f"第{number}镇") for number in range(20)]
    pages, files = ["x.html"] * 20, [[]] * 20
    index = render_index(towns, FOLDERS, pages=pages, files=files)
    large = publication(5_000)
    index = render_index([large], FOLDERS, pages=["x.html"], files=[[]])
    seconds = min(
        timed(lambda: render_index([fresh(large)], FOLDERS, pages=["x.html"], files=[[]])) for _ in range(3)
    )
    report(Ratio("web index, 5,000 items", seconds, None, "", 1.0, 3, f"{len(index) / 1e6:.2f} MB of 3"))
    search(large)

    county = [publication(300, f"第{number}镇") for number in range(20)]
    for jobs in (1, 2):
        options = RenderOptions(jobs=jobs)
        seconds = timed(lambda o=options: render([fresh(one) for one in county], options=o))
        report(
            Ratio(
                f"20 townships × 300, three formats, jobs {jobs}",
                seconds,
                None,
                "",
                10.0 if jobs == 2 else None,
            )
        )
    made_files = render(county)
    seconds = timed(lambda: prove(made_files, county))
    report(Ratio("proof of the same", seconds, None, "", None, 1, f"{len(made_files)} files"))


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent))
    main()
