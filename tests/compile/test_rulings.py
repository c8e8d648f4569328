from __future__ import annotations

import io

import openpyxl
import pytest

from powerlist.audit.sample import sample
from powerlist.compile.answers import FaultyAnswers, holds_answers, read_answers
from powerlist.compile.rulings import disagreements, merged
from powerlist.linkage import fingerprint, pair_fingerprint
from powerlist.model.catalogue import text_frame
from powerlist.model.fields import names_of
from powerlist.model.ruling import answer_of, asked_in, asked_of
from powerlist.report.review import reviews
from powerlist.report.review_workbook import HEADS, review_workbook
from powerlist.text.letters import column_letters

ITEMS = [
    {"name": "对擅自取水行为的处罚", "type": "行政处罚", "department": "县水利局"},
    {"name": "对擅自采砂行为的处罚", "type": "行政处罚", "department": "县水利局"},
]
A, B = "0-00000001", "0-00000002"


def catalogue():
    return sample({"items": ITEMS})[0]


def line(item, answer="", who="县水利局", **more):
    place = {A: 0, B: 1}.get(item)
    mark = fingerprint(catalogue().items, place) if place is not None else ""
    values = {"事项标识": item, "问题": "mode", "回答": answer, "回答人": who, "指纹": mark, **more}
    return [values.get(head, "") for head in HEADS]


def answers(*lines, file="回.xlsx", when="2025-03-01"):
    return read_answers([(file, [["示例县赋权方式确认表"], [], list(HEADS), *lines])], catalogue(), when)


def test_answers_come_home_in_any_order():
    forward = answers(line(A, "下放"), line(B, "委托", 理由="有协议"))
    backward = answers(line(B, "委托", 理由="有协议"), line(A, "下放"))
    assert sorted(forward.rows.values.tolist()) == sorted(backward.rows.values.tolist())
    assert forward.rows[["item", "answer", "who", "when"]].values.tolist() == [
        [A, "下放", "县水利局", "2025-03-01"],
        [B, "委托", "县水利局", "2025-03-01"],
    ]


def test_blank_rows_are_counted_and_not_taken():
    found = answers(line(A, "下放"), line(B))
    assert (len(found.rows), found.blank) == (1, 1)


@pytest.mark.parametrize(
    ("text", "day"), [("2025年3月1日", "2025-03-01"), ("2025/3/9", "2025-03-09"), ("45717", "2025-03-01")]
)
def test_dates_in_any_form(text, day):
    assert answers(line(A, "下放", 回答日期=text)).rows["when"].tolist() == [day]


def test_an_answer_for_a_text_that_has_changed_is_told():
    assert answers(line(A, "下放", 指纹="0" * 16)).lapsed == [A]


def test_an_answer_to_another_proposal_is_told():
    stands = sample({"items": [{**ITEMS[0], "mode": "委托", "receivers": "甲镇"}, ITEMS[1]]})[0]

    def lapsed(question, answer, proposal, **more):
        row = line(A, answer, 问题=question, 拟定=proposal, 理由="人手不足", **more)
        return read_answers([("回.xlsx", [list(HEADS), row])], stands).lapsed

    for proposal, told in (("下放", [A]), ("委托", []), ("", [])):
        assert lapsed("township", "承接", proposal, 乡镇="甲镇") == told
        assert lapsed("township", "不承接", proposal, 乡镇="甲镇") == told
        assert lapsed("department", "同意", proposal) == told
        assert lapsed("legal", "通过", proposal) == told
    # of a township that is proposed nothing any more nothing else is proposed
    assert lapsed("township", "不承接", "下放", 乡镇="乙镇") == []


def test_an_answer_on_a_pair_whose_text_has_changed_is_told():
    items = catalogue().items
    mark = pair_fingerprint(items, 0, 1)
    for known, told in ((mark, []), ("0" * 16, [A])):
        assert answers(line(A, "不重复", 问题="pair", 相关事项=B, 指纹=known)).lapsed == told


