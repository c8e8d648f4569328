"""Columns without a known head, notes that explain symbols, tables that follow one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from classify.test_layouts import HEAD, D, E, K, N, R, S, X, base, listed, result
from powerlist.classify.legend import legend_of
from powerlist.classify.places import Places
from powerlist.classify.receivers import split
from powerlist.model.catalogue import text_frame
from powerlist.model.fields import names_of

if TYPE_CHECKING:
    from pathlib import Path

COLUMNS = {
    "落实方式": (["依法下放", "依法委托", "由派驻中队行使", "依法下放"], [D, E, X, D]),
    "事权归属": (["镇级法定", "县级下放", "县级委托", "县级"], [S, D, E, K]),
    "处置意见": (["继续下放", "收回县级", "调整为委托", "不再下放"], [D, R, E, R]),
    "交办": (["交由镇街行使", "委托镇街行使", "驻镇机构行使", "区级行使"], [D, E, X, K]),
}


@pytest.mark.parametrize("head", COLUMNS)
def test_a_column_of_nothing_but_modes_whatever_its_head(tmp_path: Path, head: str) -> None:
    texts, modes = COLUMNS[head]
    found = result(tmp_path, {"Sheet1": listed([head], [[text] for text in texts])})
    assert found.mode == modes
    assert found.evidence["cell"].tolist() == [f"F{row}" for row in range(2, 6)]


SILENT = {
    "most cells say something else": (
        "落实方式",
        ["依法下放", "网上办理", "依法委托", "现场办理、邮寄办理均可，群众自选"],
    ),
    "one mode among other things": ("落实方式", ["依法委托", "网上办理", "依法委托", ""]),
    "a single row": ("备查", ["进驻大厅", "", "", ""]),
    "an opinion": ("乡镇意见", ["同意下放", "下放", "委托", "下放"]),
    "a plan": ("落实方式", ["建议下放", "建议委托", "建议下放", "建议委托"]),
    "somebody else": ("办理途径", ["委托检测机构", "委托第三方", "委托代理人", "委托检测机构"]),
    "to the county": ("事权来源", ["省级下放", "省级委托", "省级下放", "省级下放"]),
}


@pytest.mark.parametrize("case", SILENT)
def test_such_a_column_decides_nothing(tmp_path: Path, case: str) -> None:
    head, texts = SILENT[case]
    assert result(tmp_path, {"Sheet1": listed([head], [[text] for text in texts])}).mode == [N] * 4


def test_heads_that_tell_how_to_mark(tmp_path: Path) -> None:
    heads = ["下放（打√）", "委托（打√）", "延伸（打√）", "保留（打√）"]
    rows = [["√", "", "", ""], ["", "√", "", ""], ["", "", "√", ""], ["", "", "", "√"], ["", "", "", ""]]
    assert result(tmp_path, {"Sheet1": listed(heads, rows)}).mode == [D, E, X, K, N]


def test_a_signed_deed_is_no_mode(tmp_path: Path) -> None:
    rows = [["是"], ["否"], ["是"]]
    assert result(tmp_path, {"Sheet1": listed(["是否签订委托协议"], rows)}).mode == [N] * 3


def test_a_township_that_refuses_contradicts_the_title(tmp_path: Path) -> None:
    rows = listed(["是否承接"], [["承接"], ["不承接"], ["承接"]], "安县下放乡镇事项承接情况表")
    found = result(tmp_path, {"Sheet1": rows})
    assert (found.mode, found.conflict) == ([D, N, D], [False, True, False])


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("注：A代表下放，B代表委托，C代表延伸", {"A": "下放", "B": "委托", "C": "延伸"}),
        ("说明：“√”表示赋权下放；“○”表示委托", {"√": "赋权下放", "○": "委托"}),
        ("注：A代表下放", {}),
        ("2021年：下放县级，2022年：县级", {}),
        ("图例：A—下放 B—委托", {"A": "下放", "B": "委托"}),
        ("注：“留”表示县级保留，“放”表示下放", {"留": "县级保留", "放": "下放"}),
        ("说明：放指下放；委指委托；空白处为县级保留", {"放": "下放", "委": "委托", "": "县级保留"}),
        (
            "标▲者属委托事项，标◇者属派驻事项，未标注的系法定事项",
            {"▲": "委托事项", "◇": "派驻事项", "": "法定事项"},
        ),
        ("第1类事项为下放事项，第2类事项为委托事项", {}),
        ("序号1—4为下放，5—7为委托", {}),
        ("注：下放事项由乡镇行使，委托事项以部门名义实施", {}),
    ],
)
def test_notes_that_explain_symbols(text: str, terms: dict[str, str]) -> None:
    assert dict(legend_of(text)) == terms


def test_symbols_in_a_column_and_under_townships(tmp_path: Path) -> None:
    rows = [["注：A代表下放，B代表委托，C代表延伸"], [*HEAD, "方式"]]
    rows += [[*base(at), mark] for at, mark in enumerate("ABCA")]
    assert result(tmp_path, {"Sheet1": rows}).mode == [D, E, X, D]
    rows = [["说明：“√”表示下放，“○”表示委托"], [*HEAD, "三家镇", "拦江镇"]]
    rows += [[*base(0), "√", "√"], [*base(1), "○", ""], [*base(2), "√", "○"]]
    found = result(tmp_path, {"Sheet1": rows}, "情况.xlsx")
    assert found.mode == [D, E, N]
    assert found.by_receiver == [None, None, {"三家镇": D, "拦江镇": E}]


def test_one_table_after_another(tmp_path: Path) -> None:
    rows = [["表一：下放乡镇事项"], HEAD, base(0), base(1), ["表二：委托乡镇事项"], HEAD, base(2), base(3)]
    found = result(tmp_path, {"Sheet1": rows})
    assert (found.mode, any(found.conflict)) == ([D, D, E, E], False)


def test_whether_and_how(tmp_path: Path) -> None:
    rows = [["是", "下放"], ["是", "委托"], ["否", ""], ["是", "派驻"]]
    found = result(tmp_path, {"Sheet1": listed(["是否赋权", "赋权途径"], rows)})
    assert (found.mode, any(found.conflict)) == ([D, E, N, X], False)


def test_in_whose_name(tmp_path: Path) -> None:
    texts = ["镇执法队以县水利局名义执法", "镇政府以自身名义执法", "县局派驻中队执法"]
    assert result(tmp_path, {"Sheet1": listed(["执法方式"], [[text] for text in texts])}).mode == [E, D, X]


def test_a_title_that_takes_back_what_was_handed_down(tmp_path: Path) -> None:
    title = "关于收回部分下放乡镇行政执法事项的目录"
    assert result(tmp_path, {"Sheet1": listed([], [[], []], title)}).mode == [R, R]


REMARKS = {
    "仍由县水利局实施，乡镇协助": K,
    "情节严重的仍由县水利局查处": N,
    "国务院决定取消委托检测": N,
    "暂不下沉": N,
    "县级部门继续行使": K,
}


def test_remarks(tmp_path: Path) -> None:
    found = result(tmp_path, {"Sheet1": listed(["备注"], [[text] for text in REMARKS])})
    assert dict(zip(REMARKS, found.mode, strict=True)) == REMARKS


PLACES = Places.of(
    text_frame(
        [
            {"township_name": name, "kind": kind}
            for name, kind in (("城关镇", "镇"), ("河东镇", "镇"), ("南山乡", "乡"), ("和平街道", "街道"))
        ],
        names_of("townships"),
    )
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("各乡镇（城关镇除外）", ["河东镇", "南山乡"]),
        ("各乡镇（城关镇、南山乡除外）", ["河东镇"]),
        ("城关镇、河东镇等2个镇", ["城关镇", "河东镇"]),
        ("河东镇南山乡", ["河东镇", "南山乡"]),
    ],
)
def test_receivers(text: str, names: list[str]) -> None:
    assert PLACES.resolve(text) == (names, [])


def test_a_counted_list_is_its_names() -> None:
    assert split("城关镇、河东镇等2个镇") == ["城关镇", "河东镇"]


def test_a_mode_where_a_receiver_is_expected(tmp_path: Path) -> None:
    found = result(tmp_path, {"Sheet1": listed(["承接主体"], [["委托"], ["下放"], ["三家镇"]])})
    assert (found.mode, found.receivers) == ([E, D, N], [[], [], ["三家镇"]])


def test_the_agent_is_the_township(tmp_path: Path) -> None:
    texts = ["受委托单位为石桥镇人民政府", "受委托单位为检测机构"]
    found = result(tmp_path, {"Sheet1": listed(["备注"], [[text] for text in texts])})
    assert (found.mode, found.receivers) == ([E, N], [["石桥镇人民政府"], []])
