from __future__ import annotations

from typing import Any

import pytest

from classify.lists import normalised, row, run, table, townships
from powerlist.classify import ClassifyOptions, classify, parse_policy
from powerlist.linkage import fingerprint
from powerlist.model.catalogue import Catalogue, Meta, items_frame, text_frame
from powerlist.model.classified import Classified
from powerlist.model.enums import Layer
from powerlist.model.fields import names_of

D, E, X, R, S = "delegated", "entrusted", "extended", "recalled", "statutory"


def kinds(result: Classified) -> list[str]:
    return [note.kind for note in result.notes]


@pytest.mark.parametrize(
    ("values", "mode"),
    [
        ({"mode": "委托下放"}, E),
        ({"power_source": "2"}, D),
        ({"power_source": "5"}, E),
        ({"power_source": "上级委托"}, E),
        ({"power_source": "02上级下放"}, D),
        ({"mode_marks": {"delegated": "√", "entrusted": ""}}, D),
        ({"mode_marks": {"下放": "×", "委托": "●", "延伸": "0"}}, E),
        ({"mode_marks": {"是否下放": "√", "是否委托": ""}}, D),
        ({"section": "二、委托事项\n（一）水利局"}, E),
        ({"mode_marks": {"delegated": "否", "entrusted": "是"}}, E),
        ({"mode_marks": {"delegated": "—", "extended": "1"}}, X),
        ({"section": "一、下放事项（共12项）"}, D),
        ({"remark": "委托乡镇实施"}, E),
        ({"remark": "由派驻市场监管所实施"}, X),
    ],
)
def test_each_kind_of_statement_decides_alone(values: dict[str, Any], mode: str) -> None:
    result = run([row(**values)])
    assert (result.mode, result.conflict) == ([mode], [False])


@pytest.mark.parametrize(
    "place",
    [
        table(sheet="委托清单"),
        table(captions=("某区乡镇综合行政执法首批委托事项目录",)),
        table(captions=("某区事项目录", ("note", "下列事项委托乡镇实施。"))),
        table(file="委托事项.xlsx"),
        table(sections=((4, "一、委托乡镇实施的事项"), (40, "二、其他"))),
    ],
)
def test_each_heading_decides_alone(place: Any) -> None:
    assert run([row(), row()], [place]).mode == [E, E]


@pytest.mark.parametrize(
    "values",
    [
        {"name": "对委托未取得资质的单位检测的处罚"},
        {"name": "延伸检查", "type": "行政检查"},
        {"name": "对派驻监督员履职的检查"},
        {"basis": "《某法》第二条：委托乡镇人民政府实施；下放至乡镇"},
        {"duties": "委托乡镇实施", "township_duty": "下放后由乡镇巡查"},
        {"outpost": "三家市场监管所"},
        {"remark": "省级下放事项"},
        {"remark": "暂不委托"},
        {"power_source": "1"},
        {"power_source": "法定本级行使"},
        {"mode_marks": {"delegated": "×", "entrusted": "否"}},
    ],
)
def test_what_decides_nothing(values: dict[str, Any]) -> None:
    result = run([row(**values)])
    assert (result.mode, result.conflict, result.by_receiver) == ([""], [False], [None])


def test_code_one_is_the_townships_own_in_a_townships_list() -> None:
    assert run([row(power_source="1"), row(power_source="2"), row(power_source="5")]).mode == [S, D, E]
    assert run([row(power_source="1", level="乡镇级")]).mode == [S]


