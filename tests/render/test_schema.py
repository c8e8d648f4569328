"""The schema of template names says exactly what the contexts hold."""

from __future__ import annotations

import pytest

from powerlist.render.plan import plan
from powerlist.render.schema import REQUIRED, SCHEMAS
from powerlist.render.word import context, papers
from powerlist.render.word.table import Table
from render.samples import publication

ONE = publication(20, bilingual=True, notes=("说明",))
CONTEXTS = {
    "word/booklet.docx": context.booklet(ONE),
    "word/notice.docx": context.notice(ONE),
    "word/overview.docx": papers.overview([ONE]),
    **{
        f"word/{job.kind}.docx": getattr(papers, job.kind)(ONE, job.key, job.items)
        for job in plan([ONE], ("docx",))
        if job.kind in ("deed", "boundary", "letter")
    },
}
KINDS = {str: "text", int: "number", bool: "flag", Table: "table"}


def check(entries, values, path=""):
    assert set(values) == set(entries), path
    for name, value in values.items():
        entry = entries[name]
        where = f"{path}.{name}"
        if isinstance(value, list):
            assert entry.kind in ("list", "texts"), where
            for element in value:
                if entry.kind == "list":
                    check(entry.parts, element, where)
                else:
                    assert isinstance(element, str), where
        else:
            assert entry.kind == KINDS[type(value)], where


@pytest.mark.parametrize("name", sorted(CONTEXTS))
def test_context_and_schema_agree(name):
    check(SCHEMAS[name], CONTEXTS[name], name)


def test_every_word_template_was_checked():
    assert {name for name in SCHEMAS if name.startswith("word/")} == set(CONTEXTS)


@pytest.mark.parametrize("name", sorted(REQUIRED))
def test_what_is_required_exists(name):
    for path in REQUIRED[name]:
        entries = SCHEMAS[name]
        for step in path.split("."):
            assert step in entries
            entries = entries[step].parts
