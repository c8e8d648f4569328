"""TOML that nobody means is refused with its line: what is too deep, numbers of thousands of digits."""

from __future__ import annotations

import pytest

from powerlist.config.toml import TomlError, loads, parse
from powerlist.messages.errors import UserError

DEEP = ".".join(["a"] * 20_000)
LONG = "9" * 5000


@pytest.mark.parametrize(
    ("text", "key", "line"),
    [
        (f"x = 1\n[{DEEP}]\ny = 2\n", "config.too_deep", 2),
        (f"x = 1\n\n{DEEP} = 2\n", "config.too_deep", 3),
        (f"x = {'[' * 5000}{']' * 5000}\n", "config.too_deep", 1),
        ("x = " + "[\n" * 200 + "]\n" * 200, "config.too_deep", 101),
        (f"x = {'{a = ' * 200}1{'}' * 200}\n", "config.too_deep", 1),
        (f"# {LONG}\ny = '{LONG}'\nx = {LONG}\n", "config.long_number", 3),
        (f"x = [\n1,\n-{LONG}]\n", "config.long_number", 3),
        ("x = 1\ny = [\n", "config.bad_toml", 2),
        ("x = 1\ny = ['[', 2,\n  3, # ]\n[t]\nz = 1\n\n", "config.bad_toml", 4),
        ("x = 1\ny = [\n  [1],\n  2,\n\n", "config.bad_toml", 2),
        ("x = 1\n\ny =", "config.bad_toml", 3),
        ('x = 1\ny = """\n甲\n', "config.bad_toml", 3),
        ("x = 1\ny = = 2\n", "config.bad_toml", 2),
        ('x = "C:\\数据"\n', "config.backslash", 1),
    ],
)
def test_what_nobody_means_is_told_with_its_line(text: str, key: str, line: int) -> None:
    with pytest.raises(TomlError) as caught:
        loads(text)
    assert (caught.value.key, caught.value.line) == (key, line)
    with pytest.raises(UserError) as told:
        parse(text, "powerlist.toml")
    assert (told.value.key, told.value.values["file"]) == (key, f"powerlist.toml:{line}")


@pytest.mark.parametrize(
    "text",
    [
        "x = " + "[" * 50 + "]" * 50 + "\n",
        f"x = '{'[' * 500}' # {'[' * 500}\n",
        f'x = """\n{"[." * 500}\n"""\n',
        "\n".join(f"[t.a{number}]\nb.c = 1.5" for number in range(500)),
        f"x = '{LONG}'\n",
    ],
)
def test_what_is_only_long_is_read(text: str) -> None:
    assert loads(text)
