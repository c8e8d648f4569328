"""Commands that are built when they are run: the help of all of them costs no more than their names.

Building a command means importing its module and looking at every one of its options; for twenty commands
that is longer than starting Python. The summaries stand in ``app.COMMANDS``, where a test compares them
with what the commands say.
"""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperGroup

if TYPE_CHECKING:
    from collections.abc import Mapping


class LazyCommands(MutableMapping[str, Any]):
    """Command names → commands; each is built when it is asked for.

    Args:
        package: the package whose modules hold them: the function ``command`` or the app ``group``.
        names: the names, in order; a module is called like its command.
    """

    def __init__(self, package: str, names: Mapping[str, str]) -> None:
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


def lazy_group(package: str, summaries: Mapping[str, str]) -> type[TyperGroup]:
    """Return the class of a group whose commands are these.

    Args:
        package: where their modules are.
        summaries: name → the line that the help of the group shows.
    """

    class LazyGroup(TyperGroup):
        """The group; see the module's docstring."""

        def __init__(self, **attributes: Any) -> None:
            super().__init__(**attributes)
            self.commands = LazyCommands(package, summaries)

        def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - the signature is the library's
            return list(summaries)

        def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002
            with formatter.section("Commands"):
                formatter.write_dl(list(summaries.items()))

    return LazyGroup


def _build(package: str, name: str) -> Any:
    module = import_module(f"{package}.{name}")
    holder = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)
    if hasattr(module, "group"):
        holder.add_typer(module.group, name=name)
        group: Any = typer.main.get_group(holder)
        return group.commands[name]
    holder.command(name)(module.command)
    return typer.main.get_command(holder)
