"""Standard errors clustered by subject, by the cluster-robust covariance of statsmodels.

Each subject of clustered.csv becomes its items, right or wrong; the error is that of the constant
of a linear model, clustered by subject, without the small-sample correction.
"""

import csv
import pathlib
import sys
from collections import defaultdict

import numpy
import statsmodels.api

HERE = pathlib.Path(__file__).parent


def cases():
    found = defaultdict(list)
    with open(HERE / "clustered.csv", encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            found[line["case"]].append(line)
    return found


def error(lines):
    right, subject = [], []
    for number, line in enumerate(lines):
        n = int(line["n_items"])
        k = int(line["n_right"])
        right += [1.0] * k + [0.0] * (n - k)
        subject += [number] * n
    model = statsmodels.api.OLS(numpy.array(right), numpy.ones(len(right)))
    fit = model.fit(cov_type="cluster", cov_kwds={"groups": numpy.array(subject), "use_correction": False})
    return float(fit.bse[0])


def main():
    rows = [(case, error(lines)) for case, lines in cases().items()]
    figures = HERE / "clustered_errors.csv"
    if "--write" in sys.argv:
        with open(figures, "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(["case", "standard_error"])
            writer.writerows((case, f"{value:.12f}") for case, value in rows)
        return
    with open(figures, encoding="utf-8", newline="") as file:
        kept = {line["case"]: float(line["standard_error"]) for line in csv.DictReader(file)}
    different = [case for case, value in rows if abs(kept.get(case, -1) - value) > 1e-10]
    for case, value in rows:
        print(f"{case}: {value:.12f}{' DIFFERS' if case in different else ''}")
    sys.exit(bool(different))


if __name__ == "__main__":
    main()
