"""Articles: each list of them is a heading of the item or a reference inside quoted text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from powerlist.law import references, titles, wording

if TYPE_CHECKING:
    import re

    from powerlist.law.reading import Reading

#: The act itself, before an article of quoted text.
_SAME_ACT: Final = (
    "本法",
    "本法典",
    "本条例",
    "本办法",
    "本规定",
    "本细则",
    "本决定",
    "该法",
    "该条例",
    "该办法",
)
#: What the name of an act ends with.
_NAME_ENDS: Final = frozenset("法典例定则释知见办）)》〉 \u3000\t")
#: How far before an article the bracket may open that holds a document's history and the article.
_MAX_OPEN: Final = 80
#: Longest remark between two articles of a list.
_MAX_REMARK: Final = 120


def take_reference(run: Reading, pos: int) -> int:  # noqa: PLR0911 - a list of cases
    """Take the reference list at ``pos`` as heading or as a reference of the quoted text."""
    text = run.text
    if _may_end_a_document(text, pos):
        _open_document(run, pos)
    found = references.read(text, pos)
    whole = bool(found.refs) and found.refs[0].article > 0
    if whole and run.gap_is_head(pos) and not (run.listing and "\n" in text[run.previous : pos]):
        return take_heading(run, found)
    place = run.place(pos)
    if not whole:
        bare = wording.NO_ARTICLE_SIGN.match(text, pos) if place == "line" and run.law is not None else None
        if bare is not None:
            return _without_sign(run, bare)
        return _bare_parts(run, pos, place) if found.refs else found.end
    if whole and (_punished_by_it(run, pos) or _labelled(run, pos)):
        return take_heading(run, found)
    if place == "inside" or (
        place == "listed" and run.law is not None and not run.heads("sentence", found.end)
    ):
        if run.law is None and not run.out:
            return _named_head(run, pos, found)
        if run.head and not run.title_last and _goes_on(run, pos, found.end):
            return _named_head(run, pos, found)
        return _reference_inside(run, pos, found)
    if not run.heads(place, found.end):
        return _reference_inside(run, pos, found)
    if place == "line" and run.wrapped(pos) and not _separated(text, found.end):
        return _reference_inside(run, pos, found)
    return take_heading(run, found)


def _labelled(run: Reading, pos: int) -> bool:
    """Tell whether a label leads to the article: 罚则：第九十七条."""
    if run.law is None or run.text[pos - 1 : pos] not in ("：", ":", " ", "\u3000"):
        return False
    return wording.LABELLED_ARTICLE.search(run.text, max(0, pos - 12), pos) is not None


def _punished_by_it(run: Reading, pos: int) -> bool:
    """Tell whether the article by which is punished stands behind the one that is broken, without its act."""
    if run.opening != "违反" or not run.head or run.title_last or pos - run.previous > 16:
        return False
    return wording.PUNISHED_BY_IT.fullmatch(run.text, run.previous, pos) is not None


def _goes_on(run: Reading, pos: int, end: int) -> bool:
    """Tell whether a list goes on with an act without brackets, whose article is from ``pos`` to ``end``."""
    text = run.text
    if wording.LISTED_NAME.fullmatch(text, run.previous, pos):
        return True
    loose = wording.LOOSE_NAME.fullmatch(text, run.previous, pos)
    if loose is None:
        return False
    words = loose.group().strip("。 \t\u3000\xa0")
    return (
        not wording.SELF.search(words) and wording.NAME_VERB.match(words) is None and run.heads("line", end)
    )


def _may_end_a_document(text: str, pos: int) -> bool:
    """Tell at a glance whether a document's name or its history may end before ``pos``; mostly none does."""
    at = pos - 1
    while at >= 0 and text[at] in " \t\u3000\xa0：:":
        at -= 1
    if at >= 0 and text[at] in "）)定知见复告":
        return True
    low = max(0, pos - _MAX_OPEN)
    opened = max(text.rfind("（", low, pos), text.rfind("(", low, pos))
    return opened >= 0 and opened > max(text.rfind("）", low, pos), text.rfind(")", low, pos))


def _open_document(run: Reading, pos: int) -> None:
    """Open the document that is named without 《》 right before ``pos``, where it stands as a heading."""
    title = titles.document_before(run.text, run.previous, pos)
    if title is None:
        return
    first = run.law is None and not run.out
    if first or run.gap_is_head(title.start) or run.place(title.start) != "inside":
        run.open_law(title, None, pos)


def _separated(text: str, end: int) -> bool:
    return end >= len(text) or text[end] in "：: \u3000\n\t"


def _bare_name(raw: str) -> str:
    """Return the title in the words before an article: what follows the last 依照, 违反, 和."""
    words = wording.NAME_NUMBER.sub(
        "", titles.clean(raw.strip("、，,；;和及与 \u3000").lstrip(wording.BULLETS))
    )
    cut = wording.NAME_VERB.match(words)
    return titles.clean(words[cut.end() :]) if cut is not None else words


def _named_head(run: Reading, pos: int, found: references.RefList) -> int:
    """Take 行政处罚法第二十条 at a text's beginning: a title without brackets."""
    text = run.text
    low = max(0, pos - 60)
    name = wording.NAME_TAIL.search(text[low:pos])
    if name is not None and not wording.SELF.search(name.group()):
        words = _bare_name(titles.without_note(name.group()))
        if len(words) >= 2:
            start = max(low, text.rfind(words[:2], low, pos))
            run.open_law(titles.Title(words, start, pos), None, pos)
            return take_heading(run, found)
    return _reference_inside(run, pos, found)


