"""Bodies that stand in one cell with a label and with how they act."""

from __future__ import annotations

import pytest

from powerlist.normalise.bodytold import body_and_way

from .test_build import A, run


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("承接部门：县水利局\n工作方式：依法查处", ("县水利局", "依法查处")),
        ("承接部门：县水利局；工作方式：1.巡查；2.查处", ("县水利局", "1.巡查；2.查处")),
        ("承接部门：县水利局、县公安局", ("县水利局、县公安局", "")),
        ("县水利局：组织查处\n定期巡查", ("县水利局", "组织查处\n定期巡查")),
        ("县水利局：查处\n县公安局：协助", ("县水利局\n县公安局", "县水利局：查处\n县公安局：协助")),
        ("县水利局", None),
        ("县水利局\n县公安局", None),
        ("注：略", None),
        ("承接部门：" + "：" * 30_000, None),
    ],
)
def test_body_and_how_it_acts(text: str, told: tuple[str, str] | None) -> None:
    assert body_and_way(text) == told


def test_the_list_of_what_is_taken_back() -> None:
    rows = [["序号", "事项名称", "承接部门及工作方式"], [1, A, "承接部门：县农业农村局\n工作方式：依法查处"]]
    found = run(rows)
    assert found.items.loc[0, ["department", "department_duty"]].tolist() == ["县农业农村局", "依法查处"]
    steps = found.ledger[found.ledger["step"] == "labelled"]
    assert steps[["cell", "field"]].values.tolist() == [["C2", "department"], ["C2", "department_duty"]]
    assert found.tables[0].cell("department_duty", 2, 0) == "C2"


@pytest.mark.parametrize("head", ["承接部门及工作方式", "收回后承接部门及其工作方式"])
def test_however_long_the_cells_are(head: str) -> None:
    way = "由县农业农村局定期开展巡查检查，乡镇发现线索及时上报，县农业农村局依法处置并反馈结果。" * 3
    found = run([["序号", "事项名称", head], [1, A, f"承接部门：县农业农村局\n工作方式：{way}"]])
    assert found.items.loc[0, ["department", "department_duty"]].tolist() == ["县农业农村局", way]


def test_who_and_in_which_way_of_handing_over_is_no_such_head() -> None:
    found = run(
        [["序号", "事项名称", "责任部门及方式"], [1, A, "县水利局（委托）"], [2, A, "石桥镇（下放）"]]
    )
    assert "责任部门及方式" in found.items.loc[0, "extra"]


def test_bodies_on_lines_of_their_own_are_all_departments() -> None:
    found = run([["序号", "事项名称", "实施主体"], [1, A, "县水利局：查处\n县公安局：协助"]])
    assert found.items.loc[0, "department"] == "县水利局\n县公安局"


@pytest.mark.parametrize("head", ["承接部门", "承接单位", "接收单位"])
def test_who_takes_a_power_back_is_its_department_where_no_other_is_told(head: str) -> None:
    rows = [["序号", "事项名称", head], [1, A, "县农业农村局"], [2, A + "二", "县住房和城乡建设局"]]
    found = run([["上级部门收回事项清单"], *rows])
    assert found.items["department"].tolist() == ["县农业农村局", "县住房和城乡建设局"]
    assert found.items[["enforcer", "receivers"]].values.tolist() == [["", ""]] * 2
    assert found.tables[0].cell("department", 3, 0) == "C3"
    # a title that names whose powers they are knows better, and so does a township among them
    assert run([["县林业局收回事项清单"], *rows]).items["department"].tolist() == ["县林业局"] * 2
    rows[2][2] = "石桥镇"
    assert set(run([["收回事项清单"], *rows]).items["department"]) == {""}


def test_a_body_that_is_entrusted_is_no_department() -> None:
    found = run([["序号", "事项名称", "受委托单位"], [1, A, "县综合行政执法大队"]])
    assert found.items.loc[0, ["department", "receivers"]].tolist() == ["", "县综合行政执法大队"]
