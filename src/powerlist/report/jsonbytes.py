"""The one way in which a machine interface becomes bytes."""

from __future__ import annotations

import json
from typing import Any


def json_bytes(data: Any) -> bytes:
    """Return UTF-8 JSON, one line break at the end; a lone surrogate is written as an escape."""
    text = json.dumps(data, ensure_ascii=False, indent=1)
    try:
        return (text + "\n").encode("utf-8")
    except UnicodeEncodeError:
        return (json.dumps(data, ensure_ascii=True, indent=1) + "\n").encode("ascii")
