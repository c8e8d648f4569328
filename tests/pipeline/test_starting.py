from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from powerlist.config.load import load
from powerlist.config.settings import Settings
from powerlist.messages.errors import UserError
from powerlist.model.catalogue import Meta
from powerlist.pipeline.opening import completed
from powerlist.pipeline.starting import start

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(("code", "city"), [("532300", True), ("5323", True), ("510904", False), ("", False)])
def test_a_prefecture_s_code_makes_a_city_s_workspace(tmp_path: Path, code: str, city: bool) -> None:
    start(tmp_path / "新", "示例州", code)
    assert ('level = "city"' in (tmp_path / "新" / "powerlist.toml").read_text("utf-8")) is city


def test_what_the_configuration_says_later_fills_what_a_build_left_at_its_default() -> None:
    meta = Meta(title="示例州清单", place="示例州", division_code="532300")
    said = Settings.model_validate({"workspace": {"level": "city", "title": "另一个标题"}})
    assert completed(meta, said) == dataclasses.replace(meta, level="city")
    assert completed(meta, Settings()) == meta
    city = dataclasses.replace(meta, level="city")
    assert completed(city, Settings.model_validate({"workspace": {"level": "county"}})) == city


def test_last_year_s_catalogue_may_be_its_workspace(tmp_path: Path) -> None:
    old, new = tmp_path / "去年", tmp_path / "今年"
    start(old, "示例县", "510904")
    folder = old / "catalogs" / "示例县"
    (folder / "catalog.toml").write_text('title = "清单"\nplace = "示例县"\n', "utf-8")
    (folder / "items.csv").write_bytes(
        "事项标识,事项名称,职权类型,原实施部门,实施依据\n0-00000001,对擅自取水的处罚,行政处罚,示例县水利局,《水法》第六十九条\n".encode(
            "utf-8-sig"
        )
    )
    made = start(new, "示例县", "510904", collect=True, last=old)
    assert any("水利局" in name for name in made)
    # to name last year's catalogue asks for the workbook
    assert any("水利局" in name for name in start(tmp_path / "也", "示例县", "510904", last=old))
    with pytest.raises(UserError):
        start(tmp_path / "又", "示例县", "510904", collect=True, last=tmp_path)


@pytest.mark.parametrize("code", ["abc", "５１０９０４", "51990", "0"])
def test_what_is_no_code_makes_nothing(tmp_path: Path, code: str) -> None:
    with pytest.raises(UserError) as caught:
        start(tmp_path / "新", "示例县", code)
    assert caught.value.key == "init.bad_code"
    assert not (tmp_path / "新").exists()


@pytest.mark.parametrize("place", ['引"号\\', "两\n行", "删\x7f", "响\x07铃"])
def test_any_name_makes_a_configuration_that_can_be_read(tmp_path: Path, place: str) -> None:
    start(tmp_path / "新", place, "")
    assert load(tmp_path / "新").settings.workspace.place == place
