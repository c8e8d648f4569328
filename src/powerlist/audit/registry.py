"""Which rules there are, and which of them a run wants.

Rules are discovered, not listed: a file in ``rules/<family>/`` is a rule.
"""

from __future__ import annotations

import difflib
import importlib
import inspect
import pkgutil
from functools import cache
from typing import TYPE_CHECKING

import powerlist.audit.rules as package
from powerlist.audit.rule import Rule
from powerlist.messages import quote, tell
from powerlist.messages.errors import UserError
from powerlist.model.audit import RuleInfo
from powerlist.model.enums import Persona

if TYPE_CHECKING:
    from collections.abc import Iterable

#: What the letter after ``PL`` stands for.
FAMILIES: dict[str, tuple[str, str]] = {
    "PLS": ("结构", "structure"),
    "PLC": ("编码", "codes"),
    "PLN": ("名称", "names"),
    "PLB": ("实施依据", "basis"),
    "PLM": ("赋权方式的合法性", "mode legality"),
    "PLE": ("委托", "entrustment"),
    "PLX": ("延伸", "extension"),
    "PLD": ("重复与交叉", "duplicates and overlaps"),
    "PLK": ("乡镇之间的一致", "consistency between townships"),
    "PLT": ("时间与变动", "time"),
    "PLR": ("数字核对", "numbers"),
    "PLF": ("公布形式", "publication"),
}

#: Names that rules once had; an old configuration keeps working.
REDIRECTS: dict[str, str] = {}


class UnknownRule(UserError):  # noqa: N818 - it says what it is
    """A selection names a rule, family or name that does not exist.

    Attributes:
        given: what was written.
        near: existing codes and names that look like it.
    """

    def __init__(self, given: str, near: tuple[str, ...]) -> None:
        super().__init__("audit.unknown_rule", given=quote(given))
        self.given = given
        self.near = near

    def tell(self, language: str = "zh") -> str:
        """Return the message in one language, with what may have been meant."""
        near = tell("audit.near", language, names=" / ".join(self.near)) if self.near else ""
        return self.placed(tell(self.key, language, given=quote(self.given), near=near), language)


@cache
def rules() -> dict[str, type[Rule]]:
    """Return every rule by code, sorted.

    Raises:
        RuntimeError: two rules share a code or a name, or a rule's file is not named after it; this is
            a fault of the program that its tests catch.
    """
    found: dict[str, type[Rule]] = {}
    names: set[str] = set()
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        if module.ispkg:
            continue
        stem = module.name.rsplit(".", 1)[1]
        if not stem.startswith("PL"):
            continue
        for rule in _rules_of(module.name):
            if rule.code in found or rule.name in names or not stem.startswith(f"{rule.code}_"):
                raise RuntimeError(f"{module.name}: {rule.code} {rule.name}")
            found[rule.code] = rule
            names.add(rule.name)
    return dict(sorted(found.items()))


def _rules_of(name: str) -> list[type[Rule]]:
    module = importlib.import_module(name)
    return [
        value
        for _, value in sorted(vars(module).items())
        if inspect.isclass(value)
        and issubclass(value, Rule)
        and not inspect.isabstract(value)
        and value.__module__ == name
    ]


def codes() -> tuple[str, ...]:
    """Return all codes, sorted."""
    return tuple(rules())


def families() -> dict[str, list[type[Rule]]]:
    """Return the rules of each family that has any, in the order of the docs."""
    return {
        family: found
        for family in FAMILIES
        if (found := [rule for code, rule in rules().items() if code.startswith(family)])
    }


def resolve(given: str) -> str:
    """Return a code or family for what a person wrote: code, family, ``PL``/``ALL``, or a rule's name.

    Raises:
        UnknownRule: there is no such thing.
    """
    text = REDIRECTS.get(given.strip(), given.strip())
    upper = text.upper()
    if upper in {"ALL", "PL"}:
        return "PL"
    if upper in rules() or upper in FAMILIES:
        return upper
    for code, rule in rules().items():
        if rule.name == text.lower():
            return code
    near = difflib.get_close_matches(upper, [*rules(), *FAMILIES], 3, 0.7)
    near += difflib.get_close_matches(text.lower(), [rule.name for rule in rules().values()], 3, 0.7)
    raise UnknownRule(given, tuple(near[:3]))


def select(
    selection: Iterable[str] = (),
    ignore: Iterable[str] = (),
    persona: Persona | str = Persona.REGULAR,
    *,
    preview: bool = False,
) -> list[type[Rule]]:
    """Return the rules of a run, by code.

    The more exact of two contradicting selectors wins; equally exact ones ignore. A rule that is named
    by its own code or name runs whatever its persona and status are.

    Args:
        selection: codes, families or names; empty for all.
        ignore: the same, left out.
        persona: ``pedantic`` adds the rules that most people do not want to hear.
        preview: add the rules that are not stable yet.

    Raises:
        UnknownRule: a selector names nothing.
    """
    wanted = [resolve(text) for text in selection] or ["PL"]
    unwanted = [resolve(text) for text in ignore]
    chosen = []
    for code, rule in rules().items():
        exact = max((len(text) for text in wanted if code.startswith(text)), default=0)
        if not exact or max((len(text) for text in unwanted if code.startswith(text)), default=0) >= exact:
            continue
        if exact < len(code):
            if rule.persona is Persona.PEDANTIC and Persona(persona) is not Persona.PEDANTIC:
                continue
            if rule.status == "preview" and not preview:
                continue
        chosen.append(rule)
    return chosen


def info(rule: type[Rule]) -> RuleInfo:
    """Return what reports say of a rule."""
    return RuleInfo(
        code=rule.code,
        name=rule.name,
        severity=rule.severity,
        confidence=rule.confidence,
        persona=rule.persona,
        status=rule.status,
        since=rule.since,
        fix=rule.fix,
        zh=rule.summary(),
        en=rule.english,
        ground=rule.ground,
        messages=dict(rule.messages),
        helps=dict(rule.helps),
        manual=rule.manual(),
        english_manual=dict(rule.english_manual),
    )
