from __future__ import annotations

import pytest

from classify.lists import normalised, row, townships
from powerlist.classify import ClassifyOptions, classify, parse_policy
from powerlist.compile.grants import GrantOptions, grants_of
from powerlist.model.catalogue import text_frame
from powerlist.model.fields import names_of

PLACES = townships("三家镇", "拦江镇")


def granted(rows, columns=("item", "receiver", "mode"), policy="", **more):
    frame = normalised(rows)
    options = ClassifyOptions(townships=PLACES, policy=parse_policy(policy))
    # what only a sheet has (decision, outpost …) stands beside the fields of items
    for name in names_of("grants"):
        if name not in frame.items and name not in ("item", "receiver"):
            frame.items[name] = [str(one.get(name, "")) for one in rows]
    given = GrantOptions(PLACES, **more)
    found = grants_of(frame.items, classify(frame, options), given)
    assert list(found.columns) == list(names_of("grants"))
    return [tuple(line) for line in found[list(columns)].values.tolist()], given


def test_one_row_an_item_and_receiver_in_the_places_order():
    found, _ = granted([row(mode="下放", receivers="拦江镇、三家镇"), row(mode="委托", receivers="三家镇")])
    assert found == [
        ("i0", "三家镇", "delegated"),
        ("i0", "拦江镇", "delegated"),
        ("i1", "三家镇", "entrusted"),
    ]


def test_townships_that_differ_have_their_own_mode():
    found, _ = granted([row(receiver_marks={"三家镇": "下放", "拦江镇": "委托"})])
    assert found == [("i0", "三家镇", "delegated"), ("i0", "拦江镇", "entrusted")]


def test_of_whom_nobody_has_said_a_way_is_open_and_not_forgotten():
    found, _ = granted([row(receivers="三家镇、拦江镇", remark="拦江镇延伸")])
    assert sorted(found) == [("i0", "三家镇", ""), ("i0", "拦江镇", "extended")]


def test_a_part_of_a_townships_territory_is_kept_with_its_grant():
    found, _ = granted(
        [
            row(mode="下放", receivers="三家镇（不含工业园区）、拦江镇"),
            row(mode="下放", receivers="三家镇（建成区范围）", partition="罚款2万元以下"),
            row(mode="下放", receivers="三家镇（试点）"),
        ],
        ("item", "receiver", "partition"),
    )
    assert found == [
        ("i0", "三家镇", "不含工业园区"),
        ("i0", "拦江镇", ""),
        ("i1", "三家镇", "罚款2万元以下"),
        ("i2", "三家镇", ""),
    ]


def test_what_stays_with_the_county_has_no_grant():
    assert granted([row(mode="县级保留"), row()])[0] == []


def test_a_receiver_that_the_place_does_not_know_is_kept_as_written():
    assert granted([row(mode="下放", receivers="外地镇")])[0] == [("i0", "外地镇", "delegated")]


def test_a_receiver_of_the_policy_that_nobody_knows_is_never_all_of_them():
    policy = '[[rule]]\nname = "水利"\nmode = "委托"\nreceivers = [{names}]\n'
    notes = "compile.receivers-assumed", "compile.receivers-pending"
    for names, expected, told in (
        ('"外地镇"', ["外地镇"], []),
        ('"三家镇", "外地镇"', ["三家镇", "外地镇"], []),
        ('"各乡镇"', ["三家镇", "拦江镇"], []),
        ('"三家镇", "其余乡镇"', ["三家镇", "拦江镇"], []),
        ('"待定"', [""], [notes[1]]),
        ("", ["三家镇", "拦江镇"], [notes[0]]),
    ):
        found, given = granted([row()], policy=policy.replace("{names}", names))
        assert [receiver for _, receiver, _ in found] == expected, names
        assert [note.kind for note in given.notes] == told, names


def test_a_body_that_is_named_for_its_township_is_noted():
    rows = [
        row(mode="下放", receivers="三家镇综合行政执法大队、拦江镇"),
        row(mode="委托", receivers="拦江镇综合行政执法办公室"),
        row(mode="下放", receivers="三家镇人民政府"),
        row(mode="下放", receivers="外地镇综合行政执法大队"),
    ]
    found, given = granted(rows, ("item", "receiver"))
    assert found == [
        ("i0", "三家镇"),
        ("i0", "拦江镇"),
        ("i1", "拦江镇"),
        ("i2", "三家镇"),
        ("i3", "外地镇综合行政执法大队"),
    ]
    assert [(note.kind, note.item, note.value, note.detail) for note in given.notes] == [
        ("compile.body-receiver", "i0", "三家镇综合行政执法大队", {"township": "三家镇"}),
        ("compile.body-receiver", "i1", "拦江镇综合行政执法办公室", {"township": "拦江镇"}),
    ]


