"""The shape of ``powerlist.toml``.

Only the shape is checked here; codes, fields and pins are checked by the pipeline against the
registries, which stand above this package.
"""

from __future__ import annotations

import posixpath
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PrivateAttr, model_validator
from pydantic_core import PydanticCustomError

from powerlist.config.lines import line_of


def _way(text: str) -> str:
    """Return a path or a pattern of paths with ``/``: a workspace is written on Windows and checked elsewhere."""
    return text.replace("\\", "/").removeprefix("./") or text


#: A path, or a pattern of paths.
Way = Annotated[str, AfterValidator(_way)]
#: A code of GB/T 2260 or 10114: province, city, county, township or village. The ids of all items begin with it.
_DIVISION = r"^([1-9]([0-9]|[0-9]{3}|[0-9]{5}|[0-9]{8}|[0-9]{11}))?$"


class Part(BaseModel):
    """Base of every table of the configuration: unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Workspace(Part):
    """``[workspace]``: the place and the folders."""

    place: str = Field("", description="县、区或市的名称")
    division_code: str = Field("", pattern=_DIVISION, description="行政区划代码（GB/T 2260）")
    level: Literal["county", "city", "province"] = Field("county", description="county、city 或 province")
    title: str = Field("", description="清单标题")
    sources: Way = Field("sources", description="各部门报来的表格所在文件夹")
    catalogs: Way = Field("catalogs", description="编成的清单所在文件夹")
    publications: Way = Field("publications", description="公布件所在文件夹")
    templates: Way = Field("templates", description="本单位的模板文件夹")
    lang: Literal["", "zh", "en"] = Field("", description="提示语言")

    @model_validator(mode="after")
    def _apart(self) -> Workspace:
        """Refuse one folder for two purposes: what a build writes would be read as a source the next time."""
        taken = [self.sources, self.catalogs, self.publications]
        if len({posixpath.normpath(one) for one in taken}) < len(taken):
            raise PydanticCustomError("same_folder", "two purposes share a folder")
        return self


class Pin(Part):
    """``[[read.pin]]``: what a person knows of a layout; it wins over what the program infers."""

    file: Way = Field("*", description="文件名，可用通配符")
    sheet: str = Field("*", description="工作表名，可用通配符")
    header_rows: tuple[Annotated[int, Field(ge=1)], ...] = Field((), description="表头所在的行（从 1 起）")
    columns: dict[str, str] = Field(default_factory=dict, description="列号或表头 → 字段代码名")


class Read(Part):
    """``[read]``."""

    encoding: str = Field("", description="文本文件的编码；空则按 BOM、UTF-8、GB18030 的次序")
    hidden_rows: Literal["auto", "take", "leave"] = Field(
        "auto", description="auto：筛选隐藏的采用、手工隐藏的不采用；take 都采用；leave 都不采用"
    )
    profile: str = Field("national", description="职权类型和编码的方案")
    department_from_file: bool = Field(True, description="表里没有部门列时，从标题、表名、文件名里取部门")
    max_mib: Annotated[int, Field(ge=1)] = Field(200, description="单个文件的上限（MiB）")
    pin: tuple[Pin, ...] = ()


class Statutes(Part):
    """``[statutes]``."""

    path: Way = Field("", description="法律文本文件夹；有了它才能核对引文")


class Ignore(Part):
    """``[[audit.per_path]]``: settings for some files only."""

    path: Way = Field(description="路径，可用通配符")
    ignore: tuple[str, ...] = Field((), description="在这些路径下不查的规则或族")


class Audit(Part):
    """``[audit]``."""

    select: tuple[str, ...] = Field((), description="只查这些规则或族；空为全部")
    ignore: tuple[str, ...] = Field((), description="不查的规则或族")
    persona: Literal["regular", "pedantic"] = Field("regular", description="regular 或 pedantic")
    fail_on: Literal["error", "warning", "info", "never"] = Field("error", description="从哪一级起退出码为 1")
    severity: dict[str, Literal["error", "warning", "info"]] = Field(
        default_factory=dict, description="改变某条规则的级别"
    )
    options: dict[str, dict[str, int | float | str | bool | tuple[str, ...]]] = Field(
        default_factory=dict, description="各规则的选项"
    )
    per_path: tuple[Ignore, ...] = ()


class Classify(Part):
    """``[classify]``."""

    policy: Way = Field("", description="县里的赋权规则文件（TOML）")


class Upload(Part):
    """``[[render.upload]]``: a sheet in the shape that another platform asks for."""

    name: str = Field(min_length=1, description="文件名的后半部分，如“省平台上传表”")
    sheet: str = Field("Sheet1", min_length=1, max_length=31, description="工作表名")
    columns: dict[str, str] = Field(
        min_length=1, description="表头 → 字段代码名，次序即列的次序；以 = 开头的是每行相同的文字"
    )


class Render(Part):
    """``[render]``."""

    formats: tuple[Literal["xlsx", "docx", "html"], ...] = Field(
        ("xlsx", "docx", "html"), description="公布件的格式"
    )
    columns: tuple[str, ...] = Field((), description="公布的列（字段代码名或规范表头）；空为默认列")
    form: Literal["modes", "three-lists"] = Field(
        "modes",
        description="目录的分节：modes 按赋权方式；three-lists 按基本履职、配合履职、上级部门收回三张清单",
    )
    numbering: Literal["continuous", "section"] = Field("continuous", description="连续编号或分节编号")
    order: tuple[str, ...] = Field((), description="排序的字段；空为职权类型、部门清单自己的次序、名称")
    bilingual: bool = Field(False, description="标题中英文并列")
    english: str = Field("", description="英文标题")
    number: str = Field("", description="公布通知的文号")
    upload: tuple[Upload, ...] = Field((), description="按上级平台的表头另外生成的上传表")
    example: bool = Field(False, description="每页加“示例”字样")
    organ: str = Field("", description="落款机关")
    date: str = Field("", description="落款日期（YYYY-MM-DD）")
    kinds: tuple[Literal["notice", "booklet"], ...] = Field(("booklet",), description="Word 文件的种类")


class Targets(Part):
    """``[targets]``: goals of the reform that statistics are compared with."""

    sectors: Annotated[float, Field(ge=0, le=1)] | None = Field(None, description="纳入领域的比例")
    items: Annotated[float, Field(ge=0, le=1)] | None = Field(None, description="纳入高频事项的比例")
    volume: Annotated[float, Field(ge=0, le=1)] | None = Field(None, description="承担执法量的比例")
    teams: Annotated[int, Field(ge=0)] | None = Field(None, description="专业执法队伍的上限")


class Settings(Part):
    """The whole file."""

    workspace: Workspace = Workspace()
    read: Read = Read()
    statutes: Statutes = Statutes()
    classify: Classify = Classify()
    audit: Audit = Audit()
    render: Render = Render()
    targets: Targets = Targets()

    #: The file that says so and the line of each dotted key; set by who read the file.
    _file: str = PrivateAttr("")
    _lines: dict[str, int] = PrivateAttr(default_factory=dict)

    def came_from(self, file: str, lines: dict[str, int]) -> None:
        """Remember the file and the lines of its keys, for errors that only show later."""
        self._file, self._lines = file, lines

    def place_of(self, key: str) -> str:
        """Return ``file:line`` of a dotted key, the file where no line is known, "" without a file."""
        line = line_of(self._lines, key)
        return f"{self._file}:{line}" if self._file and line else self._file
