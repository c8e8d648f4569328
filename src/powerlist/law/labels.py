"""How an article is cited: 第五十条之一第二款 in the numerals of statutes, 第50条之1 in those of a screen."""

from __future__ import annotations

from powerlist.text.numerals import chinese


def article_label(article: int, suffix: int, paragraph: int, item: int, end: int = 0) -> str:
    """Return an article as statutes are cited: 第五十条之一第二款第三项; "" for a bare title.

    立法技术规范 (the legislature's own rules of drafting) cites an item without the brackets that its
    enumerator has in the text.
    """
    label = ""
    if article:
        label = f"第{chinese(article)}条" + (f"之{chinese(suffix)}" if suffix else "")
        if end and end != article:
            label += f"至第{chinese(end)}条"
    if paragraph:
        label += f"第{chinese(paragraph)}款"
    if item:
        label += f"第{chinese(item)}项"
    return label


def article_shown(number: int, suffix: int = 0) -> str:
    """Return ``第七十六条`` in Arabic numerals: ``第76条``, ``第50条之1``."""
    return f"第{number}条" + (f"之{suffix}" if suffix else "")
