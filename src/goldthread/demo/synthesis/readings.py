"""Measures of the trusts and their monthly readings: real ones of A&E, synthetic ones beside them."""

from collections.abc import Iterator
from datetime import date
from random import Random

from goldthread.demo.synthesis.written import TRUSTS, lines

Row = dict[str, object]
SEED = 36
GROUPS = {"*": TRUSTS, "*LSU": ("LTHT", "SASH", "UHCW")}
UNREAD = {("BHRUT", "HOME-NOON"): 4}
MEASURE_COLUMNS = [
    "code",
    "title",
    "what_is_counted",
    "population",
    "method",
    "unit",
    "direction",
    "dimension",
    "kind",
    "money_kind",
    "owner_role",
    "target",
    "target_by",
    "synthetic",
]


def measures() -> list[Row]:
    """Every measure of every trust."""
    made: list[Row] = []
    for group, *fields in lines("measures.txt"):
        described: Row = dict(zip(MEASURE_COLUMNS, fields[: len(MEASURE_COLUMNS)], strict=True))
        for trust in GROUPS.get(group, (group,)):
            made.append({"organisation": trust, "frequency": "monthly"} | described)
    return made


def ae_readings(real: list[dict[str, str]]) -> Iterator[Row]:
    """The three A&E measures from the published monthly figures."""
    for month in real:
        seen = int(month["attendances"]) - int(month["breaches"])
        row: Row = {"organisation": month["organisation"], "period": month["period"]}
        whole = month["attendances"]
        yield row | {"measure": "AE-4H", "numerator": seen, "denominator": whole}
        yield row | {"measure": "AE-ATT", "value": whole}
        yield row | {"measure": "AE-ADM", "numerator": month["admissions"], "denominator": whole}


def synthetic_readings() -> Iterator[Row]:
    """Readings of the synthetic measures: a level, ordinary variation, and a shift where one is written."""
    chance = Random(SEED)
    for group, *fields in lines("measures.txt"):
        if fields[13] != "yes":
            continue
        for trust in GROUPS.get(group, (group,)):
            yield from _series(trust, fields, chance)


def _series(trust: str, fields: list[str], chance: Random) -> Iterator[Row]:
    code, kind, unit = fields[0], fields[8], fields[5]
    year, month = (int(part) for part in fields[14].split("-"))
    months, level, spread = int(fields[15]), float(fields[16]), float(fields[17] or 0)
    turn, shift = int(fields[18] or months), float(fields[19] or 0)
    months -= UNREAD.get((trust, code), 0)
    base = chance.randint(180, 640)
    for i in range(months):
        period = date(year + (month - 1 + i) // 12, (month - 1 + i) % 12 + 1, 1)
        row: Row = {"organisation": trust, "measure": code, "period": period}
        if not spread:
            yield row | _by_chance(kind, level, base, chance)
            continue
        value = level + chance.gauss(0, spread) + (shift if i >= turn else 0)
        if kind == "percentage":
            whole = base + chance.randint(-30, 30)
            yield row | {"numerator": round(min(max(value, 0), 1) * whole), "denominator": whole}
        else:
            yield row | {"value": round(value, 0 if unit in ("minutes", "hours") and level > 50 else 1)}


def _by_chance(kind: str, level: float, base: int, chance: Random) -> Row:
    """A reading that varies as chance makes counts vary, and no more: of a rate, per 1,000 bed days."""
    if kind == "percentage":
        whole = base + chance.randint(-30, 30)
        return {"numerator": sum(chance.random() < level for _ in range(whole)), "denominator": whole}
    if kind == "rate":
        days = 28 * base + chance.randint(-400, 400)
        return {"numerator": _so_many(level * days / 1000, chance), "denominator": days}
    return {"value": _so_many(level, chance)}


def _so_many(mean: float, chance: Random) -> int:
    """How many events come in one period, at so many on average: as many as fit waits of chance into it."""
    passed, events = chance.expovariate(mean), 0
    while passed < 1:
        passed, events = passed + chance.expovariate(mean), events + 1
    return events
