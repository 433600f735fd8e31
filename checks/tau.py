"""Kendall's tau-b by scipy and its interval by another road, for comparison with Jinbang.

    python checks/tau.py           compares with checks/taus.csv, exit code 1 on a difference
    python checks/tau.py --write   writes checks/taus.csv

Every two cases of agreements.csv are compared over the names that both have, if there are ten. The interval holds all
t with (tau - t)^2 <= z^2 2 (1 - t^2) / n (Daniels and Kendall 1947); its ends are found by
bisection, not by the formula of the program.
"""

import csv
import itertools
import sys
from pathlib import Path

from scipy.optimize import brentq
from scipy.stats import kendalltau, norm

from kept import compare_or_write

HERE = Path(__file__).parent
HEADER = ["a", "b", "n", "tau_b", "low", "high"]
Z = norm.isf(0.025)


def interval(tau, n):
    """The ends of the interval, inside -1 to 1."""
    tau = max(-1.0, min(1.0, tau))
    c = 2 * Z**2 / n
    inside = tau / (1 + c)  # where the difference below is least

    def outside(t):
        return (tau - t) ** 2 - c * (1 - t**2)

    low = -1.0 if outside(-1) <= 0 else brentq(outside, -1, inside, xtol=1e-14)
    high = 1.0 if outside(1) <= 0 else brentq(outside, inside, 1, xtol=1e-14)
    return low, high


def figures():
    cases = {}
    with open(HERE / "agreements.csv", encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            cases.setdefault(line["case"], {})[line["name"]] = float(line["value"])
    for a, b in itertools.combinations_with_replacement(cases, 2):
        common = [name for name in cases[a] if name in cases[b]]
        if len(common) < 10:
            continue
        left, right = ([cases[case][name] for name in common] for case in (a, b))
        tau = float(kendalltau(left, right, variant="b").statistic)
        low, high = interval(tau, len(common))
        yield [a, b, str(len(common)), *(f"{end:.9f}" for end in (tau, low, high))]


if __name__ == "__main__":
    sys.exit(compare_or_write("taus.csv", HEADER, figures()))
