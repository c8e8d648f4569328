"""A cell as long as a cell can be costs a rule bounded time, whatever it is made of."""

from __future__ import annotations

from collections import Counter

import pytest

from powerlist.audit import registry
from powerlist.audit.engine import audit
from powerlist.audit.sample import sample

LENGTH = 32_000
#: Families whose engine has tests of its own.
RULES = [rule for code, rule in registry.rules().items() if code[:3] in ("PLS", "PLC", "PLN", "PLF", "PLR")]


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "part", ["(", "《", "；", "一", "1", " ", "?中", "的，", "-", "\\", "示政发[", "第", "共"]
)
def test_a_full_cell_is_judged_and_told_once(part):
    text = part * (LENGTH // len(part))
    item = dict.fromkeys(
        ("name", "department", "basis", "code", "serial", "remark", "section", "until", "effective"), text
    )
    data = {
        "items": [{**item, "type": "行政处罚"}],
        "decisions": [{"number": text, "date": text}],
        "meta": {"claims": [{"text": text}]},
    }
    catalogue, context = sample(data)
    result = audit(catalogue, context, rules=RULES)
    assert not result.errors
    told = Counter((finding.rule, finding.field, finding.location) for finding in result.findings)
    assert len(told) < 2 * len(item)
    assert set(told.values()) == {1}
