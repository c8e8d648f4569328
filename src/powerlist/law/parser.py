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

from powerlist.law import references, titles
from powerlist.law.citation import Citation, Role

#: Longest text that is read; a cell of Excel holds no more.
MAX_TEXT: Final = 32_767

_NUM: Final = references.DIGITS
_B: Final = references.BLANK
_TOKEN: Final = re.compile(
    rf"《|【|〖|\[(?={_B}[\u4e00-\u9fff])|〔(?={_B}[法规章行地部文政党国])"
    rf"|第(?={_B}[（(]?{_B}[{_NUM}])|附[件表录]|\n"
)
_TAG: Final = re.compile(rf"[【〖\[〔]{{1,2}}{_B}([\u4e00-\u9fff、/]{{1,12}}){_B}[】〗\]〕]{{0,2}}[：:]?")
_TAG_WORD: Final = re.compile(r"法|规|章|文件|决定|标准|政策|党内|法侓|解释")
_TAG_TAIL: Final = re.compile(
    rf"{_B}((?:法律|行政法规|地方性法规|法规|规章|部门规章|地方政府规章|政府规章|规范性文件|国务院决定|党内法规)){_B}[】〗\]]"
)
_TITLE_TYPO: Final = re.compile(r"[（(〈<“\"]([^（）()《〈<>\n]{2,60})》")
_CONNECT: Final = re.compile(
    r"(?:[\s、，,；;。.和及与或以的等”“\"]|规定|相关|有关|或者|并|同时|文|全文|中|之|[（(]"
    rf"|第[{_NUM}]{{1,4}}[章节编部](?:分|[^\n。，、：:]{{0,12}}[ \u3000])?)*"
)
_CONNECT_TITLE: Final = re.compile(r"[：:]")
_BLANKS: Final = " \t\u3000\xa0\r"
_ENUM: Final = re.compile(
    r"(?:^|[\n。；;：: \u3000])[ \t\u3000\xa0]{0,12}"
    rf"(?:[（(][{_NUM}]{{1,3}}[）)]|[{_NUM}]{{1,3}}[、.．）)]|[①-⑳⑴-⒛➀-➉])[ \t\u3000\xa0]{{0,8}}$"
)
_CHAPTER_HEAD: Final = re.compile(
    rf"^[ \t\u3000\xa0]{{0,12}}第[{_NUM}]{{1,4}}(?:章|节|编|部分)[^\n。，；：:]{{0,20}}$"
)
_LEAD: Final = re.compile(
    rf"^(?:[\s、，,；;。.和及与]|[（(]?[{_NUM}]{{1,3}}[）)、.．]|[①-⑳⑴-⒛])*"
    r"(?:[\u4e00-\u9fff]{0,14}[：:][ \t\u3000]*)?"
    r"(?:主要)?(?:依据|根据|依照|按照|违反|参照|执行|依|见)?[ \t\u3000：:]*"
    r"(?:(?:原)?[\u4e00-\u9fff]{0,24}?(?:国务院|部|委|局|厅|政府|办公厅|办公室|党委|署|院|行|会|人大|省|市|县|区|州))?[ \t\u3000“\"]*$"
)
_ANNEX: Final = re.compile(
    rf"附[件表录]{_B}[{_NUM}]{{0,4}}{_B}[：:]?{_B}(?:《[^《》\n]{{1,60}}》)?[^。；：:，\n第]{{0,30}}(?=第{_B}[（(]?[{_NUM}]{{1,6}}[)）]?{_B}项)"
)
_LISTED: Final = re.compile(r"[^。；：:，\n《》]{0,40}(?:目录|清单|附件|附表)[ \t\u3000]{0,4}$")
_BAD_FOLLOW: Final = re.compile(
    r"规定|所列|所述|所称|所指|的|之|情形|行为|以及|以外|或者|和|及|与|至|中|内|外|第|、|）|\)|》|执行|处罚|处理|予以|给予|办理|要求"
)
_RULE_HEAD: Final = re.compile(r"(?:的?规定|明确|指出)[：:，,。“\"\n]|(?:的?规定)[ \t\u3000]*$")
_WRAPPED: Final = re.compile(
    r"[，、,和及或与违按依根]$|(?:本法|条例|办法|规定|违反|依照|按照|根据|适用|依据|前款|本条)$"
)
_VERBS: Final = re.compile(r"依照|按照|根据|违反|和|与|或|、|，|及|依据|适用|参照|执行$")
_NO_ARTICLE_SIGN: Final = re.compile(
    rf"第{_B}([{_NUM}]{{1,7}}){_B}(?:(?=[：:])|(?=第{_B}[（(]?[{_NUM}]{{1,5}}[)）]?{_B}[款项]))"
)
_NO_ORDINAL: Final = re.compile(
    rf"[ \t\u3000\xa0“\"]{{0,16}}([{_NUM}]{{2,7}}条)(?=[：:]|[ \u3000]{{1,4}}[\u4e00-\u9fff])"
)
_NAME_TAIL: Final = re.compile(
    r"(?:[^\s，。；、：:（）()《》【】“”\"第]{0,40}[》〉])?[^\s，。；、：:（）()《》【】“”\"第]{0,36}"
    r"(?:法|条例|规定|办法|细则|决定|规则|解释|通知|意见)(?:[（(][^）)\n]{1,10}[）)])?[ \t\u3000]{0,4}$"
)
_NAME_VERB: Final = re.compile(
    r"^.{0,40}(?:依照|按照|根据|违反|适用|依据|参照|执行|符合|或者|以及|及其|有关|其他|关于(?!.{1,40}的)|由|对|按|依|和|与|及|或)(?=.)"
)
#: 行政处罚法第二十条，行政许可法第二十四条: the next act of a list without brackets.
_LISTED_NAME: Final = re.compile(
    r"[ \u3000]{0,4}[、，,；;][ \u3000]{0,4}(?![该本])[\u4e00-\u9fff]{2,30}(?:法|条例|规定|办法|细则)"
    r"(?:[（(][^）)\n]{1,10}[）)])?[ \u3000]{0,4}"
)
_SELF: Final = re.compile(
    r"(?:本|该|上述|前述|下列|有关|相关|法律|其他|此)(?:法|条例|规定|办法|细则|决定|规则|通知|意见)?[ \t\u3000]{0,4}$"
)
_BARE_LINE: Final = re.compile(
    r"[ \t\u3000\xa0]{0,16}(?:[0-9一二三四五六七八九十]{1,2}[、.．])?[ \t\u3000]{0,4}"
    r"((?:中华人民共和国|[\u4e00-\u9fff]{0,12}实施)?[\u4e00-\u9fff]{2,40}(?:法|条例|规定|办法|细则|规则)"
    r"(?:[（(](?:试行|暂行|修正|修订|[0-9]{4}[^）)\n]{0,6})[）)])?)[ \t\u3000\xa0]{0,8}"
    rf"(?=第{_B}[{_NUM}]{{1,7}}{_B}条|[（(][0-9]{{4}}年|\n|$)"
)
_BARE_TAGGED: Final = re.compile(
    r"[ \t\u3000\xa0]{0,8}([^\s（(《》【】：:，。；\n][^（(《》【】：:，。；\n]{1,60}?)(?=[（(]|第[一二三四五六七八九十百零0-9]{1,7}条|[：:\n]|$)"
)
_HISTORY: Final = re.compile(
    r"[ \t\u3000]{0,4}(?:[0-9０-９]{4}[ ]?年|经|由.{2,40}于|自|根据[0-9]{4}|.{0,12}(?:主席令|国务院令|令)第|第.{1,4}届)"
)


