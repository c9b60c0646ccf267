"""The largest table that anybody was thought to bring, in the shell, from CSV to CSV."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

from .measured import Measured, best_of

SITES = 100_000
POINTS = 60


def measured() -> list[Measured]:
    """The table's line about the shell on many series; its cold start is measured with the methods."""
    with tempfile.TemporaryDirectory() as folder:
        table, out = _table(Path(folder)), Path(folder) / "out.csv"
        words = [str(table), "--time", "month", "--value", "minutes", "--by", "site", "-o", str(out)]
        work = f"{SITES:,} series × {POINTS} in the shell, every point from CSV to CSV"
        return [Measured(work, best_of(1, lambda: _spc(*words)), 60.0)]


def _spc(*words: str) -> None:
    subprocess.run([sys.executable, "-m", "goldthread.cli", "spc", *words], check=True, capture_output=True)


def _table(folder: Path) -> Path:
    """A long table of stable series, month by month."""
    chance = np.random.default_rng(7)
    months = [f"{2019 + month // 12}-{month % 12 + 1:02}-01" for month in range(POINTS)]
    path = folder / "large.csv"
    with path.open("w", encoding="utf-8") as file:
        file.write("site,month,minutes\n")
        for site in range(SITES):
            rows = zip(months, chance.normal(82, 5, POINTS).round(1).tolist(), strict=True)
            file.writelines(f"ORG{site:06},{month},{value}\n" for month, value in rows)
    return path
