"""What commands print fits the schemas in docs/schemas, told by real processes."""

from __future__ import annotations

import jsonschema
import openpyxl
import pytest

from powerlist.report.schemas import schemas

ROWS = [
    ["序号", "事项名称", "职权类型", "实施主体", "实施依据", "赋权方式", "承接主体"],
    [
        "1",
        "对擅自取水行为的处罚",
        "行政处罚",
        "示例县水利局",
        "《中华人民共和国水法》第六十九条",
        "下放",
        "甲镇",
    ],
    ["2", "对擅自取水的处罚", "行政处罚", "示例县水利局", "《中华人民共和国水法》第六十九条", "", ""],
    ["2", "取水许可", "许可", "示例县水利局", "", "委托", "甲镇、乙乡"],
]


@pytest.fixture(scope="module")
def workbook(tmp_path_factory):
    path = tmp_path_factory.mktemp("list") / "示例县水利局.xlsx"
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    book.save(path)
    return path


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("read-v1.json", ["read"]),
        ("classification-v1.json", ["classify"]),
        ("pairs-v1.json", ["match", "--all"]),
        ("findings-v1.json", ["audit", "--exit-zero"]),
        ("citations-v1.json", ["cite"]),
    ],
)
def test_output_fits_its_schema(powerlist, workbook, name, arguments):
    given = "《中华人民共和国水法》第六十九条第一款" if arguments == ["cite"] else str(workbook)
    run = powerlist(*arguments, given, "--format", "json")
    assert run.code == 0, run.err
    jsonschema.validate(run.json, schemas()[name])


def test_kinds_of_evidence_are_those_of_the_classification():
    from powerlist.classify.piece import KINDS

    kinds = schemas()["classification-v1.json"]["properties"]["items"]["items"]["properties"]["evidence"]
    assert set(kinds["items"]["properties"]["kind"]["enum"]) == set(KINDS)