def test_what_names_no_township_stays_beside_what_does():
    assert granted([row(mode="下放", receivers="三家镇等3个乡镇")])[0] == [
        ("i0", "三家镇", "delegated"),
        ("i0", "等3个乡镇", "delegated"),
    ]
    assert granted([row(mode="下放", receivers="13个乡镇")])[0] == [("i0", "13个乡镇", "delegated")]
    assert granted([row(mode="下放", receivers="各镇（不含外地镇）")])[0] == [
        ("i0", "三家镇", "delegated"),
        ("i0", "拦江镇", "delegated"),
        ("i0", "各镇(不含外地镇)", "delegated"),
    ]
    assert granted([row(mode="下放", receivers="2个镇")])[0] == [
        ("i0", "三家镇", "delegated"),
        ("i0", "拦江镇", "delegated"),
    ]


def test_a_row_without_a_tick_goes_to_nobody_and_is_told():
    rows = [
        row(mode="下放", receiver_marks={"三家镇": "√", "拦江镇": ""}),
        row(mode="下放", receiver_marks={"三家镇": "", "拦江镇": ""}),
        row(mode="委托", receiver_marks={"三家镇": "×", "拦江镇": "×"}),
        row(mode="法定", receiver_marks={"三家镇": "", "拦江镇": ""}),
    ]
    found, given = granted(rows)
    assert found == [
        ("i0", "三家镇", "delegated"),
        ("i1", "", "delegated"),
        ("i2", "", "entrusted"),
        ("i3", "三家镇", "statutory"),
        ("i3", "拦江镇", "statutory"),
    ]
    pending = [note.item for note in given.notes if note.kind == "compile.receivers-pending"]
    assert pending == ["i1", "i2"]


def test_without_a_register_one_township_has_one_name():
    frame = normalised(
        [row(mode="下放", receivers="三家镇人民政府"), row(mode="下放", receivers="安县三家镇、三家镇政府")]
    )
    found = grants_of(frame.items, classify(frame, ClassifyOptions()), GrantOptions())
    assert found[["item", "receiver"]].values.tolist() == [["i0", "三家镇"], ["i1", "三家镇"]]


def test_without_a_register_names_joined_in_one_receiver_are_two_townships():
    frame = normalised(
        [row(mode="下放", receivers="三家镇和拦江镇"), row(receivers="三家镇以及拦江镇（委托）")]
    )
    found = grants_of(frame.items, classify(frame, ClassifyOptions()), GrantOptions())
    assert found["receiver"].tolist()[:2] == ["三家镇", "拦江镇"]
    assert "三家镇以及拦江镇" not in found["receiver"].tolist()


def test_without_a_named_receiver_all_townships_get_it_and_one_note_says_so():
    found, given = granted([row(mode="下放"), row(mode="法定")])
    assert [line[1] for line in found] == ["三家镇", "拦江镇"] * 2
    assert [(note.kind, note.detail["count"]) for note in given.notes] == [("compile.receivers-assumed", 2)]


def test_nothing_that_a_department_wrote_is_lost():
    found, _ = granted(
        [row(boundary="镇里巡查"), row(mode="下放", receivers="三家镇", decision="川1号")],
        ("receiver", "mode", "boundary", "decision"),
    )
    assert found == [("", "", "镇里巡查", ""), ("三家镇", "delegated", "", "川1号")]


POLICY = """
[[rule]]
name = "其余"
type = "行政处罚"
mode = "下放"
receivers = "三家镇"
decision = "川2号"
batch = "首批"
"""


def test_the_policy_gives_what_the_list_leaves_open():
    found, _ = granted([row(), row(mode="下放", decision="川1号")], ("receiver", "decision", "batch"), POLICY)
    assert found == [("三家镇", "川2号", "首批"), ("三家镇", "川1号", "首批")]


def test_the_outpost_that_serves_the_township_is_filled_in():
    outposts = text_frame(
        [{"outpost_name": "三家水利站", "parent": "县水利局", "serves": "三家镇、拦江镇"}],
        names_of("outposts"),
    )
    found, _ = granted([row(mode="延伸", receivers="三家镇")], ("receiver", "outpost"), outposts=outposts)
    assert found == [("三家镇", "三家水利站")]
    two = text_frame(
        [{"outpost_name": name, "parent": "县水利局", "serves": "三家镇"} for name in ("甲站", "乙站")],
        names_of("outposts"),
    )
    assert granted([row(mode="延伸", receivers="三家镇")], ("outpost",), outposts=two)[0] == [("",)]


@pytest.mark.parametrize("listed", ["i0", "i0；i7", "i7、i0", "i7, i0", "i7\ni0"])
def test_the_deed_that_lists_the_item_is_filled_in(listed):
    deeds = text_frame(
        [{"number": "委1", "principal": "县水利局", "agent": "三家镇人民政府", "items_covered": listed}],
        names_of("deeds"),
    )
    found, _ = granted(
        [row(mode="委托", receivers="三家镇"), row(mode="委托", receivers="三家镇")],
        ("item", "deed"),
        deeds=deeds,
    )
    assert found == [("i0", "委1"), ("i1", "")]


def test_an_empty_list():
    assert granted([])[0] == []
