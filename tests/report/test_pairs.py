"""Pairs and changes as reports."""

from __future__ import annotations

import base64
import hashlib
import json
import re

import pytest

from powerlist.audit.sample import sample
from powerlist.diff import changes
from powerlist.report import diff_json, pairs_html, pairs_json, pairs_text
from powerlist.report.pairs_view import LONGEST, Alone, PairView, cut_names


def side(name, **more):
    return {
        "file": "某局.xlsx",
        "sheet": "权责清单",
        "row": 5,
        "id": "0-aaaaaaaa",
        "name": name,
        "sub_name": "",
        "department": "县水利局",
        "type": "行政处罚",
        "basis": "《水法》第六十九条",
        **more,
    }


def pair(left="对擅自取水的处罚", right="对擅自取用地下水的处罚", **more):
    why = [
        {"field": "base", "detail": "起点", "weight": -5.6},
        {"field": "basis", "detail": "《水法》第69条", "weight": 4.2},
    ]
    return PairView(side(left), side(right, **more), "overlap", 0.91, why)


def test_json_has_every_key_and_nothing_else():
    data = json.loads(pairs_json.render([pair()]))
    assert data["schema"] == "powerlist/pairs/v1"
    (one,) = data["pairs"]
    assert set(one) == {"left", "right", "relation", "score", "why"}
    assert set(one["left"]) == set(one["right"]) == {"file", "sheet", "row", "id", "name", "sub_name"}
    assert one["why"][1] == {"field": "basis", "detail": "《水法》第69条", "weight": 4.2}
    assert json.loads(pairs_json.render([]))["pairs"] == []


@pytest.mark.parametrize("pairs", [[], [pair()]])
def test_what_has_no_counterpart_is_named_in_every_form(pairs):
    evil = "<b>取水许可"
    alone = Alone([side(evil)], [side("河道采砂许可", department="省水利厅"), side("防汛检查")])
    data = json.loads(pairs_json.render(pairs, alone))
    assert [one["name"] for one in data["unmatched"]["right"]] == ["河道采砂许可", "防汛检查"]
    assert set(data["unmatched"]["left"][0]) == {"file", "sheet", "row", "id", "name", "sub_name"}
    text = pairs_text.render(pairs, aligned=True, alone=alone)
    page = pairs_html.render(pairs, aligned=True, alone=alone)
    for form in (text, page):
        assert all(word in form for word in ("取水许可", "省水利厅", "防汛检查", "某局.xlsx", "权责清单!5"))
    assert evil not in page
    assert json.loads(pairs_json.render(pairs))["unmatched"] == {"left": [], "right": []}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_runs_only_its_own_script_and_fetches_nothing(language):
    page = pairs_html.render([pair()], language)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page).group(1)
    assert policy.startswith("default-src &#x27;none&#x27;") or policy.startswith("default-src 'none'")
    for tag in ("style", "script"):
        body = re.search(rf"<{tag}>(.*?)</{tag}>", page, re.S).group(1)
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert digest in policy
    assert not re.search(r"(?:src|href)=", page)


def test_no_text_of_a_list_can_end_the_data_or_become_markup():
    evil = '</script><img src=x onerror=alert(1)><!-- "&'
    page = pairs_html.render([pair(evil, evil + "甲", department=evil)])
    assert "<img" not in page
    data = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.S).group(1)
    assert "<" not in data
    assert json.loads(data)["pairs"][0]["departments"] == ["县水利局", evil]


def test_what_differs_is_marked_on_its_side():
    page = pairs_html.render([pair()])
    left, right = re.findall(r'<p class="name">(.*?)</p>', page)
    assert re.sub(r"</?mark>", "", left) == "对擅自取水的处罚"
    assert "<mark>" in right


def test_the_page_filters_by_relation_and_department():
    page = pairs_html.render([pair(), pair(department="县自然资源局")])
    assert '<select name="relation">' in page
    assert '<option value="县自然资源局">' in page
    assert '<option value="\n">' in page, "pairs between two departments are a choice of their own"
    assert page.count('<section class="pair"') == 2


@pytest.mark.parametrize(
    ("left", "right", "marked"),
    [
        ("《水法》（2016年7月2日修正）第六十九条", "《水法》（2002年8月29日通过）第六十九条", 1),
        ("《甲法》第三条：擅自取水的，处五万元以下罚款", "《乙法》第三条：擅自取水的，处十万元以下罚款", 2),
        ("《水法》第六十九条", "《水法》第六十九条", 0),
    ],
)
def test_what_differs_in_a_basis_is_marked_in_readable_runs(left, right, marked):
    one = pair(basis=right)
    one.left["basis"] = left
    for side_, text in zip(
        re.findall(r'<p class="basis">(.*?)</p>', pairs_html.render([one])), (left, right), strict=True
    ):
        assert side_.count("<mark>") == marked
        assert re.sub(r"</?mark>", "", side_) == text


def test_a_basis_that_does_not_fit_its_box_is_reached_by_keyboard():
    page = pairs_html.render([pair(basis="《水法》第六十九条：" + "未经批准擅自取水的，" * 40)])
    assert page.count('<p class="basis" tabindex="0"') == 1


