"""``doctor`` for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from powerlist.messages import tell

if TYPE_CHECKING:
    from collections.abc import Sequence


class Looked(Protocol):
    """One thing that was looked at."""

    @property
    def key(self) -> str:
        """What; names the message."""

    @property
    def found(self) -> str:
        """What is there."""

    @property
    def ok(self) -> bool | None:
        """False when something will not work."""


def render(checks: Sequence[Looked], language: str) -> str:
    """Return one line a check."""
    lines = []
    for check in checks:
        mark = {True: "doctor.good", False: "doctor.bad", None: "doctor.fact"}[check.ok]
        found = check.found or tell("doctor.none" if check.ok is None else "doctor.there", language)
        label = tell(f"doctor.{check.key}", language)
        lines.append(f"{tell(mark, language)}  {label}: {found}")
    return "\n".join(lines)
