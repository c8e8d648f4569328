"""Acts in words of our own: how the file is read, and that what ships can be used."""

from __future__ import annotations

import pytest

from powerlist.linkage.mining import judged, worded
from powerlist.linkage.mining.conducts import Place


def test_a_line_is_an_act_at_a_place_of_a_version() -> None:
    rows = (worded.HEADER, "灯笼条例@2020-01-01\t6.0.1.2\t夜间放灯", "灯笼办法@\t0.0.0.1\t无证放灯")
    first, second = worded.read("\n".join(rows))
    assert first == (judged.Version("灯笼条例", "2020-01-01"), Place(6, 0, 1, 2), "夜间放灯")
    assert second.version.date == ""
    assert second.place.article == 0


@pytest.mark.parametrize("text", ["", "another/v1\n", f"{worded.HEADER}\n灯笼办法@\t0.0.0.1"])
def test_other_files_are_refused(text: str) -> None:
    with pytest.raises(ValueError):
        worded.read(text or "\n")


def test_what_ships_is_judged_and_said_once() -> None:
    acts = worded.load()
    assert len(set(acts)) == len(acts) > 200
    sides = {side for one in judged.load() for side in (one.left, one.right)}
    own = [act for act in acts if not act.version.date]
    # what collides with nothing is there so that its name is taken for no other
    assert sum((act.version, act.place) in sides for act in own) > 0.9 * len(own)
    # an article that lists quote punishes several acts; a number of our own stands for one
    numbered = [(act.version, act.place) for act in own if not act.place.article]
    assert len(set(numbered)) == len(numbered)
    assert all(3 <= len(act.text) <= 120 and "。" not in act.text for act in acts)
