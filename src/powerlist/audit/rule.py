"""What a rule is.

A rule is one file ``rules/<family>/<CODE>_<name>.py`` with one ``Rule`` subclass. The class docstring is
its manual, in Chinese, with fixed headings; its first line is the summary that every report shows::

    class EmptyRequiredCell(Rule):
        '''必填项为空

        ## 查什么
        …
        ## 为什么
        …
        ## 反例
        ```yaml
        items: [{name: 对某行为的处罚, type: 行政处罚, department: 县水利局, basis: ""}]
        ```
        ## 正例
        ```yaml
        items: [{name: …}]
        ```
        ## 怎么改
        …
        ## 依据
        行政处罚法 第三十九条
        '''

Both examples are run by the tests: the first must fire, the second must not (``audit/sample.py`` says
what a sample may hold).
"""

from __future__ import annotations

import inspect
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any, ClassVar

from powerlist.audit.frames import texts
from powerlist.audit.spoken import cells_of, line_of
from powerlist.model.enums import Confidence, Mode, Persona, Scope, Severity, mode_term
from powerlist.model.finding import Edit, Finding, ItemRef, Related
from powerlist.model.location import Location
from powerlist.text.width import compact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.location import Source

#: The headings of a manual, in order; 选项 may be missing.
HEADINGS = ("查什么", "为什么", "反例", "正例", "怎么改", "选项", "依据")


class Skip(Exception):  # noqa: N818 - it is no error: the rule says that it lacks its data
    """Raised by ``check`` before the first finding when the data that it needs is not there.

    Args:
        zh: the reason in Chinese.
        en: the reason in English.
    """

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh)
        self.zh = zh
        self.en = en


class Partly(Skip):
    """Raised at a check's end: what was found stands, and some of what the rule asks could not be looked at."""