class _Pass:
    """One reading of one text."""

    __slots__ = (
        "aliases",
        "article",
        "full",
        "has_entry",
        "head",
        "law",
        "listed",
        "listing",
        "out",
        "placeholder",
        "previous",
        "seen",
        "suffix",
        "tag",
        "text",
        "text_follows",
        "title_last",
    )

    def __init__(self, text: str) -> None:
        self.text = text
        self.out: list[Citation] = []
        self.seen: set[tuple[object, ...]] = set()
        self.aliases: dict[str, str] = {}
        self.law: str | None = None
        self.full: str | None = None
        self.tag: str | None = None
        self.article = self.suffix = 0
        self.has_entry = False
        self.placeholder: Citation | None = None
        self.previous = 0  # end of the last title or reference list
        self.head = False  # the last one founds the item
        self.title_last = False
        self.listing = False  # the articles of this law stood in a list that nothing followed
        self.listed: set[tuple[str | None, int]] = set()
        self.text_follows = False

    # --- entries -----------------------------------------------------------------------------

    def add(self, citation: Citation) -> None:
        key = (citation.role, citation.key, citation.range_end)
        if key not in self.seen:
            self.seen.add(key)
            self.out.append(citation)

    def close_law(self) -> None:
        """Write the title itself when no article of it came."""
        if self.placeholder is not None and not self.has_entry:
            self.add(self.placeholder)
        self.placeholder = None

    def open_law(self, title: titles.Title, tag: str | None, end: int) -> None:
        self.close_law()
        self.law = title.law
        self.full = self.aliases.get(title.law)
        self.tag = tag
        self.article = self.suffix = 0
        self.has_entry = False
        self.listing = self.text_follows = False
        self.placeholder = Citation(title.law, start=title.start, end=title.end, tag=tag, full=self.full)
        self.previous = end
        self.head = self.title_last = True

    def add_refs(self, refs: list[references.Ref], *, annex: bool = False) -> None:
        for ref in refs:
            self.add(
                Citation(
                    self.law,
                    None if annex else ref.article or None,
                    ref.suffix or None,
                    ref.paragraph or None,
                    ref.item or None,
                    ref.subitem or None,
                    ref.range_end or None,
                    ref.start,
                    ref.end,
                    Role.BASIS,
                    self.tag,
                    self.full,
                )
            )
        self.has_entry = True

    def add_internal(self, law: str | None, refs: list[references.Ref]) -> None:
        full = self.aliases.get(law) if law else None
        for ref in refs:
            if ref.article:
                self.add(
                    Citation(
                        law,
                        ref.article,
                        ref.suffix or None,
                        ref.paragraph or None,
                        ref.item or None,
                        ref.subitem or None,
                        ref.range_end or None,
                        ref.start,
                        ref.end,
                        Role.INTERNAL,
                        None,
                        full,
                    )
                )

    # --- where am I --------------------------------------------------------------------------

    def place(self, pos: int) -> str:
        """Return ``line``, ``listed`` (behind an enumerator), ``sentence`` or ``inside`` for what begins at ``pos``."""
        text = self.text
        at = pos - 1
        while at >= 0 and text[at] in _BLANKS:
            at -= 1
        while at >= 0 and text[at] in '“"「‘':
            at -= 1
            while at >= 0 and text[at] in _BLANKS:
                at -= 1
        if at < 0 or text[at] == "\n":
            return "line"
        low = max(0, pos - 24)
        window = text[low:pos]
        if text[at] in ")）、.．" or text[at] >= "①" and text[at] <= "➉":
            found = _ENUM.search(window)
            if found is not None:
                return "listed"
        if text[at] in "。；;！!？?”」』…】":
            return "sentence"
        if text[at] not in "，、：:":
            line = text.rfind("\n", max(0, pos - 40), pos) + 1 or max(0, pos - 40)
            if _CHAPTER_HEAD.match(text[line:pos]):
                return "line"
        return "inside"

    def wrapped(self, pos: int) -> bool:
        """Tell whether the line before ``pos`` stops in the middle of a sentence."""
        text = self.text
        line = text.rfind("\n", max(0, pos - 40), pos)
        if line <= 0:
            return False
        return _WRAPPED.search(text[max(0, line - 8) : line].rstrip()) is not None

    def gap_is_head(self, pos: int) -> bool:
        """Tell whether nothing but list signs stands between the last head and ``pos``."""
        if not self.head:
            return False
        gap = self.text[self.previous : pos]
        if not gap:
            return True
        if len(gap) > 60:
            return self.title_last and gap.isspace()
        if self.title_last:
            gap = _CONNECT_TITLE.sub("", gap, count=2)
        return _CONNECT.fullmatch(gap) is not None

    def heads(self, place: str, end: int) -> bool:
        """Tell whether an article list at a break and ending at ``end`` is a heading."""
        text = self.text
        at = end
        while at < len(text) and text[at] in _BLANKS:
            at += 1
        if at >= len(text) or text[at] in "\n：:":
            return True
        char = text[at]
        if _RULE_HEAD.match(text, at, at + 12):
            return place != "sentence" or any(c in text[at : at + 6] for c in '：:“"')
        if _BAD_FOLLOW.match(text, at):
            return False
        if char in "，,；;":
            return place == "line"
        return True


