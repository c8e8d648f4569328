"""Names of files and folders that Windows, macOS and Linux accept."""

from __future__ import annotations

import re
from typing import Final

_UNFIT: Final = re.compile('[<>:"/\\\\|?*\x00-\x1f]')
#: Signs that nobody sees: behind one that turns the direction of writing, txt.exe is shown as exe.txt.
_UNSEEN: Final = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
#: Devices of Windows, with any ending.
_RESERVED: Final = {"CON", "PRN", "AUX", "NUL", *(f"{a}{n}" for a in ("COM", "LPT") for n in range(1, 10))}


def portable(text: str, longest: int = 80) -> str:
    """Return a text as the name of a file or folder, without a suffix; "" where nothing of it can be one.

    Args:
        text: what the file is about.
        longest: characters at the most.
    """
    plain = _UNFIT.sub("_", " ".join(_UNSEEN.sub("", text).split())).strip(" .")[:longest].strip(" .")
    return f"_{plain}" if plain.split(".", 1)[0].upper() in _RESERVED else plain
