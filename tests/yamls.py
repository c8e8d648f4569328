"""YAML files of cases, read by the library's parser in C where it has one: ten times as quick."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read(path: Path) -> Any:
    """Return what a file holds."""
    return yaml.load(path.read_bytes(), Loader=_LOADER)
