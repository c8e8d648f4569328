"""What a rule may look at beside the catalogue; the pipeline fills it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from powerlist.config.settings import Settings
from powerlist.model.enums import Layer

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from powerlist.files.cache import Cache
    from powerlist.law.register import Register
    from powerlist.law.texts import StatuteTexts
    from powerlist.model.catalogue import Catalogue

Made = TypeVar("Made")


class Committed(Protocol):
    """Committed publications, not read yet: that takes longer than all other rules together."""

    def state(self) -> str:
        """Return a digest of everything that reading them depends on."""

    def read(self) -> dict[str, Any] | None:
        """Return them by township, read back; None without any."""


@dataclass
class Context:
    """Layers, history, registers, dates and settings.

    Attributes:
        as_of: the date as of which the law is applied.
        as_of_from: where it came from: ``option``, ``catalogue`` or ``today``.
        settings: the workspace's configuration.
        layers: the other lists of the place by kind.
        previous: the last released version, or None.
        changes: the changes since then, or None.
        publications: read-back publications by township, or None.
        committed: publications that are read back when a rule asks for them, or None.
        statutes: folder of statute texts, or None.
        kept: results of earlier runs, or None where nothing is kept.
        ahead: what is being made elsewhere in the meantime, by name: waits for it; None where it must be made here.
        cache: what a rule has made of the catalogue and others use too; lives as long as the run.
    """

    as_of: date
    as_of_from: str = "option"
    settings: Settings = field(default_factory=Settings)
    layers: dict[Layer, Catalogue] = field(default_factory=dict)
    previous: Catalogue | None = None
    changes: list[Any] | None = None
    publications: dict[str, Any] | None = None
    committed: Committed | None = None
    statutes: Path | None = None
    kept: Cache | None = None
    ahead: dict[str, Callable[[], Any]] = field(default_factory=dict)
    cache: dict[str, Any] = field(default_factory=dict)

    def once(self, name: str, catalogue: Catalogue, make: Callable[[], Made]) -> Made:
        """Return what is made of a catalogue, made when it is first asked for.

        The catalogue is held with it, so that no other can get its identity while the run lasts.

        Args:
            name: what it is.
            catalogue: what it is made of.
            make: makes it.
        """
        kept: dict[int, tuple[Catalogue, Made]] = self.cache.setdefault(name, {})
        entry = kept.get(id(catalogue))
        if entry is None:
            entry = kept[id(catalogue)] = (catalogue, make())
        return entry[1]

    @cached_property
    def register(self) -> Register:
        """The statute register that the program ships."""
        from powerlist.law.register import load

        return load()

    @cached_property
    def texts(self) -> StatuteTexts | None:
        """The user's folder of statute texts, or None."""
        if self.statutes is None:
            return None
        from powerlist.law.texts import StatuteTexts

        return StatuteTexts(self.statutes)
