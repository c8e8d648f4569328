"""Check template tags one by one against what a template may name, in the order in which they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError

from powerlist.render.errors import RenderError
from powerlist.render.problem import TemplateProblem
from powerlist.render.sandbox import DEEPEST, MOST_TAGS, Sandbox, environment
from powerlist.render.schema import Entry
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

#: A tag ends before the next one begins, so that a text full of open braces is read once.
TAG = lazy_pattern(r"\{\{(?:(?!\{\{|\}\}).)*\}\}|\{%(?:(?!\{%|%\}).)*%\}|\{#(?:(?!\{#|#\}).)*#\}", re.DOTALL)
#: docxtpl's letters for a whole paragraph, row, cell or run, and its tags for merged and coloured cells.
_LETTER = lazy_pattern(r"^(\{[{%])(?:p|tr|tc|r)(?=\s)")
_MERGES = ("vm", "hm")
_WITH_VALUE = ("colspan", "cellbg")
_CURLY = "“”‘’"
_WIDE = lazy_pattern("｛｛|｝｝|｛%|%｝|｛\\{|\\{｛|\\{％|％\\}")
#: A name in one pair of braces: a tag as other programs write it, which would be printed as it stands.
_SINGLE = lazy_pattern(r"(?<![{_])\{\s*[a-z_]+(?:\.[a-z_]+)*\s*\}(?![}_])")
_LOOP = {"index", "index0", "first", "last", "length", "revindex", "revindex0"}
_OPENERS = {"for": "endfor", "if": "endif"}


_PAIRS = (("{{", "}}"), ("{%", "%}"), ("{#", "#}"))


def unfinished(text: str) -> str:
    """Return what in a paragraph only looks like a tag and would be printed as it stands; "" for none."""
    if wide := _WIDE.search(text):
        return wide.group(0)
    rest = TAG.sub("", text)
    if single := _SINGLE.search(rest):
        return single.group(0)
    return next((mark for pair in _PAIRS for mark in pair if mark in rest), "")


@dataclass(frozen=True, slots=True)
class _Block:
    """An open block: its word, its tag and where it stands; of a loop, its variable and what that is."""

    word: str
    tag: str
    place: str
    name: str = ""
    path: str = ""
    entry: Entry | None = None


@dataclass
class TagChecker:
    """What was opened so far, what may be named, what was named.

    Attributes:
        schema: names of the template.
        file: the template, for messages.
    """

    schema: Mapping[str, Entry]
    file: str
    problems: list[TemplateProblem] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    _open: list[_Block] = field(default_factory=list)
    _sandbox: Sandbox = field(default_factory=environment)
    _checked: int = 0

    def check_text(self, text: str, place: str) -> None:
        """Check all tags of one paragraph, and what only looks like a tag.

        Raises:
            RenderError: the template has more tags than one may have.
        """
        rest = TAG.sub("", text)
        self.check_words(rest, place, text)
        if single := _SINGLE.search(rest):
            self._tell("single_braces", place, single.group(0))
        for tag in TAG.findall(text):
            self.check_tag(tag, place)

    def check_words(self, rest: str, place: str, text: str = "") -> None:
        """Check what stands beside the tags of a paragraph or line: it may only look like a tag.

        Args:
            rest: the text without its tags.
            place: where it stands.
            text: the whole text, to be shown.
        """
        if wide := _WIDE.search(text or rest):
            self._tell("wide_braces", place, wide.group(0))
        for opening, closing in _PAIRS:
            if opening in rest or closing in rest:
                self._tell("unclosed_tag", place, (text or rest).strip())

    def check_tag(self, tag: str, place: str) -> None:
        """Check one tag; a comment is none.

        Raises:
            RenderError: the template has more tags than one may have.
        """
        if tag.startswith("{#"):
            return
        self._checked += 1
        if self._checked > MOST_TAGS:
            raise RenderError("too_large", self.file, place, f"> {MOST_TAGS}")
        if any(character in tag for character in _CURLY):
            self._tell("curly_quotes", place, tag)
            return
        plain = _LETTER.sub(r"\1 ", tag)
        if plain.startswith("{{"):
            self._expression(plain, place, tag)
            return
        words = plain[2:-2].strip("-+ \t\n").split(None, 1)
        if len(words) == 2 and words[0] in _WITH_VALUE:
            self._expression(f"{{{{ {words[1]} }}}}", place, tag)
        elif len(words) != 1 or words[0] not in _MERGES:
            self._statement(words[0] if words else "", plain, place, tag)

    def finish(self, required: tuple[str, ...]) -> None:
        """Tell what was left open and what the template should have used."""
        for block in self._open:
            self._tell("unclosed_block", block.place, block.tag)
        for name in required:
            if name not in self.used:
                self._tell("missing_block", "", name)

    def table_of(self, path: str) -> Entry | None:
        """Return the entry that ``table(path)`` names, and note that it was used."""
        tree = self._sandbox.parse(f"{{{{ {path} }}}}")
        node = next(iter(tree.find_all((nodes.Getattr, nodes.Name))), None)
        found = self._resolve(node) if node is not None else None
        if not isinstance(found, tuple):
            return None
        self.used.add(found[0])
        return found[1]

    def _statement(self, word: str, plain: str, place: str, tag: str) -> None:
        if word == "for":
            self._loop(plain, place, tag)
        elif word == "if":
            self._expression(f"{plain}{{% endif %}}", place, tag)
            self._open.append(_Block("if", tag, place))
        elif word == "elif":
            self._expression(f"{{% if 1 %}}{plain}{{% endif %}}", place, tag)
        elif word == "else":
            if not self._open:
                self._tell("stray_end", place, tag)
        elif word in _OPENERS.values():
            if self._open and _OPENERS[self._open[-1].word] == word:
                self._open.pop()
            else:
                self._tell("stray_end", place, tag)
        else:
            self._tell("refused_tag", place, tag)

    def _loop(self, plain: str, place: str, tag: str) -> None:
        block = _Block("for", tag, place)
        if sum(one.word == "for" for one in self._open) >= DEEPEST:
            self._tell("refused_tag", place, tag)
        tree = self._parsed(f"{plain}{{% endfor %}}", place, tag)
        loop = tree.find(nodes.For) if tree is not None else None
        if loop is not None:
            values = loop.iter.node if isinstance(loop.iter, nodes.Filter) else loop.iter
            self._names(loop.iter, place, tag)
            found = self._resolve(values) if isinstance(values, (nodes.Name, nodes.Getattr)) else None
            name = loop.target.name if isinstance(loop.target, nodes.Name) else ""
            if isinstance(found, tuple):
                path, entry = found
                if entry.kind not in ("list", "texts"):
                    self._tell("not_a_list", place, tag)
                element = Entry("item" if entry.kind == "list" else "text", entry.zh, entry.en, entry.parts)
                block = _Block("for", tag, place, name, path, element)
            else:
                block = _Block("for", tag, place, name)
        self._open.append(block)

    def _expression(self, source: str, place: str, tag: str) -> None:
        tree = self._parsed(source, place, tag)
        if tree is not None:
            self._names(tree, place, tag)

    def _parsed(self, source: str, place: str, tag: str) -> nodes.Template | None:
        try:
            return self._sandbox.parse(source)
        except TemplateSyntaxError as error:
            kind = "refused_tag" if "not allowed" in (error.message or "") else "bad_tag"
            self._tell(kind, place, f"{tag} ({error.message})")
            return None

    def _names(self, tree: nodes.Node, place: str, tag: str) -> None:
        """Check every name and every attribute in an expression."""
        inner = {id(node.node) for node in tree.find_all(nodes.Getattr)}
        if _reaches_inside(tree):
            self._tell("refused_tag", place, tag)
            return
        checked = [*tree.find_all((nodes.Getattr, nodes.Name))]
        if isinstance(tree, (nodes.Getattr, nodes.Name)):
            checked.append(tree)
        for node in checked:
            if id(node) in inner or (isinstance(node, nodes.Name) and node.ctx != "load"):
                continue
            found = self._resolve(node)
            if isinstance(found, str):
                self._tell("unknown_field", place, f"{tag} ({found})")
            elif found is not None:
                self.used.add(found[0])
        known = self._sandbox
        for used in tree.find_all((nodes.Filter, nodes.Test)):
            if used.name not in (known.filters if isinstance(used, nodes.Filter) else known.tests):
                self._tell("bad_tag", place, f"{tag} ({used.name})")
        for call in tree.find_all(nodes.Call):
            if not (isinstance(call.node, nodes.Name) and call.node.name == "table"):
                self._tell("refused_tag", place, tag)

    def _resolve(self, node: nodes.Node) -> tuple[str, Entry] | str | None:
        """Return the path and entry of a name, the name that is not known, or None where it needs no check."""
        if isinstance(node, nodes.Name):
            return self._named(node.name)
        if not isinstance(node, nodes.Getattr):
            return None
        base = self._resolve(node.node)
        if base is None or isinstance(base, str):
            if isinstance(node.node, nodes.Name) and node.node.name == "loop":
                return None if node.attr in _LOOP else f"loop.{node.attr}"
            return base
        path, entry = base
        if entry.kind != "item" or node.attr not in entry.parts:
            return f"{path}.{node.attr}"
        return f"{path}.{node.attr}", entry.parts[node.attr]

    def _named(self, name: str) -> tuple[str, Entry] | str | None:
        for block in reversed(self._open):
            if block.word == "for" and block.name == name:
                return (block.path, block.entry) if block.entry is not None else None
        if name == "table" or (name == "loop" and any(block.word == "for" for block in self._open)):
            return None
        return (name, self.schema[name]) if name in self.schema else name

    def _tell(self, kind: str, place: str, found: str) -> None:
        self.problems.append(TemplateProblem(kind, self.file, place, found))


def _reaches_inside(tree: nodes.Node) -> bool:
    """Return whether an expression asks for a private name, by a dot or in brackets, or for a part of no field."""
    for reach in tree.find_all(nodes.Getattr):
        if reach.attr.startswith("_") or not isinstance(reach.node, (nodes.Getattr, nodes.Name)):
            return True
    for item in tree.find_all(nodes.Getitem):
        # A place in a list is a number; a name in brackets would go round the check of names.
        if not isinstance(item.arg, nodes.Const) or not isinstance(item.arg.value, int):
            return True
    return False
