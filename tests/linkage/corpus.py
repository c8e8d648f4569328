"""The labelled pairs and the real lists that they point into; the lists are never part of the project."""

from __future__ import annotations

import csv
import hashlib
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from powerlist.law import citations_frame
from powerlist.linkage.pool import Pool, pool_of
from powerlist.linkage.relation import LinkageOptions

LABELS = Path(__file__).with_name("labels.csv")
#: Labels that nobody who works on the engine has read, and nothing is fitted on. Others had judged two thirds of these pairs as
#: well, and what two more judges named of the same lists was read in the end (``REREAD``): they no longer tell of pairs
#: that are unseen.
KEPT = Path(__file__).with_name("kept.csv")
#: What people who knew nothing of the engine named as double when they read the city's lists once more, and once more
#: again; half of it stands in ``KEPT``, with what others said.
REREAD = Path(__file__).with_name("reread.csv")
#: Pairs that were drawn by common articles, names and texts, without the engine, with what most of three readers say of each:
#: two draws (``nineteenth``, ``twenty-first``) were read once measured, two (``twentieth``, ``twenty-second``) by nobody who
#: works on the engine.
DRAWN = Path(__file__).with_name("drawn.csv")
#: Pairs that were made up, of fields that the real lists do not have.
MADE = Path(__file__).with_name("made_pairs.csv")
#: Whole lists of such fields, and what a judge who did not know the engine said of their pairs.
MADE_LISTS = ("fourth", "seventh", "eighth", "tenth", "fourteenth_known", "fifteenth_known")
#: The same that nobody who works on the engine reads: people who knew nothing of it wrote one to four departments' lists each.
KEPT_LISTS = ("thirteenth", "fourteenth", "fifteenth", "sixteenth")

#: Heads of the real lists and the fields that they hold; the first column of a head counts.
HEADS = {
    "事项名称": "name",
    "子项名称": "sub_name",
    "权力类型": "type",
    "行使主体": "department",
    "实施依据": "basis",
    "实施层级及权限": "level",
    "name": "name",
    "department": "department",
    "taskType": "type",
}
TASK_TYPES = {
    "1": "行政许可",
    "5": "行政给付",
    "7": "行政确认",
    "8": "行政奖励",
    "9": "行政裁决",
    "10": "其他行政权力",
    "20": "公共服务",
}
#: Workbooks that came back from a platform: a power's name, or 权利名称[…]的业务名称[…] in one cell.
_POWER = re.compile(r"权利名称\[(.*?)\]的业务名称\[(.*)\]$", re.S)
_BUSINESS = re.compile(r"业务名称\[(.*?)\]的\[", re.S)
_SIGNS = re.compile(r"[\s,，、]")
FIELDS = ("name", "sub_name", "type", "department", "level", "basis")


@dataclass(frozen=True)
class Side:
    """A pool of real lists and its labels.

    Attributes:
        items: their items, with ``file`` and ``row``.
        citations: of their bases.
        left, right: positions of the labelled pairs.
        relation: what a person said of each.
        group: of each label, the departments whose lists it joins; a fold of the cross-validation.
        sure: of each label, whether the person was sure.
        judge: of each label, who gave it: the first built the engine, the others had no part in it.
    """

    items: pd.DataFrame
    citations: pd.DataFrame
    left: np.ndarray
    right: np.ndarray
    relation: list[str]
    group: list[str]
    sure: np.ndarray
    judge: np.ndarray

    @property
    def positive(self) -> np.ndarray:
        """Return which labelled pairs are duplicates or overlaps."""
        return np.array([name in ("duplicate", "overlap") for name in self.relation])

    def pool(self) -> Pool:
        """Return the pool that the engine compares."""
        return pool_of(self.items, self.citations, LinkageOptions())


def text_hash(name: str, sub_name: str, basis: str) -> str:
    """Return what ties a label to its text: 12 hex digits without blanks."""
    plain = "".join("\x1f".join((name, sub_name, basis)).split())
    return hashlib.sha256(plain.encode()).hexdigest()[:12]


