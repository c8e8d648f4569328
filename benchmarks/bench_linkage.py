"""Duplicate search beside what one would pick today, in one run: time, memory, precision, recall.

    python benchmarks/bench_linkage.py [--count N …] [--large]

Every method runs in a process of its own on the same made-up list (``synthetic.py``) and gives pairs; a
method whose library is missing is skipped with the reason (``pip install datasketch polars duckdb splink
string-grouper``). The alternatives see the names only in normal form, cut at the threshold that suits them
best on this very list, which favours them. Where the labelled real lists stand beside the checkout, they come
first: there only the labelled pairs count. ``--large`` adds 200,000 and 1,000,000 items.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from common import Ratio, report, timed  # noqa: E402
from synthetic import Lists, make  # noqa: E402

Pairs = list[tuple[int, int, float]]

#: Seconds that bind, by number of items; further sizes are aims.
TARGETS = {5_000: 0.4, 20_000: 1.0, 200_000: 8.0, 1_000_000: 70.0}
#: Largest list that an alternative is given; beyond it would need minutes, hours or all memory.
MOST = {
    "rapidfuzz cdist": 20_000,
    "splink": 20_000,
    "datasketch": 20_000,
    "string_grouper": 20_000,
    "polars block": 200_000,
    "ours": 1_000_000,
    "ours, scipy only": 200_000,
}
LIMIT = 900


def normal(lists: Lists) -> list[str]:
    """Return the names in a plain normal form: without frame and signs."""
    import re

    drop = re.compile(r"^对|的(?:行政)?处罚$|[、，；（）等]|行为")
    return [drop.sub("", name) for name in lists.items["name"]]


def ours(lists: Lists) -> Pairs:
    """The linkage engine, sparse_dot_topn where it is installed."""
    from powerlist.linkage import pairs

    found = pairs(lists.items, lists.citations)
    return list(zip(found.left.tolist(), found.right.tolist(), found.score.tolist(), strict=True))


def ours_scipy(lists: Lists) -> Pairs:
    """The linkage engine without sparse_dot_topn."""
    sys.modules["sparse_dot_topn"] = None  # type: ignore[assignment]
    return ours(lists)


def rapidfuzz_cdist(lists: Lists) -> Pairs:
    """Every pair of names, ratio at least 70."""
    import numpy as np
    from rapidfuzz import fuzz, process

    names = normal(lists)
    found: Pairs = []
    for start in range(0, len(names), 2_000):
        scores = process.cdist(
            names[start : start + 2_000],
            names,
            scorer=fuzz.ratio,
            score_cutoff=70,
            dtype=np.uint8,
            workers=-1,
        )
        rows, columns = np.nonzero(scores)
        keep = columns > rows + start
        found += zip(
            (rows[keep] + start).tolist(),
            columns[keep].tolist(),
            (scores[rows, columns][keep] / 100).tolist(),
            strict=True,
        )
    return found


def datasketch(lists: Lists) -> Pairs:
    """MinHash LSH over character bigrams, Jaccard at least 0.5."""
    from datasketch import MinHash, MinHashLSH

    names = normal(lists)
    index = MinHashLSH(threshold=0.5, num_perm=64)
    hashes = []
    for number, name in enumerate(names):
        made = MinHash(num_perm=64)
        made.update_batch([name[at : at + 2].encode() for at in range(len(name) - 1)] or [b""])
        hashes.append(made)
        index.insert(number, made)
    return [
        (number, other, hashes[number].jaccard(hashes[other]))
        for number in range(len(names))
        for other in index.query(hashes[number])
        if other > number
    ]


def string_grouper(lists: Lists) -> Pairs:
    """TF-IDF cosine of character trigrams."""
    import pandas as pd
    from string_grouper import match_strings

    found = match_strings(
        pd.Series(normal(lists)), min_similarity=0.5, ngram_size=2, normalize_to_ascii=False
    )
    return [
        (int(a), int(b), float(s))
        for a, b, s in zip(found["left_index"], found["right_index"], found["similarity"], strict=True)
        if a < b
    ]


def polars_block(lists: Lists) -> Pairs:
    """A join on the three rarest bigrams of each name, then rapidfuzz."""
    import polars as pl
    from rapidfuzz import fuzz

    names = normal(lists)
    grams = pl.DataFrame(
        [(number, name[at : at + 2]) for number, name in enumerate(names) for at in range(len(name) - 1)],
        schema=["row", "gram"],
        orient="row",
    ).unique()
    seen = grams.group_by("gram").len().filter((pl.col("len") > 1) & (pl.col("len") <= 400))
    rare = grams.join(seen, on="gram").sort("len", "gram").group_by("row", maintain_order=True).head(3)
    joined = rare.join(rare, on="gram", suffix="_other").filter(pl.col("row") < pl.col("row_other"))
    both = joined.select("row", "row_other").unique()
    found = []
    for a, b in both.iter_rows():
        score = fuzz.ratio(names[a], names[b])
        if score >= 70:
            found.append((a, b, score / 100))
    return found


def splink(lists: Lists) -> Pairs:
    """Splink on DuckDB: blocks on article and on the name's beginning, Jaro-Winkler levels, EM."""
    import logging

    import pandas as pd
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    logging.disable(logging.CRITICAL)
    first = lists.citations.drop_duplicates("position").set_index("position")["key"]
    frame = pd.DataFrame(
        {
            "unique_id": range(len(lists.items)),
            "name": normal(lists),
            "department": lists.items["department"].astype(object),
            "article": first.reindex(range(len(lists.items))).fillna("").astype(object),
        }
    )
    frame["head"], frame["tail"] = frame["name"].str[:4], frame["name"].str[-6:]
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            cl.JaroWinklerAtThresholds("name", [0.95, 0.85, 0.7]),
            cl.ExactMatch("department"),
            cl.ExactMatch("article"),
        ],
        blocking_rules_to_generate_predictions=[block_on("article"), block_on("head"), block_on("tail")],
    )
    linker = Linker(DuckDBAPI().register(frame), settings)
    linker.training.estimate_u_using_random_sampling(max_pairs=200_000)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("article"))
    found = linker.inference.predict(threshold_match_probability=0.01).as_pandas_dataframe()
    return [
        (min(int(a), int(b)), max(int(a), int(b)), float(s))
        for a, b, s in zip(
            found["unique_id_l"], found["unique_id_r"], found["match_probability"], strict=True
        )
    ]


