"""What every rule says, in both languages, over all cases: a sentence is in one language, data stands in quotes."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

import yamls
from powerlist.audit import registry
from powerlist.audit.baseline import Entry
from powerlist.audit.engine import audit
from powerlist.audit.sample import companions, sample

CASES = Path(__file__).resolve().parents[2] / "cases"
#: Data: in quotes, or a citation that begins with its title, or the difference of two names.
QUOTED = re.compile(
    r"「[^」]*(?:「[^」]*」[^」]*)*」|“[^”]*”|【[^】]*】|《[^》]*(?:《[^》]*》[^》]*)*》[第条款项至之之目\d一二三四五六七八九十百]*"
)
CHANGED = re.compile(r"\S*［.*］\S*")
CHINESE = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")


@cache
def said(code: str) -> frozenset[tuple[str, str]]:
    """Return what a rule says over its cases: language and text of messages, helps and reasons to skip."""
    rule = registry.rules()[code]
    texts = set()
    for data in yamls.read(CASES / f"{code}.yml").values():
        catalogue, context = sample(data)
        entries = [Entry(**{"item": "", "field": "", **entry}) for entry in data.get("baseline") or ()]
        result = audit(catalogue, context, rules=companions(rule, data), baseline=entries or None)
        for language in ("zh", "en"):
            for finding in result.findings:
                if finding.rule == code:
                    texts |= {
                        (language, result.message(finding, language)),
                        (language, result.help(finding, language)),
                    }
            texts |= {(language, one.reason(language)) for one in result.skipped if one.rule == code}
    return frozenset(texts)


@pytest.mark.parametrize("code", registry.codes())
def test_an_english_sentence_is_english(code: str) -> None:
    for language, text in said(code):
        if language == "en":
            bare = CHANGED.sub("", QUOTED.sub("", text))
            assert not CHINESE.search(bare), text


@pytest.mark.parametrize("code", registry.codes())
def test_a_chinese_sentence_joins_in_chinese(code: str) -> None:
    for language, text in said(code):
        if language == "zh":
            assert not re.search(r"[\u4e00-\u9fff], |[\u4e00-\u9fff]; | and \d+ more", text), text


@pytest.mark.parametrize("code", registry.codes())
def test_the_console_of_windows_can_show_it(code: str) -> None:
    for _, text in said(code):
        text.encode("gbk")


@pytest.mark.parametrize("code", registry.codes())
def test_every_template_has_its_other_language(code: str) -> None:
    rule = registry.rules()[code]
    for templates in (rule.messages, rule.helps):
        chinese = {key.removeprefix("zh") for key in templates if key.startswith("zh")}
        assert chinese == {key.removeprefix("en") for key in templates if key.startswith("en")}