def _without_sign(run: Reading, bare: re.Match[str]) -> int:
    """Take 第十九： and 第二十七第二款：, headings whose 条 was forgotten."""
    text = run.text
    article = references.number(bare.group(1))
    if not article:
        return bare.end()
    end = bare.end()
    if text[end] in "：:":
        refs = [references.Ref(article, 0, 0, 0, 0, 0, bare.start(), end)]
    else:
        rest = references.read(text, end, article)
        refs = rest.refs
        end = rest.end
    return take_heading(run, references.RefList(refs, end))


def _bare_parts(run: Reading, pos: int, place: str) -> int:
    """Take 第二款： (goes on with the article before) and 第86项： (of the document)."""
    text = run.text
    found = references.read(text, pos, run.article, run.suffix)
    if run.law is None:
        return found.end
    first = found.refs[0]
    follows_title = (
        run.title_last and run.head and wording.LISTED.fullmatch(text[run.previous : pos]) is not None
    )
    at_head = run.gap_is_head(pos) or follows_title
    if not at_head and (place == "inside" or not run.heads(place, found.end)):
        return found.end
    if run.article:
        quoted = place == "sentence" and text[found.end : found.end + 1] in (
            "“",
            '"',
            "「",
        )  # 第一款“…”，第二款“…”
        if place == "inside" or not (quoted or _separated(text, found.end)):
            return found.end
        run.add_refs(found.refs)
    elif first.item and not first.paragraph:
        run.add_refs(found.refs, annex=True)
    else:
        return found.end
    run.previous = found.end
    run.head, run.title_last = True, False
    return found.end


def take_heading(run: Reading, found: references.RefList) -> int:
    """Write a list of articles that founds the item, and note whether their text follows below."""
    text = run.text
    refs = found.refs
    end = found.end
    at = end
    while at < len(text) and text[at] in wording.BLANKS + "。；;":
        at += 1
    alone = at >= len(text) or text[at] == "\n"
    same_line = run.title_last and "\n" not in text[run.previous : refs[0].start]
    if run.listing and not run.title_last:
        known = any((run.law, ref.article) in run.listed or (None, ref.article) in run.listed for ref in refs)
        if known:
            run.text_follows = True
        if run.text_follows:
            run.previous, run.head, run.title_last = end, True, False
            run.article, run.suffix = refs[-1].article, refs[-1].suffix
            return end
    run.add_refs(refs)
    if alone and (same_line or len(refs) > 1 or run.listing):
        run.listing = True
        run.listed.update((run.law, ref.article) for ref in refs)
        run.listed.update((None, ref.article) for ref in refs)
    elif not run.head or run.title_last:
        run.listing = False
    run.article, run.suffix = refs[-1].article, refs[-1].suffix
    run.comma = text[end : end + 1] in ("，", ",")
    end = _behind_remark(text, end)
    run.previous, run.head, run.title_last = end, True, False
    return end


def take_listed(run: Reading, pos: int) -> int:
    """Take the next act of a list without brackets and without 第: 水法65条；防洪法56条."""
    text = run.text
    if not run.head or run.title_last or run.previous != pos:
        return pos
    name = wording.LISTED_NAME.match(text, pos)
    short = wording.NO_SIGN.match(text, name.end()) if name is not None else None
    if name is None or short is None:
        return pos
    found = references.read(text, short.end())
    words = _bare_name(titles.without_note(name.group()))
    if not found.refs or len(words) < 2:
        return pos
    start = max(pos, text.find(words[:2], pos, name.end()))
    run.open_law(titles.Title(words, start, name.end()), None, name.end())
    return take_heading(run, found)


def _behind_remark(text: str, end: int) -> int:
    """Step over a remark in brackets between two articles of a list: 第三条（…）、第五条."""
    if text[end : end + 1] not in ("（", "("):
        return end
    close = titles.note_end(text, end)
    if close - end > _MAX_REMARK or text[close : close + 1] not in ("、", "，", ",", "；", ";", "/", "第"):
        return end
    return close


def _reference_inside(run: Reading, pos: int, found: references.RefList) -> int:
    """Write an article reference of the quoted text, with the name before it where there is one."""
    text = run.text
    law: str | None = None
    low = max(run.previous, pos - 48)
    name = None
    before = text[pos - 1 : pos]
    if pos > low and before in _NAME_ENDS and not text[max(0, pos - 3) : pos].endswith(_SAME_ACT):
        name = wording.NAME_TAIL.search(text, low, pos)
    if name is not None:
        words = name.group().strip()
        if not wording.SELF.search(words):
            words = _bare_name(words)
            if (
                2 <= len(words) <= 30
                and not words.startswith(("本", "该"))
                and words not in ("规定", "办法", "条例")
            ):
                law = words
    run.add_internal(law, found.refs)
    run.previous = found.end
    run.head = run.title_last = False
    return found.end


def take_annex(run: Reading, pos: int) -> int:
    """Take 附件2第28项: the carrying document, no article, the number as item."""
    found = wording.ANNEX.match(run.text, pos)
    if found is None:
        return pos + 2
    _open_document(run, pos)
    if run.law is None:
        return pos + 2
    if not run.gap_is_head(pos) and run.place(pos) == "inside":
        return pos + 2
    refs = references.read(run.text, found.end())
    if not refs.refs or refs.refs[0].article:
        return pos + 2
    run.add_refs(refs.refs, annex=True)
    run.previous, run.head, run.title_last = refs.end, True, False
    return refs.end
