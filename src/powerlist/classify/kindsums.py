"""Words for all the townships of a place by their kinds: 2镇1乡1街道, 全部区镇."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from powerlist.model.receiver import SUMS
from powerlist.model.townwords import TOWN
from powerlist.text.numerals import number_of
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

_TERM: Final = lazy_pattern(rf"(?P<count>[\d一二两三四五六七八九十]{{1,3}})个?(?P<kind>{TOWN})")
#: Development zones and towns side by side; the zones are none of the county's townships.
_ZONES: Final = lazy_pattern(r"(?:全[县区市])?(?:各|所有|全部)(?:个)?区镇")


def all_by_kind(text: str, kinds: Mapping[str, str]) -> list[str] | None:
    """Return the townships that a word for kinds means, none where it counts others; None for any other word.

    Args:
        text: a receiver, plain.
        kinds: name of each township of the place → its kind.
    """
    if _ZONES.fullmatch(text):
        return [name for name, kind in kinds.items() if kind != "街道"]
    if not SUMS.fullmatch(text):
        return None
    found: list[str] = []
    for term in _TERM.finditer(text):
        meant = ("乡", "镇") if term["kind"] == "乡镇" else (term["kind"],)
        some = [name for name, kind in kinds.items() if kind in meant]
        if number_of(term["count"]) != len(some):
            return []
        found += some
    return found
