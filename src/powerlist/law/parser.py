"""Citations in the words of a basis cell.

A cell is read once, from left to right. Two states suffice: *head*, when only list signs stand between
the last title or article and here, and *body*, once other words came (the quoted text of an article).
What opens a line or a sentence and is followed by a colon, a blank or quoted text is a heading and
founds the item; what stands inside a sentence of the body is a reference of the quoted text.

The conventions (what counts as one citation, what is none) are on the page docs/law.md.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from powerlist.law import references, titles, wording
from powerlist.law.acts import after_tag, take_tag, take_title
from powerlist.law.citation import Citation, Role
from powerlist.law.headings import take_annex, take_heading, take_listed, take_reference
from powerlist.law.reading import Reading
from powerlist.text.patterns import lazy_pattern

#: Longest text that is read; a cell of Excel holds no more.
MAX_TEXT: Final = 32_767


def _parse(text: str) -> tuple[Citation, ...]:
    run = Reading(text)
    size = len(text)
    pos = 0
    line_start = True
    while True:
        if line_start:
            line_start = False
            moved = _line(run, pos)
            if moved > pos:
                pos = take_listed(run, moved)
                continue
        sign = wording.SIGN.search(text, pos)
        if sign is None:
            break
        pos = sign.start()
        char = text[pos]
        if char not in "《【〖\n" and wording.TOKEN.match(text, pos) is None:
            pos += 1  # 第 and the like are words, too
            continue
        if char == "\n":
            pos += 1
            line_start = True
        else:
            pos = _take(run, char, pos)
        if run.head and run.previous == pos:
            pos = take_listed(run, pos)
        if pos >= size:
            break
    run.close_law()
    if any(a.start > b.start for a, b in zip(run.out, run.out[1:], strict=False)):
        run.out.sort(key=lambda c: (c.start, c.end))
    return tuple(run.out)


def _take(run: Reading, char: str, pos: int) -> int:
    """Take what the sign at ``pos`` begins, and return where to go on."""
    if char in "《〈<＜≪«「『“":
        return take_title(run, pos, None)
    if char == "第":
        return take_reference(run, pos)
    return take_annex(run, pos) if char == "附" else take_tag(run, pos)


def _line(run: Reading, pos: int) -> int:
    """Look for what only a line's beginning can be: a half tag, a title without 《》, 三十八条：."""
    text = run.text
    at = pos
    while at < len(text) and text[at] in wording.BLANKS:
        at += 1
    if text[at : at + 1] in ("第", "【", "《", "（", "\n", ""):
        return pos  # what most lines begin with is looked at where it stands
    tail = wording.TAG_TAIL.match(text, pos)
    if tail is not None:
        return after_tag(run, tail.group(1), tail.end())
    if run.law is not None:
        bare = wording.NO_ORDINAL.match(text, pos)
        if bare is not None and not run.wrapped(pos + 1):
            found = references.read(text, bare.start(1))
            if found.refs:
                return take_heading(run, found)
    if run.law is None or not run.wrapped(pos):
        document = titles.document_line(text, pos)
        if document is not None:
            run.open_law(document[0], None, document[1])
            return document[1]
        same = wording.SAME_LINE.match(text, pos)
        if same is not None and run.law is not None:
            found = references.read(text, same.end())
            if found.refs and found.refs[0].article and run.heads("line", found.end):
                return take_heading(run, found)
    return _bare_title(run, pos)


#: Acts whose names are no longer; 依法, 司法 and 本法 are none.
_SHORTEST = frozenset({"水法", "刑法", "宪法"})


