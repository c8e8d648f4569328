"""Errors that a person can do something about: they stop a command with exit code 2, some of them with 3."""

from __future__ import annotations

from typing import Any

from powerlist.messages import tell


class UserError(Exception):
    """Something in the input, the configuration or the arguments keeps a command from running.

    Args:
        key: key of the message.
        values: what its template names; where, what was found, what was expected.
    """

    def __init__(self, key: str, /, **values: Any) -> None:
        super().__init__(key)
        self.key = key
        self.values = values
        #: File and line of what asked for it, where the message does not say that itself.
        self.place = ""

    def tell(self, language: str = "zh") -> str:
        """Return the message in one language."""
        return self.placed(tell(self.key, language, **self.values), language)

    def placed(self, text: str, language: str) -> str:
        """Return a message with the place in front, where there is one."""
        return f"{self.place}{'：' if language == 'zh' else ': '}{text}" if self.place else text

    def __reduce__(self) -> tuple[Any, ...]:
        """Let it come back whole from another process, whatever its constructor takes."""
        return _again, (type(self), self.__dict__.copy())

    def __str__(self) -> str:
        """Return the English message, for tracebacks and logs."""
        return self.tell("en")


class NothingHere(UserError):  # noqa: N818 - it says what it is
    """Nothing was given or matched: it stops a command with exit code 3, whichever command it is."""


def _again(kind: type[UserError], state: dict[str, Any]) -> UserError:
    error = kind.__new__(kind)
    error.__dict__.update(state)
    return error
