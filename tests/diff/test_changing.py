from __future__ import annotations

import pytest

from powerlist.audit.sample import sample
from powerlist.diff import changes

ROW = {
    "id": "0-aaaaaaaa",
    "name": "对擅自取水的处罚",
    "type": "行政处罚",
    "department": "县水利局",
    "basis": "《水法》第六十九条",
}
OTHER = {
    "id": "0-bbbbbbbb",
    "name": "河道采砂许可",
    "type": "行政许可",
    "department": "县水利局",
    "basis": "《水法》第三十九条",
}


def between(old, new, *, grants_old=None, grants_new=None):
    first, _ = sample({"items": old, **({"grants": grants_old} if grants_old else {})})
    second, _ = sample({"items": new, **({"grants": grants_new} if grants_new else {})})
    return changes(first, second)


def told(*args, **more):
    return [
        (one.kind.value, one.old, one.new, tuple(f.field for f in one.fields))
        for one in between(*args, **more)
    ]


def test_a_version_is_equal_to_itself_in_any_order():
    assert told([ROW, OTHER], [ROW, OTHER]) == []
    assert told([ROW, OTHER], [OTHER, ROW]) == []


def test_blanks_and_serials_are_no_change():
    assert told([{**ROW, "serial": "1"}], [{**ROW, "serial": "7", "name": "对擅自取水 的处罚"}]) == []


@pytest.mark.parametrize(
    ("change", "kind", "fields"),
    [
        ({"name": "对未经批准取用水的处罚"}, "renamed", ("name",)),
        ({"sub_name": "取用地下水"}, "renamed", ("sub_name",)),
        ({"type": "行政强制"}, "retyped", ("type",)),
        ({"basis": "《水法》第七十条"}, "rebased", ("basis",)),
        ({"basis": "《水法》第六十九条：擅自取水的，处罚款。"}, "edited", ("basis",)),
        ({"department": "县自然资源局"}, "moved", ("department",)),
        ({"enforcer": "县综合行政执法局"}, "moved", ("enforcer",)),
        ({"handler": "水政股"}, "edited", ("handler",)),
        ({"department": "水利局"}, "edited", ("department",)),
        ({"department": "青溪县水利局"}, "edited", ("department",)),
        ({"department": "县水务局"}, "moved", ("department",)),
        ({"department": "市水利局"}, "moved", ("department",)),
        ({"extra": '{"本地列": "新"}'}, "edited", ("本地列",)),
        ({"mode": "下放", "receivers": "甲镇"}, "mode-changed", ("mode",)),
    ],
)
def test_each_change_has_its_kind(change, kind, fields):
    found = told([{**ROW, "extra": '{"本地列": "旧"}'}], [{**ROW, "extra": '{"本地列": "旧"}', **change}])
    assert (kind, (0,), (0,), fields) in found
    assert len(found) <= 2


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("县住建局", "县住房和城乡建设局", "edited"),
        ("市监局", "青溪县市场监督管理局", "edited"),
        ("县教体局", "县教育局", "moved"),
        ("青溪县住建局", "白水县住房和城乡建设局", "moved"),
        ("县城管局", "县综合执法局", "moved"),
    ],
)
def test_only_another_body_is_a_move(before, after, kind):
    change = (kind, (0,), (0,), ("department",))
    assert told([{**ROW, "department": before}], [{**ROW, "department": after}]) == [change]
    # other ids, as in two workbooks
    bare = {**ROW, "id": "0-eeeeeeee", "department": after}
    assert told([{**ROW, "department": before}], [bare]) == [change]


def test_the_place_is_told_by_another_row():
    rows = [ROW, {**OTHER, "department": "青溪县教育局"}]
    assert told(rows, [{**ROW, "department": "青溪县水利局"}, rows[1]])[0][0] == "edited"
    rows = [ROW, {**OTHER, "department": "白水县教育局"}]
    assert told(rows, [{**ROW, "department": "青溪县水利局"}, rows[1]])[0][0] == "moved"


def test_an_item_with_two_changes_has_two_entries():
    found = told([ROW], [{**ROW, "department": "县自然资源局", "basis": "《水法》第七十条"}])
    assert [kind for kind, *_ in found] == ["rebased", "moved"]


def test_added_and_removed():
    assert told([ROW], [ROW, OTHER]) == [("added", (), (1,), ())]
    assert told([ROW, OTHER], [ROW]) == [("removed", (1,), (), ())]


