"""Messages exist in both languages, from the same fields, printable in GBK."""

from __future__ import annotations

import pkgutil
import string
from importlib import import_module

import pytest

from powerlist.messages import LANGUAGES, Few, en, language_of, quote, tell, template, texts, zh

ROOMS = [module.name for module in pkgutil.iter_modules(texts.__path__)]
PAIRS = [(key, zh.MESSAGES[key], en.MESSAGES.get(key, "")) for key in zh.MESSAGES]
PAIRS += [
    (key, *pair)
    for room in ROOMS
    for key, pair in import_module(f"powerlist.messages.texts.{room}").MESSAGES.items()
]


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_both_files_have_the_same_keys():
    assert set(zh.MESSAGES) == set(en.MESSAGES)


@pytest.mark.parametrize(("key", "chinese", "english"), PAIRS, ids=[pair[0] for pair in PAIRS])
def test_both_languages_use_the_same_fields(key, chinese, english):
    assert chinese and english
    assert fields(chinese) == fields(english)
    for text in (chinese, english):
        text.encode("gbk")


@pytest.mark.parametrize("room", ROOMS)
def test_keys_begin_with_their_room(room):
    keys = import_module(f"powerlist.messages.texts.{room}").MESSAGES
    assert all(key.startswith(f"{room}.") for key in keys)
    assert not set(keys) & set(zh.MESSAGES)


def test_a_template_is_found_in_its_room():
    for language in LANGUAGES:
        assert template("report.help", language)


@pytest.mark.parametrize("key", ["nothing", "report.nothing", "no.such", "../x.y", "os.path"])
def test_an_unknown_key_is_an_error(key):
    with pytest.raises(KeyError):
        tell(key)


def test_values_are_quoted_on_one_line_and_cut():
    assert quote("一\n二") == "「一 二」"
    assert len(quote("长" * 100)) == 42


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"POWERLIST_LANG": "en"}, "en"),
        ({"POWERLIST_LANG": "en", "LC_ALL": "zh_CN.GBK"}, "en"),
        ({"POWERLIST_LANG": "fr", "LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LC_ALL": "zh_CN.GBK", "LANG": "en_US.UTF-8"}, "zh"),
        ({"LANG": "C.UTF-8"}, "zh"),
    ],
)
def test_the_language_is_the_users(monkeypatch, environment, language):
    for name in ("POWERLIST_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert language_of() == language


def test_the_first_of_many_words_are_joined_as_the_language_joins_them():
    names = [f"{number}.xlsx" for number in range(1, 8)]
    told = {language: tell("usage.left", language, count=7, files=Few(names, 2)) for language in ("zh", "en")}
    assert "1.xlsx、2.xlsx…" in told["zh"]
    assert "1.xlsx, 2.xlsx…" in told["en"]
    assert Few(names[:2], 2).joined("zh") == "1.xlsx、2.xlsx"