def real() -> tuple[Lists, dict[tuple[int, int], bool]] | None:
    """Return the labelled real lists beside the checkout and what a person said of each pair."""
    sys.path.insert(0, str(HERE.parent / "tests" / "linkage"))
    shared = HERE.parent.parent / "shared"
    if not shared.is_dir():
        return None
    from corpus import pools

    side = pools(shared)["city"]
    ends = zip(side.left.tolist(), side.right.tolist(), side.positive.tolist(), strict=True)
    labels = {(min(a, b), max(a, b)): true for a, b, true in ends}
    return Lists(side.items, side.citations, {pair for pair, true in labels.items() if true}), labels


METHODS: dict[str, Callable[[Lists], Pairs]] = {
    "ours": ours,
    "ours, scipy only": ours_scipy,
    "rapidfuzz cdist": rapidfuzz_cdist,
    "splink": splink,
    "datasketch": datasketch,
    "string_grouper": string_grouper,
    "polars block": polars_block,
}


def one(method: str, count: int) -> None:
    """Run one method in this process and print its figures as JSON."""
    labelled = real() if count == 0 else None
    lists, labels = labelled or (make(count), None)
    work = METHODS[method]
    try:
        work(make(300))  # imports done, tables built
    except ImportError as error:
        print(json.dumps({"skipped": f"{error.name or error} is not installed"}))
        return
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    runs = 3 if count <= 20_000 and method.startswith("ours") else 1
    seconds, busy = [], []
    for _ in range(runs):
        start, used = time.perf_counter(), time.process_time()
        found = work(lists)
        seconds.append(time.perf_counter() - start)
        busy.append(time.process_time() - used)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    figures = {"seconds": min(seconds), "cpu": min(busy), "mib": (peak - before) / 1024, "whole": peak / 1024}
    # The alternatives are cut where their F1 on this list is best; ours at its fixed threshold.
    if labels is not None:
        found = [pair for pair in found if (pair[0], pair[1]) in labels]
    print(json.dumps({**figures, **quality(found, lists.pairs, fixed=method.startswith("ours"))}))