def _parse(text: str) -> tuple[Citation, ...]:
    run = _Pass(text)
    size = len(text)
    pos = 0
    line_start = True
    while True:
        if line_start:
            line_start = False
            moved = _line(run, pos)
            if moved > pos:
                pos = moved
                continue
        token = _TOKEN.search(text, pos)
        if token is None:
            break
        pos = token.start()
        char = text[pos]
        if char == "\n":
            pos += 1
            line_start = True
        elif char == "《":
            pos = _title(run, pos, None)
        elif char == "第":
            pos = _reference(run, pos)
        elif char == "附":
            pos = _annex(run, pos)
        else:
            pos = _tag(run, pos)
        if pos >= size:
            break
    run.close_law()
    if any(a.start > b.start for a, b in zip(run.out, run.out[1:], strict=False)):
        run.out.sort(key=lambda c: (c.start, c.end))
    return tuple(run.out)


def _line(run: _Pass, pos: int) -> int:
    """Look for what only a line's beginning can be: a half tag, a title without 《》, 三十八条：."""
    text = run.text
    tail = _TAG_TAIL.match(text, pos)
    if tail is not None:
        return _after_tag(run, tail.group(1), tail.end())
    if run.law is not None:
        bare = _NO_ORDINAL.match(text, pos)
        if bare is not None and not run.wrapped(pos + 1):
            found = references.read(text, bare.start(1))
            if found.refs:
                return _heading(run, found, "line")
    name = _BARE_LINE.match(text, pos)
    if name is not None and (run.law is None or not run.wrapped(pos)) and _is_bare_title(run, name):
        title = titles.Title(titles.clean(name.group(1)), name.start(1), name.end(1))
        end = titles.note_end(text, name.end(1))
        run.open_law(title, None, end)
        return end
    return pos


