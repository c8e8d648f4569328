"""The powers of ``anju_powers.txt`` and the spellings in which departments cite a statute."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from powerlist.text.numerals import chinese

if TYPE_CHECKING:
    from pathlib import Path

TYPES = {
    "罚": "行政处罚",
    "查": "行政检查",
    "强": "行政强制措施",
    "许": "行政许可",
    "给": "行政给付",
}
TOWNSHIPS = ("三家镇", "拦江镇")


@dataclass
class Power:
    """One power, and what a fault changed of it.

    Attributes:
        department: short name of the department (区水利局).
        sector: its sector.
        mode: delegated, entrusted, extended or retained.
        type: the type's canonical name.
        name: name of the (main) item.
        sub: name of the sub-item or "".
        law: the statute's title without 中华人民共和国.
        articles: (article, paragraph, item); 0 where the citation has none.
        faulty: the line was marked with ``!``.
        receivers: the townships that take it over.
        serial, basis, remark, ground: what the cell says instead, where a fault was planted.
    """

    department: str
    sector: str
    mode: str
    type: str
    name: str
    sub: str
    law: str
    articles: list[tuple[int, int, int]]
    faulty: bool = False
    receivers: tuple[str, ...] = TOWNSHIPS
    serial: str | None = None
    basis: str | None = None
    remark: str = ""
    ground: str | None = None


@dataclass
class County:
    """All powers, in the order of the file, by the key of their department."""

    powers: dict[str, list[Power]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def of(self, key: str, *modes: str) -> list[Power]:
        """Return a department's powers (of these modes, where any are given)."""
        return [power for power in self.powers[key] if not modes or power.mode in modes]


def load(path: Path) -> County:
    """Read ``anju_powers.txt``; its head says how a line is written."""
    county = County()
    department = key = sector = mode = ""
    for raw in path.read_text(encoding="utf-8").splitlines():
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("["):
            department, key = (part.strip() for part in line.strip("[]").split("|"))
            county.names[key] = department
            county.powers[key] = []
        elif line.startswith("@"):
            sector = line[1:].strip()
        elif line.startswith("="):
            mode = line[1:].strip()
        else:
            faulty = line.startswith("!")
            kind, name, law, articles, *rest = line.lstrip("! ").split("|")
            county.powers[key].append(
                Power(
                    department,
                    sector,
                    mode,
                    TYPES[kind],
                    name,
                    rest[0] if rest else "",
                    law,
                    [_article(text) for text in articles.split("+")],
                    faulty,
                )
            )
    return county


def _article(text: str) -> tuple[int, int, int]:
    parts = [int(part or 0) for part in text.split(".")]
    article, paragraph, item = (*parts, 0, 0)[:3]
    return article, paragraph, item


def title(law: str, *, full: bool = True) -> str:
    """Return the title in its marks; a law (…法) gets its full name where asked."""
    is_law = law.endswith("法") and law != "社会救助暂行办法" and not law.endswith("办法")
    return f"《中华人民共和国{law}》" if full and is_law else f"《{law}》"


def cite(power: Power, style: str = "plain") -> str:
    """Return the basis cell in one of the spellings that are met.

    Args:
        power: the power.
        style: ``plain``, ``arabic`` (第60条第1款), ``brackets`` (第（三）项), ``short`` (no 中华人民共和国),
            ``lines`` (title, line break, articles) or ``clause`` (a short paraphrase follows).
    """
    if power.basis is not None:
        return power.basis
    head = title(power.law, full=style != "short")
    articles = "、".join(_articles(article, style) for article in power.articles)
    if style == "lines":
        return f"{head}\n{articles}"
    if style == "clause":
        return f"{head}{articles}：有该行为的，由主管部门依法处理。"
    return head + articles


def _articles(article: tuple[int, int, int], style: str) -> str:
    number, paragraph, item = article
    spell = str if style == "arabic" else chinese
    text = f"第{spell(number)}条"
    if paragraph:
        text += f"第{spell(paragraph)}款"
    if item:
        text += f"第（{spell(item)}）项" if style == "brackets" else f"第{spell(item)}项"
    return text
