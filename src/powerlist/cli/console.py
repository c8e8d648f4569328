"""What may be printed where: the payload on standard output, everything else on standard error.

One object knows language, colour and encoding, so that machine output is never mixed with anything and a
GBK console never raises.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from powerlist.messages import joined, language_of, tell
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

#: What a terminal would obey instead of showing it, out of a file's name or a value: controls but for breaks and tabs,
#: what goes back to the beginning of a line and writes over it, and what turns the direction of writing.
_CONTROL = lazy_pattern(
    r"\x1b(?:\[[0-9;]*m)?|\r(?!\n)|[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]"
)

#: Work that takes longer than this shows a bar.
_PATIENCE = 1.0


class Console:
    """Language, colour and the two streams."""

    def __init__(self) -> None:
        self.language = language_of()
        self.language_given = False
        self.colour: bool | None = None
        self.quiet = False
        self.sources: frozenset[Path] = frozenset()

    def guard(self, files: Iterable[str]) -> None:
        """Remember which files were read: no result is ever written over one of them.

        Args:
            files: paths as given.
        """
        from powerlist.files.given import actual

        self.sources |= frozenset(Path(os.path.realpath(actual(file))) for file in files)

    # --- standard output: the payload -------------------------------------------------------

    def payload(self, content: str | bytes, output: Path | None = None) -> None:
        """Write the result: to a file (UTF-8, whole or not at all) or to standard output.

        Bytes go out as they are, whatever the console's encoding; text is encoded for the console.

        Raises:
            UserError: the file is one of those that were read, or part of a stored catalogue; a workbook would go to
                a terminal.
        """
        if output is not None and str(output) != "-":
            from powerlist.files.atomic import write_bytes

            self.spare(output)
            write_bytes(output, content if isinstance(content, bytes) else content.encode("utf-8", "replace"))
            self.status("console.written", file=output.as_posix())
            return
        if output is None and content[:2] == b"PK" and sys.stdout.isatty():
            from powerlist.messages.errors import UserError

            raise UserError("usage.workbook_on_terminal")
        try:
            self._out(content)
        except BrokenPipeError:
            # The reader of the pipe went away (``| head``): nothing is wrong, and the work goes on to its
            # own exit code. What is still to be printed goes nowhere.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

    def spare(self, output: Path, option: str = "--output") -> None:
        """Refuse to write over what was read or is kept; asked before the first of several results is written.

        Args:
            output: where a result is to go.
            option: what said so.

        Raises:
            UserError: the file is one of those that were read, or part of a stored catalogue.
        """
        from powerlist.messages.errors import UserError

        if Path(os.path.realpath(output)) in self.sources or _is_kept(output):
            raise UserError("usage.output_is_input", file=output.as_posix(), option=option)

    def lines(self, lines: Iterable[str], output: Path | None = None) -> None:
        """Write sentences as the result, broken where the terminal ends; a file and a pipe have them whole.

        Args:
            lines: the sentences.
            output: where to; None is standard output.
        """
        text = "\n".join(lines)
        self.payload(text if output is not None else _fitted(text, sys.stdout), output)

    def _out(self, content: str | bytes) -> None:
        if isinstance(content, bytes):
            sys.stdout.flush()
            buffer = getattr(sys.stdout, "buffer", None)
            if buffer is None:
                sys.stdout.write(content.decode("utf-8"))
            else:
                buffer.write(content)
                buffer.flush()
            return
        shown = _shown(content, coloured=self.coloured())
        sys.stdout.write(shown if shown.endswith("\n") or not shown else shown + "\n")

    def shows(self, output: Path | None) -> bool:
        """Return whether the reader sees the payload on the same screen as the remarks."""
        return output is None and sys.stdout.isatty() and sys.stderr.isatty()

    @property
    def width(self) -> int:
        """Columns of the terminal; 100 where there is none."""
        import shutil

        return shutil.get_terminal_size((100, 24)).columns

    def coloured(self, output: Path | None = None) -> bool:
        """Whether text for standard output may carry colour."""
        if self.colour is not None:
            return self.colour
        if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
            return False
        if os.environ.get("FORCE_COLOR"):
            return True
        return output is None and sys.stdout.isatty()

    def tell(self, key: str, /, **values: Any) -> str:
        """Return a message in the language of this run."""
        return tell(key, self.language, **values)

    def listed(self, words: Iterable[str]) -> str:
        """Return words joined as the language of this run joins them."""
        return joined(words, self.language)

    # --- standard error: everything else ----------------------------------------------------

    def help(self, text: str) -> None:
        """Show a help page that nobody asked for: it is no payload."""
        self._err(text)

    def remark(self, text: str) -> None:
        """Show lines that would be the result, were the result not something else."""
        if not self.quiet and text:
            self._err(text.rstrip("\n"))

    def status(self, key: str, /, **values: Any) -> None:
        """Say what is going on."""
        if not self.quiet:
            self._err(_fitted(tell(key, self.language, **values), sys.stderr))

    def error(self, text: str) -> None:
        """Say what went wrong, already worded."""
        self._err(_fitted(tell("error.line", self.language, text=text), sys.stderr))

    def say_error(self, key: str, /, **values: Any) -> None:
        """Say what went wrong."""
        self.error(tell(key, self.language, **values))

    def warn(self, key: str, /, **values: Any) -> None:
        """Say what a person should know although the work went on."""
        text = tell("error.warning", self.language, text=tell(key, self.language, **values))
        self._err(_fitted(text, sys.stderr))

    @staticmethod
    def _err(text: str) -> None:
        try:
            sys.stderr.write(_shown(text) + "\n")
            sys.stderr.flush()
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())

    @contextmanager
    def progress(self, key: str) -> Iterator[Callable[[int, int], None]]:
        """Give a function that is told how many are done, and of how many; a bar shows after a second on a terminal.

        Where standard error is no terminal nothing is said: a log does not depend on how fast the machine is.
        """
        label = tell(key, self.language)
        started = time.monotonic()
        shown: list[Any] = []

        def done(count: int, total: int) -> None:
            if self.quiet or time.monotonic() - started < _PATIENCE:
                return
            if not shown:
                shown.append(self._bar(label, total))
            bar = shown[0]
            if bar is not None:
                bar.update(bar.task_ids[0], completed=count, total=total)

        try:
            yield done
        finally:
            if shown and shown[0] is not None:
                shown[0].stop()

    def _bar(self, label: str, total: int) -> Any:
        if not sys.stderr.isatty():
            return None
        from rich.console import Console as Rich
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            console=Rich(file=sys.stderr, no_color=self.colour is False),
            transient=True,
        )
        bar.add_task(label, total=total)
        bar.start()
        return bar


def _fitted(text: str, stream: Any) -> str:
    """Return a text with its long lines broken as wide as the terminal is; as it is where there is none."""
    if not stream.isatty():
        return text
    from powerlist.report.lines import columns, wrapped

    width = _width_of(stream)
    fitted: list[str] = []
    for line in text.split("\n"):
        margin = line[: len(line) - len(line.lstrip())]
        long = columns(line) > width
        fitted += wrapped(line, width, indent=f"{margin}    ", first=margin) if long else [line]
    return "\n".join(fitted)


def _width_of(stream: Any) -> int:
    """Return how many columns the terminal of a stream has; what ``COLUMNS`` says goes first, as everywhere."""
    import shutil

    try:
        there = os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError, AttributeError):
        there = 0
    given = os.environ.get("COLUMNS", "")
    return shutil.get_terminal_size((100, 24)).columns if given.isdecimal() or not there else there


def _shown(text: str, *, coloured: bool = False) -> str:
    """Return a text with the numbers of what a terminal would obey; where we draw in colours these stay."""
    return _CONTROL.sub(
        lambda found: found[0] if coloured and found[0][-1] == "m" else _number(found[0]),
        text,
    )


def _number(sign: str) -> str:
    return sign.encode("unicode_escape").decode("ascii")


def _is_kept(output: Path) -> bool:
    """Return whether a file is one that people keep: settings, a source, a part of a stored catalogue."""
    from powerlist.config.load import WORKSPACE_FILE, load
    from powerlist.store.folder import is_part

    file = Path(os.path.realpath(output))
    if not file.exists():
        return False
    if file.name == WORKSPACE_FILE or is_part(file):
        return True
    loaded = load(file.parent)
    return Path(os.path.realpath(loaded.root / loaded.settings.workspace.sources)) in file.parents


@cache
def console() -> Console:
    """Return the one console of this process."""
    return Console()