def _is_bare_title(run: _Pass, name: re.Match[str]) -> bool:
    words = name.group(1)
    if _SELF.match(words) or words[0] in "本该" or len(words) < 3:
        return False
    followed = run.text[name.end() : name.end() + 1]
    if followed in ("", "\n") and not words.startswith("中华人民共和国"):
        return False
    return _NAME_VERB.match(titles.clean(words)) is None and not words.endswith(
        ("违法", "依法", "非法", "司法", "执法", "方法")
    )


def _tag(run: _Pass, pos: int) -> int:
    text = run.text
    found = _TAG.match(text, pos)
    if found is None or not _TAG_WORD.search(found.group(1)):
        return pos + 1
    words = found.group(1)
    end = found.end()
    if not found.group().rstrip("：:").endswith(("】", "〗", "]", "〕")):
        # an unclosed tag: only the words of a rank are its own, the title may follow at once
        known = re.match(r"法律|行政法规|地方性法规|法规|部门规章|政府规章|规章|规范性文件|国务院决定", words)
        if known is None or text[end : end + 1] not in "《〈<（" and known.group() == words:
            return pos + 1
        words = known.group()
        end = found.start(1) + len(words)
    if run.place(pos) == "inside" and not run.gap_is_head(pos):
        before = text[max(0, pos - 3) : pos].rstrip()
        if _VERBS.search(before) or before.endswith(("由", "按", "依", "照")):
            return _title_inside(run, end)
    return _after_tag(run, words, end)


