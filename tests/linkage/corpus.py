"""The labelled pairs and the real lists that they point into; the lists are never part of the project."""

from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from powerlist.law import citations_frame
from powerlist.linkage.pool import Pool, pool_of
from powerlist.linkage.relation import LinkageOptions

LABELS = Path(__file__).with_name("labels.csv")

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
    """

    items: pd.DataFrame
    citations: pd.DataFrame
    left: np.ndarray
    right: np.ndarray
    relation: list[str]
    group: list[str]

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


def pools(shared: Path) -> dict[str, Side]:
    """Return the two pools of the corpus: one city's departments, and one district's services.

    Raises:
        ValueError: a label's text is not what it was when it was labelled.
    """
    real = shared / "real"
    with LABELS.open(encoding="utf-8", newline="") as handle:
        labels = list(csv.DictReader(handle))
    found = {}
    for pool, files in {
        "city": sorted(f"truth/{path.name}" for path in (real / "truth").glob("*.csv")),
        "district": ["other/guangan-quxian-zhengwu.csv"],
    }.items():
        items = pd.DataFrame([item for name in files for item in read_list(real / name, name)])
        place = {
            (file, row): at for at, (file, row) in enumerate(zip(items["file"], items["row"], strict=True))
        }
        mine = [label for label in labels if label["left_file"] in files]
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
        )
    return found


def _group(label: dict[str, str]) -> str:
    if "guangan" in label["left_file"]:
        return f"services {int(label['left_row']) % 2}"
    names = sorted({label[f"{side}_file"].split("-")[1] for side in ("left", "right")})
    return " x ".join(names)
