"""Discovery and selection of rules."""

from __future__ import annotations

from pathlib import Path

import pytest

import powerlist.audit.rules as package
from powerlist.audit import registry
from powerlist.audit.registry import UnknownRule, resolve, select
from powerlist.audit.rule import Rule
from powerlist.model.enums import Persona

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted(Path(package.__path__[0]).glob("*/PL*.py"))


def codes(*arguments, **options):
    return [rule.code for rule in select(*arguments, **options)]


def test_every_file_of_the_rules_holds_one_rule():
    assert [path.name[:5] for path in FILES] and sorted(path.name[:5] for path in FILES) == list(
        registry.codes()
    )


def test_counts_agree_on_disk_in_the_registry_in_the_docs_and_in_the_cases():
    known = set(registry.codes())
    assert {path.stem for path in (ROOT / "tests" / "cases").glob("*.yml")} == known
    assert {path.stem for path in (ROOT / "docs" / "rules").glob("*.md")} == known
    index = (ROOT / "docs" / "rules.md").read_text("utf-8")
    assert index.count("](rules/PL") == len(known)


def test_rules_are_short():
    long = {path.name: count for path in FILES if (count := len(path.read_text("utf-8").splitlines())) > 220}
    assert not long


@pytest.mark.parametrize("rule", registry.rules().values(), ids=lambda rule: rule.code)
def test_a_rule_says_who_it_is(rule):
    assert issubclass(rule, Rule)
    assert rule.code[:3] in registry.FAMILIES
    assert rule.name == rule.name.lower() and not rule.name.startswith("disallow-")
    assert rule.status in ("preview", "stable")
    assert rule.fix in ("none", "safe", "unsafe")


def test_everything_but_pedantic_and_preview_runs_by_default():
    expected = [
        code
        for code, rule in registry.rules().items()
        if rule.persona is Persona.REGULAR and rule.status == "stable"
    ]
    assert codes() == expected
    assert codes(persona="pedantic", preview=True) == list(registry.codes())


def test_the_more_exact_selector_wins():
    assert codes(["PLS"], ["PLS01"]) == [code for code in codes(["PLS"]) if code != "PLS01"]
    assert codes(["PLS01"], ["PLS"]) == ["PLS01"]
    assert codes(["PLS01"], ["PLS01"]) == []
    assert codes([], ["PL"]) == []


def test_a_rule_that_is_named_runs_whatever_its_persona():
    assert codes(["PLS12"]) == ["PLS12"]
    assert "PLS12" not in codes(["PLS"])


@pytest.mark.parametrize("given", ["PLS01", "pls01", " PLS01 ", "empty-required-cell"])
def test_codes_and_names_are_found_in_any_case(given):
    assert resolve(given) == "PLS01"


@pytest.mark.parametrize("given", ["PLS99", "PLZ", "", "no-such-rule", "PLS0"])
def test_an_unknown_selector_is_an_error_in_both_languages(given):
    with pytest.raises(UnknownRule) as caught:
        select([given])
    for language in ("zh", "en"):
        assert given in caught.value.tell(language)


def test_an_unknown_selector_suggests_a_near_one():
    with pytest.raises(UnknownRule) as caught:
        select(["empty-required-cells"])
    assert caught.value.near[0] == "empty-required-cell"