@pytest.mark.parametrize(
    ("values", "place"),
    [
        ({"mode": "下放", "remark": "不再下放"}, table()),
        ({"mode": "委托"}, table(sheet="下放事项")),
        ({"mode": "委托", "remark": "暂不委托"}, table()),
        ({"mode_marks": {"delegated": "√", "entrusted": "√"}}, table()),
        ({"mode": "委托", "power_source": "2"}, table()),
        ({}, table(sheet="委托清单", captions=("首批延伸事项目录",))),
        ({"section": "二、延伸事项"}, table(sheet="委托清单")),
        ({"mode": "下放", "receiver_marks": {"三家镇": "委托"}}, table()),
        ({"mode": "下放", "receivers": "三家镇、拦江镇", "remark": "拦江镇不下放"}, table()),
        ({"remark": "不下放"}, table(captions=("首批委托事项目录",))),
    ],
)
def test_two_statements_that_contradict_are_told_and_not_decided(values: dict[str, Any], place: Any) -> None:
    result = run([row(**values)], [place])
    assert (result.mode, result.conflict, result.by_receiver) == ([""], [True], [None])
    assert kinds(result) == ["classify.conflict"]
    assert all(one["text"] for one in result.notes[0].detail["statements"])
    assert len(result.notes[0].detail["statements"]) >= 1


@pytest.mark.parametrize(
    ("mode", "remark"),
    [
        ("下放", "收回旧证"),
        ("委托", "窗口延伸至周末"),
        ("委托", "收回委托须提前30日通知"),
        ("下放", "收回条件：连续两年评估不合格"),
        ("下放", "连续两年评估不合格的，收回"),
        ("委托", "逾期未开工的，收回取水权"),
    ],
)
def test_a_remark_on_papers_hours_and_terms_contradicts_no_column(mode: str, remark: str) -> None:
    result = run([row(mode=mode, remark=remark)])
    assert (result.mode, result.conflict) == ([{"下放": D, "委托": E}[mode]], [False])


@pytest.mark.parametrize("remark", ["已收回", "2024年收回县级", "评估不合格，已收回县级"])
def test_a_remark_that_it_was_taken_back_contradicts_the_column(remark: str) -> None:
    result = run([row(mode="下放", remark=remark)])
    assert (result.mode, result.conflict) == ([""], [True])


def test_a_heading_that_names_two_modes_contradicts_nothing() -> None:
    place = table(captions=("下放、委托事项目录",))
    result = run([row(mode="下放"), row(mode="委托"), row()], [place])
    assert (result.mode, result.conflict) == ([D, E, ""], [False, False, False])


def test_a_title_with_the_umbrella_word_yields_to_a_mixed_column() -> None:
    rows = [row(mode="委托") for _ in range(4)] + [row(mode="下放") for _ in range(6)]
    result = run(rows, [table(captions=("下放乡镇事项目录",), file="下放清单.xlsx")])
    assert result.mode == [E] * 4 + [D] * 6
    assert not any(result.conflict)


def test_a_lone_row_against_its_title_is_a_conflict() -> None:
    rows = [row(mode="委托")] + [row(mode="下放") for _ in range(9)]
    assert run(rows, [table(captions=("下放乡镇事项目录",))]).conflict[:2] == [True, False]


def test_soft_words_count_beside_headings_that_name_other_modes() -> None:
    place = table(sections=((4, "一、法定事项"), (6, "二、赋权事项"), (8, "三、委托事项")))
    rows = [row(row=5), row(row=7), row(row=9)]
    assert run(rows, [place]).mode == [S, D, E]
    assert run([row(row=7)], [table(sections=((6, "二、赋权事项"),))]).mode == [""]


def test_an_outer_section_speaks_for_inner_ones() -> None:
    place = table(
        sections=((4, "一、下放事项"), (5, "（一）农业农村局"), (8, "二、委托事项"), (9, "（一）水利局"))
    )
    rows = [row(row=6, section="（一）农业农村局"), row(row=10, section="（一）水利局")]
    assert run(rows, [place]).mode == [D, E]


def test_sheets_of_one_workbook_speak_for_themselves() -> None:
    places = [table(sheet=name, file="下放委托延伸事项.xlsx") for name in ("下放", "委托清单", "延伸事项")]
    rows = [row(table=index) for index in range(3)]
    assert run(rows, places).mode == [D, E, X]


