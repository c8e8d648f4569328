"""JSON Schemas of the machine interfaces, made from the vocabularies that the program itself uses.

Every key is always there and null where it is empty; later versions of v1 only add keys, so additional ones
are allowed.
"""

from __future__ import annotations

from typing import Any

from powerlist.linkage.relation import Relation
from powerlist.model.classified import KIND_TERMS
from powerlist.model.enums import Confidence, How, Mode, PowerType, Problem, Scope, Severity
from powerlist.model.fields import STORED, fields_of, names_of

Schema = dict[str, Any]

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Schema = {"type": "string"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_PLACE: Schema = {"type": "integer", "minimum": 1}
_FLAG: Schema = {"type": "boolean"}
_SHARE: Schema = {"type": "number", "minimum": 0, "maximum": 1}
_ANY: Schema = {}


def _object(keys: Schema) -> Schema:
    return {"type": "object", "required": list(keys), "properties": keys}


def _map(value: Schema) -> Schema:
    return {"type": "object", "additionalProperties": value}


def _list(item: Schema) -> Schema:
    return {"type": "array", "items": item}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _one_of(words: Any) -> Schema:
    return {"enum": [str(word.value) if hasattr(word, "value") else word for word in words]}


def _document(name: str, keys: Schema) -> Schema:
    return {"$schema": _DRAFT, "title": name, **_object({"schema": {"const": name}, **keys})}


_TEXT_OR_NULL = _or_null(_TEXT)
_DAY: Schema = {"type": "string", "format": "date"}
_SOURCE = _object(
    {"file": _TEXT_OR_NULL, "sheet": _TEXT_OR_NULL, "row": _or_null(_PLACE), "cell": _TEXT_OR_NULL}
)
_LOCATION = _object({"file": _TEXT_OR_NULL, "line": _or_null(_PLACE), **_SOURCE["properties"]})
_ITEM = _object({"id": _TEXT, "name": _TEXT, "sub_name": _TEXT})
_ROW = _object(
    {"file": _TEXT_OR_NULL, "sheet": _TEXT_OR_NULL, "row": _or_null(_PLACE), **_ITEM["properties"]}
)
_WAIVED: Schema = {"reason": _TEXT, "owner": _TEXT, "until": _TEXT, "by": _TEXT}
_SEVERITY = _one_of(Severity)
_CONFIDENCE = _one_of(Confidence)
_SUMMARY = _object({severity.value: _COUNT for severity in Severity})


def findings() -> Schema:
    """Return the schema of ``audit --format json``."""
    finding = _object(
        {
            "rule": _TEXT,
            "severity": _SEVERITY,
            "confidence": _CONFIDENCE,
            "scope": _one_of(Scope),
            "count": _COUNT,
            "members": _list(_TEXT),
            "message": _TEXT,
            "field": _TEXT_OR_NULL,
            "item": _or_null(_ITEM),
            "location": _LOCATION,
            "sources": _list(_SOURCE),
            "related": _list(_object({"item": _ITEM, "location": _LOCATION, "sources": _list(_SOURCE)})),
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{16}$"},
            "help": _TEXT_OR_NULL,
            "waived": _or_null(_object(_WAIVED)),
            "accepted": _list(_object({"count": _COUNT, "members": _list(_TEXT), **_WAIVED})),
        }
    )
    origin = _one_of(("option", "catalogue", "today"))
    rule = _object({"name": _TEXT, "severity": _SEVERITY, "summary": _TEXT, "ground": _TEXT})
    return _document(
        "powerlist/findings/v1",
        {
            "tool": _object({"name": _TEXT, "version": _TEXT}),
            "as_of": _DAY,
            "as_of_from": origin,
            "as_of_by": _or_null(_list(_object({"place": _TEXT, "as_of": _DAY, "as_of_from": origin}))),
            "rules": _map(rule),
            "findings": _list(finding),
            "skipped": _list(_object({"rule": _TEXT, "reason": _TEXT})),
            "errors": _list(_object({"rule": _TEXT, "message": _TEXT})),
            "summary": _SUMMARY,
        },
    )


def read() -> Schema:
    """Return the schema of ``read --format json``."""
    column = _object(
        {"column": _TEXT, "head": _TEXT, "field": _TEXT_OR_NULL, "how": _one_of(How), "sure": _SHARE}
    )
    values = dict.fromkeys(names_of("sheet"), _TEXT_OR_NULL)
    values["type"] = _or_null(_one_of(PowerType))
    item = _object(
        {
            "row": _PLACE,
            "hidden": _FLAG,
            "hidden_by": _or_null(_one_of(("filter", "hand", "column"))),
            "cells": _map(_TEXT),
            "values": _object(values),
        }
    )
    table = _object(
        {
            "sheet": _TEXT_OR_NULL,
            "range": _TEXT,
            "header_rows": _list(_PLACE),
            "columns": _list(column),
            "items": _list(item),
        }
    )
    file = _object(
        {
            "file": _TEXT,
            "format": _TEXT_OR_NULL,
            "encoding": _TEXT_OR_NULL,
            "error": _or_null(_object({"kind": _one_of(Problem), "message": _TEXT})),
            "tables": _list(table),
            "notes": _list(_ANY),
        }
    )
    return _document("powerlist/read/v1", {"files": _list(file)})


def classification() -> Schema:
    """Return the schema of ``classify --format json``."""
    mode = _one_of(Mode)
    evidence = _object(
        {"kind": _one_of(KIND_TERMS), "text": _TEXT_OR_NULL, "cell": _TEXT_OR_NULL, "says": _ANY}
    )
    item = _object(
        {
            **_ROW["properties"],
            "mode": _or_null(mode),
            "receivers": _list(_TEXT),
            "receivers_resolved": _or_null(_list(_TEXT)),
            "by_receiver": _or_null(_map(_or_null(mode))),
            "confidence": _CONFIDENCE,
            "conflict": _FLAG,
            "evidence": _list(evidence),
        }
    )
    return _document("powerlist/classification/v1", {"items": _list(item)})


def citations() -> Schema:
    """Return the schema of ``cite --format json``."""
    number = _or_null(_COUNT)
    statute = _object(
        {"title": _TEXT, "version": _TEXT_OR_NULL, "last_article": number, "status": _TEXT_OR_NULL}
    )
    numbers = ("article", "article_suffix", "paragraph", "item", "subitem", "range_end")
    citation = _object(
        {
            "law": _TEXT_OR_NULL,
            **dict.fromkeys(numbers, number),
            "start": _COUNT,
            "end": _COUNT,
            "role": _one_of(("basis", "internal")),
            "statute": _or_null(statute),
        }
    )
    return _document(
        "powerlist/citations/v1",
        {
            "as_of": _DAY,
            "as_of_from": _one_of(("option", "today")),
            "texts": _list(_object({"citations": _list(citation)})),
        },
    )


def pairs() -> Schema:
    """Return the schema of ``match --format json``."""
    why = _object({"field": _TEXT, "detail": _TEXT_OR_NULL, "weight": {"type": "number"}})
    pair = _object(
        {
            "left": _ROW,
            "right": _ROW,
            "relation": _one_of(Relation),
            "score": {"type": "number"},
            "why": _list(why),
        }
    )
    unmatched = _object({"left": _list(_ROW), "right": _list(_ROW)})
    return _document("powerlist/pairs/v1", {"pairs": _list(pair), "unmatched": unmatched})


def catalogue() -> Schema:
    """Return the schema of a catalogue's tables as records, derived from the table of fields."""
    tables = {}
    for table in STORED:
        fields = {
            field.name: {"type": "string", "title": field.head, "description": field.zh or field.head}
            for field in fields_of(table)
        }
        tables[table] = _list({"type": "object", "properties": fields, "additionalProperties": False})
    return {"$schema": _DRAFT, "title": "powerlist catalogue", "type": "object", "properties": tables}


def schemas() -> dict[str, Schema]:
    """Return all schemas by file name."""
    return {
        "findings-v1.json": findings(),
        "read-v1.json": read(),
        "classification-v1.json": classification(),
        "citations-v1.json": citations(),
        "pairs-v1.json": pairs(),
        "catalogue.json": catalogue(),
    }
