"""The county's policy file: ordered rules that propose a mode where the lists state none.

::

    [codes]
    power_source = { "2" = "delegated", "5" = "entrusted" }

    [layers]
    unlisted = "县级保留"

    [[rule]]
    name = "市场监管延伸"
    sector = ["市场监管"]
    type = ["行政处罚"]
    mode = "延伸"
    receivers = ["各乡镇"]
    outpost = "市场监管所"

The first rule that matches an item speaks. Unknown keys are errors with their line; a rule that never
matches, a department that no list has and a receiver that is no township of the place are told.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from powerlist.config.faults import key_of, reason_of
from powerlist.config.lines import line_of, lines_of
from powerlist.config.toml import TomlError, loads
from powerlist.messages import tell
from powerlist.messages.errors import UserError
from powerlist.model.classified import GIVEN_COLUMNS
from powerlist.model.enums import Mode
from powerlist.model.modes.masks import single
from powerlist.model.modes.texts import cell_modes

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import Any

_MAX_BYTES = 4 << 20
#: Every rule looks at every item; a county has dozens.
MAX_RULES = 1000


class PolicyError(UserError):
    """A policy file that cannot be used.

    Args:
        key: key of the message.
        file: the file, as given.
        line: 1-based line of the fault, 0 where it is about the whole file.
        fault: what validation found; None where the file cannot be read at all.
        values: what the message names beside the place and the fault.

    Attributes:
        file: as given.
        line: as given.
        setting: the faulty key, dotted, rules counted from 0; "" where it is not about one.
    """

    def __init__(
        self, key: str, /, file: str, line: int = 0, fault: Mapping[str, Any] | None = None, **values: object
    ) -> None:
        super().__init__(key, **values)
        self.file = file
        self.line = line
        self.fault = fault
        self.setting = ".".join(str(part) for part in fault["loc"]) if fault else ""

    def tell(self, language: str = "zh") -> str:
        """Return the message in one language."""
        values = {**self.values, "file": f"{self.file}:{self.line}" if self.line else self.file}
        if self.fault is not None:
            values["reason"] = reason_of(self.fault, language, _File)
            values["setting"] = _shown(self.fault["loc"], language)
        return self.placed(tell(self.key, language, **values), language)


def _shown(path: tuple[int | str, ...], language: str) -> str:
    """Return a faulty key as a person finds it: rules are counted from 1."""
    if len(path) > 1 and path[0] == "rule" and isinstance(path[1], int):
        inner = ".".join(str(part) for part in path[2:] if isinstance(part, str))
        return tell("config.policy_rule", language, number=path[1] + 1, inner=inner).strip()
    return ".".join(str(part) for part in path)


def _as_tuple(value: object) -> object:
    return (value,) if isinstance(value, str) else value


def _as_mode(value: object) -> object:
    if isinstance(value, str) and value not in set(Mode):
        mode = single(cell_modes(value))
        if mode is None:
            raise PydanticCustomError("not_a_mode", "{found} is no mode", {"found": value})
        return mode
    return value


Words = Annotated[tuple[str, ...], BeforeValidator(_as_tuple)]


class PolicyRule(BaseModel):
    """One rule: conditions (all must hold, one word of each suffices) and what it gives."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field("", description="规则的名称，出现在证据里")
    department: Words = Field((), description="原实施部门；全称，或其结尾（“市场监督管理局”）")
    sector: Words = Field((), description="领域")
    type: Words = Field((), description="职权类型")
    subtype: Words = Field((), description="强制种类")
    law: Words = Field((), description="实施依据中的法律名称")
    keyword: Words = Field((), description="事项名称或子项名称中的字样")
    code: Words = Field((), description="事项编码的开头")
    mode: Annotated[Mode, BeforeValidator(_as_mode)] = Field(description="赋权方式")
    receivers: Words = Field((), description="承接主体；事项自己写明时不用")
    batch: str = Field("", description="批次")
    decision: str = Field("", description="决定文件的文号")
    legal_ground: str = Field("", description="赋权依据")
    deed: str = Field("", description="委托协议编号")
    outpost: str = Field("", description="派驻机构")
    boundary: str = Field("", description="职责边界")
    partition: str = Field("", description="权限划分")
    county_keeps: str = Field("", description="县级处理：不再行使、共同行使、保留")
    acts_in_name: str = Field("", description="行为名义")
    effective: str = Field("", description="生效日期")
    until: str = Field("", description="终止日期")

    @model_validator(mode="after")
    def _has_condition(self) -> PolicyRule:
        if not any(
            (
                self.department,
                self.sector,
                self.type,
                self.subtype,
                self.law,
                self.keyword,
                self.code,
                self.name,
            )
        ):
            raise PydanticCustomError("no_condition", "a rule without conditions needs a name")
        return self

    @property
    def given(self) -> dict[str, str]:
        """What it gives beside the mode, keyed like ``GIVEN_COLUMNS``."""
        return {name: str(getattr(self, name)) for name in GIVEN_COLUMNS}


