"""Cells put together from real articles in the styles of real lists: the truth is known without labels."""

from __future__ import annotations

import random
import re

import pytest

from powerlist.law import parse
from powerlist.law.citation import Role
from powerlist.law.register import load
from powerlist.law.texts import StatuteTexts
from powerlist.text.numerals import chinese

pytestmark = pytest.mark.corpus
CELLS = 600
TAGS = {"法律": "【法律】", "行政法规": "【法规】", "部门规章": "【规章】", "地方性法规": "【地方性法规】"}


def part(rng: random.Random) -> tuple[str, int, int]:
    """Return 款 and 项 behind an article: words, numbers."""
    paragraph, item = rng.randint(1, 3), rng.randint(1, 6)
    return rng.choice(
        (
            ("", 0, 0),
            ("", 0, 0),
            (f"第{chinese(paragraph)}款", paragraph, 0),
            (f"第（{chinese(item)}）项", 0, item),
            (f"第{chinese(paragraph)}款第{chinese(item)}项", paragraph, item),
        )
    )


def history(rng: random.Random, year: int) -> str:
    return rng.choice(
        (
            "",
            f"（{year}年3月2日修订）",
            f"（1997年7月3日第八届会议通过，根据{year}年3月2日《关于修改〈中华人民共和国某法〉等十五部法律的决定》第二次修正）",
        )
    )


def written(style: str, head: str, heads: list[tuple[str, str]], number: int) -> str:
    """Write one act of a cell."""
    flat = [(one, words.replace("\n", "")) for one, words in heads]
    names = "、".join(one for one, _ in heads)
    if style == "tagged":
        return head + "\n" + "\n".join(f"    {one}：{words}" for one, words in heads)
    if style == "running":
        return head + " ".join(f"{one}　{words}" for one, words in flat)
    if style == "numbered":
        return f"{number}.{head}" + "；".join(one for one, _ in heads) + "。"
    if style == "lines":
        return head + "\n" + "\n".join(f"{one}　{words}" for one, words in heads)
    if style == "below":
        bare = [
            (re.match("第[^条]+条(?:之[一二三四五六七八九十]+)?", one).group(), words) for one, words in heads
        ]
        return head + names + "\n" + "\n".join(f"{one}　{words}" for one, words in bare)
    return head + names


def cell(rng: random.Random, statutes: list, texts: StatuteTexts) -> tuple[str, set[tuple[object, ...]]]:
    style = rng.choice(("tagged", "tagged", "running", "list", "numbered", "lines", "below"))
    parts, truth = [], set()
    for number in range(1, rng.randint(1, 3) + 1):
        statute = rng.choice(statutes)
        text = texts.text(statute.title)
        if text is None:
            continue
        title = statute.title if rng.random() < 0.7 else statute.title.removeprefix("中华人民共和国")
        title = title.replace("《", "〈").replace("》", "〉")
        head = f"《{title}》{history(rng, statute.latest.date.year)}"
        if style == "tagged":
            head = TAGS.get(statute.rank.value, "") + head
        heads = []
        for article in sorted(
            rng.sample(text.articles, min(3, len(text.articles))), key=lambda a: (a.number, a.suffix)
        ):
            words, paragraph, item = part(rng)
            suffix = f"之{chinese(article.suffix)}" if article.suffix else ""
            heads.append((f"第{chinese(article.number)}条{suffix}{words}", article.text))
            law = title.removeprefix("中华人民共和国")
            truth.add((law, article.number, article.suffix, paragraph, item))
        parts.append(written(style, head, heads, number))
    between = {"running": "  ", "list": "；", "numbered": " "}.get(style, "\n")
    return between.join(parts), truth


def test_bases_and_references_are_told_apart(shared):
    rng = random.Random(20250405)
    statutes = [statute for statute in load() if statute.latest.last_article > 15]
    texts = StatuteTexts(shared / "statutes")
    hits = misses = wrong = internal = 0
    for _ in range(CELLS):
        text, truth = cell(rng, statutes, texts)
        found = parse(text)
        got = {
            (c.law or "", c.article or 0, c.article_suffix or 0, c.paragraph or 0, c.item or 0)
            for c in found
            if c.role is Role.BASIS
        }
        internal += sum(c.role is Role.INTERNAL for c in found)
        hits += len(got & truth)
        misses += len(truth - got)
        wrong += len(got - truth)
    assert hits > 2 * CELLS
    assert 2 * hits / (2 * hits + misses + wrong) >= 0.99
    assert wrong <= 0.01 * internal
