"""On real lists no rule of ours reports more than a tenth of all items, and what it reports is there."""

from __future__ import annotations

import collections

import pytest

from powerlist.config.load import load as load_settings
from powerlist.pipeline.requests import Requests

pytestmark = pytest.mark.corpus

#: Faults of the lists of one city that a person can see in the workbooks: rule, sheet, cell.
SEEN = {
    ("PLS01", "行政处罚（254项）", "D100"),
    ("PLS01", "行政处罚（254项）", "D101"),
    ("PLS03", "1", "A22"),
}
#: Families whose share of items is kept here; the others keep theirs beside their own tests.
OURS = ("PLS", "PLC", "PLN", "PLF", "PLR")


@pytest.fixture(scope="module")
def found(request):
    from powerlist.pipeline import auditing
    from powerlist.pipeline.opening import open_paths
    from powerlist.pipeline.options import Options

    folder = request.getfixturevalue("shared") / "real" / "karamay"
    loaded = load_settings(folder)
    options = Options()
    opened = open_paths([folder], lambda _: (loaded.settings, loaded.root), options)
    requests = Requests(persona="pedantic", select=OURS)
    return auditing.run(opened, lambda _: (loaded.settings, loaded.root), options, requests)


def test_no_rule_reports_more_than_a_tenth_of_the_items(found):
    items = collections.defaultdict(set)
    for finding in found.findings:
        if finding.item is not None:
            items[finding.rule].add(finding.item.id)
    assert found.items > 1000
    assert {rule: len(ids) for rule, ids in items.items() if len(ids) * 10 > found.items} == {}


def test_no_two_findings_share_a_fingerprint(found):
    assert len({finding.fingerprint for finding in found.findings}) == len(found.findings)


def test_no_rule_breaks(found):
    assert not found.errors


def test_what_a_person_sees_is_found(found):
    told = {(finding.rule, finding.location.sheet, finding.location.cell) for finding in found.findings}
    assert told >= SEEN
    # its ten rows are eleven items by their numbers: one is 2,3
    assert ("PLR01", "行政许可（11项）", None) not in told
