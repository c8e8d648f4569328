"""Stage 1: a file of any layout → tables with mapped columns, every value with its address.

``reader`` tells a file's format by its content and has one of ``formats`` make grids of it. ``tables`` finds the
lists on a grid by their heads (``headrows``), ``columns`` says which field each column holds, ``rows`` walks down to
the items (``walk``), and ``filling`` gives these what is written once for several.
"""

from __future__ import annotations

from powerlist.read.options import PinnedMapping, ReadOptions
from powerlist.read.reader import read_file, read_files

__all__ = ["PinnedMapping", "ReadOptions", "read_file", "read_files"]
