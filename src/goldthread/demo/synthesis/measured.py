"""The measures of a held workshop and their values, as rows."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from goldthread.demo.synthesis.courses import Rounding, between, event_days, shares
from goldthread.demo.synthesis.fitted import Course, Fitted
from goldthread.demo.synthesis.lead_times import grain_of
from goldthread.demo.synthesis.other_measures import SORTS, before_and_after, letters
from goldthread.demo.synthesis.workshops_held import Held
from goldthread.demo.synthesis.written import Written, lines

FORMS = {"B": "count_and_output", "C": "count", "R": "ratio"}
SPLIT_LEAD_TIME = {
    "From the front door to the first clinician",
    "Through the eye clinic",
    "Outpatient letters: from clinic to GP",
    "Eye clinic flow",
}
Row = dict[str, object]
Values = dict[str, tuple[float, float | None]]


@dataclass
class Measure:
    """A measure of one workshop: its row, and its values (value, output) by point."""

    row: Row
    values: Values = field(default_factory=dict)


def measures(one: Held, fitted: Fitted, chance: Random) -> list[Measure]:
    """Lead time, defects, then the others; a part of the lead time, which does not count, comes last."""
    points = [f"day_{day}" for day in event_days((one.last_day - one.first_day).days + 1, chance)]
    points += [p for p in ("30", "60") if p in one.points and chance.random() > 0.14]
    made: list[Measure] = []
    if one.written.minutes is not None:
        made.append(_lead_time(one, fitted, points, chance))
    if one.written.form:
        made.append(_defects(one, fitted, points, chance))
    written = letters(one.written.others, chance)
    made += [_other(one, letter, points, chance) for letter in written]
    if one.written.state == "i":
        last = made[-1].values
        made[-1].values = {point: last[point] for point in last if point not in ("90", "120", "365")}
    if one.written.title in SPLIT_LEAD_TIME:
        made.append(_waiting(made[0], chance))
    for order, measure in enumerate(made, start=1):
        measure.row |= {"key": f"{one.key}-{order}", "workshop": one.key, "order": order}
        measure.row |= _contribution(one.written, str(measure.row["kind"]), str(measure.row["counts"]))
    return made


def _lead_time(one: Held, fitted: Fitted, points: list[str], chance: Random) -> Measure:
    written = one.written
    usual = _minutes((written.minutes or 0) * chance.uniform(0.8, 1.2))
    drawn = Course(usual, _minutes(usual * 0.45), _minutes(usual * 0.42))
    course = fitted.lead_times.get(written.title, drawn)
    title = f"Lead time: {written.process[0].lower()}{written.process[1:]}"
    target = _goal(course.before * chance.choice((0.4, 0.5, 0.5, 0.6)))
    measure = Measure(_row("lead_time", title, "minutes", "decrease", target))
    measure.values = _filled(one, course, points, _minutes, chance, outcome=True)
    if written.state == "n":
        del measure.values["baseline"]
    return measure


def _waiting(lead: Measure, chance: Random) -> Measure:
    """The part of the lead time spent waiting; one lead time a workshop counts, and it is not this."""
    part = chance.uniform(0.45, 0.65)
    target = _goal(float(str(lead.row["target"])) * part)
    measure = Measure(
        _row("lead_time", "Of the lead time, waiting", "minutes", "decrease", target, counts="no")
    )
    measure.values = {point: (_minutes(value * part), None) for point, (value, _) in lead.values.items()}
    return measure


def _defects(one: Held, fitted: Fitted, points: list[str], chance: Random) -> Measure:
    written = one.written
    title = f"{written.items[0].upper()}{written.items[1:]} {written.fault}"
    output = float(chance.randint(20, 90))
    share = chance.choice((0.35, 0.4, 0.5, 0.55, 0.65))
    drawn = Course(share, share * 0.4, share * 0.4)
    if written.form == "C":
        course = fitted.counts[written.title]
        measure = Measure(_row("defects", title, "defects", "decrease", round(course.before * 0.5), written))
        whole = course.before == round(course.before)
        measure.values = _filled(
            one, course, points, lambda v: round(v, 0 if whole else 1), chance, outcome=True
        )
        return measure
    course = fitted.shares.get(written.title, drawn)
    unit = "share" if written.form == "R" else "defects"
    target = round(round(course.before * 10) / 20, 2)
    measure = Measure(_row("defects", title, unit, "decrease", max(target, 0.05), written))
    measure.values = _filled(one, course, points, _share, chance, outcome=True)
    if written.form == "B":
        outputs = fitted.outputs.get(written.title, Course(output, output, output))
        counted = fitted.counts.get(written.title)
        measure.values = _with_outputs(measure.values, outputs, counted, chance)
    return measure


def _with_outputs(values: Values, outputs: Course, counted: Course | None, chance: Random) -> Values:
    """Numbers of defects and outputs instead of shares; fitted points keep the fitted numbers exactly."""
    known: Values = {}
    if counted:
        late = (counted.last, outputs.last)
        known = {"baseline": (counted.before, outputs.before), "90": (counted.day_90, outputs.day_90)}
        known |= {"120": late, "365": late}
    made: Values = {}
    for point, (share, _) in values.items():
        output = max(1, round(outputs.day_90 * chance.uniform(0.85, 1.15)))
        if point.startswith("day_"):
            output = min(output, chance.randint(8, 30))
        made[point] = known.get(point, (float(min(output, round(share * output))), float(output)))
    return made


def _other(one: Held, letter: str, points: list[str], chance: Random) -> Measure:
    sort = SORTS[letter]
    before, after = before_and_after(sort, chance)
    last = after if sort.kind == "ehs" else float(round(after * chance.uniform(0.92, 1.1)))
    goal = {"ehs": 4.0, "productivity": round(before * 1.25), "other": 90.0}
    target = goal.get(sort.kind, float(round(before * 0.5)))
    measure = Measure(_row(sort.kind, sort.title, sort.unit, sort.direction, target))
    course = Course(before, after, min(last, 100.0) if sort.unit == "%" else last)
    measure.values = _filled(one, course, points, lambda v: float(round(v)), chance, outcome=False)
    if sort.unit in ("level", "%"):
        top = 5.0 if sort.unit == "level" else 100.0
        measure.values = {point: (min(value, top), None) for point, (value, _) in measure.values.items()}
    return measure


def _filled(
    one: Held, course: Course, points: list[str], rounding: Rounding, chance: Random, *, outcome: bool
) -> Values:
    """Values by point. Where day 90 is not reached, outcomes wait for it; other measures do not."""
    reached = [p for p in points if p.startswith("day_") or one.written.remeasured or not outcome]
    along = shares(reached, chance)
    values: Values = {"baseline": (course.before, None)}
    for point in reached:
        values[point] = (between(course.before, course.day_90, along[point], rounding), None)
    if one.written.remeasured:
        values["90"] = (course.day_90, None)
        if one.late_point:
            values[one.late_point] = (course.last, None)
    return values


def _row(
    kind: str,
    title: str,
    unit: str,
    direction: str,
    target: float,
    written: Written | None = None,
    counts: str = "yes",
) -> Row:
    form = FORMS[written.form] if written else ""
    items = written.items if written and form == "count_and_output" else ""
    return {
        "kind": kind,
        "title": title,
        "unit": unit,
        "direction": direction,
        "defects_form": form,
        "items": items,
        "target": target,
        "counts": counts,
    }


def _contribution(written: Written, kind: str, counts: str) -> Row:
    for title, contributing, code, touched, whole, what in lines("contributions.txt"):
        if title == written.title and contributing == kind and counts == "yes":
            return {"contributes_to": code, "touched": touched, "touched_of": whole, "touched_what": what}
    return {}


def value_rows(one: Held, measure: Measure, baseline_on: date) -> Iterator[Row]:
    """The measure's values as rows of workshop_values.csv, in the order of time."""
    for point, (value, output) in measure.values.items():
        day = baseline_on if point == "baseline" else one.points.get(point)
        if point.startswith("day_"):
            day = one.first_day + timedelta(days=int(point[4:]) - 1)
        yield {
            "measure": measure.row["key"],
            "point": point,
            "measured_on": day,
            "value": value,
            "output": output,
        }


def _minutes(value: float) -> float:
    return max(1.0, round(value / grain_of(value)) * grain_of(value))


def _goal(minutes: float) -> float:
    """A target as people set them: fives, quarters, hours, half days."""
    grain = next((g for below, g in ((90, 5), (480, 15), (2880, 60)) if minutes < below), 720)
    return float(max(grain, round(minutes / grain) * grain))


def _share(value: float) -> float:
    return min(1.0, max(0.0, round(value, 2)))
