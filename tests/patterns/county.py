"""Workspaces of the five reforms, written as files and compiled by the program's own flow."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

import xlsxwriter

from powerlist.audit.engine import audit
from powerlist.audit.registry import rules
from powerlist.compile.directory import directories
from powerlist.config.settings import Settings
from powerlist.model.catalogue import Catalogue, Meta, items_frame, text_frame
from powerlist.model.fields import names_of
from powerlist.pipeline import flow
from powerlist.pipeline.options import Options
from powerlist.store.folder import load, save
from powerlist.store.locate import Input

if TYPE_CHECKING:
    from pathlib import Path

    from powerlist.model.context import Context
    from powerlist.model.directory import Directory
    from powerlist.model.finding import Finding

Row = list[str]


@dataclass
class Workspace:
    """What is written before a build.

    Attributes:
        meta: catalog.toml.
        sources: file → sheet → rows, heads included.
        tables: the hand-kept tables.
        layers: folder → catalogue of a list above or beside.
        policy: text of the policy file.
        settings: tables of powerlist.toml.
    """

    meta: Meta
    sources: dict[str, dict[str, list[Row]]]
    tables: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    layers: dict[str, Catalogue] = field(default_factory=dict)
    policy: str = ""
    settings: dict[str, Any] = field(default_factory=dict)


@dataclass
class County:
    """What a build made."""

    catalogue: Catalogue
    context: Context

    @property
    def directories(self) -> dict[str, Directory]:
        return {one.township: one for one in directories(self.catalogue)}

    def findings(self, *codes: str) -> list[Finding]:
        result = audit(self.catalogue, self.context, rules=[rules()[code] for code in codes])
        assert not result.errors
        return result.findings

    def told(self, *codes: str) -> Counter[tuple[str, str, str]]:
        return Counter((one.rule, one.severity.value, one.variant) for one in self.findings(*codes))


def build(workspace: Workspace, folder: Path) -> County:
    place = workspace.meta.place
    settings = Settings.model_validate(
        {
            **workspace.settings,
            "workspace": {"place": place, "division_code": workspace.meta.division_code},
            "classify": {"policy": "policy.toml" if workspace.policy else ""},
        }
    )
    (folder / "policy.toml").write_text(workspace.policy, "utf-8")
    for name, catalogue in workspace.layers.items():
        save(catalogue, folder / "catalogs" / name)
    stored = Catalogue(
        workspace.meta,
        items_frame([]),
        **{name: text_frame(rows, names_of(name)) for name, rows in workspace.tables.items()},
    )
    save(stored, folder / "catalogs" / place)
    inputs = []
    for name, sheets in workspace.sources.items():
        path = folder / "sources" / name
        path.parent.mkdir(exist_ok=True)
        with xlsxwriter.Workbook(path, {"in_memory": True}) as book:
            for title, rows in sheets.items():
                sheet = book.add_worksheet(title)
                for number, row in enumerate(rows):
                    sheet.write_row(number, 0, row)
        inputs.append(Input(path, f"sources/{name}"))
    base = load(folder / "catalogs" / place, f"catalogs/{place}")
    options = Options(as_of=date(2025, 12, 31))
    files = flow.read(inputs, settings, options, base.townships)
    assert not [file.error for file in files if file.error]
    catalogue, _ = flow.compile(files, settings, base=base, root=folder)
    catalogue.folder, catalogue.shown = folder / "catalogs" / place, f"catalogs/{place}"
    return County(catalogue, flow.context_of(catalogue, settings, options, folder))


def layer(kind: str, title: str, names: list[str], **more: str) -> Catalogue:
    from powerlist.model.enums import Layer

    rows = [
        {"id": f"{kind}-{number}", "name": name, "type": "行政处罚", **more}
        for number, name in enumerate(names, 1)
    ]
    return Catalogue(Meta(title=title, layer=Layer(kind)), items_frame(rows))
