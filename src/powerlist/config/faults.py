"""What is wrong with a value of the configuration, in both languages."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from powerlist.config.settings import Settings
from powerlist.messages import quote, tell

if TYPE_CHECKING:
    from collections.abc import Mapping

#: pydantic's kind of error → key of our message.
_KINDS = {
    "extra_forbidden": "unknown",
    "literal_error": "choice",
    "missing": "missing",
    "greater_than_equal": "least",
    "less_than_equal": "most",
    "too_long": "many",
    "too_short": "empty",
    "string_too_short": "empty",
    "string_too_long": "long",
    "enum": "choice",
    "string_pattern_mismatch": "form",
    "not_a_mode": "mode",
    "not_a_day": "day",
    "no_condition": "condition",
    "same_folder": "folder",
}
_SHAPES = {
    "string_type": ("文字", "text"),
    "int_type": ("整数", "a whole number"),
    "int_parsing": ("整数", "a whole number"),
    "int_from_float": ("整数", "a whole number"),
    "float_type": ("数", "a number"),
    "float_parsing": ("数", "a number"),
    "finite_number": ("数", "a number"),
    "bool_type": ("true 或 false", "true or false"),
    "bool_parsing": ("true 或 false", "true or false"),
    "tuple_type": ("列表", "a list"),
    "dict_type": ("一组键和值", "a table"),
    "model_type": ("一个表（[…]）", "a table ([…])"),
}


def key_of(error: Mapping[str, Any]) -> str:
    """Return the dotted key that an error is about."""
    return ".".join(str(part) for part in error["loc"] if not _is_branch(str(part)))


def reason_of(error: Mapping[str, Any], language: str, model: type[BaseModel] = Settings) -> str:
    """Return what was found and what was expected.

    Args:
        error: one of ``ValidationError.errors()``.
        language: ``zh`` or ``en``.
        model: what the whole file was checked against.
    """
    kind = str(error["type"])
    found = quote(error.get("input"))
    context = error.get("ctx") or {}
    if kind == "extra_forbidden":
        key = str(error["loc"][-1])
        near = difflib.get_close_matches(key, _names(error["loc"][:-1], model), 1, 0.6) or _elsewhere(
            key, model
        )
        return (
            tell("config.unknown_near", language, near=near[0]) if near else tell("config.unknown", language)
        )
    if kind == "string_pattern_mismatch" and error["loc"][-1] == "division_code":
        return tell("config.division", language, found=found)
    if kind in _KINDS:
        bound = context.get("ge", context.get("le", context.get("max_length", "")))
        expected = str(context.get("expected", "")).replace(" or ", ", ")
        return tell(f"config.{_KINDS[kind]}", language, found=found, expected=expected, bound=bound)
    if kind in _SHAPES:
        shape = _SHAPES[kind][0 if language == "zh" else 1]
        return tell("config.shape", language, found=found, shape=shape)
    return str(error["msg"])


def _is_branch(part: str) -> bool:
    """Return whether a part of a location names a branch of a union, not a key."""
    return part in ("int", "float", "str", "bool") or "[" in part


def _elsewhere(key: str, model: type[BaseModel]) -> list[str]:
    """Return the dotted keys that end so: a setting that stands under another table, or under none."""
    return [f"{table}.{key}" for table in model.model_fields if key in _names((table,), model)]


def _names(path: tuple[Any, ...], model: type[BaseModel]) -> list[str]:
    """Return the keys that a table may have."""
    for part in path:
        if isinstance(part, int):
            continue
        field = model.model_fields.get(str(part))
        inner = field.annotation if field else None
        for option in (inner, *getattr(inner, "__args__", ())):
            if isinstance(option, type) and issubclass(option, BaseModel):
                model = option
                break
        else:
            return []
    return list(model.model_fields)
