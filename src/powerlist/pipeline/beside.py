"""A second process beside this one, which makes one thing while this one goes on with the others.

Catalogues are independent, so many of them are shared out whole (``auditing``). One large catalogue has a family of
rules that takes longer than all others together: ``doubles`` lets another process find what is double in it. That
process is a new one, not a copy, on every system alike; whatever happens to it, the result is only made later here,
never lost.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
import threading
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

#: New objects between two searches for garbage in cycles, as in the command itself.
_OBJECTS: Final = 50_000
#: Nothing more will be given.
_END: Final = object()


def processors() -> int:
    """Return how many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on Windows and macOS
        return os.cpu_count() or 1


class Beside:
    """A process that calls one function once.

    Args:
        make: a function of a module. It is called with a function that waits for the next thing that is given,
            and should load what it needs before it asks for the first one.

    Raises:
        OSError: the system has no more processes.
    """

    def __init__(self, make: Callable[[Callable[[], Any]], Any]) -> None:
        context = multiprocessing.get_context("spawn")
        self._mine, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, make), daemon=True)
        self._process.start()
        # Only the other process holds this end now: when it ends, ``result`` is told.
        theirs.close()
        self._given: SimpleQueue[Any] = SimpleQueue()
        threading.Thread(target=self._send, daemon=True).start()

    def give(self, value: Any) -> None:
        """Send something; returns at once, however long the other process takes to listen."""
        self._given.put(value)

    def _send(self) -> None:
        try:
            # not compared by value: a frame is equal to nothing and unequal to nothing
            while (value := self._given.get()) is not _END:
                self._mine.send(value)
        except Exception:  # noqa: BLE001 - what cannot be sent is never made there, and ``result`` must not wait for it
            self._process.terminate()

    def result(self) -> Any:
        """Return what the function returned; None where it raised, or the process ended before."""
        try:
            return self._mine.recv()
        except (EOFError, OSError):
            return None

    def close(self) -> None:
        """End the process, whatever it is doing."""
        self._given.put(_END)
        self._process.terminate()
        self._process.join()


def _serve(connection: Connection, make: Callable[[Callable[[], Any]], Any]) -> None:
    """Call a function with what comes through a connection, and send back what it returns."""
    # Ctrl-C is for the process that a person started; it ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(_OBJECTS)
    # Who asked makes it anew and meets the same error there; or has gone.
    with contextlib.suppress(Exception):
        connection.send(make(connection.recv))
