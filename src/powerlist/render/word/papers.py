"""Contexts of the papers beside the directory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from powerlist.render.deeds import DATES, agent_among, covered_deeds, term_of
from powerlist.render.layout import Column, fitted
from powerlist.render.papers import paper_section
from powerlist.render.word.context import common, section_table
from powerlist.render.word.table import Block, Table
from powerlist.render.words import chinese_date, clean, organ_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from powerlist.model.publication import Publication

#: What is to be filled in by hand.
BLANK = "＿＿＿＿＿＿＿＿"
BLANK_DATE = "　　　　年　　月　　日"
_TEXTS = (
    "number",
    "principal",
    "agent",
    "agent_nature",
    "statute",
    "powers",
    "territory",
    "principal_published",
    "agent_published",
)


def deed(publication: Publication, key: int, items: Sequence[str]) -> dict[str, Any]:
    """Return the context of ``word/deed.docx``: one deed with its items counted out in an annex."""
    values = covered_deeds(publication)[key].values
    section = paper_section(publication, "deed", items)
    kinds = set(section.rows["type"])
    made: dict[str, Any] = {**common(publication), "blank": BLANK}
    for name in _TEXTS:
        made[name] = clean(values.get(name, "")).strip()
    for name in DATES:
        made[name] = chinese_date(values[name]) if values.get(name) else BLANK_DATE
    made["agent"] = made["agent"] or organ_of(clean(publication.township), publication.township_kind)
    made["agent_word"] = (
        "受委托组织" if "事业" in made["agent_nature"] or "组织" in made["agent_nature"] else "受委托机关"
    )
    made["count"] = section.count
    made["penalties"] = "行政处罚" in kinds
    made["items"] = section_table(section)
    return made


def boundary(publication: Publication, key: int, items: Sequence[str]) -> dict[str, Any]:  # noqa: ARG001
    """Return the context of ``word/boundary.docx``: who does what for each extended item."""
    section = paper_section(publication, "boundary", items)
    return {
        **common(publication),
        "count": section.count,
        "outposts": [clean(name) for name in dict.fromkeys(section.rows["outpost"]) if name],
        "departments": [clean(name) for name in dict.fromkeys(section.rows["department"]) if name],
        "items": section_table(section),
    }


def letter(publication: Publication, key: int, items: Sequence[str]) -> dict[str, Any]:  # noqa: ARG001
    """Return the context of ``word/letter.docx``: what is handed over, signed by both sides."""
    section = paper_section(publication, "letter", items)
    return {
        **common(publication),
        "count": section.count,
        # Nobody signs as 未注明原实施部门: a line to be filled in stands there.
        "departments": [
            {"name": clean(group.title) if group.key else BLANK, "count": group.count}
            for group in section.groups
        ],
        "items": section_table(section),
    }


def overview(publications: Sequence[Publication]) -> dict[str, Any]:
    """Return the context of ``word/overview.docx``: all deeds of the county."""
    columns = (
        Column("serial", "序号", short=True),
        Column("number", "协议编号", short=True),
        Column("principal", "委托机关", short=True),
        Column("agent", "受委托机关", short=True),
        Column("statute", "委托依据", short=False),
        Column("count", "事项数", short=True),
        Column("territory", "地域范围", short=False),
        Column("term", "委托期限", short=True),
        Column("signed_on", "签订日期", short=True),
        Column("filed_on", "备案日期", short=True),
    )
    rows: list[list[str]] = []
    total = 0
    for publication in publications:
        for covered in covered_deeds(publication):
            if not covered.items:
                continue
            values = {name: clean(text) for name, text in covered.values.items()}
            total += len(covered.items)
            term = term_of(*(chinese_date(values[name]) for name in ("valid_from", "valid_until")))
            rows.append(
                [
                    str(len(rows) + 1),
                    values["number"],
                    values["principal"],
                    agent_among(publication, values["agent"], publications),
                    values["statute"],
                    str(len(covered.items)),
                    values["territory"],
                    term,
                    *(chinese_date(values[name]) for name in ("signed_on", "filed_on")),
                ]
            )
    made = fitted(columns, [[row[place] for row in rows] for place in range(len(columns))])
    first = publications[0]
    places = {clean(publication.place) for publication in publications}
    days = {publication.as_of for publication in publications}
    return {
        **common(first),
        "title": f"{clean(first.place) if len(places) == 1 else ''}乡镇行政执法委托协议一览表",
        "place": clean(first.place) if len(places) == 1 else "",
        "as_of": chinese_date(first.as_of) if len(days) == 1 else "",
        "township": "",
        "agent": "",
        "example": any(publication.example for publication in publications),
        "count": len(rows),
        "covered": total,
        "deeds": Table(made, (Block("", rows),)),
    }
