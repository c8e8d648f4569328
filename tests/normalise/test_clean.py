"""Values are cleaned, never replaced by other words."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from powerlist.model.fields import SHEET, field_named, fields_of
from powerlist.normalise.clean import clean, steps_for, trail


def cleaned(field: str, text: str) -> str:
    return clean(text, steps_for(field, field_named(field, SHEET).kind))


@pytest.mark.parametrize(
    ("field", "text", "wanted"),
    [
        ("name", "对违法\n建设的 处罚 ", "对违法建设的处罚"),
        ("name", "对擅?取水的处罚?", "对擅?取水的处罚？"),
        ("department", "青溪?水利局", "青溪?水利局"),
        ("basis", "《城市道路管理条例》第\u00a0四十二条", "《城市道路管理条例》第四十二条"),
        ("basis", "《水法》第 48 条 第 一款，共 3 条", "《水法》第48条 第一款，共 3 条"),
        ("code", "SL CF　007", "SL CF 007"),
        ("code", "5116 0200-\nXK - 001", "51160200-XK-001"),
        ("credit_code", "9135 0100 M000100Y43", "91350100M000100Y43"),
        ("name", "林木采伐许可证的核发 ", "林木采伐许可证的核发"),
        ("name", "对A类 B类的检查", "对A类 B类的检查"),
        ("name", "对(一)类药品经营的检查", "对（一）类药品经营的检查"),
        ("name", "种子（农作物)生产", "种子（农作物）生产"),
        ("name", "&nbsp;取水&nbsp;许可", "取水许可"),
        ("type", "行政\n确认", "行政确认"),
        ("department", "克拉玛依市\n科技局", "克拉玛依市科技局"),
        ("department", "县农业农村局\n县水务局", "县农业农村局\n县水务局"),
        ("department", "县农业农村局 县水务局", "县农业农村局\n县水务局"),
        ("department", "县水 务局", "县水务局"),
        ("department", "县残联\n县妇联\n县档案馆", "县残联\n县妇联\n县档案馆"),
        ("department", "县烟草专卖局（公司）\n县公安局", "县烟草专卖局（公司）\n县公安局"),
        ("department", "县残疾人\n联合会", "县残疾人联合会"),
        ("department", "县残疾人联合会\n县公安局", "县残疾人联合会\n县公安局"),
        ("department", "县公路管理处\n县交通运输局", "县公路管理处\n县交通运输局"),
        ("department", "县生活垃圾处\n理中心", "县生活垃圾处理中心"),
        ("department", "国家税务总局安岳\n县税务局", "国家税务总局安岳县税务局"),
        ("department", "县教育局 体育局", "县教育局体育局"),
        (
            "basis",
            "《水法》\r\n    第四十八条　第一款：取用水的，\n\n\n应当申领。  ",
            "《水法》\n第四十八条 第一款：取用水的，\n应当申领。",
        ),
        ("basis", "国发〔2020〕13号、【2018】1号", "国发〔2020〕13号、【2018】1号"),
        ("basis", "处１００００元以下罚款;没收", "处10000元以下罚款；没收"),
        ("decision", "川府发[2021]42号", "川府发〔2021〕42号"),
        ("code", " 5100－01 23\n", "5100-0123"),
        ("remark", "第一行 \n 第二行", "第一行\n第二行"),
        ("serial", "1", "1"),
        ("name", "取水\x07许可_x000D_", "取水许可"),
        ("name", "擅⾃取⽔、⻋⻔", "擅自取水、车门"),
        ("basis", "《水法》第一条<br/>第二条<BR>", "《水法》第一条\n第二条"),
        ("basis", '<div class="x"><span>《水法》</span>第一条</div><p>第二条</p>', "《水法》第一条\n第二条"),
        ("name", "<b>取水</b>许可", "取水许可"),
        ("name", "对A<B且B>C的检查", "对A<B且B>C的检查"),
        ("name", "对A<B的检查", "对A<B的检查"),
        ("basis", "<<水法>>第四十八条、＜＜防洪法＞＞", "《水法》第四十八条、《防洪法》"),
    ],
)
def test_cleaning(field: str, text: str, wanted: str) -> None:
    assert cleaned(field, text) == wanted


def bare(text: str) -> str:
    kept = "".join(sign for sign in text if unicodedata.category(sign)[0] not in "CZ")
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", kept))


@given(
    st.text(
        alphabet=st.sampled_from("对违反取水ABCab19１Ａ（）()《》【】，,；;：: \n\t　—-。、第条款"),
        max_size=60,
    )
)
def test_cleaning_changes_width_blanks_and_dashes_only(text: str) -> None:
    for field in fields_of(SHEET):
        once = cleaned(field.name, text)
        assert cleaned(field.name, once) == once
        if field.name not in ("decision", "deed"):
            assert bare(once) == bare(text)


def test_the_trail_leads_from_the_cell_to_the_value() -> None:
    steps = steps_for("name", field_named("name", SHEET).kind)
    text = "对１号\n地 的(处罚)\u200b"
    changes = trail(text, steps)
    assert changes[0][1] == text
    assert all(before[2] == after[1] for before, after in pairwise(changes))
    assert changes[-1][2] == clean(text, steps)
    assert [step for step, _, _ in changes] == ["control", "width", "breaks", "punctuation"]
