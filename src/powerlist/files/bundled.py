"""The files that come with the program: templates and examples.

In a wheel they lie inside the package; in a checkout, an editable install or an unpacked archive they
lie beside ``src``, where an office or a developer edits them. This is the only place that knows.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def bundled(name: str) -> Path:
    """Return the path of a bundled file or folder.

    Args:
        name: relative path with ``/``, such as ``templates/word`` or ``examples/anju``.

    Raises:
        FileNotFoundError: the installation is damaged.
    """
    for root in (_PACKAGE / "bundled", _PACKAGE.parent.parent):
        path = root / name
        if path.exists():
            return path
    raise FileNotFoundError(name)
