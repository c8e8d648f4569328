"""Codes: profiles as data (``data/codes.toml``), and the checksum of unified social credit codes."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from powerlist.model.typeterms import PROFILES
from powerlist.text.digits import CUT, POINT, SCIENTIFIC
from powerlist.text.patterns import lazy_pattern

#: Other names under which a catalogue may ask for a profile.
_ALIASES: Final = {"zhejiang-legacy": "zhejiang", "no-codes": "plain", "": "plain"}

_MONTHS: Final = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
#: A code or serial that became a date.
AS_DATE: Final = (
    r"\s*(?:\d{1,2}月\d{1,2}日|\d{4}[-/年]\d{1,2}[-/月]\d{1,2}日?(?: 00:00:00)?"
    rf"|\d{{1,2}}-(?:{_MONTHS}))\s*"
)
_DAMAGED: Final = lazy_pattern(f"{SCIENTIFIC}|{POINT}|{CUT}|{AS_DATE}")

_ALPHABET: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_VALUES: Final = {letter: value for value, letter in enumerate(_ALPHABET)}
_WEIGHTS: Final = tuple(pow(3, place, 31) for place in range(17))


@dataclass(frozen=True, slots=True)
class Profile:
    """How a place forms its item codes.

    Attributes:
        name: as the configuration writes it.
        title: for people.
        forms: one of them must match a whole code; see the data file for the groups.
        types: type segment → the types that it may stand for.
        no_sub: what the sub segment is where there is no sub-item.
    """

    name: str
    title: str
    forms: tuple[re.Pattern[str], ...]
    types: dict[str, tuple[str, ...]]
    no_sub: str

    def segments(self, code: str) -> dict[str, str] | None:
        """Return the named segments of a code, or None where no form fits."""
        for form in self.forms:
            if match := form.fullmatch(code):
                return {name: text for name, text in match.groupdict().items() if text is not None}
        return None


@cache
def profiles() -> dict[str, Profile]:
    """Return all profiles by name."""
    text = files("powerlist.audit").joinpath("data/codes.toml").read_text("utf-8")
    return {
        name: Profile(
            name=name,
            title=data["title"],
            forms=tuple(re.compile(form) for form in data["forms"]),
            types={code: tuple(terms) for code, terms in data["types"].items()},
            no_sub=data["no_sub"],
        )
        for name, data in tomllib.loads(text).items()
    }


def known_profiles() -> tuple[str, ...]:
    """Return every name that a configuration may give the profile, those of types and the other names included."""
    return tuple(sorted({*profiles(), *filter(None, _ALIASES), *PROFILES}))


def profile_named(name: str) -> Profile | None:
    """Return a profile by name or alias, or None where there is none."""
    return profiles().get(_ALIASES.get(name, name))


def credit_fault(code: str) -> str | None:
    """Return what is wrong with a unified social credit code (GB 32100-2015), or None.

    The check character is (31 − Σ value × 3^place mod 31) mod 31 over the first 17.

    Returns:
        ``length``, ``lower``, ``letters`` or ``checksum``.
    """
    if len(code) != 18:
        return "length"
    if code.upper() != code and not set(code.upper()) - set(_ALPHABET):
        return "lower"
    if set(code) - set(_ALPHABET):
        return "letters"
    total = sum(_VALUES[letter] * weight for letter, weight in zip(code, _WEIGHTS, strict=False))
    return None if _ALPHABET[(31 - total % 31) % 31] == code[17] else "checksum"


def is_damaged(code: str) -> bool:
    """Return whether a spreadsheet took a code for a number or a date; PLS21, PLS22 and PLS24 tell it."""
    return _DAMAGED.fullmatch(code) is not None