@pytest.mark.parametrize(
    ("lines", "faults"),
    [
        ([line("", "下放")], [("missing-id", 4)]),
        ([line("9-unknown", "下放")], [("unknown-item", 4)]),
        ([line(A, "下放"), line(B, "委托"), line(A, "委托")], [("doubled-id", 6)]),
        ([line(A, "下放", who="")], [("no-who", 4)]),
        ([line(A, "下放", 问题="怪问题")], [("unknown-question", 4)]),
        ([line(A, "基本同意", 问题="department")], [("bad-answer", 4)]),
        ([line(A, "委托", 问题="township", 乡镇="三家镇")], [("bad-answer", 4)]),
        ([line(A, "看情况")], [("bad-answer", 4)]),
        ([line("", "下放"), line("9-unknown", "下放")], [("missing-id", 4), ("unknown-item", 5)]),
        ([line(A, "不重复", 问题="pair")], [("missing-id", 4)]),
    ],
)
def test_faults_are_told_with_their_rows_and_nothing_is_taken(lines, faults):
    with pytest.raises(FaultyAnswers) as caught:
        answers(*lines)
    assert [(fault.kind, fault.row) for fault in caught.value.faults] == faults
    assert {fault.file for fault in caught.value.faults} == {"回.xlsx"}
    heads = {"bad-answer": "回答", "no-who": "回答人", "doubled-id": "回答", "unknown-question": "问题"}
    for fault in caught.value.faults:
        pair = lines[0][HEADS.index("问题")] == "pair"
        column = HEADS.index("相关事项" if pair else heads.get(fault.kind, "事项标识"))
        assert fault.cell == f"{column_letters(column)}{fault.row}"
    for language in ("zh", "en"):
        assert caught.value.tell(language).count("\n") == len(faults)


def test_a_row_twice_with_one_answer_is_one_answer():
    assert len(answers(line(A, "下放"), line(A, "下放")).rows) == 1


def test_an_answer_is_kept_in_the_words_of_its_question():
    said = [
        line(A, "同意承接", 问题="township", 乡镇="三家镇"),
        line(A, "暂缓", 问题="township", 乡镇="拦江镇"),
        line(A, " 无意见。", 问题="department"),
        line(B, "委托乡镇实施"),
    ]
    assert answers(*said).rows["answer"].tolist() == ["承接", "暂缓承接", "同意", "委托"]


def test_a_sheet_with_a_reviews_head_is_known():
    assert holds_answers([["标题"], [], list(HEADS)])
    assert not holds_answers([])
    assert not holds_answers([["随便"], ["什么"]])


def test_a_workbook_without_its_columns_is_refused():
    with pytest.raises(FaultyAnswers) as caught:
        read_answers([("空.xlsx", [["随便"], ["什么"]])], catalogue())
    assert caught.value.faults[0].kind == "no-columns"


@pytest.mark.parametrize("gone", ["事项标识", "问题", "回答", "指纹", "相关事项"])
@pytest.mark.parametrize("renamed", ["", "你们的填写"])
def test_the_column_that_is_missing_is_named_and_no_other(gone, renamed):
    asked = line(A, "不重复", 问题="pair", 相关事项=B)
    rows = [list(HEADS), asked]
    if renamed:
        rows[0][HEADS.index(gone)] = renamed
    else:
        rows = [[cell for at, cell in enumerate(row) if at != HEADS.index(gone)] for row in rows]
    with pytest.raises(FaultyAnswers) as caught:
        read_answers([("回.xlsx", rows)], catalogue())
    assert [(fault.kind, fault.value) for fault in caught.value.faults] == [("no-columns", gone)]


