"""What rules share while a run lasts."""

from __future__ import annotations

from datetime import date

from powerlist.model.catalogue import Catalogue, Meta, items_frame
from powerlist.model.context import Context


def named(name: str) -> Catalogue:
    return Catalogue(Meta(place=name), items_frame([]))


def test_once_makes_once_for_each_catalogue() -> None:
    context, made = Context(as_of=date.max), []
    one, other = named("甲县"), named("乙县")

    def make(catalogue: Catalogue) -> str:
        made.append(catalogue.meta.place)
        return catalogue.meta.place

    for catalogue in (one, other, one, other):
        assert (
            context.once("x", catalogue, lambda catalogue=catalogue: make(catalogue)) == catalogue.meta.place
        )
    assert context.once("y", one, lambda: "other") == "other"
    assert made == ["甲县", "乙县"]


def test_a_catalogue_that_nobody_else_holds_gives_its_place_to_no_other() -> None:
    context = Context(as_of=date.max)
    places = [f"{number}县" for number in range(200)]
    frame, found = items_frame([]), []
    for place in places:
        catalogue = Catalogue(Meta(place=place), frame)
        found.append(context.once("x", catalogue, lambda catalogue=catalogue: catalogue.meta.place))
        del catalogue
    assert found == places
