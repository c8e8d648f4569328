"""Whatever stands in the cells, no rule raises, and every finding can be told in both languages."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from powerlist.audit import registry
from powerlist.audit.engine import audit
from powerlist.audit.sample import sample
from powerlist.model.enums import Mode, PowerType
from powerlist.model.fields import names_of
from powerlist.report.registry import FORMATS, render

#: All rules on every example take their time; what fails is small enough without shrinking.
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
RULES = list(registry.rules().values())
ODD = [
    "",
    " ",
    "=1+1",
    "１２",
    "3.3E+11",
    "2025-01-01",
    "45292",
    "null",
    "锟斤拷",
    "一",
    "\u200b",
    "《",
    "》",
    "第条",
    "𠮷",
    "{x}",
    "%s",
]
TEXT = st.one_of(
    st.sampled_from(ODD),
    st.text(max_size=12),
    st.sampled_from(
        ["《水法》第六十九条", "对擅自取水行为的处罚", "示例县水利局", "甲镇", "甲镇、乙乡", "13800138000"]
    ),
)


def rows(table: str, **fixed: st.SearchStrategy):
    names = [name for name in names_of(table) if name not in ("id", "item", "related", "items_covered")]
    return st.fixed_dictionaries(
        {},
        optional={**dict.fromkeys(names, TEXT), **fixed},
    )


ITEMS = rows(
    "items",
    type=st.one_of(TEXT, st.sampled_from([one.value for one in PowerType])),
    mode=st.one_of(TEXT, st.sampled_from([one.value for one in Mode])),
)
GRANTS = rows(
    "grants", item=st.integers(1, 4), mode=st.one_of(TEXT, st.sampled_from([one.value for one in Mode]))
)
SAMPLES = st.fixed_dictionaries(
    {"items": st.lists(ITEMS, max_size=4)},
    optional={
        "grants": st.lists(GRANTS, max_size=4),
        "decisions": st.lists(rows("decisions"), max_size=2),
        "deeds": st.lists(rows("deeds", items_covered=TEXT), max_size=2),
        "outposts": st.lists(rows("outposts"), max_size=2),
        "townships": st.lists(rows("townships"), max_size=2),
        "waivers": st.lists(rows("waivers", item=st.integers(0, 3)), max_size=2),
        "usage": st.lists(rows("usage", item=st.integers(0, 3)), max_size=2),
        "stored": st.booleans(),
    },
)


@settings(max_examples=20, deadline=None, phases=PHASES, suppress_health_check=list(HealthCheck))
@given(SAMPLES)
def test_no_rule_raises_and_every_report_is_written(data):
    catalogue, context = sample(data)
    result = audit(catalogue, context, rules=RULES)
    assert not result.errors
    for name in FORMATS:
        render(name, result)
    for finding in result.findings:
        assert result.message(finding, "zh") and result.message(finding, "en")
        assert len(finding.fingerprint) == 16


@settings(max_examples=4, deadline=None, phases=PHASES, suppress_health_check=list(HealthCheck))
@given(SAMPLES)
def test_two_runs_say_the_same(data):
    first, second = (render("json", audit(*sample(data), rules=RULES)) for _ in range(2))
    assert first == second
