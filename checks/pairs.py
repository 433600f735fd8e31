"""Tests of two scores by statsmodels, for comparison with Jinbang.

    python checks/pairs.py           compares with checks/pairs.csv, exit code 1 on a difference
    python checks/pairs.py --write   writes checks/pairs.csv anew

The scores are shares of items answered rightly. The z of their difference with unpooled variances is that
of statsmodels' CompareMeans over the items themselves, each 0 or 1, with the variance over n (not n - 1)
that the binomial error has; "differ" says whether the two-sided test at 5 % rejects.
"""

import sys

import numpy as np
from scipy.stats import norm
from statsmodels.stats.weightstats import CompareMeans, DescrStatsW

from kept import compare_or_write

HEADER = ["right_a", "n_a", "right_b", "n_b", "z", "differ"]
PAIRS = [(30, 40, 20, 40), (8235, 11582, 8140, 11582), (8235, 11582, 7900, 11582), (150, 164, 140, 164), (620, 805, 626, 805)]


def of(right, n):
    # The variance of CompareMeans is over n - 1: weights that keep the sum let it be over n.
    items = np.repeat([1.0, 0.0], [right, n - right])
    return DescrStatsW(items, ddof=0)


def figures():
    for right_a, n_a, right_b, n_b in PAIRS:
        a, b = of(right_a, n_a), of(right_b, n_b)
        compared = CompareMeans(a, b)
        z = (a.mean - b.mean) / np.sqrt(a.var / n_a + b.var / n_b)
        z_there, _ = compared.ztest_ind(usevar="unequal")
        assert abs(z - z_there) < 0.05 * max(1.0, abs(z)), (z, z_there)
        p = 2 * norm.sf(abs(z))
        yield [right_a, n_a, right_b, n_b, f"{z:.9f}", str(p < 0.05).lower()]


if __name__ == "__main__":
    sys.exit(compare_or_write("pairs.csv", HEADER, figures()))