def test_bare_workbooks_have_other_ids_and_are_aligned():
    old = [{**ROW, "id": "0-11111111"}, {**OTHER, "id": "0-22222222"}]
    new = [{**OTHER, "id": "0-33333333"}, {**ROW, "id": "0-44444444", "name": "对擅自取用水的处罚"}]
    assert told(old, new) == [("renamed", (0,), (1,), ("name",))]


def test_who_takes_it_over_changes():
    old = [{**ROW, "mode": "下放", "receivers": "甲镇、乙镇"}]
    new = [{**ROW, "mode": "下放", "receivers": "乙镇、丙镇"}]
    assert told(old, new) == [("receiver-changed", (0,), (0,), ("receivers",))]


def test_the_order_of_the_receivers_is_no_change():
    old = [{**ROW, "mode": "下放", "receivers": "甲镇、乙镇"}]
    assert told(old, [{**ROW, "mode": "下放", "receivers": "乙镇，甲镇"}]) == []


def test_a_power_taken_back_is_recalled():
    old = [{**ROW, "mode": "下放", "receivers": "甲镇"}]
    new = [{**ROW, "mode": "上级收回", "receivers": "甲镇"}]
    assert told(old, new) == [("recalled", (0,), (0,), ("mode",))]


def test_grants_say_it_where_there_are_some():
    def grants(**modes):
        return [{"item": 1, "receiver": name, "mode": mode} for name, mode in modes.items()]

    before = grants(甲镇="delegated", 乙镇="entrusted")
    after = grants(甲镇="delegated", 乙镇="delegated")
    found = between([ROW], [ROW], grants_old=before, grants_new=after)
    assert [one.kind.value for one in found] == ["mode-changed"]
    assert "乙镇" in found[0].fields[0].before


@pytest.mark.parametrize(
    ("change", "field", "before", "after"),
    [
        ({"until": "2029-12-31"}, "until", "2026-12-31", "2029-12-31"),
        ({"deed": "示委2号"}, "deed", "示委1号", "示委2号"),
        ({"county_keeps": "保留"}, "county_keeps", "共同行使", "保留"),
    ],
)
def test_what_else_a_grant_says_is_an_edit(change, field, before, after):
    row = {**ROW, "mode": "委托", "receivers": "甲镇、乙镇"}
    terms = {"mode": "委托", "until": "2026-12-31", "deed": "示委1号", "county_keeps": "共同行使"}
    grants = [{"item": row["id"], "receiver": one, **terms} for one in ("甲镇", "乙镇")]
    for new, shown in (
        ([{**one, **change} for one in grants], (before, after)),
        ([{**grants[0], **change}, grants[1]], (f"甲镇:{before}", f"甲镇:{after}")),
    ):
        (one,) = between([row], [row], grants_old=grants, grants_new=new)
        assert (one.kind.value, [(f.field, f.before, f.after) for f in one.fields]) == (
            "edited",
            [(field, *shown)],
        )


def test_a_day_and_a_number_in_another_spelling_are_no_change():
    row = {**ROW, "mode": "委托", "receivers": "甲镇"}
    grant = {"item": row["id"], "receiver": "甲镇", "mode": "委托"}
    old = [{**grant, "until": "2026-12-31", "deed": "示委〔2024〕1号"}]
    assert (
        told(
            [row],
            [row],
            grants_old=old,
            grants_new=[{**grant, "until": "2026年12月31日", "deed": "示委[2024]1号"}],
        )
        == []
    )


def test_papers_that_one_list_has_no_column_for_are_no_change():
    row = {**ROW, "mode": "委托", "receivers": "甲镇"}
    grant = {"item": row["id"], "receiver": "甲镇", "mode": "委托"}
    stored, _ = sample({"items": [row], "grants": [{**grant, "deed": "示委1号"}]})
    bare, _ = sample({"items": [row], "grants": [grant], "stored": False})
    assert changes(stored, bare) == []


def test_one_item_split_into_two():
    whole = {**ROW, "name": "对擅自取水、拒不缴纳水资源费的处罚", "basis": "《水法》第六十九条、第七十条"}
    parts = [
        {**ROW, "id": "0-11111111", "name": "对擅自取水的处罚"},
        {**ROW, "id": "0-22222222", "name": "对拒不缴纳水资源费的处罚", "basis": "《水法》第七十条"},
    ]
    assert ("split", (0,), (0, 1), ()) in told([whole], parts)
    assert ("merged", (0, 1), (0,), ()) in told(parts, [whole])


