"""What settings and command say, in the words of the stages."""

from __future__ import annotations

import pytest

from powerlist.config.settings import Settings
from powerlist.messages.errors import UserError
from powerlist.model.catalogue import Catalogue, Meta, items_frame, text_frame
from powerlist.model.fields import names_of
from powerlist.pipeline.options import Options, normalise_options, read_options


def test_places_and_organs_of_the_catalogue_stay_as_written() -> None:
    base = Catalogue(
        Meta(place="乾县"),
        items_frame([]),
        townships=text_frame([{"township_name": "乾陵镇", "county": "乾县"}], names_of("townships")),
        outposts=text_frame([{"outpost_name": "乾陵所", "parent": ""}], names_of("outposts")),
    )
    assert normalise_options(Settings(), base).names == ("乾县", "乾陵镇", "乾陵所")


@pytest.mark.parametrize(
    ("read", "told", "key"),
    [
        ({"profile": "火星"}, None, "config.profile"),
        ({"encoding": "火星"}, None, "config.encoding"),
        ({"encoding": "base64"}, None, "config.encoding"),
        ({}, "火星", "usage.bad_value"),
        *(
            ({"profile": name}, None, "")
            for name in ("national", "zhejiang-legacy", "no-codes", "sichuan", "plain")
        ),
        ({"encoding": "GBK"}, "utf-8", ""),
    ],
)
def test_a_profile_or_an_encoding_that_does_not_exist_is_told_whatever_is_read(
    read: dict[str, str], told: str | None, key: str
) -> None:
    settings = Settings.model_validate({"read": read})
    if not key:
        assert read_options(settings, Options(encoding=told), None).profile == settings.read.profile
        return
    with pytest.raises(UserError) as caught:
        read_options(settings, Options(encoding=told), None)
    assert caught.value.key == key


def test_progress_counts_files() -> None:
    seen: list[tuple[int, ...]] = []
    done = Options(progress=lambda *told: seen.append(told)).one_by_one(2)
    for name in ("a.xlsx", "b.xlsx"):
        done(name)
    assert seen == [(1, 2), (2, 2)]
