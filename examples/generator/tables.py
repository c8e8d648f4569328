"""The tables that an office keeps by hand: townships, outposts, decisions, deeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.lists_xlsx import DECISION, PENALTY_GROUND
from generator.powers import TOWNSHIPS
from powerlist.model.catalogue import text_frame
from powerlist.model.fields import names_of
from powerlist.store.tables import encode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.ids import Compiled
    from generator.powers import County

FOLDER = "catalogs/遂宁市安居区"
_CODES = {"三家镇": "510904110", "拦江镇": "510904104"}


def files() -> dict[str, bytes]:
    """Return path → content of the tables that need no item's id."""
    rows = {
        "townships": [
            {"township_name": name, "township_code": _CODES[name], "county": "遂宁市安居区", "kind": "镇",
             "group": "试点镇", "remark": "示例"}
            for name in sorted(TOWNSHIPS, key=_CODES.__getitem__)
        ],
        "outposts": _outposts(),
        "decisions": [_decision()],
    }  # fmt: skip
    return {f"{FOLDER}/{name}.csv": _csv(name, table) for name, table in rows.items()}


def with_ids(county: County, compiled: Compiled) -> dict[str, bytes]:
    """Return path → content of the tables that name items: deeds and waivers."""
    return {
        f"{FOLDER}/deeds.csv": _csv("deeds", _deeds(county, compiled.entrusted)),
        f"{FOLDER}/waivers.csv": _csv("waivers", [_waiver(compiled)]),
    }


def _waiver(compiled: Compiled) -> dict[str, str]:
    """One finding that the office accepted: the document exists, the list does not name it."""
    return {
        "rule": "PLB11",
        "item": compiled.ids["区综合行政执法局", "对在噪声敏感建筑物集中区域使用高音广播喇叭的处罚"],
        "field": "basis",
        "reason": "区政府已指定由综合行政执法部门实施，文件待补录（示例）",
        "owner": "区委编办（示例）",
        "expires": "2026-03-31",
    }


def _outposts() -> list[dict[str, str]]:
    bodies = (("区市场监督管理局", "市场监督管理所"), ("市自然资源和规划局安居分局", "自然资源所"))
    found = [
        {
            "outpost_name": f"{township.removesuffix('镇')}{kind}",
            "parent": parent,
            "serves": township,
            "staffing": "县级职能部门派驻乡镇机构及工作人员管理办法（示例）",
            "remark": "示例",
        }
        for parent, kind in bodies
        for township in TOWNSHIPS
    ]
    return sorted(found, key=lambda row: (row["parent"], row["outpost_name"]))


def _decision() -> dict[str, str]:
    return {
        "number": DECISION,
        "title": "关于赋予乡镇县级行政权力事项的决定（示例）",
        "organ": "四川省人民政府（示例）",
        "organ_level": "province",
        "date": "2021-11-01",
        "published_at": "省人民政府公报（示例）",
        "published_on": "2021-11-05",
        "ground": "《中华人民共和国行政处罚法》第二十四条第一款",
        "evaluated_on": "2024-06-30",
        "remark": "示例",
    }


def _deeds(county: County, entrusted: Mapping[tuple[str, str], list[str]]) -> list[dict[str, str]]:
    """One deed for each entrusting department and township; the police have none."""
    grounds = {
        "minzheng": "《社会救助暂行办法》第四十八条",
        "linye": "《中华人民共和国森林法》第五十七条第三款",
    }
    found = []
    for key, name in county.names.items():
        if key == "gongan" or not county.of(key, "entrusted"):
            continue
        ground = grounds.get(key, PENALTY_GROUND)
        for number, township in enumerate(TOWNSHIPS, 1):
            found.append(
                {
                    "number": f"安居示例委〔2024〕{len(found) + 1}号",
                    "principal": name,
                    "agent": f"{township}人民政府",
                    "agent_nature": "行政机关",
                    "statute": ground,
                    "items_covered": "；".join(entrusted.get((name, township), [])),
                    "powers": "以委托机关的名义实施所列事项；不含吊销许可证件",
                    "territory": f"{township}行政区域",
                    "valid_from": "2024-07-01",
                    "valid_until": "2027-06-30" if key != "wenlv" or number == 1 else "2024-12-31",
                    "signed_on": "2024-06-20",
                    "principal_published": f"{name}公开栏（示例）",
                    "agent_published": f"{township}公开栏（示例）",
                    "filed_on": "2024-06-25",
                    "remark": "示例",
                }
            )
    return found


def _csv(table: str, rows: list[dict[str, str]]) -> bytes:
    """Return the rows as ``powerlist fmt`` would write them."""
    return encode(text_frame(rows, names_of(table)), table)
