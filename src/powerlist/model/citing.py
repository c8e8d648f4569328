"""Citations as publications print them: in the words of the catalogue, and in one way for an index."""

from __future__ import annotations

from powerlist.text.numerals import chinese

_STATE = "中华人民共和国"
#: A longer stretch of a cell is no citation any more.
_LONGEST_CITATION = 80


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


def written(text: str, law: str, start: int, end: int) -> str:
    """Return a citation in the words of its cell: from the title of the law to the end of the article.

    Args:
        text: the cell.
        law: the law as the citation has it, without 中华人民共和国.
        start: where the article begins in the cell, or the title where no article is cited.
        end: where it ends.
    """
    title = text.rfind(law, 0, end) if law else -1
    if title < 0:
        return text[start:end]
    opened = text.rfind("《", 0, title + 1)
    if opened >= 0 and "》" not in text[opened:title]:
        title = opened
    else:
        title -= len(_STATE) if text[:title].endswith(_STATE) else 0
    head = text[title : max(end, title + len(law))]
    if len(head) <= _LONGEST_CITATION or start <= title:
        return " ".join(head.split())
    # Between the title and this article stand others, or their text: the article follows its title.
    closed = text.find("》", title, start)
    name = text[title : closed + 1] if closed >= 0 else text[title : title + len(law)]
    return " ".join(f"{name}{text[start:end]}".split())
