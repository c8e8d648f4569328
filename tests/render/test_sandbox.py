"""The sandbox: nothing is executed, and the work is bounded."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import TemplateError

from powerlist.render import sandbox
from powerlist.render.sandbox import environment


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ lipsum() }}",
        "{{ range(9) }}",
        "{{ rows.append(1) }}",
        "{{ rows.copy }}",
        "{{ 'a'.ljust(99999999) }}",
        "{{ 'a' * 500000000 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ '%999999999d' % 1 }}",
        "{{ 'a'|center(99999999) }}",
        "{% set a = 'x' %}",
        "{% macro a() %}{% endmacro %}",
        "{% include 'x' %}",
        "{% raw %}{{ x }}{% endraw %}",
        "{%- raw -%}{{ x }}{% endraw %}",
        "{% import 'x' as y %}",
        "{% extends 'x' %}",
        "{% for a in rows recursive %}{% endfor %}",
        "{{ unknown }}",
        "{{ rows[0].unknown }}",
    ],
)
def test_what_is_refused(text):
    with pytest.raises(TemplateError):
        environment().from_string(text).render(rows=[{"name": "x"}])


def test_what_offices_need():
    text = (
        "{% for row in rows %}{{ loop.index }}/{{ loop.length }} {{ row.name }}{% if not loop.last %}、{% endif %}"
        "{% endfor %}{{ 3|numeral }}{{ '2025-07-01'|date }}{{ missing|default('-') }}{{ 2 + 1 }}{{ rows|length }}"
    )
    got = environment().from_string(text).render(rows=[{"name": "<甲>"}, {"name": "乙&"}])
    assert got == "1/2 &lt;甲&gt;、2/2 乙&amp;三2025年7月1日-32"


@pytest.mark.timeout(60)
def test_nested_loops_end(monkeypatch):
    monkeypatch.setattr(sandbox, "LONGEST_SECONDS", float("inf"))
    loops = "".join(f"{{% for {name} in rows %}}" for name in "abcd") + "{% endfor %}" * 4
    made = environment()
    with pytest.raises(TemplateError):
        made.from_string(loops).render(rows=list(range(200)))
    assert made.budget.passes == -1  # one pass more than there may be


def test_time_ends_them_too(monkeypatch):
    monkeypatch.setattr(sandbox, "LONGEST_SECONDS", -1.0)
    made = environment()
    with pytest.raises(TemplateError):
        made.from_string("{% for a in rows %}{% endfor %}").render(rows=list(range(200_000)))
    assert made.budget.passes >= sandbox.MOST_PASSES - 1024


def test_output_ends(monkeypatch):
    monkeypatch.setattr(sandbox, "LARGEST_OUTPUT", 1000)
    with pytest.raises(TemplateError):
        environment().from_string("{% for a in rows %}{{ text }}{% endfor %}").render(
            rows=range(100), text="字" * 100
        )


@given(st.text(max_size=40))
def test_values_are_never_templates(value):
    got = environment().from_string("{{ value }}").render(value=value)
    again = environment().from_string("<i>{{ value }}</i>").render(value=value)
    assert again == f"<i>{got}</i>"
    assert "<" not in got


@pytest.mark.parametrize(
    "text",
    [
        "{{ " + "(" * 20_000 + "1" + ")" * 20_000 + " }}",
        "{{ 1" + " + 1" * 20_000 + " }}",
        "{% if 1 %}" * 400 + "{% endif %}" * 400,
        "{{ 1 }}" * (sandbox.MOST_TAGS + 1),
    ],
)
def test_what_is_too_deep_or_too_much_is_one_clear_error(text):
    with pytest.raises(TemplateError):
        environment().from_string(text).render()