def _title_inside(run: _Pass, pos: int) -> int:
    """Step over a title that follows a tag in the middle of a sentence; it is an act of the quoted text."""
    run.head = False
    return pos


def _after_tag(run: _Pass, words: str, pos: int) -> int:
    text = run.text
    at = pos
    while at < len(text) and text[at] in _BLANKS + "：:":
        at += 1
    if at >= len(text):
        return at
    if text[at] == "《":
        return _title(run, at, words)
    typo = _TITLE_TYPO.match(text, at)
    if typo is not None:
        title = titles.Title(titles.clean(typo.group(1)), at, typo.end())
        end = titles.note_end(text, typo.end())
        run.open_law(title, words, end)
        return end
    limit = min(len(text), at + 70)
    opened = text.find("《", at, limit)
    line = text.find("\n", at, limit)
    if opened >= 0 and (line < 0 or opened < line) and not any(c in text[at:opened] for c in "。；：:（("):
        return _title(run, opened, words, floor=at - 1)
    bare = _BARE_TAGGED.match(text, at)
    if bare is not None and titles.ACT_END.search(bare.group(1).rstrip()):
        title = titles.Title(titles.clean(bare.group(1)), bare.start(1), bare.end(1))
        end = titles.note_end(text, bare.end(1))
        run.open_law(title, words, end)
        return end
    return pos


def _title(run: _Pass, pos: int, tag: str | None, floor: int | None = None) -> int:
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
    place = run.place(start)
    if run.gap_is_head(start) and (run.title_last or ":" not in text[run.previous : start]):
        if _title_heads(
            run, title, end, note, "line" if run.title_last or "\n" in text[run.previous : start] else "list"
        ):
            return _open(run, title, None, end)
    elif place != "inside":
        if _title_heads(run, title, end, note, place):
            return _open(run, title, None, end)
    elif run.law is None and _followed_by_article(text, end) and not run.out:
        return _open(run, title, None, end)
    elif _led(run, start) and _title_heads(run, title, end, note, "lead"):
        return _open(run, title, None, end)
    return _act_inside(run, title, end)


def _amending(law: str) -> bool:
    return titles.AMENDING.search(law) is not None


def _followed_by_article(text: str, pos: int) -> bool:
    return re.match(rf"[\s：:]{{0,12}}第{_B}[{_NUM}]{{1,7}}{_B}条", text[pos : pos + 40]) is not None


def _open(run: _Pass, title: titles.Title, tag: str | None, end: int) -> int:
    run.open_law(title, tag, end)
    note = run.text[title.end : end]
    inner = re.match(rf"[ \u3000]*[（(][ \u3000]*(?=第{_B}[{_NUM}]{{1,7}}{_B}条)", note)
    if inner is not None:
        return title.end + inner.end()  # 《…》（第九十七条）: the bracket holds the articles
    if end == title.end or not note.strip():
        history = _HISTORY.match(run.text, end)
        if history is not None:
            return _skip_history(run, end)
    return end


def _skip_history(run: _Pass, pos: int) -> int:
    """Step over a history that stands behind the title without brackets."""
    text = run.text
    cut = re.compile(rf"\n|第{_B}[{_NUM}]{{1,7}}{_B}条|【").search(
        text, pos, min(len(text), pos + titles.MAX_NOTE)
    )
    end = cut.start() if cut is not None else min(len(text), pos + titles.MAX_NOTE)
    run.previous = end
    return end


