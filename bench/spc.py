"""Control charts and run charts of many series, beside the same rules written out point by point."""

from __future__ import annotations

import json
import subprocess
import sys
import time

import numpy as np

from goldthread.methods import spc

from .measured import Measured, best_of

POINTS = 60
TWIN = 40
"""Series that the slow twin is timed on; its seconds are scaled up."""

LARGE = 100_000


def measured() -> list[Measured]:
    """The table's lines about charts; the large one in a process of its own, for its memory."""
    thousand, two_hundred = _table(1_000), _table(200)
    percentages = {**thousand, "minutes": np.minimum(thousand["minutes"], 100)}
    groups = {name: np.repeat(column, 3) for name, column in thousand.items()}
    groups["minutes"] = np.random.default_rng(8).normal(82, 5, len(groups["minutes"]))
    slow = f"tests/methods/slow_twin.py, on {TWIN} series, scaled up"
    seconds, peak = _large()
    return [
        Measured(
            f"XmR with all rules, 1,000 series × {POINTS}",
            best_of(9, lambda: _charts(thousand)),
            0.05,
            slow,
            _twin() * 1_000 / TWIN,
        ),
        Measured(f"the same, {LARGE:,} series × {POINTS} (at most {peak:.1f} of 2 GB)", seconds, 4.0),
        Measured(f"run charts, 200 × {POINTS}", best_of(9, lambda: _charts(two_hundred, chart="run")), 0.02),
        _of_kind("percentage", "percent", percentages),
        _of_kind("EWMA", "ewma", thousand),
        _of_kind("CUSUM", "cusum", thousand),
        _of_kind("X̄", "xbar", groups),
        _of_kind("S", "s", groups),
        Measured("run lengths of a CUSUM", best_of(9, lambda: spc.average_run_length("cusum", shift=1)), 0.1),
    ]


def _of_kind(name: str, kind: str, table: dict[str, np.ndarray]) -> Measured:
    """Of groups three values a point."""
    return Measured(f"{name} charts, 1,000 × {POINTS}", best_of(9, lambda: _charts(table, chart=kind)), 0.3)


def _table(series: int) -> dict[str, np.ndarray]:
    """Stable series of months, one after the other, in a long table."""
    months = np.arange("2019-01", "2024-01", dtype="datetime64[M]").astype("datetime64[D]")
    names = np.array([f"ORG{number:06d}" for number in range(series)], dtype=object)
    return {
        "organisation": np.repeat(names, POINTS),
        "month": np.tile(months, series),
        "minutes": np.random.default_rng(7).normal(82, 5, series * POINTS),
    }


def _charts(table: dict[str, np.ndarray], chart: str = "xmr") -> spc.Summary:
    done = spc.many(table, time="month", value="minutes", by="organisation", chart=chart, improves="down")
    return done.summary


def _twin() -> float:
    from tests.methods import slow_twin

    rows = np.random.default_rng(7).normal(82, 5, (TWIN, POINTS)).tolist()
    return best_of(2, lambda: [slow_twin.signals(row) for row in rows])


def _large() -> tuple[float, float]:
    """Seconds, and gigabytes at the most, of the large table in a process of its own."""
    done = subprocess.run([sys.executable, "-m", "bench.spc"], capture_output=True, text=True, check=True)
    seconds, peak = json.loads(done.stdout)
    return seconds, peak


def main() -> None:
    import resource

    table = _table(LARGE)
    seconds = []
    for _ in range(2):
        before = time.perf_counter()
        _charts(table)
        seconds.append(time.perf_counter() - before)
    print(json.dumps([min(seconds), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e9]))


if __name__ == "__main__":
    main()
