from __future__ import annotations

from pathlib import Path

import pytest

from powerlist.messages.errors import UserError
from powerlist.pipeline.requests import Requests, listed


@pytest.mark.parametrize(
    "given",
    [["PLB03,PLS"], ["PLB03，PLS"], ["PLB03、PLS"], ["PLB03 PLS"], [" PLB03 , PLS,"], ["PLB03", "PLS"]],
)
def test_a_list_is_taken_as_people_type_it(given: list[str]) -> None:
    assert listed(given) == ("PLB03", "PLS")
    assert listed(None) == listed([" ， "]) == ()


@pytest.mark.parametrize(
    ("reports", "output"),
    [
        (["json=-"], None),
        (["json=-"], Path("-")),
        (["json=-", "sarif=-"], Path("a")),
        (["json=a"], Path("a")),
    ],
)
def test_two_reports_into_one_place_are_refused(reports: list[str], output: Path | None) -> None:
    with pytest.raises(UserError) as caught:
        Requests(reports=tuple(reports)).check(output)
    assert caught.value.key == "usage.same_file"


def test_a_report_may_go_to_standard_output_where_the_first_has_a_file() -> None:
    Requests(reports=("json=-", "sarif=b")).check(Path("a"))
    Requests(reports=("json=a", "sarif=b")).check(Path("-"))
