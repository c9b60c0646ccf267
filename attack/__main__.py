"""`make attack`: all of it, or the parts that are named. Exit code 1 where something was found."""

from __future__ import annotations

import argparse
import sys
import time
from importlib import import_module

from .findings import Tally, listed, table

PARTS = ("walk", "kills", "fuzz", "twice", "edges", "faults")
SEED = 20190715


def main() -> int:
    asked = argparse.ArgumentParser(prog="python -m attack", description=__doc__)
    asked.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}; else all")
    asked.add_argument("--quick", action="store_true", help="a slice of each: --portion 0.02")
    asked.add_argument("--portion", type=float, default=1.0, help="how much of it, between 0 and 1")
    asked.add_argument("--seed", type=int, default=SEED, help="what the numbers begin with")
    said = asked.parse_args()
    portion = 0.02 if said.quick else said.portion
    tallies: list[Tally] = []
    seconds: dict[str, float] = {}
    for part in said.parts or PARTS:
        began = time.monotonic()
        tallies.append(import_module(f"attack.{part}").run(portion=portion, seed=said.seed))
        seconds[tallies[-1].part] = time.monotonic() - began
        print(f"{part}: {len(tallies[-1].found)} found in {seconds[tallies[-1].part]:.0f} s", file=sys.stderr)
    found = listed(tallies) or "Nothing was found."
    print(f"{table(tallies, seconds)}\n\n{found}\n\nSeed {said.seed}, portion {portion:g}.")
    return 1 if any(tally.found for tally in tallies) else 0


if __name__ == "__main__":
    sys.exit(main())
