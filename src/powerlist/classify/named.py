"""A mode in brackets at the end or the beginning of a name: 对擅自取水的处罚（委托）, 【下放】林木采伐许可.

Only a bracket that holds the term of a mode and nothing else, and only in a table that does so more than once:
words of the name itself say nothing.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from powerlist.classify.piece import Piece
from powerlist.model.enums import Mode
from powerlist.model.modes.heads import head_mode
from powerlist.model.modes.masks import BIT, HANDED
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

_TERM: Final = r"[（(【\[〔［〖](?P<{}>[^（）()【】\[\]〔〕［］〖〗]{{1,12}})[）)】\]〕］〗]"
_END: Final = lazy_pattern(_TERM.format("term") + r"[*＊★☆▲△]?$")
_START: Final = lazy_pattern("^" + _TERM.format("term"))
_CLOSING: Final = frozenset("）)】]〕］〗*＊★☆▲△")
_OPENING: Final = frozenset("（(【[〔［〖")
_FIELDS: Final = ("sub_name", "name")
#: One name alone may end so for a reason of its own.
_LEAST: Final = 2


class Named:
    """The modes that names carry in brackets.

    Args:
        columns: ``table name sub_name mode mode_marks`` of the items, as lists.
    """

    def __init__(self, columns: Mapping[str, list[Any]]) -> None:
        self._found: dict[int, list[Piece]] = {}
        by_table: dict[int, dict[int, Piece]] = defaultdict(dict)
        for field in _FIELDS:
            for index, text in enumerate(columns[field]):
                if text and (text[-1] in _CLOSING or text[0] in _OPENING):
                    mode = _bracketed(text)
                    if mode is not None:
                        piece = Piece("column", text, "", field, BIT[mode])
                        by_table[columns["table"][index]].setdefault(index, piece)
        stating = (
            {
                table
                for table, mode, marked in zip(
                    columns["table"], columns["mode"], columns["mode_marks"], strict=True
                )
                if mode or marked
            }
            if by_table
            else set()
        )
        for table, pieces in by_table.items():
            said = {piece.modes for piece in pieces.values()}
            if table in stating or len(pieces) < _LEAST or not any(BIT[mode] in said for mode in HANDED):
                continue
            self._found.update({index: [piece] for index, piece in pieces.items()})

    def pieces(self, index: int, table: int) -> list[Piece]:
        """Return what the name of an item says in brackets.

        Args:
            index: position of the item.
            table: index of its table; names of a table are read together.
        """
        return self._found.get(index, []) if table >= 0 else []


@lru_cache(maxsize=65536)
def _bracketed(text: str) -> Mode | None:
    for pattern in (_END, _START):
        match = pattern.search(text.strip())
        if match and match.end() - match.start() < len(text.strip()):
            mode = head_mode(match["term"])
            if mode is not None:
                return mode
    return None
