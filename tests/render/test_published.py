"""The audit reads what was published: through the pipeline's function, from files on disk."""

from __future__ import annotations

from powerlist.audit.registry import rules
from powerlist.config.settings import Settings
from powerlist.model.catalogue import Catalogue, Meta, items_frame, text_frame
from powerlist.model.context import Context
from powerlist.model.fields import names_of
from powerlist.pipeline.publishing import published
from powerlist.render import RenderOptions, render
from render.samples import TOWN, publication


def workspace(tmp_path) -> Catalogue:
    folder = tmp_path / "catalogs" / "示例县"
    folder.mkdir(parents=True)
    for name, content in render(
        [publication(20)], options=RenderOptions(kinds=("booklet", "notice"))
    ).items():
        path = tmp_path / "publications" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return Catalogue(
        meta=Meta(place="示例县"),
        items=items_frame([]),
        townships=text_frame([{"township_name": TOWN}], names_of("townships")),
        folder=folder,
        shown="catalogs/示例县",
    )


def findings(catalogue, found):
    from datetime import date

    context = Context(as_of=date(2025, 12, 31), publications=found)
    return [finding for code in ("PLF03", "PLF04") for finding in rules()[code]().check(catalogue, context)]


def test_our_own_publications_are_sound(tmp_path):
    catalogue = workspace(tmp_path)
    found = published(catalogue, Settings())
    assert found is not None and set(found) == {TOWN}
    assert findings(catalogue, found) == []


def test_one_that_was_edited_by_hand_is_told(tmp_path):
    catalogue = workspace(tmp_path)
    name = f"{TOWN}事项目录.xlsx"
    other = render([publication(19)], ("xlsx",))[f"{TOWN}/{name}"]
    (tmp_path / "publications" / TOWN / name).write_bytes(other)
    found = published(catalogue, Settings())
    assert {finding.rule for finding in findings(catalogue, found)} == {"PLF04"}


def test_without_publications(tmp_path):
    catalogue = workspace(tmp_path)
    assert published(catalogue, Settings.model_validate({"workspace": {"publications": "none"}})) is None
