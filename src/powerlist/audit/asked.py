"""Whether what the configuration asks of the audit exists: codes, options and the kind of their values."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any

from powerlist.audit import registry
from powerlist.messages import quote
from powerlist.messages.errors import UserError

if TYPE_CHECKING:
    from powerlist.config.settings import Audit


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


def check(settings: Audit) -> None:
    """Check every code and option that the configuration names.

    Raises:
        registry.UnknownRule: a code, family or name does not exist.
        BadOption: an option does not exist or its value is of another kind than its default.
    """
    for given in (*settings.select, *settings.ignore, *settings.severity):
        registry.resolve(given)
    for entry in settings.per_path:
        for given in entry.ignore:
            registry.resolve(given)
    for given, options in settings.options.items():
        code = registry.resolve(given)
        rule = registry.rules().get(code)
        if rule is None:
            raise registry.UnknownRule(given, ())
        for name, value in options.items():
            if name not in rule.options:
                known = difflib.get_close_matches(name, rule.options, 1, 0.5) or list(rule.options)
                raise BadOption("audit.unknown_option", code, name, known=" / ".join(known) or "-")
            default = rule.options[name][0]
            if not _fits(value, default):
                raise BadOption(
                    "audit.bad_option",
                    code,
                    name,
                    found=quote(value),
                    expected=_kind(default),
                    example=str(default),
                )


def _fits(value: Any, default: Any) -> bool:
    if isinstance(default, bool) or isinstance(value, bool):
        return isinstance(value, bool) and isinstance(default, bool)
    if isinstance(default, float):
        return isinstance(value, (int, float))
    if isinstance(default, (tuple, list)):
        return isinstance(value, (tuple, list))
    return isinstance(value, type(default))


def _kind(default: Any) -> str:
    return {bool: "true/false", int: "1, 2, 3 …", float: "0.5", str: '"…"'}.get(type(default), '["…"]')
