"""Which items a deed covers where their rows name none: those of the department that signed it."""

from __future__ import annotations

import pytest

from powerlist.model.publication import Publication
from powerlist.render.deeds import covered_deeds
from render.samples import publication


def unnamed(principal: str, number: str = "示委〔2025〕3号") -> Publication:
    """Return a publication whose rows name no deed, and a register that lists no items."""
    made = publication(20)
    rows = made.rows.assign(deed="").astype("str")
    deeds = made.deeds
    assert deeds is not None
    deeds = deeds.assign(items_covered="").astype("str")
    deeds.loc[deeds["number"] == number, "principal"] = principal
    return publication(20, rows=rows, deeds=deeds)


@pytest.mark.parametrize("principal", ["县水利局", "水利局", "示例县水利局"])
def test_a_deed_covers_the_items_of_its_principal_however_that_is_written(principal: str) -> None:
    covered = {deed.values["number"]: deed.items for deed in covered_deeds(unnamed(principal))}
    rows = publication(20).rows
    own = rows["id"][(rows["mode"] == "entrusted") & (rows["department"] == "县水利局")].tolist()
    assert list(covered["示委〔2025〕3号"]) == own != []


@pytest.mark.parametrize("principal", ["市水利局", "乙县水利局", "县水利工程局", ""])
def test_a_deed_of_another_body_covers_none_of_them(principal: str) -> None:
    covered = {deed.values["number"]: deed.items for deed in covered_deeds(unnamed(principal))}
    assert covered["示委〔2025〕3号"] == ()
