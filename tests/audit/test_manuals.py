"""Every rule's manual has its headings in order, and its two examples do what they claim."""

from __future__ import annotations

import pytest
import yaml

from powerlist.audit import registry
from powerlist.audit.rule import HEADINGS
from powerlist.audit.sample import outcome
from powerlist.model.manual import ENGLISH, english, examples, sections

RULES = list(registry.rules().values())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_headings_stand_in_order(rule):
    found = list(sections(rule.manual()))
    assert found == [head for head in HEADINGS if head in found]
    assert set(HEADINGS) - set(found) <= {"选项"}
    assert bool(rule.options) == ("选项" in found)
    for name in rule.options:
        assert name in sections(rule.manual())["选项"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_bad_example_fires_and_good_example_is_quiet(rule):
    bad, good = examples(rule.manual(), "反例"), examples(rule.manual(), "正例")
    assert bad and good
    for text in bad:
        assert outcome(rule, yaml.safe_load(text)), text
    for text in good:
        assert not outcome(rule, yaml.safe_load(text)), text


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_texts_are_whole(rule):
    assert rule.summary() and not rule.summary().endswith(("。", "."))
    assert rule.english and rule.ground
    assert {"zh", "en"} <= set(rule.messages)
    assert {"zh", "en"} <= set(rule.helps)
    assert set(rule.messages) == {
        f"{language}{key[2:]}" for key in rule.messages for language in ("zh", "en")
    }
    assert set(rule.helps) <= set(rule.messages)
    for text in (rule.manual(), rule.english, rule.ground, *rule.messages.values(), *rule.helps.values()):
        text.encode("gbk")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_english_manual_says_the_same_parts(rule):
    assert {"what", "why", "repair"} <= set(rule.english_manual) <= {"what", "why", "repair", "options"}
    assert bool(rule.options) == ("options" in rule.english_manual)
    for name in rule.options:
        assert name in rule.english_manual["options"]
    for text in (rule.english, *rule.english_manual.values()):
        text.encode("gbk")
        assert text[0].isupper() or text.startswith((*rule.options, '"'))
    page = english(rule.english, rule.english_manual, rule.manual(), rule.ground)
    assert [head for head in ENGLISH.values() if f"## {head}" in page] == [
        head for key, head in ENGLISH.items() if key != "options" or rule.options
    ]
    assert examples(rule.manual(), "反例")[0] in page
