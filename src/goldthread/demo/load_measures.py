"""The trusts' measures: real A&E figures, and synthetic ones that say so."""

from collections import defaultdict
from collections.abc import Iterator

from goldthread.server.measures import actions
from goldthread.server.measures.actions import NewReading

from .load import Programme
from .tables import Row, a_day, day, number, rows

DIRECTION = {"increase": "up", "decrease": "down", "neither": "neither"}
FREQUENCY = {"monthly": "month", "weekly": "week", "daily": "day", "quarterly": "quarter", "yearly": "year"}
REAL = (
    "NHS England, A&E attendances and emergency admissions, by way of NHSRdatasets. Contains public sector "
    "information licensed under the Open Government Licence v3.0."
)
SYNTHETIC = "Synthetic: made for this demonstration."


def load(programme: Programme) -> Iterator[float]:
    readings: dict[tuple[str, str], list[NewReading]] = defaultdict(list)
    for row in (*rows("ae_readings"), *rows("synthetic_readings")):
        readings[row["organisation"], row["measure"]].append(_reading(row))
    table = rows("measures")
    for n, row in enumerate(table, start=1):
        key = row["organisation"], row["code"]
        _add(programme, row)
        actions.record_readings(
            measure=programme.measures[key],
            readings=readings[key],
            by=programme.cast.facilitator(programme.trusts[row["organisation"]]),
        )
        yield n / len(table)


def _reading(row: Row) -> NewReading:
    return NewReading(
        a_day(row["period"]), number(row["value"]), number(row["numerator"]), number(row["denominator"])
    )


def _add(programme: Programme, row: Row) -> None:
    trust = programme.trusts[row["organisation"]]
    synthetic = row["synthetic"] == "yes"
    programme.measures[trust.code, row["code"]] = actions.add_measure(
        organisation=trust,
        code=row["code"],
        title=row["title"],
        dimension=row["dimension"],
        money=row["money_kind"],
        owner=programme.cast.of(trust, row["owner_role"]),
        target=number(row["target"]),
        target_on=day(row["target_by"]),
        counted=row["what_is_counted"],
        population=row["population"],
        method=row["method"],
        frequency="event" if row["kind"] == "time_between" else FREQUENCY[row["frequency"]],
        kind=row["kind"],
        unit=row["unit"],
        direction=DIRECTION[row["direction"]],
        source=SYNTHETIC if synthetic else REAL,
        synthetic=synthetic,
        by=programme.cast.facilitator(trust),
    )