class Rule(ABC):
    """Base of all rules; see the module's docstring for the manual.

    Class attributes:
        code: ``PL`` + family letter + two digits; never reused.
        name: what one would allow, kebab case (``allow dangling-citation``).
        english: the summary in English, one line.
        english_manual: the manual's texts in English: ``what`` it checks, ``why``, how to ``repair`` and
            ``options`` where it has any; the examples are those of the Chinese manual.
        severity: default severity of its findings.
        confidence: how sure its findings are.
        persona: regular, or pedantic (heard only when asked for).
        since: version in which it came.
        status: ``preview`` or ``stable``.
        fix: ``none``, ``safe`` or ``unsafe``.
        ground: law and article that it rests on, one line.
        messages: ``{"zh": template, "en": template}``; a second template of the same rule is keyed
            ``"zh:variant"`` / ``"en:variant"``. Templates use ``str.format`` fields from ``values``.
        helps: one action, same keys as ``messages``.
        options: what the configuration may set under ``[audit.options.CODE]``: name → (default, one
            sentence in Chinese).
        late: runs after all other rules and sees what they found (``engine.FINDINGS`` in the context's
            cache); for rules about waivers and the baseline.
        ahead: the name of what it looks at that may be made elsewhere in the meantime (``Context.ahead``); where
            that is so, the rule runs behind those that need not wait.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    english: ClassVar[str]
    english_manual: ClassVar[dict[str, str]] = {}
    severity: ClassVar[Severity] = Severity.ERROR
    confidence: ClassVar[Confidence] = Confidence.HIGH
    persona: ClassVar[Persona] = Persona.REGULAR
    since: ClassVar[str] = "0.1.0"
    status: ClassVar[str] = "stable"
    fix: ClassVar[str] = "none"
    ground: ClassVar[str]
    messages: ClassVar[dict[str, str]]
    helps: ClassVar[dict[str, str]]
    options: ClassVar[dict[str, tuple[Any, str]]] = {}
    late: ClassVar[bool] = False
    ahead: ClassVar[str] = ""

    def option(self, context: Context, name: str) -> Any:
        """Return an option of this rule: what the configuration sets, else its default.

        Raises:
            KeyError: the rule declares no such option.
        """
        default = self.options[name][0]
        return context.settings.audit.options.get(self.code, {}).get(name, default)

    @abstractmethod
    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        """Yield a finding for each faulty place.

        Select the guilty rows of the frames first; loop only over them.

        Raises:
            Skip: before the first finding, when the data that it needs is not there.
        """

    @classmethod
    def manual(cls) -> str:
        """Return the rule's page, without indentation."""
        return inspect.cleandoc(cls.__doc__ or "")

    @classmethod
    def summary(cls) -> str:
        """Return the manual's first line."""
        return cls.manual().split("\n", 1)[0]

    def at(
        self,
        catalogue: Catalogue,
        position: int,
        field: str | None = None,
        *,
        related: Iterable[int] = (),
        severity: Severity | None = None,
        confidence: Confidence | None = None,
        variant: str = "",
        discriminator: str = "",
        township: str = "",
        count: int = 1,
        edits: Iterable[Edit] = (),
        location: Location | None = None,
        excerpt: str | None = None,
        said: str = "",
        offset: int = 0,
        **values: Any,
    ) -> Finding:
        """Return a finding on one item (scope item) or one field of it (scope cell).

        Args:
            catalogue: the catalogue that was checked.
            position: position of the item in ``catalogue.items``.
            field: code name of the faulty field; it becomes the finding's cell.
            related: positions of other items that belong to it.
            severity: where it differs from the rule's own.
            confidence: the same.
            variant: which message template speaks.
            discriminator: tells two findings of one item and field apart in the fingerprint; where none is
                given it is the faulty text itself, so that an accepted finding lapses when the text changes.
            township: the receiver it is about.
            count: how many places share the cause.
            edits: proposed changes.
            location: where it differs from the item's own (a line of grants.csv).
            excerpt: what a person is shown of the faulty text; None for the field's value, "" for nothing.
            said: the mode that is wrong, where the message does not name it: its cell is the finding's.
            offset: where in the field's text the fault stands; the cell is that of the column that has it.
            values: the values that the message templates name.
        """
        others = tuple(related)
        mode = values.get("mode", "")
        cells = cells_of(
            catalogue,
            position,
            field,
            township=township,
            said=said or (mode if isinstance(mode, Mode) else ""),
            offset=offset,
        )
        return Finding(
            rule=self.code,
            severity=severity or self.severity,
            confidence=confidence or self.confidence,
            scope=Scope.CELL if field else Scope.ITEM,
            values=values,
            count=count,
            field=field,
            item=catalogue.ref(position),
            location=location or _place(catalogue, position, field, cells, township),
            sources=cells,
            related=tuple(_related(catalogue, others, field)),
            variant=variant,
            discriminator=discriminator or _text_of(catalogue, position, field, others),
            township=township,
            edits=tuple(edits),
            excerpt=_excerpt(catalogue, position, field) if excerpt is None else excerpt,
        )

    def whole(
        self,
        location: Location,
        *,
        scope: Scope = Scope.CATALOGUE,
        count: int = 1,
        members: Iterable[ItemRef] = (),
        field: str | None = None,
        severity: Severity | None = None,
        confidence: Confidence | None = None,
        variant: str = "",
        discriminator: str = "",
        township: str = "",
        sources: Iterable[Source] = (),
        **values: Any,
    ) -> Finding:
        """Return one finding on the catalogue or a batch: what is missing once is told once, with a count.

        Args:
            location: where it would be repaired.
            scope: catalogue or batch.
            count: how many places share the cause.
            members: the items that it counts (``members``); each can be accepted by itself.
            field: code name of the field.
            severity: where it differs from the rule's own.
            confidence: the same.
            variant: which message template speaks.
            discriminator: tells two findings of one rule and field apart in the fingerprint.
            township: the receiver it is about.
            sources: the cells that it is about, where cells hold it.
            values: the values that the message templates name.
        """
        return Finding(
            rule=self.code,
            severity=severity or self.severity,
            confidence=confidence or self.confidence,
            scope=scope,
            values=values,
            count=count,
            members=tuple(members),
            sources=tuple(sources),
            field=field,
            location=location,
            variant=variant,
            discriminator=discriminator,
            township=township,
        )


def _place(
    catalogue: Catalogue, position: int, field: str | None, cells: Sequence[Source], township: str = ""
) -> Location:
    """Return the catalogue's line, or the first of the finding's cells."""
    if catalogue.folder is not None:
        return line_of(catalogue, position, field, township)
    if not cells:
        return catalogue.location_of(position, field)
    return cells[0].location


def members(catalogue: Catalogue, positions: Iterable[int]) -> list[ItemRef]:
    """Return the items that one counted finding is about, each once, by id."""
    return sorted({catalogue.ref(position) for position in positions}, key=lambda one: one.id)


def _related(catalogue: Catalogue, positions: Iterable[int], field: str | None) -> Iterator[Related]:
    for position in positions:
        cells = cells_of(catalogue, position, field)
        yield Related(catalogue.ref(position), _place(catalogue, position, field, cells), cells)


def _text_of(catalogue: Catalogue, position: int, field: str | None, related: Iterable[int]) -> str:
    """Return the text that a finding is about, without blanks and width: part of its identity.

    The halves of a pair count alike, in whatever order they stand in the list.
    """
    items = catalogue.items
    fields = (field,) if field and field in items.columns else ("name", "sub_name")
    found = ("|".join(texts(items, name)[place] for name in fields) for place in (position, *related))
    return "|".join(sorted(compact(one) for one in found))


def _excerpt(catalogue: Catalogue, position: int, field: str | None) -> str:
    """Return the value of the faulty field; an item's own title is shown anyway."""
    if field in (None, "name", "sub_name") or field not in catalogue.items.columns:
        return ""
    text = texts(catalogue.items, field)[position]
    return mode_term(text) if field == "mode" else text
