"""The look of the workbook: ``templates/excel/style.toml``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from powerlist.config.toml import TomlError, loads
from powerlist.render.errors import RenderError

if TYPE_CHECKING:
    from powerlist.render.folders import TemplateFolders

NAME = "excel/style.toml"
Size = Annotated[float, Field(ge=5, le=72)]
Color = Annotated[str, Field(pattern="^[0-9A-Fa-f]{6}$")]
Margin = Annotated[float, Field(ge=0, le=10)]
FontName = Annotated[str, Field(min_length=1, max_length=31)]
Width = Annotated[float, Field(ge=2, le=200)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Font(_Part):
    """Names of fonts."""

    title: FontName = "方正小标宋简体"
    head: FontName = "黑体"
    body: FontName = "仿宋"
    summary: FontName = "楷体"


class Sizes(_Part):
    """Sizes in points."""

    title: Size = 20
    head: Size = 11
    body: Size = 10.5
    summary: Size = 11


class Colors(_Part):
    """Colours as RRGGBB."""

    head: Color = "F2F2F2"
    head_text: Color = "000000"
    group: Color = "FAF5EC"
    line: Color = "7F7F7F"
    chart: Color = "A61B1B"
    link: Color = "1F4E79"


class Page(_Part):
    """Paper, margins in centimetres, footer."""

    paper: Literal["A4", "A3"] = "A4"
    margin_top: Margin = 2.0
    margin_bottom: Margin = 1.8
    margin_left: Margin = 1.5
    margin_right: Margin = 1.5
    footer: Annotated[str, Field(max_length=120)] = "第 {page} 页 共 {pages} 页"


class Style(_Part):
    """The whole file."""

    font: Font = Font()
    size: Sizes = Sizes()
    color: Colors = Colors()
    page: Page = Page()
    column: dict[str, Width] = Field(default_factory=dict)


def load(folders: TemplateFolders) -> Style:
    """Return the style that applies.

    Raises:
        RenderError: see ``parse_style``.
    """
    return parse_style(folders.read(NAME), str(folders.find(NAME)))


def parse_style(content: bytes, shown: str) -> Style:
    """Return the style that a file states.

    Raises:
        RenderError: it is no UTF-8 or no TOML, or has an unknown key or value; ``place`` names the key.
    """
    try:
        return Style.model_validate(loads(content.decode("utf-8-sig")))
    except UnicodeDecodeError as error:
        raise RenderError("undecodable", shown, detail=str(error.start)) from error
    except TomlError as error:
        place = f"{error.line}" if error.line else ""
        raise RenderError("bad_toml", shown, place, str(error)) from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise RenderError("bad_style", shown, place, str(first["msg"])) from error
