from __future__ import annotations

from pathlib import Path

import pytest

from powerlist.classify import PolicyError, parse_policy, read_policy
from powerlist.model.enums import Mode

GOOD = """# 注
[codes]
power_source = { "6" = "下放" }

[[rule]]
department = ["农业农村局", "水利局"]
mode = "委托"
"""


def test_a_policy_is_read_in_chinese_and_code_words() -> None:
    policy = parse_policy(GOOD)
    assert [rule.mode for rule in policy.rules] == [Mode.ENTRUSTED]
    assert policy.rules[0].department == ("农业农村局", "水利局")
    assert policy.power_source == {"6": Mode.DELEGATED}
    assert policy.lines == (5,)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('[[rule]]\ndepartment = "局"\nmode = "下放"\ncolour = "red"\n', 4),
        ('[[rule]]\ndepartment = "局"\nmode = "随便"\n', 3),
        ('[[rule]]\ntype = "行政处罚"\n', 1),
        ('[[rule]]\nmode = "下放"\n', 1),
        ('\n\n[[rule]\nmode = "下放"\n', 3),
        ('[rules]\nmode = "下放"\n', 1),
        # what is missing in the first rule does not stand in the second
        ('[[rule]]\nname = "一"\n[[rule]]\nname = "二"\nmode = "下放"\n', 1),
        ('# 注\n[[rule]]\nname = "一"\ndepartment = 5\nmode = "下放"\n', 4),
        ('[codes]\npower_source = { "6" = "随便" }\n', 2),
        ('[[rule]]\nname = "一"\nmode = """\n', 3),
        (f"[codes]\n{'.'.join('a' * 20_000)} = 1\n", 2),
        (f"\nx = {'9' * 5000}\n", 2),
    ],
)
def test_a_fault_is_named_with_its_line(text: str, line: int) -> None:
    with pytest.raises(PolicyError) as caught:
        parse_policy(text, "县/policy.toml")
    assert (caught.value.file, caught.value.line) == ("县/policy.toml", line)


def test_a_missing_or_undecodable_file(tmp_path: Path) -> None:
    with pytest.raises(PolicyError):
        read_policy(tmp_path / "none.toml")
    (tmp_path / "gbk.toml").write_bytes('name = "规则"'.encode("gbk"))
    with pytest.raises(PolicyError):
        read_policy(tmp_path / "gbk.toml")


def test_a_policy_has_a_bounded_number_of_rules() -> None:
    with pytest.raises(PolicyError):
        parse_policy('[[rule]]\nname = "x"\nmode = "下放"\n' * 1001)


def test_a_misspelt_key_is_told_before_the_key_that_it_leaves_out() -> None:
    with pytest.raises(PolicyError) as caught:
        parse_policy('[[rule]]\nname = "x"\nmod = "下放"\n', "policy.toml")
    assert (caught.value.line, caught.value.setting) == (3, "rule.0.mod")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    ("text", "word"),
    [
        ('[[rule]]\nname = "x"\nmode = "下放"\noutpst = "所"\n', "outpost"),
        ('[[rule]]\nname = "x"\nmode = "随便"\n', "随便"),
        ('[[rule]]\nname = "x"\nmode = "下放"\ndepartment = 5\n', "5"),
    ],
)
def test_a_fault_is_told_in_both_languages(text: str, word: str, language: str) -> None:
    with pytest.raises(PolicyError) as caught:
        parse_policy(text, "policy.toml")
    told = caught.value.tell(language)
    assert word in told
    assert told.startswith("policy.toml:")
    assert "1" in told
    assert "Input should" not in told


def test_lines_of_rules_and_of_their_receivers() -> None:
    text = '# 注\n[[rule]]\nname = "一"\nmode = "下放"\nreceivers = "甲镇"\n[[rule]]\nname = "二"\nmode = "委托"\n'
    policy = parse_policy(text)
    assert policy.lines == (2, 6)
    assert policy.receiver_lines == (5, 6)
