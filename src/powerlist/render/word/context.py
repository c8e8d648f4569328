"""What Word templates may name, and how it is filled from publications."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from powerlist.model.enums import Mode
from powerlist.render.facts import facts, mode_counts, section_note, type_counts, ways
from powerlist.render.layout import Section, sections, shown
from powerlist.render.word.annexed import annexed, statistics
from powerlist.render.word.marks import heading, link, page
from powerlist.render.word.table import Block, Table
from powerlist.render.words import (
    balanced,
    chinese_date,
    clean,
    level_of,
    numeral,
    organ_of,
    stacked,
    syllables,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from powerlist.model.publication import Publication

#: Characters of a line on the bundled cover (32 pt) and of a title in 2号, on 156 mm.
_COVER_LINE, _TITLE_LINE = 13, 20


def booklet(publication: Publication) -> dict[str, Any]:
    """Return the context of ``word/booklet.docx``."""
    parts = sections(publication)
    return {
        **common(publication),
        "headline": balanced(_title_parts(publication, _COVER_LINE), _COVER_LINE),
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
        "headline": balanced(["关于公布", *_title_parts(publication, _TITLE_LINE), "的通知"], _TITLE_LINE),
        "facts": facts(publication),
        "statistics": statistics(publication, parts),
        "annexes": _annexes(publication, parts),
    }


def _title_parts(publication: Publication, longest: int) -> list[str]:
    """Return the title as place, township and what it is; a place that no line holds in its own parts."""
    rest, parts = clean(publication.title), []
    for part in (clean(publication.place), clean(publication.township)):
        if part and rest.startswith(part) and rest != part:
            parts += syllables(part, longest)
            rest = rest[len(part) :]
    return [*parts, rest]


def common(publication: Publication) -> dict[str, Any]:
    """Return what every Word template may name."""
    agent = organ_of(clean(publication.township), publication.township_kind)
    modes = publication.counts.by_mode
    return {
        "title": clean(publication.title),
        "english": clean(publication.english) if publication.bilingual else "",
        "place": clean(publication.place),
        "township": clean(publication.township),
        "agent": agent,
        "level": level_of(publication.place),
        "organ": stacked(clean(publication.organ)),
        "date": chinese_date(publication.date) if publication.date else "　　年　　月　　日",
        "as_of": chinese_date(publication.as_of),
        "number": clean(publication.number),
        "example": publication.example,
        "count": publication.counts.total,
        "mode_counts": mode_counts(publication),
        "type_counts": type_counts(publication),
        "decisions": _decisions(publication),
        "notes": [clean(note) for note in publication.notes],
        "ways": ways(publication, agent),
        "delegated": Mode.DELEGATED in modes,
        "entrusted": Mode.ENTRUSTED in modes,
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


def _appendices(publication: Publication, before: int) -> list[dict[str, Any]]:
    """Return deeds (with the items of each) and outposts, where the publication has any."""
    made: list[dict[str, Any]] = []
    for number, (name, said, table) in enumerate(annexed(publication), 1):
        title = f"附录{numeral(number)}　{said}"
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
    found += [(title, "", table) for _, title, table in annexed(publication)]
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
