"""The data of a page as JSON that a script element can hold."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from powerlist.model.publication import MODE_ORDER, TYPE_ORDER, by_pinyin
from powerlist.render.facts import mode_note
from powerlist.render.layout import AGAIN, anchors, column_named, published_fields, sections
from powerlist.render.legal import listed_citations
from powerlist.render.words import clean, level_of, mode_term, numeral, organ_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from powerlist.model.publication import Publication

#: Columns of the list; the rest of the published fields stands in the details.
_SHOWN = (("serial", "no"), ("name", "name"), ("type", "type"), ("department", "dept"), ("mode", "mode"))
_FILTERS = ("type", "department", "sector")
#: An item without an id is one by itself.
_NAMELESS = f"n{AGAIN}"
#: Published fields that are not searched: a number of the page, and what is searched as its term.
_NOT_SEARCHED = frozenset({"serial", "mode"})


def embedded(value: Any) -> str:
    """Return JSON that cannot end its script element, whatever the texts say."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def packed(values: Sequence[str]) -> Any:
    """Return a column as it is, or as distinct values and positions where that is shorter."""
    distinct = dict.fromkeys(values)
    if len(distinct) * 2 > len(values):
        return list(values)
    place = {value: number for number, value in enumerate(distinct)}
    return {"v": list(distinct), "i": [place[value] for value in values]}


def page_data(publication: Publication) -> dict[str, Any]:
    """Return the data of one township's page: only published fields, and the ids that links need."""
    parts = sections(publication)
    names = published_fields(publication)
    columns: dict[str, list[str]] = {name: [] for name in names}
    mode: list[int] = []
    ids: list[str] = []
    modes: list[dict[str, Any]] = []
    agent = organ_of(clean(publication.township), publication.township_kind)
    for number, part in enumerate(parts):
        for name in names:
            columns[name].extend(part.cells.get(name) or [""] * part.count)
        ids.extend(part.rows["id"].tolist())
        title = f"{numeral(number + 1)}、{part.title}（{part.count}项）"
        # A list of duties holds several modes, one after the other; a section of one mode holds that one.
        found = Counter(part.rows["mode"].tolist())
        for code, count in found.items():
            mode.extend([len(modes)] * count)
            modes.append(
                {
                    "code": code,
                    "term": mode_term(code),
                    "count": count,
                    "title": title if len(found) == 1 else f"{title}：{mode_term(code)}（{count}项）",
                    "note": ""
                    if publication.plain
                    else mode_note(code, agent, level=level_of(publication.place)),
                }
            )
    laws, laws_of = _laws(publication, ids) if "basis" in names else ([], [])
    first = listed_citations(publication, ids) if "basis" in names else []
    if any(first):
        columns["first"] = first
    listed = [
        (name, css) for name, css in _SHOWN if name in names or (name == "mode" and not publication.plain)
    ]
    shown = [{"name": name, "css": css, "head": column_named(name).head} for name, css in listed]
    if "basis" in names:
        shown.append({"name": "first", "css": "basis", "head": column_named("basis").head})
    seen = {"sub_name", *(name for name, _ in listed)}
    details = [name for name in names if name not in seen]
    return {
        "count": len(ids),
        # as Word and Excel count them: each row is one
        "items": len(ids),
        "ids": anchors(ids),
        "mode": mode,
        "modes": modes,
        "sections": True,
        "columns": {name: packed(values) for name, values in columns.items()},
        "laws": laws,
        "laws_of": laws_of,
        "shown": shown,
        "details": [{"name": name, "head": column_named(name).head} for name in details],
        "filters": [{"name": name, "head": column_named(name).head} for name in _FILTERS if name in names],
        "searched": [name for name in names if name not in _NOT_SEARCHED],
    }


def _laws(publication: Publication, ids: Sequence[str]) -> tuple[list[str], list[list[int]]]:
    """Return the statutes, and those that each item cites."""
    citations = publication.citations
    if citations is None or not len(citations):
        return [], [[] for _ in ids]
    place: dict[str, int] = {}
    cited: dict[str, list[int]] = {}
    for item, law in zip(citations["item"], citations["law"], strict=True):
        name = clean(law)
        if not name:
            continue
        number = place.setdefault(name, len(place))
        rows = cited.setdefault(item, [])
        if number not in rows:
            rows.append(number)
    return list(place), [cited.get(item, []) for item in ids]


