from __future__ import annotations

import io

import pytest

from powerlist.audit.sample import sample
from powerlist.linkage import fingerprint
from powerlist.model.catalogue import EVIDENCE_COLUMNS, text_frame
from powerlist.model.ruling import ANSWERS
from powerlist.report.review import KINDS, reviews, standing
from powerlist.report.review_workbook import HEADS, review_name, review_workbook

ITEMS = [
    {
        "name": "对擅自取水行为的处罚",
        "type": "行政处罚",
        "department": "县水利局",
        "mode": "下放",
        "receivers": "三家镇、拦江镇",
    },
    {"name": "对擅自采砂行为的处罚", "type": "行政处罚", "department": "县水利局"},
    {"name": "采伐许可", "type": "行政许可", "department": "县林业局", "mode": "县级保留"},
]
TOWNSHIPS = [{"township_name": "三家镇", "group": "一类"}, {"township_name": "拦江镇", "group": "一类"}]


def catalogue(**more):
    return sample({"items": ITEMS, "townships": TOWNSHIPS, **more})[0]


def asked(kind, **more):
    return [(one.part, [row.item[-1] for row in one.rows]) for one in reviews(catalogue(), kind, **more)]


def test_modes_asks_what_is_undecided():
    assert asked("modes") == [("县水利局", ["2"])]


def test_department_asks_each_department_about_its_items():
    assert asked("department") == [("县林业局", ["3"]), ("县水利局", ["1", "2"])]


def test_township_asks_each_township_about_what_it_takes_over():
    assert asked("township") == [("三家镇", ["1"]), ("拦江镇", ["1"])]
    assert asked("township", grouped=True) == [("三家镇", ["1"])]


def test_a_township_is_not_asked_about_what_the_law_gives_it():
    one = sample({"items": [{**ITEMS[0], "mode": "法定本级"}], "townships": TOWNSHIPS})[0]
    assert reviews(one, "township") == []


def test_only_townships_of_the_place_are_asked():
    grants = [{"item": 1, "receiver": name, "mode": "下放"} for name in ("13个乡镇", "外地镇", "三家镇")]
    one = sample({"items": ITEMS[:1], "grants": grants, "townships": TOWNSHIPS})[0]
    assert [review.part for review in reviews(one, "township")] == ["三家镇"]
    bare = sample({"items": ITEMS[:1], "grants": grants})[0]
    assert [review.part for review in reviews(bare, "township")] == ["三家镇", "外地镇"]


def test_legal_asks_once_about_everything_handed_over():
    assert asked("legal") == [("", ["1"])]


def test_pairs_name_the_other_item():
    (review,) = reviews(catalogue(), "pairs", pairs=[(0, 1, "同条")])
    assert [(row.item[-1], row.related[-1], row.said) for row in review.rows] == [("1", "2", "同条")]
    assert reviews(catalogue(), "pairs") == []


def test_what_the_lists_say_is_shown():
    one = catalogue()
    one.evidence = text_frame(
        [{"item": "0-00000002", "kind": "column", "text": "怎么办", "cell": "E6"}], EVIDENCE_COLUMNS
    )
    assert "E6" in reviews(one, "modes")[0].rows[0].said


@pytest.mark.parametrize(
    ("says", "proposal"),
    [
        (("not-delegated|not-entrusted",), "县级保留"),
        (("not-delegated", "not-granted"), ""),
        (("not-delegated", "extended"), ""),
        ((), ""),
    ],
)
def test_what_is_only_denied_is_proposed_to_stay(says, proposal):
    one = catalogue()
    evidence = [{"item": "0-00000002", "kind": "remark", "text": "未下放", "says": each} for each in says]
    one.evidence = text_frame(evidence, EVIDENCE_COLUMNS)
    assert reviews(one, "modes")[0].rows[0].proposal == proposal


def test_an_earlier_answer_stands_while_its_text_does():
    mark = fingerprint(catalogue().items, 1)
    ruling = {"item": 2, "question": "department", "answer": "同意", "who": "县水利局", "fingerprint": mark}
    rows = reviews(catalogue(rulings=[ruling]), "department")[1].rows
    assert [row.answer for row in rows] == ["", "同意"]
    assert [
        row.answer
        for row in reviews(catalogue(rulings=[{**ruling, "fingerprint": "0" * 16}]), "department")[1].rows
    ] == ["", ""]


def test_standing_tells_of_pairs_too():
    (one,) = standing(catalogue(), ["pairs"], [(0, 1, "同条")])
    assert (one.question, one.asked, one.answered) == ("pair", 1, 0)


