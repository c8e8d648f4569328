"""What an audit keeps of its findings: ``--since``, and what a person ruled."""

from __future__ import annotations

import json
import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from powerlist.audit.baseline import add, dump
from powerlist.messages.errors import UserError
from powerlist.model.audit import Audit
from powerlist.model.catalogue import Catalogue, Meta, items_frame, text_frame
from powerlist.model.fields import names_of
from powerlist.pipeline import auditing, reviewing
from powerlist.pipeline.opening import Loaded, Opened, open_paths
from powerlist.pipeline.options import Options
from powerlist.pipeline.requests import Requests
from powerlist.store.folder import load, save

ROW = {"type": "行政处罚", "department": "县林业局", "basis": "《中华人民共和国森林法》第七十六条"}
FIRST = {"id": "0-1", "name": "对滥伐林木的处罚", **ROW}
OTHER = {"id": "0-2", "name": "对滥伐林木行为的行政处罚", **ROW, "department": "县自然资源局"}


def stored(folder: Path, rows: list[dict[str, str]], rulings: list[dict[str, str]] | None = None) -> None:
    catalogue = Catalogue(Meta(), items_frame(rows), text_frame([], names_of("grants")))
    catalogue.rulings = text_frame(rulings or [], names_of("rulings"))
    save(catalogue, folder)


def codes(folder: Path, since: str | None = None) -> set[str]:
    return {one.rule for one in audit_of(folder, since).findings}


def audit_of(folder: Path, since: str | None = None) -> Audit:
    from powerlist.config.settings import Settings

    def find(path: Path) -> tuple[Settings, Path]:
        return Settings(), folder

    options = Options(as_of=date(2025, 3, 1))
    opened = open_paths([folder], find, options)
    requests = Requests(select=("PLD", "PLN03"), since=since)
    return auditing.run(opened, find, options, requests)


def test_since_hears_a_new_row_that_repeats_an_old_one(tmp_path: Path) -> None:
    names = {f"GIT_{who}_{what}": "x@y" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    folder = tmp_path / "catalogs" / "示例县"
    stored(folder, [FIRST])
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "x"]):
        subprocess.run(["git", *arguments], cwd=tmp_path, check=True, env={**os.environ, **names})
    assert codes(folder, "HEAD") == set()
    stored(folder, [FIRST, {**FIRST, "id": "0-3"}])
    assert "PLD01" in codes(folder, "HEAD")
    # who takes a waiver out brings the finding back, though no row has changed
    waiver = "规则,事项标识,理由,责任人,有效期至\nPLD01,0-3,两项待合并，已列入计划,编办,2025-12-31\n"
    (folder / "waivers.csv").write_text(waiver, "utf-8-sig")
    for arguments in (["add", "."], ["commit", "-q", "-m", "y"]):
        subprocess.run(["git", *arguments], cwd=tmp_path, check=True, env={**os.environ, **names})
    assert "PLD01" not in codes(folder, "HEAD")
    (folder / "waivers.csv").unlink()
    assert "PLD01" in codes(folder, "HEAD")
    # and so does who takes a line out of the baseline
    audited = audit_of(folder)
    (folder / "baseline.jsonl").write_bytes(dump(add([], audited)))
    for arguments in (["add", "."], ["commit", "-q", "-m", "z"]):
        subprocess.run(["git", *arguments], cwd=tmp_path, check=True, env={**os.environ, **names})
    assert not audit_of(folder, "HEAD").findings
    (folder / "baseline.jsonl").write_bytes(dump([]))
    assert "PLD01" in codes(folder, "HEAD")
    (folder / "baseline.jsonl").unlink()
    assert "PLD01" in codes(folder, "HEAD")
    # a place that the branch adds is new as a whole
    stored(folder.with_name("新县"), [FIRST, {**FIRST, "id": "0-3"}])
    assert "PLD01" in codes(folder.with_name("新县"), "HEAD")
    with pytest.raises(UserError):
        codes(folder.with_name("新县"), "nowhere")


