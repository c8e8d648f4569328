"""The questions that people answer, and the answers that say "not yet"."""

from __future__ import annotations

from typing import Final

MODE: Final = "mode"
DEPARTMENT: Final = "department"
TOWNSHIP: Final = "township"
LEGAL: Final = "legal"
PAIR: Final = "pair"

#: The questions of rulings.csv, in the order in which they are asked.
QUESTIONS: Final = (DEPARTMENT, MODE, TOWNSHIP, LEGAL, PAIR)

#: Answers that leave the mode open on purpose.
UNDECIDED: Final = frozenset({"undecided", "待定", "暂不确定", "未定"})
