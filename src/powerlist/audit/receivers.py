"""Who takes a power over and who acts: a township, a street, a body that stands in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from powerlist.model.receiver import BRACKETS, is_body, names_townships
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    import pandas as pd

    from powerlist.model.catalogue import Catalogue

#: 以镇政府名义, 对外以乡镇的名义行使, 镇人民政府名义.
_IN_NAME: Final = lazy_pattern(r"(?:以|用|^)(?P<body>[^，。；、以用]{1,40}?)(?:自己|自身|本身)?的?名义")


#: 不得以镇政府名义, 不再以…名义, 此前以…名义: it is not so, or no longer.
_NOT_IN_NAME: Final = lazy_pattern(
    r"(?:不得再?|不能|不可|不应|不再?|禁止|严禁|非|避免|未|无需|不必|停止|原(?:来|先)?|此前|以前|曾)(?:擅自|直接|对外)?$"
)
#: Around the one who acts: 由派驻所统一以自己的名义.
_ACTOR_LEAD: Final = lazy_pattern(r"^(?:由|按|统一|一律|均|对外|可以?|应当?|并|且|其|该)+")
_ACTOR_TAIL: Final = lazy_pattern(r"(?:统一|一律|均|对外|可以?|应当?|依法|直接|仍|独立|负责)+$")
_OWN: Final = lazy_pattern(r"(?:自己|自身|本身|本级)?的?$")
_CLAUSE: Final = lazy_pattern(r"[，,。；;、\n]")


def bodies_acting(text: str) -> list[str]:
    """Return the bodies in whose name running text says that something is done: 由农业所以自己名义执法 → 农业所.

    Args:
        text: a remark or a boundary. 不得以镇政府名义 names none.
    """
    found: list[str] = []
    for clause in _CLAUSE.split(text) if "名义" in text else ():
        before, said, _ = clause.partition("名义")
        if not said:
            continue
        at = max(before.rfind("以"), before.rfind("用"))
        lead, body = (before[:at], before[at + 1 :]) if at >= 0 else ("", before)
        if _NOT_IN_NAME.search(lead):
            continue
        body = _ACTOR_LEAD.sub("", _OWN.sub("", body.strip(" （(")))
        body = body or _ACTOR_TAIL.sub("", _ACTOR_LEAD.sub("", lead.strip()))
        if body:
            found.append(body)
    return found


def as_written(catalogue: Catalogue, rows: pd.DataFrame) -> list[str]:
    """Return the receiver of each grant as its list writes it: the body that it names instead of its township.

    甲镇综合行政执法大队 stands in the directory of 甲镇; whether that body may have the power is another question.

    Args:
        catalogue: keeps what the build noticed.
        rows: grants, with ``item`` and ``receiver``.
    """
    bodies = {
        (note.item, note.detail.get("township")): note.value
        for note in catalogue.notes
        if note.kind == "compile.body-receiver"
    }
    found: list[str] = rows["receiver"].tolist()
    if not bodies:
        return found
    return [
        bodies.get((item, receiver), receiver)
        for item, receiver in zip(rows["item"].tolist(), found, strict=True)
    ]


def is_township(name: str, catalogue: Catalogue) -> bool:
    """Return whether a receiver is a township or street: one of townships.csv, or a name that ends so."""
    known = set(catalogue.townships["township_name"].tolist())
    if name in known:
        return True
    # a body of the township (三家镇综合行政执法大队) is none
    return not is_body(name) and (names_townships(name) or names_townships(BRACKETS.sub("", name)))


def body_acting(text: str) -> str:
    """Return the body that a cell of 以何名义行使 names: 以三江镇人民政府的名义 → 三江镇人民政府.

    Args:
        text: the cell, a name or a phrase with 名义.
    """
    found = _IN_NAME.search(text)
    if found is None:
        return text
    return found["body"].removeprefix("其").strip() or text


def township_kinds(catalogue: Catalogue) -> dict[str, str]:
    """Return 镇, 乡 or 街道 of every township of townships.csv."""
    names = catalogue.townships["township_name"].tolist()
    kinds = catalogue.townships["kind"].tolist()
    return dict(zip(names, kinds, strict=True))


def is_street(name: str, kinds: dict[str, str]) -> bool:
    """Return whether a receiver is a street: by townships.csv, else by its name."""
    kind = kinds.get(name, "")
    return kind == "街道" if kind else name.endswith(("街道", "街道办事处", "街道办"))
