# ruff: noqa: T201
"""Fit the weights of a pair's score on the labels that are not held out, and say how well they do.

Run from the checkout: ``python tests/linkage/tune.py``. It prints weights; what is printed goes by hand
into ``powerlist/linkage/comparison/weights.py``, with a new VERSION.

Each weight may only have the sign that the domain gives it, and is pulled towards the value in use, so
that a feature that the labels say little about keeps its place. Pairs that a person joins by knowledge
which no feature has (that a water dispute is a river matter) would only lower the threshold for all
others: a positive that lies far below the threshold is left out of the fit, never out of the figures.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from corpus import MADE_LISTS, Side, made, made_lists, pools
from scipy.optimize import minimize

from powerlist.linkage.comparison.score import FEATURES, features, judge, relate
from powerlist.linkage.comparison.weights import THRESHOLD, WEIGHTS

#: The sign that a weight may have.
NEGATIVE = {
    "other paragraph",
    "also other paragraph",
    "nothing in the names",
    "other organ, other law",
    "own, one organ",
    "other clause",
    "siblings",
    "limits exclude",
    "one word differs",
    "other act",
    "other object",
    "other ending",
    "in order, no basis",
    "many organs, article",
    "each law has it",
    "other type",
}
#: What is fitted is too sure of itself: the weights in use are this part of it (``docs/linkage.md`` has the precision of
#: each score). All that follows is in the units of the fit.
CALIBRATED = 0.25
#: Weights that are at most so great, whatever the labels say.
AT_MOST = {"many organs, article": -6.5, "other organ, other law": -2.5, "one word differs": -12.0}
#: How strongly a weight is pulled towards the one in use.
PULL = 0.05
#: How much a positive pair weighs beside a negative one, a service list of the first labels beside a list
#: with bases, and a label whose judge was not sure.
POSITIVE, SERVICE, ARGUABLE = 2.0, 0.3, 0.4
#: A positive pair whose sum lies below is not fitted; and how often that is looked at again.
HOPELESS, ROUNDS = -2.5, 4


def in_use() -> np.ndarray:
    """Return the weights in use, in the units of the fit."""
    return np.array([WEIGHTS[name] for name in FEATURES]) / CALIBRATED


def matrix(side: Side) -> tuple[np.ndarray, np.ndarray]:
    """Return features and truth of the labels that the score decides: levels and types are rules."""
    pair, _ = judge(side.pool(), side.left, side.right)
    values = features(pair)
    decided = ~pair.levels_apart & (~pair.other_type | pair.loose_type)
    return np.stack([values[name] for name in FEATURES], axis=1), decided


def fit(x: np.ndarray, y: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Return the weights."""
    found = in_use()
    for _ in range(ROUNDS):
        keep = ~(y & (x @ found < HOPELESS))
        found = _fit(x[keep], y[keep].astype(float), weight[keep])
    return found


def _fit(x: np.ndarray, y: np.ndarray, weight: np.ndarray) -> np.ndarray:
    start = in_use()
    bounds = [(None, 0) if name in NEGATIVE else (0, None) for name in FEATURES]
    bounds[FEATURES.index("bias")] = (None, None)
    # What the labels say little of and large pools much: dozens of bodies on one article, one word that differs.
    for name, most in AT_MOST.items():
        bounds[FEATURES.index(name)] = (None, most)
    # Another type never speaks for a pair, a catch-all type only less against it.
    bounds[FEATURES.index("other type")] = (None, -4.0)
    bounds[FEATURES.index("loose type")] = (0, 2.5)

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        z = np.clip(x @ w, -20, 20)
        p = 1 / (1 + np.exp(-z))
        value = -(weight * (y * np.log(p) + (1 - y) * np.log(1 - p))).sum() + PULL * ((w - start) ** 2).sum()
        return value, x.T @ (weight * (p - y)) + 2 * PULL * (w - start)

    return minimize(loss, start, jac=True, bounds=bounds, method="L-BFGS-B").x


def report(name: str, said: np.ndarray, truth: np.ndarray) -> None:
    """Print precision and recall."""
    right = (said & truth).sum()
    print(
        f"{name:28s} pairs {len(truth):5d}  true {truth.sum():3d}  reported {said.sum():3d}  "
        f"precision {right / max(said.sum(), 1):.3f}  recall {right / max(truth.sum(), 1):.3f}"
    )


def main(shared: Path) -> None:
    """Fit, print the weights and the figures."""
    sides = {**pools(shared), "made": made(), **{f"{judge} judge": made_lists(judge) for judge in MADE_LISTS}}
    xs, ys, ws, gs, seconds = [], [], [], [], []
    for name, side in sides.items():
        x, decided = matrix(side)
        service = np.where((name == "district") & (side.judge == "first"), SERVICE, 1.0) * np.where(
            side.sure, 1.0, ARGUABLE
        )
        xs.append(x[decided])
        ys.append(side.positive[decided])
        gs.append(np.array(side.group)[decided])
        ws.append(np.where(side.positive, POSITIVE * np.where(side.sure, 1.0, ARGUABLE), service)[decided])
        seconds.append(((side.judge == "second") & side.sure)[decided])
    x, y, w, group, second = (np.concatenate(part) for part in (xs, ys, ws, gs, seconds))
    found = fit(x, y, w)
    for feature, weight in zip(FEATURES, found, strict=True):
        print(f'    "{feature}": {round(weight, 1) * CALIBRATED + 0.0:g},')
    report("in use", said_by(x, in_use()), y)
    report("fitted on all", said_by(x, found), y)
    unseen = np.zeros(len(y), dtype=bool)
    for name in np.unique(group):
        out = group == name
        unseen[out] = said_by(x[out], fit(x[~out], y[~out], w[~out]))
        report(f"  unseen: {name}", unseen[out], y[out])
    report("each group unseen", unseen, y)
    report("  second judge, sure", unseen[second], y[second])
    for name, side in sides.items():
        pair, scores = judge(side.pool(), side.left, side.right)
        said = np.isin(relate(pair, scores), (0, 1))
        for who, part in (
            ("first", side.judge == "first"),
            ("second, sure", (side.judge == "second") & side.sure),
            ("sixth, sure", (side.judge == "sixth") & side.sure),
            ("all", side.sure | True),
        ):
            report(f"{name}, {who}", said[part], side.positive[part])
        inside = np.array([" x " not in one for one in side.group])
        if not inside.all():
            report(f"{name}, one department", said[inside], side.positive[inside])
            report(f"{name}, two departments", said[~inside], side.positive[~inside])


def said_by(x: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return which pairs these weights report."""
    return 1 / (1 + np.exp(-(x @ weights))) >= THRESHOLD


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[3] / "shared")
