"""Workshops not held: proposed, being planned, or stood down."""

from datetime import date, timedelta

from goldthread.demo.synthesis.days import TODAY
from goldthread.demo.synthesis.written import lines

Row = dict[str, object]
BASELINES = {"Therapy at the front door": (415, 0.46), "Heart failure clinic in a week": (15_840, 0.38)}


def rows(numbers: dict[str, int]) -> tuple[list[Row], list[Row], list[Row]]:
    """Workshops, measures and baseline values; keys go on from the numbers held."""
    workshops: list[Row] = []
    measures: list[Row] = []
    values: list[Row] = []
    for fields in lines("upcoming.txt"):
        trust = fields[0].split("-")[0]
        numbers[trust] += 1
        workshop = _workshop(f"{trust}-{numbers[trust]:02d}", trust, fields)
        workshops.append(workshop)
        if fields[1] == "planning":
            planned, found = _measures(workshop)
            measures += planned
            values += found
    return workshops, measures, values


def _workshop(key: str, trust: str, fields: list[str]) -> Row:
    stream = next(line for line in lines("value_streams.txt") if line[0] == fields[0])
    row: Row = {
        "key": key,
        "organisation": trust,
        "value_stream": fields[0],
        "kind": "rapid_process_improvement",
        "title": fields[2],
        "process": fields[3],
        "place": fields[4],
        "stage": fields[1],
        "proposed_on": date(2019, 6, 24),
        "patient_partner": "no",
        "sponsor_role": stream[9],
        "synthetic": "yes",
    }
    if fields[5]:
        row |= _plan(fields, stream)
    return row


def _plan(fields: list[str], stream: list[str]) -> Row:
    first = date.fromisoformat(fields[5])
    plan: Row = {
        "proposed_on": first - timedelta(days=91),
        "planning_from": first - timedelta(days=56),
        "event_from": first,
        "event_to": first + timedelta(days=4),
        "planning_done_until": fields[6],
        "process_owner_role": stream[10].split(";")[0] if fields[7] == "yes" else "",
        "workshop_leader_role": "improvement specialist",
        "team_leader_role": "senior sister",
        "patient_partner": fields[8],
    }
    if plan["planning_from"] > TODAY:  # type: ignore[operator]
        plan["planning_done_until"] = ""
    if fields[1] == "stood_down":
        plan |= {
            "stood_down_on": date.fromisoformat(fields[6]) + timedelta(days=4),
            "stood_down_reason": fields[9],
        }
    return plan


def _measures(workshop: Row) -> tuple[list[Row], list[Row]]:
    process, key = str(workshop["process"]), str(workshop["key"])
    common: Row = {"workshop": key, "direction": "decrease", "counts": "yes"}
    lead: Row = {"key": f"{key}-1", "order": 1, "kind": "lead_time", "unit": "minutes"}
    lead["title"] = f"Lead time: {process[0].lower()}{process[1:]}"
    missed: Row = {"key": f"{key}-2", "order": 2, "kind": "defects", "unit": "share", "defects_form": "ratio"}
    missed["title"] = "Patients who waited longer than planned"
    found = BASELINES.get(str(workshop["title"]))
    values: list[Row] = []
    lead["target"], missed["target"] = (round(found[0] / 2, -1) if found else 120), 0.2
    if found:
        for measure, value in ((lead, found[0]), (missed, found[1])):
            values.append(
                {"measure": measure["key"], "point": "baseline", "measured_on": "2019-07-05", "value": value}
            )
    return [common | lead, common | missed], values
