"""The parts of a rule's manual; they stand in the model, because reports show manuals too."""

from __future__ import annotations

from powerlist.model.manual import examples, sections

__all__ = ["examples", "sections"]
