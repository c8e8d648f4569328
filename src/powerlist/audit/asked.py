"""Whether what the configuration asks of the audit exists: codes, options and the kind of their values."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any, TypeVar

from powerlist.audit import registry
from powerlist.messages import quote
from powerlist.messages.errors import UserError

if TYPE_CHECKING:
    from powerlist.audit.rule import Rule
    from powerlist.config.settings import Settings

_E = TypeVar("_E", bound=UserError)


class BadOption(UserError):  # noqa: N818 - it says what it is
    """``[audit.options.CODE]`` names an option that the rule does not have, or gives it a wrong value.

    Attributes:
        code: the rule.
        name: the option.
    """

    def __init__(self, key: str, code: str, name: str, **values: Any) -> None:
        super().__init__(key, code=code, name=name, **values)
        self.code = code
        self.name = name


def check(configured: Settings) -> None:
    """Check every code and option that the configuration names.

    Args:
        configured: the settings, which know the file and the line of each key.

    Raises:
        registry.UnknownRule: a code, family or name does not exist.
        BadOption: an option does not exist or its value is of another kind than its default.
    """
    settings = configured.audit
    for key, codes in (("select", settings.select), ("ignore", settings.ignore)):
        for given in codes:
            _resolve(given, configured, f"audit.{key}")
    for given in settings.severity:
        _resolve(given, configured, f"audit.severity.{given}")
    for number, entry in enumerate(settings.per_path):
        for given in entry.ignore:
            _resolve(given, configured, f"audit.per_path.{number}.ignore")
    for given, options in settings.options.items():
        key = f"audit.options.{given}"
        code = _resolve(given, configured, key)
        rule = registry.rules().get(code)
        if rule is None:
            raise _at(registry.UnknownRule(given, ()), configured, key)
        for name, value in options.items():
            if error := _wrong(rule, code, name, value):
                raise _at(error, configured, f"{key}.{name}")


def _resolve(given: str, configured: Settings, key: str) -> str:
    try:
        return registry.resolve(given)
    except registry.UnknownRule as error:
        raise _at(error, configured, key) from None


def _at(error: _E, configured: Settings, key: str) -> _E:
    """Say where the configuration says so."""
    error.place = configured.place_of(key)
    return error


def _wrong(rule: type[Rule], code: str, name: str, value: Any) -> BadOption | None:
    """Return what is wrong with an option, or None."""
    if name not in rule.options:
        known = difflib.get_close_matches(name, rule.options, 1, 0.5) or list(rule.options)
        return BadOption("audit.unknown_option", code, name, known=" / ".join(known) or "-")
    default = rule.options[name][0]
    if _fits(value, default):
        return None
    return BadOption(
        "audit.bad_option", code, name, found=quote(value), expected=_kind(default), example=str(default)
    )


def _fits(value: Any, default: Any) -> bool:
    if isinstance(default, bool) or isinstance(value, bool):
        return isinstance(value, bool) and isinstance(default, bool)
    if isinstance(default, float):
        return isinstance(value, (int, float)) and value > 0
    if isinstance(default, int):
        return isinstance(value, int) and value > 0  # years, days and counts
    if isinstance(default, (tuple, list)):
        return isinstance(value, (tuple, list))
    return isinstance(value, type(default))


def _kind(default: Any) -> str:
    return {bool: "true/false", int: "1, 2, 3 …", float: "0.5", str: '"…"'}.get(type(default), '["…"]')