def _title_heads(run: _Pass, title: titles.Title, end: int, note: str, place: str) -> bool:
    """Tell whether an untagged title founds the item.

    Args:
        run: the pass.
        title: the title.
        end: behind its history.
        note: the history.
        place: ``line``, ``lead``, ``list`` (after articles of another act), ``listed`` or ``sentence``.
    """
    text = run.text
    at = end
    while at < len(text) and text[at] in _BLANKS:
        at += 1
    following = text[at : at + 1]
    article = _followed_by_article(text, at)
    if article and following != "\n":
        found = references.read(text, text.index("第", at))
        if place in ("line", "lead", "list", "listed") or run.law is None:
            return True
        return run.heads("sentence", found.end)
    act = titles.ACT_END.search(title.law) is not None
    history = bool(note) and any(c.isdigit() or c in "号令第年" for c in note)
    if following in ("", "\n"):
        if place == "line":
            return act or run.law is None
        return act if place in ("list", "lead") else history or (act and place == "sentence" and run.head)
    if place == "listed":
        return (history or run.law is None or article) and act
    if following in "、，,；;。《：:．.":
        if run.law is None or run.head and place in ("line", "list"):
            return True
        return history and act
    if following in '【“"（(第附一二三四五六七八九十':
        return act and place != "sentence" or history
    rest = text[at : at + 4]
    if rest.startswith(
        ("等", "规定", "相关", "有关", "的规定", "的相关", "的有关", "及", "和", "以及", "与", "文", "全文")
    ):
        return run.law is None or (run.head and place in ("line", "list", "lead"))
    if run.law is None and place in ("line", "lead"):
        return act
    return history and act


def _led(run: _Pass, start: int) -> bool:
    """Tell whether only a label (处罚依据：), a verb or an organ stands before the title on its line."""
    text = run.text
    if run.head and not run.title_last and text[run.previous] not in "、，,；;。和及与\n（(":
        return False  # 第七条：违反《…》: behind a colon or a blank the quoted text has begun
    low = max(run.previous if run.head else 0, start - 60)
    cut = max(text.rfind("\n", low, start), text.rfind("。", low, start), text.rfind("；", low, start))
    begin = cut + 1 if cut >= 0 else low
    if begin > 0 and cut < 0 and low != run.previous:
        return False
    lead = text[begin:start]
    found = _LEAD.match(lead)
    if found is None:
        return False
    verb = any(word in lead for word in ("根据", "依照", "按照", "违反", "依据", "参照"))
    return not (verb and run.law is not None and not run.head and "：" not in lead and ":" not in lead)


def _act_inside(run: _Pass, title: titles.Title, end: int) -> int:
    """Write an act (and its articles) named inside quoted text."""
    text = run.text
    run.head = False
    at = title.end
    if _followed_by_article(text, end):
        at = end
    if _followed_by_article(text, at) and "\n" not in text[at : text.index("第", at)]:
        found = references.read(text, text.index("第", at))
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


def _reference(run: _Pass, pos: int) -> int:
    """Take the reference list at ``pos`` as heading or as a reference of the quoted text."""
    text = run.text
    place = run.place(pos)
    if place in ("line", "listed") and run.law is not None:
        bare = _NO_ARTICLE_SIGN.match(text, pos)
        if bare is not None and place == "line":
            return _without_sign(run, bare)
    found = references.read(text, pos)
    if not found.refs:
        return found.end
    if not found.refs[0].article:
        return _bare_parts(run, pos, place)
    if run.gap_is_head(pos) and not (run.listing and "\n" in text[run.previous : pos]):
        return _heading(run, found, place)
    if place == "inside" or (
        place == "listed" and run.law is not None and not run.heads("sentence", found.end)
    ):
        if run.law is None and not run.out:
            return _named_head(run, pos, found)
        if run.head and not run.title_last and _LISTED_NAME.fullmatch(text, run.previous, pos):
            return _named_head(run, pos, found)
        return _reference_inside(run, pos, found)
    if not run.heads(place, found.end):
        return _reference_inside(run, pos, found)
    if place == "line" and run.wrapped(pos) and not _separated(text, found.end):
        return _reference_inside(run, pos, found)
    return _heading(run, found, place)


