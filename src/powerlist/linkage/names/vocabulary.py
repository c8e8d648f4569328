"""The words that decide how a name is read, from the files in ``data``.

A *limit* narrows a power to some of the cases that its article covers: a sector, an equipment, a grade, a step. Two
rows that carry different limits of one group exclude each other; where only one of two rows is limited, it is contained
in the other. ``limits.tsv`` has a group, its bits and the words that set them on each line; 0 stands for words that
look like such a one and set nothing (县级以上).

``acts.tsv`` has, on each line, words that are near enough to be one act: what is done (two names that both say what is
done and have no line in common are about two acts), words in which such a word says no act, and acts that end a name.

``fields.tsv`` has a field of government and what is looked after within it, as laws and names call it.

``synonyms.tsv`` has words that mean one thing in a list, and what each is compared as, in the order of replacement.
"""

from __future__ import annotations

import re
from importlib.resources import files
from typing import Final

#: Groups that only items have which are applied for.
APPLIED_GROUPS: Final = ("stage", "registered", "branch", "exception")


def rows_of(name: str) -> list[list[str]]:
    """Return the lines of a file of words behind its header, each as its cells."""
    text = files("powerlist.linkage.data").joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    header, *lines = text.splitlines()
    if header != f"powerlist/{name}/v1":
        raise ValueError(f"not a file of {name}: {header[:40]!r}")
    return [line.split("\t") for line in lines if line]


def _limits() -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for group, bits, words in rows_of("limits"):
        mask = sum(map(int, bits.split("|")))
        found.setdefault(group, {}).update(dict.fromkeys(words.split(), mask))
    return found


_LIMITS: Final = _limits()
_ACTS: Final = rows_of("acts")

#: Groups of limits: in each, words and the bits that they set. Longer words win.
LIMITS: Final[dict[str, dict[str, int]]] = {
    group: words for group, words in _LIMITS.items() if group not in APPLIED_GROUPS
}
#: Steps of one licence, kinds of registrations, branches and exceptions, read for items that are applied for: a name
#: without a word of theirs means the first bit.
DEFAULTED: Final[dict[str, dict[str, int]]] = {group: _LIMITS[group] for group in APPLIED_GROUPS}
#: What is done, and words that say no act although they hold such a word.
DONE: Final[dict[str, int]] = {
    **{
        word: 1 << bit
        for bit, words in enumerate(words for kind, words in _ACTS if kind == "done")
        for word in words.split()
    },
    **{word: 0 for kind, words in _ACTS if kind == "none" for word in words.split()},
}
#: The act that ends a name, by its last two characters.
ENDINGS: Final[dict[str, int]] = {
    word: number
    for number, words in enumerate((words for kind, words in _ACTS if kind == "end"), start=1)
    for word in words.split()
}
#: Fields, and the words for what belongs to each.
FIELDS: Final[dict[str, tuple[str, ...]]] = {field: tuple(words) for field, *words in rows_of("fields")}
SYNONYMS: Final[tuple[tuple[str, str], ...]] = tuple((word, by) for word, by in rows_of("synonyms"))


def _either(*, says: bool) -> str:
    words = (word for word, bit in DONE.items() if (bit > 0) is says)
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


#: Words that say what is done, and before them, kept as the first group, those in which they say no act.
ACT_WORDS: Final = re.compile(
    f"(?=[{''.join(sorted({word[0] for word in DONE}))}])(?:({_either(says=False)})|(?:{_either(says=True)}))"
)
