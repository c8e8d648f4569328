"""Traditional and simplified: judged as a whole, names untouched, scraped pages repaired."""

from __future__ import annotations

import pytest

from powerlist.text.script import is_broken, repaired, share_of_traditional, simplified


def test_a_traditional_text_is_recognised_as_a_whole() -> None:
    assert share_of_traditional(["對未取得農藥經營許可證經營農藥的處罰"])[0] == 1
    share, count = share_of_traditional(
        ["对违反著作权法的行为的处罚", "乾县於潜镇濛阳镇农业农村局", "取水许可证的核发和监督检查"]
    )
    assert share < 0.25
    assert count <= 3


@pytest.mark.parametrize("name", ["乾县", "於潜镇", "濛阳镇", "著作权法"])
def test_names_stay(name: str) -> None:
    assert simplified(f"{name}的處罰") == f"{name}的处罚"


def test_given_names_stay_and_lose_their_traditional_form() -> None:
    assert simplified("濛陽鎮與瀋家鎮", ("濛阳镇", "瀋家镇")) == "濛阳镇与瀋家镇"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("區(qū)農業(yè)農村局", "区农业农村局"),
        ("行政處罰權(quán)", "行政处罚权"),
        ("第l98號", "第198号"),
        ("〔20l4〕3號", "〔2014〕3号"),
        ("對(duì)違法行為", "对违法行为"),
    ],
)
def test_scraped_pages_are_repaired(text: str, wanted: str) -> None:
    assert is_broken(text)
    assert repaired(text) == wanted


@pytest.mark.parametrize(
    "text", ["行政许可(含变更)", "城市(shi)", "对A(a)类", "第一百九十八条", "Illinois", "l项目"]
)
def test_sound_text_is_not_broken(text: str) -> None:
    assert not is_broken(text)
