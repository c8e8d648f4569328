"""Help pages in the reader's language, laid out for Chinese.

All words stand in ``messages/texts/help.py``; a command's code names its parameters only. The framework's own page
knows one language, counts a Chinese character as one column and never breaks a line between two of them.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from typer.core import TyperCommand, TyperGroup

from powerlist.cli.console import console
from powerlist.messages import LANGUAGES, tell
from powerlist.report.lines import columns, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_PROGRAM: Final = "powerlist"
#: The left column of a list is never wider than this; a longer name stands on a line of its own.
_LEFT: Final = 26
_WIDEST: Final = 100
#: Parameters that name what is written.
_WRITTEN: Final = frozenset({"output", "out", "annotate"})


class HelpCommand(TyperCommand):
    """A command whose help is in the reader's language."""

    def make_context(self, info_name: Any, args: Any, parent: Any = None, **extra: Any) -> Any:
        """Put the words in before anything is parsed: completion shows them too."""
        _worded(self, parent, info_name, args)
        return super().make_context(info_name, args, parent, **extra)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the page."""
        formatter.write("\n".join(_page(self, ctx)))

    def invoke(self, ctx: Any) -> Any:
        """Run it; no result is written over a file that the command line names."""
        console().guard(_named_files(ctx.params))
        return super().invoke(ctx)


def _named_files(given: Mapping[str, Any]) -> Iterator[str]:
    """Return the files among the values of a command's parameters, those that it writes apart."""
    for name, value in given.items():
        for one in value if isinstance(value, (list, tuple)) else (value,):
            if name not in _WRITTEN and isinstance(one, (str, Path)) and _is_file(one):
                yield str(one)


def _is_file(given: str | Path) -> bool:
    try:
        return Path(given).is_file()
    except (OSError, ValueError):  # a text that no path can be
        return False


class HelpGroup(TyperGroup):
    """A group of commands whose help is in the reader's language."""

    command_class = HelpCommand

    def make_context(self, info_name: Any, args: Any, parent: Any = None, **extra: Any) -> Any:
        """Put the words in before anything is parsed: completion shows them too."""
        _worded(self, parent, info_name, args)
        return super().make_context(info_name, args, parent, **extra)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the page."""
        path = path_of(ctx)
        lines = [*_page(self, ctx), "", _say("commands") + ":"]
        lines += _rows([(name, word(path, name)) for name in self.list_commands(ctx)])
        formatter.write("\n".join(lines))


def word(path: str, name: str) -> str:
    """Return what a command or parameter does, in the reader's language; "" where nothing is known of it.

    Args:
        path: dotted path of the command that it belongs to, "" for the program.
        name: name of the command or parameter.
    """
    known = ".".join(part for part in (path, name) if part)
    for key in (f"help.{known if path else f'{_PROGRAM}.{name}'}", f"help.{known}", f"help.any.{name}"):
        try:
            return tell(key, console().language)
        except KeyError:
            continue
    return ""


def value_name(metavar: str) -> str:
    """Return the name of a value, such as FILE, in the reader's language; a choice stays as it is."""
    try:
        return tell(f"help.word.{metavar}", console().language)
    except KeyError:
        return metavar


def path_of(ctx: Any) -> str:
    """Return the dotted path of a command below the program: "" for the program itself."""
    names: list[str] = []
    while ctx.parent is not None:
        names.insert(0, str(ctx.info_name))
        ctx = ctx.parent
    return ".".join(names)


def _worded(command: Any, parent: Any, name: Any, arguments: Sequence[str]) -> None:
    """Give a command and its parameters their words; ``--lang`` counts wherever it stands."""
    if parent is None:
        _listen(arguments)
        path = ""
    else:
        path = ".".join(part for part in (path_of(parent), str(name)) if part)
    command.help = word("", path or _PROGRAM)
    for parameter in command.params:
        parameter.help = word(path, parameter.name)


def _listen(arguments: Sequence[str]) -> None:
    """Take the language from the arguments before they are parsed: their errors are told in it too."""
    given = list(arguments)
    for at, one in enumerate(given):
        if one == "--":
            return
        value = (
            one[7:]
            if one.startswith("--lang=")
            else given[at + 1]
            if one == "--lang" and given[at + 1 :]
            else ""
        )
        if value in LANGUAGES:
            console().language = value
            console().language_given = True


def _say(key: str, /, **values: Any) -> str:
    return tell(f"help.{key}", console().language, **values)


def _width() -> int:
    return min(console().width, _WIDEST)


def _page(command: Any, ctx: Any) -> list[str]:
    parameters = command.get_params(ctx)
    arguments = [one for one in parameters if one.param_type_name == "argument"]
    options = [one for one in parameters if one.param_type_name == "option" and not one.hidden]
    pieces = [f"[{value_name('OPTIONS')}]", *(_usage(one) for one in arguments)]
    if isinstance(command, TyperGroup):
        pieces.append(value_name("COMMAND"))
    lines = wrapped(" ".join(pieces), _width(), "    ", f"{_say('usage')}{ctx.command_path} ")
    lines += ["", *wrapped(command.help, _width(), "  ", "  ")]
    example = _example(command)
    if example:
        lines += ["", f"  {_say('example', example=example)}"]
    if arguments:
        lines += ["", _say("arguments") + ":"]
        lines += _rows([(value_name(str(one.metavar)), _described(one)) for one in arguments])
    lines += ["", _say("options") + ":"]
    path = path_of(ctx)
    rows = []
    for one in options:
        names = ", ".join(sorted(one.opts, key=len))
        value = "" if one.is_flag or one.metavar is None else f" {value_name(str(one.metavar))}"
        one.help = one.help if one.name != "help" else word(path, "help")
        rows.append((names + value, _described(one)))
    return [*lines, *_rows(rows)]


def _usage(argument: Any) -> str:
    name = value_name(str(argument.metavar)) + ("…" if argument.nargs == -1 else "")
    return name if argument.required else f"[{name}]"


def _example(command: Any) -> str:
    """Return the line that shows how a command is used; it stands in the docstring of its function."""
    lines = (getattr(command.callback, "__doc__", None) or "").splitlines()
    return next((line.split(":", 1)[1].strip() for line in lines if line.strip().startswith("Example:")), "")


def _described(parameter: Any) -> str:
    parts = [parameter.help or ""]
    low, high = getattr(parameter, "min", None), getattr(parameter, "max", None)
    if low is not None and high is not None:
        parts.append(_say("range", low=low, high=high))
    default = parameter.default
    if parameter.required and parameter.param_type_name == "option":
        parts.append(_say("required"))
    elif isinstance(default, str | int) and not isinstance(default, bool) and default != "":
        parts.append(_say("default", value=default))
    return " ".join(part for part in parts if part)


def _rows(rows: Iterable[tuple[str, str]]) -> list[str]:
    """Return a list of names and what they mean, in two columns."""
    rows = list(rows)
    left = min(_LEFT, max((columns(name) for name, _ in rows), default=0))
    indent = " " * (left + 4)
    lines = []
    for name, text in rows:
        first = f"  {name}" + " " * max(2, left + 2 - columns(name))
        if columns(name) > left:
            lines.append(f"  {name}")
            first = indent
        lines += wrapped(text, _width(), indent, first)
    return lines
