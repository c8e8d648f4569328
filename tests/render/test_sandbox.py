"""The sandbox: nothing is executed, and the work is bounded."""

from __future__ import annotations

import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import TemplateError
from markupsafe import Markup

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


LONG = Markup("x" * 160_000)


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "text",
    [
        "{{ (long|join(long))|join(long|join(long)) }}",
        "{{ long|join(long) }}{{ long|join(long) }}",
        "{% for a in long|join(long) %}{% endfor %}",
        "{{ " + " ~ ".join(["long"] * 500) + " }}",
        "{{ (" + ", ".join(["long"] * 500) + ") }}",
        "{{ (" + ", ".join(["long|upper"] * 500) + ")|length }}",
        "{{ (" + ", ".join(["long|lower"] * 500) + ")|length }}",
        "{{ (" + ", ".join(["plain|e"] * 500) + ")|length }}",
        "{{ (" + ", ".join(["plain"] * 500) + ")|date }}",
        "{{ rows|join(plain, attribute='name') }}",
        "{{ ('" + "x" * 9_000 + "'|join('" + "y" * 9_000 + "')) }}",
    ],
)
def test_a_text_over_the_limit_is_refused_before_it_is_made(text):
    rows = [{"name": "甲"}] * 500
    made = environment()
    tracemalloc.start()
    try:
        with pytest.raises(TemplateError):
            made.from_string(text).render(long=LONG, plain="&" * 160_000, rows=rows)
        assert tracemalloc.get_traced_memory()[1] < 256 * 1024 * 1024
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("{{ names|join('、') }}", "甲、&lt;乙&gt;"),
        ("{{ rows|join('、', attribute='name') }}", "甲、&lt;乙&gt;"),
        ("{{ '甲乙'|join('-') }}", "甲-乙"),
        ("{{ names[0] ~ '<' ~ 3 }}", "甲&lt;3"),
        ("{{ marked ~ names[1] }}", "<b>&lt;乙&gt;"),
        ("{{ 'a' ~ 1|numeral ~ ('b' ~ 'c'|upper) }}", "a一bC"),
        ("{% if 'a' ~ 'b' == 'ab' %}{{ marked|e }}{% endif %}", "<b>"),
        ("{{ names }}", "[&#39;甲&#39;, &#39;&lt;乙&gt;&#39;]"),
        ("{% for name in names %}{{ name ~ loop.index }}{% endfor %}", "甲1&lt;乙&gt;2"),
    ],
)
def test_texts_made_of_texts_are_what_they_were(text, wanted):
    names = ["甲", "<乙>"]
    rows = [{"name": name} for name in names]
    assert environment().from_string(text).render(names=names, rows=rows, marked=Markup("<b>")) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "{{ 16045|numeral }}",
        "{{ 'x'|numeral }}",
        "{{ rows|numeral }}",
        "{{ rows < 3 }}",
        "{{ 3|length }}",
        "{{ 3|join }}",
        "{{ 3 is divisibleby 0 }}",
        "{% for a in 3 %}{% endfor %}",
    ],
)
def test_a_value_of_the_wrong_kind_is_a_fault_of_the_template(text):
    with pytest.raises(TemplateError) as caught:
        environment().from_string(f"\n\n{text}").render(rows=[])
    assert sandbox.line_of(caught.value) == 3


def test_a_fault_of_an_offered_function_is_none_of_the_template():
    made = environment()
    made.offer("table", lambda: {}["none"])
    with pytest.raises(KeyError):
        made.from_string("{{ table() }}").render()
