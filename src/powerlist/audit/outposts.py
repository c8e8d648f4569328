"""What an outpost may decide in its own name, and by which names a row means it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from powerlist.audit.township_powers import OutpostPower, outpost_powers
from powerlist.law.naming import key
from powerlist.text.numerals import number_of
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    import pandas as pd

    from powerlist.model.catalogue import Catalogue

#: Kinds of penalty, however they are counted up in a cell or told in a name.
_KINDS: Final = (
    "警告",
    "通报批评",
    "罚款",
    "没收",
    "暂扣",
    "吊销",
    "责令停产",
    "停业",
    "关闭",
    "拘留",
    "限制",
    "驱逐",
)
#: Words for the outpost that a row has; 以派驻机构名义 is in its own name.
OUTPOSTS: Final = frozenset(
    (
        "派驻机构",
        "派出机构",
        "派驻所",
        "派驻站",
        "派驻站所",
        "派驻中队",
        "所派驻机构",
        "本所",
        "所队",
        "驻镇机构",
    )
)
#: How an outpost is called in running text that has no column for it: 农业所, 水利站, 执法中队.
_STATION: Final = lazy_pattern(
    r"^(?![\u4e00-\u9fff]{0,6}[县区市旗](?!.*[局委]))[\u4e00-\u9fff]{2,18}(?:所|站|中队)$"
)
#: These have powers of their own under more statutes than are listed.
_BY_STATUTE: Final = ("派出所", "税务所", "司法所")
#: 水利站, 派出所: shorter words end the names of too many bodies.
_SHORTEST: Final = 3
_YUAN: Final = lazy_pattern(
    r"((?<!\d)\d+(?:\.\d+)?|(?<![一二两三四五六七八九十百千万])[一二两三四五六七八九十百千万]+)(万?)元"
)


def is_station(name: str) -> bool:
    """Return whether a name in running text is that of an outpost, which a row without an outpost means: 农业所."""
    return name in OUTPOSTS or (_STATION.match(name) is not None and not name.endswith(_BY_STATUTE))


def short_for(name: str, outpost: str) -> bool:
    """Tell whether a name is the outpost's without its township: 市场监管所 for 三家市场监管所."""
    name, outpost = _folded(name), _folded(outpost)
    if "局" in name[:-1] and name[-1] == outpost[-1] and outpost[:2] in name:
        return True  # 示范县市场监督管理局东华所 for 东华市场监管所
    return len(name) >= _SHORTEST and outpost.endswith(name)


def _folded(name: str) -> str:
    """Return a name without what offices shorten: 东华市场监督管理所 and 东华市场监管所 are one."""
    return name.replace("监督管理", "监管").replace("综合行政执法", "执法").replace("综合执法", "执法")


def cited_by(catalogue: Catalogue, rows: pd.DataFrame) -> dict[int, set[tuple[str, int]]]:
    """Return by position key of the title and article of what each of these items rests on."""
    bases = catalogue.citations
    bases = bases[(bases["role"] == "basis") & bases["position"].isin(rows["position"])]
    found: dict[int, set[tuple[str, int]]] = {}
    for position, title, law, article in zip(
        bases["position"].tolist(), bases["title"].tolist(), bases["law"].tolist(),
        bases["article"].tolist(), strict=True,
    ):  # fmt: skip
        found.setdefault(position, set()).add((key(title or law), article))
    return found


def power_of(name: str, cited: set[tuple[str, int]], day: str) -> OutpostPower | None:
    """Return what the statutes of an item let this outpost decide by itself on a day: the latest that applies."""
    titles = {title for title, _ in cited}
    fitting = [
        power
        for power in outpost_powers()
        if power.title in titles and name.endswith(power.outpost) and power.since <= day
    ]
    return max(fitting, key=lambda power: power.since, default=None)


def beyond(power: OutpostPower, cited: set[tuple[str, int]], kinds: str) -> str | None:
    """Return the message that an outpost's item needs: none within its power, what is beyond, what is not said."""
    if any(title == power.title and article == own for title, article in cited for own in _articles(power)):
        return None
    named = [kind for kind in _KINDS if kind in kinds]
    if any(kind not in power.kinds for kind in named):
        return "beyond"
    if not named:
        return "unsaid"
    if "罚款" in named and power.limit:
        fines = [_yuan(*match) for match in _YUAN.findall(kinds)]
        if not fines:
            return "unsaid"
        return "beyond" if max(fines) > power.limit else None
    return None


def _articles(power: OutpostPower) -> list[int]:
    return [one.article for one in outpost_powers() if one.title == power.title]


def _yuan(number: str, ten_thousands: str) -> float:
    amount = float(number) if number[0].isdigit() else float(number_of(number) or 0)
    return amount * (10000 if ten_thousands else 1)
