"""The parser and the register beside the real lists and the statutes' texts."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from powerlist.law import bases, parse
from powerlist.law.citation import Role
from powerlist.law.register import load
from powerlist.law.register_build import encode_folder

pytestmark = pytest.mark.corpus
HERE = Path(__file__).parent
NUMBERS = ("article", "suffix", "paragraph", "item", "subitem", "range_end")
csv.field_size_limit(10_000_000)


@cache
def cells(folder: Path) -> dict[tuple[str, int], str]:
    found = {}
    for path in sorted([*(folder / "real/truth").glob("*.csv"), *(folder / "real/other").glob("*.csv")]):
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        for index, head in enumerate(rows[0]):
            if head in ("实施依据", "抽查依据"):
                for number, row in enumerate(rows[1:], 2):
                    found[path.name, number] = row[index]
    return found


def labelled() -> dict[tuple[str, int], set[tuple[object, ...]]]:
    found: dict[tuple[str, int], set[tuple[object, ...]]] = {}
    with (HERE / "labelled.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            key = (row["file"], int(row["row"]))
            found.setdefault(key, set()).add((row["law"], *(int(row[name]) for name in NUMBERS)))
    return found


def test_labelled_cells_reach_the_promised_quality(shared):
    texts = cells(shared)
    hits = misses = wrong = 0
    for key, expected in labelled().items():
        got = {
            (
                c.law or "",
                c.article or 0,
                c.article_suffix or 0,
                c.paragraph or 0,
                c.item or 0,
                c.subitem or 0,
                c.range_end or 0,
            )
            for c in bases(texts[key])
        }
        hits += len(expected & got)
        misses += len(expected - got)
        wrong += len(got - expected)
    assert hits > 500
    assert 2 * hits / (2 * hits + misses + wrong) >= 0.97


def test_spans_and_roles_hold_over_all_real_cells(shared):
    seen = Counter()
    for text in set(cells(shared).values()):
        for citation in parse(text):
            seen[citation.role] += 1
            assert 0 <= citation.start < citation.end <= len(text)
            if citation.role is Role.BASIS and citation.article:
                assert citation.law is not None or text.lstrip().startswith("第")
    assert seen[Role.BASIS] > 2_000
    assert seen[Role.INTERNAL] > 500


def test_the_shipped_register_is_what_the_builder_makes(shared):
    from powerlist.law.register import _data

    text, problems = encode_folder(shared / "statutes")
    assert problems == ()
    assert text == _data("register.tsv")


def test_last_articles_are_those_of_the_collected_table(shared):
    register = load()
    with (shared / "domain/law_register.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["last_article"] not in ("", "0")]
    wrong = []
    for row in rows:
        statute = register.resolve(row["title"])
        when = date.fromisoformat(row["version_date"])
        lasts = {v.last_article for v in statute.versions if v.date == when} if statute else set()
        if int(row["last_article"]) not in lasts:
            wrong.append(row["title"])
    assert len(rows) > 900
    assert len(wrong) <= 5, wrong


@pytest.mark.parametrize(
    ("name", "flag", "least"),
    [
        ("township_statutory_candidates.csv", "township", 0.9),
        ("designated_department_articles.csv", "designation", 0.9),
        ("outpost_own_name_articles.csv", "outpost", 1.0),
    ],
)
def test_clauses_of_the_domain_tables_are_flagged(shared, name, flag, least):
    register = load()
    with (shared / "domain" / name).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    hit = 0
    for row in rows:
        statute = register.resolve(row["title"])
        facts = [v.article(int(row["article"])) for v in statute.versions] if statute else []
        hit += any(getattr(found, flag) for found in facts if found is not None)
    assert hit / len(rows) >= least
