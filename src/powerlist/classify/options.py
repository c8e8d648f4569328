"""What classification needs beside the items."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from powerlist.classify.policy import Policy
from powerlist.model.enums import Layer

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from powerlist.model.catalogue import Catalogue

#: The profile of a place whose numbers are not the platform's.
NO_CODES: Final = "no-codes"


@dataclass(frozen=True, slots=True)
class ClassifyOptions:
    """Options of ``classify``.

    Attributes:
        townships: columns ``names_of("townships")``; None where the place's townships are not known.
        layers: the other lists of the place by kind.
        policy: the county's policy file.
        rulings: columns ``names_of("rulings")``.
        profile: vocabulary of types and codes; under ``no-codes`` a bare number in 权力来源 means nothing.
        standing: id → fingerprint of the text that stands in the stored list where it was edited by hand:
            rulings are on that text.
        standing_modes: item and township, or item and "" → the mode that somebody wrote into grants.csv or items.csv:
            what a township is asked about there.
    """

    townships: pd.DataFrame | None = None
    layers: dict[Layer, Catalogue] = field(default_factory=dict)
    policy: Policy = field(default_factory=Policy)
    rulings: pd.DataFrame | None = None
    profile: str = "national"
    standing: Mapping[str, str] = field(default_factory=dict)
    standing_modes: Mapping[tuple[str, str], str] = field(default_factory=dict)