def read_list(path: Path, name: str) -> list[dict[str, str]]:
    """Return the items of one CSV list; its row is the record's number, the head's being 1."""
    with path.open(encoding="utf-8-sig", newline="") as handle:
        records = list(csv.reader(handle))
    found = []
    for row, record in enumerate(records[1:], start=2):
        item = dict.fromkeys(FIELDS, "")
        for head, value in zip(records[0], record, strict=False):
            field = HEADS.get(head)
            if field and not item[field]:
                item[field] = value.strip()
        item["type"] = TASK_TYPES.get(item["type"], item["type"])
        found.append({**item, "file": name, "row": str(row), "id": f"{name}:{row}"})
    return found


def read_inspections(path: Path, name: str) -> list[dict[str, str]]:
    """Return the items of a list of random inspections: main item, sub-item, basis, department."""
    with path.open(encoding="utf-8-sig", newline="") as handle:
        records = list(csv.reader(handle))
    found = []
    for row, record in enumerate(records[1:], start=2):
        item = dict(
            zip(("name", "sub_name", "basis", "department"), map(str.strip, record[1:5]), strict=True)
        )
        found.append({**dict.fromkeys(FIELDS, ""), **item, "type": "行政检查", **_place(name, row)})
    return found


def read_returned(folder: Path, name: str) -> list[dict[str, str]]:
    """Return the powers of workbooks that a platform sent back; a business is a sub-item where a power has more.

    One power that stands in two sheets of a workbook counts once.
    """
    from python_calamine import CalamineWorkbook

    rows: list[tuple[str, str, int, str, str]] = []
    for path in sorted(folder.glob("*.xlsx")):
        book, seen = CalamineWorkbook.from_path(path), set()
        for sheet in book.sheet_names:
            for row, record in enumerate(book.get_sheet_by_name(sheet).to_python(), start=1):
                if row == 1 or not record or not record[0]:
                    continue
                power, business = _power(str(record[0]), str(record[2]) if len(record) > 2 else "")
                if (power, business) not in seen:
                    seen.add((power, business))
                    rows.append((path.name, sheet, row, power, business))
    times = Counter((file, power) for file, _, _, power, _ in rows)
    kinds: dict[tuple[str, str], set[str]] = {}
    for file, _, _, power, business in rows:
        kinds.setdefault((file, power), set()).add(_SIGNS.sub("", business or power))
    found, known = [], set()
    for file, sheet, row, power, business in rows:
        sub = business if times[file, power] > 1 or business != power else ""
        key = (file, _SIGNS.sub("", power), _SIGNS.sub("", sub or power))
        if key in known:
            continue
        known.add(key)
        if sub == power and len(kinds[file, power]) == 1:
            sub = ""
        item = {"name": power, "sub_name": sub, "department": file.split("_LR")[0].removesuffix(".xlsx")}
        found.append({**dict.fromkeys(FIELDS, ""), **item, **_place(f"{name}/{file}#{sheet}", row)})
    return found


def _power(cell: str, second: str) -> tuple[str, str]:
    named = _POWER.match(cell)
    if named:
        return named.group(1).strip(), named.group(2).strip()
    business = _BUSINESS.match(second)
    return cell.strip(), business.group(1).strip() if business else ""


def _place(file: str, row: int) -> dict[str, str]:
    return {"file": file, "row": str(row), "id": f"{file}:{row}"}


def lists(shared: Path) -> dict[str, list[dict[str, str]]]:
    """Return the items of the four pools of the corpus."""
    real = shared / "real"
    return {
        "city": [
            item
            for path in sorted((real / "truth").glob("*.csv"))
            for item in read_list(path, f"truth/{path.name}")
        ],
        "district": read_list(
            real / "other" / "guangan-quxian-zhengwu.csv", "other/guangan-quxian-zhengwu.csv"
        ),
        "returned": read_returned(real / "other" / "danyang", "other/danyang"),
        "inspections": [
            item
            for path in sorted((real / "other").glob("zhejiang-choucha*.csv"))
            for item in read_inspections(path, f"other/{path.name}")
        ],
    }


