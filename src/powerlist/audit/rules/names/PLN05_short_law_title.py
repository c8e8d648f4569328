from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.cited import citations_at
from powerlist.audit.frames import texts
from powerlist.audit.rule import Rule
from powerlist.law.citation import Role
from powerlist.model.enums import Persona, Severity
from powerlist.model.finding import Edit
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from powerlist.law.citation import Citation
    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

_PREFIX = "中华人民共和国"
_HISTORY = lazy_pattern(r"[（(〔\[](?:[^（）()]|[（(][^（）()]*[)）])*[)）〕\]]")
#: Characters between a title and its article beside that: 的, 规定, a colon.
_NEAR = 6


class ShortLawTitle(Rule):
    """法律用了简称

    ## 查什么
    实施依据里用书名号括起、省略了“中华人民共和国”的法律、行政法规名称，且登记册里只有一部对应的。抄录的条文里提到的法律名称是原文，不算。

    ## 为什么
    公布件和委托书里，第一次引用法律通常用全称。平时用简称并不妨碍理解，所以只在严格模式下提示。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《中华人民共和国水法》第六十九条}
    ```

    ## 怎么改
    用 powerlist audit --unsafe-fixes PLN05 改为全称，或不予理会。

    ## 依据
    GB/T 9704-2012；立法技术规范
    """

    code = "PLN05"
    name = "short-law-title"
    english = "A statute is cited by its short title"
    english_manual = {
        "what": "A law or administrative regulation in the basis whose title leaves out 「中华人民共和国」, where the register has only one that it can be. A title inside quoted text is the statute's own wording and is left alone.",
        "why": "Publications and deeds give the full title when they first cite a law. Elsewhere a short title does no harm, so this rule is pedantic.",
        "repair": "Run powerlist audit --unsafe-fixes PLN05, or leave it.",
    }
    severity = Severity.INFO
    persona = Persona.PEDANTIC
    fix = "unsafe"
    ground = "GB/T 9704-2012；立法技术规范"
    messages = {
        "zh": "《{short}》是简称",
        "en": "{short} is a short title",
    }
    helps = {
        "zh": "全称是《{full}》",
        "en": "its full title is {full}",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        frame = catalogue.citations
        frame = frame[(frame["role"] == "basis") & (frame["title"] != "") & (frame["title"] != frame["law"])]
        columns = (frame["position"].tolist(), frame["law"].tolist(), frame["title"].tolist())
        titles: dict[int, dict[str, str]] = {}
        for position, law, title in zip(*columns, strict=True):
            if law and title == _PREFIX + law:
                titles.setdefault(int(position), {})[law] = title
        bases, ids = texts(catalogue.items, "basis"), texts(catalogue.items, "id")
        for position, found in titles.items():
            before = bases[position]
            places = _cited(before, found, citations_at(catalogue, context, position))
            if not places:
                continue
            short = list(dict.fromkeys(places.values()))
            after = before
            for start in sorted(places, reverse=True):
                law = places[start]
                after = f"{after[:start]}《{found[law]}》{after[start + len(law) + 2 :]}"
            yield self.at(
                catalogue,
                position,
                "basis",
                short="》《".join(short),
                full="》《".join(found[law] for law in short),
                edits=(Edit(ids[position], "basis", before, after, safe=False),),
            )


def _cited(text: str, laws: Collection[str], citations: Sequence[Citation]) -> dict[int, str]:
    """Return where a title stands that founds the item, and the title; not those inside quoted text.

    Args:
        text: the basis.
        laws: the titles.
        citations: what the parser made of the text, references inside quoted text too.
    """
    places = {}
    for law in laws:
        title = f"《{law}》"
        own = sorted((one for one in citations if one.law == law), key=lambda one: one.start)
        at = text.find(title)
        while at >= 0:
            end = at + len(title)
            first = next((one for one in own if one.end > at), None)
            again = text.find(title, end)
            if (
                first is not None
                and first.role == Role.BASIS
                and (again < 0 or again >= first.start)
                # behind the title stands its history in brackets and then the article
                and len(_HISTORY.sub("", text[end : first.start]).strip()) <= _NEAR
            ):
                places[at] = law
            at = again
    return places