def test_receiver_columns() -> None:
    result = run(
        [
            row(mode="委托", receiver_marks={"三家镇": "√", "拦江镇": "", "磨溪镇": "×"}),
            row(receiver_marks={"三家镇": "下放", "拦江镇": "委托", "磨溪镇": ""}),
            row(receiver_marks={"三家镇": "下放", "拦江镇": "下放", "磨溪镇": "不下放"}),
            row(receiver_marks={"三家镇": "√", "拦江镇": "√"}),
        ]
    )
    assert result.receivers == [["三家镇"], ["三家镇", "拦江镇"], ["三家镇", "拦江镇"], ["三家镇", "拦江镇"]]
    assert result.mode == [E, "", D, ""]
    assert result.by_receiver == [None, {"三家镇": D, "拦江镇": E}, None, None]
    assert not any(result.conflict)


def test_mark_columns_that_name_receivers() -> None:
    result = run(
        [
            row(mode_marks={"delegated": "三家镇", "entrusted": "拦江镇"}),
            row(mode_marks={"entrusted": "三家镇、拦江镇"}),
        ]
    )
    assert result.by_receiver == [{"三家镇": D, "拦江镇": E}, None]
    assert result.mode == ["", E]
    assert result.receivers[1] == ["三家镇", "拦江镇"]


def test_modes_in_the_receiver_column() -> None:
    result = run(
        [row(receivers="三家镇（委托）、拦江镇（下放）"), row(receivers="三家镇（委托）、拦江镇（委托）")]
    )
    assert result.by_receiver == [{"三家镇": E, "拦江镇": D}, None]
    assert result.mode == ["", E]


def test_receivers_as_written_and_resolved() -> None:
    result = run(
        [
            row(mode="下放", receivers="各乡镇", remark="拦江镇不下放"),
            row(mode="下放", receivers="三家镇人民政府；外地镇"),
            row(mode="下放"),
            row(remark="委托三家镇实施，拦江镇不下放"),
        ],
        townships=townships("三家镇", "拦江镇", "磨溪镇"),
    )
    assert result.receivers == [["各乡镇"], ["三家镇人民政府", "外地镇"], [], ["三家镇"]]
    assert result.receivers_resolved == [["三家镇", "磨溪镇"], ["三家镇"], [], ["三家镇"]]
    assert [(note.kind, note.value, note.cell) for note in result.notes] == [
        ("classify.unknown-receiver", "外地镇", "F6")
    ]


def test_an_exception_for_one_township_is_a_grant_and_no_conflict() -> None:
    result = run([row(mode="下放", receivers="三家镇、拦江镇", remark="拦江镇委托实施")])
    assert (result.by_receiver, result.conflict) == ([{"三家镇": D, "拦江镇": E}], [False])


def test_a_sheet_named_after_a_township_gives_the_receiver() -> None:
    assert run([row(mode="下放")], [table(sheet="三家镇")]).receivers == [["三家镇"]]


def test_doubts_about_a_mode_cell_are_noted_with_its_cell() -> None:
    result = run([row(mode="怎么办"), row(mode="下放、委托"), row(mode="/")])
    assert [(note.kind, note.cell) for note in result.notes] == [
        ("classify.unknown-mode", "E5"),
        ("classify.ambiguous-mode", "E6"),
    ]
    assert result.mode == ["", "", ""]


def test_every_statement_is_shown_with_its_cell() -> None:
    place = table(captions=("首批委托事项目录",), sheet="清单")
    result = run([row(mode="委托", remark="委托三家镇实施")], [place])
    shown = result.evidence[["kind", "cell", "says", "receiver"]].values.tolist()
    assert shown == [
        ["column", "E5", E, ""],
        ["title", "A1", E, ""],
        ["remark", "G5", E, "三家镇"],
    ]
    assert result.confidence == ["high"]


def test_the_other_lists_of_the_place_speak_where_no_list_states_a_mode() -> None:
    def catalogue(*names: str) -> Catalogue:
        return Catalogue(
            Meta(title="某清单"), items_frame([{"name": name, "type": "行政处罚"} for name in names])
        )

    layers = {
        Layer.RECALL: catalogue("对甲的处罚"),
        Layer.STATUTORY: catalogue("对乙的处罚", "对丁的处罚"),
        Layer.GUIDANCE: catalogue("对丙的处罚"),
    }
    rows = [
        row("对甲的处罚"),
        row("对乙的行政处罚"),
        row("对丙的处罚"),
        row("对丁的处罚", mode="下放"),
        row("对戊的处罚"),
    ]
    result = run(rows, layers=layers)
    assert result.mode == [R, S, "", D, ""]
    assert "layer" in set(result.evidence[result.evidence["item"] == "i2"]["kind"])


