"""JSON bytes: the same data whatever the layout, also with lone surrogates."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from powerlist.report.jsonbytes import json_bytes

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(), max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=12,
)


@given(VALUES, st.one_of(st.none(), st.integers(0, 5)))
def test_every_layout_reads_back(value, depth):
    content = json_bytes(value, depth)
    assert json.loads(content.decode("utf-8")) == value
    assert content.endswith(b"\n")


def test_a_record_is_a_line():
    content = json_bytes({"a": [{"b": [1, 2]}, {"b": []}], "c": {}}, depth=2).decode()
    assert content == '{\n "a": [\n  {"b": [1, 2]},\n  {"b": []}\n ],\n "c": {}\n}\n'
