from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from powerlist.audit.frames import positions, texts
from powerlist.audit.rule import Rule
from powerlist.model.enums import MODE_TERMS, CoercionKind, Mode, PowerType, Scope, Severity, mode_term
from powerlist.model.finding import Edit
from powerlist.model.location import Location, Source
from powerlist.model.modes.masks import single
from powerlist.model.modes.texts import cell_modes
from powerlist.model.typeterms import canonical_type
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

#: What people add to a type or leave out without meaning another one.
_FRAME = lazy_pattern("行政|(?:事项|权力|职权|类|权)$")
_KNOWN = {
    "type": [term.value for term in PowerType],
    "subtype": [term.value for term in CoercionKind],
    "mode": [mode.value for mode in Mode],
}
#: Notes on words that have no place, and their field.
_NOTED = {"normalise.unknown-type": "type", "classify.unknown-mode": "mode"}
_KNOWN_TERMS = {**_KNOWN, "mode": list(MODE_TERMS.values())}


class UnknownTerm(Rule):
    """职权类型、强制种类或赋权方式不在词表里

    ## 查什么
    职权类型、强制种类、赋权方式（包括逐乡镇的赋权记录），按类型方案归一以后仍不在词表里的值。读入的表格已经归一；
    清单文件里手工写的同义说法（许可、其它权力、直接赋权、派驻）认得出来，但不是规范的说法，是警告，可以用 --fix 改。

    ## 为什么
    类型决定适用哪部法律，方式决定由谁负责。认不出来就没法审核，也没法分类公布。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政许阿, department: 县水利局, basis: 《水法》第六十九条}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    ```

    ## 怎么改
    改成十一类之一；当地有自己的类型，在配置里选对应的方案。

    ## 依据
    政务服务平台职权类型编码
    """

    code = "PLS02"
    name = "unknown-term"
    english = "A type, subtype or mode is not in the vocabulary"
    english_manual = {
        "what": "Types, subtypes and modes (those of grants too) that are not in the vocabulary after the type profile was applied. A synonym that was written into a catalogue file by hand is understood and a warning, which --fix mends.",
        "why": "The type decides which law applies, the mode who answers. A word that is not known can be neither audited nor published.",
        "repair": "Use one of the terms; where a place has types of its own, choose its profile in the configuration.",
    }
    severity = Severity.ERROR
    fix = "safe"
    ground = "政务服务平台职权类型编码"
    messages = {
        "zh": "{field_name}「{value}」不在词表里",
        "en": "{field_name} {value} is not in the vocabulary",
        "zh:synonym": "{field_name}「{value}」没有用规范的说法",
        "en:synonym": "{field_name} {value} is not written as the vocabulary has it",
        "zh:grant-synonym": "{township}的赋权方式「{value}」没有用规范的说法",
        "en:grant-synonym": "mode {value} of {township} is not written as the vocabulary has it",
        "zh:grant": "{township}的赋权方式「{value}」不在词表里",
        "en:grant": "mode {value} of {township} is not in the vocabulary",
    }
    helps = {
        "zh": "改成其中之一：{known}",
        "en": "use one of: {known}",
        "zh:synonym": "写成“{term}”；powerlist audit --fix 可以改 items.csv 里的",
        "en:synonym": "write {term}; powerlist audit --fix does so in items.csv",
        "zh:grant-synonym": "在 grants.csv 里写成“{term}”",
        "en:grant-synonym": "write {term} in grants.csv",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        items, grants = catalogue.items, catalogue.grants
        for name, known in _KNOWN.items():
            column = items[name].str.strip()
            for position in positions((column != "") & ~column.isin(known)):
                value = texts(items, name)[position]
                term = self._term(context, name, value)
                yield self.at(
                    catalogue,
                    position,
                    name,
                    variant="synonym" if term else "",
                    severity=Severity.WARNING if term else None,
                    value=value,
                    term=mode_term(term or ""),
                    known=tuple(_KNOWN_TERMS[name]),
                    edits=self._edits(catalogue, context, position, name, term) if term else (),
                )
        yield from self._noted(catalogue)
        modes, owners, receivers = (texts(grants, name) for name in ("mode", "item", "receiver"))
        for row in positions((grants["mode"] != "") & ~grants["mode"].isin(_KNOWN["mode"])):
            owner = catalogue.position_of.get(owners[row])
            if owner is None or texts(items, "mode")[owner] == modes[row]:
                continue
            term = self._term(context, "mode", modes[row])
            yield self.at(
                catalogue,
                owner,
                "mode",
                variant="grant-synonym" if term else "grant",
                severity=Severity.WARNING if term else None,
                term=mode_term(term or ""),
                township=receivers[row],
                discriminator=modes[row],
                excerpt="",
                value=modes[row],
                known=tuple(_KNOWN_TERMS["mode"]),
            )

    def _term(self, context: Context, name: str, value: str) -> str | None:
        """Return the one term of the vocabulary that a word stands for, None where it is none or several."""
        if name == "mode":
            mode = single(cell_modes(value))
            return mode.value if mode is not None else None
        kind, subtype = canonical_type(value, context.settings.read.profile)
        return (kind if name == "type" else subtype) or _meant(value, _KNOWN[name])

    def _edits(
        self, catalogue: Catalogue, context: Context, position: int, name: str, term: str
    ) -> list[Edit]:
        """Return the edits that write a term; a type that says which coercion it is fills the sub-type."""
        items = catalogue.items
        identity, value = texts(items, "id")[position], texts(items, name)[position]
        edits = [Edit(identity, name, value, term)]
        subtype = canonical_type(value, context.settings.read.profile)[1] if name == "type" else ""
        if subtype and not texts(items, "subtype")[position]:
            edits.append(Edit(identity, "subtype", "", subtype))
        return edits

    def _noted(self, catalogue: Catalogue) -> Iterable[Finding]:
        """Tell the words that normalising met and could not place; the cell itself is empty by then."""
        items = catalogue.items
        rows = zip(items["file"].tolist(), items["sheet"].tolist(), items["row"].tolist(), strict=True)
        place = {key: position for position, key in enumerate(rows)}
        for note in catalogue.notes:
            name = _NOTED.get(note.kind)
            if name is None:
                continue
            values: dict[str, Any] = {"value": note.value, "known": tuple(_KNOWN_TERMS[name])}
            position = catalogue.position_of.get(
                note.item or "", place.get((note.file or "", note.sheet or "", note.row or 0))
            )
            if position is not None:
                if name != "mode" and items[name].iat[position]:
                    # a person has since written in items.csv what is meant
                    continue
                yield self.at(catalogue, position, name, discriminator=note.value, excerpt="", **values)
                continue
            found = self.whole(
                Location(note.file, None, note.sheet, note.row, note.cell),
                scope=Scope.CELL,
                field=name,
                discriminator=note.value,
                **values,
            )
            yield dataclasses.replace(found, sources=(Source(note.file, note.sheet, note.row, note.cell),))


def _meant(value: str, known: Iterable[str]) -> str | None:
    """Return the one term that a shortened or lengthened word stands for: 处罚, 行政处罚类 → 行政处罚."""
    core = _FRAME.sub("", value.strip())
    found = [term for term in known if core and _FRAME.sub("", term) == core]
    return found[0] if len(found) == 1 else None
