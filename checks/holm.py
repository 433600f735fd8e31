"""Rank intervals by the Holm procedure of statsmodels, for comparison with those of Jinbang.

    python checks/holm.py           compares with checks/intervals.csv, exit code 1 on a difference
    python checks/holm.py --write   writes checks/intervals.csv

For each case of cases.csv, every pair with two known standard errors is tested in both directions
(one-sided, normal, difference of two independent scores). A rank lies between 1 + the number of
competitors significantly better and N - the number significantly worse.
"""

import csv
import itertools
import math
import sys
from pathlib import Path

from scipy.stats import norm
from statsmodels.stats.multitest import multipletests

from kept import compare_or_write

HERE = Path(__file__).parent
HEADER = ["case", "name", "low", "high", "standard_error"]
ALPHA = 0.05


def standard_error(line):
    """As stated, else of a share of items in percent, else None."""
    if line["standard_error"]:
        return float(line["standard_error"])
    if not line["n_items"]:
        return None
    n, p = int(line["n_items"]), float(line["value"]) / 100
    if p in (0, 1):  # Agresti and Coull: two rights and two wrongs are added
        p, n = (p * n + 2) / (n + 4), n + 4
    return 100 * math.sqrt(p * (1 - p) / n)


def intervals(values, errors):
    """The lower and upper end of every rank."""
    known = [i for i, error in enumerate(errors) if error is not None]
    pairs = list(itertools.permutations(known, 2))
    p_values = [
        norm.sf((values[a] - values[b]) / math.hypot(errors[a], errors[b])) for a, b in pairs
    ]
    low, high = [1] * len(values), [len(values)] * len(values)
    rejected = multipletests(p_values, alpha=ALPHA, method="holm")[0] if pairs else []
    for (better, worse), is_rejected in zip(pairs, rejected):
        if is_rejected:
            low[worse] += 1
            high[better] -= 1
    return low, high


def figures():
    with open(HERE / "cases.csv", encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    for case, group in itertools.groupby(lines, key=lambda line: line["case"]):
        group = list(group)
        errors = [standard_error(line) for line in group]
        low, high = intervals([float(line["value"]) for line in group], errors)
        for line, error, lo, hi in zip(group, errors, low, high):
            text = "" if error is None else f"{error:.9f}"
            yield [case, line["name"], str(lo), str(hi), text]


if __name__ == "__main__":
    sys.exit(compare_or_write("intervals.csv", HEADER, figures()))
