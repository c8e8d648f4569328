"""Settings are found upwards; what is wrong is told with file, line and key; every value knows its origin."""

from __future__ import annotations

import json

import jsonschema
import pytest

from powerlist.config.lines import lines_of
from powerlist.config.load import SettingError, load
from powerlist.config.origins import origins
from powerlist.config.schema import schema
from powerlist.config.settings import Settings
from powerlist.messages import tell
from powerlist.messages.errors import UserError
from powerlist.report.config_text import render, render_json


def write(folder, text, name="powerlist.toml"):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize("written", ["数据/报送", "数据\\报送", ".\\数据\\报送", "./数据/报送"])
def test_a_path_written_on_windows_is_the_same_everywhere(tmp_path, written):
    text = f"[workspace]\nsources='{written}'\n[statutes]\npath='{written}'\n[classify]\npolicy='{written}'\n"
    text += f"[[read.pin]]\nfile='{written}'\n[[audit.per_path]]\npath='{written}'\n"
    found = load(write(tmp_path, text)).settings
    said = (found.workspace.sources, found.statutes.path, found.classify.policy)
    assert {*said, found.read.pin[0].file, found.audit.per_path[0].path} == {"数据/报送"}


def test_the_nearest_file_upwards_counts(tmp_path):
    write(tmp_path, '[workspace]\nplace = "外县"\n')
    inner = write(tmp_path / "a" / "b", '[workspace]\nplace = "内县"\n')
    assert load(inner / "x.xlsx").settings.workspace.place == "内县"
    assert load(tmp_path / "a").settings.workspace.place == "外县"
    assert load(tmp_path / "a").root == tmp_path


def test_a_table_of_pyproject_is_as_good(tmp_path):
    write(tmp_path, '[project]\nname = "x"\n[tool.powerlist.audit]\nignore = ["PLN"]\n', "pyproject.toml")
    loaded = load(tmp_path)
    assert loaded.settings.audit.ignore == ("PLN",)
    assert loaded.lines["audit.ignore"] == 4


def test_a_pyproject_of_another_tool_is_passed_by(tmp_path):
    write(tmp_path, '[workspace]\nplace = "甲县"\n')
    inner = write(tmp_path / "b", '[project]\nname = "x"\n', "pyproject.toml")
    assert load(inner).settings.workspace.place == "甲县"


def test_a_half_merged_file_is_told_with_its_line(tmp_path):
    write(tmp_path, '[workspace]\n<<<<<<< HEAD\nplace = "甲"\n=======\nplace = "乙"\n>>>>>>> b\n')
    with pytest.raises(UserError) as caught:
        load(tmp_path)
    assert (caught.value.key, caught.value.values["line"]) == ("store.conflict_mark", 2)


@pytest.mark.parametrize(
    ("text", "key", "line"),
    [
        ('[audit]\n\nfail_on = "fatal"\n', "audit.fail_on", 3),
        ("[audit]\nselects = []\n", "audit.selects", 2),
        ("# x\n[read]\nmax_mib = 0\n", "read.max_mib", 3),
        ("[read]\nmax_mib = 'x'\n", "read.max_mib", 2),
        ("[read]\nmax_mib = 1e400\n", "read.max_mib", 2),
        ("[workspace]\ncatalogs = 'sources/'\n", "workspace", 1),
        ("[targets]\nsectors = '80%'\n", "targets.sectors", 2),
        *(
            (f'[workspace]\ndivision_code = "{code}"\n', "workspace.division_code", 2)
            for code in ("51090", "51090四", "510904 ", "5.1E5", "000000")
        ),
        ("[[audit.per_path]]\npath='a'\n[[audit.per_path]]\nignore=['PLN']\n", "audit.per_path.1.path", 3),
        ("[nothing]\n", "nothing", 1),
        ("[audit.severity]\nPLN01 = 'bad'\n", "audit.severity.PLN01", 2),
        ("[workspace]\nplace = 3\n", "workspace.place", 2),
    ],
)
def test_a_bad_value_is_told_with_its_line(tmp_path, text, key, line):
    write(tmp_path, text)
    with pytest.raises(SettingError) as caught:
        load(tmp_path)
    assert (caught.value.values["key"], caught.value.line) == (key, line)
    for language in ("zh", "en"):
        assert f"powerlist.toml:{line}" in caught.value.tell(language)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("lang = 'en'\n", "workspace.lang"),
        ("[workspace]\nfail_on = 'info'\n", "audit.fail_on"),
        ("[audit]\nselects = []\n", "select"),
        ("[audit]\nnothing = 1\n", None),
    ],
)
def test_a_setting_under_the_wrong_table_is_told_where_it_belongs(tmp_path, text, where):
    write(tmp_path, text)
    with pytest.raises(SettingError) as caught:
        load(tmp_path)
    near = tell("config.unknown_near", "zh", near=where) if where else tell("config.unknown", "zh")
    assert near in caught.value.tell("zh")