@pytest.mark.parametrize(
    ("question", "answer", "needed"),
    [
        ("department", "不同意", True),
        ("department", "修改后同意", True),
        ("department", "同意", False),
        ("township", "暂缓承接", True),
        ("legal", "不通过", True),
        ("legal", "通过", False),
        ("mode", "下放", False),
    ],
)
def test_an_answer_that_says_nothing_without_a_reason_is_told(question, answer, needed):
    column = column_letters(HEADS.index("理由"))
    found = answers(line(A, answer, 问题=question))
    assert (len(found.rows), found.unreasoned) == (1, [f"回.xlsx!{column}4"] if needed else [])
    assert answers(line(A, answer, 问题=question, 理由="人手不足")).unreasoned == []


def ruling(**values):
    return text_frame([{"item": A, "question": "mode", "fingerprint": "f", **values}], names_of("rulings"))


def test_the_same_person_answers_anew():
    found = merged(
        ruling(answer="下放", who="局", when="2025-01-01"), ruling(answer="委托", who="局", when="2025-02-01")
    )
    assert found["answer"].tolist() == ["委托"]
    assert disagreements(found) == []


def test_two_people_who_disagree_are_told():
    found = merged(ruling(answer="下放", who="甲局"), ruling(answer="委托", who="乙局"))
    assert found["answer"].tolist() == ["委托", "下放"] or len(found) == 2
    (one,) = disagreements(found)
    assert (one.item, one.question, set(one.answers)) == (A, "mode", {"甲局: 下放", "乙局: 委托"})


def test_merging_does_not_depend_on_the_order():
    first, second = ruling(answer="下放", who="甲局"), ruling(answer="委托", who="乙局")
    assert merged(first, second).equals(merged(second, first))


def test_a_workbook_goes_out_and_comes_home():
    from openpyxl import load_workbook

    (review,) = reviews(catalogue(), "modes")
    book = load_workbook(io.BytesIO(review_workbook(review)))
    sheet = book.worksheets[0]
    for number, word in ((4, "下放"), (5, "待定")):
        sheet.cell(number, HEADS.index("回答") + 1).value = word
    rows = [[str(cell.value or "") for cell in row] for row in sheet.iter_rows()]
    found = read_answers([("回.xlsx", [rows[0], rows[1], rows[2], rows[4], rows[3]])], catalogue())
    assert dict(zip(found.rows["item"], found.rows["answer"], strict=True)) == {A: "下放", B: "待定"}
    assert found.rows["who"].tolist() == ["县水利局", "县水利局"]
    assert found.lapsed == []


def test_what_somebody_wrote_beside_the_answers_stays():
    row = {"item": A, "question": "mode", "answer": "下放", "who": "县水利局", "when": "2025-01-01"}
    stored = text_frame([{**row, "extra": '{"会议纪要": "第3次"}'}], [*names_of("rulings"), "extra"])
    fresh = text_frame(
        [{**row, "answer": "委托", "when": "2025-03-01"}, {**row, "item": B}], names_of("rulings")
    )
    both = merged(stored, fresh)
    assert both[["item", "answer", "extra"]].values.tolist() == [
        [A, "委托", '{"会议纪要": "第3次"}'],
        [B, "下放", ""],
    ]
    assert "extra" not in merged(fresh, fresh)


def test_what_was_proposed_is_kept_with_the_answer_to_it():
    found = answers(line(A, "同意", 问题="department", 拟定="下放"), line(B, "委托", 拟定="下放"))
    assert found.rows["proposal"].tolist() == ["下放", ""]


def sent(*lines, asked=2):
    """Answers to a review that says how many questions it asks."""
    guide = [f"请在“回答”里选一种赋权方式{asked_in(asked)}"]
    return read_answers(
        [("回.xlsx", [["示例县赋权方式确认表"], guide, list(HEADS), *lines])], catalogue(), ""
    )


