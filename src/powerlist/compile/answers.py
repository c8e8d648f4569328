"""Filled-in reviews read back: strictly, applied as a whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from powerlist.linkage import fingerprint, pair_fingerprint
from powerlist.messages import quote, tell
from powerlist.messages.errors import UserError
from powerlist.model.catalogue import text_frame
from powerlist.model.fields import heads_of, names_of
from powerlist.model.proposal import Proposed
from powerlist.model.ruling import (
    ANSWERS,
    DEPARTMENT,
    PAIR,
    PROPOSING,
    QUESTIONS,
    REASONED,
    answer_of,
    asked_of,
)
from powerlist.text.dates import days_in, serial_day
from powerlist.text.letters import column_letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import pandas as pd

    from powerlist.model.catalogue import Catalogue

#: The columns without which a review cannot be read.
_ASKED: Final = ("item", "answer", "fingerprint", "question")
#: What tells two questions apart.
KEY: Final = ("item", "question", "township", "related")
#: What a review shows of an item, so that the person who answers knows which it is.
_SHOWN: Final = ("name", "sub_name", "type", "department")


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a filled-in review cannot be taken.

    Attributes:
        kind: ``no-columns missing-id missing-rows repeated-id unknown-item unknown-question doubled-id no-who
            bad-answer bad-date``.
        file: the workbook and its sheet, as given.
        row: 1-based sheet row, 0 for the sheet as a whole.
        value: what was found there.
        expected: what may stand there, where that is a list; the row that has the id already.
        cell: the cell at fault, the row's number where its column is gone, "" for the sheet as a whole.
    """

    kind: str
    file: str
    row: int
    value: str
    expected: str = ""
    cell: str = ""


class FaultyAnswers(UserError):  # noqa: N818 - it says what it is
    """Nothing of these reviews was taken.

    Attributes:
        faults: every fault of every file, in order.
    """

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("review.faulty", count=len(faults))
        self.faults = tuple(faults)

    def tell(self, language: str = "zh") -> str:
        """Return every fault on a line of its own, and that nothing was taken."""
        lines = [
            tell(
                f"review.{fault.kind}",
                language,
                file=fault.file,
                cell=fault.cell,
                value=quote(fault.value),
                expected=fault.expected,
            )
            for fault in self.faults
        ]
        return "\n".join([*lines, tell(self.key, language, **self.values)])


@dataclass(slots=True)
class Answers:
    """What filled-in reviews say.

    Attributes:
        rows: columns ``names_of("rulings")``.
        blank: how many questions have no answer.
        lapsed: the id of each answer whose text or proposed mode has changed since the review was written; they
            are kept with what was asked, so that they do not count.
        undated: questions (``KEY``) whose answers have no date; they have that of the day.
        understood: answers in other words than those that are offered: cell, as written, as taken.
        unreasoned: the cells of answers that say nothing without a reason, and have none.
        unchosen: the cells of answers that are empty though a reason stands beside them.
        unproposed: the cells that agree though no mode was proposed.
        altered: the cells of answered rows in which the item reads otherwise than in the catalogue: somebody
            corrected it there, which nothing takes, or the answers slipped to other rows.
    """

    rows: pd.DataFrame
    blank: int = 0
    lapsed: list[str] = field(default_factory=list)
    undated: list[tuple[str, ...]] = field(default_factory=list)
    understood: list[tuple[str, str, str]] = field(default_factory=list)
    unreasoned: list[str] = field(default_factory=list)
    unchosen: list[str] = field(default_factory=list)
    unproposed: list[str] = field(default_factory=list)
    altered: list[str] = field(default_factory=list)


def read_answers(
    sheets: Iterable[tuple[str, Sequence[Sequence[str]]]], catalogue: Catalogue, when: str = ""
) -> Answers:
    """Return the rulings that filled-in reviews hold.

    Rows may stand in any order, columns too; other columns and rows above the heads are passed over.

    Args:
        sheets: for each workbook its name and its rows as text, top row first.
        catalogue: whose items were asked about.
        when: date for answers that give none (YYYY-MM-DD).

    Raises:
        FaultyAnswers: an id or a row was deleted, an id is not in the catalogue, or stands twice with different
            answers in one file, or in two files by the same person without a later date; a column was
            deleted; an answer that its question does not take, without a name, or with a date that is none.
            All faults of all files are told.
    """
    reading = _Reading(catalogue, when)
    for file, lines in sheets:
        reading.take(file, lines)
    if reading.faults:
        raise FaultyAnswers(reading.faults)
    return Answers(
        text_frame(reading.rows, names_of("rulings")),
        reading.blank,
        reading.lapsed,
        reading.undated,
        reading.understood,
        reading.unreasoned,
        reading.unchosen,
        reading.unproposed,
        reading.altered,
    )