@pytest.mark.parametrize("since", ["", " "])
def test_a_revision_that_is_empty_is_none_and_never_means_everything(since: str) -> None:
    with pytest.raises(UserError):
        Requests(since=since).check()


def test_a_pair_ruled_distinct_is_never_heard_while_both_texts_stand(tmp_path: Path) -> None:
    from powerlist.linkage import pair_fingerprint

    stored(tmp_path, [FIRST, OTHER])
    assert {"PLD04", "PLN03"} <= codes(tmp_path)
    mark = pair_fingerprint(load(tmp_path).items, 0, 1)
    ruling = {"question": "pair", "item": "0-1", "related": "0-2", "answer": "不重复", "fingerprint": mark}
    stored(tmp_path, [FIRST, OTHER], [ruling])
    assert codes(tmp_path) == set()
    stored(tmp_path, [FIRST, {**OTHER, "name": "对滥伐林木的违法行为的行政处罚"}], [ruling])
    assert "PLD04" in codes(tmp_path)


def test_the_question_about_a_pair_gives_only_reasons_that_a_person_has(tmp_path: Path) -> None:
    stored(tmp_path, [FIRST, OTHER])
    ((_, _, why),) = reviewing._pairs(load(tmp_path))
    assert "起点" not in why and "森林法" in why


@pytest.mark.parametrize(
    "text",
    [
        '[audit]\nfail_on = "error"\nselect = ["PLZ99"]\n',
        '[audit.severity]\n\nPLX99 = "error"\n',
        '[[audit.per_path]]\npath = "x"\nignore = ["PLQ"]\n',
        "[audit.options.PLE04]\n# years\nyears = 'drei'\n",
        "[audit.options.PLS03]\n\nx = 1\n",
    ],
)
def test_what_the_configuration_asks_for_and_is_not_there_is_told_with_its_line(
    tmp_path: Path, text: str
) -> None:
    from powerlist.audit.asked import check
    from powerlist.config.load import load as settings_of

    (tmp_path / "powerlist.toml").write_text(text, "utf-8")
    with pytest.raises(UserError) as told:
        check(settings_of(tmp_path).settings)
    assert told.value.place == f"{(tmp_path / 'powerlist.toml').as_posix()}:3"
    assert told.value.tell("en").startswith(told.value.place)


def _found(root: Path, jobs: int) -> bytes:
    from powerlist.config.settings import Settings
    from powerlist.report.findings_json import render

    def find(path: Path) -> tuple[Settings, Path]:
        return Settings(), root

    options = Options(jobs=jobs)
    # what two paths lead to is opened once
    opened = open_paths([root / "catalogs", root / "catalogs" / "甲县", root], find, options)
    result = auditing.run(opened, find, options, Requests(select=("PLD", "PLB", "PLS")))
    assert all(isinstance(one._held, Path) for one in opened.loaded)
    assert [len(one.catalogue) for one in opened.loaded] == [2, 2, 2]
    return render(result)


@pytest.mark.parametrize(
    ("order", "asked", "code"),
    [
        (("宽", "严"), None, 1),
        (("严", "宽"), None, 1),
        (("宽",), None, 0),
        (("宽", "严"), "never", 0),
        (("宽",), "error", 1),
    ],
)
def test_each_catalogue_fails_by_its_own_settings(
    tmp_path: Path, order: tuple[str, ...], asked: str | None, code: int
) -> None:
    from powerlist.config.settings import Settings

    settings = {
        name: Settings.model_validate({"audit": {"fail_on": bar}})
        for name, bar in (("宽", "never"), ("严", "error"))
    }
    loaded = []
    for name in order:
        stored(tmp_path / name, [{**FIRST, "basis": ""}])
        loaded.append(Loaded(tmp_path / name, tmp_path / name))
    requests = Requests(select=("PLS01",), fail_on=asked)
    found = auditing.run(Opened(loaded=loaded), lambda path: (settings[path.name], path), Options(), requests)
    assert {one.severity.value for one in found.findings} == {"error"}
    assert auditing.exit_code(found) == code


