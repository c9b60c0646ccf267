"""The demonstration's tables refer only to what exists, and keep to their own words."""

import csv
from datetime import date
from itertools import zip_longest
from pathlib import Path

import pytest

from goldthread.demo.synthesis.programme import make
from tests.demo.test_published_figures import DATA, HELD, TRUSTS, VALUES, WORKSHOPS, published, table

TODAY = "2019-07-15"
STREAMS = {row["key"]: row for row in table("value_streams")}
MEASURES = {(row["organisation"], row["code"]) for row in table("measures")}


@pytest.mark.slow
def test_the_script_makes_the_tables_that_are_here(tmp_path):
    make(tmp_path)
    for made in sorted(tmp_path.iterdir()):
        here, kept = rows(made), rows(DATA / made.name)
        assert len(here) == len(kept), made.name
        for row, (one, other) in enumerate(zip(here, kept, strict=True), start=1):
            assert all(same(*cells) for cells in zip_longest(one, other, fillvalue="")), (made.name, row)


def rows(file: Path) -> list[list[str]]:
    with file.open(newline="") as opened:
        return list(csv.reader(opened))


def same(one: str, other: str) -> bool:
    """Whether two cells say the same; numbers but for last figures, in which processors differ."""
    try:
        return float(one) == pytest.approx(float(other), rel=1e-6)
    except ValueError:
        return one == other


def test_workshops_belong_to_value_streams_of_their_own_trust():
    for workshop in WORKSHOPS.values():
        assert STREAMS[workshop["value_stream"]]["organisation"] == workshop["organisation"]


def test_titles_are_all_different():
    assert len({w["title"] for w in WORKSHOPS.values()}) == len(WORKSHOPS)


def test_contributions_and_dimensions_name_measures_of_the_same_trust():
    for row in table("workshop_measures"):
        if row["contributes_to"]:
            assert (WORKSHOPS[row["workshop"]]["organisation"], row["contributes_to"]) in MEASURES
            assert 0 < int(row["touched"]) <= int(row["touched_of"])
    for row in table("value_stream_dimensions"):
        trust = STREAMS[row["value_stream"]]["organisation"]
        assert row["excuse"] or (trust, row["measure"]) in MEASURES


def test_objectives_link_to_what_exists():
    trusts = {row["key"]: row["organisation"] for row in table("objectives")}
    known = {
        "priority": {("", row["code"]) for row in table("priorities")},
        "value": {(row["organisation"], row["title"]) for row in table("values")},
        "value_stream": {(row["organisation"], row["key"]) for row in STREAMS.values()},
        "measure": MEASURES,
    }
    for row in table("objective_links"):
        trust = "" if row["to_kind"] == "priority" else trusts[row["objective"]]
        assert (trust, row["to"]) in known[row["to_kind"]], row


def test_accepted_breaks_are_about_what_exists():
    known = {*STREAMS, *WORKSHOPS, *(row["key"] for row in table("objectives"))}
    for row in table("accepted_breaks"):
        assert row["about"].split(":")[0] in known
        assert row["accepted_on"] <= TODAY
        assert row["review_on"] > TODAY


@pytest.mark.parametrize("name", ["ae_readings", "synthetic_readings"])
def test_readings_are_of_known_measures_once_a_month(name):
    rows = table(name)
    assert {(row["organisation"], row["measure"]) for row in rows} <= MEASURES
    assert len({(r["organisation"], r["measure"], r["period"]) for r in rows}) == len(rows)
    assert all(row["period"] <= TODAY for row in rows)


def test_every_trust_has_36_months_of_real_figures():
    for trust in TRUSTS:
        for measure in ("AE-4H", "AE-ATT", "AE-ADM"):
            rows = [r for r in table("ae_readings") if (r["organisation"], r["measure"]) == (trust, measure)]
            assert len(rows) == 36


def test_events_keep_to_working_days_and_out_of_christmas():
    for workshop in HELD.values():
        first, last = date.fromisoformat(workshop["event_from"]), date.fromisoformat(workshop["event_to"])
        assert 2 <= (last - first).days <= 4
        assert first.weekday() <= last.weekday() <= 4
        assert (first.month, first.day) < (12, 14)
        assert (last.month, last.day) > (1, 3)
        assert STREAMS[workshop["value_stream"]]["opened_on"] < workshop["event_from"] < TODAY


def test_every_trust_has_something_due_or_overdue():
    for trust in TRUSTS:
        waiting = [w for w in HELD.values() if w["organisation"] == trust and w["stage"] == "remeasuring"]
        assert waiting, trust


def test_some_values_were_measured_more_than_thirty_days_late():
    ends = {key: date.fromisoformat(w["event_to"]) for key, w in HELD.items()}
    late = 0
    for row in table("workshop_values"):
        if row["point"].isdigit():
            end = ends[row["measure"].rsplit("-", 1)[0]]
            late += (date.fromisoformat(row["measured_on"]) - end).days - int(row["point"]) > 30
    assert 5 <= late <= 60


def test_values_of_a_measure_stand_in_the_order_of_time():
    for key, points in VALUES.items():
        days = [value["measured_on"] for value in points.values()]
        assert days == sorted(days), key


def test_chief_executives_of_table_4_1_come_and_go_as_dated_events():
    told = [(e["organisation"], e["title"]) for e in table("dated_events") if e["kind"] == "chief_executive"]
    for tenure in published("leadership"):
        if tenure["from_year"] and int(tenure["from_year"]) <= 2019:
            assert any(o == tenure["trust"] and tenure["chief_executive"] in title for o, title in told), (
                tenure
            )


def test_inspections_of_table_4_1_until_july_2019_are_dated_events():
    told = [
        (e["organisation"], e["date"][:4], e["title"])
        for e in table("dated_events")
        if e["kind"] == "inspection"
    ]
    for trust in published("trusts"):
        for which in ("cqc_pre", "cqc_during"):
            rating, year = trust[which].lower(), trust[f"{which}_year"]
            assert (trust["trust"], year, f"Care Quality Commission: {rating}") in told
