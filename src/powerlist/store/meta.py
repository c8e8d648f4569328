"""catalog.toml: what a catalogue is, kept by hand after the first build."""

from __future__ import annotations

import dataclasses
import os
import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from powerlist.messages.errors import UserError
from powerlist.model.catalogue import Meta
from powerlist.model.enums import Layer

#: What a half-done merge leaves.
_CONFLICT = re.compile(rb"^(<{7} |={7}$|>{7} )", re.MULTILINE)
#: The line in the parser's message.
_AT = re.compile(r"\(at line (\d+), column \d+\)")


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")

    title: str = ""
    place: str = ""
    division_code: Annotated[str, Field(pattern=r"^\d{0,12}$")] = ""
    level: Literal["county", "city"] = "county"
    layer: Layer = Layer.COUNTY
    parents: tuple[str, ...] = ()
    as_of: date | str = ""
    department: str = ""
    profile: str = "national"
    claims: tuple[dict[str, Any], ...] = ()


def read_meta(path: Path, shown: str) -> Meta:
    """Return what catalog.toml says.

    Raises:
        UserError: it holds conflict marks, it is no TOML, a key is unknown or a value has the wrong shape.
        OSError: it cannot be read.
    """
    content = path.read_bytes()
    if mark := _CONFLICT.search(content):
        raise UserError("store.conflict_mark", file=shown, line=content.count(b"\n", 0, mark.start()) + 1)
    try:
        data = tomllib.loads(content.decode("utf-8-sig"))
        parsed = _File.model_validate(data)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        told = _AT.search(str(error))
        place = f"{shown}:{told[1]}" if told else shown
        raise UserError("config.bad_toml", file=place, reason=str(error)) from error
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        raise UserError("config.bad_value", file=shown, key=key, reason=first["msg"]) from error
    if isinstance(parsed.as_of, str) and parsed.as_of and not re.fullmatch(r"\d{4}-\d\d-\d\d", parsed.as_of):
        raise UserError("config.bad_value", file=shown, key="as_of", reason=parsed.as_of)
    as_of = parsed.as_of.isoformat() if isinstance(parsed.as_of, date) else parsed.as_of
    return Meta(**{**parsed.model_dump(exclude={"as_of"}), "as_of": as_of})


def moved(meta: Meta, home: Path, folder: Path) -> Meta:
    """Return the metadata of a catalogue as it stands in another folder: it has the same parents there.

    Args:
        meta: its metadata.
        home: the folder that its parents are relative to.
        folder: the other folder; it need not exist.
    """
    return dataclasses.replace(meta, parents=tuple(_from(folder, home / parent) for parent in meta.parents))


def _from(folder: Path, target: Path) -> str:
    try:
        return Path(os.path.relpath(target.resolve(), folder.resolve())).as_posix()
    except ValueError:  # another drive
        return target.resolve().as_posix()


def encode_meta(meta: Meta) -> bytes:
    """Return the bytes of a new catalog.toml; keys without a value are left out."""
    import tomli_w

    data: dict[str, Any] = {
        "title": meta.title,
        "place": meta.place,
        "division_code": meta.division_code,
        "level": meta.level,
        "layer": meta.layer.value,
        "parents": list(meta.parents),
        "as_of": meta.as_of,
        "department": meta.department,
        "profile": meta.profile,
        "claims": [dict(claim) for claim in meta.claims],
    }
    return tomli_w.dumps({key: value for key, value in data.items() if value}).encode()
