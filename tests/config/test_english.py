"""Every setting is described in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from pydantic import ValidationError

from powerlist.config.english import DESCRIPTIONS
from powerlist.config.faults import reason_of
from powerlist.config.settings import Part, Settings

if TYPE_CHECKING:
    from collections.abc import Iterator


def keys(path: str, model: Any) -> Iterator[tuple[str, str | None]]:
    for name, field in model.model_fields.items():
        kinds = (field.annotation, *getattr(field.annotation, "__args__", ()))
        part = next((one for one in kinds if isinstance(one, type) and issubclass(one, Part)), None)
        if path:
            yield f"{path}{name}", field.description if part is None else "-"
        if part is not None:
            yield from keys(f"{path}{name}.", part)


def test_every_setting_is_described_in_both_languages():
    found = dict(keys("", Settings))
    assert set(found) == set(DESCRIPTIONS)
    assert all(found.values())


@pytest.mark.parametrize("upload", [{"name": ""}, {"sheet": ""}, {"sheet": "长" * 32}, {"columns": {}}])
def test_what_is_wrong_with_a_value_is_told_in_both_languages(upload):
    whole = {"name": "甲", "columns": {"名称": "name"}, **upload}
    with pytest.raises(ValidationError) as caught:
        Settings.model_validate({"render": {"upload": [whole]}})
    (error,) = caught.value.errors()
    assert reason_of(error, "zh") != reason_of(error, "en")
