"""In whose name running text says that something is done."""

from __future__ import annotations

import pytest

from powerlist.audit.receivers import bodies_acting


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("以农业所自己的名义作出决定", ["农业所"]),
        ("由农业所以县农业农村局名义实施", ["县农业农村局"]),
        ("派驻机构以自身名义实施", ["派驻机构"]),
        ("由派驻所统一以自己的名义执法", ["派驻所"]),
        ("镇政府名义作出处罚决定书", ["镇政府"]),
        ("（以石桥镇人民政府的名义）", ["石桥镇人民政府"]),
        ("文书均用乡镇（街道）名义", ["乡镇（街道）"]),
        ("以县局名义，乡镇协助；石桥所不得以自己名义处罚", ["县局"]),
        ("不得以镇政府名义作出决定", []),
        ("派驻中队不以自己的名义执法", []),
        ("以自己的名义", []),
        ("不再以石桥镇政府名义执法", []),
        ("原以镇政府名义执法，现以县林业局名义执法", ["县林业局"]),
        ("此前以石桥镇政府名义执法", []),
        ("由农业所实施", []),
        ("", []),
    ],
)
def test_bodies_acting(text, bodies):
    assert bodies_acting(text) == bodies
