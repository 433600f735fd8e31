"""The exact test of McNemar by scipy and statsmodels, for comparison with Jinbang.

    python checks/mcnemar.py           compares with checks/mcnemar.csv, exit code 1 on a difference
    python checks/mcnemar.py --write   writes checks/mcnemar.csv

Of a pair of counts b and c (items that only the first, and only the second, answered rightly) the one-sided p of "the
first is better" is that of scipy.stats.binomtest, the two-sided that of statsmodels'
mcnemar(exact=True).
"""

import math
import sys

from scipy.stats import binomtest
from statsmodels.stats.contingency_tables import mcnemar

from kept import compare_or_write

HEADER = ["b", "c", "p_better", "p_differ"]
PAIRS = [
    (0, 0), (1, 0), (0, 1), (3, 0), (3, 1), (5, 5), (9, 1), (10, 0), (1, 10), (12, 3), (12, 30), (40, 25),
    (60, 20), (100, 100), (150, 101), (271, 312), (1000, 900), (2500, 2700), (40, 400),
]


def figures():
    for b, c in PAIRS:
        better = binomtest(b, b + c, 0.5, alternative="greater").pvalue if b + c else 1.0
        differ = mcnemar([[0, b], [c, 0]], exact=True).pvalue if b + c else 1.0
        yield [str(b), str(c), repr(float(better)), repr(float(min(differ, 1.0)))]


def alike(computed, kept):
    """The same counts, and figures that differ by rounding alone."""
    close = (math.isclose(float(x), float(y), rel_tol=1e-9) for x, y in zip(computed[2:], kept[2:], strict=True))
    return computed[:2] == kept[:2] and all(close)


if __name__ == "__main__":
    sys.exit(compare_or_write("mcnemar.csv", HEADER, figures(), alike))
