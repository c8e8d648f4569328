from __future__ import annotations

import pytest

from powerlist.pipeline.requests import listed


@pytest.mark.parametrize(
    "given",
    [["PLB03,PLS"], ["PLB03，PLS"], ["PLB03、PLS"], ["PLB03 PLS"], [" PLB03 , PLS,"], ["PLB03", "PLS"]],
)
def test_a_list_is_taken_as_people_type_it(given: list[str]) -> None:
    assert listed(given) == ("PLB03", "PLS")
    assert listed(None) == listed([" ， "]) == ()
