"""Acts and their places, read from lines of numbers."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from powerlist.linkage.statutes.known_acts import KnownActs, place_key

NUMBER = st.integers(0, 90)
PLACE = st.tuples(st.integers(0, 2_000), st.integers(0, 1_300), st.integers(0, 5), NUMBER, NUMBER)
ACT = st.tuples(PLACE, st.lists(st.integers(0, 1_000_000), max_size=4))


@given(st.lists(ACT, max_size=12))
def test_acts_keep_their_places_their_order_and_their_signs(acts):
    lines = "\n".join(f"{' '.join(map(str, place))}\t{' '.join(map(str, signs))}" for place, signs in acts)
    known = KnownActs(lines)
    assert len(known) == len(acts)
    places = list(dict.fromkeys(place for place, _ in acts))
    assert [tuple(row) for row in known.table.tolist()] == places
    assert [places[number] for number in known.numbers.tolist()] == [place for place, _ in acts]
    assert known.laws.tolist() == [place[0] for place, _ in acts]
    seen = [[place for place, _ in acts[: at + 1]].count(acts[at][0]) for at in range(len(acts))]
    assert known.orders.tolist() == seen
    rows = np.split(known.signs.indices, known.signs.indptr[1:-1]) if acts else []
    assert [row.tolist() for row in rows] == [signs for _, signs in acts]
    asked = np.array([*places, (9_999, 1, 0, 0, 0)], dtype=np.int64)
    assert known.numbers_of(asked).tolist() == [*range(len(places)), -1]


def test_no_two_places_have_one_key():
    places = np.array([(1, 2, 0, 0, 0), (1, 2, 0, 1, 0), (1, 2, 0, 0, 1), (1, 2, 1, 0, 0), (2, 1, 0, 0, 0)])
    assert len(np.unique(place_key(places))) == len(places)