def test_a_page_says_the_files_without_the_folder_that_all_lie_in():
    page = pairs_html.render([pair(file="D:/报送/县/乙局.xlsx")])
    assert "D:/报送/县/乙局.xlsx 权责清单!5" in page
    one = pair(file="D:/报送/县/乙局.xlsx")
    one.left["file"] = "D:/报送/甲局.xlsx"
    page = pairs_html.render([one])
    assert "  甲局.xlsx 权责清单!5" in page and "  县/乙局.xlsx 权责清单!5" in page


def test_a_weight_of_nothing_has_no_sign():
    one = pair()
    one.why.append({"field": "name", "detail": "说的不是同一对象", "weight": -0.04})
    assert re.findall(r'<td class="weight">(.*?)</td>', pairs_html.render([one])) == ["-5.6", "+4.2", "0.0"]


@pytest.mark.parametrize("made", [pairs_html, pairs_text])
def test_one_power_in_two_lists_is_not_called_a_duplicate(made):
    one = PairView(side("甲"), side("甲"), "duplicate", 1.0, [])
    pool, aligned = (made.render([one], "zh", aligned=mode) for mode in (False, True))
    assert "重复 1" in pool and "同一事项 1" not in pool
    assert "重复 1" not in aligned and "同一事项 1" in aligned
    assert made.render([], "zh", aligned=True) != made.render([], "zh")


def test_a_page_without_pairs_says_so():
    page = pairs_html.render([])
    assert "<section" not in page and "<script" not in page


@pytest.mark.parametrize("language", ["zh", "en"])
def test_text_names_both_places_and_fits_gbk(language):
    text = pairs_text.render([pair()], language, 60)
    assert text.count("某局.xlsx 权责清单!5") == 2
    text.encode("gbk")


def test_reports_are_the_same_bytes_each_time():
    assert pairs_html.render([pair()]) == pairs_html.render([pair()])
    assert pairs_json.render([pair()]) == pairs_json.render([pair()])


def test_changes_name_both_sides_and_are_counted():
    row = {"id": "0-aaaaaaaa", "name": "对擅自取水的处罚", "type": "行政处罚", "department": "县水利局"}
    old, _ = sample({"items": [row]})
    new, _ = sample({"items": [{**row, "department": "县自然资源局"}]})
    data = json.loads(diff_json.render(old, new, changes(old, new)))
    (one,) = data["changes"]
    assert (one["kind"], one["fields"]) == ("moved", ["department"])
    assert set(one["old"][0]) == {"id", "file", "sheet", "row", "name", "sub_name"}
    assert one["values"]["department"] == {"before": "县水利局", "after": "县自然资源局"}
    assert data["summary"]["moved"] == 1
    assert sum(data["summary"].values()) == 1


def test_a_cell_full_of_text_does_not_fill_the_page():
    huge = "《水法》第三十九条、" * 3_000
    page = pairs_html.render([pair(huge, huge + "一", basis=huge)])
    assert len(page) < len(pairs_html.render([pair()])) + 8_000


def test_reasons_are_told_in_the_language_of_the_reader():
    why = [{"field": "base", "detail": "起点", "weight": -5.6, "key": "base", "values": {}}]
    one = PairView(side("甲"), side("乙"), "overlap", 0.91, why)
    told = {language: pairs_text.render([one], language) for language in ("zh", "en")}
    assert "起点" in told["zh"] and "起点" not in told["en"]
    assert json.loads(pairs_json.render([one]))["pairs"][0]["why"] == [
        {"field": "base", "detail": "起点", "weight": -5.6}
    ]


def test_an_item_in_many_pairs_does_not_fill_the_json_and_its_cut_is_counted():
    huge = "《水法》第三十九条、" * 3_000
    ordinary = "对未经批准擅自取水的处罚" * 40
    pairs = [pair(huge, ordinary, sub_name=huge), pair(huge, ordinary, sub_name=huge, row=6)]
    text = pairs_json.render(pairs).decode()
    assert len(text) < 10_000
    one = json.loads(text)["pairs"][0]
    assert one["left"]["name"] == huge[: LONGEST - 1] + "…"
    assert one["right"]["name"] == ordinary
    assert cut_names(pairs) == 2
    assert cut_names([pair()]) == 0


def test_what_stands_alone_is_told_file_by_file_in_the_order_of_its_rows():
    alone = Alone(
        [
            side("丙", file="b.xlsx", sheet="清单", row=9, department="县水利局"),
            side("甲", file="b.xlsx", sheet="清单", row=10, department="县林业局"),
            side("乙", file="a.xlsx", sheet="清单", row=4, department="县水利局"),
            side("丁", file="b.xlsx", sheet="清单", row=2, department="县水利局"),
        ]
    )
    lines = pairs_text.render([], aligned=True, alone=alone).split("\n")
    told = [line.split()[-1] for line in lines if line.startswith("    ")]
    assert told == ["乙", "丁", "丙", "甲"]
    assert sum("b.xlsx" in line for line in lines) == 2
    page = pairs_html.render([], aligned=True, alone=alone)
    places = [page.index(f"<td>{name}</td>") for name in told]
    assert places == sorted(places)
    # machines have the order of the list
    assert [one["name"] for one in alone.to_json()["left"]] == ["丙", "甲", "乙", "丁"]
