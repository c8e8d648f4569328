"""Every citation of the example county is real, save the fault that is planted."""

from __future__ import annotations

import re
from datetime import date

import pytest
from generator.powers import cite

from powerlist.law import bases
from powerlist.law.register import load

AS_OF = date(2025, 3, 31)
STYLES = ("plain", "arabic", "brackets", "short", "lines", "clause")
#: The planted article past the last.
BEYOND = ("农药管理条例", 158)


def _powers(county):
    return [power for group in county.powers.values() for power in group]


def test_at_least_120_powers_of_five_types_in_three_modes(county):
    powers = _powers(county)
    assert len(powers) >= 120
    assert {"行政处罚", "行政检查", "行政许可", "行政给付", "行政强制措施"} == {p.type for p in powers}
    assert {"delegated", "entrusted", "extended", "retained"} == {p.mode for p in powers}


def test_every_statute_is_in_the_register_and_has_the_article(county):
    register = load()
    missing = []
    for power in _powers(county):
        statute = register.resolve(power.law)
        if statute is None:
            missing.append((power.law, None))
            continue
        last = statute.version_at(AS_OF).last_article
        missing += [(power.law, article) for article, _, _ in power.articles if article > last]
    assert missing == [BEYOND]


def test_every_paragraph_and_item_exists(county):
    register = load()
    wrong = []
    for power in _powers(county):
        statute = register.resolve(power.law)
        for article, paragraph, item in power.articles:
            facts = statute.version_at(AS_OF).article(article)
            if facts is None and (power.law, article) != BEYOND and (paragraph > 1 or item > 1):
                wrong.append((power.law, article))
            elif facts is not None and (paragraph > facts.paragraphs or item > facts.items):
                wrong.append((power.law, article, paragraph, item))
    assert wrong == []


def test_every_statute_was_in_force(county):
    register = load()
    for power in _powers(county):
        statute = register.resolve(power.law)
        assert statute.status(AS_OF) == "in force", power.law


@pytest.mark.parametrize("style", STYLES)
def test_every_spelling_is_read_back(county, style):
    for power in _powers(county):
        read = [(one.article, one.paragraph or 0, one.item or 0) for one in bases(cite(power, style))]
        assert read == power.articles, cite(power, style)


@pytest.mark.corpus
def test_the_article_speaks_of_the_conduct(county, shared):
    """Most characters of a penalty's name stand in the article or the paragraph that founds it."""
    from powerlist.law.texts import StatuteTexts

    texts = StatuteTexts(shared / "statutes")
    strange = []
    for power in _powers(county):
        if power.type != "行政处罚" or (power.law, power.articles[-1][0]) == BEYOND:
            continue
        words = set(
            re.sub(r"^对|的处罚$|[的和或者、，互联网上服务营业场所娱乐得证]", "", power.sub or power.name)
        )
        text = "".join(
            texts.article_text(power.law, article, as_of=AS_OF) or "" for article, _, _ in power.articles
        )
        if len(words & set(text)) < 0.6 * len(words):
            strange.append((power.sub or power.name, power.law, power.articles))
    assert strange == []
