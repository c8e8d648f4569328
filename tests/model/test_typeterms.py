"""Types by profile: variants map, strangers stay unknown."""

from __future__ import annotations

import pytest

from powerlist.model.enums import PowerType
from powerlist.model.typeterms import PROFILES, canonical_type


@pytest.mark.parametrize(
    ("written", "canonical", "subtype"),
    [
        ("行政處罰", "行政处罚", ""),
        ("处罚", "行政处罚", ""),
        ("行政\n处罚", "行政处罚", ""),
        (" 行政处罚 ", "行政处罚", ""),
        ("行政处罚类", "行政处罚", ""),
        ("行政许可类事项", "行政许可", ""),
        ("行政处罚类事项", "行政处罚", ""),
        ("行政裁决类事项", "行政裁决", ""),
        ("行政强制措施类事项", "行政强制", "行政强制措施"),
        ("一、行政处罚类事项（共2项）", "行政处罚", ""),
        ("公共服务类事项", "公共服务", ""),
        ("行政奬励", "行政奖励", ""),
        ("行政處罸", "行政处罚", ""),
        ("民生类事项", "", ""),
        ("类事项", "", ""),
        ("行政规划类事项", "", ""),
        ("行政审批", "行政许可", ""),
        ("其他职权", "其他行政权力", ""),
        ("其他类", "其他行政权力", ""),
        ("其他", "其他行政权力", ""),
        ("其它行政权力", "其他行政权力", ""),
        ("强制措施", "行政强制", "行政强制措施"),
        ("行政强制执行", "行政强制", "行政强制执行"),
        ("行政强制（措施）", "行政强制", "行政强制措施"),
        ("行政强制（执行类）", "行政强制", "行政强制执行"),
        ("行政强制（其他）", "行政强制", ""),
        ("行政强制（行政强制措施）", "行政强制", "行政强制措施"),
        ("公共服务", "公共服务", ""),
        ("行政许可（含变更）", "行政许可", ""),
        ("（一）行政处罚", "行政处罚", ""),
        ("一、行政处罚", "行政处罚", ""),
        ("02行政处罚", "行政处罚", ""),
        ("03-行政强制措施", "行政强制", "行政强制措施"),
        ("行政许可2", "行政许可", ""),
        ("行政处罚共2项", "行政处罚", ""),
        ("行政许可/", "行政许可", ""),
        ("表彰奖励", "行政奖励", ""),
        ("行政许可/行政处罚", "", ""),
        ("行政规划", "", ""),
        ("行政调解", "", ""),
        ("审核转报", "", ""),
        ("无", "", ""),
        ("", "", ""),
    ],
)
def test_variants(written: str, canonical: str, subtype: str) -> None:
    assert canonical_type(written) == (canonical, subtype)


def test_every_canonical_term_is_its_own_variant() -> None:
    for term in PowerType:
        assert canonical_type(term.value)[0] == term.value


def test_codes_belong_to_a_profile() -> None:
    assert canonical_type("07")[0] == "行政确认"
    assert canonical_type("7")[0] == "行政确认"
    assert canonical_type("07", "zhejiang-legacy")[0] == "行政裁决"
    assert canonical_type("07", "no-codes")[0] == ""
    assert set(PROFILES) == {"national", "zhejiang-legacy", "no-codes"}


def test_a_countys_own_variants_win() -> None:
    own = (("行政规划", "其他行政权力"), ("奖励", "不是类型"))
    assert canonical_type("行政规划", own=own)[0] == "其他行政权力"
    assert canonical_type("奖励", own=own)[0] == "行政奖励"
    assert canonical_type("行政规划类事项", own=own)[0] == "其他行政权力"
    assert canonical_type("许可类事项", own=(("许可类事项", "行政确认"),))[0] == "行政确认"
