"""What people are asked: one review for each department or township that has something to answer."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from powerlist.linkage import fingerprint, pair_fingerprint
from powerlist.model.classified import KIND_TERMS
from powerlist.model.enums import TERMS_BY_CODE, TOWNSHIP_MODES
from powerlist.model.modes.masks import HANDED
from powerlist.model.organs import one_spelling
from powerlist.model.proposal import after_denial, asked_again, proposals
from powerlist.model.receiver import is_collective
from powerlist.model.ruling import DEPARTMENT, LEGAL, MODE, PAIR, TOWNSHIP
from powerlist.model.townwords import ENDINGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from powerlist.model.catalogue import Catalogue

#: What ``--for`` takes → the question that rulings.csv keeps.
KINDS: Final[dict[str, str]] = {
    "modes": MODE,
    "department": DEPARTMENT,
    "township": TOWNSHIP,
    "legal": LEGAL,
    "pairs": PAIR,
}

_SHOWN: Final = ("name", "sub_name", "type", "department", "basis")


@dataclass(frozen=True, slots=True)
class Question:
    """One row of a review.

    Attributes:
        item: id of the item.
        related: id of the other item of a pair, or "".
        township: where it is about one township, or "".
        fingerprint: of the text that it is asked about.
        shown: values of the columns that are shown.
        said: what the lists say about the mode, or how the pair agrees.
        proposal: what is proposed, or "".
        answer: what was answered for this very text before, or "".
        reason: why.
        who: who answered.
        when: when.
        lapsed: it was answered, but for another text or another proposal.
    """

    item: str
    related: str
    township: str
    fingerprint: str
    shown: tuple[str, ...]
    said: str = ""
    proposal: str = ""
    answer: str = ""
    reason: str = ""
    who: str = ""
    when: str = ""
    lapsed: bool = False


@dataclass(slots=True)
class Review:
    """One workbook's worth of questions.

    Attributes:
        question: of ``QUESTIONS``.
        part: the department or township that answers; "" for the whole.
        rows: the questions, in the order of the items.
    """

    question: str
    part: str
    rows: list[Question] = field(default_factory=list)

    @property
    def answered(self) -> int:
        """How many have an answer."""
        return sum(bool(row.answer) for row in self.rows)


@dataclass(frozen=True, slots=True)
class Standing:
    """How far one round of asking is.

    Attributes:
        question: of ``QUESTIONS``.
        part: who is asked.
        asked: how many questions.
        answered: how many have an answer that still holds.
        lapsed: answers whose text or proposal has changed since.
    """

    question: str
    part: str
    asked: int
    answered: int
    lapsed: int

    @property
    def complete(self) -> bool:
        """Whether every question is answered."""
        return self.answered >= self.asked


def reviews(
    catalogue: Catalogue,
    kind: str,
    *,
    pairs: Sequence[tuple[int, int, str]] = (),
    grouped: bool = False,
) -> list[Review]:
    """Return what is to be asked, a review for each who answers.

    Args:
        catalogue: with grants, evidence and rulings.
        kind: a key of ``KINDS``.
        pairs: for ``pairs``: positions of both items, and why they look double.
        grouped: for ``township``: ask one township of each group only (一类乡镇、一张清单).

    Raises:
        KeyError: there is no such kind.
    """
    return _Asking(catalogue).reviews(KINDS[kind], pairs, grouped=grouped)


def standing(
    catalogue: Catalogue,
    kinds: Iterable[str] = ("department", "modes", "township", "legal", "pairs"),
    pairs: Sequence[tuple[int, int, str]] = (),
) -> list[Standing]:
    """Return for each round and each who answers how far it is: who has not answered yet.

    Args:
        catalogue: with rulings.
        kinds: keys of ``KINDS``, in the order of the rounds (征求意见、承接确认、合法性审核).
        pairs: as of ``reviews``, with those that were ruled apart: they are questions that have an answer.
    """
    asking = _Asking(catalogue)
    result = []
    for kind in kinds:
        for review in asking.reviews(KINDS[kind], pairs, grouped=False):
            stale = sum(row.lapsed for row in review.rows)
            result.append(Standing(review.question, review.part, len(review.rows), review.answered, stale))
    return result


class _Asking:
    """One catalogue, and what is looked up for every question about it."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.items = catalogue.items
        self.ids: list[str] = self.items["id"].tolist()
        self.shown = list(zip(*(self.items[name].tolist() for name in _SHOWN), strict=True))
        self.said = _said(catalogue)
        self.answers: dict[tuple[str, str, str, str], list[dict[str, str]]] = {}
        self.ruled: dict[str, set[str]] = {}
        for row in catalogue.rulings.to_dict("records"):
            values = {str(name): str(value) for name, value in row.items()}
            key = (values["item"], values["question"], values["township"], values["related"])
            self.answers.setdefault(key, []).append(values)
            if values["question"] == MODE and not values["township"]:
                self.ruled.setdefault(values["item"], set()).add(values["fingerprint"])
        grants = catalogue.grants
        columns = (grants[name].tolist() for name in ("item", "receiver", "mode"))
        self.grants = [row for row in zip(*columns, strict=True) if row[0] in catalogue.position_of]

    def reviews(self, question: str, pairs: Sequence[tuple[int, int, str]], *, grouped: bool) -> list[Review]:
        """Return the reviews of one question."""
        if question == PAIR:
            return self._of_pairs(pairs)
        if question == TOWNSHIP:
            return self._of_townships(grouped=grouped)
        decided = {item for item, _, mode in self.grants if mode}
        granted = {item for item, _, mode in self.grants if mode in TOWNSHIP_MODES}
        modes, departments = self.items["mode"].tolist(), self.items["department"].tolist()
        names = one_spelling(departments, self.catalogue.meta.place)
        proposed = after_denial(self.catalogue) if question == MODE else proposals(self.catalogue)
        found: dict[str, Review] = {}
        for position, item in enumerate(self.ids):
            given = modes[position] or item in decided
            if question == MODE and given and not self._lapsed(position):
                continue
            if question == LEGAL and item not in granted:
                continue
            part = "" if question == LEGAL else names[departments[position]]
            proposal = TERMS_BY_CODE.get(modes[position], "") if question == MODE and given else ""
            row = self._row(position, question, proposal=proposal or proposed.get(item, ""))
            found.setdefault(part, Review(question, part)).rows.append(row)
        return [found[part] for part in sorted(found)]

    def _lapsed(self, position: int) -> bool:
        """Return whether a mode was ruled on a text that has changed since, and not on the one that stands.

        Who edited a row by hand keeps the mode that a ruling had given it: nothing else says it any more.
        """
        marks = self.ruled.get(self.ids[position])
        return marks is not None and marks.isdisjoint(("", fingerprint(self.items, position)))

    def _row(self, position: int, question: str, *, township: str = "", proposal: str = "") -> Question:
        item = self.ids[position]
        mark = fingerprint(self.items, position)
        given = self.answers.get((item, question, township, ""), [])
        on_text = [known for known in given if known["fingerprint"] in (mark, "")]
        # of two that disagree neither holds
        torn = len({known["answer"] for known in on_text}) > 1
        known = next(reversed(on_text or given), None)
        stands = (
            known is not None and bool(on_text) and not torn and not asked_again(known["proposal"], proposal)
        )
        row = Question(
            item=item,
            related="",
            township=township,
            fingerprint=mark,
            shown=self.shown[position],
            said=self.said.get(item, ""),
            proposal=proposal,
            lapsed=known is not None and not stands and not torn,
        )
        return _answered(row, known) if known and stands else row

    def _of_townships(self, *, grouped: bool) -> list[Review]:
        townships = self.catalogue.townships
        names = townships["township_name"].tolist()
        first: dict[str, str] = {}
        for name, group in zip(names, townships["group"].tolist(), strict=True):
            first.setdefault(group or name, name)
        skipped = set(names) - set(first.values()) if grouped else set()
        order = {name: index for index, name in enumerate(names)}
        found: dict[str, Review] = {}
        position_of = self.catalogue.position_of
        for receiver, position, mode in sorted(
            (receiver, position_of[item], mode) for item, receiver, mode in self.grants if mode in HANDED
        ):
            # 13个乡镇 can answer nothing, nor can a township that the place does not have
            stranger = names and receiver not in order and receiver.endswith(ENDINGS)
            nobody = stranger or is_collective(receiver)
            if receiver and receiver not in skipped and not nobody:
                row = self._row(position, TOWNSHIP, township=receiver, proposal=TERMS_BY_CODE[mode])
                found.setdefault(receiver, Review(TOWNSHIP, receiver)).rows.append(row)
        return [found[name] for name in sorted(found, key=lambda name: (order.get(name, len(order)), name))]

    def _of_pairs(self, pairs: Sequence[tuple[int, int, str]]) -> list[Review]:
        review = Review(PAIR, "")
        for left, right, why in pairs:
            mark = pair_fingerprint(self.items, left, right)
            ids = self.ids[left], self.ids[right]
            given = self.answers.get((ids[0], PAIR, "", ids[1])) or self.answers.get(
                (ids[1], PAIR, "", ids[0]), [{}]
            )
            known = given[-1]
            other = self.shown[right]
            row = Question(
                item=ids[0],
                related=ids[1],
                township="",
                fingerprint=mark,
                shown=self.shown[left],
                said=why,
                proposal=f"{other[1] or other[0]}（{other[3]}）",
            )
            review.rows.append(_answered(row, known) if known.get("fingerprint") == mark else row)
        return [review] if review.rows else []


def _answered(question: Question, ruling: Mapping[str, str]) -> Question:
    """Return a question with the answer that it had."""
    kept = {name: ruling[name] for name in ("answer", "reason", "who", "when")}
    return replace(question, **kept)  # type: ignore[arg-type]


def _said(catalogue: Catalogue) -> dict[str, str]:
    """Return what the lists say about each item's mode, in one line."""
    found: dict[str, dict[str, None]] = {}
    columns = (catalogue.evidence[name].tolist() for name in ("item", "kind", "text", "cell"))
    for item, kind, text, cell in zip(*columns, strict=True):
        found.setdefault(item, {})[f"{KIND_TERMS.get(kind, kind)}{cell}：{text}"] = None
    return {item: "；".join(labels) for item, labels in found.items()}
