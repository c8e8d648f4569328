"""Commands that are built when they are run: the help of all of them costs no more than their names.

Building a command means importing its module and looking at every one of its options; for twenty commands
that is longer than starting Python. What the help says of them stands in ``messages/texts/help.py``.
"""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

import typer

from powerlist.cli.help import HelpCommand, HelpGroup

if TYPE_CHECKING:
    from collections.abc import Iterable


class LazyCommands(MutableMapping[str, Any]):
    """Command names → commands; each is built when it is asked for.

    Args:
        package: the package whose modules hold them: the function ``command`` or the app ``group``.
        names: the names, in order; a module is called like its command.
    """

    def __init__(self, package: str, names: Iterable[str]) -> None:
        self._package = package
        self._built: dict[str, Any] = dict.fromkeys(names)

    def __getitem__(self, name: str) -> Any:
        built = self._built[name]
        if built is None:
            built = self._built[name] = _build(self._package, name)
        return built

    def __setitem__(self, name: str, command: Any) -> None:
        self._built[name] = command

    def __delitem__(self, name: str) -> None:
        del self._built[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._built)

    def __len__(self) -> int:
        return len(self._built)


def lazy_group(package: str, names: Iterable[str]) -> type[HelpGroup]:
    """Return the class of a group whose commands are these.

    Args:
        package: where their modules are.
        names: the commands, in the order of the help.
    """

    class LazyGroup(HelpGroup):
        """The group; see the module's docstring."""

        def __init__(self, **attributes: Any) -> None:
            super().__init__(**attributes)
            self.commands = LazyCommands(package, names)

        def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - the signature is the library's
            return list(names)

    return LazyGroup


def _build(package: str, name: str) -> Any:
    module = import_module(f"{package}.{name}")
    holder = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)
    if hasattr(module, "group"):
        holder.add_typer(module.group, name=name)
        group: Any = typer.main.get_group(holder)
        return group.commands[name]
    holder.command(name, cls=HelpCommand)(module.command)
    return typer.main.get_command(holder)
