"""The exact test of McNemar by scipy and statsmodels, for comparison with Jinbang.

    python checks/mcnemar.py           compares with checks/mcnemar.csv, exit code 1 on a difference
    python checks/mcnemar.py --write   writes checks/mcnemar.csv

Of a pair of counts b and c (items that only the first, and only the second, answered rightly) the one-sided p of "the
first is better" is that of scipy.stats.binomtest, the two-sided that of statsmodels'
mcnemar(exact=True).
"""

import csv
import math
import sys
from pathlib import Path

from scipy.stats import binomtest
from statsmodels.stats.contingency_tables import mcnemar

HERE = Path(__file__).parent
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


def main():
    path = HERE / "mcnemar.csv"
    computed = [HEADER, *figures()]
    if "--write" in sys.argv[1:]:
        with open(path, "w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(computed)
        print(f"{len(computed) - 1} pairs written")
        return 0
    with open(path, encoding="utf-8", newline="") as file:
        kept = list(csv.reader(file))
    alike = len(kept) == len(computed) and all(
        k[:2] == c[:2] and all(math.isclose(float(x), float(y), rel_tol=1e-9) for x, y in zip(k[2:], c[2:]))
        for k, c in zip(kept[1:], computed[1:])
    )
    print(f"{len(computed) - 1} pairs: {'alike' if alike else 'they differ'}")
    return 0 if alike else 1


if __name__ == "__main__":
    sys.exit(main())