def test_sub_items_that_a_main_item_got_are_a_split():
    main = {**OTHER, "name": "取水许可审批"}
    subs = [
        {**main, "id": f"0-{number}1111111", "sub_name": name}
        for number, name in enumerate(("取水许可新办", "取水许可变更"), start=1)
    ]
    assert ("split", (0,), (0, 1), ()) in told([main], subs)


def renumbered(rows):
    """The rows under other ids, as another workbook has them."""
    return [{**row, "id": f"1-{number:08d}"} for number, row in enumerate(rows)]


TAKING = {**ROW, "basis": "《水法》第六十九条", "type": "行政许可", "name": "取水许可"}
FELLING = {**ROW, "department": "县林业局", "basis": "《森林法》第七十四条"}
STEPS = [{**TAKING, "name": f"取水许可{note}"} for note in ("（首次申请）", "（变更）", "（延续）")]
QUARRY, SAND, BOTH = (
    {**FELLING, "id": f"0-{number}2222222", "name": f"对毁林{words}的处罚"}
    for number, words in enumerate(("采石", "采砂", "采石、采砂"))
)


@pytest.mark.parametrize(
    ("whole", "parts"),
    [
        (TAKING, STEPS),
        (TAKING, STEPS[1:]),
        (TAKING, [{**TAKING, "name": f"取水许可{step}"} for step in ("变更", "-延续", "注销登记")]),
        (TAKING, [{**TAKING, "name": "取水许可", "sub_name": step} for step in ("变更", "延续")]),
        (BOTH, [QUARRY, SAND]),
        ({**BOTH, "name": "对毁林采石或者采砂行为的行政处罚"}, [QUARRY, SAND]),
        (
            {**BOTH, "name": "对毁林采石、采砂、取土的处罚"},
            [QUARRY, SAND, {**FELLING, "name": "对毁林取土的处罚"}],
        ),
        (
            {**FELLING, "name": "对未经批准生产、经营林木种子和苗木的处罚"},
            [
                {**FELLING, "name": f"对未经批准{words}的处罚"}
                for words in ("生产、经营林木种子", "生产、经营苗木")
            ],
        ),
    ],
)
def test_parts_that_the_names_tell(whole, parts):
    parts = renumbered(parts)
    everyone = tuple(range(len(parts)))
    assert told([whole], parts) == [("split", (0,), everyone, ())]
    assert told(parts, [whole]) == [("merged", everyone, (0,), ())]
    # one of them keeps the id
    assert told([whole], [{**parts[0], "id": whole["id"]}, *parts[1:]]) == [("split", (0,), everyone, ())]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # the whole goes on beside what is new
        ([TAKING], [TAKING, *STEPS]),
        # one part is none
        ([TAKING], STEPS[:1]),
        # the old list had one of them: the whole meant the rest
        ([TAKING, STEPS[1]], STEPS),
        # another body, another type
        ([TAKING], [STEPS[0], *({**one, "department": "县应急管理局"} for one in STEPS[1:])]),
        ([TAKING], [STEPS[0], *({**one, "type": "行政确认"} for one in STEPS[1:])]),
        # other words than a note
        ([TAKING], [STEPS[0], {**TAKING, "name": "取水许可延续后的核查"}]),
        # the whole goes on under a name of its own
        ([TAKING], [{**TAKING, "name": "取水许可证核发"}, *STEPS[1:]]),
        # one of the list goes on
        ([BOTH, SAND], [QUARRY, SAND]),
        # one of the list is not there
        (
            [{**BOTH, "name": "对毁林采石、采砂、取土的处罚"}],
            [QUARRY, {**FELLING, "name": "对毁林建坟的处罚"}],
        ),
        # the same one twice
        ([BOTH], [QUARRY, QUARRY]),
        # no list: another word in the place of one
        ([{**BOTH, "name": "对毁林采石的处罚"}], [{**BOTH, "name": "对毁林采矿的处罚"}, SAND]),
    ],
)
def test_what_only_looks_like_parts_is_none(before, after):
    for old, new in ((before, renumbered(after)), (renumbered(after), before)):
        assert not {"split", "merged"} & {one[0] for one in told(old, new)}


