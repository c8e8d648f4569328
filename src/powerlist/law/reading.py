"""One reading of one text: what was written so far, and where the reader stands."""

from __future__ import annotations

from typing import Final

from powerlist.law import references, titles, wording
from powerlist.law.citation import Citation, Role

#: What an entry's number ends with.
_NUMBER_ENDS: Final = frozenset(")）、.．|｜0123456789" + "".join(map(chr, range(ord("①"), ord("➉") + 1))))


def _before_blanks(text: str, at: int) -> int:
    """Return where the last sign at or before ``at`` stands that is no blank, -1 when there is none."""
    while at >= 0 and text[at] in wording.BLANKS:
        at -= 1
    return at


def _opens_line(text: str, at: int) -> bool:
    """Tell whether up to ``at`` a line holds nothing but bullets: ★, ㈠."""
    while at >= 0 and text[at] in wording.BULLETS:
        at = _before_blanks(text, at - 1)
    return at < 0 or text[at] == "\n"


def _numbered(text: str, at: int, pos: int, window: str) -> bool:
    """Tell whether the sign at ``at`` ends the number of an entry: 2., （二）, ②, the 2 of a table's row."""
    if text[at] not in "0123456789|｜":
        return wording.ENUM.search(window) is not None
    found = wording.TABLE_NUMBER.search(window)
    return found is not None and (found.group()[0] == "\n" or text[pos] == "《")


class Reading:
    """One reading of one text."""

    __slots__ = (
        "aliases",
        "article",
        "comma",
        "full",
        "has_entry",
        "head",
        "law",
        "listed",
        "listing",
        "opening",
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
        self.comma = False  # the text behind the last heading follows a comma: 第三十条，违反…
        self.has_entry = False
        self.placeholder: Citation | None = None
        self.previous = 0  # end of the last title or reference list
        self.head = False  # the last one founds the item
        self.title_last = False
        self.listing = False  # the articles of this law stood in a list that nothing followed
        self.listed: set[tuple[str | None, int]] = set()
        self.text_follows = False
        self.opening = ""  # the word that led to the first act: 根据

    # --- entries -----------------------------------------------------------------------------

    def add(self, citation: Citation) -> None:
        """Write a citation, unless the same stands there already."""
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
        """Go on with a new act; ``end`` lies behind its title and history."""
        self.close_law()
        self.law = title.law
        self.full = self.aliases.get(title.law)
        self.tag = tag
        self.article = self.suffix = 0
        self.comma = self.has_entry = False
        self.listing = self.text_follows = False
        self.placeholder = Citation(title.law, start=title.start, end=title.end, tag=tag, full=self.full)
        self.previous = end
        self.head = self.title_last = True
        if "项" in self.text[title.end : end] or "項" in self.text[title.end : end]:
            self._add_numbers_in_brackets(title.end, end)

    def _add_numbers_in_brackets(self, pos: int, limit: int) -> None:
        """Write what the brackets behind a title end with: （附件第12项）, （国发〔2013〕44号，附件第12项）."""
        while (found := wording.NUMBER_IN_BRACKETS.search(self.text, pos, limit)) is not None:
            refs = references.read(self.text, found.end())
            pos = max(found.end(), refs.end)
            if refs.refs and not refs.refs[0].article and wording.NUMBER_ENDS.match(self.text, pos):
                self.add_refs(refs.refs, annex=True)

    def add_refs(self, refs: list[references.Ref], *, annex: bool = False) -> None:
        """Write articles of the act; of an annex the item is the number and there is no article."""
        for ref in refs:
            entry = _entry(ref, self.law, Role.BASIS, self.tag, self.full)
            self.add(entry._replace(article=None) if annex else entry)
        self.has_entry = True

    def add_internal(self, law: str | None, refs: list[references.Ref]) -> None:
        """Write articles that quoted text refers to."""
        full = self.aliases.get(law) if law else None
        for ref in refs:
            if ref.article:
                self.add(_entry(ref, law, Role.INTERNAL, None, full))

    # --- where am I --------------------------------------------------------------------------

    def place(self, pos: int) -> str:
        """Return where ``pos`` stands: ``line``, ``listed``, ``sentence`` (behind one) or ``inside``."""
        text = self.text
        at = _before_blanks(text, pos - 1)
        while at >= 0 and text[at] in '“"「‘':
            at = _before_blanks(text, at - 1)
        if _opens_line(text, at):
            return "line"
        window = text[max(0, pos - 24) : pos]
        if text[at] in _NUMBER_ENDS and _numbered(text, at, pos, window):
            return "listed"
        if (
            text[at] in "。；;！!？?”」』…】］]〗"
            or (text[at] in "、，," and at and text[at - 1] in "”」』]］")
            or (
                text[at] in "和及与" and wording.JOINED_QUOTE.search(window) is not None
            )  # “…”，以及《…》第五条
        ):
            return "sentence"  # behind a quotation the next of a list stands too: “…”、《…》第五条
        if text[at] not in "，、：:":
            if pos - at > 2 and text[at + 1 : pos].isspace() and text[at] not in "和及与或按照据反法":
                return "sentence"  # two blanks stand for a stop that was forgotten
            line = text.rfind("\n", max(0, pos - 40), pos) + 1 or max(0, pos - 40)
            if wording.CHAPTER_HEAD.match(text[line:pos]):
                return "line"
        return "inside"

    def wrapped(self, pos: int) -> bool:
        """Tell whether the line before ``pos`` stops in the middle of a sentence."""
        text = self.text
        line = text.rfind("\n", max(0, pos - 40), pos)
        if line <= 0:
            return False
        return wording.WRAPPED.search(text[max(0, line - 8) : line].rstrip()) is not None

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
            gap = wording.CONNECT_TITLE.sub("", gap, count=2)
        return wording.CONNECT.fullmatch(gap) is not None

    def heads(self, place: str, end: int) -> bool:
        """Tell whether an article list at a break and ending at ``end`` is a heading."""
        text = self.text
        at = end
        while at < len(text) and text[at] in wording.BLANKS:
            at += 1
        if at >= len(text) or text[at] in "\n：:":
            return True
        char = text[at]
        if wording.RULE_HEAD.match(text, at, at + 12):
            return place != "sentence" or any(c in text[at : at + 6] for c in '：:“"')
        blank = at - end
        if (wording.BAD_BEHIND_BLANK if blank else wording.BAD_FOLLOW).match(text, at):
            return False
        if char in "，,；;":
            return place == "line" or (place == "sentence" and self.comma)
        return True


def _entry(ref: references.Ref, law: str | None, role: Role, tag: str | None, full: str | None) -> Citation:
    """Return the citation of an article of an act; what the reference does not give is None."""
    return Citation(
        law,
        ref.article or None,
        ref.suffix or None,
        ref.paragraph or None,
        ref.item or None,
        ref.subitem or None,
        ref.range_end or None,
        ref.start,
        ref.end,
        role,
        tag,
        full,
    )
