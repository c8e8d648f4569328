"""Reading TOML that a person wrote: what is wrong with it is told with its line."""

from __future__ import annotations

import re
import tomllib
from typing import Any, Final

from powerlist.messages.errors import UserError

#: Where the parser's message says the line.
_AT: Final = re.compile(r"\(at line (\d+), column \d+\)")

#: What the parser says of "C:\\数据" and "D:\\users": a path of Windows in double quotes.
_ESCAPE: Final = re.compile(r"Unescaped '\\|Invalid hex value")

#: What a half-done merge leaves.
_CONFLICT: Final = re.compile(r"^(<{7} |={7}$|>{7} )", re.MULTILINE)

#: No setting lies deeper than a few levels; what lies deeper than this makes parser, validation and messages recurse.
_DEEPEST: Final = 100
#: What counts for the depth; strings and comments as a whole, so that what stands in them does not.
_TOKEN: Final = re.compile(
    r'"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*|[\[\]{}.=,\n]', re.DOTALL
)
#: More digits than the language turns into a number (``sys.int_info.default_max_str_digits``).
_LONG_NUMBER: Final = re.compile(r"[0-9_]{4300,}")


class TomlError(ValueError):
    """A text that is no TOML, or none that anybody means.

    Args:
        key: key of the message that says so; its ``reason`` is the text of this error.
        reason: what the parser says.
        line: where, None where that is not known.
    """

    def __init__(self, key: str, reason: str, line: int | None) -> None:
        super().__init__(reason)
        self.key = key
        self.line = line


def loads(text: str) -> dict[str, Any]:
    """Return what a TOML text says.

    Raises:
        TomlError: it is no TOML, it is nested too deeply, or a number has too many digits.
    """
    deep = _too_deep(text)
    if deep is not None:
        raise TomlError("config.too_deep", f"> {_DEEPEST}", deep)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        # the parser tells the line at the end of its message; people look for it behind the file
        told = _AT.search(str(error))
        key = "config.backslash" if _ESCAPE.match(str(error)) else "config.bad_toml"
        raise TomlError(key, str(error), int(told[1]) if told else _last_line(text)) from error
    except RecursionError as error:
        raise TomlError("config.too_deep", f"> {_DEEPEST}", None) from error
    except ValueError as error:
        raise TomlError("config.long_number", "> 4300", _line_of_number(text)) from error


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
        return loads(text)
    except TomlError as error:
        if mark := _CONFLICT.search(text.replace("\r\n", "\n")):
            line = mark.string.count("\n", 0, mark.start()) + 1
            raise UserError("store.conflict_mark", file=shown, line=line) from error
        place = f"{shown}:{error.line}" if error.line else shown
        raise UserError(error.key, file=place, reason=str(error)) from error


def _too_deep(text: str) -> int | None:
    """Return the line where something lies too deep: open brackets, and the parts of a dotted key."""
    line, brackets, dots = 1, 0, 0
    for match in _TOKEN.finditer(text):
        sign = match[0]
        if sign == ".":
            dots += 1
        elif len(sign) > 1:
            line += sign.count("\n")
        else:
            dots = 0
            brackets += (sign in "[{") - (sign in "]}")
            line += sign == "\n"
        if brackets + dots > _DEEPEST:
            return line
    return None


def _last_line(text: str) -> int:
    """Return the line of what is still open where a text ends too early: a bracket, else its last words."""
    line, opened = 1, []
    for match in _TOKEN.finditer(text):
        sign = match[0]
        line += sign.count("\n")
        if sign in "[{":
            opened.append(line)
        elif sign in "]}" and opened:
            opened.pop()
    return opened[-1] if opened else text.rstrip().count("\n") + 1


def _line_of_number(text: str) -> int | None:
    """Return the line of the number that is too long; one that stands in a string or a comment does no harm."""
    for match in _LONG_NUMBER.finditer(text):
        try:
            tomllib.loads(text[: match.end()])
        except tomllib.TOMLDecodeError:
            continue
        except ValueError:
            return text.count("\n", 0, match.start()) + 1
    return None
