"""From filled-in reviews to rulings: read strictly, applied as a whole or not at all."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from powerlist.linkage import fingerprint
from powerlist.messages import quote, tell
from powerlist.messages.errors import UserError
from powerlist.model.catalogue import text_frame
from powerlist.model.fields import heads_of, names_of
from powerlist.model.ruling import ANSWERS, PAIR, PROPOSING, QUESTIONS, answer_of, asked_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import pandas as pd

    from powerlist.model.catalogue import Catalogue

_DATE: Final = re.compile(r"(\d{4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})")
#: The columns without which a review cannot be read.
_ASKED: Final = ("item", "answer", "fingerprint", "question")
#: What tells two questions apart.
_KEY: Final = ("item", "question", "township", "related")
_SERIAL: Final = re.compile(r"(\d{5})(?:\.0+)?$")


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a filled-in review cannot be taken.

    Attributes:
        kind: ``no-columns missing-id missing-rows unknown-item unknown-question doubled-id no-who
            bad-answer bad-date``.
        file: the workbook, as given.
        row: 1-based sheet row, 0 for the sheet as a whole.
        value: what was found there.
        expected: what may stand there, where that is a list.
    """

    kind: str
    file: str
    row: int
    value: str
    expected: str = ""


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
                row=fault.row,
                value=quote(fault.value),
                expected=fault.expected,
            )
            for fault in self.faults
        ]
        return "\n".join([*lines, tell(self.key, language, **self.values)])


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two answers to one question.

    Attributes:
        item: id of the item.
        question: of ``QUESTIONS``.
        township: the township it is about, or "".
        answers: ``who: answer``, in order.
    """

    item: str
    question: str
    township: str
    answers: tuple[str, ...]


@dataclass(slots=True)
class Answers:
    """What filled-in reviews say.

    Attributes:
        rows: columns ``names_of("rulings")``.
        blank: how many questions have no answer.
        lapsed: ids whose text has changed since the review was written; their answers are kept with the
            old fingerprint, so that they do not count.
    """

    rows: pd.DataFrame
    blank: int = 0
    lapsed: list[str] = field(default_factory=list)


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
            answers in one file; a column was deleted; an answer that its question does not take, without a
            name, or with a date that is none. All faults of all files are told.
    """
    reading = _Reading(catalogue, when)
    for file, lines in sheets:
        reading.take(file, lines)
    if reading.faults:
        raise FaultyAnswers(reading.faults)
    return Answers(text_frame(reading.rows, names_of("rulings")), reading.blank, reading.lapsed)


class _Reading:
    """Answers being read: what was taken so far, and everything that is wrong."""

    def __init__(self, catalogue: Catalogue, when: str) -> None:
        self.rows: list[dict[str, str]] = []
        self.faults: list[Fault] = []
        self.lapsed: list[str] = []
        self.blank = 0
        self._catalogue, self._when = catalogue, when
        self._heads = {head: name for name, head in heads_of("rulings").items()}

    def take(self, file: str, lines: Sequence[Sequence[str]]) -> None:
        """Take the answers of one workbook."""
        at, columns = _head(lines, self._heads)
        lacking = [head for head, name in self._heads.items() if name in _ASKED and name not in columns]
        if lacking:
            self.faults.append(Fault("no-columns", file, 0, "、".join(lacking)))
            return
        seen: dict[tuple[str, ...], str] = {}
        there: set[tuple[str, ...]] = set()
        emptied = 0
        for number, line in enumerate(lines[at + 1 :], at + 2):
            values = {
                name: line[column].strip() if column < len(line) else "" for name, column in columns.items()
            }
            if not any(values.values()):
                continue
            row = {name: values.get(name, "") for name in names_of("rulings")}
            there.add(tuple(row[name] for name in _KEY))
            emptied += not row["item"]
            fault = _fault(row, self._catalogue, file, number)
            if fault is not None:
                self.faults.append(fault)
            elif not row["answer"]:
                self.blank += 1
            else:
                self._answered(row, seen, file, number)
        sent = next((count for line in lines[:at] for cell in line if (count := asked_of(cell))), 0)
        if len(there) < sent and not emptied:
            # a row whose id was emptied is told already
            self.faults.append(Fault("missing-rows", file, 0, str(len(there)), str(sent)))

    def _answered(
        self, row: dict[str, str], seen: dict[tuple[str, ...], str], file: str, number: int
    ) -> None:
        """Take one answer, unless the same question was answered above: alike it counts once, else it is a fault."""
        row["answer"] = answer_of(row["question"], row["answer"])
        row["when"] = _day(row["when"]) or self._when
        if row["question"] not in PROPOSING:
            row["proposal"] = ""
        key = tuple(row[name] for name in _KEY)
        if key in seen:
            if seen[key] != row["answer"]:
                told = f"{row['item']}: {seen[key]} / {row['answer']}"
                self.faults.append(Fault("doubled-id", file, number, told))
            return
        seen[key] = row["answer"]
        self.rows.append(row)
        position = self._catalogue.position_of[row["item"]]
        if row["question"] != PAIR and row["fingerprint"] != fingerprint(self._catalogue.items, position):
            self.lapsed.append(row["item"])


