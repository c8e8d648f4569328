"""What a command was told and what the settings say, in the words of the stages."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

from powerlist.messages.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    import pandas as pd

    from powerlist.classify import Policy
    from powerlist.config.settings import Settings
    from powerlist.model.catalogue import Catalogue
    from powerlist.normalise import NormaliseOptions
    from powerlist.read import ReadOptions


@dataclass(frozen=True, slots=True)
class Options:
    """What a command was told beside its paths.

    Attributes:
        encoding: of text files, or None.
        jobs: processes.
        spare: nobody said how many: where it is faster, one more may be used for a part of the work.
        as_of: date of the law, or None.
        without: names of sources to leave out on purpose (globs).
        progress: called with the number of files done, and of how many.
        today: the day of the run, for ``as_of`` where nothing else says it.
    """

    encoding: str | None = None
    jobs: int = 1
    spare: bool = False
    as_of: date | None = None
    without: tuple[str, ...] = ()
    progress: Callable[[int, int], None] | None = None
    today: date | None = None

    def one_by_one(self, total: int) -> Callable[[str], None]:
        """Return what a stage calls with the name of each file that is done.

        Args:
            total: how many files there are.
        """
        count = 0

        def done(_: str) -> None:
            nonlocal count
            count += 1
            if self.progress is not None:
                self.progress(count, total)

        return done


def read_options(settings: Settings, options: Options, townships: pd.DataFrame | None) -> ReadOptions:
    """Return how files are read.

    Raises:
        UserError: a pin, the encoding or the profile names what does not exist.
    """
    from powerlist.files.opening import Limits
    from powerlist.pipeline.pins import pins_of
    from powerlist.read import ReadOptions

    check_profile(settings)
    names = tuple(townships["township_name"].tolist()) if townships is not None else ()
    return ReadOptions(
        encoding=_encoding(settings, options),
        limits=dataclasses.replace(Limits(), bytes=settings.read.max_mib * 1024 * 1024),
        pins=pins_of(settings),
        townships=names,
        profile=settings.read.profile,
    )


def _encoding(settings: Settings, options: Options) -> str | None:
    """Return the encoding of text files: of the command line, else of the settings, else None.

    Raises:
        UserError: there is no such encoding, also where no file of today would need it.
    """
    name = options.encoding or settings.read.encoding
    if not name:
        return None
    try:
        "".encode(name)
    except (LookupError, ValueError):
        if options.encoding:
            raise UserError(
                "usage.bad_value", option="--encoding", found=name, expected="utf-8、gb18030、utf-16 …"
            ) from None
        error = UserError("config.encoding", found=name)
        error.place = settings.place_of("read.encoding")
        raise error from None
    return name


def check_profile(settings: Settings) -> None:
    """Make sure that the profile of types and codes exists: under another name no code would be checked.

    Raises:
        UserError: it does not; with its line.
    """
    from powerlist.audit.codes import known_profiles

    known = known_profiles()
    if settings.read.profile in known:
        return
    error = UserError("config.profile", found=settings.read.profile, known=", ".join(known))
    error.place = settings.place_of("read.profile")
    raise error


def normalise_options(settings: Settings, base: Catalogue) -> NormaliseOptions:
    """Return how rows become items of a catalogue: its places and organs stay as they are written."""
    from powerlist.normalise import NormaliseOptions

    return NormaliseOptions(
        profile=settings.read.profile,
        names=_own_names(base),
        department_from_file=settings.read.department_from_file,
    )


def _own_names(base: Catalogue) -> tuple[str, ...]:
    """Return the names of places and organs that no conversion of script may touch (乾县 stays 乾县)."""
    names = [base.meta.place, *base.townships["township_name"].tolist(), *base.townships["county"].tolist()]
    names += [*base.outposts["outpost_name"].tolist(), *base.outposts["parent"].tolist()]
    return tuple(dict.fromkeys(name for name in names if name))


def policy_of(settings: Settings, root: Path) -> Policy | None:
    """Return the county's policy, or None where the settings name no file.

    Args:
        settings: names the file.
        root: folder that its path is relative to.

    Raises:
        UserError: the file is missing or malformed.
    """
    if not settings.classify.policy:
        return None
    from powerlist.classify import PolicyError, read_policy

    try:
        return read_policy(root / settings.classify.policy, settings.classify.policy)
    except PolicyError as error:
        if not error.line:
            # the file itself is not there or cannot be read: what named it is where to look
            error.place = settings.place_of("classify.policy")
        raise