def test_an_answer_to_another_proposal_is_asked_again():
    """The department agreed to 委托; what is proposed now is 下放."""
    mark = fingerprint(catalogue().items, 0)
    ruling = {"item": 1, "question": "department", "answer": "同意", "who": "县水利局", "fingerprint": mark}
    for proposal, answers in (("下放", ["同意", ""]), ("委托", ["", ""]), ("", ["同意", ""])):
        one = catalogue(rulings=[{**ruling, "proposal": proposal}])
        assert [row.answer for row in reviews(one, "department")[1].rows] == answers
        (water,) = (found for found in standing(one, ["department"]) if found.part == "县水利局")
        assert water.lapsed == (proposal == "委托")


def test_standing_tells_who_has_not_answered():
    rulings = [
        {"item": 3, "question": "department", "answer": "同意", "who": "县林业局"},
        {"item": 1, "question": "department", "answer": "同意", "who": "县水利局", "fingerprint": "0" * 16},
    ]
    found = {(one.question, one.part): one for one in standing(catalogue(rulings=rulings))}
    assert found["department", "县林业局"].complete
    water = found["department", "县水利局"]
    assert (water.asked, water.answered, water.lapsed, water.complete) == (2, 0, 1, False)
    assert found["township", "三家镇"].answered == 0


@pytest.mark.parametrize("kind", KINDS)
def test_a_workbook_has_the_rows_locked_ids_and_a_drop_down(kind):
    from openpyxl import load_workbook

    found = reviews(catalogue(), kind, pairs=[(0, 1, "同条")])
    content = review_workbook(found[0], "示例县")
    assert content == review_workbook(found[0], "示例县")
    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    rows = [[cell.value or "" for cell in row] for row in sheet.iter_rows(min_row=3)]
    assert rows[0] == list(HEADS)
    assert [row[0] for row in rows[1 : 1 + len(found[0].rows)]] == [row.item for row in found[0].rows]
    assert sheet.protection.sheet
    answer = HEADS.index("回答")
    assert sheet.cell(4, 1).protection.locked
    assert not sheet.cell(4, answer + 1).protection.locked
    assert sheet.cell(4, HEADS.index("指纹") + 1).protection.locked
    (rule,) = sheet.data_validations.dataValidation
    assert rule.formula1 == f'"{",".join(ANSWERS[KINDS[kind]])}"'


def test_file_names_are_safe():
    found = reviews(sample({"items": [{**ITEMS[1], "department": 'a/b:"c'}]})[0], "modes")
    assert review_name(found[0]) == "赋权方式确认表-a_b__c.xlsx"


def test_rows_show_their_texts_whole_and_what_says_nothing_is_out_of_sight():
    import openpyxl

    long = {**ITEMS[1], "name": "对" + "擅自采砂" * 20 + "行为的处罚", "basis": "《水法》第七十二条"}
    (review,) = reviews(sample({"items": [ITEMS[1], long]})[0], "modes")
    sheet = openpyxl.load_workbook(io.BytesIO(review_workbook(review))).worksheets[0]
    heights = [sheet.row_dimensions[row].height for row in (4, 5)]
    assert heights[0] < heights[1]
    letters = {cell.value: cell.column_letter for cell in sheet[3]}
    assert sheet.column_dimensions[letters["子项名称"]].hidden
    assert not sheet.column_dimensions[letters["事项名称"]].hidden
    sub = {**ITEMS[1], "sub_name": "在禁采期采砂"}
    (review,) = reviews(sample({"items": [sub]})[0], "modes")
    sheet = openpyxl.load_workbook(io.BytesIO(review_workbook(review))).worksheets[0]
    assert not sheet.column_dimensions[letters["子项名称"]].hidden


@pytest.mark.parametrize(
    ("mark", "more", "asked"), [("0" * 16, [], ["1", "2"]), ("", [], ["2"]), ("0" * 16, ["县编办"], ["2"])]
)
def test_a_mode_that_was_ruled_on_another_text_is_asked_again(mark, more, asked):
    """What stands is shown; where somebody ruled on the text that stands, nothing is open."""
    ruling = {"item": 1, "question": "mode", "answer": "下放", "who": "县水利局", "fingerprint": mark}
    now = fingerprint(catalogue().items, 0)
    one = catalogue(rulings=[*({**ruling, "who": who, "fingerprint": now} for who in more), ruling])
    (review,) = reviews(one, "modes")
    assert [row.item[-1] for row in review.rows] == asked
    assert review.rows[0].proposal == ("下放" if "1" in asked else "")


def test_two_answers_that_disagree_are_asked_again():
    mark = fingerprint(catalogue().items, 1)
    ruling = {"item": 2, "question": "mode", "answer": "委托", "who": "县水利局", "fingerprint": mark}
    for answer, other, answered in (("下放", mark, 0), ("委托", mark, 1), ("下放", "0" * 16, 1)):
        rulings = [ruling, {**ruling, "who": "县编办", "answer": answer, "fingerprint": other}]
        (one,) = standing(catalogue(rulings=rulings), ["modes"])
        assert (one.asked, one.answered) == (1, answered)
