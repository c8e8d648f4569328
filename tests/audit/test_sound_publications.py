"""Publications that an earlier run found sound are not read again; whatever has a finding is."""

from __future__ import annotations

from typing import Any

from memory import Memory
from powerlist.audit.engine import audit
from powerlist.audit.registry import rules
from powerlist.audit.sample import sample
from powerlist.files.cache import Cache
from powerlist.model.audit import Audit

RULES = [rules()[code] for code in ("PLF03", "PLF04")]
ITEM = {"name": "对甲行为的处罚"}


class Committed:
    """Publications that count how often they are read."""

    def __init__(self, found: dict[str, Any] | None, state: str = "1") -> None:
        self.found, self.now, self.count = found, state, 0

    def state(self) -> str:
        return self.now

    def read(self) -> dict[str, Any] | None:
        self.count += 1
        return self.found


def town(*other: dict[str, str]) -> dict[str, Any]:
    return {
        "甲镇": [{"file": "甲镇/甲.xlsx", "items": [ITEM]}, {"file": "甲镇/甲.docx", "items": [ITEM, *other]}]
    }


def run(committed: Committed, kept: Cache | None) -> Audit:
    catalogue, context = sample({"items": [ITEM]})
    context.committed, context.kept = committed, kept
    return audit(catalogue, context, rules=RULES)


def test_sound_ones_are_read_once() -> None:
    committed, kept = Committed(town()), Memory()
    first = run(committed, kept)
    assert (committed.count, first.findings, first.skipped, first.errors) == (1, [], [], [])
    assert run(committed, kept) == first
    assert committed.count == 1
    assert run(committed, None) == first
    assert committed.count == 2


def test_other_files_are_read() -> None:
    kept = Memory()
    run(Committed(town()), kept)
    committed = Committed(town({"name": "对乙行为的处罚"}), "2")
    assert [one.rule for one in run(committed, kept).findings] == ["PLF04"]
    assert committed.count == 1


def test_a_finding_is_found_again() -> None:
    committed, kept = Committed(town({"name": "对乙行为的处罚"})), Memory()
    assert run(committed, kept) == run(committed, kept) == run(committed, None)
    assert committed.count == 3
    assert run(committed, kept).findings


def test_without_any_the_rules_are_skipped() -> None:
    committed, kept = Committed(None), Memory()
    for _ in range(2):
        assert [one.rule for one in run(committed, kept).skipped] == ["PLF03", "PLF04"]
    assert not kept.held


def test_what_is_no_mark_of_ours_is_none() -> None:
    committed, kept = Committed(town({"name": "对乙行为的处罚"})), Memory()
    for code in ("PLF03", "PLF04"):
        kept.put(["sound"], "publications", code, "1")
    assert run(committed, kept).findings