class _Reading:
    """Answers being read: what was taken so far, and everything that is wrong."""

    def __init__(self, catalogue: Catalogue, when: str) -> None:
        self.rows: list[dict[str, str]] = []
        self.faults: list[Fault] = []
        self.lapsed: list[str] = []
        self.undated: list[tuple[str, ...]] = []
        self.understood: list[tuple[str, str, str]] = []
        self.unreasoned: list[str] = []
        self.unchosen: list[str] = []
        self.unproposed: list[str] = []
        self.altered: list[str] = []
        self.blank = 0
        # question and who answered → the row that was taken, and the day that it gives itself
        self._given: dict[tuple[str, ...], tuple[dict[str, str], str]] = {}
        self._catalogue, self._when = catalogue, when
        self._proposed = Proposed(catalogue)
        self._heads = {head: name for name, head in heads_of("rulings").items()}
        self._shown = {head: name for name, head in heads_of("items").items() if name in _SHOWN}

    def take(self, file: str, lines: Sequence[Sequence[str]]) -> None:
        """Take the answers of one workbook."""
        at, columns = _head(lines, self._heads)
        asked = {*_ASKED, "related"} if _is_of_pairs(lines, columns) else _ASKED
        lacking = [head for head, name in self._heads.items() if name in asked and name not in columns]
        if lacking:
            self.faults.append(Fault("no-columns", file, 0, "、".join(lacking)))
            return
        shown = {
            self._shown[cell.strip()]: at for at, cell in enumerate(lines[at]) if cell.strip() in self._shown
        }
        seen: dict[tuple[str, ...], str] = {}
        first: dict[tuple[str, ...], int] = {}
        repeated: list[Fault] = []
        emptied = 0
        for number, line in enumerate(lines[at + 1 :], at + 2):
            values = {
                name: line[column].strip() if column < len(line) else "" for name, column in columns.items()
            }
            if not any(values.values()):
                continue
            row = {name: values.get(name, "") for name in names_of("rulings")}
            place = _Place(file, number, columns)
            emptied += not row["item"]
            fault = _fault(row, self._catalogue, place)
            if first.setdefault(key := _key(row), number) != number and not fault:
                repeated.append(place.fault("repeated-id", "item", row["item"], str(first[key])))
            if fault is not None:
                self.faults.append(fault)
            elif not row["answer"]:
                self.blank += 1
                if row["reason"]:
                    self.unchosen.append(f"{place.file}!{place.cell('answer')}")
            else:
                self._answered(row, seen, place)
                self._same_item(row, line, _Place(file, number, shown))
        sent = next((count for line in lines[:at] for cell in line if (count := asked_of(cell))), 0)
        if len(first) < sent and repeated:
            # an id that was written over another is the row that is missing
            self.faults += repeated
        elif len(first) < sent and not emptied:
            # a row whose id was emptied is told already
            self.faults.append(Fault("missing-rows", file, 0, str(len(first)), str(sent)))

    def _answered(self, row: dict[str, str], seen: dict[tuple[str, ...], str], place: _Place) -> None:
        """Take one answer, unless the same question was answered above: alike it counts once, else it is a fault."""
        key, written = _key(row), row["answer"]
        row["answer"] = answer_of(row["question"], written)
        dated = _day(row["when"])
        row["when"] = dated or self._when
        if row["question"] not in PROPOSING:
            row["proposal"] = ""
        if key in seen:
            if seen[key] != row["answer"]:
                told = f"{row['item']}: {seen[key]} / {row['answer']}"
                self.faults.append(place.fault("doubled-id", "answer", told))
            return
        seen[key] = row["answer"]
        if not self._newest(row, dated, place):
            return
        if row["question"] == DEPARTMENT and row["answer"] == "同意" and not row["proposal"]:
            self.unproposed.append(f"{place.file}!{place.cell('answer')}")
        if not row["reason"] and row["answer"] in REASONED.get(row["question"], ()):
            self.unreasoned.append(f"{place.file}!{place.cell('reason')}")
        if not dated:
            self.undated.append((*key, row["who"]))
        if "".join(written.split()) != row["answer"]:
            self.understood.append((f"{place.file}!{place.cell('answer')}", written, row["answer"]))
        if row["fingerprint"] != self._mark(row) or self._proposed.changed(row):
            self.lapsed.append(row["item"])

    def _mark(self, row: Mapping[str, str]) -> str:
        """Return the fingerprint of the text that stands now."""
        items, at = self._catalogue.items, self._catalogue.position_of
        if row["question"] == PAIR:
            return pair_fingerprint(items, at[row["item"]], at[row["related"]])
        return fingerprint(items, at[row["item"]])

    def _same_item(self, row: Mapping[str, str], line: Sequence[str], place: _Place) -> None:
        """Note what stands otherwise beside an answer than in the item that it is taken for."""
        items, position = self._catalogue.items, self._catalogue.position_of[row["item"]]
        # a pair shows two items; a text that has changed since is told as lapsed
        if row["question"] == PAIR or row["fingerprint"] != self._mark(row):
            return
        for name, column in place.columns.items():
            text = "".join(line[column].split()) if column < len(line) else ""
            if text and text != "".join(str(items[name].iat[position]).split()):
                self.altered.append(f"{place.file}!{place.cell(name)}")

    def _newest(self, row: dict[str, str], dated: str, place: _Place) -> bool:
        """Take a row, unless the same person answered the same in another file; of two answers the later counts.

        Returns:
            Whether the row is one more answer.
        """
        who = (*_key(row), row["who"])
        known, day = self._given.get(who, (None, ""))
        if known is None:
            self._given[who] = row, dated
            self.rows.append(row)
            return True
        if known["answer"] != row["answer"]:
            if not (dated and day) or dated == day:
                told = f"{row['item']}: {known['answer']} / {row['answer']}"
                self.faults.append(place.fault("doubled-id", "answer", told))
            elif dated > day:
                known.update(row)
                self._given[who] = known, dated
        return False


