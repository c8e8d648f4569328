"""From a directory to what is published of it: published rows, citations, terms of deeds, what it must say."""

from __future__ import annotations

import dataclasses
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from powerlist.law.labels import article_label
from powerlist.model.citing import written
from powerlist.model.enums import Mode
from powerlist.model.fields import GRANTS, ITEMS, heads_of
from powerlist.model.publication import (
    CITATION_COLUMNS,
    DUTY,
    DUTY_HEAD,
    Publication,
    Upload,
    by_number,
    row_fields,
)
from powerlist.model.receiver import own_name
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from powerlist.config.settings import Settings
    from powerlist.model.catalogue import Catalogue
    from powerlist.model.directory import Directory, ThreeLists


#: Between the parties of a deed that several townships signed.
_AND: Final = lazy_pattern(r"[、，,；;\n]")


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
        more = _citations(lists.recall, taken["id"].tolist(), lists.recalled["position"].tolist())
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


def county_publication(
    catalogue: Catalogue, settings: Settings, *, undecided: int = 0, unresolved: int = 0
) -> Publication:
    """Return the list of the whole place, one row an item, for a catalogue without receivers.

    Args:
        catalogue: what is published.
        settings: the workspace's settings.
        undecided: of a place that has townships: of how many items nobody knows how they come to act.
        unresolved: of how many nobody knows which township gets them.
    """
    items = catalogue.items
    notes: tuple[str, ...] = ()
    if undecided:
        notes = (f"其中{undecided}项的赋权方式尚未确定，没有乡镇承接。",)
    if unresolved:
        notes = (*notes, f"其中{unresolved}项的承接主体没有写明是哪个乡镇，没有乡镇承接。")
    place = catalogue.meta.place or settings.workspace.place
    return _publication(
        catalogue,
        settings,
        _rows(items.rename(columns={"receivers": "receiver"})),
        list(range(len(items))),
        title=catalogue.meta.title or f"{place}行政权力事项清单",
        place=place,
        notes=notes,
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
    outposts, decisions = catalogue.outposts, catalogue.decisions
    deeds = _deeds_of(values.get("township", ""), set(rows["deed"]) - {""}, catalogue)
    rows = _with_terms(rows, deeds)
    named = set(rows["outpost"]) - {""}
    return Publication(
        rows=rows,
        english=chosen.english,
        as_of=catalogue.meta.as_of,
        organ=chosen.organ,
        date=chosen.date,
        number=chosen.number,
        example=chosen.example,
        bilingual=chosen.bilingual,
        columns=tuple(_field(name) for name in chosen.columns),
        numbering=chosen.numbering,
        order=tuple(_field(name) for name in chosen.order),
        uploads=tuple(
            Upload(one.name, one.sheet, tuple((head, _field(name)) for head, name in one.columns.items()))
            for one in chosen.upload
        ),
        citations=_citations(catalogue, rows["id"].tolist(), positions),
        deeds=deeds,
        outposts=outposts[outposts["outpost_name"].isin(named)].reset_index(drop=True),
        decisions=decisions[decisions["number"].isin(set(rows["decision"]))].reset_index(drop=True),
        **values,
    )


def _field(name: str) -> str:
    """Return the field that a setting names: by its code name, or by its head as publications print it."""
    return name if name in row_fields() else _heads().get(name.strip(), name)


@cache
def _heads() -> dict[str, str]:
    """Return ``{head: code name}``; 承接主体 is the one township of a row."""
    return {DUTY_HEAD: DUTY} | {
        head: name
        for table in (ITEMS, GRANTS)
        for name, head in heads_of(table).items()
        if name in row_fields()
    }


def _deeds_of(township: str, cited: set[str], catalogue: Catalogue) -> pd.DataFrame:
    """Return the deeds of a township: those that its rows cite or that are made out to it, 9号 before 10号.

    A deed made out to another township of the table is not its own, whoever cites it: the paper would bind
    somebody who never signed it.

    Args:
        township: its name, "" for a list of the whole place.
        cited: numbers that the rows name.
        catalogue: with the register of deeds.
    """
    deeds = catalogue.deeds
    known = set(catalogue.townships["township_name"].tolist()) - {""}
    kept = []
    for at, (number, agent) in enumerate(zip(deeds["number"].tolist(), deeds["agent"].tolist(), strict=True)):
        agents = {own_name(part) for part in _AND.split(agent) if part}
        others = bool(township) and bool(agents & known) and township not in agents
        if (
            number in cited or township in agents or (township and agent.startswith(township))
        ) and not others:
            kept.append(at)
    numbers = deeds["number"].tolist()
    kept.sort(key=lambda at: (numbers[at] == "", by_number(numbers[at])))
    return deeds.iloc[kept].reset_index(drop=True)


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

    starts, *columns = _founding(catalogue)
    item_at = dict(zip(positions, ids, strict=True))
    rows = [(item_at[at], place) for at in sorted(item_at) for place in range(starts[at], starts[at + 1])]
    values = [[column[place] for _, place in rows] for column in columns]
    made = dict(zip(CITATION_COLUMNS, [[item for item, _ in rows], *values], strict=True))
    return pd.DataFrame(made, columns=list(CITATION_COLUMNS)).astype("str")


def _founding(catalogue: Catalogue) -> tuple[list[int], list[str], list[str], list[str]]:
    """Return law, label and words of every founding citation, and where each item's begin.

    They are worded once a catalogue: every township that has a power prints the same citations.
    """
    frame = catalogue.citations
    kept = catalogue.__dict__.get("_founding")
    if kept is None or kept[0] is not frame:
        kept = catalogue.__dict__["_founding"] = (frame, _worded(frame, catalogue.items["basis"].tolist()))
    made: tuple[list[int], list[str], list[str], list[str]] = kept[1]
    return made


def _worded(
    citations: pd.DataFrame, bases: Sequence[str]
) -> tuple[list[int], list[str], list[str], list[str]]:
    import numpy as np

    found = citations[citations["role"] == "basis"]
    position = found["position"].to_numpy()
    starts = np.searchsorted(position, np.arange(len(bases) + 1)).tolist()
    titles = found["title"].where(found["title"] != "", found["law"]).tolist()
    parts = ("article", "article_suffix", "paragraph", "item", "range_end")
    numbers = [found[name].tolist() for name in parts]
    spans = [found[name].tolist() for name in ("position", "law", "start", "end")]
    labels = [article_label(*row) for row in zip(*numbers, strict=True)]
    words = [written(bases[at], law, start, end) for at, law, start, end in zip(*spans, strict=True)]
    return starts, titles, labels, words
