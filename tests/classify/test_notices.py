"""Notices as documents: paragraphs and headings between their tables say the mode of the table below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from classify.test_documents import document
from powerlist.classify import classify
from powerlist.normalise import NormaliseOptions, normalise
from powerlist.read import ReadOptions, read_files

if TYPE_CHECKING:
    from pathlib import Path

HEAD = ["序号", "事项名称", "实施依据", "实施部门"]
ITEMS = [
    ["1", "对擅自取水行为的处罚", "《水法》第六十九条", "县水利局"],
    ["2", "对非法采砂的处罚", "《水法》第七十二条", "县水利局"],
    ["3", "林木采伐许可", "《森林法》第五十七条", "县林业局"],
    ["4", "对占用消防通道行为的处罚", "《消防法》第六十条", "县消防救援大队"],
]
D, E, X, C, N = "delegated", "entrusted", "extended", "recalled", ""

#: Paragraphs, and the numbers of the items in the tables between them.
NOTICES: dict[str, tuple[list[str | tuple[int, ...]], list[str]]] = {
    "points of a notice": (
        [
            "青溪县人民政府关于公布乡镇行政执法事项的通告",
            "为深化综合行政执法改革，经县政府同意，现将有关事项通告如下：",
            "一、下列事项由乡镇人民政府以自己名义行使：",
            (0, 1),
            "二、下列事项委托乡镇人民政府实施：",
            (2,),
            "三、下列事项由县级部门派驻乡镇机构实施：",
            (3,),
            "四、本通告自2025年1月1日起施行。此前已立案的案件由原机关办结。",
        ],
        [D, D, E, X],
    ),
    "annexes": (
        [
            "附件1",
            "青溪县直接赋权乡镇事项目录",
            (0,),
            "附件2",
            "青溪县委托乡镇实施事项目录",
            (1,),
            "附件3",
            "青溪县派驻乡镇机构行使事项目录",
            (2,),
            "附件4",
            "青溪县县级部门收回事项目录",
            (3,),
        ],
        [D, E, X, C],
    ),
    "a deed": (
        [
            "行政执法委托协议书",
            "甲方（委托机关）：青溪县水利局",
            "乙方（受委托机关）：三家镇人民政府",
            "根据《行政处罚法》第二十条规定，甲方委托乙方实施下列行政处罚：",
            (0, 1),
            "委托期限自2024年1月1日至2026年12月31日。",
        ],
        [E, E],
    ),
    "an outpost": (
        ["关于向乡镇派驻执法力量的通知", "县市场监督管理局在三家镇设立派驻所，行使下列职权：", (0, 1)],
        [X, X],
    ),
    "other items": (
        [
            "青溪县乡镇行政执法事项清单",
            "（一）县水利局下放事项",
            (0,),
            "（二）县林业局委托事项",
            (2,),
            "（三）其他事项",
            (3,),
        ],
        [D, E, N],
    ),
    "objections": (
        [
            "青溪县赋权事项公示",
            "公示期：2024年5月1日至5月7日。公示期内对下放、委托事项有异议的，请向县委编办反映。",
            (0, 1),
        ],
        [N, N],
    ),
    "taken back": (
        [
            "青溪县关于停止三家镇行使部分县级权力的决定",
            "经评估，决定将下列已下放三家镇的权力收回，由县级部门行使：",
            (0, 1),
        ],
        [C, C],
    ),
    "not settled": (
        ["青溪县乡镇综合行政执法赋权目录", "以下事项方式未作明确，由各部门与乡镇协商确定。", (0, 1)],
        [N, N],
    ),
    "parts": (
        [
            "青溪县权力下放事项目录",
            "第一部分 直接下放",
            (0,),
            "第二部分 委托下放",
            (1,),
            "第三部分 派驻",
            (2,),
        ],
        [D, E, X],
    ),
    "services brought nearer": (
        [
            "青溪县政务服务下沉事项",
            "表1 委托乡镇便民服务中心受理事项",
            (0,),
            "表2 县级部门派驻窗口事项",
            (1,),
            "表3 下放乡镇审批事项",
            (2,),
        ],
        [E, X, D],
    ),
    "annexes below a notice that speaks of both": (
        [
            "青溪县人民政府关于向乡镇（街道）下放和委托部分行政执法权的公告",
            "决定将部分县级行政执法权下放至石桥镇、白沙镇行使，部分事项委托各乡镇（街道）实施。现将有关事项公告如下：",
            "一、下放石桥镇、白沙镇的行政执法事项共2项（附件1）。",
            "二、委托各乡镇（街道）实施的行政执法事项共1项（附件2）。",
            "附件1",
            "下放石桥镇、白沙镇行政执法事项目录",
            (0, 1),
            "附件2",
            "委托乡镇（街道）实施行政执法事项目录",
            (2,),
        ],
        [D, D, E],
    ),
    "a list below a notice that agrees with it": (
        [
            "青溪县人民政府关于委托石桥镇行使部分行政处罚权的公告",
            "现将下列事项委托石桥镇人民政府实施。",
            "青溪县委托执法事项清单",
            (0, 1),
        ],
        [E, E],
    ),
    "a guide to choose from": (
        [
            "省人民政府关于公布赋予乡镇（街道）县级行政职权指导目录的通知",
            "各地可从目录中选择赋予乡镇（街道），并明确委托或者下放等方式。",
            (0, 1),
        ],
        [N, N],
    ),
    "old cases": (
        [
            "关于公布镇街执法事项的通知",
            "现将镇街执法事项予以公布，原由县直部门立案尚未办结的，由原部门继续办理。",
            "附件1",
            "直接赋予镇街行使的执法事项目录",
            (0, 1),
        ],
        [D, D],
    ),
}


@pytest.mark.parametrize("name", NOTICES)
def test_a_table_gets_what_stands_above_it(tmp_path: Path, name: str) -> None:
    parts, want = NOTICES[name]
    body = [part if isinstance(part, str) else [HEAD, *(ITEMS[at] for at in part)] for part in parts]
    path = document(tmp_path / "通知.docx", *body)
    found = classify(normalise(read_files([(path, path.name)], ReadOptions()), NormaliseOptions()))
    assert (found.mode, any(found.conflict)) == (want, False)


def test_whom_a_notice_names_is_of_its_annex_only_where_the_annex_names_nobody(tmp_path: Path) -> None:
    def receivers(name: str) -> list[list[str]]:
        body = [
            part if isinstance(part, str) else [HEAD, *(ITEMS[at] for at in part)]
            for part in NOTICES[name][0]
        ]
        path = document(tmp_path / "通知.docx", *body)
        return classify(
            normalise(read_files([(path, path.name)], ReadOptions()), NormaliseOptions())
        ).receivers

    both = receivers("annexes below a notice that speaks of both")
    assert both[:2] == [["石桥镇", "白沙镇"]] * 2
    assert receivers("a list below a notice that agrees with it") == [["石桥镇"]] * 2


def test_this_town_is_no_name(tmp_path: Path) -> None:
    line = "根据《青溪县人民政府关于赋予乡镇权限的决定》，我镇自2024年1月1日起以本镇名义行使下列行政处罚权："
    path = document(
        tmp_path / "通知.docx", "石桥镇人民政府关于承接县级行政执法权的公告", line, [HEAD, ITEMS[0]]
    )
    found = classify(normalise(read_files([(path, path.name)], ReadOptions()), NormaliseOptions()))
    assert (found.mode, found.receivers) == ([D], [["石桥镇"]])
