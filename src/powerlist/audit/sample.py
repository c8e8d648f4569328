"""A small catalogue from plain data: what rule manuals and test cases are written in.

Keys of a sample, all optional:

* ``items``: list of field mappings; an ``id`` is given as ``0-00000001`` … where there is none. Fields of
  grants (``deed``, ``outpost``, ``decision`` …) may stand here too when there is no ``grants``.
* ``grants``: list of field mappings; ``item`` is an id or the item's number from 1. Without it one grant is
  made for each receiver of every item that has a mode or a grant's field.
* ``decisions deeds outposts townships rulings waivers usage``: their tables; ``item``, ``related`` and
  ``items_covered`` may be numbers.
* ``meta``: fields of catalog.toml. ``as_of``: date (2025-12-31 where missing). ``stored: false``: a bare
  workbook instead of a catalogue folder (the default when no table but ``items`` is given).
* ``options``: rule code → options. ``settings``: tables of powerlist.toml.
* ``layers``: kind → a sample. ``previous``: a sample. ``notes``: fields of ``Note``. ``changes``,
  ``publications``, ``statutes``: put into the context as they are.
* ``baseline``: list of entries.

Modes may be written as codes or in Chinese.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from powerlist.audit.baseline import Entry
from powerlist.config.settings import Settings
from powerlist.model.catalogue import PLACE_COLUMNS, Catalogue, Meta, items_frame, text_frame
from powerlist.model.context import Context
from powerlist.model.enums import Layer, mode_code
from powerlist.model.fields import GRANTS, ITEMS, STORED, names_of
from powerlist.model.normalised import TablePlace
from powerlist.model.sheet import Note
from powerlist.text.letters import column_letters

if TYPE_CHECKING:
    from collections.abc import Mapping

    from powerlist.audit.rule import Rule

AS_OF = date(2025, 12, 31)
FILE = "示例.xlsx"
SHEET = "权责清单"
FOLDER = "catalogs/示例县"

_KEYS = {
    *STORED,
    "meta",
    "as_of",
    "stored",
    "options",
    "settings",
    "layers",
    "previous",
    "notes",
    "changes",
    "publications",
    "statutes",
    "baseline",
    "expect",
}
_REFERENCES = ("item", "related")


def sample(data: Mapping[str, Any]) -> tuple[Catalogue, Context]:
    """Return the catalogue and the context that a sample describes.

    Raises:
        KeyError: the sample has a key, or a row a field, that does not exist.
    """
    if unknown := set(data) - _KEYS:
        raise KeyError(f"sample: {sorted(unknown)}")
    catalogue = _catalogue(data)
    settings = Settings.model_validate(_settings(data))
    given = data.get("as_of") or catalogue.meta.as_of
    context = Context(
        as_of=date.fromisoformat(str(given)) if given else AS_OF,
        settings=settings,
        layers={Layer(kind): _catalogue(layer) for kind, layer in (data.get("layers") or {}).items()},
        previous=_catalogue(data["previous"]) if data.get("previous") else None,
        changes=data.get("changes"),
        publications=data.get("publications"),
        statutes=Path(data["statutes"]) if data.get("statutes") else None,
    )
    return catalogue, context


def outcome(rule: type[Rule], data: Mapping[str, Any]) -> list[tuple[str, int, str | None]]:
    """Run one rule on a sample.

    Returns:
        For each open finding its code, the item's number (0 for the whole catalogue) and its field,
        sorted.

    Raises:
        RuntimeError: the rule raised.
    """
    from powerlist.audit.engine import audit

    catalogue, context = sample(data)
    entries = [Entry(**{"item": "", "field": "", **entry}) for entry in data.get("baseline") or ()]
    result = audit(catalogue, context, rules=companions(rule, data), baseline=entries or None)
    for error in result.errors:
        raise RuntimeError(f"{error.rule}: {error.message}")
    for finding in result.findings:
        for language in ("zh", "en"):
            if not result.message(finding, language):
                raise RuntimeError(f"{finding.rule}: {language}")
            result.help(finding, language)
    numbers = catalogue.position_of
    return sorted(
        (
            finding.rule,
            numbers.get(finding.item.id, -1) + 1 if finding.item else 0,
            finding.field,
        )
        for finding in result.open
        if finding.rule == rule.code
    )


def companions(rule: type[Rule], data: Mapping[str, Any]) -> list[type[Rule]]:
    """Return the rule and, where it looks at what others say, those that the sample's waivers name."""
    from powerlist.audit import registry

    if not rule.late:
        return [rule]
    named = {
        str(row.get("rule", "")).upper() for key in ("waivers", "baseline") for row in data.get(key) or ()
    }
    return [rule, *(other for code, other in registry.rules().items() if code in named and other is not rule)]


