"""catalog.toml: what a catalogue is, kept by hand after the first build."""

from __future__ import annotations

import dataclasses
import os
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import PydanticCustomError

from powerlist.config.faults import key_of, reason_of
from powerlist.config.lines import line_of, lines_of
from powerlist.config.toml import parse, text_of
from powerlist.messages import tell
from powerlist.messages.errors import UserError
from powerlist.model.catalogue import Meta
from powerlist.model.enums import Layer

#: A file that is larger is written anew, without its comments.
_LARGEST = 256 * 1024


def _as_day(value: object) -> object:
    """Return a date as text: TOML has dates of its own, people write them as text too."""
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, str) and value and not _is_day(value):
        raise PydanticCustomError("not_a_day", "{found} is no date", {"found": value})
    return value


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")

    title: str = ""
    place: str = ""
    division_code: Annotated[str, Field(pattern=r"^\d{0,12}$")] = ""
    level: Literal["county", "city", "province"] = "county"
    layer: Layer = Layer.COUNTY
    parents: tuple[str, ...] = ()
    as_of: Annotated[str, BeforeValidator(_as_day)] = ""
    department: str = ""
    profile: str = "national"
    claims: tuple[dict[str, Any], ...] = ()


class MetaError(UserError):
    """A value of catalog.toml cannot be used; the first one is told, with its line.

    Args:
        shown: how to name the file.
        text: its content.
        error: what validation found.
    """

    def __init__(self, shown: str, text: str, error: ValidationError) -> None:
        self.fault = error.errors(include_url=False)[0]
        key = key_of(self.fault)
        line = line_of(lines_of(text), key)
        place = f"{shown}:{line}" if line else shown
        super().__init__("config.bad_meta", file=place, key=key, known=" ".join(_File.model_fields))

    def tell(self, language: str = "zh") -> str:
        """Return the message in one language."""
        return tell(self.key, language, **{**self.values, "reason": reason_of(self.fault, language, _File)})


def read_meta(path: Path, shown: str) -> Meta:
    """Return what catalog.toml says.

    Raises:
        UserError: it holds conflict marks, it is no TOML, a key is unknown or a value has the wrong shape.
        OSError: it cannot be read.
    """
    text = text_of(path.read_bytes(), shown)
    data = parse(text, shown)
    try:
        parsed = _File.model_validate(data)
    except ValidationError as error:
        raise MetaError(shown, text, error) from error
    return Meta(**parsed.model_dump())


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


def rewritten(content: bytes, meta: Meta) -> bytes:
    """Return a person's catalog.toml with the parents of some metadata; comments and layout stay as they are.

    Args:
        content: the file, which ``read_meta`` has read.
        meta: the metadata that it shall hold; only its parents may differ.
    """
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    text = content.decode("utf-8-sig")
    try:
        # its time grows with the square of the number of tables
        document = tomlkit.parse(text) if len(content) <= _LARGEST else None
    except (TOMLKitError, RecursionError):
        document = None
    if document is None or len(document.get("parents", ())) != len(meta.parents):
        return encode_meta(meta)
    for number, parent in enumerate(meta.parents):
        document["parents"][number] = parent
    return content[: len(content) - len(text.encode())] + document.as_string().encode()


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
