"""What a caller may tell the normaliser."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NormaliseOptions:
    """Options of normalisation.

    Attributes:
        profile: name of the type profile (``model.typeterms``).
        names: names of places, organs and persons that no conversion of script may touch.
        department_from_file: take the department from the unit line, the title, the sheet's or the
            file's name where a table has no department column.
        types: further variants of types, as written → canonical term (a county's own profile).
    """

    profile: str = "national"
    names: tuple[str, ...] = ()
    department_from_file: bool = True
    types: tuple[tuple[str, str], ...] = ()
