"""Figures kept in a file beside the scripts: compared with those computed anew, or written."""

import csv
import itertools
import operator
import sys
from pathlib import Path

HERE = Path(__file__).parent


def compare_or_write(name, header, figures, alike=operator.eq):
    """The exit code: 1 where a line is not alike the kept one. `--write` writes the file anew."""
    path = HERE / name
    computed = [header, *([str(cell) for cell in row] for row in figures)]
    if "--write" in sys.argv[1:]:
        with open(path, "w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(computed)
        print(f"{len(computed) - 1} lines written")
        return 0
    with open(path, encoding="utf-8", newline="") as file:
        kept = list(csv.reader(file))
    pairs = itertools.zip_longest(computed, kept, fillvalue=[])
    differing = [pair for pair in pairs if pair[0] != pair[1] and not (all(pair) and alike(*pair))]
    for now, then in differing:
        print("computed", now, "kept", then)
    print(f"{len(computed) - 1} lines, {len(differing)} differ")
    return 1 if differing else 0
