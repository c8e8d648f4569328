"""What the framework says of wrong arguments, in the reader's language: what was found, what there is, one action."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any

from powerlist.cli.app import COMMANDS
from powerlist.cli.console import console
from powerlist.cli.help import value_name
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from typer.exceptions import TyperException

_QUOTED = lazy_pattern(r"'([^']*)'")


def tell(error: TyperException) -> None:
    """Say on standard error what is wrong with the arguments, and where the help is."""
    kind = type(error).__name__
    message = " ".join(str(getattr(error, "message", "") or "").split())
    if kind == "NoArgsIsHelpError":
        console().help(str(getattr(error, "message", "")))
        return
    context = getattr(error, "ctx", None)
    command = str(getattr(context, "command_path", "") or "powerlist")
    option = str(getattr(error, "option_name", "") or "")
    parameter = getattr(error, "param", None)
    quoted = _QUOTED.findall(message)
    if kind == "NoSuchOption":
        near = " / ".join(getattr(error, "possibilities", None) or ())
        console().say_error("misuse.no_option", found=option, near=_near(near), command=command)
    elif kind == "BadOptionUsage":
        console().say_error("misuse.no_value", option=option, command=command)
    elif kind == "MissingParameter":
        console().say_error("misuse.missing", name=_name(parameter), command=command)
    elif kind == "BadParameter":
        expected = " / ".join(quoted[1:]) or _number(parameter, message)
        found = quoted[0] if quoted[1:] else "?"
        key = "misuse.bad_choice" if quoted[1:] else "misuse.bad_value"
        console().say_error(key, option=_name(parameter), found=found, expected=expected, command=command)
    elif message.startswith("No such command") and quoted:
        near = " / ".join(difflib.get_close_matches(quoted[0], COMMANDS, 3, 0.6))
        console().say_error("misuse.no_command", found=quoted[0], near=_near(near), command=command)
    elif message.startswith("Missing command"):
        console().say_error("misuse.no_subcommand", names=_commands(context), command=command)
    elif "extra argument" in message:
        extra = message[message.find("(", message.find("argument(s)") + 11) :].strip("()")
        console().say_error("misuse.extra", found=extra, command=command)
    else:
        console().say_error("misuse.other", reason=message, command=command)


def _number(parameter: Any, message: str) -> str:
    """Return which numbers an option takes; what it takes besides numbers in the framework's words."""
    low, high = getattr(parameter, "min", None), getattr(parameter, "max", None)
    if low is not None and high is not None:
        return console().tell("misuse.range", low=low, high=high)
    return console().tell("misuse.integer") if "integer" in message else message


def _commands(context: Any) -> str:
    return " / ".join(context.command.list_commands(context)) if context is not None else ""


def _near(names: str) -> str:
    return console().tell("misuse.near", names=names) if names else ""


def _name(parameter: Any) -> str:
    """Return how a person knows a parameter: ``--format``, or the word in the usage line."""
    options = [one for one in getattr(parameter, "opts", ()) if one.startswith("-")]
    if options:
        return str(max(options, key=len))
    return value_name(str(getattr(parameter, "metavar", None) or getattr(parameter, "name", "") or "?"))