POLICY = """
[[rule]]
name = "市场监管延伸"
department = "市场监督管理局"
mode = "延伸"
receivers = ["三家镇"]
outpost = "三家市场监管所"

[[rule]]
name = "强制委托"
type = "行政强制"
mode = "委托"

[[rule]]
name = "其余处罚下放"
type = "行政处罚"
mode = "下放"
decision = "川府发〔2021〕1号"

[[rule]]
name = "没有的部门"
department = "没有的局"
mode = "下放"
"""


def test_the_policy_speaks_last_and_only_as_the_law_allows() -> None:
    rows = [
        row(department="县市场监督管理局"),
        row(mode="委托", receivers="拦江镇"),
        row("扣押违法物品", type="行政强制"),
        row("对扰乱秩序的拘留"),
        row(remark="不下放"),
        row(mode="下放", remark="不再下放"),
    ]
    result = run(rows, policy=parse_policy(POLICY))
    assert result.mode == [X, E, "", "", "", ""]
    assert result.receivers == [["三家镇"], ["拦江镇"], [], [], [], []]
    assert result.given["outpost"].tolist()[0] == "三家市场监管所"
    assert [(note.kind, note.row) for note in result.notes if note.kind.startswith("classify.policy")] == [
        ("classify.policy-unknown-department", 20),
        ("classify.policy-unused", 20),
    ]
    assert [note.item for note in result.notes if note.kind == "classify.forbidden"] == ["i2", "i3"]


def test_a_type_of_the_policy_that_is_none_is_noted_with_its_line() -> None:
    text = '[[rule]]\nname = "水利"\nmode = "委托"\ntype = ["行政处罚", "行政啥"]\n'
    notes = run([row()], policy=parse_policy(text)).notes
    assert [(note.kind, note.row, note.value) for note in notes if "policy" in note.kind] == [
        ("classify.policy-unknown-type", 1, "行政啥")
    ]


def test_a_receiver_of_the_policy_that_is_no_township_is_noted_with_its_line() -> None:
    text = '[[rule]]\nname = "水利"\nmode = "委托"\nreceivers = ["三家镇", "外地镇", "各乡镇", "待定"]\n'
    notes = run([row()], policy=parse_policy(text), townships=townships("三家镇", "拦江镇")).notes
    assert [(note.kind, note.row, note.value) for note in notes] == [
        ("classify.policy-unknown-receiver", 4, "外地镇")
    ]


def ruling(rows: list[dict[str, Any]], **values: str) -> dict[str, str]:
    frame = normalised(rows).items
    return {
        "item": "i0",
        "question": "mode",
        "fingerprint": fingerprint(frame, 0),
        "who": "县司法局",
        **values,
    }


def ruled(rows: list[dict[str, Any]], *rulings: dict[str, str], **options: Any) -> Classified:
    return run(rows, rulings=text_frame(rulings, names_of("rulings")), **options)


def test_a_ruling_wins_over_a_conflict() -> None:
    rows = [row(mode="下放", remark="不再下放")]
    result = ruled(rows, ruling(rows, answer="委托"))
    assert (result.mode, result.conflict, result.confidence) == ([E], [False], ["high"])
    assert kinds(result) == []


def test_a_ruling_lapses_when_its_text_changes() -> None:
    rows = [row(mode="下放")]
    result = ruled(rows, ruling([row("对别的行为的处罚")], answer="委托"))
    assert (result.mode, kinds(result)) == ([D], [])


def test_a_ruling_is_on_the_text_that_stands_in_the_list() -> None:
    """The row was edited there by hand; what its source says is another text, and not the one ruled on."""
    rows, edited = [row(mode="下放")], ruling([row("对盗伐林木行为的处罚（含未遂）")], answer="委托")
    standing = {"i0": edited["fingerprint"]}
    assert ruled(rows, edited, standing=standing).mode == [E]
    assert ruled(rows, ruling(rows, answer="委托"), standing=standing).mode == [D]