def _separated(text: str, end: int) -> bool:
    return end >= len(text) or text[end] in "：: \u3000\n\t"


def _bare_name(raw: str) -> str:
    """Return the title in the words before an article: what follows the last 依照, 违反, 和."""
    words = titles.clean(raw.strip("、，,；;和及与 \u3000"))
    cut = _NAME_VERB.match(words)
    return titles.clean(words[cut.end() :]) if cut is not None else words


def _named_head(run: _Pass, pos: int, found: references.RefList) -> int:
    """Take 行政处罚法第二十条 at a text's beginning: a title without brackets."""
    text = run.text
    low = max(0, pos - 60)
    name = _NAME_TAIL.search(text[low:pos])
    if name is not None and not _SELF.search(name.group()):
        words = _bare_name(name.group())
        if len(words) >= 2:
            start = max(low, text.rfind(words[:2], low, pos))
            run.open_law(titles.Title(words, start, pos), None, pos)
            return _heading(run, found, "line")
    return _reference_inside(run, pos, found)


def _without_sign(run: _Pass, bare: re.Match[str]) -> int:
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
    return _heading(run, references.RefList(refs, end), "line")


def _bare_parts(run: _Pass, pos: int, place: str) -> int:
    """Take 第二款： (goes on with the article before) and 第86项： (of the document)."""
    text = run.text
    found = references.read(text, pos, run.article, run.suffix)
    if run.law is None:
        return found.end
    first = found.refs[0]
    follows_title = run.title_last and run.head and _LISTED.fullmatch(text[run.previous : pos]) is not None
    at_head = run.gap_is_head(pos) or follows_title
    if not at_head and (place == "inside" or not run.heads(place, found.end)):
        return found.end
    if run.article:
        if place == "inside" or not _separated(text, found.end):
            return found.end
        run.add_refs(found.refs)
    elif first.item and not first.paragraph:
        run.add_refs(found.refs, annex=True)
    else:
        return found.end
    run.previous = found.end
    run.head, run.title_last = True, False
    return found.end


def _heading(run: _Pass, found: references.RefList, place: str) -> int:
    text = run.text
    refs = found.refs
    end = found.end
    at = end
    while at < len(text) and text[at] in _BLANKS + "。；;":
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
    run.previous, run.head, run.title_last = end, True, False
    return end


def _reference_inside(run: _Pass, pos: int, found: references.RefList) -> int:
    """Write an article reference of the quoted text, with the name before it where there is one."""
    text = run.text
    law: str | None = None
    low = max(run.previous, pos - 48)
    name = _NAME_TAIL.search(text, low, pos) if pos > low else None
    if name is not None:
        words = name.group().strip()
        if not _SELF.search(words):
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


def _annex(run: _Pass, pos: int) -> int:
    """Take 附件2第28项: the carrying document, no article, the number as item."""
    found = _ANNEX.match(run.text, pos)
    if found is None or run.law is None:
        return pos + 2
    if not run.gap_is_head(pos) and run.place(pos) == "inside":
        return pos + 2
    refs = references.read(run.text, found.end())
    if not refs.refs or refs.refs[0].article:
        return pos + 2
    run.add_refs(refs.refs, annex=True)
    run.previous, run.head, run.title_last = refs.end, True, False
    return refs.end


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
    return _parse(text[:MAX_TEXT])


def bases(text: str) -> tuple[Citation, ...]:
    """Return only the citations that found the item."""
    return tuple(citation for citation in parse(text) if citation.role is Role.BASIS)