class _Codes(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    power_source: dict[str, Annotated[Mode, BeforeValidator(_as_mode)]] = {}


class _Layers(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    unlisted: Annotated[Mode, BeforeValidator(_as_mode)] | None = None


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    codes: _Codes = _Codes()
    layers: _Layers = _Layers()
    rule: Annotated[tuple[PolicyRule, ...], Field(max_length=MAX_RULES)] = ()


@dataclass(frozen=True, slots=True)
class Policy:
    """A policy file that was read.

    Attributes:
        rules: in the file's order.
        lines: the line on which each rule begins.
        power_source: meaning of the codes of 权力来源, where it differs from the platform's.
        unlisted: mode of a penalty that is on none of the approved lists above (丽水: stays with its department).
        file: as given, with ``/``.
        receiver_lines: the line on which each rule names its receivers.
    """

    rules: tuple[PolicyRule, ...] = ()
    lines: tuple[int, ...] = ()
    power_source: dict[str, Mode] = field(default_factory=dict)
    unlisted: Mode | None = None
    file: str = ""
    receiver_lines: tuple[int, ...] = ()


def parse_policy(text: str, file: str = "policy.toml") -> Policy:
    """Return the policy of a TOML text.

    Args:
        text: the file's content.
        file: how to name it in errors.

    Raises:
        PolicyError: it is no TOML, has unknown keys, or a value that means nothing.
    """
    try:
        loaded = loads(text)
    except TomlError as error:
        line = error.line or len(text.splitlines())
        raise PolicyError(error.key, file=file, line=line, reason=str(error)) from error
    lines = lines_of(text)
    try:
        parsed = _File.model_validate(loaded)
    except ValidationError as error:
        # mod = "下放" is an unknown key and leaves mode out: the misspelt key is what to tell
        faults = error.errors(include_url=False)
        first = next((fault for fault in faults if fault["type"] == "extra_forbidden"), faults[0])
        line = line_of(lines, key_of(first)) or 0
        raise PolicyError("config.bad_policy", file=file, line=line, fault=first) from error
    rules = range(len(parsed.rule))
    return Policy(
        parsed.rule,
        tuple(line_of(lines, f"rule.{number}") or 0 for number in rules),
        dict(parsed.codes.power_source),
        parsed.layers.unlisted,
        file,
        tuple(line_of(lines, f"rule.{number}.receivers") or 0 for number in rules),
    )


def read_policy(path: Path, shown: str = "") -> Policy:
    """Return the policy of a file.

    Args:
        path: the TOML file.
        shown: how to name it in errors.

    Raises:
        PolicyError: it is missing, too large, no UTF-8, or no valid policy.
    """
    name = shown or path.as_posix()
    if not path.is_file():
        raise PolicyError("config.no_policy", file=name)
    try:
        data = path.read_bytes() if path.stat().st_size <= _MAX_BYTES else None
    except OSError as error:
        raise PolicyError("config.bad_toml", file=name, reason=error.strerror or str(error)) from error
    if data is None:
        raise PolicyError("config.bad_toml", file=name, reason=f"> {_MAX_BYTES} bytes")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise PolicyError("config.not_utf8", file=name, line=line) from error
    return parse_policy(text, name)
