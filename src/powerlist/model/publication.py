"""What one township (or one county) publishes: the renderers and the proof know nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from powerlist.model.enums import Mode, PowerType
from powerlist.model.fields import GRANTS, ITEMS, names_of
from powerlist.text.numerals import NUMERAL, number_of
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    import pandas as pd


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

#: A number inside a document number; no longer than any that is counted.
_NUMBER: Final = lazy_pattern(rf"(\d{{1,18}}|[{NUMERAL}]{{1,9}})")

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


def by_number(text: str) -> list[tuple[str, int]]:
    """Return a sort key by which 〔2024〕9号 stands before 〔2024〕10号, and 第二批 before 第十批."""
    parts = _NUMBER.split(text)
    # 万 in a word is no number, and sorts as the word does
    numbers = [number_of(part) if place % 2 else None for place, part in enumerate(parts)]
    return [
        ("", number) if number is not None else (part, 0) for part, number in zip(parts, numbers, strict=True)
    ]
