"""The jinja environment of every template: nothing is executed, and the work is bounded.

jinja's own sandbox keeps templates from Python's internals, but not from asking for ever: a repeated
text, a range, nested loops or a doubling ``set`` fill the memory. Here only the tags in ``ALLOWED`` are
understood, no method can be called, arithmetic that grows values is refused, and loops, output and time
have a budget. What makes a text of other texts (``join``, ``~``, a printed list, another case) says first how
long it will be: one expression alone could fill the memory before any piece of output is counted.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import CodeType
from typing import TYPE_CHECKING, Any

import jinja2
from jinja2 import StrictUndefined, Template, nodes, pass_eval_context
from jinja2.exceptions import FilterArgumentError, SecurityError, TemplateRuntimeError, TemplateSyntaxError
from jinja2.filters import FILTERS, do_join, make_attrgetter
from jinja2.sandbox import ImmutableSandboxedEnvironment

from powerlist.render.sizes import length_of
from powerlist.render.words import chinese_date, numeral
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from powerlist.render.folders import TemplateFolders

#: Characters that one template may put out, passes through its loops, and seconds.
LARGEST_OUTPUT = 64 * 1024 * 1024
#: Characters of texts that one template may make of others: they lie in memory at once, the output beside them.
LARGEST_MADE = 32 * 1024 * 1024
MOST_PASSES = 2_000_000
LONGEST_SECONDS = 30.0
#: Tags in one text: each becomes a line of a program, and a page has a hundred.
MOST_TAGS = 20_000

#: Compiled texts that are kept, and the longest of them; every sandbox compiles alike.
_COMPILED: dict[tuple[str, str | None, str | None], CodeType] = {}
_MOST_KEPT = 256
_LONGEST_KEPT = 1 << 20

_RAW = lazy_pattern(r"\{%[-+]?\s*+raw\b")

#: The nodes of jinja's syntax tree that a template may contain; ``set``, ``macro``, ``import`` are not.
ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.For, nodes.If, nodes.Name, nodes.Const,
    nodes.Getattr, nodes.Getitem, nodes.Filter, nodes.Test, nodes.Not, nodes.And, nodes.Or, nodes.Compare,
    nodes.Operand, nodes.CondExpr, nodes.Add, nodes.Sub, nodes.Concat, nodes.Call, nodes.Neg, nodes.Tuple,
    nodes.Keyword,
)  # fmt: skip
_FILTERS = ("default", "d", "first", "int", "last", "length", "count")
#: Filters that make a new text of one value, about as long as it is.
_COPYING = ("e", "escape", "upper", "lower")
_ESCAPING = (FILTERS["e"], FILTERS["escape"])
#: Where jinja itself lies.
_JINJA = Path(jinja2.__file__).parent
#: What a value of the wrong kind raises in a filter, a test or a comparison.
_UNFIT = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RecursionError)
_TESTS = (
    "defined",
    "undefined",
    "none",
    "even",
    "odd",
    "eq",
    "ne",
    "gt",
    "lt",
    "ge",
    "le",
    "in",
    "divisibleby",
)
#: Loops inside one another.
DEEPEST = 4


class Budget:
    """What is left to one rendering."""

    def __init__(self) -> None:
        self.passes = MOST_PASSES
        self.made = LARGEST_MADE
        self.until = time.monotonic() + LONGEST_SECONDS

    def make(self, length: int) -> None:
        """Pay for a text before it is made.

        Raises:
            SecurityError: the budget is used up.
        """
        self.made -= length
        if self.made < 0 or time.monotonic() > self.until:
            raise SecurityError("a text over the limit")

    def loop(self, values: Iterable[Any]) -> Iterator[Any]:
        """Yield the values, each at the cost of one pass.

        Raises:
            SecurityError: the budget is used up.
        """
        for value in values:
            self.passes -= 1
            if self.passes < 0 or (self.passes % 1024 == 0 and time.monotonic() > self.until):
                raise SecurityError("too many passes through loops")
            yield value


class BoundedTemplate(Template):
    """A template whose output stops at ``LARGEST_OUTPUT``."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        """Render as jinja does, piece by piece.

        Raises:
            SecurityError: the output, the loops or the time went over the limit.
            jinja2.UndefinedError: a name or attribute is not known.
            TemplateRuntimeError: a value is of a kind that a filter, a test or a comparison cannot take.
        """
        try:
            return self._whole(*args, **kwargs)
        except _UNFIT as error:
            if not _of_template(error):
                raise
            said = f"{type(error).__name__}: {error}"
            raise TemplateRuntimeError(said).with_traceback(error.__traceback__) from error

    def _whole(self, *args: Any, **kwargs: Any) -> str:
        environment = self.environment
        assert isinstance(environment, Sandbox)  # noqa: S101 - the class is only made by it
        environment.budget = budget = Budget()
        left = LARGEST_OUTPUT
        pieces: list[str] = []
        for piece in self.generate(*args, **kwargs):
            left -= len(piece)
            if left < 0 or time.monotonic() > budget.until:
                raise SecurityError("output over the limit")
            pieces.append(piece)
        return "".join(pieces)


class Sandbox(ImmutableSandboxedEnvironment):
    """The environment; see the module's docstring."""

    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "**", "%"})
    template_class = BoundedTemplate

    def __init__(self, **options: Any) -> None:
        super().__init__(
            undefined=StrictUndefined,
            autoescape=True,
            keep_trailing_newline=True,
            finalize=self._printed,
            **options,
        )
        self.budget = Budget()
        self.globals = {}
        kept = {name: self.filters[name] for name in _FILTERS}
        copying = {name: self._copied(self.filters[name]) for name in _COPYING}
        own = {
            "join": self._join,
            "numeral": _numeral,
            "date": self._copied(_date),
            "passes": self._passes,
        }
        self.filters = {**kept, **copying, **own}
        self.tests = {name: self.tests[name] for name in _TESTS}
        self.callables: set[Callable[..., Any]] = set()

    def _passes(self, values: Iterable[Any]) -> Iterable[Any]:
        """Let a loop run on the budget; a value with a length keeps it for ``loop.length``."""
        return _Counted(values, self.budget)

    def _printed(self, value: Any) -> Any:
        """Pay for what is printed where that is no text yet, or grows: each sign of a long one may become five."""
        if isinstance(value, str):
            if len(value) > LARGEST_OUTPUT // 8 and length_of(value) > LARGEST_OUTPUT:
                raise SecurityError("output over the limit")
        elif isinstance(value, (list, tuple, dict)):
            self.budget.make(length_of(value))
        return value

    def _copied(self, make: Callable[[Any], Any]) -> Callable[[Any], Any]:
        """Return a filter of one value that pays for the text before it makes it."""

        def paid(value: Any) -> Any:
            if not (hasattr(value, "__html__") and make in _ESCAPING):
                self.budget.make(length_of(value))
            return make(value)

        return paid

    @pass_eval_context
    def _join(self, context: Any, value: Any, d: Any = "", attribute: Any = None) -> Any:
        """Join as jinja does, what goes between included, paid before it is made."""
        if not isinstance(value, (str, list, tuple)):
            value = list(self.budget.loop(value))
        if attribute is not None:
            value = list(map(make_attrgetter(self, attribute), self.budget.loop(value)))
        between = length_of(d) * max(0, len(value) - 1)
        self.budget.make(
            between + (length_of(value) if isinstance(value, str) else sum(map(length_of, value)))
        )
        return do_join(context, value, d)

    def offer(self, name: str, function: Callable[..., Any]) -> None:
        """Let templates call one of our own functions."""
        self.globals[name] = function
        self.callables.add(function)

    def is_safe_callable(self, obj: Any) -> bool:
        """Only what was offered may be called: no method of any value."""
        return any(obj is function for function in self.callables)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Only data is readable: neither private names nor methods."""
        return super().is_safe_attribute(obj, attr, value) and not callable(value)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:  # noqa: ARG002
        """Add and subtract small numbers only."""
        if operator in "+-" and all(isinstance(side, int) and abs(side) < 10**9 for side in (left, right)):
            return left + right if operator == "+" else left - right
        raise SecurityError(f"operator {operator} is not allowed here")

    def compile(self, source: Any, name: Any = None, filename: Any = None, *args: Any) -> Any:
        """Compile a text once a process: all deeds of a county come from one template.

        Raises:
            TemplateSyntaxError: it is malformed, or nested deeper than a program can be.
        """
        if not isinstance(source, str) or any(args) or len(source) > _LONGEST_KEPT:
            return self._compiled(source, name, filename, *args)
        key = (source, name, filename)
        code = _COMPILED.get(key)
        if code is None:
            if len(_COMPILED) >= _MOST_KEPT:
                _COMPILED.clear()
            code = _COMPILED[key] = self._compiled(source, name, filename)
        return code

    def _compiled(self, *args: Any) -> Any:
        try:
            return super().compile(*args)
        except (RecursionError, SyntaxError) as error:
            raise TemplateSyntaxError("tags are nested too deeply", 1) from error

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        if source.count("{{") + source.count("{%") > MOST_TAGS:
            raise TemplateSyntaxError(f"more than {MOST_TAGS} tags", 1)
        if _RAW.search(source):
            # braces printed as they stand look like a tag that was forgotten
            raise TemplateSyntaxError("Raw is not allowed in a template", 1)
        try:
            tree = super()._parse(source, name, filename)
            refuse(tree)
        except RecursionError as error:
            raise TemplateSyntaxError("tags are nested too deeply", 1) from error
        for loop in list(tree.find_all(nodes.For)):
            loop.iter = nodes.Filter(loop.iter, "passes", [], [], None, None, lineno=loop.lineno)
        _joined(tree)
        return tree


class _Counted:
    """An iterable that spends a budget and still knows its length."""

    def __init__(self, values: Iterable[Any], budget: Budget) -> None:
        self._values = values
        self._budget = budget

    def __iter__(self) -> Iterator[Any]:
        return self._budget.loop(self._values)

    def __len__(self) -> int:
        return len(self._values)  # type: ignore[arg-type]


def refuse(tree: nodes.Node) -> None:
    """Check a syntax tree against what templates may do.

    Raises:
        TemplateSyntaxError: a tag or an operator is not allowed; ``lineno`` tells where.
    """

    def walk(node: nodes.Node, depth: int) -> None:
        if not isinstance(node, ALLOWED):
            name = type(node).__name__
            raise TemplateSyntaxError(f"{name} is not allowed in a template", node.lineno or 1)
        if isinstance(node, nodes.For):
            depth += 1
            if depth > DEEPEST or node.recursive:
                raise TemplateSyntaxError("loops are nested too deeply", node.lineno or 1)
        for child in node.iter_child_nodes():
            walk(child, depth)

    walk(tree, 0)


def _joined(node: nodes.Node) -> None:
    """Make ``a ~ b`` of a syntax tree what it means, ``(a, b)|join``: a filter pays for what it makes."""
    for name, value in node.iter_fields():
        inner = value if isinstance(value, list) else [value]
        made = []
        for one in inner:
            new = one
            if isinstance(one, nodes.Concat):
                parts = nodes.Tuple(one.nodes, "load", lineno=one.lineno)
                new = nodes.Filter(parts, "join", [], [], None, None, lineno=one.lineno)
            if isinstance(new, nodes.Node):
                _joined(new)
            made.append(new)
        setattr(node, name, made if isinstance(value, list) else made[0])


def _of_template(error: BaseException) -> bool:
    """Return whether an error arose in a template or in jinja, which says that the template asks what cannot be."""
    step = error.__traceback__
    while step is not None and step.tb_next is not None:
        step = step.tb_next
    file = step.tb_frame.f_code.co_filename if step is not None else ""
    return file in ("<template>", __file__) or Path(file).parent == _JINJA


def line_of(error: BaseException) -> int:
    """Return the line of the template at which an error arose while it was compiled or rendered."""
    line, step = getattr(error, "lineno", None) or 1, error.__traceback__
    while step is not None:
        if step.tb_frame.f_code.co_filename == "<template>":
            line = step.tb_lineno
        step = step.tb_next
    return line


def _numeral(value: Any) -> str:
    try:
        return numeral(int(value))
    except (TypeError, ValueError, OverflowError) as error:
        raise FilterArgumentError(f"no Chinese numeral: {error}") from error


def _date(value: Any) -> str:
    return chinese_date(str(value))


def environment(folders: TemplateFolders | None = None, prefix: str = "") -> Sandbox:
    """Return a fresh environment.

    Args:
        folders: where named templates are found; None when only strings are rendered.
        prefix: folder of the named templates, such as ``html``.
    """
    if folders is None:
        return Sandbox()
    from jinja2 import FunctionLoader

    return Sandbox(loader=FunctionLoader(lambda name: folders.text(f"{prefix}/{name}")))