@dataclass(frozen=True, slots=True)
class _Place:
    """A row of a filled-in review."""

    file: str
    row: int
    columns: Mapping[str, int]

    def cell(self, name: str) -> str:
        """Return the address of a field's cell, the row's number where its column is gone."""
        return f"{column_letters(self.columns[name])}{self.row}" if name in self.columns else str(self.row)

    def fault(self, kind: str, name: str, value: str, expected: str = "") -> Fault:
        """Return what is wrong with a field of the row."""
        return Fault(kind, self.file, self.row, value, expected, self.cell(name))


def _key(row: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(row[name] for name in KEY)


def holds_answers(lines: Sequence[Sequence[str]]) -> bool:
    """Return whether a sheet has the head of a review: an id and an answer.

    Args:
        lines: its rows as text, top row first.
    """
    _, columns = _head(lines, {head: name for name, head in heads_of("rulings").items()})
    return "item" in columns and "answer" in columns


def _is_of_pairs(lines: Sequence[Sequence[str]], columns: Mapping[str, int]) -> bool:
    """Return whether a sheet asks about pairs: without the other item an answer says nothing."""
    at = columns.get("question")
    return at is not None and any(at < len(line) and line[at].strip() == PAIR for line in lines)


def _head(lines: Sequence[Sequence[str]], heads: Mapping[str, str]) -> tuple[int, dict[str, int]]:
    """Return the index of the row of heads, and the column of each field: of the row with the most of them.

    A head that somebody renamed or deleted is then the only one that is missed.
    """
    found: tuple[int, dict[str, int]] = (0, {})
    for at, line in enumerate(lines[:30]):
        columns = {heads[cell.strip()]: index for index, cell in enumerate(line) if cell.strip() in heads}
        if "item" in columns and "answer" in columns:
            return at, columns
        if len(columns) > max(1, len(found[1])):
            found = at, columns
    return found


def _fault(row: dict[str, str], catalogue: Catalogue, place: _Place) -> Fault | None:
    if not row["item"]:
        return place.fault("missing-id", "item", row["answer"])
    if row["question"] not in QUESTIONS:
        return place.fault("unknown-question", "question", row["question"])
    if row["question"] == PAIR and not row["related"]:
        return place.fault("missing-id", "related", row["answer"])
    for name in ("item", "related"):
        if row[name] and row[name] not in catalogue.position_of:
            return place.fault("unknown-item", name, row[name])
    return _answer_fault(row, place) if row["answer"] else None


def _answer_fault(row: dict[str, str], place: _Place) -> Fault | None:
    if not answer_of(row["question"], row["answer"]):
        return place.fault("bad-answer", "answer", row["answer"], "、".join(ANSWERS[row["question"]]))
    if not row["who"]:
        return place.fault("no-who", "who", row["item"])
    if row["when"] and not _day(row["when"]):
        return place.fault("bad-date", "when", row["when"])
    return None


def _day(text: str) -> str:
    """Return a date as YYYY-MM-DD, "" where it is none: 2025年3月1日, 2025/3/1, or a spreadsheet's serial number."""
    found = days_in(text)
    day = found[0] if found else serial_day(text)
    return day.isoformat() if day else ""