@pytest.mark.parametrize("text", ["[audit\n", "a = \n", "\ufeff[audit]\nx = 1", "a = 'x"])
def test_what_is_no_toml_or_unknown_is_an_error(tmp_path, text):
    write(tmp_path, text)
    with pytest.raises(UserError):
        load(tmp_path)


def test_a_syntax_error_is_told_with_its_line(tmp_path):
    write(tmp_path, "[audit]\nignore = [\n[audit]\n")
    with pytest.raises(UserError) as caught:
        load(tmp_path)
    assert "powerlist.toml:3" in caught.value.tell()


@pytest.mark.parametrize("way", ["C:\\数据", ".\\sources", "D:\\users"])
def test_a_backslash_in_double_quotes_is_explained(tmp_path, way):
    write(tmp_path, f'[workspace]\nsources = "{way}"\n')
    with pytest.raises(UserError) as caught:
        load(tmp_path)
    assert caught.value.key == "config.backslash"
    assert "powerlist.toml:2" in caught.value.tell("en")


def test_a_gbk_file_is_an_error(tmp_path):
    (tmp_path / "powerlist.toml").write_bytes('[workspace]\nplace = "甲县"\n'.encode("gbk"))
    with pytest.raises(UserError):
        load(tmp_path)


def test_a_missing_explicit_file_is_an_error(tmp_path):
    with pytest.raises(UserError):
        load(tmp_path, tmp_path / "no.toml")


def test_every_value_knows_its_origin(tmp_path):
    write(tmp_path, '[audit]\nignore = ["PLN"]\n\n[audit.severity]\nPLS03 = "info"\n')
    found = {origin.key: origin for origin in origins(load(tmp_path))}
    assert (found["audit.ignore"].line, found["audit.ignore"].value) == (2, ["PLN"])
    assert found["audit.severity"].line == 4
    assert found["audit.persona"].file is None
    assert len(found) == len({origin.key for origin in origins(load(tmp_path / "elsewhere"))})
    text = render(list(found.values()))
    assert f'audit.ignore = ["PLN"]  # {(tmp_path / "powerlist.toml").as_posix()}:2' in text
    assert {one["key"] for one in json.loads(render_json(list(found.values())))["settings"]} == set(found)


def test_the_schema_accepts_the_defaults_and_refuses_unknown_keys():
    checker = jsonschema.Draft202012Validator(schema())
    checker.check_schema(schema())
    checker.validate(Settings().model_dump(mode="json"))
    assert list(checker.iter_errors({"audit": {"selects": []}}))


def test_a_line_separator_in_a_comment_ends_no_line():
    assert lines_of("# 甲\u2028乙\x85\r\n[a]\r\nb = 1\r\n") == {"a": 2, "a.b": 3}


def test_lines_of_nested_and_quoted_keys():
    text = '[a."b c"]\nx.y = 1\n"z" = """\nq = 2\n"""\nw = 3\n[[p]]\nk=1\n[[p]]\nk=2\n'
    assert lines_of(text) == {
        "a.b c": 1,
        "a.b c.x.y": 2,
        "a.b c.z": 3,
        "a.b c.w": 6,
        "p.0": 7,
        "p.0.k": 8,
        "p.1": 9,
        "p.1.k": 10,
    }