def test_two_rulings_that_disagree_leave_it_open() -> None:
    rows = [row(mode="下放")]
    result = ruled(rows, ruling(rows, answer="委托"), ruling(rows, answer="下放", who="县水利局"))
    assert (result.mode, result.conflict) == ([""], [True])
    assert "classify.ruling-disagreement" in kinds(result)


def test_a_ruling_for_one_township() -> None:
    rows = [row(mode="下放", receivers="三家镇、拦江镇")]
    other = ruled(rows, ruling(rows, answer="委托", township="拦江镇"))
    assert other.by_receiver == [{"三家镇": D, "拦江镇": E}]
    declined = ruled(rows, ruling(rows, question="township", answer="不承接", township="拦江镇"))
    assert (declined.mode, declined.receivers) == ([D], [["三家镇"]])


@pytest.mark.parametrize("answer", ["同意承接", "委托"])
def test_a_township_never_changes_the_mode(answer: str) -> None:
    rows = [row(mode="委托", receivers="三家镇、拦江镇")]
    result = ruled(rows, ruling(rows, question="township", answer=answer, township="拦江镇"))
    assert (result.mode, result.receivers, kinds(result)) == ([E], [["三家镇", "拦江镇"]], [])


@pytest.mark.parametrize("mode", ["下放", "委托", "延伸"])
def test_one_refusal_leaves_the_other_townships_what_they_have(mode: str) -> None:
    """The list names no receiver, so it means every township; one of them declines."""
    names = ["三家镇", "拦江镇", "雨露乡"]
    known = text_frame([{"township_name": name} for name in names], names_of("townships"))
    rows = [row(mode=mode)]
    refusal = ruling(rows, question="township", answer="不承接", township="拦江镇")
    result = ruled(rows, refusal, townships=known)
    assert result.mode == ruled(rows).mode != [""]
    assert result.receivers == [["三家镇", "雨露乡"]]
    # nobody knows which townships there are: one that declines takes it from nobody
    assert ruled(rows, refusal).mode == ruled(rows).mode


def test_what_the_law_gives_a_township_it_cannot_refuse() -> None:
    rows = [row(mode="法定本级", receivers="三家镇、拦江镇")]
    result = ruled(rows, ruling(rows, question="township", answer="不承接", township="拦江镇"))
    assert (result.mode, result.receivers) == (["statutory"], [["三家镇", "拦江镇"]])


def test_a_refusal_leaves_those_that_nobody_has_named() -> None:
    rows = [row(mode="下放", receivers="拦江镇等3个乡镇")]
    refusal = ruling(rows, question="township", answer="不承接", township="拦江镇")
    result = ruled(rows, refusal, townships=townships("三家镇", "拦江镇", "磨溪镇", "雨露乡"))
    assert (result.mode, result.receivers_resolved) == ([D], [[]])
    assert result.unresolved == {0: ("等3个乡镇",)}


def test_a_refusal_decides_nothing_of_an_undecided_item() -> None:
    rows = [row(receivers="三家镇、拦江镇")]
    result = ruled(rows, ruling(rows, question="township", answer="不承接", township="拦江镇"))
    assert (result.mode, result.receivers) == ([""], [["三家镇"]])
    both = [
        ruling(rows, question="township", answer="不承接", township=name) for name in ("三家镇", "拦江镇")
    ]
    assert ruled(rows, *both).mode == ["retained"]


def test_a_mode_ruled_for_one_township_leaves_the_others_undecided() -> None:
    rows = [row(receivers="三家镇、拦江镇")]
    result = ruled(rows, ruling(rows, answer="委托", township="拦江镇"))
    assert (result.mode, result.by_receiver) == ([""], [{"三家镇": "", "拦江镇": E}])