def holds_answers(lines: Sequence[Sequence[str]]) -> bool:
    """Return whether a sheet has the head of a review: an id and an answer.

    Args:
        lines: its rows as text, top row first.
    """
    return bool(_head(lines, {head: name for name, head in heads_of("rulings").items()})[1])


def merged(stored: pd.DataFrame, fresh: pd.DataFrame) -> pd.DataFrame:
    """Return rulings with new answers in: the same person's earlier answer to the same question is replaced.

    Answers of different people to one question stand side by side; where they differ, that is a finding.

    Args:
        stored: rulings as they stand.
        fresh: rulings to add.

    Returns:
        Sorted by item, question, township, related and who, so that the order of files changes nothing.
    """
    kept: dict[tuple[str, ...], dict[str, str]] = {}
    for frame in (stored, fresh):
        for row in frame.to_dict("records"):
            values = {str(name): str(value) for name, value in row.items()}
            key = tuple(values[name] for name in ("item", "question", "township", "related", "who"))
            known = kept.get(key)
            if known is None or frame is fresh or values["when"] >= known["when"]:
                kept[key] = {**(known or {}), **values}
    names = [*names_of("rulings"), *(name for name in stored.columns if name == "extra")]
    return text_frame([kept[key] for key in sorted(kept)], names)


def standing_texts(stored: Catalogue, locked: Mapping[str, str], hashes: Mapping[str, str]) -> dict[str, str]:
    """Return id and fingerprint of every item that was ruled on and whose row was edited by hand.

    Its edited row is the one that stays, so rulings are on that text and not on the one of its source.

    Args:
        stored: the catalogue as it stands.
        locked: ``{id: hash of the row as last compiled}``.
        hashes: ``{id: hash of the row as it stands}``.
    """
    ruled = dict.fromkeys(stored.rulings["item"].tolist())
    position_of = stored.position_of
    return {
        item: fingerprint(stored.items, position_of[item])
        for item in ruled
        if item in position_of and hashes[item] != locked.get(item)
    }


def disagreements(rulings: pd.DataFrame) -> list[Disagreement]:
    """Return the questions that got different answers for the same text.

    Args:
        rulings: columns ``names_of("rulings")``.
    """
    found: dict[tuple[str, str, str, str, str], dict[str, None]] = {}
    answers: dict[tuple[str, str, str, str, str], set[str]] = {}
    for row in rulings.to_dict("records"):
        key = (
            str(row["item"]), str(row["question"]), str(row["township"]), str(row["related"]), str(row["fingerprint"]),
        )  # fmt: skip
        found.setdefault(key, {})[f"{row['who']}: {row['answer']}"] = None
        answers.setdefault(key, set()).add(str(row["answer"]))
    return [
        Disagreement(key[0], key[1], key[2], tuple(found[key]))
        for key in sorted(found)
        if len(answers[key]) > 1
    ]


def _head(lines: Sequence[Sequence[str]], heads: Mapping[str, str]) -> tuple[int, dict[str, int]]:
    """Return the index of the row of heads, and the column of each field."""
    for at, line in enumerate(lines[:30]):
        columns = {heads[cell.strip()]: index for index, cell in enumerate(line) if cell.strip() in heads}
        if "item" in columns and "answer" in columns:
            return at, columns
    return 0, {}


def _fault(row: dict[str, str], catalogue: Catalogue, file: str, number: int) -> Fault | None:
    if not row["item"]:
        return Fault("missing-id", file, number, row["answer"])
    if row["question"] not in QUESTIONS:
        return Fault("unknown-question", file, number, row["question"])
    for item in filter(None, (row["item"], row["related"])):
        if item not in catalogue.position_of:
            return Fault("unknown-item", file, number, item)
    return _answer_fault(row, file, number) if row["answer"] else None


def _answer_fault(row: dict[str, str], file: str, number: int) -> Fault | None:
    if not answer_of(row["question"], row["answer"]):
        return Fault("bad-answer", file, number, row["answer"], "、".join(ANSWERS[row["question"]]))
    if not row["who"]:
        return Fault("no-who", file, number, row["item"])
    if row["when"] and not _day(row["when"]):
        return Fault("bad-date", file, number, row["when"])
    return None


def _day(text: str) -> str:
    """Return a date as YYYY-MM-DD, "" where it is none: 2025年3月1日, 2025/3/1, or a spreadsheet's serial number."""
    from datetime import date, timedelta

    match = _DATE.search(text)
    if match:
        try:
            return date(*map(int, match.groups())).isoformat()
        except ValueError:
            return ""
    serial = _SERIAL.match(text)
    if serial:
        return (date(1899, 12, 30) + timedelta(days=int(serial.group(1)))).isoformat()
    return ""
