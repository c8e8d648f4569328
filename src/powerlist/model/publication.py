"""What one township (or one county) publishes: the renderers and the proof know nothing else."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from powerlist.model.citing import article_label, written
from powerlist.model.enums import Mode, PowerType
from powerlist.model.fields import GRANTS, ITEMS, names_of

if TYPE_CHECKING:
    import pandas as pd

    from powerlist.config.settings import Settings
    from powerlist.model.catalogue import Catalogue
    from powerlist.model.directory import Directory, ThreeLists

#: The order of the sections of a directory: what the township does first, what it lost last.
MODE_ORDER: tuple[str, ...] = (*(mode.value for mode in Mode), "")
TYPE_ORDER: tuple[str, ...] = tuple(kind.value for kind in PowerType)

#: The sections of the three-list form, each with its modes; () takes what the others leave.
DUTY_LISTS: dict[str, tuple[str, ...]] = {
    "basic": (),
    "support": (Mode.EXTENDED.value,),
    "recall": (Mode.RECALLED.value,),
}
#: The column of that form which no catalogue stores: the duty of the layer that a power belongs to.
DUTY, DUTY_HEAD = "duty", "对应履职事项"

#: Columns of ``Publication.citations``; ``written`` is the citation in the words of its cell.
CITATION_COLUMNS = ("item", "law", "label", "written")


def row_fields() -> tuple[str, ...]:
    """Return the columns of ``Publication.rows``: the fields of items, then those of grants."""
    items = names_of(ITEMS)
    return (*items, *(name for name in names_of(GRANTS) if name not in items and name != "item"))


@dataclass(frozen=True, slots=True)
class Counts:
    """The numbers of a publication, each mapping in the order in which it is printed."""

    total: int
    by_mode: dict[str, int]
    by_type: dict[str, int]
    by_department: dict[str, int]
    by_sector: dict[str, int]


@dataclass(frozen=True, slots=True)
class Upload:
    """A sheet in the shape that another platform asks for.

    Attributes:
        name: latter part of the file's name.
        sheet: name of the sheet.
        columns: ``(head, code name of a field)``; ``=`` and a text gives every row that text.
    """

    name: str
    sheet: str
    columns: tuple[tuple[str, str], ...]


@dataclass(frozen=True, eq=False)
class Publication:
    """One directory as it is to be published.

    Attributes:
        title: heading of the document.
        rows: one row an item, columns ``row_fields()``, all text; in three lists also ``duty``.
        place: county or district.
        township: full name of the township; "" for a list of the whole county.
        township_kind: 镇, 乡 or 街道.
        township_code: nine-digit division code.
        english: heading in English, printed where ``bilingual`` is set.
        as_of: ISO date as of which the list holds.
        organ: organ that signs; "" leaves the line to be filled in by hand.
        date: ISO date under the signature; "" leaves it to be filled in by hand.
        number: document number of the notice.
        example: whether every page is marked 示例.
        bilingual: whether the heading is printed in both languages.
        columns: code names of the published fields; () takes the default set.
        form: ``modes`` (a section a mode) or ``three-lists`` (基本履职, 配合履职, 上级部门收回).
        numbering: ``continuous`` or ``section``.
        order: fields by which rows are sorted; () for type and name.
        citations: ``CITATION_COLUMNS``, one row a cited article, in the order of the basis.
        decisions, deeds, outposts: the catalogue's tables, only the rows that this list names.
        uploads: sheets for other platforms, made beside the workbook.
        notes: sentences that the publication must carry (a build without one source, …).
        folder: name of its folder where the township's own would be taken by another place's.
    """

    title: str
    rows: pd.DataFrame
    place: str = ""
    township: str = ""
    township_kind: str = ""
    township_code: str = ""
    english: str = ""
    as_of: str = ""
    organ: str = ""
    date: str = ""
    number: str = ""
    example: bool = False
    bilingual: bool = False
    columns: tuple[str, ...] = ()
    form: str = "modes"
    numbering: str = "continuous"
    order: tuple[str, ...] = ()
    citations: pd.DataFrame | None = None
    decisions: pd.DataFrame | None = None
    deeds: pd.DataFrame | None = None
    outposts: pd.DataFrame | None = None
    uploads: tuple[Upload, ...] = ()
    notes: tuple[str, ...] = ()
    folder: str = ""

    @property
    def name(self) -> str:
        """The township's name, else the place's."""
        return self.township or self.place or self.title

    @property
    def in_three_lists(self) -> bool:
        """Whether the sections are the three lists of duties instead of the modes."""
        return self.form == "three-lists"

    @property
    def plain(self) -> bool:
        """Whether it is a list of powers of which none has reached a township: modes are not its subject."""
        return not self.township and not (self.rows["mode"] != "").any()

    @property
    def decision_numbers(self) -> tuple[str, ...]:
        """The document numbers that the rows rest on, in order of first appearance."""
        return tuple(dict.fromkeys(value for value in self.rows["decision"].tolist() if value))

    @cached_property
    def counts(self) -> Counts:
        """Count the rows; modes and types in their official order, the rest by size, then name."""
        rows = self.rows
        return Counts(
            total=len(rows),
            by_mode=_ordered(rows["mode"], MODE_ORDER),
            by_type=_ordered(rows["type"], TYPE_ORDER),
            by_department=_by_size(rows["department"]),
            by_sector=_by_size(rows["sector"]),
        )


def _counted(values: pd.Series[str]) -> dict[str, int]:
    return {str(key): int(count) for key, count in values.value_counts().items()}


def _ordered(values: pd.Series[str], order: Sequence[str]) -> dict[str, int]:
    found = _counted(values)
    known = {key: found[key] for key in order if key in found}
    rest = {key: found[key] for key in sorted(found) if key not in known}
    return {**known, **rest}


def _by_size(values: pd.Series[str]) -> dict[str, int]:
    found = _counted(values[values != ""])
    return {key: found[key] for key in sorted(found, key=lambda key: (-found[key], by_pinyin(key)))}


def by_pinyin(text: str) -> bytes:
    """Return a sort key: GB 18030 puts the common characters in the order of their pinyin."""
    return text.encode("gb18030", errors="replace")


def rows_frame(rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Return a ``Publication.rows`` frame from mappings; what a row lacks is ""."""
    from powerlist.model.catalogue import text_frame

    return text_frame(list(rows), row_fields())


