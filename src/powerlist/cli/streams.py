"""The two standard streams: whatever is printed arrives whole, or the run says that it did not."""

from __future__ import annotations

import contextlib
import io
import os
import sys

#: Streams made here: one that nobody holds any more would close the descriptor below it, which is the caller's.
_KEPT: list[io.TextIOWrapper] = []


def prepare() -> None:
    """Make the standard streams fit for a result.

    - A stream that was closed (``>&-``, a service without any) is one that takes everything and gives nothing.
    - A console that cannot show a character shows its number; it never raises and never cuts off.
    - ``PYTHONUNBUFFERED`` leaves standard output without its buffer, and text is then cut off unnoticed where the
      system takes only a part of it, as a disk that is nearly full does: it gets a buffer, which writes on.
    - A pipe that its maker set not to wait, as some programs do for their children, takes 64 KiB and refuses the
      rest: it waits for its reader.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - as long as the run
    raw = getattr(sys.stdout, "buffer", None)
    if isinstance(raw, io.RawIOBase):
        stdout = io.TextIOWrapper(
            io.BufferedWriter(raw),
            encoding=sys.stdout.encoding,
            newline=None,
            line_buffering=bool(sys.stdout.line_buffering),
        )
        _KEPT.append(stdout)
        sys.stdout = stdout
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, OSError, ValueError):
            # what is asked of a system that has no such thing, or of a stream of tests, is left out
            if not os.get_blocking(stream.fileno()):
                os.set_blocking(stream.fileno(), True)
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def finish() -> OSError | None:
    """Send off what standard output still holds.

    Returns:
        Why that failed, as on a full disk; None where all is sent or the reader of a pipe went away (``| head``).
    """
    try:
        sys.stdout.flush()
    except OSError as error:
        # What is left goes nowhere: the interpreter would try once more when it ends, and complain.
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return None if isinstance(error, BrokenPipeError) else error
    return None
