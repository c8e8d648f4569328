"""A mode or receivers changed by hand in one table count in the other, and nothing contradicts in silence."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from powerlist.config.load import load as load_settings
from powerlist.linkage import fingerprint
from powerlist.pipeline import build as job
from powerlist.pipeline.options import Options
from powerlist.store.folder import load, load_lock
from powerlist.store.folder import save as store

if TYPE_CHECKING:
    from pathlib import Path

    from powerlist.model.catalogue import Catalogue

SOURCE = """事项名称,职权类型,原实施部门,实施依据,赋权方式,承接主体
对盗伐林木行为的处罚,行政处罚,示例县林业局,《森林法》第七十六条第一款,委托,甲镇
对滥伐林木行为的处罚,行政处罚,示例县林业局,《森林法》第七十六条第二款,县级保留,
对非法猎捕野生动物的处罚,行政处罚,示例县林业局,《野生动物保护法》第四十八条,下放,甲镇、乙镇
"""
WOOD, FELLING, HUNTING = ("对盗伐林木行为的处罚", "对滥伐林木行为的处罚", "对非法猎捕野生动物的处罚")


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace after its first build; tests work on copies of it."""
    top = tmp_path_factory.mktemp("first")
    (top / "powerlist.toml").write_text(
        '[workspace]\nplace = "示例县"\n[render]\nformats = ["html"]\n', "utf-8"
    )
    (top / "sources").mkdir()
    (top / "sources" / "林业.csv").write_text(SOURCE, "utf-8")
    folder = top / "catalogs" / "示例县"
    folder.mkdir(parents=True)
    (folder / "townships.csv").write_text("乡镇名称,乡镇类别\n甲镇,镇\n乙镇,镇\n", "utf-8")
    build(top)
    return top


@pytest.fixture
def workspace(first: Path, tmp_path: Path) -> Path:
    return shutil.copytree(first, tmp_path / "县")


def build(workspace: Path) -> job.Built:
    found = load_settings(workspace, None)
    return job.build(workspace, workspace, found.settings, found.root, Options(as_of=date(2025, 12, 31)))


def change(workspace: Path, name: str, table: str = "items", /, **values: str) -> None:
    """Change a row of items.csv, or the first grant of the item, as a person does."""
    folder = workspace / "catalogs" / "示例县"
    catalogue, lock = load(folder), load_lock(folder)
    item = catalogue.items.loc[catalogue.items["name"] == name, "id"].iat[0]
    frame = catalogue.table(table)
    at = frame.index[frame["id" if table == "items" else "item"] == item][0]
    for field, value in values.items():
        frame.loc[at, field] = value
    store(catalogue, folder, lock)


def says(catalogue: Catalogue, name: str) -> tuple[str, dict[str, str]]:
    """Return the item's mode and that of each of its grants."""
    row = catalogue.items[catalogue.items["name"] == name]
    grants = catalogue.grants[catalogue.grants["item"] == row["id"].iat[0]]
    return row["mode"].iat[0], dict(zip(grants["receiver"], grants["mode"], strict=True))


def carried(built: job.Built) -> int:
    return sum(note.kind == "build.carried" for note in built.catalogue.notes)


def contradictions(built: job.Built) -> int:
    return sum(one.rule in ("PLM14", "PLS41") for one in built.audit.findings)


Said = tuple[str, dict[str, str]]


@pytest.mark.parametrize(
    "edits",
    [
        {
            WOOD: ({"mode": "delegated"}, ("delegated", {"甲镇": "delegated"})),
            FELLING: ({"mode": "delegated", "receivers": "乙镇"}, ("delegated", {"乙镇": "delegated"})),
            HUNTING: ({"mode": ""}, ("", {"甲镇": "", "乙镇": ""})),
        },
        {
            WOOD: ({"receivers": "各镇"}, ("entrusted", {"甲镇": "entrusted", "乙镇": "entrusted"})),
            FELLING: ({"mode": "delegated"}, ("delegated", {"甲镇": "delegated", "乙镇": "delegated"})),
            HUNTING: ({"mode": "extended", "receivers": "乙镇人民政府"}, ("extended", {"乙镇": "extended"})),
        },
        {
            WOOD: ({"mode": "retained", "receivers": ""}, ("retained", {})),
            HUNTING: ({"receivers": "甲镇"}, ("delegated", {"甲镇": "delegated"})),
        },
    ],
)
def test_what_is_changed_in_items_csv_holds_for_the_grants(
    workspace: Path, edits: dict[str, tuple[dict[str, str], Said]]
) -> None:
    for name, (edit, _) in edits.items():
        change(workspace, name, **edit)
    for _ in range(2):
        built = build(workspace)
        assert {name: says(built.catalogue, name) for name in edits} == {
            name: expected for name, (_, expected) in edits.items()
        }
        assert (carried(built), contradictions(built)) == (len(edits), 0)
    # new grants are told once
    assert [name for name in built.written if not name.endswith("notes.jsonl")] == []


def test_taken_back_the_source_counts_again(workspace: Path) -> None:
    before = says(load(workspace / "catalogs" / "示例县"), WOOD)
    change(workspace, WOOD, mode="delegated")
    build(workspace)
    change(workspace, WOOD, mode="entrusted")
    built = build(workspace)
    assert (says(built.catalogue, WOOD), carried(built)) == (before, 0)


