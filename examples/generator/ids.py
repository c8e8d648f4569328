"""Which ids the items get: the program itself says, so that deeds and waivers can name them."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from powerlist.config.load import load
from powerlist.pipeline import flow
from powerlist.pipeline.options import Options
from powerlist.store import folder as store
from powerlist.store.locate import inputs_of

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Written by hand, not by the generator.
BY_HAND = ("powerlist.toml", "policy.toml")


@dataclass(frozen=True, slots=True)
class Compiled:
    """What the program makes of the sources.

    Attributes:
        ids: id of each item by department and name; of equal rows the first.
        entrusted: ids of the entrusted items by department and township.
    """

    ids: dict[tuple[str, str], str]
    entrusted: dict[tuple[str, str], list[str]]


def compiled(county: Path, files: Mapping[str, bytes], place: str) -> Compiled:
    """Compile the sources that were generated.

    Args:
        county: the folder that holds what is written by hand.
        files: what the generator made so far: sources and the tables that need no id.
        place: the catalogue's folder, relative.
    """
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        for path, content in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(content)
        for path in (*BY_HAND, f"{place}/catalog.toml"):
            shutil.copyfile(county / path, root / path)
        settings = load(root).settings
        base = store.load(root / place)
        inputs, _ = inputs_of([root / settings.workspace.sources])
        read = flow.read(inputs, settings, Options(), base.townships)
        catalogue, _ = flow.compile(read, settings, base=base, root=root)
    items = catalogue.items
    departments = dict(zip(items["id"], items["department"], strict=True))
    ids: dict[tuple[str, str], str] = {}
    for identity, department, title in zip(items["id"], items["department"], items["name"], strict=True):
        ids.setdefault((department, title), identity)
    found: dict[tuple[str, str], list[str]] = {}
    grants = catalogue.grants[catalogue.grants["mode"] == "entrusted"]
    for item, receiver in zip(grants["item"], grants["receiver"], strict=True):
        found.setdefault((departments[item], receiver), []).append(item)
    return Compiled(ids, {key: sorted(values) for key, values in found.items()})
