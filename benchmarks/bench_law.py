"""Citations and the register: 20,000 distinct cells of 500 characters, one core, beside a plain pattern scan.

The scan only finds brackets and articles; it tells no basis from a reference of quoted text, joins no list
and expands no range. It is the floor of what looking at the text costs, not something that does the work.
"""

from __future__ import annotations

import random
import re

from common import Ratio, interleaved, report, timed

CELLS = 20_000
LENGTH = 500
RUNS = 5
ACTS = [
    "水法",
    "种子法",
    "畜牧法",
    "安全生产法",
    "危险化学品安全管理条例",
    "某省实施〈草原法〉办法",
    "某某管理办法",
]
DIGITS = "一二三四五六七八九"
TAGS = ["法律", "法规", "规章", "规范性文件"]
#: What stands between two references; a real cell has about four citations in 500 characters.
FILLER = (
    "违反本条例第三十四条第二款规定，有下列行为之一的，由县级以上人民政府有关部门责令改正，处一万元以上五万元以下的罚款；"
    "情节严重的，处五万元以上十万元以下的罚款，并可以由原发证机关吊销许可证件；构成犯罪的，依法追究刑事责任："
    "（一）未经批准从事生产经营活动的；（二）未按照规定建立或者保存记录的；（三）拒绝、阻挠监督检查的。"
)
SCAN = re.compile(
    r"《[^《》]{1,80}》|第[一二三四五六七八九十百零]{1,7}条(?:第[一二三四五六七八九十]{1,3}[款项])*"
)


def cells(count: int = CELLS) -> list[str]:
    """Return distinct made-up cells in the shape of real ones."""
    rng = random.Random(7)
    made = []
    for number in range(count):
        parts: list[str] = []
        while sum(map(len, parts)) < LENGTH:
            act = rng.choice(ACTS)
            year = rng.randint(2010, 2024)
            parts.append(
                f"【{rng.choice(TAGS)}】《中华人民共和国{act}》（{rng.randint(1985, 2009)}年1月1日公布，"
            )
            parts.append(f"根据{year}年《关于修改〈{act}〉的决定》修正）\n")
            article = f"{rng.choice(DIGITS)}十{rng.choice(DIGITS)}"
            parts.append(f"  第{article}条第一款：{FILLER}\n")
        made.append("".join(parts)[: LENGTH - 6] + f"{number:06d}")
    return made


def main() -> None:
    """Measure and report."""
    from powerlist.law import citations_frame, parser
    from powerlist.law import register as registers

    texts = cells()

    def ours() -> int:
        parser.parse.cache_clear()
        return sum(len(parser.parse(text)) for text in texts)

    def scan() -> int:
        return sum(len(SCAN.findall(text)) for text in texts)

    mine, floor = interleaved(ours, scan, RUNS)
    report(Ratio("parse 20,000 distinct cells of 500 characters", mine, None, "", 2.0, RUNS))
    report(
        Ratio("the same beside a plain scan", mine, floor, "scan", None, RUNS, "the scan tells nothing apart")
    )

    def repeated() -> None:
        parser.parse.cache_clear()
        citations_frame(texts[:2_000] * 10)

    report(Ratio("citations_frame, 20,000 cells, 2,000 distinct", timed(repeated), None, "", 2.0, 1))

    def load() -> None:
        for cached in (registers.load, registers.repeals_table, registers.names_table, registers.known_table):
            cached.cache_clear()
        registers.load()

    load()
    report(Ratio("load the register", min(timed(load) for _ in range(RUNS)), None, "", 0.05, RUNS))
    hostile = ("《某法》（" * 7_000)[: parser.MAX_TEXT]
    report(
        Ratio("one hostile cell of 32,767 characters", timed(lambda: parser.parse(hostile)), None, "", 2.0, 1)
    )


if __name__ == "__main__":
    main()