def test_a_township_that_puts_it_off_is_left_out() -> None:
    rows = [row(mode="委托", receivers="三家镇、拦江镇")]
    result = ruled(rows, ruling(rows, question="township", answer="暂缓", township="拦江镇"))
    assert (result.mode, result.receivers) == ([E], [["三家镇"]])


def test_the_order_of_rows_changes_nothing() -> None:
    rows = [
        row(f"对第{number}种行为的处罚", id=f"n{number}", mode=mode)
        for number, mode in enumerate(("下放", "委托", "", "延伸"))
    ]
    forward = dict(zip("0123", run(rows).mode, strict=True))
    backward = run(rows[::-1]).mode[::-1]
    assert list(forward.values()) == backward


def test_items_without_ids_are_named_by_position() -> None:
    frame = normalised([row(mode="下放")])
    frame.items = frame.items.drop(columns=["id"])
    assert classify(frame, ClassifyOptions()).evidence["item"].tolist() == ["0"]


def test_an_empty_list() -> None:
    result = run([])
    assert (len(result), len(result.evidence), len(result.given)) == (0, 0, 0)


def test_another_wording_of_the_same_power_is_found_in_the_other_lists() -> None:
    listed = [
        {"name": "对未经批准擅自取水的处罚", "type": "行政处罚", "basis": "《中华人民共和国水法》第六十九条"}
    ]
    layers = {Layer.STATUTORY: Catalogue(Meta(title="法定清单"), items_frame(listed))}
    rows = [
        row("对未经批准，擅自取水的行政处罚"),
        row("对非法采砂的处罚", basis="《中华人民共和国水法》第七十二条"),
    ]
    assert run(rows, layers=layers).mode == [S, ""]


def test_without_codes_only_the_words_of_a_power_source_count() -> None:
    assert run([row(power_source="2"), row(power_source="上级下放")], profile="no-codes").mode == ["", D]


def test_a_policy_may_give_the_codes_another_meaning() -> None:
    policy = parse_policy('[codes]\npower_source = { "6" = "下放" }\n')
    assert run([row(power_source="6"), row(power_source="5")], policy=policy).mode == [D, E]


def test_notes_about_rows_are_found_by_what_stands_in_the_rows() -> None:
    names = [f"{chr(0x4E8C + number)}字" for number in range(120)]
    lines = [("note", f"注：备注栏注明“{name}”的，委托乡镇行使。") for name in names]
    place = table(captions=tuple(lines))
    place.heads["remark"] = ("备注", "G4")
    told = run([row(remark=name) for name in names], [place])
    assert (set(told.mode), kinds(told)) == ({E}, [])
    lines = [("note", f"注：{name}领域事项委托乡镇行使。") for name in names]
    told = run([row(sector=name) for name in names], [table(captions=tuple(lines))])
    assert (set(told.mode), kinds(told)) == ({E}, [])


def test_a_default_of_a_kind_is_one_for_its_rows_only() -> None:
    note = ("note", "注：行政处罚事项除备注栏注明外均委托乡镇实施。")
    told = run([row(), row("取水许可", type="行政许可"), row(remark="县级保留")], [table(captions=(note,))])
    assert told.mode == [E, "", "retained"]


def test_of_very_many_notes_about_the_same_rows_what_is_left_out_is_told() -> None:
    for text, count in (("本表事项委托乡镇行使，第{}批", 60), ("注：各栏均未打{}的，委托乡镇行使。", 60)):
        lines = tuple(("note", text.format(number)) for number in range(100))
        told = run([row(), row("取水许可", type="行政许可")], [table(captions=lines)])
        assert kinds(told).count("normalise.notes-left") == count


def test_a_code_of_a_contradiction_names_its_own_column():
    letters = {"name": ["B"], "mode": ["E"], "receivers": ["F"], "organ_nature": ["H"]}
    result = run([row(mode="下放", receivers="甲镇", organ_nature="受委托组织")], [table(letters=letters)])
    statements = [note.detail["statements"] for note in result.notes if note.kind == "classify.conflict"]
    codes = [(one["field"], one["cell"]) for one in statements[0] if one["kind"] == "code"]
    assert codes == [("organ_nature", "H5")]
