"""A cache in memory: many examples are quick, and what was put into it can be looked at or spoiled."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from powerlist.files.cache import Cache


class Memory(Cache):
    """What a cache in a folder is, without the folder.

    Attributes:
        held: name → the entry as text.
        made: how many entries were put.
    """

    def __init__(self) -> None:
        super().__init__(Path("nowhere"))
        self.held: dict[tuple[str, ...], str] = {}
        self.made = 0

    def get(self, *name: str) -> Any:
        return json.loads(self.held[name]) if name in self.held else None

    def put(self, value: Any, *name: str) -> None:
        self.held[name] = json.dumps(value)
        self.made += 1
