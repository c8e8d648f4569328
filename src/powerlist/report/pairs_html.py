"""Pairs as one self-contained page: side by side, differences marked, filters by relation and department.

Every pair stands in the page as HTML, so it reads and prints without scripts. The same data lies in a JSON
block (``<`` escaped) that the script filters by; nothing is fetched, and only this page's own script and
style may run.
"""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from powerlist.linkage import difference
from powerlist.messages import cut, tell
from powerlist.report.page import frame
from powerlist.report.pairs_text import counted
from powerlist.report.pairs_view import place, reason, title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from powerlist.report.pairs_view import PairView

_HERE = Path(__file__).parent
#: Characters of a name and of a basis that a page shows; the rest is in the list itself.
_NAME, _BASIS = 600, 1_200


def render(
    pairs: Sequence[PairView], language: str = "zh", heading: str = "", *, aligned: bool = False
) -> str:
    """Return the page.

    Args:
        pairs: the pairs, in order.
        language: ``zh`` or ``en``.
        heading: what the lists are called, or "".
        aligned: two lists were aligned; else the pairs are findings of one pool.
    """
    name = tell("pairs.aligned_title" if aligned else "pairs.title", language)
    head = f"{heading} {name}".strip()
    body = [f"<h1>{escape(head)}</h1>"]
    if not pairs:
        body.append(f"<p>{_say('none', language)}</p>")
        return frame(head, body, language=language, style=_style())
    body += [
        f"<p>{escape(counted(pairs, language))}</p>",
        f'<p class="soft">{_say("hint", language)}</p>',
        _form(pairs, language),
        '<div id="pairs">',
        *(_pair(number, one, language) for number, one in enumerate(pairs)),
        "</div>",
        f'<script type="application/json" id="data">{_data(pairs)}</script>',
    ]
    script = (_HERE / "pairs.js").read_text("utf-8")
    return frame(head, body, language=language, style=_style(), script=script)


def _style() -> str:
    return (_HERE / "page.css").read_text("utf-8") + (_HERE / "pairs.css").read_text("utf-8")


def _say(key: str, language: str) -> str:
    return escape(tell(f"pairs.{key}", language))


def _data(pairs: Sequence[PairView]) -> str:
    """Return what the script filters by; ``<`` is escaped so that no text can end the block."""
    entries = [
        {"relation": one.relation, "departments": _departments(one), "score": one.score} for one in pairs
    ]
    text = json.dumps({"pairs": entries}, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _departments(one: PairView) -> list[str]:
    named = (str(side.get("department") or "") for side in (one.left, one.right))
    return [text for text in dict.fromkeys(named) if text]


def _form(pairs: Sequence[PairView], language: str) -> str:
    def choice(name: str, values: list[tuple[str, str]]) -> str:
        options = "".join(
            f'<option value="{escape(value)}">{escape(text)}</option>' for value, text in values
        )
        first = f'<option value="">{_say("all", language)}</option>'
        return f'<label>{_say(name, language)}<select name="{name}">{first}{options}</select></label>'

    relations = dict.fromkeys(one.relation for one in pairs)
    departments = sorted({name for one in pairs for name in _departments(one)})
    return (
        '<form id="filter" hidden>'
        + choice("relation", [(name, tell(f"pairs.relation.{name}", language)) for name in relations])
        + choice("department", [(name, name) for name in departments])
        + f'<label>{_say("filter", language)}<input name="words" type="search"></label>'
        + f'<span>{_say("shown", language)} <output id="shown"></output></span></form>'
    )


def _pair(number: int, one: PairView, language: str) -> str:
    names = _marked(cut(title(one.left), _NAME), cut(title(one.right), _NAME))
    bases = _marked(*(cut(str(side.get("basis") or ""), _BASIS) for side in (one.left, one.right)))
    sides = "".join(
        f'<div class="side"><p class="name">{name}</p><p class="soft">{escape(_about(side))}</p>'
        f'<p class="basis">{basis}</p></div>'
        for side, name, basis in zip((one.left, one.right), names, bases, strict=True)
    )
    reasons = "".join(_reason(why, language) for why in one.why)
    relation = escape(tell(f"pairs.relation.{one.relation}", language))
    return (
        f'<section class="pair" id="p{number}"><h2><span class="tag {escape(one.relation)}">{relation}</span> '
        f'<span class="soft">{_say("score", language)} {one.score:.2f}</span></h2>'
        f'<div class="sides">{sides}</div>'
        f'<table class="why"><tbody>{reasons}</tbody></table></section>'
    )


def _about(side: dict[str, Any]) -> str:
    parts = (side.get("department"), side.get("type"), place(side), side.get("id"))
    return "  ".join(str(part) for part in parts if part)


def _marked(left: str, right: str) -> tuple[str, str]:
    """Return both texts with what differs in ``<mark>``."""
    if left == right:
        return escape(left), escape(right)
    one: list[str] = []
    other: list[str] = []
    for part in difference(left, right):
        for text, parts in ((part.left, one), (part.right, other)):
            if text:
                parts.append(escape(text) if part.same else f"<mark>{escape(text)}</mark>")
    return "".join(one), "".join(other)


def _reason(why: dict[str, Any], language: str) -> str:
    label = escape(tell(f"pairs.field.{why['field']}", language))
    return (
        f'<tr><th scope="row">{label}</th><td class="weight">{float(why["weight"]):+.1f}</td>'
        f"<td>{escape(cut(reason(why, language), _BASIS))}</td></tr>"
    )