@pytest.mark.timeout(60)
def test_names_of_any_length_are_taken_apart_within_bounds():
    words = ["采石", "采砂", "取土"] * 400
    whole = {**FELLING, "name": f"对毁林{'、'.join(words)}的处罚"}
    parts = [{**FELLING, "name": f"对毁林{'、'.join(words[:size])}的处罚"} for size in range(1, 1200, 60)]
    assert told([whole], renumbered(parts))


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        # only worded anew: it took in nothing
        ("对擅自取水行为的行政处罚", ["removed", "renamed"]),
        # another word of its own: what was a double of it before is no part of it now
        ("对私自取水的处罚", ["removed", "renamed"]),
    ],
)
def test_a_double_that_was_taken_off_the_list_is_no_merger(name, kinds):
    double = {**ROW, "id": "0-dddddddd", "name": "对未经批准擅自取水的处罚"}
    assert sorted(one[0] for one in told([ROW, double], [{**ROW, "name": name}])) == kinds
    assert sorted(one[0] for one in told([{**ROW, "name": name}], [ROW, double])) == ["added", "renamed"]


def test_a_new_item_that_only_overlaps_with_one_that_went_on_is_added():
    new = {**ROW, "id": "0-cccccccc", "name": "对违反《水法》有关行为的处罚"}
    assert told([ROW], [ROW, new]) == [("added", (), (1,), ())]


def test_empty_versions():
    assert told([], []) == []
    assert told([], [ROW]) == [("added", (), (0,), ())]
    assert told([ROW], []) == [("removed", (0,), (), ())]


def test_it_is_the_same_each_time_and_in_the_new_order():
    old = [
        {**ROW, "id": f"0-{n:08d}", "name": f"对行为{n}的处罚", "basis": f"《水法》第{n + 1}条"}
        for n in range(30)
    ]
    new = [{**row, "handler": "股"} for row in old[:20]] + [OTHER]
    first = told(old, new)
    assert first == told(old, new)
    places = [change[2][0] for change in first if change[2]]
    assert places == sorted(places)
    assert [kind for kind, *_ in first].count("removed") == 10


def test_receivers_are_told_in_the_order_of_the_list():
    grants = [{"item": ROW["id"], "receiver": name, "mode": "下放"} for name in ("甲镇", "乙镇", "丁乡")]
    (one,) = between(
        [{**ROW, "receivers": "丁乡、甲镇"}],
        [{**ROW, "receivers": "乙镇、甲镇、丁乡"}],
        grants_old=[grants[0], grants[2]],
        grants_new=grants,
    )
    assert [(field.before, field.after) for field in one.fields] == [("丁乡、甲镇", "乙镇、甲镇、丁乡")]


@pytest.mark.parametrize("said", [{"status": "取消"}, {"adjustment": "取消"}, {"status": "已停用"}])
def test_what_a_version_calls_cancelled_is_not_on_its_list(said):
    assert told([ROW, OTHER], [{**ROW, **said}, OTHER]) == [("removed", (0,), (), ())]
    assert told([{**ROW, **said}, OTHER], [ROW, OTHER]) == [("added", (), (0,), ())]
    # gone before, whatever became of its row
    assert told([{**ROW, **said}, OTHER], [{**ROW, **said, "department": "县水务局"}, OTHER]) == []
    assert told([{**ROW, **said}, OTHER], [OTHER]) == []
    assert told([OTHER], [OTHER, {**ROW, **said}]) == []


@pytest.mark.parametrize("said", [{"status": "拟取消"}, {"status": "暂停"}])
def test_what_is_only_to_be_cancelled_is_still_on_the_list(said):
    assert told([ROW, OTHER], [{**ROW, **said}, OTHER]) == [("edited", (0,), (0,), ("status",))]


def test_powers_that_were_cancelled_for_a_whole_were_merged():
    parts = [
        {**ROW, "id": f"0-{at}{at}{at}{at}{at}{at}{at}{at}", "name": name}
        for at, name in enumerate(("对损毁渠道的处罚", "对损毁堤防的处罚"), 1)
    ]
    whole = {**ROW, "id": "0-33333333", "name": "对损毁渠道、堤防的处罚"}
    gone = [{**one, "status": "取消"} for one in parts]
    assert told(parts, [*gone, whole]) == [("merged", (0, 1), (2,), ())]