def publication_of(directory: Directory, catalogue: Catalogue, settings: Settings) -> Publication:
    """Return what a township publishes.

    Args:
        directory: its powers.
        catalogue: the catalogue that they were taken from.
        settings: the workspace's settings; ``[render]`` decides columns, order, signature.
    """
    rows = directory.rows
    remark = rows["remark"]
    if "grant_remark" in rows.columns:
        remark = rows["grant_remark"].where(rows["grant_remark"] != "", remark)
    frame = _rows(rows.assign(remark=remark))
    place = directory.county or catalogue.meta.place or settings.workspace.place
    notes: tuple[str, ...] = ()
    if directory.undecided:
        notes = (f"另有{directory.undecided}项的赋权方式尚未确定，未列入本目录。",)
    if directory.withheld:
        notes = (*notes, f"另有{directory.withheld}项依法不能交由乡镇行使，未列入本目录。")
    if directory.unresolved:
        notes = (*notes, f"另有{directory.unresolved}项的承接主体没有写明是哪个乡镇，未列入本目录。")
    return _publication(
        catalogue,
        settings,
        frame,
        rows["position"].tolist(),
        title=f"{place}{directory.township}事项目录",
        place=place,
        township=directory.township,
        township_kind=directory.kind,
        township_code=directory.code,
        notes=notes,
    )


def three_list_publication(
    directory: Directory, lists: ThreeLists, catalogue: Catalogue, settings: Settings
) -> Publication:
    """Return what a township publishes in the form of 2024–25: three lists of duties.

    Args:
        directory: its powers.
        lists: the same powers as basic and support duties, and what was taken back.
        catalogue: the catalogue that they were taken from.
        settings: the workspace's settings.
    """
    import pandas as pd

    own = pd.concat([lists.basic, lists.support], ignore_index=True)
    made = publication_of(dataclasses.replace(directory, rows=own), catalogue, settings)
    taken = _rows(lists.recalled).assign(mode=Mode.RECALLED.value, receiver=directory.township)
    rows = pd.concat([made.rows, taken], ignore_index=True).assign(
        duty=[*own[DUTY].tolist(), *([""] * len(taken))]
    )
    citations, notes = made.citations, made.notes
    if lists.recall is None:
        notes = (*notes, "未提供上级部门收回事项清单，本目录未列收回事项。")
    elif len(taken):
        more = _citations(lists.recall, taken["id"].tolist(), list(range(len(taken))))
        more = more[~more["item"].isin(set(own["id"]))]
        citations = pd.concat([citations, more], ignore_index=True)
    return dataclasses.replace(
        made,
        form="three-lists",
        title=f"{made.place}{directory.township}履行职责事项清单",
        rows=rows.astype({DUTY: "str"}),
        citations=citations,
        notes=notes,
    )


