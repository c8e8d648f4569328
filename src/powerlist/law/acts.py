"""Acts: rank tags, titles with 《》 and what follows them; each founds the item or stands in quoted text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from powerlist.law import references, titles, wording
from powerlist.law.citation import Citation, Role
from powerlist.law.headings import take_heading

if TYPE_CHECKING:
    from powerlist.law.reading import Reading


#: No statute has more articles; a larger number is a year or a code.
_LAST_ARTICLE: Final = 1300


def take_tag(run: Reading, pos: int) -> int:
    """Take 【法律】 and the title behind it; other brackets are stepped over."""
    text = run.text
    found = wording.TAG.match(text, pos)
    if found is None or not wording.TAG_WORD.search(found.group(1)):
        return pos + 1
    words = found.group(1)
    end = found.end()
    if "依据" in words:
        return end  # 【法律依据】 is a label, no rank
    if not found.group().rstrip("：:").endswith(("】", "〗", "]", "〕")):
        # an unclosed tag: only the words of a rank are its own, the title may follow at once
        known = re.match(r"法律|行政法规|地方性法规|法规|部门规章|政府规章|规章|规范性文件|国务院决定", words)
        if known is None or (text[end : end + 1] not in "《〈<（" and known.group() == words):
            return pos + 1
        words = known.group()
        end = found.start(1) + len(words)
    if run.place(pos) == "inside" and not run.gap_is_head(pos):
        before = text[max(0, pos - 3) : pos].rstrip()
        if wording.VERBS.search(before) or before.endswith(("由", "按", "依", "照")):
            return _title_inside(run, end)
    return after_tag(run, words, end)


def _title_inside(run: Reading, pos: int) -> int:
    """Step over a title that follows a tag in the middle of a sentence; it is an act of the quoted text."""
    run.head = False
    return pos


def after_tag(run: Reading, words: str, pos: int) -> int:
    """Take the title behind a rank tag, whatever its brackets look like."""
    text = run.text
    at = pos
    while at < len(text) and text[at] in wording.BLANKS + "：:":
        at += 1
    if at >= len(text):
        return at
    if text[at] == "《":
        return take_title(run, at, words)
    typo = wording.TITLE_TYPO.match(text, at)
    if typo is not None:
        title = titles.Title(titles.clean(typo.group(1)), at, typo.end())
        end = titles.note_end(text, typo.end())
        run.open_law(title, words, end)
        return end
    limit = min(len(text), at + 70)
    opened = text.find("《", at, limit)
    line = text.find("\n", at, limit)
    if opened >= 0 and (line < 0 or opened < line) and not any(c in text[at:opened] for c in "。；：:（("):
        return take_title(run, opened, words, floor=at - 1)
    bare = wording.BARE_TAGGED.match(text, at)
    if bare is not None and titles.ACT_END.search(bare.group(1).rstrip()):
        title = titles.Title(titles.clean(bare.group(1)), bare.start(1), bare.end(1))
        end = titles.note_end(text, bare.end(1))
        run.open_law(title, words, end)
        return end
    return pos


def take_title(run: Reading, pos: int, tag: str | None, floor: int | None = None) -> int:  # noqa: PLR0911 - a list of cases
    """Take a title at ``pos`` as a basis or as an act of the quoted text, and return where to go on."""
    text = run.text
    title = titles.at_bracket(text, pos, run.previous if floor is None else floor)
    if title is None:
        return pos + 1
    end = titles.note_end(text, title.end)
    note = text[title.end : end]
    short = titles.alias(note) if note and "称" in note else None
    if short is not None:
        run.aliases[short] = title.law
    if tag is not None:
        return _open(run, title, tag, end)
    if _amending(title.law) and (run.law is not None or not _followed_by_article(text, end)):
        if run.head and run.title_last:
            run.previous = end
        return end
    start = title.start
    label = wording.RANK_LABEL.search(text, max(0, start - 12), start)
    if label is not None:
        return _open(run, title, label.group(1) or label.group(2), end)
    place = run.place(start)
    if run.gap_is_head(start):
        gap = text[run.previous : start]
        blank = gap.isspace() or (
            not gap and run.article > 0
        )  # 第三条《…法》第二条所称: nothing separates a list
        place = "line" if run.title_last or "\n" in gap else "blank" if blank else "list"
        if _title_heads(run, title, end, note, place):
            return _open(run, title, None, end)
    elif place != "inside":
        run.head = False  # other words came since the last heading
        if _title_heads(run, title, end, note, place):
            return _open(run, title, None, end)
    elif (run.law is None and _followed_by_article(text, end) and not run.out) or (
        _led(run, start) and _title_heads(run, title, end, note, "lead")
    ):
        return _open(run, title, None, end)
    return _act_inside(run, title, end)


def _amending(law: str) -> bool:
    return titles.AMENDING.search(law) is not None


def _followed_by_article(text: str, pos: int) -> bool:
    return wording.ARTICLE_NEXT.match(text, pos, pos + 40) is not None


def _article_at(text: str, pos: int) -> int:
    """Return where the article stands that ``_followed_by_article`` saw."""
    while text[pos] in " \t\u3000\xa0\r\n：:|｜—－-":
        pos += 1
    chapter = wording.CHAPTER_NEXT.match(text, pos)
    return pos if chapter is None else chapter.end()


def _open(run: Reading, title: titles.Title, tag: str | None, end: int) -> int:
    if run.law is None and not run.out:
        opening = wording.OPENING.match(run.text[max(0, title.start - 5) : title.start])
        run.opening = opening.group(1) if opening is not None else ""
    run.open_law(title, tag, end)
    note = run.text[title.end : end]
    inner = wording.ARTICLES_IN_BRACKET.match(run.text, title.end)
    if inner is not None:  # 《…》（第九十七条）, 《…》[97条]: the bracket holds the articles
        found = references.read(run.text, inner.end())
        return take_heading(run, found) if found.refs else inner.end()
    if end == title.end or not note.strip():
        history = wording.HISTORY.match(run.text, end)
        if history is not None:
            return _skip_history(run, end)
    short = wording.NO_SIGN.match(run.text, end)
    if short is not None:
        found = references.read(run.text, short.end())
        if found.refs:
            return take_heading(run, found)  # 《水法》69条
    numbers = wording.NO_UNIT.match(run.text, end) or wording.NO_UNIT.match(run.text, title.end)
    if numbers is not None:
        refs = _plain_numbers(numbers)
        if refs:
            return take_heading(run, references.RefList(refs, numbers.end(1)))  # 《水法》65、66
    return end


def _plain_numbers(found: re.Match[str]) -> list[references.Ref]:
    """Return the articles that stand behind a title as numbers without 条, empty where they are something else."""
    refs = []
    for one in wording.NUMBERS.finditer(found.group(1)):
        value = references.number(one.group())
        if not 0 < value <= _LAST_ARTICLE:
            return []
        start = found.start(1) + one.start()
        refs.append(references.Ref(value, 0, 0, 0, 0, 0, start, found.start(1) + one.end()))
    return refs


def _skip_history(run: Reading, pos: int) -> int:
    """Step over a history that stands behind the title without brackets."""
    text = run.text
    cut = wording.HISTORY_END.search(text, pos, min(len(text), pos + titles.MAX_NOTE))
    end = cut.start() if cut is not None else min(len(text), pos + titles.MAX_NOTE)
    run.previous = end
    return end


def _title_heads(run: Reading, title: titles.Title, end: int, note: str, place: str) -> bool:
    """Tell whether an untagged title founds the item.

    Args:
        run: the pass.
        title: the title.
        end: behind its history.
        note: the history.
        place: ``line``, ``lead``, ``list`` (after articles of another act), ``blank`` (the same without a
            list sign), ``listed`` or ``sentence``.
    """
    text = run.text
    at = end
    while at < len(text) and text[at] in wording.BLANKS:
        at += 1
    following = text[at : at + 1]
    if place in ("line", "lead", "list", "listed") and wording.NO_UNIT.match(text, end) is not None:
        return True  # …；《防洪法》56
    if following != "\n" and _followed_by_article(text, at):
        found = references.read(text, _article_at(text, at))
        if run.law is None or place in ("lead", "list", "listed") or (place == "line" and run.head):
            return True
        if place in ("blank", "line"):  # 第三条 《…法》第二条所称: the quoted text begins
            return wording.QUOTED.match(text, found.end) is None
        told = wording.RULE_HEAD.match(text, found.end, found.end + 12) is not None
        return told or run.heads("sentence", found.end)  # a statute never begins: 《…法》第五条规定，
    numbered = place in ("line", "lead", "list", "listed") and wording.ITEM_NEXT.match(text, at) is not None
    if numbered or titles.PAPER_END.search(title.law):
        return numbered  # 《…事项清单》第401项
    act = titles.ACT_END.search(title.law) is not None
    history = bool(note) and any(c.isdigit() or c in "号令第年" for c in note)
    return _bare_title_heads(run, at, place, act=act, history=history and act)


def _bare_title_heads(  # noqa: PLR0911 - a list of cases
    run: Reading, at: int, place: str, *, act: bool, history: bool
) -> bool:
    """Tell whether a title without an article founds the item; ``at`` is what follows it."""
    text = run.text
    following = text[at : at + 1]
    ended = following in ("", "\n")
    if run.law is None:
        return act or ended or place != "listed"
    if act and _fills_line(run, at, place):
        return True
    if place == "blank" and not ended and following not in "、，,；;。《":
        return history  # 第二条 《…法》中下列用语: the quoted text begins
    continues = run.head and (place in ("line", "list", "lead") or (place == "blank" and act))
    if ended:
        return history or (act and (place == "line" or continues))
    if following in "、，,；;。《：:．.":
        return history or continues
    if following in '【“"（(第附一二三四五六七八九十' and place not in ("sentence", "listed"):
        return act
    if wording.TITLE_TAIL.match(text, at):
        return continues
    return history


def _fills_line(run: Reading, at: int, place: str) -> bool:
    """Tell whether nothing but a title stands in its line or sentence, up to the line's end at ``at``.

    2.《甲条例》 with its articles in the next lines, and 《乙办法》 behind the last full stop of a cell: quoted text
    has no such sentences. （二）《甲条例》 may be an item of it, unless an article follows below or the cell
    numbers its acts so.
    """
    text = run.text
    if wording.NEXT_UNIT.match(text, at) is None:
        return False
    if place == "sentence":
        return True
    if place != "listed":
        return False
    numbered = _numbered_title(text, at)
    return (
        numbered == ""
        or wording.ARTICLE_NEXT.match(text, at) is not None
        or (numbered == "(" and bool(run.out) and _numbered_title(text, run.out[0].start) == "(")
    )


def _numbered_title(text: str, at: int) -> str | None:
    """Return how the title that opens the line of ``at`` is numbered: ``(`` in brackets, "" bare, None not at all."""
    found = wording.NUMBERED_TITLE.match(text, text.rfind("\n", 0, at) + 1)
    if found is None:
        return None
    return "(" if found.group().lstrip()[0] in "（(" else ""


def _led(run: Reading, start: int) -> bool:
    """Tell whether only a label (处罚依据：), a verb or an organ stands before the title on its line."""
    text = run.text
    broken = run.opening == "违反" and run.head and not run.title_last
    labelled = run.head and wording.BASIS_LABEL.search(text, max(run.previous, start - 12), start)
    if labelled or (broken and wording.PUNISHED_BY.match(text[run.previous : start]) is not None):
        return True
    again = wording.REOPENED.search(text[max(0, start - 8) : start])
    if again is not None and again.group(1) == run.opening:
        return True  # 根据《甲法》第五条规定，…；根据《乙法》第六条规定，…
    low = max(run.previous if run.head else 0, start - 60)
    cut = max(text.rfind(stop, low, start) for stop in "\n。；…")
    label = cut >= 0 and any(colon in text[cut:start] for colon in "：:")  # 第七条：…。处罚裁量：《…》
    if run.head and not run.title_last and not label and text[run.previous] not in "、，,；;。和及与\n（(":
        return False  # 第七条：违反《…》: behind a colon or a blank the quoted text has begun
    begin = cut + 1 if cut >= 0 else low
    if begin > 0 and cut < 0 and low != run.previous:
        return False
    lead = text[begin:start]
    found = wording.LEAD.match(lead)
    if found is None:
        return False
    verb = any(word in lead for word in ("根据", "依照", "按照", "违反", "依据", "参照"))
    return not (verb and run.law is not None and not run.head and "：" not in lead and ":" not in lead)


def _act_inside(run: Reading, title: titles.Title, end: int) -> int:
    """Write an act (and its articles) named inside quoted text."""
    text = run.text
    run.head = False
    at = title.end
    if _followed_by_article(text, end):
        at = end
    if _followed_by_article(text, at) and "\n" not in text[at : _article_at(text, at)]:
        found = references.read(text, _article_at(text, at))
        if found.refs:
            run.add_internal(title.law, found.refs)
            run.previous = found.end
            return found.end
    if titles.ACT_END.search(title.law) is not None and not _amending(title.law):
        run.add(
            Citation(
                title.law,
                start=title.start,
                end=title.end,
                role=Role.INTERNAL,
                full=run.aliases.get(title.law),
            )
        )
    return title.end