def test_a_row_that_was_edited_elsewhere_keeps_its_mode_while_its_source_says_another(
    workspace: Path,
) -> None:
    change(workspace, WOOD, remark="已核")
    source = workspace / "sources" / "林业.csv"
    source.write_text(SOURCE.replace("委托", "下放"), "utf-8")
    built = build(workspace)
    assert says(built.catalogue, WOOD) == ("entrusted", {"甲镇": "entrusted"})
    assert contradictions(built) == 1


def test_an_item_has_the_mode_that_its_edited_grants_share(workspace: Path) -> None:
    change(workspace, WOOD, "grants", mode="delegated")
    change(workspace, HUNTING, "grants", mode="entrusted")
    for _ in range(2):
        built = build(workspace)
        assert says(built.catalogue, WOOD) == ("delegated", {"甲镇": "delegated"})
        assert says(built.catalogue, HUNTING)[0] == ""
        assert contradictions(built) == 0
    assert built.written == []


def test_two_edits_that_differ_are_told(workspace: Path) -> None:
    change(workspace, WOOD, "grants", mode="delegated")
    change(workspace, WOOD, mode="extended")
    built = build(workspace)
    assert says(built.catalogue, WOOD) == ("extended", {"甲镇": "delegated"})
    assert [one.rule for one in built.audit.findings if one.rule == "PLM14"] == ["PLM14"]


def test_a_ruling_wins_and_the_list_says_so(workspace: Path) -> None:
    change(workspace, WOOD, mode="delegated", remark="已核")
    folder = workspace / "catalogs" / "示例县"
    items = load(folder).items
    at = items["name"].tolist().index(WOOD)
    heads = "问题,事项标识,回答,回答人,回答日期,指纹\n"
    (folder / "rulings.csv").write_text(
        f"{heads}mode,{items['id'].iat[at]},延伸,县编办,2025-06-01,{fingerprint(items, at)}\n", "utf-8"
    )
    for _ in range(2):
        built = build(workspace)
        assert says(built.catalogue, WOOD) == ("extended", {"甲镇": "extended"})
        assert built.catalogue.items["remark"].iat[at] == "已核"
        assert contradictions(built) == 0
    assert carried(built) == 0


def test_an_item_without_a_source_is_changed_as_well(workspace: Path) -> None:
    source = workspace / "sources" / "林业.csv"
    source.write_text("\n".join(line for line in SOURCE.splitlines() if WOOD not in line), "utf-8")
    build(workspace)
    change(workspace, WOOD, mode="delegated")
    for _ in range(2):
        built = build(workspace)
        assert says(built.catalogue, WOOD) == ("delegated", {"甲镇": "delegated"})
    assert built.written == []


def test_an_item_names_those_to_whom_grants_were_added_or_taken_from(workspace: Path) -> None:
    folder = workspace / "catalogs" / "示例县"
    catalogue, lock = load(folder), load_lock(folder)
    ids = dict(zip(catalogue.items["name"], catalogue.items["id"], strict=True))
    grants = catalogue.grants
    grants = grants[(grants["item"] != ids[HUNTING]) | (grants["receiver"] != "甲镇")]
    more = grants[grants["item"] == ids[WOOD]].assign(receiver="乙镇").astype({"receiver": "str"})
    catalogue.grants = pd.concat([grants, more], ignore_index=True)
    store(catalogue, folder, lock)
    for _ in range(2):
        built = build(workspace)
        named = dict(zip(built.catalogue.items["name"], built.catalogue.items["receivers"], strict=True))
        assert {name: sorted(filter(None, text.split("、"))) for name, text in named.items()} == {
            WOOD: sorted(("甲镇", "乙镇")),
            FELLING: [],
            HUNTING: ["乙镇"],
        }
        assert contradictions(built) == 0
    assert built.written == []


def test_who_changes_the_mode_alone_keeps_those_whom_the_source_ticks(workspace: Path) -> None:
    (workspace / "sources" / "林业.csv").write_text(
        "事项名称,职权类型,原实施部门,实施依据,赋权方式,甲镇,乙镇\n"
        f"{WOOD},行政处罚,县林业局,《森林法》第七十六条,委托,√,\n"
        f"{FELLING},行政处罚,县林业局,《森林法》第七十七条,委托,√,√\n",
        "utf-8",
    )
    assert says(build(workspace).catalogue, WOOD) == ("entrusted", {"甲镇": "entrusted"})
    change(workspace, WOOD, mode="delegated")
    for _ in range(2):
        assert says(build(workspace).catalogue, WOOD) == ("delegated", {"甲镇": "delegated"})


def test_grants_that_are_all_deleted_stay_deleted(workspace: Path) -> None:
    folder = workspace / "catalogs" / "示例县"
    catalogue, lock = load(folder), load_lock(folder)
    catalogue.grants = catalogue.grants.iloc[:0]
    store(catalogue, folder, lock)
    assert (folder / "grants.csv").is_file()
    for _ in range(2):
        assert len(build(workspace).catalogue.grants) == 0