def pools(shared: Path, labelled: Path = LABELS) -> dict[str, Side]:
    """Return the pools of the corpus: a city's departments, a district's services, and two smaller ones.

    Args:
        shared: the folder with the real lists.
        labelled: the file of labels.

    Raises:
        ValueError: a label's text is not what it was when it was labelled.
    """
    with labelled.open(encoding="utf-8", newline="") as handle:
        labels = list(csv.DictReader(handle))
    found = {}
    for pool, records in lists(shared).items():
        items = pd.DataFrame(records)
        place = {
            (file, row): at for at, (file, row) in enumerate(zip(items["file"], items["row"], strict=True))
        }
        mine = [label for label in labels if (label["left_file"], label["left_row"]) in place]
        sides: dict[str, list[int]] = {"left": [], "right": []}
        for label in mine:
            for side, positions in sides.items():
                at = place[label[f"{side}_file"], label[f"{side}_row"]]
                row = items.loc[at]
                if text_hash(row["name"], row["sub_name"], row["basis"]) != label[f"{side}_hash"]:
                    raise ValueError(f"{label[f'{side}_file']} row {label[f'{side}_row']} has changed")
                positions.append(at)
        found[pool] = Side(
            items,
            citations_frame(items["basis"].tolist()),
            np.array(sides["left"]),
            np.array(sides["right"]),
            [label["relation"] for label in mine],
            [_group(label) for label in mine],
            np.array([label["confidence"] == "sure" for label in mine]),
            np.array([label["judge"] for label in mine]),
        )
    return found


def made() -> Side:
    """Return the made-up pairs as one pool; every row stands once for each pair that it is in."""
    with MADE.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    records = [
        {
            **dict.fromkeys(FIELDS, ""),
            **{field: row[f"{side}_{field}"] for field in ("name", "type", "department", "basis")},
        }
        for row in rows
        for side in ("left", "right")
    ]
    items = pd.DataFrame(records)
    left = 2 * np.arange(len(rows))
    return Side(
        items,
        citations_frame(items["basis"].tolist()),
        left,
        left + 1,
        [row["relation"] for row in rows],
        [f"made {number % 2}" for number in range(len(rows))],
        np.ones(len(rows), dtype=bool),
        np.full(len(rows), "first"),
    )


def _group(label: dict[str, str]) -> str:
    if "guangan" in label["left_file"]:
        return f"services {int(label['left_row']) % 2}"
    if "truth" not in label["left_file"]:
        return label["left_file"].split("/")[1].split("-")[0]
    names = sorted({label[f"{side}_file"].split("-")[1] for side in ("left", "right")})
    return " x ".join(names)


def made_lists(judge: str) -> Side:
    """Return made-up lists of some departments of one county, and what a judge who did not know the engine said of them.

    Args:
        judge: of ``MADE_LISTS`` or ``KEPT_LISTS``.
    """
    path = Path(__file__).with_name(f"made_lists_{judge}.csv")
    with path.open(encoding="utf-8", newline="") as handle:
        items = pd.DataFrame([{**dict.fromkeys(FIELDS, ""), **row} for row in csv.DictReader(handle)])
    with path.with_stem(f"{path.stem}_labels").open(encoding="utf-8", newline="") as handle:
        labels = list(csv.DictReader(handle))
    place = {name: at for at, name in enumerate(items["id"])}
    ends = np.array([[place[row["left"]], place[row["right"]]] for row in labels], dtype=np.int64)
    departments = items["department"].tolist()
    return Side(
        items,
        citations_frame(items["basis"].tolist()),
        ends.min(axis=1),
        ends.max(axis=1),
        [row["relation"] for row in labels],
        [" x ".join(sorted({departments[a][-5:], departments[b][-5:]})) for a, b in ends.tolist()],
        np.array([row["confidence"] == "sure" for row in labels]),
        np.full(len(labels), judge),
    )
