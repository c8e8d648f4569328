"""What people decided about pairs, and the fingerprints that bind a decision to its texts."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

#: The fields whose text a decision about a pair rests on.
FIELDS = ("name", "sub_name", "type", "department", "basis")
#: Answers that say "these two are not the same power".
DISTINCT = frozenset({"distinct", "不重复", "不同", "不是", "否", "各自独立", "分别保留", "no"})


def fingerprint(items: pd.DataFrame, position: int) -> str:
    """Return 16 hex digits of an item's text: name, sub-name, type, department and basis.

    Blanks and line breaks do not count. It changes with any other character.
    """
    parts = ["".join(str(items[name].iat[position]).split()) if name in items else "" for name in FIELDS]
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def pair_fingerprint(items: pd.DataFrame, left: int, right: int) -> str:
    """Return the fingerprints of both texts joined, the smaller id first, as rulings.csv stores it."""
    first, second = sorted((left, right), key=lambda position: (str(items["id"].iat[position]), position))
    return f"{fingerprint(items, first)}-{fingerprint(items, second)}"


def ruled_distinct(
    items: pd.DataFrame,
    rulings: pd.DataFrame,
    left: NDArray[np.int64],
    right: NDArray[np.int64],
) -> NDArray[np.bool_]:
    """Return which pairs a person ruled distinct while both texts stood as they stand now.

    Args:
        items: with a column ``id``.
        rulings: columns ``question item related answer fingerprint``.
        left: positions in ``items``.
        right: positions in ``items``.
    """
    ruled = np.zeros(len(left), dtype=bool)
    if not len(rulings) or "id" not in items:
        return ruled
    asked = rulings[(rulings["question"] == "pair") & rulings["answer"].str.strip().isin(DISTINCT)]
    if not len(asked):
        return ruled
    answers: dict[tuple[str, str], set[str]] = {}
    for item, related, mark in zip(asked["item"], asked["related"], asked["fingerprint"], strict=True):
        answers.setdefault((min(item, related), max(item, related)), set()).add(mark)
    named = {item for pair in answers for item in pair}
    known = items["id"].isin(named).to_numpy()
    for place in np.flatnonzero(known[left] & known[right]).tolist():
        first, second = int(left[place]), int(right[place])
        ids = sorted((str(items["id"].iat[first]), str(items["id"].iat[second])))
        marks = answers.get((ids[0], ids[1]))
        ruled[place] = marks is not None and pair_fingerprint(items, first, second) in marks
    return ruled