def _settings(data: Mapping[str, Any]) -> dict[str, Any]:
    settings = {key: dict(value) for key, value in (data.get("settings") or {}).items()}
    if data.get("options"):
        settings.setdefault("audit", {})["options"] = data["options"]
    return settings


def _catalogue(data: Mapping[str, Any]) -> Catalogue:
    rows = [_item(index, row) for index, row in enumerate(data.get("items") or ())]
    ids = [row["id"] for row in rows]
    grants = _grants(data, rows, ids)
    _modes(rows, grants)
    tables = {
        name: text_frame([_row(name, row, ids) for row in data[name]], names_of(name))
        for name in STORED
        if data.get(name) and name not in (ITEMS, GRANTS)
    }
    meta = dict(data.get("meta") or {})
    if "layer" in meta:
        meta["layer"] = Layer(meta["layer"])
    for name in ("parents", "claims"):
        if name in meta:
            meta[name] = tuple(meta[name])
    if meta.get("as_of"):
        meta["as_of"] = str(meta["as_of"])
    stored = data.get("stored", any(data.get(name) for name in STORED if name != ITEMS))
    catalogue = Catalogue(
        meta=Meta(**meta),
        items=items_frame(rows),
        grants=text_frame(grants, names_of(GRANTS)),
        notes=[Note(**note) for note in data.get("notes") or ()],
        tables=_tables(rows),
        folder=Path(FOLDER) if stored else None,
        shown=FOLDER if stored else "",
    )
    for name, frame in tables.items():
        setattr(catalogue, name, frame)
    return catalogue


def _item(index: int, row: Mapping[str, Any]) -> dict[str, Any]:
    known = {*names_of(ITEMS), *names_of(GRANTS), *PLACE_COLUMNS} - {"item", "receiver"}
    if unknown := set(row) - known:
        raise KeyError(f"items: {sorted(unknown)}")
    item = {
        "id": f"0-{index + 1:08d}",
        "file": FILE,
        "sheet": SHEET,
        "row": index + 3,
        "table": 0,
        "position": index,
        **{key: value for key, value in row.items() if value is not None},
    }
    item.setdefault("last_row", item["row"])
    item["mode"] = _mode(item.get("mode", ""))
    return item


def _mode(text: Any) -> str:
    return mode_code(str(text or ""))


def _row(table: str, row: Mapping[str, Any], ids: list[str]) -> dict[str, str]:
    if unknown := set(row) - set(names_of(table)):
        raise KeyError(f"{table}: {sorted(unknown)}")
    made = {key: "" if value is None else _text(value) for key, value in row.items()}
    for name in _REFERENCES:
        if name in row:
            made[name] = _id(row[name], ids)
    if "items_covered" in row and not isinstance(row["items_covered"], str):
        value = row["items_covered"]
        made["items_covered"] = "；".join(
            _id(one, ids) for one in (value if isinstance(value, list) else [value])
        )
    if "mode" in made:
        made["mode"] = _mode(made["mode"])
    return made


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return str(value)


def _id(value: Any, ids: list[str]) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        return ids[value - 1] if 0 < value <= len(ids) else str(value)
    return str(value or "")


def _grants(data: Mapping[str, Any], rows: list[dict[str, Any]], ids: list[str]) -> list[dict[str, str]]:
    if data.get("grants") is not None:
        return [_row(GRANTS, row, ids) for row in data["grants"]]
    carried = [name for name in names_of(GRANTS) if name not in ("item", "receiver", "mode", "remark")]
    made: list[dict[str, str]] = []
    for row in rows:
        fields = {name: _text(row[name]) for name in carried if row.get(name)}
        if not (row["mode"] or fields):
            continue
        made.extend(
            {"item": row["id"], "receiver": receiver.strip(), "mode": row["mode"], **fields}
            for receiver in re.split(r"[、，,;；/\n]", str(row.get("receivers") or ""))
        )
    return made


def _modes(rows: list[dict[str, Any]], grants: list[dict[str, str]]) -> None:
    """Fill what items leave open from their grants: the shared mode and the receivers."""
    for row in rows:
        own = [grant for grant in grants if grant.get("item") == row["id"]]
        modes = {grant.get("mode", "") for grant in own}
        if not row["mode"] and len(modes) == 1:
            row["mode"] = modes.pop()
        if not row.get("receivers"):
            row["receivers"] = "、".join(
                dict.fromkeys(grant["receiver"] for grant in own if grant.get("receiver"))
            )


def _tables(rows: list[dict[str, Any]]) -> list[TablePlace]:
    names = [name for name in names_of("sheet") if any(row.get(name) for row in rows)]
    required = [name for name in ("name", "type", "department", "basis") if name not in names]
    letters = {name: [column_letters(index)] for index, name in enumerate(names + required)}
    count = max((int(row["table"]) for row in rows), default=0) + 1
    return [TablePlace(file=FILE, sheet=SHEET, letters=letters) for _ in range(count)]