def _bare_title(run: Reading, pos: int) -> int:
    """Take a title without 《》 at a line's beginning, with the article that stands right behind it."""
    text = run.text
    name = wording.BARE_LINE.match(text, pos)
    if name is None or (run.law is not None and run.wrapped(pos)) or not _is_bare_title(run, name):
        return pos
    short = wording.NO_SIGN.match(text, name.end())  # 公路法76条
    if run.law is not None and (short is not None or text[name.end() : name.end() + 1] == "第"):
        found = references.read(text, name.end())
        if not run.heads("line", found.end):
            return pos  # 政府采购法第七十二条规定的罚款, a sentence of the quoted text
    title = titles.Title(titles.clean(titles.without_note(name.group(1))), name.start(1), name.end(1))
    behind = name.end(1) + (text[name.end(1) : name.end(1) + 1] in ("》", "〉"))  # its 《 was lost
    inner = wording.ARTICLES_IN_BRACKET.match(text, behind)  # 水法（第65条）
    end = titles.note_end(text, behind) if inner is None else inner.end()
    run.open_law(title, None, end)
    if short is not None and end <= short.end():
        found = references.read(text, short.end())
        if found.refs:
            return take_heading(run, found)
    return end


def _is_bare_title(run: Reading, name: re.Match[str]) -> bool:
    words = name.group(1)
    if wording.SELF.search(words) or words[0] in "本该" or (len(words) < 3 and words not in _SHORTEST):
        return False
    followed = run.text[name.end() : name.end() + 1]
    if (
        followed in ("", "\n")
        and not words.startswith("中华人民共和国")
        and not _heads_a_line(run, name.end())
    ):
        return False
    return wording.NAME_VERB.match(titles.clean(words)) is None and (
        not words.endswith(("违法", "依法", "非法", "司法", "执法", "方法")) or words.endswith("公司法")
    )


def _heads_a_line(run: Reading, pos: int) -> bool:
    """Tell whether the next line begins with an article that is a heading: 河道管理条例, below it 第四十四条 …."""
    at = pos + 1
    text = run.text
    while at < len(text) and text[at] in wording.BLANKS + "\n":
        at += 1
    if text[at : at + 1] != "第":
        return False
    found = references.read(text, at)
    return bool(found.refs) and bool(found.refs[0].article) and run.heads("line", found.end)


#: §76, §§76、77 and §§74-77, which some write for 第76条.
_SECTIONS: Final = lazy_pattern(
    r"第?§{1,2}[ \u3000]?([0-9０-９]{1,4}(?:[ ]?[、，,至~～—–-][ ]?§?[ ]?[0-9０-９]{1,4}(?![0-9０-９款项]))*)[ ]?条?"
)


def _sections(text: str) -> tuple[Citation, ...]:
    """Parse a text in which articles are written with §; spans point into the text as it stands."""
    written: list[str] = []
    places: list[int] = []  # where each character of what is parsed stands
    at = 0
    for found in _SECTIONS.finditer(text):
        written += (text[at : found.start()], "第")
        places += [*range(at, found.start()), found.start()]
        for place in range(*found.span(1)):
            if text[place] != "§":
                written.append(text[place])
                places.append(place)
        written.append("条")
        places.append(found.end() - 1)
        at = found.end()
    written.append(text[at:])
    places += range(at, len(text) + 1)
    return tuple(
        one._replace(start=places[one.start], end=max(places[one.end - 1] + 1, places[one.start]))
        for one in _parse("".join(written))
    )


@lru_cache(maxsize=16_384)
def parse(text: str) -> tuple[Citation, ...]:
    """Return the citations of a text, in the order in which they stand.

    Args:
        text: a basis cell or any other text; what lies behind ``MAX_TEXT`` characters is not read.

    Returns:
        Bases and internal references, each once; spans point into ``text``.
    """
    if not text or text.isspace():
        return ()
    text = text[:MAX_TEXT].replace("笫", "第")  # a sign that input methods offer beside it
    if any(word in text for word in ("条款", "条文", "名称", "内容")):
        text = wording.LABELS.sub(lambda found: " " * len(found.group()), text)
    return _sections(text) if "§" in text else _parse(text)


def bases(text: str) -> tuple[Citation, ...]:
    """Return only the citations that found the item."""
    return tuple(citation for citation in parse(text) if citation.role is Role.BASIS)