def county_publication(catalogue: Catalogue, settings: Settings) -> Publication:
    """Return the list of the whole place, one row an item, for a catalogue without receivers."""
    items = catalogue.items
    place = catalogue.meta.place or settings.workspace.place
    return _publication(
        catalogue,
        settings,
        _rows(items.rename(columns={"receivers": "receiver"})),
        list(range(len(items))),
        title=catalogue.meta.title or f"{place}行政权力事项清单",
        place=place,
    )


def _rows(frame: pd.DataFrame) -> pd.DataFrame:
    wanted = row_fields()
    whole = frame.assign(**{name: "" for name in wanted if name not in frame.columns})
    return whole[list(wanted)].reset_index(drop=True)


def _publication(
    catalogue: Catalogue,
    settings: Settings,
    rows: pd.DataFrame,
    positions: list[int],
    **values: Any,
) -> Publication:
    chosen = settings.render
    deeds, outposts, decisions = catalogue.deeds, catalogue.outposts, catalogue.decisions
    rows = _with_terms(rows, deeds)
    named = set(rows["outpost"]) - {""}
    ours = deeds["number"].isin(set(rows["deed"]) - {""})
    township = values.get("township", "")
    if township:
        ours |= deeds["agent"].str.startswith(township)
    return Publication(
        rows=rows,
        english=chosen.english,
        as_of=catalogue.meta.as_of,
        organ=chosen.organ,
        date=chosen.date,
        number=chosen.number,
        example=chosen.example,
        bilingual=chosen.bilingual,
        columns=chosen.columns,
        numbering=chosen.numbering,
        order=chosen.order,
        uploads=tuple(Upload(one.name, one.sheet, tuple(one.columns.items())) for one in chosen.upload),
        citations=_citations(catalogue, rows["id"].tolist(), positions),
        deeds=deeds[ours].reset_index(drop=True),
        outposts=outposts[outposts["outpost_name"].isin(named)].reset_index(drop=True),
        decisions=decisions[decisions["number"].isin(set(rows["decision"]))].reset_index(drop=True),
        **values,
    )


def _with_terms(rows: pd.DataFrame, deeds: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with the term of the deed that they name, where they state none themselves."""
    if not len(deeds) or not (rows["deed"] != "").any():
        return rows
    terms = deeds.drop_duplicates("number").set_index("number")
    named = rows["deed"].where(rows["deed"].isin(terms.index), "")
    for name, source in (("effective", "valid_from"), ("until", "valid_until")):
        known = terms[source].to_dict()
        rows = rows.assign(
            **{name: [own or known.get(deed, "") for own, deed in zip(rows[name], named, strict=True)]}
        ).astype({name: "str"})
    return rows


def _citations(catalogue: Catalogue, ids: Sequence[str], positions: Sequence[int]) -> pd.DataFrame:
    """Return the founding citations of the rows: resolved title, else the words of the cell."""
    import pandas as pd

    found = catalogue.citations
    found = found[(found["role"] == "basis") & found["position"].isin(set(positions))]
    item_at = dict(zip(positions, ids, strict=True))
    bases = catalogue.items["basis"].tolist()
    title = found["title"].where(found["title"] != "", found["law"])
    parts = ("article", "article_suffix", "paragraph", "item", "range_end")
    numbers = [found[name].tolist() for name in parts]
    return pd.DataFrame(
        {
            "item": [item_at[position] for position in found["position"]],
            "law": title.tolist(),
            "label": [article_label(*row) for row in zip(*numbers, strict=True)],
            "written": [
                written(bases[position], law, start, end)
                for position, law, start, end in zip(
                    *(found[name].tolist() for name in ("position", "law", "start", "end")), strict=True
                )
            ],
        },
        columns=list(CITATION_COLUMNS),
    ).astype("str")
