"""Arguments and console only: what a command does stands in the pipeline."""

from __future__ import annotations

import atexit
import contextlib
import gc
import os
import sys
from typing import Final

#: The exit codes of every command.
CLEAN: Final = 0
FOUND: Final = 1
FAILED: Final = 2
NOTHING: Final = 3

#: What the framework leaves with after Ctrl-C.
_INTERRUPTED: Final = 130
#: New objects between two searches for garbage in cycles: a list of powers makes very many and hardly any cycle.
_OBJECTS: Final = 50_000


class Leave(Exception):  # noqa: N818 - it is no error: a command is done and says with which code
    """Raised by a command to end with an exit code."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


def main() -> None:
    """Run the command line and exit; a crash is 2 and never looks like a finding (1)."""
    from powerlist.cli import streams

    streams.prepare()
    gc.set_threshold(_OBJECTS)
    # An interpreter that ends searches all objects for garbage once more; of a whole list that is a fifth of a second.
    atexit.register(gc.freeze)
    try:
        code = _run()
        lost = streams.finish()
        if lost is not None:
            if code != FAILED:
                _crash(lost)
            code = FAILED
    except BaseException as error:  # noqa: BLE001 - raised while an ending was told: nothing may look like a finding
        code = _last_word(error)
    raise SystemExit(code)


def _run() -> int:  # noqa: PLR0911 - one return an ending
    from typer import Abort
    from typer.exceptions import TyperException

    from powerlist.cli.app import app
    from powerlist.messages.errors import NothingHere, UserError

    try:
        return _ended(app(standalone_mode=False, prog_name="powerlist"))
    except Leave as done:
        return done.code
    except TyperException as error:
        from powerlist.cli import misuse

        misuse.tell(error)
        return FAILED
    except Abort as stopped:
        # the framework takes the end of any file for Ctrl-D: of a file that was cut off it is a crash
        cause = stopped.__cause__
        if isinstance(cause, EOFError):
            _crash(cause)
            return FAILED
        return _ended(_INTERRUPTED)
    except SystemExit as done:
        return _ended(done.code)
    except UserError as error:
        _complain(error)
        return NOTHING if isinstance(error, NothingHere) else FAILED
    except BrokenPipeError:
        return CLEAN
    except KeyboardInterrupt:
        return _ended(_INTERRUPTED)
    except Exception as error:  # noqa: BLE001 - the last resort: said plainly, exit 2
        _crash(error)
        return FAILED


def _ended(code: object) -> int:
    """Return our exit code for one of the framework's: 0 after --help and --version, else an interrupt or worse."""
    if code in (0, None):
        return CLEAN
    if code == _INTERRUPTED:
        from powerlist.cli.console import console

        console().say_error("crash.interrupted")
    return FAILED


def _complain(error: Exception) -> None:
    from powerlist.cli.console import console

    console().error(error.tell(console().language))  # type: ignore[attr-defined]


def _crash(error: Exception) -> None:
    import errno

    from powerlist.cli.console import console

    if os.environ.get("POWERLIST_DEBUG"):
        import traceback

        traceback.print_exc()
    name = getattr(error, "filename", None)
    if isinstance(error, OSError) and error.errno:
        # without a name it is one of the standard streams: ``> /dev/full``
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        key = ("crash.full" if name else "crash.full_output") if full else "crash.os"
        console().say_error(key, file=str(name or "-"), reason=_reason(error))
        return
    text = " ".join(str(error).split())[:200]
    console().say_error("crash.unexpected", kind=type(error).__name__, reason=text)


def _last_word(error: BaseException) -> int:
    """Say in one line that telling an error failed as well; nothing of what failed is asked again.

    Returns:
        The exit code.
    """
    kind = type(error).__name__
    with contextlib.suppress(Exception):
        if os.environ.get("POWERLIST_DEBUG"):
            import traceback

            traceback.print_exception(error)
    line = f"powerlist: {kind}"
    with contextlib.suppress(Exception):
        from powerlist.messages import language_of, tell

        line = tell("crash.twice", language_of(), kind=kind)
    with contextlib.suppress(Exception):
        sys.stderr.write(f"{line}\n")
        sys.stderr.flush()
    return FAILED


def _reason(error: OSError) -> str:
    """Return why the system refused, in the reader's language; what is rare as the system says it."""
    import errno

    from powerlist.cli.console import console
    from powerlist.messages.texts.crash import MESSAGES

    key = f"crash.os.{errno.errorcode.get(error.errno or 0, '')}"
    return console().tell(key) if key in MESSAGES else error.strerror or type(error).__name__
