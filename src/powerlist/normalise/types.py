"""Types by profile, under the name by which this stage knows them; the table itself stands in ``model.typeterms``."""

from __future__ import annotations

from powerlist.model.typeterms import PROFILES, canonical_type

__all__ = ["PROFILES", "canonical_type"]
