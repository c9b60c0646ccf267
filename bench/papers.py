"""Papers to take along: an overview of very many measures, and a pack of forty charts as each kind."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from datetime import date
from functools import partial
from pathlib import Path

import numpy as np

from goldthread.methods import spc
from goldthread.methods.spc.attention import attention, facts_of
from goldthread.papers import KINDS, Paper, charted_of, matrix_of, row_of, write
from goldthread.papers.measured import briefly_sure_of, sure_of
from goldthread.papers.paper import Group, Overview

from .measured import Measured, best_of

MEASURES, POINTS, CHARTS = 1_000, 60, 40
MONTHS = [date(2021 + month // 12, month % 12 + 1, 1) for month in range(POINTS)]


def measured() -> list[Measured]:
    """The overview is a whole command in a process of its own; the packs are written in this one."""
    paper = _pack()
    packs = [
        Measured(f"a pack of {CHARTS} charts as {kind}", best_of(1, partial(write, paper, kind)), 15.0)
        for kind in KINDS
    ]
    return [_overview(), *packs]


def _overview() -> Measured:
    with tempfile.TemporaryDirectory() as folder:
        table, out = _table(Path(folder)), Path(folder) / "overview.html"
        words = [
            "overview",
            str(table),
            "--by",
            "measure",
            "--improves",
            "up",
            "--target",
            "48",
            "-o",
            str(out),
        ]
        command = [sys.executable, "-m", "goldthread.cli", *words]
        work = f"`goldthread overview` of {MEASURES:,} measures × {POINTS}, from CSV to HTML"
        return Measured(
            work, best_of(1, lambda: subprocess.run(command, check=True, capture_output=True)), 5.0
        )


def _table(folder: Path) -> Path:
    chance = np.random.default_rng(7)
    path = folder / "measures.csv"
    with path.open("w", encoding="utf-8") as file:
        file.write("measure,month,value\n")
        for measure in range(MEASURES):
            values = chance.normal(50, 5, POINTS).round(1).tolist()
            file.writelines(
                f"Measure {measure:04},{month},{value}\n" for month, value in zip(MONTHS, values, strict=True)
            )
    return path


def _pack() -> Paper:
    chance = np.random.default_rng(7)
    rows, charts = [], []
    for number in range(CHARTS):
        chart = spc.xmr(chance.normal(50, 5, POINTS), MONTHS, improves="up", target=48, unit="%")
        beside, name = spc.beside(chart), f"Measure {number:02}"
        found = attention(facts_of(chart))
        rows.append(row_of(chart, name, attention=found, sure=briefly_sure_of(beside, chart)))
        charts.append(charted_of(chart, name, sure=sure_of(beside)))
    overview = Overview((Group(f"As usual ({CHARTS})", tuple(rows)),))
    return Paper("A pack", date(2026, 6, 3), parts=(overview, matrix_of(rows), *charts))
