"""What people ruled, through edits by hand and sources that go: one text counts, that of items.csv."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import pytest

from powerlist.config.load import load as load_settings
from powerlist.linkage import fingerprint
from powerlist.model.catalogue import Catalogue
from powerlist.pipeline import build as job
from powerlist.pipeline import opening
from powerlist.pipeline.options import Options
from powerlist.report.review import standing
from powerlist.store.folder import load

HEADS = ["事项名称", "职权类型", "原实施部门", "实施依据", "赋权方式", "承接主体"]
DOGS = ["养犬登记", "行政许可", "示例县公安局", "《示例市养犬管理条例》第十条", "委托", "甲镇、乙镇"]
WOOD = [
    "对盗伐林木行为的处罚",
    "行政处罚",
    "示例县林业局",
    "《森林法》第七十六条第一款",
    "下放",
    "甲镇、乙镇",
]
OPTIONS = Options(as_of=date(2025, 12, 31))


def table(path: Path, rows: list[list[str]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    path.write_text(out.getvalue(), "utf-8")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    (tmp_path / "powerlist.toml").write_text(
        '[workspace]\nplace = "示例县"\n[render]\nformats = ["html"]\n', "utf-8"
    )
    table(tmp_path / "sources" / "公安.csv", [HEADS, DOGS])
    table(tmp_path / "sources" / "林业.csv", [HEADS, WOOD])
    folder = tmp_path / "catalogs" / "示例县"
    table(folder / "townships.csv", [["乡镇名称", "乡镇类别"], ["甲镇", "镇"], ["乙镇", "镇"]])
    return tmp_path


def build(workspace: Path) -> job.Built:
    found = load_settings(workspace, None)
    return job.build(workspace, workspace, found.settings, found.root, OPTIONS)


def stored(workspace: Path) -> Catalogue:
    return load(workspace / "catalogs" / "示例县")


def rule(workspace: Path, *answers: tuple[str, str, str], proposal: str = "") -> None:
    catalogue = stored(workspace)
    heads = ["问题", "事项标识", "乡镇", "拟定", "回答", "回答人", "回答日期", "指纹"]
    rows = []
    for name, township, answer in answers:
        at = catalogue.items["name"].tolist().index(name)
        mark = fingerprint(catalogue.items, at)
        rows.append(
            [
                "township",
                catalogue.items["id"].iat[at],
                township,
                proposal,
                answer,
                township,
                "2025-06-01",
                mark,
            ]
        )
    table(workspace / "catalogs" / "示例县" / "rulings.csv", [heads, *rows])


def receivers(catalogue: Catalogue, name: str) -> list[str]:
    item = catalogue.items.loc[catalogue.items["name"] == name, "id"].iat[0]
    return sorted(catalogue.grants.loc[catalogue.grants["item"] == item, "receiver"].tolist())


def told(built: job.Built, code: str) -> list[str]:
    return [one.variant for one in built.audit.findings if one.rule == code]


def edit(workspace: Path, old: str, new: str) -> None:
    path = workspace / "catalogs" / "示例县" / "items.csv"
    path.write_text(path.read_text("utf-8-sig").replace(old, new), "utf-8-sig")


def test_a_ruling_lapses_when_the_list_s_text_is_edited_by_hand(workspace: Path) -> None:
    build(workspace)
    rule(workspace, ("养犬登记", "甲镇", "不承接"))
    assert receivers(build(workspace).catalogue, "养犬登记") == ["乙镇"]
    edit(workspace, "养犬登记", "养犬登记（含年检）")
    built = build(workspace)
    assert told(built, "PLM15") == ["stale"]
    assert receivers(built.catalogue, "养犬登记（含年检）") == ["乙镇", "甲镇"]
    asked = {one.part: one for one in standing(stored(workspace), ["township"])}
    assert (asked["甲镇"].answered, asked["甲镇"].lapsed) == (0, 1)


def test_a_mode_ruled_on_a_text_that_is_edited_is_asked_again_and_no_change_of_the_source(
    workspace: Path,
) -> None:
    table(workspace / "sources" / "林业.csv", [HEADS, [*WOOD[:4], "", ""]])
    build(workspace)
    rule(workspace, (WOOD[0], "", "下放"))
    path = workspace / "catalogs" / "示例县" / "rulings.csv"
    path.write_text(
        path.read_text("utf-8").replace("township,", "mode,").replace(",,2025", ",县林业局,2025"), "utf-8"
    )
    assert receivers(build(workspace).catalogue, WOOD[0]) == ["乙镇", "甲镇"]
    edit(workspace, "第七十六条第一款", "第七十六条")
    built = build(workspace)
    assert (told(built, "PLM15"), told(built, "PLS41")) == (["stale"], [])
    assert receivers(built.catalogue, WOOD[0]) == ["乙镇", "甲镇"]
    (one,) = standing(stored(workspace), ["modes"])
    assert (one.part, one.asked, one.answered, one.lapsed) == ("示例县林业局", 1, 0, 1)
    table(workspace / "sources" / "林业.csv", [HEADS, [*WOOD[:3], "《森林法》第七十七条", "", ""]])
    assert told(build(workspace), "PLS41") == ["values"]


def test_a_ruling_on_the_edited_text_holds_though_the_source_has_another(workspace: Path) -> None:
    build(workspace)
    edit(workspace, "养犬登记", "养犬登记（含年检）")
    rule(workspace, ("养犬登记（含年检）", "甲镇", "不承接"))
    built = build(workspace)
    assert told(built, "PLM15") == []
    assert receivers(built.catalogue, "养犬登记（含年检）") == ["乙镇"]

    def find(path: Path) -> tuple[object, Path]:
        found = load_settings(path, None)
        return found.settings, found.root

    opened = opening.open_paths([workspace / "sources" / "公安.csv"], find, OPTIONS)  # type: ignore[arg-type]
    assert receivers(opened.loaded[0].catalogue, "养犬登记") == ["乙镇"]


def test_what_no_source_holds_any_more_keeps_its_grants_and_rulings(workspace: Path) -> None:
    build(workspace)
    rule(workspace, ("养犬登记", "甲镇", "不承接"), ("养犬登记", "乙镇", "承接"))
    before = build(workspace).catalogue
    (workspace / "sources" / "公安.csv").unlink()
    built = build(workspace)
    assert told(built, "PLS40") == [""]
    assert told(built, "PLM15") == []
    assert receivers(built.catalogue, "养犬登记") == ["乙镇"]
    assert len(built.catalogue.evidence) == len(before.evidence)
    assert any("养犬登记" in row for one in built.publications for row in one.rows["name"].tolist())
    assert build(workspace).written == []


def delete(workspace: Path, table_name: str, words: str) -> str:
    """Delete the rows of a table that have these words; return the text as it was."""
    path = workspace / "catalogs" / "示例县" / f"{table_name}.csv"
    text = path.read_text("utf-8-sig")
    path.write_text("".join(line for line in text.splitlines(True) if words not in line), "utf-8-sig")
    return text


def test_a_deleted_row_stays_out_and_is_told(workspace: Path) -> None:
    first = build(workspace).catalogue
    item = first.items.loc[first.items["name"] == "养犬登记", "id"].iat[0]
    text = delete(workspace, "grants", f"{item},甲镇")
    for _ in range(2):
        built = build(workspace)
        assert receivers(built.catalogue, "养犬登记") == ["乙镇"]
        assert told(built, "PLS42") == ["grant"]
    assert built.written == []
    (workspace / "catalogs" / "示例县" / "grants.csv").write_text(text, "utf-8-sig")
    assert told(build(workspace), "PLS42") == []
    delete(workspace, "items", "养犬登记")
    for _ in range(2):
        built = build(workspace)
        assert built.catalogue.items["name"].tolist() == [WOOD[0]]
        assert set(built.catalogue.grants["item"]) == set(built.catalogue.items["id"])
        assert set(built.catalogue.sources["item"]) == set(built.catalogue.items["id"])
        assert [one.rule for one in built.audit.findings if one.rule[:3] == "PLS"] == ["PLS42"]
    (workspace / "sources" / "公安.csv").unlink()
    assert told(build(workspace), "PLS42") == []


def test_who_deletes_the_files_has_the_catalogue_built_anew(workspace: Path) -> None:
    before = build(workspace).catalogue
    for name in ("items", "grants"):
        (workspace / "catalogs" / "示例县" / f"{name}.csv").unlink()
    built = build(workspace)
    assert built.catalogue.items["id"].tolist() == before.items["id"].tolist()
    assert len(built.catalogue.grants) == len(before.grants)
    assert told(built, "PLS42") == []


def test_what_no_source_holds_goes_when_somebody_deletes_it(workspace: Path) -> None:
    build(workspace)
    (workspace / "sources" / "公安.csv").unlink()
    build(workspace)
    delete(workspace, "items", "养犬登记")
    built = build(workspace)
    assert built.catalogue.items["name"].tolist() == [WOOD[0]]
    assert set(built.catalogue.grants["item"]) == set(built.catalogue.items["id"])


def test_a_township_that_comes_back_in_the_source_comes_back(workspace: Path) -> None:
    """It went with its source and not by hand."""
    build(workspace)
    table(workspace / "sources" / "公安.csv", [HEADS, [*DOGS[:5], "乙镇"]])
    assert receivers(build(workspace).catalogue, "养犬登记") == ["乙镇"]
    table(workspace / "sources" / "公安.csv", [HEADS, DOGS])
    built = build(workspace)
    assert receivers(built.catalogue, "养犬登记") == ["乙镇", "甲镇"]
    assert told(built, "PLS42") == []


def test_a_ruling_counts_for_what_no_source_holds_any_more(workspace: Path) -> None:
    build(workspace)
    (workspace / "sources" / "公安.csv").unlink()
    build(workspace)
    rule(workspace, ("养犬登记", "甲镇", "不承接"), ("养犬登记", "乙镇", "承接"))
    for _ in range(2):
        built = build(workspace)
        assert receivers(built.catalogue, "养犬登记") == ["乙镇"]
        assert told(built, "PLS40") == [""]
        assert told(built, "PLS42") == []
    assert built.written == []
    rule(workspace, ("养犬登记", "甲镇", "不承接"), ("养犬登记", "乙镇", "不承接"))
    built = build(workspace)
    assert receivers(built.catalogue, "养犬登记") == []
    assert built.catalogue.items.set_index("name").loc["养犬登记", "mode"] == "retained"
    assert build(workspace).written == []


def test_a_row_that_changed_on_both_sides_says_in_what(workspace: Path) -> None:
    build(workspace)
    edit(workspace, "养犬登记", "养犬登记（含年检）")
    table(
        workspace / "sources" / "公安.csv",
        [HEADS, [*DOGS[:3], "《示例市养犬管理条例》第十条、第十二条", *DOGS[4:]]],
    )
    built = build(workspace)
    (finding,) = [one for one in built.audit.findings if one.rule == "PLS41"]
    message = built.audit.message(finding, "zh")
    for words in ("事项名称", "养犬登记（含年检）", "实施依据", "第十条、第十二条"):
        assert words in message
    assert finding.excerpt == ""


@pytest.mark.parametrize("word", ["待定", "无", "/", "—", "暂无"])
def test_a_receiver_that_is_not_settled_is_not_every_township(workspace: Path, word: str) -> None:
    table(workspace / "sources" / "公安.csv", [HEADS, [*DOGS[:5], word]])
    table(workspace / "sources" / "林业.csv", [HEADS, [*WOOD[:5], ""]])
    built = build(workspace)
    assert receivers(built.catalogue, "养犬登记") == [""]
    assert receivers(built.catalogue, WOOD[0]) == ["乙镇", "甲镇"]
    assert told(built, "PLM20") == ["pending"]
    assert not any("养犬登记" in row for one in built.publications for row in one.rows["name"].tolist())


def test_a_source_s_own_ids_are_kept_beside_ours(workspace: Path) -> None:
    """A list that was published once comes back with a column 事项标识; it is neither lost nor taken for an edit."""
    table(workspace / "sources" / "公安.csv", [["事项标识", *HEADS, "市局意见"], ["X-1", *DOGS, "同意"]])
    for _ in range(2):
        built = build(workspace)
        row = built.catalogue.items[built.catalogue.items["name"] == "养犬登记"].iloc[0]
        assert row["id"] != "X-1"
        assert row["extra"] == '{"事项标识（来源）": "X-1", "市局意见": "同意"}'
        assert not [note for note in built.catalogue.notes if note.kind.startswith("build.edited")]
        assert told(built, "PLS11") == ["", ""]
    assert built.written == []


def test_a_ruling_on_the_mode_is_no_edit_by_hand(workspace: Path) -> None:
    catalogue = build(workspace).catalogue
    item = catalogue.items["id"].iat[0]
    heads = ["问题", "事项标识", "回答", "回答人", "回答日期"]
    answer = "延伸" if catalogue.items["mode"].iat[0] != "extended" else "委托"
    table(
        workspace / "catalogs" / "示例县" / "rulings.csv",
        [heads, ["mode", item, answer, "编办", "2025-06-01"]],
    )
    ruled = build(workspace).catalogue
    assert (
        ruled.items["mode"].iat[ruled.position_of[item]] == {"延伸": "extended", "委托": "entrusted"}[answer]
    )
    assert not [note for note in ruled.notes if note.kind.startswith("build.edited")]


def edit_grant(workspace: Path, words: str, old: str, new: str) -> None:
    """Change a word in the row of a grant that has these words."""
    path = workspace / "catalogs" / "示例县" / "grants.csv"
    lines = path.read_text("utf-8-sig").splitlines(True)
    path.write_text("".join(one.replace(old, new) if words in one else one for one in lines), "utf-8-sig")


def decide(workspace: Path, *names: str) -> None:
    """Write the number of a decision into the grants of an item, as the audit advises."""
    item = stored(workspace).items.set_index("name").loc[WOOD[0], "id"]
    for name in names:
        edit_grant(workspace, f"{item},{name}", f"{item},{name},,", f"{item},{name},,示政发〔2025〕3号")


def test_a_refusal_takes_a_grant_that_was_edited_by_hand(workspace: Path) -> None:
    build(workspace)
    decide(workspace, "甲镇", "乙镇")
    build(workspace)
    rule(workspace, (WOOD[0], "甲镇", "不承接"))
    for _ in range(2):
        built = build(workspace)
        assert receivers(built.catalogue, WOOD[0]) == ["乙镇"]
        assert built.catalogue.grants["decision"].tolist().count("示政发〔2025〕3号") == 1
        assert [one for one in built.audit.findings if one.rule in ("PLS40", "PLS41", "PLM14")] == []
    assert built.written == []
    rule(workspace, (WOOD[0], "甲镇", "承接"))
    assert receivers(build(workspace).catalogue, WOOD[0]) == ["乙镇", "甲镇"]


def test_a_refusal_takes_an_edited_grant_that_no_source_holds(workspace: Path) -> None:
    build(workspace)
    decide(workspace, "甲镇", "乙镇")
    (workspace / "sources" / "林业.csv").unlink()
    build(workspace)
    rule(workspace, (WOOD[0], "甲镇", "暂缓承接"))
    built = build(workspace)
    assert receivers(built.catalogue, WOOD[0]) == ["乙镇"]


def test_a_mode_that_was_ruled_since_comes_to_an_edited_grant(workspace: Path) -> None:
    build(workspace)
    decide(workspace, "甲镇")
    item = build(workspace).catalogue.items.set_index("name").loc[WOOD[0], "id"]
    heads = ["问题", "事项标识", "回答", "回答人", "回答日期"]
    table(
        workspace / "catalogs" / "示例县" / "rulings.csv",
        [heads, ["mode", item, "延伸", "编办", "2025-06-01"]],
    )
    built = build(workspace)
    granted = built.catalogue.grants[built.catalogue.grants["item"] == item]
    assert granted["mode"].tolist() == ["extended", "extended"]
    assert sorted(granted["decision"].tolist()) == ["", "示政发〔2025〕3号"]
    assert told(built, "PLS41") == []
    # who edits the mode after that is not overruled silently
    edit_grant(workspace, f"{item},甲镇", "延伸,", "下放,")
    built = build(workspace)
    assert sorted(built.catalogue.grants.set_index("item").loc[item, "mode"]) == ["delegated", "extended"]


def test_an_edited_grant_that_its_source_names_no_more_is_told_at_its_own_row(workspace: Path) -> None:
    build(workspace)
    decide(workspace, "甲镇")
    build(workspace)
    table(workspace / "sources" / "林业.csv", [HEADS, [*WOOD[:5], "乙镇"]])
    for _ in range(2):
        built = build(workspace)
        assert receivers(built.catalogue, WOOD[0]) == ["乙镇", "甲镇"]
        (finding,) = [one for one in built.audit.findings if one.rule in ("PLS40", "PLM14")]
        assert (finding.rule, finding.variant, finding.values["receiver"]) == ("PLS40", "grant", "甲镇")
        line = finding.location.line
        text = (workspace / "catalogs" / "示例县" / "grants.csv").read_text("utf-8-sig").splitlines()
        assert finding.location.file == "catalogs/示例县/grants.csv"
        assert "甲镇" in text[line - 1]
        assert "示政发〔2025〕3号" in text[line - 1]
    assert built.written == []
    # a grant that nobody edited goes with its source; one whose item is gone is told with the item
    table(workspace / "sources" / "林业.csv", [HEADS, [*WOOD[:5], "甲镇"]])
    built = build(workspace)
    assert receivers(built.catalogue, WOOD[0]) == ["甲镇"]
    assert told(built, "PLS40") == []
    (workspace / "sources" / "林业.csv").unlink()
    assert told(build(workspace), "PLS40") == [""]


@pytest.mark.parametrize("where", ["items", "source", "grants"])
def test_an_answer_to_another_mode_than_is_proposed_now_has_lapsed(workspace: Path, where: str) -> None:
    build(workspace)
    rule(workspace, (WOOD[0], "甲镇", "不承接"), (WOOD[0], "乙镇", "承接"), proposal="下放")
    if where != "grants":
        assert receivers(build(workspace).catalogue, WOOD[0]) == ["乙镇"]
    if where == "items":
        edit(workspace, ",下放,", ",委托,")
    elif where == "source":
        table(workspace / "sources" / "林业.csv", [HEADS, [*WOOD[:4], "委托", WOOD[5]]])
    else:
        edit_grant(workspace, "甲镇", "下放,", "委托,")
        edit_grant(workspace, "乙镇", "下放,", "委托,")
    for _ in range(3):
        built = build(workspace)
        assert receivers(built.catalogue, WOOD[0]) == ["乙镇", "甲镇"]
        assert told(built, "PLM15") == ["proposal", "proposal"]
    assert built.written == []
    (asked,) = [one for one in standing(stored(workspace), ["township"]) if one.part == "甲镇"]
    assert asked.lapsed == 1
    # the new question has an answer of its own
    rule(workspace, (WOOD[0], "甲镇", "不承接"), (WOOD[0], "乙镇", "承接"), proposal="委托")
    built = build(workspace)
    assert receivers(built.catalogue, WOOD[0]) == ["乙镇"]
    assert told(built, "PLM15") == []