def test_many_catalogues_give_the_same_in_processes_and_are_not_kept(tmp_path: Path) -> None:
    for place in ("甲县", "乙县", "丙县"):
        stored(tmp_path / "catalogs" / place, [FIRST, OTHER])
    expected = _found(tmp_path, 1)
    assert expected.count(b'"PLD04"') == 4  # one a county, and the rule itself
    assert _found(tmp_path, 2) == expected


def test_a_catalogue_travels_as_its_folder(tmp_path: Path) -> None:
    import pickle

    stored(tmp_path, [FIRST])
    one = Loaded(tmp_path, tmp_path)
    assert len(one.catalogue) == 1
    assert len(pickle.dumps(one)) < 1_000
    assert len(pickle.loads(pickle.dumps(one)).catalogue) == 1
    made = Loaded(Catalogue(Meta(), items_frame([FIRST])), tmp_path)
    made.release()
    assert len(pickle.loads(pickle.dumps(made)).catalogue) == 1


@pytest.mark.parametrize(
    ("given", "where", "file"),
    [
        ("县/catalogs/甲县", "县", "县/sources/局.xlsx"),
        ("catalogs/甲县", "", "sources/局.xlsx"),
        # what is not there keeps the name that the catalogue knows it by
        ("县/catalogs/甲县", "县", None),
    ],
)
def test_a_place_in_a_source_is_a_path_from_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str, where: str, file: str | None
) -> None:
    from powerlist.config.settings import Settings

    monkeypatch.chdir(tmp_path)
    stored(Path(given), [FIRST])
    note = {"kind": "read.hidden-sheet", "file": "sources/局.xlsx", "sheet": "底稿", "detail": {"rows": 3}}
    (Path(given) / "provenance").mkdir(exist_ok=True)
    (Path(given) / "provenance" / "notes.jsonl").write_text(json.dumps(note), "utf-8")
    if file is not None:
        Path(file).parent.mkdir(parents=True)
        Path(file).write_bytes(b"")
    opened = Opened(loaded=[Loaded(Path(given), Path(where).absolute())])
    found = auditing.run(opened, lambda _: (Settings(), tmp_path), Options(), Requests(select=("PLS07",)))
    (one,) = found.findings
    assert one.location.file == (file or "sources/局.xlsx")
    assert [source.file for source in one.sources] == ["sources/局.xlsx"]


def test_a_malformed_catalogue_is_told_from_another_process(tmp_path: Path) -> None:
    for place in ("甲县", "乙县"):
        stored(tmp_path / "catalogs" / place, [FIRST])
    (tmp_path / "catalogs" / "乙县" / "items.csv").write_bytes("事项名称\nx\n".encode())
    with pytest.raises(UserError) as raised:
        _found(tmp_path, 2)
    assert "乙县/items.csv" in raised.value.tell()


def test_a_catalogue_that_lost_its_items_is_not_found_to_be_without_fault(tmp_path: Path) -> None:
    from powerlist.config.settings import Settings

    place = tmp_path / "catalogs" / "甲县"
    place.mkdir(parents=True)
    (place / "townships.csv").write_text("乡镇名称\n石桥镇\n", "utf-8-sig")
    (place / "catalog.toml").write_text('place = "甲县"\n', "utf-8")

    def opened(path: Path) -> int:
        return len(open_paths([path], lambda _: (Settings(), tmp_path), Options()).loaded)

    assert opened(place.parent) == 0, "nothing was built yet"
    with pytest.raises(UserError) as told:
        opened(place)
    assert told.value.key == "store.no_catalogue"
    stored(place, [FIRST, OTHER])
    assert opened(place) == opened(place.parent) == 1
    (place / "provenance").mkdir(exist_ok=True)
    (place / "provenance" / "build.lock").write_text("powerlist/build.lock/v1\n", "utf-8")
    (place / "items.csv").unlink()
    for path in (place, place.parent):
        with pytest.raises(UserError) as told:
            opened(path)
        assert told.value.key == "store.items_lost"
