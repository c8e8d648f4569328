"""What people decided: earlier and new answers together, and where they differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from powerlist.linkage import fingerprint
from powerlist.model.catalogue import text_frame
from powerlist.model.fields import GRANTS, ITEMS, names_of
from powerlist.model.modes.masks import HANDED
from powerlist.model.rowkey import row_key
from powerlist.model.ruling import TOWNSHIP
from powerlist.store.lock import row_hashes

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    import pandas as pd

    from powerlist.model.catalogue import Catalogue
    from powerlist.store.lock import Lock


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


def merged(
    stored: pd.DataFrame, fresh: pd.DataFrame, undated: Collection[tuple[str, ...]] = ()
) -> pd.DataFrame:
    """Return rulings with new answers in: the same person's earlier answer to the same question is replaced.

    Answers of different people to one question stand side by side; where they differ, that is a finding.

    Args:
        stored: rulings as they stand.
        fresh: rulings to add.
        undated: item, question, township, related and who of those that say no day themselves: where the same
            person's same answer is known already, its day stays.

    Returns:
        Sorted by item, question, township, related and who, so that the order of files changes nothing.
    """
    kept: dict[tuple[str, ...], dict[str, str]] = {}
    for frame in (stored, fresh):
        for row in frame.to_dict("records"):
            values = {str(name): str(value) for name, value in row.items()}
            key = tuple(values[name] for name in ("item", "question", "township", "related", "who"))
            known = kept.get(key)
            again = frame is fresh and known is not None and known["answer"] == values["answer"]
            if known is not None and again and key in undated:
                values["when"] = known["when"]
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


def standing_modes(stored: Catalogue, lock: Lock, hashes: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """Return item and township → the mode of each grant that somebody edited, item and "" → that of edited items.

    Only of items that townships answered for: they are asked about what stands, and not about what the source says.

    Args:
        stored: the catalogue as it stands.
        lock: what the last build compiled.
        hashes: ``{id: hash of the item's row as it stands}``.
    """
    asked = set(stored.rulings.loc[stored.rulings["question"] == TOWNSHIP, "item"].tolist())
    if not asked:
        return {}
    locked = lock.rows.get(ITEMS, {})
    rows = zip(stored.items["id"].tolist(), stored.items["mode"].tolist(), strict=True)
    found = {
        (item, ""): mode
        for item, mode in rows
        if item in asked and mode in HANDED and hashes[item] != locked.get(item)
    }
    some = stored.grants[stored.grants["item"].isin(asked)]
    locked, digests = lock.rows.get(GRANTS, {}), row_hashes(some, GRANTS)
    grants = zip(some["item"].tolist(), some["receiver"].tolist(), some["mode"].tolist(), strict=True)
    found |= {
        (item, receiver): mode
        for item, receiver, mode in grants
        if mode in HANDED and digests[row_key(item, receiver)] != locked.get(row_key(item, receiver))
    }
    return found


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
