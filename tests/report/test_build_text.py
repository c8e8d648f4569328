"""What a build says at its end."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from powerlist.model.audit import Audit
from powerlist.model.catalogue import Catalogue, Meta, items_frame
from powerlist.report.build_text import BuildReport, summary
from powerlist.report.classification_text import mode_counts


@pytest.mark.parametrize("modes", [["", "", ""], ["retained"], ["乱写"], []])
def test_modes_are_counted_where_nothing_is_handed_over_too(modes: list[str]) -> None:
    items = items_frame([{"id": f"0-{at}", "mode": mode} for at, mode in enumerate(modes)])
    found = Audit([], [], [], {}, date(2025, 3, 1))
    lines = "\n".join(summary(BuildReport("out", Catalogue(Meta(), items), found, [], [], [], []), "zh"))
    told = mode_counts(Counter(modes), "zh")
    assert (told in lines) if modes else ("赋权方式" not in lines)
