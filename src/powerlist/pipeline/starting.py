"""A new workspace, and the bundled example laid out as one."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from powerlist.files.atomic import write_bytes, write_text
from powerlist.files.bundled import bundled
from powerlist.messages.errors import NothingHere, UserError
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from powerlist.config.settings import Settings

_EXAMPLE = "examples/anju"
_FOLDERS = ("sources", "catalogs", "publications", "templates")
#: The code of a prefecture or city, whose townships lie in several counties.
_PREFECTURE = lazy_pattern(r"\d{4}(?:00)?")
#: A code of GB/T 2260, from a province's two digits to a village's twelve.
_DIVISION = lazy_pattern(r"[1-9](?:\d|\d{3}|\d{5}|\d{8}|\d{11})", re.ASCII)
_CONFIG = """\
# powerlist 工作区的配置；全部选项见 powerlist config show
[workspace]
place = {place}
division_code = {code}
"""


def start(
    folder: Path, place: str, division_code: str, *, collect: bool = False, last: Path | None = None
) -> list[str]:
    """Make a workspace; return what was made.

    Args:
        folder: must not hold a workspace yet.
        place: name of the place; the folder's name when empty.
        division_code: GB/T 2260 code or "".
        collect: also make the workbook that each department fills in.
        last: last year's catalogue, to fill that workbook with; nothing else is done with it, so it asks for one.

    Raises:
        UserError: there is a workspace already, the code is none, or ``last`` is no catalogue; nothing was made.
    """
    from powerlist.config.load import WORKSPACE_FILE

    if division_code and not _DIVISION.fullmatch(division_code):
        raise UserError("init.bad_code", found=division_code)
    before = _last(last) if last is not None else None

    config = folder / WORKSPACE_FILE
    if config.exists():
        raise UserError("usage.exists", path=config.as_posix())
    made = []
    for name in _FOLDERS:
        (folder / name).mkdir(parents=True, exist_ok=True)
        made.append(f"{folder.as_posix()}/{name}/")
    text = _CONFIG.format(place=_toml(place or folder.resolve().name), code=_toml(division_code))
    if _PREFECTURE.fullmatch(division_code):
        text += 'level = "city"\n'
    write_text(config, text)
    made.append(config.as_posix())
    made.append(_townships(folder))
    if collect or before is not None:
        made += _collecting(folder, before)
    return made


def _townships(folder: Path) -> str:
    """Write the table of townships with nothing but its head: without townships 各乡镇 means nobody.

    One that is there already (the catalogue was copied in first) is left alone.
    """
    from powerlist.config.load import load
    from powerlist.model.catalogue import text_frame
    from powerlist.model.fields import TOWNSHIPS, names_of
    from powerlist.pipeline.before import place_name
    from powerlist.store.tables import encode

    settings = load(folder, None).settings
    path = folder / settings.workspace.catalogs / place_name(settings, folder) / "townships.csv"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_bytes(path, encode(text_frame([], names_of(TOWNSHIPS)), TOWNSHIPS))
    return path.as_posix()


def _toml(text: str) -> str:
    # a string of JSON is one of TOML, where a delete sign may not stand as it is
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _collecting(folder: Path, last: Path | None) -> list[str]:
    from powerlist.report.collect_workbook import collect_workbooks
    from powerlist.store.folder import load

    catalogue = load(last) if last is not None else None
    made = []
    for name, content in collect_workbooks(catalogue).items():
        write_bytes(folder / "collect" / name, content)
        made.append(f"{folder.as_posix()}/collect/{name}")
    return made


def _last(path: Path) -> Path:
    """Return the folder of last year's catalogue: a path may be a workspace, too, as long as it holds one.

    Raises:
        UserError: it holds none, or several.
    """
    from powerlist.config.load import load
    from powerlist.pipeline.opening import catalogue_folders

    def settings_for(one: Path) -> tuple[Settings, Path]:
        loaded = load(one, None)
        return loaded.settings, loaded.root

    folders = catalogue_folders([path], settings_for)
    if not folders:
        raise NothingHere("store.no_catalogue", file=path.as_posix())
    if len(folders) > 1:
        found = "、".join(folder.as_posix() for folder in folders)
        raise UserError("store.several_catalogues", file=path.as_posix(), found=found)
    return folders[0]


def lay_out_example(folder: Path) -> list[str]:
    """Copy the bundled example into a folder; return the files that changed.

    An example that was laid out before is refreshed: its sources and hand-kept files are the bundled ones
    again, what was built stays and is built anew.

    Raises:
        UserError: the folder holds something that is no example.
    """
    if folder.exists() and (not folder.is_dir() or (any(folder.iterdir()) and not _is_example(folder))):
        raise UserError("usage.exists", path=folder.as_posix())
    source = bundled(_EXAMPLE)
    changed = []
    for path in sorted(source.rglob("*")):
        name = path.relative_to(source)
        ours = path.is_file() and not any(part.startswith((".", "__")) for part in name.parts)
        if ours and write_bytes(folder / name, path.read_bytes()):
            changed.append(name.as_posix())
    return changed


def _is_example(folder: Path) -> bool:
    from powerlist.config.load import WORKSPACE_FILE

    ours = bundled(_EXAMPLE) / WORKSPACE_FILE
    theirs = folder / WORKSPACE_FILE
    return theirs.is_file() and theirs.read_bytes() == ours.read_bytes()
