"""What Word templates may name, and how it is filled from publications."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from powerlist.render.deeds import covered_deeds, entrusted_section
from powerlist.render.facts import facts, mode_counts, section_note, type_counts
from powerlist.render.layout import Column, Section, fitted, sections, shown
from powerlist.render.word.marks import heading, link, page
from powerlist.render.word.table import Block, Table
from powerlist.render.words import balanced, chinese_date, clean, level_of, numeral, organ_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pandas as pd

    from powerlist.model.publication import Publication

_ANNEX_TITLES = {"deeds": "委托协议一览表", "outposts": "派驻机构一览表"}
_OUTPOST_COLUMNS = ("outpost_name", "parent", "serves", "own_name_basis", "staffing")
_DEED_COLUMNS = (
    "number",
    "principal",
    "agent",
    "statute",
    "powers",
    "territory",
    "valid_from",
    "valid_until",
)
_DATES = ("valid_from", "valid_until", "signed_on", "filed_on")
#: Characters of a line on the bundled cover (32 pt) and of a title in 2号, on 156 mm.
_COVER_LINE, _TITLE_LINE = 13, 20
#: A deed has no document number but a number of its own.
_HEADS = {("deeds", "number"): "协议编号"}


def booklet(publication: Publication) -> dict[str, Any]:
    """Return the context of ``word/booklet.docx``."""
    parts = sections(publication)
    return {
        **common(publication),
        "headline": balanced(_title_parts(publication), _COVER_LINE),
        "facts": facts(publication),
        "contents": _contents(publication, parts),
        "statistics": statistics(publication, parts),
        "sections": [_section(publication, part, number) for number, part in enumerate(parts, 1)],
        "appendices": _appendices(publication, len(parts)),
    }


def notice(publication: Publication) -> dict[str, Any]:
    """Return the context of ``word/notice.docx``: the annexes follow the text, numbered as it names them."""
    parts = sections(publication)
    return {
        **common(publication),
        "headline": balanced(["关于公布", *_title_parts(publication), "的通知"], _TITLE_LINE),
        "facts": facts(publication),
        "statistics": statistics(publication, parts),
        "annexes": _annexes(publication, parts),
    }


def _title_parts(publication: Publication) -> list[str]:
    """Return the title as place, township and what it is."""
    rest, parts = clean(publication.title), []
    for part in (clean(publication.place), clean(publication.township)):
        if part and rest.startswith(part) and rest != part:
            parts.append(part)
            rest = rest[len(part) :]
    return [*parts, rest]


def common(publication: Publication) -> dict[str, Any]:
    """Return what every Word template may name."""
    agent = organ_of(clean(publication.township), publication.township_kind)
    return {
        "title": clean(publication.title),
        "english": clean(publication.english) if publication.bilingual else "",
        "place": clean(publication.place),
        "township": clean(publication.township),
        "agent": agent,
        "level": level_of(publication.place),
        "organ": clean(publication.organ),
        "date": chinese_date(publication.date) if publication.date else "　　年　　月　　日",
        "as_of": chinese_date(publication.as_of),
        "number": clean(publication.number),
        "example": publication.example,
        "count": publication.counts.total,
        "mode_counts": mode_counts(publication),
        "type_counts": type_counts(publication),
        "decisions": _decisions(publication),
        "notes": [clean(note) for note in publication.notes],
    }


def _decisions(publication: Publication) -> list[dict[str, str]]:
    """Return the decisions that the rows rest on; one that decisions.csv lacks has its number only."""
    known: dict[str, dict[str, str]] = {}
    if publication.decisions is not None:
        known = {
            str(row["number"]): {str(key): str(value) for key, value in row.items()}
            for row in publication.decisions.to_dict("records")
        }
    made = []
    for number in publication.decision_numbers:
        row = known.get(number, {})
        made.append(
            {
                "number": clean(number),
                "title": clean(row.get("title", "")),
                "organ": clean(row.get("organ", "")),
                "date": chinese_date(row.get("date", "")),
            }
        )
    return made


def _section(publication: Publication, section: Section, number: int) -> dict[str, Any]:
    agent = organ_of(clean(publication.township), publication.township_kind)
    level = level_of(publication.place)
    text = f"{numeral(number)}、{section.title}（{section.count}项）"
    return {
        "mode": section.mode,
        "term": section.term,
        "title": section.title,
        "number": numeral(number),
        "count": section.count,
        "heading": heading(f"s{number}", text),
        "note": "" if publication.plain else section_note(section, agent, level=level),
        "meaning": "" if publication.plain else section_note(section, agent, "该类事项", level),
        "table": section_table(section, f"s{number}", restricted=bool(publication.columns)),
    }


def section_table(section: Section, anchor: str = "", *, restricted: bool = False) -> Table:
    """Return the list of one section, its groups as blocks.

    Args:
        section: the list.
        anchor: bookmark of the section; its groups get bookmarks below it.
        restricted: whether a column set was configured, so that a template cannot publish more.
    """
    columns = [section.cells[name] for name in section.names]
    rows = list(zip(*columns, strict=True)) if columns else []
    blocks = tuple(
        Block(
            f"{group.title}（{group.count}项）" if group.title else "",
            rows[group.start : group.stop],
            f"{anchor}g{place}" if anchor and group.title else "",
        )
        for place, group in enumerate(section.groups, 1)
    )

    def more(name: str) -> list[str] | None:
        if restricted or name not in section.rows.columns:
            return None
        return shown(name, section.rows[name].tolist())

    return Table(section.columns, blocks, more)


def _contents(publication: Publication, parts: Sequence[Section]) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = []

    def entry(name: str, text: str, level: int, count: int) -> None:
        entries.append(
            {"link": link(name, text), "text": text, "level": level, "count": count, "page": page(name)}
        )

    for number, part in enumerate(parts, 1):
        entry(f"s{number}", f"{numeral(number)}、{part.title}", 1, part.count)
        for place, group in enumerate(part.groups, 1):
            if group.title:
                entry(f"s{number}g{place}", group.title, 2, group.count)
    for place, appendix in enumerate(_appendices(publication, len(parts)), 1):
        entry(f"a{place}", appendix["title"], 1, appendix["count"])
    return entries


def statistics(publication: Publication, parts: Sequence[Section]) -> Table:
    """Return the table type × mode, with totals; types are more than modes, so that they stand in the rows."""
    terms = ["事项数" if publication.plain else part.term for part in parts]
    columns = (
        Column("type", "职权类型", short=True),
        *(Column(f"mode{place}", term, short=True) for place, term in enumerate(terms)),
        *([Column("total", "合计", short=True)] if len(parts) > 1 else []),
    )
    counted = [part.rows["type"].value_counts().to_dict() for part in parts]
    rows = []
    for kind, total in publication.counts.by_type.items():
        numbers = [str(found.get(kind, 0)) for found in counted]
        rows.append([clean(kind) or "类型未注明", *numbers, *([str(total)] if len(parts) > 1 else [])])
    if rows:
        totals = [str(part.count) for part in parts]
        rows.append(["合计", *totals, *([str(publication.counts.total)] if len(parts) > 1 else [])])
    return Table(columns, (Block("", rows),))


def _appendices(publication: Publication, before: int) -> list[dict[str, Any]]:
    """Return deeds (with the items of each) and outposts, where the publication has any."""
    made: list[dict[str, Any]] = []
    for name, table in (("deeds", deeds_table(publication)), ("outposts", outposts_table(publication))):
        if not table.count:
            continue
        number = len(made) + 1
        title = f"附录{numeral(number)}　{_ANNEX_TITLES[name]}"
        made.append(
            {
                "name": name,
                "title": title,
                "number": numeral(before + number),
                "heading": heading(f"a{number}", title),
                "count": table.count,
                "table": table,
            }
        )
    return made


def _annexes(publication: Publication, parts: Sequence[Section]) -> list[dict[str, Any]]:
    name = clean(publication.name)
    found: list[tuple[str, str, Table]] = [
        (
            f"{name}{part.title}{'清单' if publication.in_three_lists else '目录'}",
            "" if publication.plain else section_note(part, "", level=level_of(publication.place)),
            section_table(part, restricted=bool(publication.columns)),
        )
        for part in parts
    ]
    for name, table in (("deeds", deeds_table(publication)), ("outposts", outposts_table(publication))):
        if table.count:
            found.append((_ANNEX_TITLES[name], "", table))
    alone = len(found) == 1
    return [
        {
            "number": "" if alone else str(number),
            "label": "附件" if alone else f"附件{number}",
            "title": title,
            "note": note,
            "count": table.count,
            "table": table,
        }
        for number, (title, note, table) in enumerate(found, 1)
    ]


def deeds_table(publication: Publication) -> Table:
    """Return the deeds that the entrusted items rest on, with the numbers of the items that each covers."""
    frame = publication.deeds
    covered = covered_deeds(publication)
    kept = [place for place, deed in enumerate(covered) if deed.items]
    section = entrusted_section(publication)
    if frame is None or section is None or not kept:
        return Table((), ())
    numbers = section.cells.get("serial") or [""] * section.count
    serial_of = dict(zip(section.rows["id"], numbers, strict=True))
    serials = [ranges([serial_of[item] for item in covered[place].items]) for place in kept]
    frame = frame.iloc[kept]
    columns = [
        *_frame_columns(_DEED_COLUMNS, frame, "deeds"),
        Column("serials", "委托事项序号", short=False),
    ]
    return _frame_table(columns, frame, {"serials": serials})


def ranges(numbers: Sequence[str]) -> str:
    """Return printed numbers with runs drawn together: 3、 5—9、 12."""
    parts: list[list[int]] = []
    for number in sorted(int(text) for text in numbers if text):
        if parts and number == parts[-1][-1] + 1:
            parts[-1] = [parts[-1][0], number]
        else:
            parts.append([number])
    # Without the blank LibreOffice breaks lines inside the numbers.
    return "、 ".join("—".join(str(end) for end in part) for part in parts)


def outposts_table(publication: Publication) -> Table:
    """Return the outposts that the extended items name."""
    frame = publication.outposts
    if frame is None or not len(frame):
        return Table((), ())
    return _frame_table(_frame_columns(_OUTPOST_COLUMNS, frame, "outposts"), frame, {})


def _frame_columns(names: Iterable[str], frame: pd.DataFrame, table: str) -> list[Column]:
    from powerlist.model.fields import Kind, field_named

    made = [Column("serial", "序号", short=True)]
    for name in names:
        if name not in frame.columns or not (frame[name] != "").any():
            continue
        field = field_named(name, table)
        long = field.kind in (Kind.TEXT, Kind.CITATION, Kind.TOWNSHIPS)
        made.append(Column(name, _HEADS.get((table, name), field.head), short=not long))
    return made


def _frame_table(columns: Sequence[Column], frame: pd.DataFrame, given: dict[str, list[str]]) -> Table:
    cells: list[list[str]] = []
    for column in columns:
        if column.name == "serial":
            cells.append([str(number) for number in range(1, len(frame) + 1)])
        elif column.name in given:
            cells.append(given[column.name])
        elif column.name in _DATES:
            cells.append([chinese_date(clean(value)) for value in frame[column.name]])
        else:
            cells.append(shown(column.name, frame[column.name].tolist()))
    made = fitted(columns, cells)

    def more(name: str) -> list[str] | None:
        return shown(name, frame[name].tolist()) if name in frame.columns else None

    return Table(made, (Block("", list(zip(*cells, strict=True))),), more)
