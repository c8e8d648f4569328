"""A catalogue's folder: written whole, read back with places, canonical."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from powerlist.messages.errors import UserError
from powerlist.model.catalogue import SOURCE_COLUMNS, Catalogue, Meta, items_frame
from powerlist.model.normalised import TablePlace
from powerlist.model.sheet import Line, Note
from powerlist.store.folder import canonical, files_of, format_folder, load, load_lock, save
from powerlist.store.lock import Lock


def example() -> Catalogue:
    items = items_frame(
        [
            {
                "id": "0-b",
                "name": "乙",
                "file": "某局.xls",
                "sheet": "清单",
                "table": 0,
                "position": 1,
                "row": 6,
            },
            {
                "id": "0-a",
                "name": "甲",
                "file": "某局.xls",
                "sheet": "清单",
                "table": 0,
                "position": 0,
                "row": 5,
            },
        ]
    )
    sources = items.rename(columns={"id": "item"})[list(SOURCE_COLUMNS)]
    place = TablePlace(
        file="某局.xls",
        sheet="清单",
        letters={"name": ["B"], "basis": ["C", "D"]},
        anchors={"name": {1: 4}},
        elsewhere={"basis": {0: "D9"}},
        pieces={"basis": {1: [(0, "C6"), (9, "D6")]}},
        captions=[Line(1, "A1", "标题", "title")],
        sha256="00",
    )
    return Catalogue(
        meta=Meta(title="示例", place="示例县", as_of="2025-12-31"),
        items=items,
        sources=sources,
        tables=[place],
        notes=[Note("read.hidden-row", "某局.xls", "清单", 9, detail={"by": "hand"})],
    )


def test_a_catalogue_is_read_back_with_its_places(tmp_path: Path) -> None:
    save(example(), tmp_path)
    back = load(tmp_path, "catalogs/示例县")
    assert back.items["id"].tolist() == ["0-a", "0-b"]
    assert back.meta == Meta(title="示例", place="示例县", as_of="2025-12-31")
    assert back.location_of(1).line == 3
    assert [str(one) for one in back.sources_of(1, "name")] == ["某局.xls 清单!B4"]
    assert [str(one) for one in back.sources_of(0, "name")] == ["某局.xls 清单!B5"]
    assert back.notes == example().notes
    assert back.tables == example().tables


def test_saving_twice_changes_nothing(tmp_path: Path) -> None:
    save(example(), tmp_path)
    assert save(load(tmp_path), tmp_path) == []


def test_only_files_with_something_to_say_exist(tmp_path: Path) -> None:
    save(example(), tmp_path)
    assert sorted(path.name for path in tmp_path.glob("*")) == ["catalog.toml", "items.csv", "provenance"]


def test_a_failed_write_leaves_the_old_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(example(), tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    changed = example()
    changed.items = pd.concat([changed.items, items_frame([{"id": "0-c", "name": "丙"}])], ignore_index=True)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space"):
        save(changed, tmp_path)
    monkeypatch.undo()
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_fmt_rewrites_and_then_is_quiet(tmp_path: Path) -> None:
    text = "事项名称,事项标识\r\n乙,0-2\r\n甲,0-1\r\n"
    (tmp_path / "items.csv").write_text(text, "utf-8", newline="")
    assert format_folder(tmp_path, write=False) == [f"{tmp_path.as_posix()}/items.csv"]
    assert (tmp_path / "items.csv").read_bytes().decode() == text
    format_folder(tmp_path, write=True)
    assert format_folder(tmp_path, write=False) == []
    assert canonical(tmp_path)["items.csv"] == (tmp_path / "items.csv").read_bytes()


@pytest.mark.parametrize(
    ("content", "key"),
    [
        ("title = [", "config.bad_toml"),
        ("tilte = 'x'", "config.bad_meta"),
        ("as_of='soon'", "config.bad_meta"),
        (f"[{'.'.join('a' * 20_000)}]", "config.too_deep"),
        (f"claims = {'9' * 5000}", "config.long_number"),
    ],
)
def test_a_malformed_catalog_toml_is_told(tmp_path: Path, content: str, key: str) -> None:
    (tmp_path / "catalog.toml").write_text(content)
    with pytest.raises(UserError) as caught:
        load(tmp_path)
    assert caught.value.key == key
    assert caught.value.tell("zh")
    assert caught.value.tell("en")


@pytest.mark.parametrize("name", ["tables.json", "notes.jsonl"])
@pytest.mark.parametrize("content", ["[" * 100_000, "{", "null", "7"])
def test_damaged_provenance_is_told_whatever_the_damage(tmp_path: Path, name: str, content: str) -> None:
    save(example(), tmp_path)
    (tmp_path / "provenance" / name).write_text(content)
    with pytest.raises(UserError) as caught:
        load(tmp_path)
    assert caught.value.key == "store.bad_provenance"
    assert caught.value.values["file"] == f"{tmp_path.as_posix()}/provenance/{name}:1"


@pytest.mark.parametrize(
    "name", ["sources.csv", "ledger.csv", "evidence.csv", "tables.json", "notes.jsonl", "build.lock"]
)
def test_a_half_done_merge_in_what_a_build_wrote_is_told_with_its_line(tmp_path: Path, name: str) -> None:
    save(example(), tmp_path, Lock(sources={"某局.xls": "00"}))
    file = tmp_path / "provenance" / name
    there = file.read_text("utf-8") if file.is_file() else "item\n"
    file.write_text(f"{there}<<<<<<< HEAD\n=======\n>>>>>>> 分支\n", "utf-8")
    with pytest.raises(UserError) as caught:
        load(tmp_path)
        load_lock(tmp_path)
    assert caught.value.key == "store.conflict_mark"
    assert caught.value.values == {"file": file.as_posix(), "line": there.count("\n") + 1}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_line_separator_inside_a_name_ends_no_line(tmp_path: Path, end: str) -> None:
    catalogue = example()
    catalogue.notes = [Note("read.hidden-row", "某\u2028局.xls", "清\x85单", 9, value="甲\u2029乙")]
    catalogue.tables[0].captions = [Line(1, "A1", "标\u2028题", "title")]
    lock = Lock(sources={"某\u2028局.xls": "00"}, published=("三家\x85镇/目录.docx",))
    save(catalogue, tmp_path, lock)
    for name in ("tables.json", "notes.jsonl", "build.lock"):
        file = tmp_path / "provenance" / name
        file.write_bytes(file.read_bytes().replace(b"\n", end.encode()))
    again = load(tmp_path)
    assert (again.notes, again.tables) == (catalogue.notes, catalogue.tables)
    assert load_lock(tmp_path) == lock


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ('title = "清单"\nlayerr = "county"\n', 2),
        ('title = "清单"\n\nlevel = "village"\n', 3),
        ('as_of = "soon"\n', 1),
        ('division_code = "51090四"\n', 1),
        ("title = 5\n", 1),
    ],
)
def test_a_fault_of_catalog_toml_is_told_with_its_line_in_both_languages(
    tmp_path: Path, content: str, line: int
) -> None:
    (tmp_path / "catalog.toml").write_text(content, "utf-8")
    with pytest.raises(UserError) as caught:
        load(tmp_path, "县")
    for language in ("zh", "en"):
        told = caught.value.tell(language)
        assert told.startswith(f"县/catalog.toml:{line}")
        assert "Input should" not in told
        assert "Extra inputs" not in told
        assert "String should" not in told


def test_a_catalog_toml_in_another_encoding_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "catalog.toml").write_bytes('level = "county"\ntitle = "清单"\n'.encode("gbk"))
    with pytest.raises(UserError) as caught:
        load(tmp_path, "县")
    assert caught.value.key == "config.not_utf8"
    assert "县/catalog.toml:2" in caught.value.tell()


def test_a_half_merged_catalog_toml_is_told_with_its_line(tmp_path: Path) -> None:
    save(example(), tmp_path)
    path = tmp_path / "catalog.toml"
    path.write_text(path.read_text("utf-8") + "<<<<<<< HEAD\n=======\n>>>>>>> a\n", "utf-8")
    with pytest.raises(UserError) as told:
        load(tmp_path)
    assert told.value.key == "store.conflict_mark"
    assert told.value.values["line"] == len(path.read_text("utf-8").splitlines()) - 2


def test_fmt_keeps_every_column_that_somebody_wrote(tmp_path: Path) -> None:
    save(example(), tmp_path)
    (tmp_path / "decisions.csv").write_text("文号,成文日期,密级\n川府发〔2021〕42号,2021-12-31,\n", "utf-8")
    (tmp_path / "waivers.csv").write_text("规则,会议纪要,到期日\nPLM04,第3次,2027-06-30\n", "utf-8")
    format_folder(tmp_path, write=True)
    back = load(tmp_path)
    assert back.unknown == {"decisions": ("密级",), "waivers": ("会议纪要",)}
    assert back.waivers["extra"].tolist() == ['{"会议纪要": "第3次"}']
    assert back.waivers["expires"].tolist() == ["2027-06-30"]
    assert format_folder(tmp_path, write=False) == []
    assert save(back, tmp_path) == []


def test_a_build_takes_what_is_kept_by_hand_byte_for_byte(tmp_path: Path) -> None:
    save(example(), tmp_path)
    mine = {"townships.csv": "乡镇名称,人口\n乙镇,2\n甲镇,1\n", "baseline.jsonl": "\n"}
    for name, text in mine.items():
        (tmp_path / name).write_text(text, "utf-8")
    files = files_of(load(tmp_path), built=True)
    assert {name: files[name].decode() for name in mine} == mine
    assert files["catalog.toml"] == (tmp_path / "catalog.toml").read_bytes()
    assert {"items.csv", "provenance/sources.csv"} <= set(files)


def test_a_row_of_a_hand_kept_table_knows_its_line(tmp_path: Path) -> None:
    save(example(), tmp_path)
    (tmp_path / "decisions.csv").write_text(
        "文号,发文机关\n\n甲发〔2024〕1号,甲县\n\n甲发〔2024〕2号,甲县\n", "utf-8"
    )
    catalogue = load(tmp_path)
    assert list(catalogue.lines_of("decisions")) == [3, 5]
    assert list(catalogue.lines_of("items")) == [2, 3]
    catalogue.decisions = catalogue.decisions.iloc[1:].reset_index(drop=True)
    assert list(catalogue.lines_of("decisions")) == [2]
