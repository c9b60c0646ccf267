"""Puts the demonstration's tables together and writes them."""

import csv
from collections import Counter
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from random import Random

from goldthread.demo.synthesis import aims, readings, upcoming
from goldthread.demo.synthesis.columns import COLUMNS
from goldthread.demo.synthesis.days import weekday
from goldthread.demo.synthesis.fitted import fit
from goldthread.demo.synthesis.measured import measures, value_rows
from goldthread.demo.synthesis.workshops_held import row, workshops_held
from goldthread.demo.synthesis.written import workshops

DATA = Path(__file__).parent.parent / "data"
SEED = 113
Row = dict[str, object]


def make(folder: Path = DATA) -> None:
    """Write every table but those copied from elsewhere (published, dated events, A&E figures)."""
    tables = _workshop_tables()
    keys = {str(one["title"]): str(one["key"]) for one in tables["workshops"]}
    tables |= {
        "value_streams": aims.value_streams(),
        "value_stream_dimensions": list(aims.dimensions()),
        "measures": readings.measures(),
        "ae_readings": list(readings.ae_readings(_real())),
        "synthetic_readings": list(readings.synthetic_readings()),
        "priorities": aims.priorities(),
        "priority_adoptions": aims.adoptions(),
        "values": aims.values(),
        "objectives": aims.objectives(),
        "objective_links": list(aims.objective_links()),
        "accepted_breaks": list(aims.accepted_breaks(keys)),
    }
    for name, rows in tables.items():
        write(folder / f"{name}.csv", COLUMNS[name], rows)


def _workshop_tables() -> dict[str, list[Row]]:
    chance = Random(SEED)
    written = workshops()
    all_held = workshops_held(written, chance)
    fitted = fit(written, {one.written.title for one in all_held if one.late_point})
    tables: dict[str, list[Row]] = {"workshops": [], "workshop_measures": [], "workshop_values": []}
    for one in all_held:
        tables["workshops"].append(row(one, chance))
        baseline_on = weekday(one.first_day - timedelta(days=chance.randint(6, 30)))
        for measure in measures(one, fitted, chance):
            tables["workshop_measures"].append(measure.row)
            tables["workshop_values"] += value_rows(one, measure, baseline_on)
    numbers = Counter(one.written.trust for one in all_held)
    for table, rows in zip(tables.values(), upcoming.rows(numbers), strict=True):
        table += rows
    return tables


def _real() -> list[dict[str, str]]:
    with (DATA / "published" / "ae_type_1.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(path: Path, columns: list[str], rows: Iterable[Row]) -> None:
    """A table as CSV: whole numbers without a point, missing as empty."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        for one in rows:
            writer.writerow([_text(one.get(column)) for column in columns])


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.0f}" if value == round(value) else f"{round(value, 4):g}"
    return str(value)
