"""CSV tables: what is written is read back; what is malformed is told with its line."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from powerlist.messages.errors import UserError
from powerlist.model.catalogue import items_frame, text_frame
from powerlist.model.fields import COMPILED, STORED, fields_of, names_of
from powerlist.store.tables import decode, encode

VALUES = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=30)


@settings(deadline=None)  # the first run imports what it needs
@given(st.lists(st.fixed_dictionaries({"name": VALUES, "basis": VALUES, "remark": VALUES}), max_size=6))
def test_items_come_back_as_they_were(rows: list[dict[str, str]]) -> None:
    """Any text survives, but for CR LF, which is one line break."""
    frame = items_frame([{"id": f"0-{at:08x}", **row} for at, row in enumerate(rows)])
    back = decode(encode(frame, "items"), "items", "items.csv").frame
    for name in ("id", "name", "basis", "remark"):
        wanted = [value.replace("\r\n", "\n") for value in frame[name].tolist()]
        assert back[name].tolist() == wanted


@given(st.permutations(range(5)))
def test_records_are_sorted_by_id_one_line_each(order: list[int]) -> None:
    """The order of rows in memory changes no byte, and every record is one physical line."""
    rows = [{"id": f"0-{at:08x}", "name": f"对行为{at}的处罚", "basis": "第一条\n第二条"} for at in order]
    content = encode(items_frame(rows), "items")
    assert content == encode(items_frame(sorted(rows, key=lambda row: row["id"])), "items")
    assert content.count(b"\n") == 6
    assert content.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in content


def test_unknown_columns_are_kept_and_written_back() -> None:
    frame = items_frame([{"id": "0-1", "name": "甲"}])
    content = (
        encode(frame, "items").decode("utf-8-sig").replace("\n", ",本地列\n", 1).rstrip("\n") + ",某值\n"
    )
    back = decode(content.encode("utf-8-sig"), "items", "items.csv")
    assert back.frame["extra"].tolist() == ['{"本地列": "某值"}']
    assert back.unknown == ("本地列",)
    assert encode(back.frame, "items") == content.encode("utf-8-sig")


@pytest.mark.parametrize(
    ("content", "key", "line"),
    [
        ("事项标识,事项名称\n0-1,甲\n0-1,乙\n", "store.doubled_id", 3),
        ("事项标识,事项名称\n,甲\n", "store.missing_id", 2),
        ("事项标识,事项名称\n0-1,甲,多\n", "store.too_many_values", 2),
        ("事项名称\n甲\n", "store.missing_head", None),
        ("事项标识,事项标识\n1,2\n", "store.doubled_head", None),
        ("", "store.no_head", None),
        ("事项标识,事项名称\n<<<<<<< HEAD\n0-1,甲\n", "store.conflict_mark", 2),
        ('事项标识,事项名称\n0-1,"甲\n', "store.bad_csv", 2),
    ],
)
def test_malformed_tables_are_told_with_their_line(content: str, key: str, line: int | None) -> None:
    with pytest.raises(UserError) as caught:
        decode(content.encode(), "items", "items.csv")
    assert caught.value.key == key
    assert caught.value.values.get("line") == line
    for language in ("zh", "en"):
        assert "items.csv" in caught.value.tell(language)


@pytest.mark.parametrize(
    ("rows", "key"),
    [
        ("城关镇,甲县\n城关镇,乙县\n", "store.doubled_township_county"),
        ("城关镇,\n石桥镇,\n城关镇,\n", "store.doubled_township"),
        ("甲县城关镇,甲县\n乙县城关镇,乙县\n", None),
    ],
)
def test_two_townships_of_one_name_are_told(rows: str, key: str | None) -> None:
    """A grant names its township: of two of one name it would mean either."""
    content = f"乡镇名称,所属县区\n{rows}".encode()
    if key is None:
        assert len(decode(content, "townships", "townships.csv").frame) == 2
        return
    with pytest.raises(UserError) as caught:
        decode(content, "townships", "townships.csv")
    assert (caught.value.key, caught.value.values["line"]) == (key, rows.count("\n") + 1)


@pytest.mark.parametrize(
    ("table", "heads", "head", "found"),
    [
        ("items", "事项标识,职权名称,备忘", "事项名称", ("「职权名称」", "「备忘」")),
        ("items", "事项标识,事项名称,权力类型", "职权类型", ("「权力类型」",)),
        ("items", "事项标识,原实施部门", "事项名称", None),
        ("grants", "下放方式,事项标识,承接主体", "赋权方式", ("「下放方式」",)),
        ("grants", "赋权方式,事项标识,由谁接", "承接主体", ("「由谁接」",)),
        ("grants", "赋权方式,承接主体", "事项标识", None),
        ("deeds", "文号,委托机关", "受委托机关", None),
        ("townships", "区划代码,简称", "乡镇名称", ("「简称」",)),
        ("outposts", "所属部门,服务乡镇", "机构名称", None),
        ("decisions", "标题,发文机关", "文号", None),
        ("rulings", "问题,事项标识,结论", "回答", ("「结论」",)),
        ("waivers", "事项标识,理由", "规则", None),
        ("usage", "事项标识,年度", "办件量", None),
    ],
)
def test_a_table_without_a_column_that_it_needs_is_refused(
    table: str, heads: str, head: str, found: tuple[str, ...] | None
) -> None:
    """What it says would be emptied or taken down by the next build, without a word."""
    with pytest.raises(UserError) as caught:
        decode(f"{heads}\n".encode(), table, f"{table}.csv")
    told = caught.value.values
    assert (caught.value.key, told["head"]) == (
        "store.other_head" if found else "store.missing_head",
        head,
    )
    assert not found or tuple(told["found"].words) == found


def test_a_table_that_was_rewritten_without_what_it_needs_is_refused() -> None:
    """The values stand in somebody's own column, beside the empty one that they belong to."""
    with pytest.raises(UserError) as caught:
        decode("事项标识,事项名称,职权名称\n0-1,,甲\n0-2,,乙\n".encode(), "items", "items.csv")
    assert (caught.value.key, caught.value.values["head"]) == ("store.other_head", "事项名称")
    for text in (
        "事项标识,事项名称,职权名称\n0-1,,甲\n0-2,乙,乙\n",
        "事项标识,事项名称,职权名称\n0-1,,\n",
        "事项标识,事项名称,备忘\n0-1,,甲\n",
    ):
        assert len(decode(text.encode(), "items", "items.csv").frame)


