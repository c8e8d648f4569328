"""Stage 2: raw row → item: texts cleaned, never replaced by other words; every change is in the ledger.

``build`` takes table by table: cells are cleaned (``clean``), what stands round the items is given to them
(``sections``, ``context``, ``departments``), and a ``cleaner`` writes down every step.
"""

from __future__ import annotations

from powerlist.normalise.build import normalise
from powerlist.normalise.options import NormaliseOptions

__all__ = ["NormaliseOptions", "normalise"]
