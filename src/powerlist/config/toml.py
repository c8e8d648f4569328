"""Reading TOML that a person wrote: what is wrong with it is told with its line."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from powerlist.messages.errors import UserError

#: Where the parser's message says the line.
_AT = re.compile(r"\(at line (\d+), column \d+\)")

#: What the parser says of "C:\\数据" and "D:\\users": a path of Windows in double quotes.
_ESCAPE = re.compile(r"Unescaped '\\|Invalid hex value")

#: What a half-done merge leaves.
_CONFLICT = re.compile(r"^(<{7} |={7}$|>{7} )", re.MULTILINE)


def text_of(data: bytes, shown: str) -> str:
    """Return the text of a TOML file.

    Args:
        data: its content.
        shown: how to name it.

    Raises:
        UserError: it is no UTF-8; the first line that is none is named.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise UserError("config.not_utf8", file=f"{shown}:{line}") from error


def parse(text: str, shown: str) -> dict[str, Any]:
    """Return what a TOML text says.

    Args:
        text: its content.
        shown: how to name it.

    Raises:
        UserError: it is no TOML, or a merge is not done in it; the line is named where it is known.
    """
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        if mark := _CONFLICT.search(text.replace("\r\n", "\n")):
            line = mark.string.count("\n", 0, mark.start()) + 1
            raise UserError("store.conflict_mark", file=shown, line=line) from error
        # the parser tells the line at the end of its message; people look for it behind the file
        told = _AT.search(str(error))
        place = f"{shown}:{told[1]}" if told else shown
        key = "config.backslash" if _ESCAPE.match(str(error)) else "config.bad_toml"
        raise UserError(key, file=place, reason=str(error)) from error
