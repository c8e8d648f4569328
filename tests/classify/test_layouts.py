"""From a workbook as a department would send it to the mode: many layouts, many vocabularies, no traps."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from powerlist.classify import ClassifyOptions, classify
from powerlist.model.classified import Classified
from powerlist.normalise import NormaliseOptions, normalise
from powerlist.read import ReadOptions, read_files

D, E, X, R, K, S, N = "delegated", "entrusted", "extended", "recalled", "retained", "statutory", ""
HEAD = ["序号", "事项名称", "事项类型", "实施部门", "设定依据"]
#: Names and bases with mode words in them: they must decide nothing.
ITEMS = [
    ("对擅自取水行为的处罚", "行政处罚", "《中华人民共和国水法》第六十九条"),
    ("对占用消防通道行为的处罚", "行政处罚", "《中华人民共和国消防法》第六十条"),
    (
        "对委托未取得资质的单位施工的处罚",
        "行政处罚",
        "《建设工程质量管理条例》第五十四条：将工程委托给不具有资质的单位的",
    ),
    ("延伸检查", "行政检查", "《中华人民共和国审计法》第三十六条"),
    ("对派驻人员履职情况的检查", "行政检查", "《中华人民共和国公务员法》第二条"),
    ("对非法采砂的处罚", "行政处罚", "《中华人民共和国水法》第七十二条"),
    ("对未经批准下放生产计划的处罚", "行政处罚", "《农药管理条例》第五十五条"),
    ("对擅自设置户外广告的处罚", "行政处罚", "《城市市容和环境卫生管理条例》第三十六条"),
]


def base(at: int) -> list[str]:
    name, kind, basis = ITEMS[at % len(ITEMS)]
    return [str(at + 1), f"{name}{at // len(ITEMS) or ''}", kind, "县水利局", basis]


def result(folder: Path, sheets: dict[str, list[list[str]]], file: str = "报送.xlsx") -> Classified:
    path = folder / file
    with xlsxwriter.Workbook(path, {"in_memory": True}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                if len(row) == 1:
                    sheet.merge_range(number, 0, number, 5, row[0])
                else:
                    sheet.write_row(number, 0, row)
    found = normalise(read_files([(path, file)], ReadOptions()), NormaliseOptions())
    return classify(found, ClassifyOptions())


def listed(heads: list[str], values: list[list[str]], title: str = "") -> list[list[str]]:
    return [
        *([[title]] if title else []),
        [*HEAD, *heads],
        *([*base(at), *row] for at, row in enumerate(values)),
    ]


COLUMNS = {
    "赋权形式": ["直接赋权", "委托下放", "服务前移", "不再承接", "本级保留", "镇本级", "", "通用赋权"],
    "放权方式": [
        "下放乡镇",
        "委托乡镇",
        "延伸乡镇",
        "赋权（委托）",
        "服务下沉",
        "法定",
        "赋权（下放）",
        "委托执法",
    ],
    "承接方式": [
        "直接下放",
        "委托授权",
        "派驻执法",
        "上级收回",
        "部门保留",
        "乡镇法定",
        "暂缓下放",
        "交由镇街承接",
    ],
    "赋权方式": ["①下放", "2.委托", "下 放", "委托。", "【延伸】", "（下放）", "委 托", "C延伸"],
    "权力来源": ["1", "2", "3", "5", "6", "1", "上级下放", "上级委托"],
}
MODES = {
    "赋权形式": [D, E, X, R, K, S, N, D],
    "放权方式": [D, E, X, E, X, S, D, E],
    "承接方式": [D, E, X, R, K, S, K, D],
    "赋权方式": [D, E, D, E, X, D, E, X],
    "权力来源": [S, D, D, E, E, S, D, E],
}


@pytest.mark.parametrize("head", COLUMNS)
def test_columns_of_words_and_codes(tmp_path: Path, head: str) -> None:
    found = result(tmp_path, {"Sheet1": listed([head], [[word] for word in COLUMNS[head]])})
    assert found.mode == MODES[head]
    assert not any(found.conflict)


@pytest.mark.parametrize(
    ("heads", "marks", "modes"),
    [
        (
            ["下放", "委托", "延伸"],
            [["√", "", ""], ["×", "●", ""], ["是", "否", "否"], ["0", "0", "1"], ["", "", ""]],
            [D, E, D, X, N],
        ),
        (["是否委托"], [["√"], [""], ["是"], ["否"]], [E, N, E, N]),
        (["是否下放乡镇"], [["是"], ["否"], ["是"]], [D, N, D]),
        (["下放", "委托"], [["三家镇", ""], ["", "拦江镇"], ["三家镇", "拦江镇"], ["", ""]], [D, E, N, N]),
    ],
)
def test_columns_of_marks(tmp_path: Path, heads: list[str], marks: list[list[str]], modes: list[str]) -> None:
    found = result(tmp_path, {"Sheet1": listed(heads, marks)})
    assert (found.mode, any(found.conflict)) == (modes, False)


def test_columns_of_townships(tmp_path: Path) -> None:
    rows = [["√", "√"], ["√", ""], ["", "是"], ["√", "×"], ["●", "○"], ["", ""]]
    found = result(
        tmp_path, {"Sheet1": listed(["三家镇", "拦江镇"], rows, "某县乡镇综合行政执法首批委托事项目录")}
    )
    assert found.mode == [E] * 6
    assert found.receivers == [["三家镇", "拦江镇"], ["三家镇"], ["拦江镇"], ["三家镇"], ["三家镇"], []]


def test_columns_of_townships_that_name_modes(tmp_path: Path) -> None:
    rows = [["下放", "委托"], ["下放", "下放"], ["", "委托"], ["不下放", "下放"], ["", ""], ["延伸", "延伸"]]
    found = result(tmp_path, {"Sheet1": listed(["三家镇", "拦江镇"], rows)})
    assert found.mode == [N, D, E, D, N, X]
    assert found.by_receiver[0] == {"三家镇": D, "拦江镇": E}
    assert found.receivers == [
        ["三家镇", "拦江镇"],
        ["三家镇", "拦江镇"],
        ["拦江镇"],
        ["拦江镇"],
        [],
        ["三家镇", "拦江镇"],
    ]


def test_two_level_heads(tmp_path: Path) -> None:
    rows = [
        [*HEAD, "承接乡镇", "", "赋权方式"],
        ["", "", "", "", "", "三家镇", "拦江镇", ""],
        [*base(0), "√", "", "下放"],
        [*base(1), "√", "√", "委托"],
    ]
    found = result(tmp_path, {"Sheet1": rows})
    assert (found.mode, found.receivers) == ([D, E], [["三家镇"], ["三家镇", "拦江镇"]])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("三家镇、拦江镇", ["三家镇", "拦江镇"]),
        ("三家镇，拦江镇", ["三家镇", "拦江镇"]),
        ("三家镇/拦江镇", ["三家镇", "拦江镇"]),
        ("三家镇；拦江镇", ["三家镇", "拦江镇"]),
        ("三家镇\n拦江镇", ["三家镇", "拦江镇"]),
        ("各乡镇", ["各乡镇"]),
        ("", []),
    ],
)
def test_receivers_as_written(tmp_path: Path, text: str, names: list[str]) -> None:
    rows = [["下放", text], ["委托", "三家镇"], ["下放", text]]
    assert result(tmp_path, {"Sheet1": listed(["行使方式", "承接乡镇"], rows)}).receivers == [
        names,
        ["三家镇"],
        names,
    ]


REMARKS: dict[str, tuple[str, list[str]]] = {
    "委托乡镇实施": (E, []),
    "由派驻市场监管所实施": (X, []),
    "下放至三家镇、拦江镇": (D, ["三家镇", "拦江镇"]),
    "不下放": (N, []),
    "暂不委托": (N, []),
    "委托三家镇实施，拦江镇不下放": (E, ["三家镇"]),
    "法律法规调整后执行": (N, []),
    "委托第三方检测机构检测": (N, []),
    "2022年首批下放": (D, []),
    "三家镇、拦江镇试点下放": (D, ["三家镇", "拦江镇"]),
    "上级收回，不再由乡镇行使": (R, []),
    "省政府2021年下放至县级": (N, []),
    "窗口前移至便民服务中心": (X, []),
    "不委托、不下放，由县局实施": (K, []),
}


def test_remarks(tmp_path: Path) -> None:
    found = result(tmp_path, {"Sheet1": listed(["备注"], [[text] for text in REMARKS])})
    shown = dict(zip(REMARKS, zip(found.mode, found.receivers, strict=True), strict=True))
    assert shown == REMARKS


TITLES = {
    "安县下放乡镇（街道）行政处罚事项清单": D,
    "安县县级部门委托乡镇行使的行政执法事项清单": E,
    "安县派驻乡镇机构执法事项清单": X,
    "安县上级部门收回事项清单": R,
    "安县乡镇法定行政权力事项清单": S,
    "安县县级保留行政权力事项清单": K,
    "附件3：不再委托乡镇实施的事项清单": R,
    "关于公布安县首批延伸执法事项的通告": X,
    "安县乡镇（街道）赋权事项清单": N,
    "安县乡镇基本履职事项清单": N,
    "安县乡镇行政权力清单": N,
    "安县水利局权责清单": N,
    "安县下放、委托事项目录": N,
}


@pytest.mark.parametrize("title", TITLES)
def test_titles(tmp_path: Path, title: str) -> None:
    assert result(tmp_path, {"Sheet1": listed(["备注"], [[""], [""]], title)}).mode == [TITLES[title]] * 2


def test_sheets_and_file_names(tmp_path: Path) -> None:
    names = {
        "1.下放": D,
        "委托清单（78项）": E,
        "延伸766项": X,
        "Sheet4": N,
        "农业农村局": N,
        "镇本级": S,
        "收回": R,
    }
    sheets = {name: listed([], [[], []]) for name in names}
    assert result(tmp_path, sheets).mode == [mode for mode in names.values() for _ in range(2)]
    assert result(tmp_path, {"Sheet1": listed([], [[], []])}, "首批委托事项.xlsx").mode == [E, E]
    assert result(tmp_path, {"目录": listed([], [[], []])}, "下放、委托事项目录.xlsx").mode == [N, N]


def test_sections_nested_and_counted(tmp_path: Path) -> None:
    rows = [
        ["某县赋予乡镇行政权力事项清单"],
        [*HEAD, "备注"],
        ["一、下放事项（共3项）"],
        ["（一）农业农村领域"],
        [*base(0), ""],
        [*base(1), ""],
        ["（二）水利领域"],
        [*base(2), ""],
        ["二、委托乡镇实施的行政处罚（2项）"],
        [*base(3), ""],
        [*base(4), ""],
        ["三、县级保留"],
        [*base(5), ""],
    ]
    assert result(tmp_path, {"清单": rows}).mode == [D, D, D, E, E, K]


CONFLICTS: dict[str, tuple[str, list[str], list[list[Any]]]] = {
    "column and sheet": ("下放事项", ["赋权方式"], [["委托"], ["下放"], ["下放"], ["下放"]]),
    "column and remark": ("Sheet1", ["赋权方式", "备注"], [["下放", "不再下放"], ["下放", ""]]),
    "column and denial": ("Sheet1", ["赋权方式", "备注"], [["委托", "暂不委托"], ["委托", ""]]),
    "two marks": ("Sheet1", ["下放", "委托"], [["√", "√"], ["√", ""]]),
    "remark and sheet": ("延伸事项", ["备注"], [["委托乡镇实施"], [""]]),
    "receiver twice": (
        "Sheet1",
        ["方式", "承接主体", "备注"],
        [["委托", "三家镇、拦江镇", "拦江镇暂不委托"], ["委托", "三家镇", ""]],
    ),
}


@pytest.mark.parametrize("case", CONFLICTS)
def test_contradictions_are_found_and_only_they(tmp_path: Path, case: str) -> None:
    sheet, heads, values = CONFLICTS[case]
    found = result(tmp_path, {sheet: listed(heads, values)})
    assert found.conflict == [True] + [False] * (len(values) - 1)
    assert found.mode[0] == ""
    assert all(found.mode[1:])


@pytest.mark.parametrize(
    "head", ["类别", "事项分类", "清单类别", "权限", "下放情况", "赋权模式", "处理意见", "下放或委托"]
)
def test_heads_that_say_little_over_nothing_but_terms_of_modes(tmp_path: Path, head: str) -> None:
    assert result(tmp_path, {"Sheet1": listed([head], [["下放"], ["委托"], ["延伸"], ["委托"]])}).mode == [
        D,
        E,
        X,
        E,
    ]