def test_a_row_that_was_deleted_stops_the_review():
    with pytest.raises(FaultyAnswers) as caught:
        sent(line(A, "下放"))
    assert [(fault.kind, fault.row, fault.value, fault.expected) for fault in caught.value.faults] == [
        ("missing-rows", 0, "1", "2")
    ]
    assert len(sent(line(A, "下放"), line(B)).rows) == 1
    # an id written over another is told at its cell; an id that was emptied is told by itself
    with pytest.raises(FaultyAnswers) as caught:
        sent(line(A, "下放"), line(A, "下放"))
    assert [(fault.kind, fault.cell, fault.expected) for fault in caught.value.faults] == [
        ("repeated-id", "A5", "4")
    ]
    with pytest.raises(FaultyAnswers) as caught:
        sent(line(A, "下放"), line("", "委托"))
    assert [fault.kind for fault in caught.value.faults] == ["missing-id"]


@pytest.mark.parametrize("text", ["昨天", "2025-02-30", "3月1日", "2025"])
def test_a_date_that_is_none_stops_the_review(text):
    with pytest.raises(FaultyAnswers) as caught:
        answers(line(A, "下放", 回答日期=text))
    assert [(fault.kind, fault.row, fault.value) for fault in caught.value.faults] == [("bad-date", 4, text)]
    assert answers(line(A, "", 回答日期=text)).blank == 1


def test_a_review_counts_its_own_questions():
    review = reviews(catalogue(), "modes")[0]
    book = openpyxl.load_workbook(io.BytesIO(review_workbook(review)))
    assert asked_of(book.active["A2"].value) == len(review.rows)


def test_an_answer_without_a_day_keeps_the_day_on_which_it_was_read_first():
    lines = [line(A, "下放"), line(B, "委托", 回答日期="2025-03-02")]
    first, again = answers(*lines), answers(*lines, when="2025-04-01")
    assert [key[0] for key in again.undated] == [A]
    assert merged(first.rows, again.rows, set(again.undated))["when"].tolist() == ["2025-03-01", "2025-03-02"]
    changed = answers(line(A, "委托"), when="2025-04-01")
    assert merged(first.rows, changed.rows, set(changed.undated))["when"].tolist() == [
        "2025-04-01",
        "2025-03-02",
    ]


def test_an_answer_in_other_words_is_told_as_it_was_understood():
    column = column_letters(HEADS.index("回答"))
    assert answers(line(A, "交给乡镇"), line(B, " 委托 ")).understood == [
        (f"回.xlsx!{column}4", "交给乡镇", "下放")
    ]


def test_one_person_answers_once_in_two_files_unless_a_later_day_says_so():
    def sheets(*given):
        head = [["示例县赋权方式确认表"], [], list(HEADS)]
        return [
            (f"{at}.xlsx", [*head, line(A, answer, 回答日期=day)]) for at, (answer, day) in enumerate(given)
        ]

    for given in ((("下放", ""), ("委托", "")), (("下放", "2025-03-01"), ("委托", "2025-03-01"))):
        with pytest.raises(FaultyAnswers) as told:
            read_answers(sheets(*given), catalogue())
        assert [(one.kind, one.file) for one in told.value.faults] == [("doubled-id", "1.xlsx")]
    later = (("委托", "2025-04-01"), ("下放", "2025-03-01"))
    for given in (later, later[::-1], (*later, later[0])):
        found = read_answers(sheets(*given), catalogue())
        assert found.rows[["answer", "when"]].values.tolist() == [["委托", "2025-04-01"]]


def test_what_was_left_open_or_agrees_to_nothing_is_named():
    found = answers(line(A, "", 理由="应当下放"), line(B, "同意", 问题="department"))
    assert (found.unchosen, found.unproposed) == (["回.xlsx!L4"], ["回.xlsx!L5"])


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("下放给青石镇", ""),
        ("委托（仅白水乡）", ""),
        ("委托青石镇人民政府实施", ""),
        ("委托乡镇实施", "委托"),
        ("下放至镇（街道）", "下放"),
        ("延伸，由派驻林业站实施", "延伸"),
    ],
)
def test_an_answer_on_a_mode_is_none_where_it_names_one_township(text, meant):
    assert answer_of("mode", text) == meant
