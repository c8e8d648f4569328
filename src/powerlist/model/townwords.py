"""What townships and streets are called: parts of expressions for the room that reads names and running text.

The longest words come first, so that 镇街 is not read as 镇. Inner Mongolia has 苏木 beside 镇 and 乡.
"""

from __future__ import annotations

from typing import Final

#: How the name of one of them ends; the same as a part of an expression.
ENDINGS: Final = ("街道", "苏木", "镇", "乡")
END: Final = rf"(?:{'|'.join(ENDINGS)})"
#: Words for one, for a kind or for all of them.
TOWN: Final = r"(?:苏木乡镇|苏木镇|镇苏木|乡镇|镇乡|镇街|街镇|苏木|镇|乡|街道)"
#: The same as tables write them, in half-width brackets: 乡(镇), 镇(街道), 乡镇街道. 镇街道 would end a name.
KIND: Final = rf"(?:{TOWN}(?:\((?:街道|镇|乡|[乡镇]、街道?)\))*|乡\(?镇\)?街道|街道办)"
#: What acts for one of them, behind its name.
OFFICE: Final = r"(?:人民政府|政府|办事处)"
#: Words that end like a name of one and are none.
NO_NAMES: Final = frozenset(
    (
        "乡镇", "镇乡", "城镇", "村镇", "集镇", "市镇", "小镇", "古镇", "重镇", "建制镇", "特色小镇", "城乡", "水乡",
        "侨乡", "家乡", "返乡", "下乡", "入乡", "老乡", "同乡", "镇街道", "乡镇街道", "城市街道", "坐镇",
        "苏木镇", "苏木乡镇",
    )
)  # fmt: skip
