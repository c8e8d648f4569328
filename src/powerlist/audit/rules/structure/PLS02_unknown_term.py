from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING, Any

from powerlist.audit.frames import positions, texts
from powerlist.audit.rule import Rule
from powerlist.model.enums import MODE_TERMS, CoercionKind, Mode, PowerType, Scope, Severity
from powerlist.model.finding import Edit
from powerlist.model.location import Location, Source

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

#: What people add to a type or leave out without meaning another one.
_FRAME = re.compile("行政|(?:事项|权力|职权|类|权)$")
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
    职权类型、强制种类、赋权方式（包括逐乡镇的赋权记录），按类型方案归一以后仍不在词表里的值。

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
        "what": "Types, subtypes and modes (those of grants too) that are not in the vocabulary after the type profile was applied.",
        "why": "The type decides which law applies, the mode who answers. A word that is not known can be neither audited nor published.",
        "repair": "Use one of the terms; where a place has types of its own, choose its profile in the configuration.",
    }
    severity = Severity.ERROR
    fix = "safe"
    ground = "政务服务平台职权类型编码"
    messages = {
        "zh": "{field_name}“{value}”不在词表里",
        "en": "{field_name} {value} is not in the vocabulary",
        "zh:grant": "{township}的赋权方式“{value}”不在词表里",
        "en:grant": "mode {value} of {township} is not in the vocabulary",
    }
    helps = {
        "zh": "改成其中之一：{known}",
        "en": "use one of: {known}",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        items, grants = catalogue.items, catalogue.grants
        for name, known in _KNOWN.items():
            column = items[name].str.strip()
            for position in positions((column != "") & ~column.isin(known)):
                value = texts(items, name)[position]
                term = _meant(value, known) if name == "type" else None
                yield self.at(
                    catalogue,
                    position,
                    name,
                    value=value,
                    known=tuple(_KNOWN_TERMS[name]),
                    edits=[Edit(texts(items, "id")[position], name, value, term)] if term else (),
                )
        yield from self._noted(catalogue)
        modes, owners, receivers = (texts(grants, name) for name in ("mode", "item", "receiver"))
        for row in positions((grants["mode"] != "") & ~grants["mode"].isin(_KNOWN["mode"])):
            owner = catalogue.position_of.get(owners[row])
            if owner is None or texts(items, "mode")[owner] == modes[row]:
                continue
            yield self.at(
                catalogue,
                owner,
                "mode",
                variant="grant",
                township=receivers[row],
                discriminator=modes[row],
                excerpt="",
                value=modes[row],
                known=tuple(_KNOWN_TERMS["mode"]),
            )

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
