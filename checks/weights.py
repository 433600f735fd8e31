"""Shares of weightings by integration over the simplex, for comparison with Jinbang's seeded drawing.

    python checks/weights.py           compares with checks/weights.csv, exit code 1 on a difference
    python checks/weights.py --write   writes checks/weights.csv anew

Each case holds the scores of three models over three slices. They are standardised by numpy (mean and
standard deviation over all models of the case); the share of a model is the area of the triangle of
weightings in which its weighted sum is the largest: a polygon, cut out of the triangle by one half-plane
for each other model (Sutherland and Hodgman 1974) and measured by scipy's convex hull.
"""

import sys

import numpy as np
from scipy.spatial import ConvexHull

from kept import compare_or_write

HEADER = ["case", "model", "a", "b", "c", "share"]
CASES = {
    # By hand, and three models of CMMLU (5-shot, general, STEM and humanities) and of C-Eval as printed.
    "by hand": [[2.0, 0.0, 1.0], [0.0, 1.0, 1.5], [1.0, 0.9, 0.2]],
    "even": [[3.0, 1.0, 2.0], [1.0, 2.0, 3.0], [2.0, 3.0, 1.0]],
    "printed": [[70.95, 65.23, 72.11], [71.10, 60.74, 74.78], [70.29, 62.69, 73.12]],
}


def standardised(scores):
    scores = np.array(scores)
    return (scores - scores.mean(axis=0)) / scores.std(axis=0)


def clipped(polygon, normal):
    """The part of a polygon in which a linear form is not negative."""
    kept = []
    for start, end in zip(polygon, polygon[1:] + polygon[:1]):
        at, to = float(normal @ start), float(normal @ end)
        if at >= 0:
            kept.append(start)
        if (at < 0) != (to < 0):
            kept.append(start + (end - start) * at / (at - to))
    return kept


def area(polygon):
    flat = np.array([corner[:2] for corner in polygon])
    return ConvexHull(flat).volume if len(flat) >= 3 else 0.0


def shares(scores):
    whole = [np.array(corner, dtype=float) for corner in [(1, 0, 0), (0, 1, 0), (0, 0, 1)]]
    for own in scores:
        polygon = whole
        for other in scores:
            if other is not own and polygon:
                polygon = clipped(polygon, own - other)
        yield area(polygon) / area(whole)


def figures():
    for case, scores in CASES.items():
        rows = list(standardised(scores))
        for model, (own, share) in enumerate(zip(rows, shares(rows))):
            yield [case, f"m{model}", *(f"{score:.12f}" for score in own), f"{share:.9f}"]


if __name__ == "__main__":
    sys.exit(compare_or_write("weights.csv", HEADER, figures()))
