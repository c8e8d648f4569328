"""Publications made for the tests: fictitious places, real citations."""

from __future__ import annotations

from typing import Any

import pandas as pd

from powerlist.model.catalogue import text_frame
from powerlist.model.fields import names_of
from powerlist.model.publication import CITATION_COLUMNS, Publication, row_fields

KINDS = (
    ("对未取得乡村建设规划许可证进行建设的处理", "", "行政处罚", "县自然资源和规划局", "自然资源",
     "《中华人民共和国城乡规划法》第六十五条：在乡、村庄规划区内未依法取得乡村建设规划许可证或者未按照乡村建设规划许可证的规定进行建设的，由乡、镇人民政府责令停止建设、限期改正；逾期不改正的，可以拆除。",
     "中华人民共和国城乡规划法", "第六十五条"),
    ("对占用耕地建窑、建坟的处罚", "擅自在耕地上建房", "行政处罚", "县农业农村局", "农业农村",
     "《中华人民共和国土地管理法》第七十五条", "中华人民共和国土地管理法", "第七十五条"),
    ("对在河道管理范围内妨碍行洪行为的处罚", "", "行政处罚", "县水利局", "水利",
     "《中华人民共和国水法》第六十五条第一款\n《中华人民共和国防洪法》第五十五条",
     "中华人民共和国水法", "第六十五条第一款"),
    ("对生产经营场所安全状况的检查", "", "行政检查", "县应急管理局", "应急管理",
     "《中华人民共和国安全生产法》第六十五条", "中华人民共和国安全生产法", "第六十五条"),
    ("对食品经营者未按规定公示许可证的处罚", "", "行政处罚", "县市场监督管理局", "市场监管",
     "《中华人民共和国食品安全法》第一百二十六条", "中华人民共和国食品安全法", "第一百二十六条"),
)  # fmt: skip
MODES = ("statutory", "delegated", "entrusted", "extended")
TOWN = "石桥镇"


def publication(count: int = 20, **changes: Any) -> Publication:
    """Return a publication with ``count`` items, spread over kinds and modes."""
    rows: list[dict[str, str]] = []
    citations: list[dict[str, str]] = []
    for number in range(count):
        name, sub, kind, department, sector, basis, law, label = KINDS[number % len(KINDS)]
        mode = MODES[(number // len(KINDS)) % len(MODES)]
        row = {
            "id": f"0-{number:08x}",
            "code": f"51{number:06d}",
            "name": f"{name}（第{number + 1}类情形）",
            "sub_name": sub,
            "type": kind,
            "department": department,
            "sector": sector,
            "basis": basis,
            "mode": mode,
            "receiver": TOWN,
            "decision": "示政发〔2025〕4号",
        }
        if mode == "entrusted":
            row |= {"deed": f"示委〔2025〕{KINDS.index(KINDS[number % len(KINDS)]) + 1}号", "until": "2028-06-30",
                    "legal_ground": "《中华人民共和国行政处罚法》第二十条"}  # fmt: skip
        if mode == "extended":
            row |= {"outpost": f"{department}石桥派驻机构",
                    "boundary": "部门负责立案、调查和作出决定；镇负责日常巡查、发现报告和协助取证"}  # fmt: skip
        rows.append(row)
        citations.append({"item": row["id"], "law": law, "label": label, "written": basis.split("\n")[0]})
    frame = text_frame(rows, row_fields())
    deeds = text_frame(
        [
            {"number": f"示委〔2025〕{place}号", "principal": kind[3], "agent": f"{TOWN}人民政府",
             "agent_nature": "行政机关", "statute": "《中华人民共和国行政处罚法》第二十条",
             "items_covered": "；".join(frame["id"][(frame["deed"] == f"示委〔2025〕{place}号")]),
             "powers": "对所列事项立案、调查、作出处罚决定；罚款数额不超过三千元", "territory": f"{TOWN}行政区域",
             "valid_from": "2025-07-01", "valid_until": "2028-06-30", "signed_on": "2025-06-20"}
            for place, kind in enumerate(KINDS, 1)
        ],
        names_of("deeds"),
    )  # fmt: skip
    values: dict[str, Any] = {
        "title": f"{TOWN}行政执法事项目录",
        "english": "Directory of Administrative Enforcement Items of Shiqiao Town",
        "place": "示例县",
        "township": TOWN,
        "township_kind": "镇",
        "as_of": "2025-07-01",
        "organ": "示例县人民政府",
        "date": "2025-07-01",
        "number": "示政发〔2025〕5号",
        "rows": frame,
        "citations": pd.DataFrame(citations, columns=list(CITATION_COLUMNS)),
        "deeds": deeds[deeds["items_covered"] != ""].reset_index(drop=True),
        "outposts": text_frame([], names_of("outposts")),
        "decisions": text_frame(
            [{"number": "示政发〔2025〕4号", "title": "关于赋予乡镇部分县级行政权力的决定", "organ": "示例县人民政府",
              "date": "2025-06-10"}], names_of("decisions")),
    }  # fmt: skip
    return Publication(**{**values, **changes})
