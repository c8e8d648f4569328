"""The closed vocabularies of the domain, each with its Chinese term.

Codes are what the machine interfaces carry; terms are what lists and publications print.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class PowerType(StrEnum):
    """The types of administrative power (国家政务服务平台 codes 01-10 and 20)."""

    PERMIT = "行政许可"
    PENALTY = "行政处罚"
    COERCION = "行政强制"
    LEVY = "行政征收"
    BENEFIT = "行政给付"
    INSPECTION = "行政检查"
    CONFIRMATION = "行政确认"
    REWARD = "行政奖励"
    RULING = "行政裁决"
    OTHER = "其他行政权力"
    SERVICE = "公共服务"


class CoercionKind(StrEnum):
    """The two sub-types of 行政强制 (行政强制法 第二条); different articles govern them."""

    MEASURE = "行政强制措施"
    ENFORCEMENT = "行政强制执行"


class Mode(StrEnum):
    """How a township comes to act on an item. "Undecided" is the absence of a mode, never a member."""

    STATUTORY = "statutory"
    DELEGATED = "delegated"
    ENTRUSTED = "entrusted"
    EXTENDED = "extended"
    RETAINED = "retained"
    RECALLED = "recalled"


MODE_TERMS: Final[dict[Mode, str]] = {
    Mode.STATUTORY: "法定本级",
    Mode.DELEGATED: "下放",
    Mode.ENTRUSTED: "委托",
    Mode.EXTENDED: "延伸",
    Mode.RETAINED: "县级保留",
    Mode.RECALLED: "上级收回",
}

_MODE_CODES: Final[dict[str, str]] = {term: mode.value for mode, term in MODE_TERMS.items()}
#: The same by the code, as a frame has it.
TERMS_BY_CODE: Final[dict[str, str]] = {mode.value: term for mode, term in MODE_TERMS.items()}


def mode_term(code: str) -> str:
    """Return the Chinese term of a mode's code; what is no code stays as it is."""
    return TERMS_BY_CODE.get(code, code)


def mode_code(text: str) -> str:
    """Return the code of a mode's Chinese term; what is no term stays as it is."""
    return _MODE_CODES.get(text, text)


#: The modes under which a township has something to do, in the order of a published directory.
TOWNSHIP_MODES: Final[tuple[Mode, ...]] = (Mode.STATUTORY, Mode.DELEGATED, Mode.ENTRUSTED, Mode.EXTENDED)


class Level(StrEnum):
    """The level of government that exercises a power."""

    NATION = "nation"
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWNSHIP = "township"


LEVEL_TERMS: Final[dict[Level, str]] = {
    Level.NATION: "国家级",
    Level.PROVINCE: "省级",
    Level.CITY: "市级",
    Level.COUNTY: "县级",
    Level.TOWNSHIP: "乡级",
}


class Layer(StrEnum):
    """Which kind of list a catalogue is; a place selects from those above its own."""

    GUIDANCE = "guidance"
    EXTENSION = "extension"
    COUNTY = "county"
    DIRECTORY = "directory"
    STATUTORY = "statutory"
    BASIC_DUTY = "basic-duty"
    SUPPORT_DUTY = "support-duty"
    RECALL = "recall"


#: The lists of a place itself, of which its directories are made; the others stand above or beside these.
OWN_LAYERS: Final = frozenset({Layer.COUNTY, Layer.DIRECTORY})
LAYER_TERMS: Final[dict[Layer, str]] = {
    Layer.GUIDANCE: "省级指导目录",
    Layer.EXTENSION: "市级扩展目录",
    Layer.COUNTY: "县级清单",
    Layer.DIRECTORY: "乡镇事项目录",
    Layer.STATUTORY: "乡镇法定事项清单",
    Layer.BASIC_DUTY: "基本履职事项清单",
    Layer.SUPPORT_DUTY: "配合履职事项清单",
    Layer.RECALL: "上级部门收回事项清单",
}


class TownshipKind(StrEnum):
    """The kind of a receiver; 街道 is an outpost of the county government, not a level of its own."""

    TOWN = "镇"
    TOWNSHIP = "乡"
    SUBDISTRICT = "街道"


class Severity(StrEnum):
    """How bad a finding is; ``--fail-on`` compares by ``rank``."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """3 for error, 2 for warning, 1 for info."""
        return {"error": 3, "warning": 2, "info": 1}[self.value]


class Confidence(StrEnum):
    """How sure a rule or a classification is of what it says."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Persona(StrEnum):
    """Who wants to hear a rule: everyone, or those who ask for more."""

    REGULAR = "regular"
    PEDANTIC = "pedantic"


class Scope(StrEnum):
    """What a finding is about."""

    CATALOGUE = "catalogue"
    BATCH = "batch"
    ITEM = "item"
    CELL = "cell"


class HiddenBy(StrEnum):
    """Why a row is not visible in its workbook: rows under a filter are usually good, rows hidden by hand are not."""

    FILTER = "filter"
    HAND = "hand"
    COLUMN = "column"


class How(StrEnum):
    """How a column came to its field."""

    EXACT = "exact"
    SYNONYM = "synonym"
    INFERRED = "inferred"
    PINNED = "pinned"
    UNMAPPED = "unmapped"


class Problem(StrEnum):
    """Why a file could not be read."""

    MISSING = "missing"
    EMPTY_WORKBOOK = "empty_workbook"
    NO_TABLE = "no_table"
    CORRUPT_FILE = "corrupt_file"
    ENCRYPTED = "encrypted"
    TOO_LARGE = "too_large"
    SUSPICIOUS_COMPRESSION = "suspicious_compression"
    NOT_A_SPREADSHEET = "not_a_spreadsheet"
    UNSUPPORTED_FORMAT = "unsupported_format"
    UNDECODABLE = "undecodable"
    #: The file is sound, the program is not.
    INTERNAL = "internal"
