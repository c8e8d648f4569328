"""`powerlist demo` as a new user runs it: a real process, and publications that say every item."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest

from program import Program

TOWNSHIPS = ("三家镇", "拦江镇")


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """The example laid out and built by the command, and what the command said."""
    folder = tmp_path_factory.mktemp("demo") / "示例"
    return folder, Program(folder.parent)("demo", folder, fresh=True)


@pytest.fixture(scope="module")
def forbidden(demo):
    """The items that no township may have whatever papers there are: the example has one of each kind."""
    folder, _ = demo
    report = json.loads((folder / "reports" / "findings.json").read_text(encoding="utf-8"))
    found = {
        finding["item"]["id"]: finding["item"]["name"]
        for finding in report["findings"]
        if finding["rule"] in ("PLM03", "PLM04", "PLM09") and finding["severity"] == "error"
    }
    assert len(found) == 2
    return found


@pytest.fixture(scope="module")
def granted(demo, forbidden):
    """What each township takes over, from grants.csv and items.csv as a user would read them."""
    folder, _ = demo
    (place,) = (folder / "catalogs").iterdir()
    items = {row["事项标识"]: row for row in _table(place / "items.csv")}
    found: dict[str, list[str]] = {name: [] for name in TOWNSHIPS}
    for row in _table(place / "grants.csv"):
        if row["事项标识"] in forbidden:
            continue
        if row["承接主体"] in found and row["赋权方式"] in ("下放", "委托", "延伸"):
            item = items[row["事项标识"]]
            found[row["承接主体"]].append(item.get("子项名称") or item["事项名称"])
    return found


def _table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_demo_says_what_was_made_what_was_found_and_what_to_open(demo):
    folder, run = demo
    assert run.code == 0, run.err
    assert "229" in run.out
    named = [line.strip() for line in run.out.splitlines() if line.strip().endswith((".html", ".docx"))]
    assert named
    assert all(Path(name).exists() or (folder.parent / name).exists() for name in named)


def test_both_townships_have_all_three_publications(demo, granted):
    folder, _ = demo
    for township in TOWNSHIPS:
        assert len(granted[township]) > 120
        for ending in ("xlsx", "docx", "html"):
            assert (
                folder / "publications" / township / f"{township}事项目录.{ending}"
            ).stat().st_size > 10_000


@pytest.mark.parametrize("township", TOWNSHIPS)
def test_workbook_shows_every_item(demo, granted, township):
    import python_calamine

    folder, _ = demo
    path = folder / "publications" / township / f"{township}事项目录.xlsx"
    book = python_calamine.CalamineWorkbook.from_path(str(path))
    shown = []
    for name in ("下放", "委托", "延伸"):
        rows = book.get_sheet_by_name(name).to_python()
        head = next(row for row in rows if "事项名称" in row)
        at, sub = head.index("事项名称"), head.index("子项名称") if "子项名称" in head else None
        for row in rows[rows.index(head) + 1 :]:
            if str(row[0]).isdigit():
                shown += [(sub is not None and row[sub]) or row[at]]
    # a main item is printed once over its sub-items
    assert sorted(shown) == sorted(granted[township])


@pytest.mark.parametrize("township", TOWNSHIPS)
def test_document_shows_every_item(demo, granted, township):
    import docx

    folder, _ = demo
    document = docx.Document(str(folder / "publications" / township / f"{township}事项目录.docx"))
    text = "\n".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)
    assert [name for name in granted[township] if name not in text.replace("\n", "")] == []


@pytest.mark.parametrize("township", TOWNSHIPS)
def test_page_is_self_contained_and_holds_every_item(demo, granted, township):
    folder, _ = demo
    page = (folder / "publications" / township / f"{township}事项目录.html").read_text(encoding="utf-8")
    data = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL).group(1)
    text = json.dumps(json.loads(data), ensure_ascii=False)
    assert [name for name in granted[township] if name not in text] == []
    assert not re.search(r'(?:src|href)="https?://', page)
    assert "default-src 'none'" in page


def test_what_the_law_forbids_is_told_and_published_nowhere(demo, forbidden):
    folder, run = demo
    assert all(name in run.err for name in forbidden.values())
    for path in (folder / "publications").rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert not [name for name in forbidden.values() if name in text]


def test_every_publication_says_that_it_is_an_example(demo):
    folder, _ = demo
    for path in (folder / "publications").rglob("*.html"):
        assert "示例" in path.read_text(encoding="utf-8")


def test_running_the_demo_again_changes_nothing(demo, powerlist):
    folder, _ = demo
    before = {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
    assert powerlist("demo", folder).code == 0
    after = {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
    assert before == after


def test_audit_of_the_stored_list_finds_what_the_build_found(demo, powerlist):
    folder, _ = demo
    built = json.loads((folder / "reports" / "findings.json").read_text(encoding="utf-8"))
    stored = powerlist("audit", folder, "--format", "json").json
    assert {finding["fingerprint"] for finding in stored["findings"]} == {
        finding["fingerprint"] for finding in built["findings"]
    }
    # publications are there only after the build
    skipped = {one["rule"] for one in built["skipped"]} - {one["rule"] for one in stored["skipped"]}
    assert {rule[:3] for rule in skipped} <= {"PLF"}
