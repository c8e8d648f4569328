"""The proof of the papers about deeds: parties, ground, authority, territory and term against the register.

The items of a deed are compared like those of every list. Here its words are read back: what the register
says must stand in the text; where the text has it behind a label (委托机关：…, 编号：…) or as a term
(自…起至…止), nothing else may stand there. An office's own template may word and order the clauses as it likes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from powerlist.model.bodywords import NAMED
from powerlist.render.deeds import DATES, agent_among, covered_deeds, term_of
from powerlist.render.mismatch import Mismatch
from powerlist.render.word.reading import read_words
from powerlist.render.words import chinese_date, clean, organ_of
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from powerlist.model.publication import Publication
    from powerlist.model.readback import ReadBack
    from powerlist.render.deeds import CoveredDeed
    from powerlist.render.plan import Job

#: What every deed says; the rest is compared where the text has it behind a label.
_STATED = ("number", "principal", "agent", "statute", "powers", "territory", "valid_from", "valid_until")
_LABELS = {
    "number": r"(?:协议)?编号",
    "principal": r"委托机关(?:[（(]甲方[)）])?",
    "agent": r"受委托(?:机关|组织)(?:[（(]乙方[)）])?",
}
#: Behind such a label may also stand what the party does; only the name of an organ is a party.
_ORGAN = lazy_pattern(rf".{{1,40}}(?:{NAMED}|会|办事处|机构|集团|公司)")
#: A labelled value ends where the line does or another label begins.
_VALUE = r"[：:](?P<value>[^：:\n]*?)(?=$|\s*(?:(?:受?委托(?:机关|组织)|甲方|乙方|编号)|共\d))"
_LABELLED = {
    name: lazy_pattern(rf"(?:^|[\s　])(?:{label}){_VALUE}", re.MULTILINE) for name, label in _LABELS.items()
}
_TERM = lazy_pattern(r"自(\d{4}年\d{1,2}月\d{1,2}日)(?:起|开始)?(?:至|到)(\d{4}年\d{1,2}月\d{1,2}日)")
_COUNT = lazy_pattern(r"(?:事项|共)(\d+)项")
_MOST = 20
#: Heads of the overview and what they hold.
_OVERVIEW = {
    "协议编号": "number",
    "文号": "number",
    "委托机关": "principal",
    "受委托机关": "agent",
    "委托依据": "statute",
    "事项数": "count",
    "地域范围": "territory",
    "委托期限": "term",
    "签订日期": "signed_on",
    "备案日期": "filed_on",
}


def deed_differences(path: str, content: bytes, publication: Publication, job: Job) -> list[Mismatch]:
    """Return where the words of a deed are not those of the register.

    Args:
        path: the file, for messages.
        content: the .docx.
        publication: what it was made from.
        job: which deed it is.
    """
    deed = covered_deeds(publication)[job.key]
    wanted = _stated(deed, organ_of(clean(publication.township), publication.township_kind))
    title = wanted["number"] or path.rsplit("/", 1)[-1]
    words = read_words(path, content)
    plain = _plain(words)
    found: list[Mismatch] = []
    for name, pattern in _LABELLED.items():
        said = {_plain(match.group("value")) for match in pattern.finditer(words)} - {""}
        # Where the register has none, a line to be filled in by hand stands there.
        found += [
            Mismatch("field", path, title, name, wanted[name], value)
            for value in sorted(said)
            if wanted[name]
            and _plain(wanted[name]) not in value
            and (name == "number" or _ORGAN.fullmatch(value))
        ]
    for start, end in _TERM.findall(plain):
        for name, value in (("valid_from", start), ("valid_until", end)):
            if wanted[name] and value != wanted[name]:
                found.append(Mismatch("field", path, title, name, wanted[name], value))
    told = {one.field for one in found}
    found += [
        Mismatch("field", path, title, name, wanted[name], "")
        for name in _STATED
        if wanted[name] and name not in told and _plain(wanted[name]) not in plain
    ]
    counts = set(_COUNT.findall(plain)) or {""}
    found += [
        Mismatch("field", path, title, "items_covered", wanted["count"], count)
        for count in sorted(counts - {wanted["count"]})
    ]
    return found[:_MOST]


def overview_differences(path: str, back: ReadBack, publications: Sequence[Publication]) -> list[Mismatch]:
    """Compare the table of deeds with the deeds that cover items: one row each, in order, cell by cell."""
    deeds = []
    for one in publications:
        for deed in covered_deeds(one):
            if deed.items:
                stated = _stated(deed, "")
                deeds.append({**stated, "agent": agent_among(one, stated["agent"], publications)})
    rows = [(table.heads, row) for table in back.tables for row in table.rows]
    if len(rows) != len(deeds):
        return [Mismatch("count", path, expected=str(len(deeds)), found=str(len(rows)))]
    found: list[Mismatch] = []
    for wanted, (heads, row) in zip(deeds, rows, strict=True):
        if wanted["number"] and wanted["number"] not in row:
            found.append(Mismatch("missing", path, item=wanted["number"]))
            continue
        for head, text in zip(heads, row, strict=False):
            name = _OVERVIEW.get(head.replace("\n", ""), "")
            if name and _plain(text) != _plain(wanted[name]):
                found.append(Mismatch("field", path, wanted["number"], name, wanted[name], text))
    return found[:_MOST]


def _stated(deed: CoveredDeed, agent: str) -> dict[str, str]:
    """Return what the register says of a deed, as it is printed."""
    made = {name: clean(value).strip() for name, value in deed.values.items()}
    for name in DATES:
        made[name] = chinese_date(made[name]) if made.get(name) else ""
    made["agent"] = made["agent"] or agent
    made["term"] = term_of(made["valid_from"], made["valid_until"])
    made["count"] = str(len(deed.items))
    return made


def _plain(text: str) -> str:
    return "".join(text.split())
