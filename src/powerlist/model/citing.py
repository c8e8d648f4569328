"""Citations as publications print them: in the words of the catalogue."""

from __future__ import annotations

_STATE = "中华人民共和国"
#: A longer stretch of a cell is no citation any more.
_LONGEST_CITATION = 80


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
