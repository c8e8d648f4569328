"""catalog.toml as people keep it: what a program changes in it leaves the rest as it is."""

from __future__ import annotations

import dataclasses

import pytest

from powerlist.model.catalogue import Meta
from powerlist.store.meta import read_meta, rewritten

KEPT = '# 本县\r\ntitle = "甲县清单"  # 名称\r\nparents = [\r\n  "../省", # 省里的\r\n  "../市",\r\n]\r\n\r\n[[claims]] # 公告\r\nnotice = "共 3 项"\r\n'


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_comments_breaks_and_layout_stay_where_the_parents_change(tmp_path, mark):
    path = tmp_path / "catalog.toml"
    path.write_bytes(mark + KEPT.encode())
    meta = dataclasses.replace(read_meta(path, "catalog.toml"), parents=("../../省", "../../市"))
    path.write_bytes(rewritten(path.read_bytes(), meta))
    assert path.read_bytes() == mark + KEPT.replace("../", "../../").encode()
    assert read_meta(path, "catalog.toml") == meta


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b'parents = ["../a", "../b"]\n',
        b"claims = [{a = " + b"[" * 120 + b"]" * 120 + b"}]\n",
        b"#" * 300_000,
    ],
)
def test_what_cannot_be_changed_is_written_anew(tmp_path, content):
    path = tmp_path / "catalog.toml"
    meta = Meta(title="甲县清单", parents=("../省",))
    path.write_bytes(rewritten(content, meta))
    assert read_meta(path, "catalog.toml") == meta


@pytest.mark.parametrize("level", ["county", "city", "province"])
def test_every_level_that_has_a_list_of_its_own_can_be_said(tmp_path, level):
    path = tmp_path / "catalog.toml"
    path.write_text(f'layer = "guidance"\nlevel = "{level}"\n', "utf-8")
    assert read_meta(path, "catalog.toml").level == level
