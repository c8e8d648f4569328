"""What a list shows of a basis: no citation is left out without a sign."""

from __future__ import annotations

import pandas as pd
import pytest
from samples import publication

from powerlist.model.publication import CITATION_COLUMNS
from powerlist.render.legal import listed_citations

LONG = "《甲条例》（2001年1月1日国务院令第1号公布，2018年1月1日第三次修订） 第三条第一款"


def listed(*written: str) -> str:
    """Return what the list shows of an item with these citations."""
    made = publication(1)
    item = made.rows["id"].iloc[0]
    rows = [(item, "甲条例", "", text) for text in written]
    (text,) = listed_citations(
        publication(1, citations=pd.DataFrame(rows, columns=list(CITATION_COLUMNS))), [item]
    )
    return text


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        # one, or the same words for several paragraphs, are all that there is
        (("《甲条例》第三条第一款",), "《甲条例》第三条第一款"),
        (("《甲条例》第三条第二、三款",) * 2, "《甲条例》第三条第二、三款"),
        # further articles of the act, and those of a short other one, stand beside it
        ((LONG, "《甲条例》第十八条"), f"{LONG}、第十八条"),
        (("《甲法》第三条", "《乙法》第一条", "《乙法》第五条"), "《甲法》第三条；《乙法》第一条、第五条"),
        # a list of articles is written with those before it, and stands once
        (("《甲法》第三条", "《甲法》第三条、第四条", "《甲法》第三条、第四条、第九条"), "《甲法》第三条、第四条、第九条"),
        (("《甲法》第三条", "《甲法》第三条第二款"), "《甲法》第三条、第三条第二款"),
        # what does not fit is counted
        (("《甲法》第三条", f"《{'乙' * 50}条例》第一条"), "《甲法》第三条等2条依据"),
        (("《甲法》第三条", "《甲法》第四条", f"《{'乙' * 50}》第一条", "《丙法》第一条"), "《甲法》第三条、第四条等4条依据"),
        # an act whose title begins like another's is another
        (("《甲法》第三条", "《甲法实施细则》第一条"), "《甲法》第三条；《甲法实施细则》第一条"),
        (("甲条例第三条", "第四条"), "甲条例第三条；第四条"),
    ],
)  # fmt: skip
def test_the_list_shows_every_citation_or_how_many_there_are(written: tuple[str, ...], expected: str) -> None:
    assert listed(*written) == expected


def test_a_basis_without_a_citation_is_shown_by_its_first_line() -> None:
    made = publication(1, citations=pd.DataFrame(columns=list(CITATION_COLUMNS)))
    item = made.rows["id"].iloc[0]
    assert listed_citations(made, [item]) == [made.rows["basis"].iloc[0][:59] + "…"]
