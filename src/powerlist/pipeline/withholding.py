"""Powers that the law keeps from a township, whatever papers there are: they are not published.

A missing deed or decision can be made good; what 行政处罚法 18(3) and 20(4), 行政许可法 24(3) and 行政强制法
17(1) forbid cannot. Such a power stays in the catalogue and among the findings, and every publication says how
many are left out. It comes back when the row is mended, when the legal review answers 通过, or when a waiver
with reason and owner accepts the finding; what the legal review rejects (不通过) is left out as well.

Which powers these are depends on the catalogue and the settings alone, never on the day: ``render`` must
make what ``build`` made. A waiver's end date therefore counts as of the catalogue's own date.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from powerlist.model.enums import Confidence, Mode, Severity
from powerlist.model.ruling import ANSWERS, LEGAL

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.config.settings import Settings
    from powerlist.model.catalogue import Catalogue
    from powerlist.model.finding import Finding

#: Rules whose errors mean that a township must not have the power, and the modes by which it must not.
FORBIDDEN: Final[dict[str, tuple[Mode, ...]]] = {
    "PLM03": (Mode.DELEGATED, Mode.ENTRUSTED),
    "PLM04": (Mode.ENTRUSTED,),
    "PLM09": (Mode.ENTRUSTED,),
}
#: What stands for the rule where a person decided.
REVIEW: Final = LEGAL
_HANDED: Final = (Mode.DELEGATED, Mode.ENTRUSTED)
_PASSED, _, _REJECTED = ANSWERS[LEGAL]


@dataclass(frozen=True, slots=True)
class Withheld:
    """One power that is not published.

    Attributes:
        item: its id.
        name: its name, with that of the sub-item.
        rules: the rules that forbid it; ``REVIEW`` for the legal review.
        modes: codes of the modes by which no township may have it.
    """

    item: str
    name: str
    rules: tuple[str, ...]
    modes: tuple[str, ...]


def withheld(catalogue: Catalogue, settings: Settings) -> list[Withheld]:
    """Return the powers of a catalogue that are not published, in the order of the items.

    Args:
        catalogue: what is to be published.
        settings: rules that the configuration ignores or lowers do not keep anything back.
    """
    if not catalogue.grants["mode"].isin(_HANDED).any():
        return []
    answers = _reviewed(catalogue)
    reasons: dict[str, dict[str, tuple[Mode, ...]]] = {}
    for finding in _standing(_found(catalogue, settings), catalogue):
        item = finding.item.id if finding.item else ""
        if item and answers.get(item) != _PASSED:
            reasons.setdefault(item, {})[finding.rule] = FORBIDDEN[finding.rule]
    for item, answer in answers.items():
        if answer == _REJECTED:
            reasons.setdefault(item, {})[REVIEW] = _HANDED
    items = catalogue.items
    return [
        Withheld(
            item,
            "：".join(part for part in (name, sub) if part),
            tuple(sorted(reasons[item])),
            tuple(mode.value for mode in _HANDED if any(mode in modes for modes in reasons[item].values())),
        )
        for item, name, sub in zip(items["id"], items["name"], items["sub_name"], strict=True)
        if item in reasons
    ]


def published_part(catalogue: Catalogue, kept_back: Iterable[Withheld]) -> tuple[Catalogue, dict[str, int]]:
    """Return the catalogue without the grants that are not published, and how many each receiver lacks.

    Args:
        catalogue: what is to be published.
        kept_back: what ``withheld`` returned.
    """
    forbidden = {(one.item, mode) for one in kept_back for mode in one.modes}
    if not forbidden:
        return catalogue, {}
    grants = catalogue.grants
    out = [pair in forbidden for pair in zip(grants["item"], grants["mode"], strict=True)]
    lacking: dict[str, int] = {}
    for receiver in grants["receiver"][out].tolist():
        lacking[receiver] = lacking.get(receiver, 0) + 1
    rest = grants[[not one for one in out]].reset_index(drop=True)
    return dataclasses.replace(catalogue, grants=rest), lacking


def _found(catalogue: Catalogue, settings: Settings) -> list[Finding]:
    """Return the errors that the rules are sure of, as the configuration wants them heard."""
    from powerlist.audit import registry
    from powerlist.audit.engine import audit
    from powerlist.model.context import Context

    asked = settings.audit
    rules = [rule for rule in registry.select((), asked.ignore, "pedantic") if rule.code in FORBIDDEN]
    done = audit(catalogue, Context(as_of=date.max, settings=settings), rules=rules)
    return [
        finding
        for finding in done.findings
        if finding.severity is Severity.ERROR and finding.confidence is Confidence.HIGH
    ]


def _standing(findings: Iterable[Finding], catalogue: Catalogue) -> list[Finding]:
    """Return the findings that no waiver accepts."""
    from powerlist.audit.waivers import waivers_of

    as_of = date.fromisoformat(catalogue.meta.as_of) if catalogue.meta.as_of else None
    waivers = [
        one
        for one in waivers_of(catalogue)
        if one.rule in FORBIDDEN and one.fault(as_of or one.expires or date.min) is None
    ]
    return [one for one in findings if not any(waiver.matches(one) for waiver in waivers)]


def _reviewed(catalogue: Catalogue) -> dict[str, str]:
    """Return what the legal review answered for the text that still stands; 不通过 outweighs 通过."""
    from powerlist.linkage import fingerprint

    found: dict[str, str] = {}
    rulings = catalogue.rulings
    rulings = rulings[rulings["question"] == LEGAL]
    for item, answer, mark in zip(rulings["item"], rulings["answer"], rulings["fingerprint"], strict=True):
        position = catalogue.position_of.get(item)
        if position is None or (mark and mark != fingerprint(catalogue.items, position)):
            continue
        if found.get(item) != _REJECTED:
            found[item] = answer
    return found
