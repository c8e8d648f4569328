"""Names that stand together with their heads in one cell."""

from __future__ import annotations

import pytest

from normalise.test_build import HEAD, run
from powerlist.normalise.headed import headed


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("权利名称[取水许可]的业务名称[取水许可变更]", ("取水许可", "取水许可变更")),
        ("事项名称【取水许可】子项名称【取水许可延续】", ("取水许可", "取水许可延续")),
        ("权利名称[取水许可 ]的业务名称[ 取水许可变更]", ("取水许可", "取水许可变更")),
        ("权利名称[ ]的业务名称[取水许可]", None),
        ("权力名称[对[甲]的处罚]的业务名称[乙]", ("对[甲]的处罚", "乙")),
        ("取水许可", None),
        ("对[甲]的处罚的部门[乙]", None),
        ("权利名称[取水许可]", None),
        ("权利名称[取水许可]的办理地点[窗口]", None),
    ],
)
def test_two_values_with_their_heads(text: str, parts: tuple[str, str] | None) -> None:
    assert headed(text) == parts


def test_sub_items_in_the_column_of_names() -> None:
    law = "《水法》第四十八条"
    rows = [
        [1, "取水许可", "许可", "县水利局", law],
        ["", "（1）首次申请", "许可", "县水利局", ""],
        ["", "（2）延续", "许可", "县水利局", law],
        [2, "1.对甲的处罚", "处罚", "县水利局", law],
        ["", "2.对乙的处罚", "处罚", "县水利局", law],
        [3, "水资源管理", "", "", ""],
        ["", "（1）河道采砂许可", "许可", "县水利局", law],
        [4, "河道采砂许可", "许可", "县水利局", law],
        ["", "\u3000\u3000变更", "许可", "县水利局", law],
        [5, "渔业捕捞许可", "许可", "县水利局", law],
        ["", "其中：新办", "许可", "县水利局", law],
        ["", "注销", "许可", "县水利局", law],
        [6, "取水计划审批", "许可", "县水利局", law],
        ["", "水利工程验收", "许可", "县水利局", law],
    ]
    found = run([HEAD, *rows])
    assert found.items[["name", "sub_name"]].values.tolist() == [
        ["取水许可", ""],
        ["取水许可", "（1）首次申请"],
        ["取水许可", "（2）延续"],
        ["1.对甲的处罚", ""],
        ["2.对乙的处罚", ""],
        ["水资源管理", ""],
        ["（1）河道采砂许可", ""],
        ["河道采砂许可", ""],
        ["河道采砂许可", "变更"],
        ["渔业捕捞许可", ""],
        ["渔业捕捞许可", "其中：新办"],
        ["渔业捕捞许可", "注销"],
        ["取水计划审批", ""],
        ["水利工程验收", ""],
    ]
    place = found.tables[0]
    assert [place.cell("name", 3, 1), place.cell("sub_name", 3, 1)] == ["B2", "B3"]


def test_the_frame_and_the_ledger() -> None:
    rows = [
        [1, "权利名称[取水许可]的业务名称[取水许可变更]", "许可", "县水利局", "《水法》第四十八条"],
        [2, "权利名称[取水许可]的业务名称[取水许可]", "许可", "县水利局", "《水法》第四十八条"],
        [3, "取水许可", "许可", "县水利局", "《水法》第四十八条"],
    ]
    found = run([HEAD, *rows])
    assert found.items[["name", "sub_name"]].values.tolist() == [
        ["取水许可", "取水许可变更"],
        ["取水许可", ""],
        ["取水许可", ""],
    ]
    steps = found.ledger[found.ledger["step"] == "headed"]
    assert steps[["cell", "field", "after"]].values.tolist() == [
        ["B2", "name", "取水许可"],
        ["B2", "sub_name", "取水许可变更"],
        ["B3", "name", "取水许可"],
    ]