def quality(found: Pairs, known: set[tuple[int, int]], *, fixed: bool) -> dict[str, float]:
    """Return precision and recall, at the best cut where the cut is not fixed."""
    right = total = 0
    best = (0.0, 0.0, 0.0)
    ordered = sorted(found, key=lambda pair: -pair[2])
    for place, (a, b, score) in enumerate(ordered):
        total += 1
        right += (a, b) in known
        last = place + 1 == len(ordered)
        if (last if fixed else last or ordered[place + 1][2] < score) and right:
            precision, recall = right / total, right / len(known)
            best = max(best, (2 * precision * recall / (precision + recall), precision, recall))
    return {"f1": best[0], "precision": best[1], "recall": best[2], "pairs": total}


def child(method: str, count: int) -> dict[str, float | str]:
    """Run one method in its own process."""
    command = [sys.executable, str(Path(__file__)), "--one", method, "--count", str(count)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=LIMIT, check=False)
    except subprocess.TimeoutExpired:
        return {"skipped": f"stopped after {LIMIT} s"}
    lines = done.stdout.decode("utf-8", "replace").strip().splitlines()
    if done.returncode or not lines:
        return {"skipped": f"failed: {done.stderr.decode('utf-8', 'replace').strip().splitlines()[-1:]}"}
    result: dict[str, float | str] = json.loads(lines[-1])
    return result


def kinds() -> None:
    """Measure how long the table of kinds of words takes to load."""
    from importlib.resources import files

    from powerlist.linkage.names.kinds_of_words import read

    text = files("powerlist.linkage.data").joinpath("kinds.tsv").read_text(encoding="utf-8")
    seconds = min(timed(lambda: read(text)) for _ in range(5))
    report(Ratio("load the kinds of words", seconds, None, "", 0.1, 5))


def main() -> None:
    """Run every method on every size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, nargs="*")
    parser.add_argument("--one", choices=METHODS)
    parser.add_argument("--large", action="store_true", help="200,000 and 1,000,000 items too")
    given = parser.parse_args()
    if given.one:
        one(given.one, given.count[0])
        return
    kinds()
    counts = given.count or [5_000, 20_000]
    if given.large or os.environ.get("POWERLIST_BENCH_LARGE"):
        counts += [200_000, 1_000_000]
    if real() is not None:
        counts = [0, *counts]
    else:
        print("the labelled real lists are not beside the checkout: made-up lists only")
    for count in counts:
        results = {method: child(method, count) for method in METHODS if count <= MOST[method]}
        mine = results["ours"]
        for method, result in results.items():
            name = f"{count:>9,} items, {method}" if count else f"    real lists, {method}"
            if "skipped" in result:
                print(f"{name:<34} skipped: {result['skipped']}")
                continue
            print(
                f"{name:<34} {result['seconds']:8.2f} s  (cpu {result['cpu']:.2f} s)  {result['mib']:7.0f} MiB  "
                f"precision {result['precision']:.3f}  recall {result['recall']:.3f}  F1 {result['f1']:.3f}"
            )
        if "seconds" in mine and count:
            report(
                Ratio(
                    name=f"duplicates in {count:,} items",
                    ours=float(mine["seconds"]),
                    other=None,
                    target=TARGETS.get(count),
                    note=f"{float(mine['whole']):.0f} MiB whole process",
                )
            )


if __name__ == "__main__":
    main()
