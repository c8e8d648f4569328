"""Pairs as one self-contained page: side by side, differences marked, filters by relation and department.

Every pair stands in the page as HTML, so it reads and prints without scripts. The same data lies in a JSON
block (``<`` escaped) that the script filters by; nothing is fetched, and only this page's own script and
style may run.
"""

from __future__ import annotations

import json
from collections import Counter
from html import escape
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from powerlist.messages import cut, tell
from powerlist.report.marking import marked, marked_bases
from powerlist.report.page import frame
from powerlist.report.pairs_text import counted
from powerlist.report.pairs_view import by_place, place, reason, related, title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from powerlist.report.pairs_view import Alone, PairView

_HERE = Path(__file__).parent
#: Characters of a name and of a basis that a page shows; the rest is in the list itself.
_NAME, _BASIS = 600, 1_200
#: From so many characters or lines a basis can be longer than its box, so a keyboard must be able to enter it.
_LONG, _LINES = 160, 6
#: The choice of departments that stands for pairs of two departments; no name has a line break.
_TWO = "\n"


def render(
    pairs: Sequence[PairView],
    language: str = "zh",
    heading: str = "",
    *,
    aligned: bool = False,
    alone: Alone | None = None,
) -> str:
    """Return the page.

    Args:
        pairs: the pairs, in order.
        language: ``zh`` or ``en``.
        heading: what the lists are called, or "".
        aligned: two lists were aligned; else the pairs are findings of one pool.
        alone: what has no counterpart then.
    """
    name = tell("pairs.aligned_title" if aligned else "pairs.title", language)
    head = f"{heading} {name}".strip()
    body = [f"<h1>{escape(head)}</h1>"]
    if not pairs:
        body.append(f"<p>{_say('aligned_none' if aligned else 'none', language)}</p>")
        body += _alone(alone, language) if alone else []
        return frame(head, body, language=language, style=_style())
    folder = _folder(pairs)
    body += [
        f"<p>{escape(counted(pairs, language, aligned=aligned))}</p>",
        f'<p class="soft">{_say("hint", language)}</p>',
        "" if aligned else f'<p class="soft">{_say("meaning", language)}</p>',
        _form(pairs, language, aligned=aligned),
        '<div id="pairs">',
        *(_pair(number, one, folder, language, aligned=aligned) for number, one in enumerate(pairs, 1)),
        "</div>",
        *(_alone(alone, language) if alone else []),
        f'<script type="application/json" id="data">{_data(pairs)}</script>',
    ]
    script = (_HERE / "pairs.js").read_text("utf-8")
    return frame(head, body, language=language, style=_style(), script=script)


def _alone(alone: Alone, language: str) -> list[str]:
    """Return the tables of what has no counterpart, ours and theirs."""
    found = []
    for key, side in (("left", alone.left), ("right", alone.right)):
        if side:
            rows = "".join(
                f"<tr><td>{escape(cut(title(one), _NAME))}</td><td>{escape(_about(one, ''))}</td></tr>"
                for _, items in by_place(side)
                for one in items
            )
            head = escape(tell(f"pairs.alone.{key}", language, count=len(side)))
            found.append(
                f'<section class="pair"><h2>{head}</h2><table><tbody>{rows}</tbody></table></section>'
            )
    return found


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


def _form(pairs: Sequence[PairView], language: str, *, aligned: bool) -> str:
    def choice(name: str, values: list[tuple[str, str]]) -> str:
        options = "".join(
            f'<option value="{escape(value)}">{escape(text)}</option>' for value, text in values
        )
        first = f'<option value="">{_say("all", language)}</option>'
        idle = "" if values else " hidden"
        return f'<label{idle}>{_say(name, language)}<select name="{name}">{first}{options}</select></label>'

    relations = Counter(one.relation for one in pairs)
    departments = Counter(name for one in pairs for name in _departments(one))
    two = sum(len(_departments(one)) > 1 for one in pairs)
    across = [(_TWO, f"{tell('pairs.two', language)} {two}")] if two else []
    return (
        '<form id="filter" hidden>'
        + choice(
            "relation",
            [(name, f"{related(name, language, aligned=aligned)} {relations[name]}") for name in relations],
        )
        + choice(
            "department", across + [(name, f"{name} {departments[name]}") for name in sorted(departments)]
        )
        + f'<label>{_say("filter", language)}<input name="words" type="search"></label>'
        + f'<span>{_say("shown", language)} <output id="shown" role="status" aria-live="polite"></output></span></form>'
    )


def _pair(number: int, one: PairView, folder: str, language: str, *, aligned: bool) -> str:
    names = marked(cut(title(one.left), _NAME), cut(title(one.right), _NAME))
    texts = [cut(str(side.get("basis") or ""), _BASIS) for side in (one.left, one.right)]
    bases = marked_bases(*texts)
    sides = "".join(
        f'<div class="side"><p class="name">{name}</p><p class="soft">{escape(_about(side, folder))}</p>'
        f'<p class="basis"{_entered(text, language)}>{basis}</p></div>'
        for side, name, text, basis in zip((one.left, one.right), names, texts, bases, strict=True)
    )
    reasons = "".join(_reason(why, language) for why in one.why)
    relation = escape(related(one.relation, language, aligned=aligned))
    return (
        f'<section class="pair" id="p{number}"><h2>{number}. '
        f'<span class="tag {escape(one.relation)}">{relation}</span> '
        f'<span class="soft">{_say("score", language)} {one.score:.2f}</span></h2>'
        f'<div class="sides">{sides}</div>'
        f'<table class="why"><tbody>{reasons}</tbody></table></section>'
    )


def _entered(text: str, language: str) -> str:
    """Return the attributes by which a keyboard reaches and scrolls a basis that may not fit its box."""
    if len(text) < _LONG and text.count("\n") < _LINES:
        return ""
    return f' tabindex="0" role="group" aria-label="{_say("field.basis", language)}"'


def _folder(pairs: Sequence[PairView]) -> str:
    """Return the folder that all files lie in, with its ``/``: said of each side it would hide the file."""
    files = {str(side.get("file") or "") for one in pairs for side in (one.left, one.right)}
    folders = [file.rpartition("/")[0].split("/") for file in files]
    common = [
        parts[0] for parts in takewhile(lambda parts: len(set(parts)) == 1, zip(*folders, strict=False))
    ]
    return "".join(f"{part}/" for part in common) if any(common) else ""


def _about(side: dict[str, Any], folder: str) -> str:
    near = side | {"file": str(side.get("file") or "").removeprefix(folder)}
    parts = (side.get("department"), side.get("type"), place(near), side.get("id"))
    return "  ".join(str(part) for part in parts if part)


def _reason(why: dict[str, Any], language: str) -> str:
    label = escape(tell(f"pairs.field.{why['field']}", language))
    weight = round(float(why["weight"]), 1)
    return (
        f'<tr><th scope="row">{label}</th><td class="weight">{f"{weight:+.1f}" if weight else "0.0"}</td>'
        f"<td>{escape(cut(reason(why, language), _BASIS))}</td></tr>"
    )
