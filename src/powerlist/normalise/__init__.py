"""Raw row → item: texts cleaned, never replaced by other words; every change is in the ledger."""

from __future__ import annotations

from powerlist.normalise.build import normalise
from powerlist.normalise.options import NormaliseOptions

__all__ = ["NormaliseOptions", "normalise"]
