"""The JSON Schema of ``powerlist.toml``, for editors that complete and check."""

from __future__ import annotations

from typing import Any

from powerlist.config.settings import Settings


def schema() -> dict[str, Any]:
    """Return the schema (draft 2020-12)."""
    made = Settings.model_json_schema(mode="validation")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "powerlist.toml",
        **{key: value for key, value in made.items() if key not in ("title", "description")},
        "description": "powerlist 工作区的配置",
    }
