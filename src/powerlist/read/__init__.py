"""Reading: a file of any layout → tables with mapped columns, every value with its address."""

from __future__ import annotations

from powerlist.read.options import PinnedMapping, ReadOptions
from powerlist.read.reader import read_file, read_files

__all__ = ["PinnedMapping", "ReadOptions", "read_file", "read_files"]