@pytest.mark.parametrize(
    ("table", "heads"),
    [
        ("items", "事项标识,事项名称"),
        ("items", "事项标识,事项名称,职权类型,权力类型"),
        ("grants", "赋权方式,事项标识,承接主体"),
        ("townships", "乡镇,人口"),
        ("deeds", "协议编号,委托方,受托方"),
    ],
)
def test_a_table_that_has_what_it_needs_may_lack_the_rest(table: str, heads: str) -> None:
    """A head alone is a table without rows; what is kept by hand may use other words."""
    assert not len(decode(f"{heads}\n".encode(), table, f"{table}.csv").frame)


def test_a_table_saved_in_another_encoding_is_refused() -> None:
    with pytest.raises(UserError) as caught:
        decode("事项标识,事项名称\n0-1,甲\n".encode("gb18030"), "items", "items.csv")
    assert caught.value.key == "store.not_utf8"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", "\t", ";"])
@pytest.mark.parametrize("heads", ["乡镇名称,区划代码,分组", "township_name,township_code,group"])
def test_a_table_kept_by_hand_is_taken_as_excel_saves_it(encoding: str, separator: str, heads: str) -> None:
    text = f"{heads}\r\n三家镇,510904001,一类\r\n".replace(",", separator)
    frame = decode(text.encode(encoding), "townships", "townships.csv").frame
    assert frame[["township_name", "township_code", "group"]].to_numpy().tolist() == [
        ["三家镇", "510904001", "一类"]
    ]
    with pytest.raises(UserError) as caught:
        decode(f"{heads}\n".encode() + b"\xff\xff\xff", "townships", "townships.csv")
    assert caught.value.key == "store.undecodable"


def test_every_table_round_trips() -> None:
    for table in ("grants", "decisions", "deeds", "outposts", "townships", "rulings", "waivers", "usage"):
        row = dict.fromkeys(names_of(table), "值")
        frame = text_frame([row], names_of(table))
        assert decode(encode(frame, table), table, table).frame.to_dict("records") == [row]


def test_a_mode_stands_in_chinese_and_is_read_as_its_code() -> None:
    frame = text_frame([{"item": "0-1", "receiver": "甲镇", "mode": "entrusted"}], names_of("grants"))
    content = encode(frame, "grants")
    assert "委托" in content.decode("utf-8-sig")
    assert decode(content, "grants", "grants.csv").frame["mode"].tolist() == ["entrusted"]


def test_unknown_columns_of_hand_kept_tables_keep_their_values_order_and_empty_heads() -> None:
    """What an office writes beside the fields is theirs: 人口, 密级, a column that nobody has filled yet."""
    text = "区划代码,乡镇名称,人口,备用,分组,面积\n511987001,甲镇,3.2万,,一类,\n511987002,乙镇,,,,56\n"
    back = decode(text.encode(), "townships", "townships.csv")
    assert back.unknown == ("人口", "备用", "面积")
    assert back.frame["extra"].tolist() == ['{"人口": "3.2万"}', '{"面积": "56"}']
    written = encode(back.frame, "townships", back.unknown)
    assert written.decode("utf-8-sig").splitlines()[0].split(",")[-3:] == ["人口", "备用", "面积"]
    again = decode(written, "townships", "townships.csv")
    assert again.unknown == back.unknown
    assert encode(again.frame, "townships", again.unknown) == written


