"""What settings and command say, in the words of the stages."""

from __future__ import annotations

from powerlist.config.settings import Settings
from powerlist.model.catalogue import Catalogue, Meta, items_frame, text_frame
from powerlist.model.fields import names_of
from powerlist.pipeline.options import Options, normalise_options


def test_places_and_organs_of_the_catalogue_stay_as_written() -> None:
    base = Catalogue(
        Meta(place="乾县"),
        items_frame([]),
        townships=text_frame([{"township_name": "乾陵镇", "county": "乾县"}], names_of("townships")),
        outposts=text_frame([{"outpost_name": "乾陵所", "parent": ""}], names_of("outposts")),
    )
    assert normalise_options(Settings(), base).names == ("乾县", "乾陵镇", "乾陵所")


def test_progress_counts_files() -> None:
    seen: list[int] = []
    done = Options(progress=seen.append).one_by_one()
    for name in ("a.xlsx", "b.xlsx"):
        done(name)
    assert seen == [1, 2]
