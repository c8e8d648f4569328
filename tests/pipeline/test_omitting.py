"""Every row of a catalogue is in a directory, or somebody is told why it is in none."""

from __future__ import annotations

import pytest

from powerlist.audit.sample import sample
from powerlist.config.settings import Settings
from powerlist.pipeline.omitting import NOWHERE, UNDECIDED
from powerlist.pipeline.rendering import render_catalogue

PUBLISHED = {"name": "对擅自取水行为的处罚", "type": "行政处罚", "department": "县水利局", "mode": "下放",
             "receivers": "甲镇"}  # fmt: skip
TOWNSHIPS = [{"township_name": "甲镇"}, {"township_name": "乙乡"}]


@pytest.mark.parametrize(
    ("mode", "receivers", "told"),
    [
        ("下放", "甲镇、乙乡", []),
        ("县级保留", "", []),
        ("上级收回", "甲镇", []),
        ("", "甲镇", [(UNDECIDED, ())]),
        ("下放", "", [(NOWHERE, ())]),
        ("延伸", "各乡镇", [(NOWHERE, ("各乡镇",))]),
        ("委托", "甲镇、县城管局", [(NOWHERE, ("县城管局",))]),
    ],
)
def test_what_directories_lack_is_told(tmp_path, mode, receivers, told):
    item = {**PUBLISHED, "name": "对乱倒垃圾的处罚", "mode": mode, "receivers": receivers}
    catalogue, _ = sample({"items": [PUBLISHED, item], "townships": TOWNSHIPS})
    made = render_catalogue(catalogue, Settings(), tmp_path, formats=("html",))
    assert [(one.reason, one.receivers) for one in made.omitted] == told
    assert all(one.name == "对乱倒垃圾的处罚" for one in made.omitted)


def test_the_list_of_a_whole_place_lacks_nothing(tmp_path):
    catalogue, _ = sample({"items": [{**PUBLISHED, "mode": "", "receivers": ""}]})
    assert render_catalogue(catalogue, Settings(), tmp_path, formats=("html",)).omitted == []