def index_data(publications: Sequence[Publication], pages: Sequence[str]) -> dict[str, Any]:
    """Return the data of the index: each item and mode once, with the townships that have it.

    Args:
        publications: all townships.
        pages: the relative address of each one's page, "" where it has none.
    """
    columns, ids, codes, mode, towns_of = _merged(publications)
    shown = [
        {"name": "name", "css": "name", "head": column_named("name").head},
        {"name": "type", "css": "type", "head": column_named("type").head},
        {"name": "department", "css": "dept", "head": column_named("department").head},
        {"name": "mode", "css": "mode", "head": column_named("mode").head},
        {"name": "first", "css": "basis", "head": column_named("basis").head},
        {
            "name": "town",
            "css": "town",
            "head": "乡镇（街道）" if any(one.township for one in publications) else "清单",
        },
    ]
    filled: dict[str, bool] = {name: any(values) for name, values in columns.items()}
    filled["mode"] = not all(publication.plain for publication in publications)
    shown = [column for column in shown if filled.get(column["name"], True)]
    return {
        "count": len(ids),
        "items": len({one if one.startswith(_NAMELESS) else one.split(AGAIN)[0] for one in ids}),
        "ids": ids,
        "mode": mode,
        "modes": [
            {"code": code, "term": mode_term(code), "count": mode.count(n), "title": "", "note": ""}
            for n, code in enumerate(codes)
        ],
        "sections": False,
        "columns": {name: packed(values) for name, values in columns.items() if filled[name]},
        "laws": [],
        "laws_of": [],
        "towns": [
            {"name": name_among(publication, publications), "href": page, "count": publication.counts.total}
            for publication, page in zip(publications, pages, strict=True)
        ],
        "towns_of": towns_of,
        "shown": shown,
        "details": [],
        "filters": [
            {"name": name, "head": column_named(name).head} for name in ("type", "department") if filled[name]
        ],
        "searched": [name for name in columns if filled[name]],
    }


def _merged(
    publications: Sequence[Publication],
) -> tuple[dict[str, list[str]], list[str], list[str], list[int], list[list[int]]]:
    """Return the items of all pages, each with a mode once, in printed order.

    Returns:
        The texts of each column, the ids, the modes that there are, and for each row the number of its mode and of the
        townships that have it.
    """
    rows: dict[tuple[str, ...], int] = {}
    columns: dict[str, list[str]] = {name: [] for name in ("name", "sub_name", "type", "department", "first")}
    mode_place: dict[str, int] = {}
    mode: list[int] = []
    ids: list[str] = []
    towns_of: list[list[int]] = []
    for town, publication in enumerate(publications):
        data = page_data(publication)
        get = {name: _reader(data["columns"].get(name), data["count"]) for name in columns}
        for position, item in enumerate(data["ids"]):
            code = data["modes"][data["mode"][position]]["code"]
            key = (item, code, get["name"][position], get["sub_name"][position])
            row = rows.get(key)
            if row is None:
                row = rows[key] = len(ids)
                ids.append(item)
                mode.append(mode_place.setdefault(code, len(mode_place)))
                towns_of.append([])
                for name, values in columns.items():
                    values.append(get[name][position])
            towns_of[row].append(town)
    codes = [code for code in (*MODE_ORDER, *sorted(mode_place)) if code in mode_place]
    codes = list(dict.fromkeys(codes))
    renumbered = {mode_place[code]: number for number, code in enumerate(codes)}
    mode = [renumbered[number] for number in mode]
    kinds = {kind: number for number, kind in enumerate(TYPE_ORDER)}

    def printed(row: int) -> tuple[object, ...]:
        texts = (columns[name][row] for name in ("department", "name", "sub_name"))
        return (mode[row], kinds.get(columns["type"][row], len(kinds)), *map(by_pinyin, texts))

    order = sorted(range(len(ids)), key=printed)
    return (
        {name: [values[row] for row in order] for name, values in columns.items()},
        [ids[row] for row in order],
        codes,
        [mode[row] for row in order],
        [towns_of[row] for row in order],
    )


def name_among(publication: Publication, publications: Sequence[Publication]) -> str:
    """Return the name under which a list of several knows a publication: with its place where places differ."""
    several = len({one.place for one in publications}) > 1
    if several and publication.township:
        return clean(publication.place + publication.township)
    return clean(publication.name)


def _reader(column: Any, count: int) -> list[str]:
    if column is None:
        return [""] * count
    if isinstance(column, list):
        return column
    return [column["v"][place] for place in column["i"]]