def test_values_under_no_head_are_not_lost() -> None:
    back = decode("年度,事项标识,办件量,\n2025,0-1,3,网办 2 件\n".encode(), "usage", "usage.csv")
    assert back.frame["extra"].tolist() == ['{"第4列": "网办 2 件"}']
    assert "网办 2 件" in encode(back.frame, "usage", back.unknown).decode("utf-8-sig")
    empty = decode("年度,事项标识,办件量,\n2025,0-1,3,\n".encode(), "usage", "usage.csv")
    assert empty.unknown == ()
    assert "extra" not in empty.frame


def test_heads_that_people_write_are_known_in_hand_kept_tables() -> None:
    text = "规则,事项,理由,责任单位,到期日\nPLM04,0-1,司法局正在研究是否改为延伸,县自然资源局,2027-06-30\n"
    back = decode(text.encode(), "waivers", "waivers.csv")
    row = back.frame.to_dict("records")[0]
    assert back.unknown == ()
    assert (row["item"], row["owner"], row["expires"]) == ("0-1", "县自然资源局", "2027-06-30")
    head = encode(back.frame, "waivers").decode("utf-8-sig").splitlines()[0]
    assert head == "事项标识,相关事项,乡镇,理由,指纹,规则,字段,责任人,有效期至"


def test_a_field_s_own_head_wins_over_its_other_words() -> None:
    text = "规则,到期日,有效期至\nPLM04,2026-01-01,2027-06-30\n"
    back = decode(text.encode(), "waivers", "waivers.csv")
    assert back.frame["expires"].tolist() == ["2027-06-30"]
    assert back.frame["extra"].tolist() == ['{"到期日": "2026-01-01"}']


def test_what_a_build_writes_is_read_by_its_own_heads_only() -> None:
    """In items.csv a head of a source's unknown column may be another word for a field: it stays what it was."""
    back = decode("事项标识,事项名称,项号\n0-1,甲,7\n".encode(), "items", "items.csv")
    assert back.frame["serial"].tolist() == [""]
    assert back.frame["extra"].tolist() == ['{"项号": "7"}']


@pytest.mark.parametrize("table", [name for name in STORED if name not in COMPILED])
def test_no_word_names_two_fields_of_one_table(table: str) -> None:
    words = [word for field in fields_of(table) for word in (field.head, *field.synonyms)]
    assert len(words) == len(set(words))


def test_every_row_knows_its_line_behind_blank_rows_and_breaks_in_quotes() -> None:
    text = '规则,事项,理由\n\nPLS01,0-a,甲\n,,\nPLS02,0-b,"乙\n丙"\nPLS03,0-c,丁\n'
    assert decode(text.encode(), "waivers", "waivers.csv").lines == (3, 5, 7)
    assert decode(b"\xe8\xa7\x84\xe5\x88\x99\nPLS01\nPLS02\n", "waivers", "waivers.csv").lines is None


@pytest.mark.parametrize(
    ("text", "key", "line"),
    [
        ("事项标识,事项名称\n\n0-a,甲\n\n0-a,乙\n", "store.doubled_id", 5),
        ('事项标识,事项名称\n0-a,"甲\n乙"\n,丙\n', "store.missing_id", 4),
        ('事项标识,事项名称\n0-a,"甲\n乙"\n0-b,丙,丁\n', "store.too_many_values", 4),
        ('事项标识,事项名称\n0-a,"甲\n乙"\n0-b,"丙"丁\n', "store.bad_csv", 4),
    ],
)
def test_faults_are_told_at_the_line_that_an_editor_shows(text: str, key: str, line: int) -> None:
    with pytest.raises(UserError) as told:
        decode(text.encode(), "items", "items.csv")
    assert (told.value.key, told.value.values["line"]) == (key, line)
    if key == "store.doubled_id":
        assert told.value.values["first"] == 3


@pytest.mark.parametrize("table", ["items", "townships"])
def test_the_heads_once_more_are_no_record(table: str) -> None:
    key = names_of(table)[0]
    content = encode(text_frame([{key: "0-1"}], names_of(table)), table).decode("utf-8-sig")
    heads = content.splitlines()[0]
    with pytest.raises(UserError) as told:
        decode((content + heads + "\n").encode("utf-8-sig"), table, f"{table}.csv")
    assert (told.value.key, told.value.values["line"]) == ("store.head_again", 3)
    # a record that says of itself what one head says is a record
    again = content + heads.split(",")[0] + "\n"
    assert len(decode(again.encode("utf-8-sig"), table, f"{table}.csv").frame) == 2
