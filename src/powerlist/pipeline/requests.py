"""What the command line asks of an audit: refused before any work is done where it cannot be done."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from powerlist.messages.errors import UserError
from powerlist.model.enums import Severity
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: What people put between the names of a list; the commas of a Chinese keyboard are wide.
_BETWEEN = lazy_pattern(r"[,，、\s]+")


@dataclass(frozen=True, slots=True)
class Requests:
    """What the command line asks of an audit; see the command's options.

    Attributes:
        also: rules that run whatever the selection and the persona are.
    """

    format: str = "text"
    reports: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: str | None = None
    persona: str | None = None
    preview: bool = False
    fail_on: str | None = None
    since: str | None = None
    baseline: Path | None = None
    cache: bool = True
    also: tuple[str, ...] = ()

    def check(self, output: Path | None = None) -> None:
        """Refuse what cannot be done before any work is done.

        Args:
            output: the file that takes the place of standard output.

        Raises:
            UserError: an unknown format, level or persona, two reports into one file.
        """
        from powerlist.report.registry import FORMATS

        known = FORMATS
        files = self.files()
        for name in (self.format, *(name for name, _ in files)):
            if name not in known:
                raise UserError("usage.bad_format", found=name, expected="、".join(known))
        # "-" is standard output, where the first report goes unless it has a file
        taken = {(output or Path("-")).absolute()}
        for _, file in files:
            if file.absolute() in taken:
                raise UserError("usage.same_file", file=file.as_posix())
            taken.add(file.absolute())
        levels = [severity.value for severity in Severity]
        _one_of("--severity", self.severity, levels)
        _one_of("--fail-on", self.fail_on, [*levels, "never"])
        _one_of("--persona", self.persona, ["regular", "pedantic"])
        if self.since is not None and not self.since.strip():
            raise UserError("usage.empty_since")

    def files(self) -> list[tuple[str, Path]]:
        """Return the reports to write beside standard output: format and file.

        Raises:
            UserError: one is not FORMAT=FILE.
        """
        found = []
        for one in self.reports:
            name, equals, file = one.partition("=")
            if not equals or not name or not file:
                raise UserError("usage.bad_report", found=one)
            found.append((name, Path(file)))
        return found


def _one_of(option: str, given: str | None, expected: Sequence[str]) -> None:
    if given is not None and given not in expected:
        raise UserError("usage.bad_value", option=option, found=given, expected="、".join(expected))


def listed(given: Iterable[str] | None) -> tuple[str, ...]:
    """Return the selectors of repeated options, each of which may be a list, its commas of either width or blanks."""
    return tuple(part for one in given or () for part in _BETWEEN.split(one) if part)


def selected(given: Iterable[str] | None) -> tuple[str, ...]:
    """Return the rules to run as ``listed`` does.

    Raises:
        UserError: an option names none, as an unset variable does; it never means all.
    """
    found = listed(given)
    if given and not found:
        raise UserError("usage.empty_select")
    return found
