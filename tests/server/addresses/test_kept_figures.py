"""Figures that are kept to a circle: looked for at every address, as everybody who is not in it."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from goldthread.server.comments import actions as comments
from goldthread.server.improvement import actions as improvement
from goldthread.server.improvement.models import Workshop
from goldthread.server.measures import actions as measures
from goldthread.server.measures.actions import NewReading
from goldthread.server.measures.models import Measure
from goldthread.server.people.models import Organisation
from goldthread.server.post.weekly import weekly_letters

from .asking import VISITORS, addresses, browsers, filled
from .test_every_address import share
from .test_patient_partner import read
from .world import World, build

NUMBERS = ("7391.2", "7391.5", "7391.7", "7,391", "7,392", "7,393")  # no key says these by chance
IN_THE_CIRCLE = {"facilitator", "executive"}
DEFINITION: dict[str, Any] = {
    "counted": "Pounds of agency staff not needed",
    "population": "Every ward",
    "method": "From the ledger",
    "frequency": "month",
    "kind": "value",
    "unit": "pounds",
    "direction": "up",
}


ANOTHER = {**DEFINITION, "population": "Every ward but eyes"}


@pytest.fixture
def world(db: None) -> World:
    """One of everything; and a measure of money that says its number in all that a measure has."""
    world = build()
    by, chief = world.people["facilitator"], world.people["executive"]
    cash = measures.add_measure(
        organisation=world.trust,
        team=world.team,
        code="CASH",
        title="Agency staff not needed",
        dimension="cost",
        money="cash_released",
        owner=chief,
        target=7391.25,
        by=by,
        **DEFINITION,
    )
    months = [date(2018 + m // 12, m % 12 + 1, 1) for m in range(16)]
    measures.record_readings(
        measure=cash, readings=[NewReading(m, 7391.25 + n % 3) for n, m in enumerate(months)], by=by
    )
    definition = cash.revisions.get()
    reading, corrected, withdrawn = definition.readings.order_by("period")[:3]
    measures.correct_reading(reading=corrected, value=7391.75, reason="It was 7,391", by=by)
    measures.withdraw_reading(reading=withdrawn, reason="7,391 is not ours", by=by)
    note = measures.note_point(measure=cash, period=reading.period, text="7,391 from ward three", by=by)
    phase = measures.start_phase(measure=cash, starts=date(2018, 9, 1), reason="From 7,391 on", by=by)
    chosen = measures.choose_chart(measure=cash, kind="run", reason="Never 7,391", by=by)
    said = comments.say(about=cash, text="Is 7,391 right?", point=months[0].isoformat(), asks=True, by=by)
    comments.say(about=cash, text="7,391 again", named=[world.people["staff"]], by=by)
    measures.watch(thing=cash, years=2, letters="weekly", by=world.people["staff"])
    revised = measures.propose_revision(
        measure=cash, reason="7,391 was too much", by=by, **{**DEFINITION, "population": "All"}
    )
    row = [definition.pk, "2019-05-01", 7391.5, None, None, None]
    of_a_file: dict[str, Any] = {
        "organisation": world.trust,
        "sha256": "1" * 64,
        "name": "cash.csv",
        "unchanged": 0,
        "by": by,
    }
    taken = measures.import_now(measure=None, rows=[row], **of_a_file)
    waiting = [definition.pk, "2019-06-01", 7391.5, None, None, None]
    one = measures.look_at(measure=cash, rows=[waiting], notes=["‘7391.5’ was read as a number"], **of_a_file)
    many = measures.look_at(
        measure=None, rows=[waiting], notes=["‘7391.5’ was read as a number"], **of_a_file
    )
    family = measures.begin_family(organisation=world.trust, name="Staff", purpose="Enough staff", by=by)
    measures.join_family(family=family, measure=cash, role="outcome", by=by)
    _tie(world, cash)
    measures.keep_figures(measure=cash, members=[by, chief], reason="Teams would misread it", by=by)
    share(world, Organisation.Shared.WORKSHOPS)
    world.blanks |= {
        "Measure.measure_code": "CASH",
        "Comment.pk": said.pk,
        "Family.pk": family.pk,
        "Import.pk": taken.pk,
        "measures:imported.pk": one.pk,
        "measures:imported_many.pk": many.pk,
        "measures:number": revised.number,
        "measures:point.day": reading.period.isoformat(),
        "measures:correct.pk": reading.pk,
        "measures:withdraw.pk": reading.pk,
        "measures:take_back_reading.pk": reading.pk,
        "measures:put_back.pk": withdrawn.pk,
        "measures:take_back_correction.pk": corrected.corrections.get().pk,
        "measures:take_back_phase.pk": phase.pk,
        "measures:remove_phase.pk": phase.pk,
        "measures:remove_note.pk": note.pk,
        "measures:take_back_chart.pk": chosen.pk,
    }
    return world


def _tie(world: World, cash: Measure) -> None:
    """Whatever a workshop measures may contribute to it."""
    by = world.people["facilitator"]
    for workshop in Workshop.objects.all():
        for each in workshop.measures.all():
            improvement.contribute(
                workshop_measure=each,
                to=cash,
                touched=1,
                places=3,
                place_name="wards",
                by=by,
            )


def numbers_in(text: str) -> list[str]:
    return [number for number in NUMBERS if number in text]


def telling(client: Client, world: World) -> list[str]:
    """The addresses that say a number, of those that are looked at."""
    looked_at = (each for each in addresses() if not each.declared or "GET" in each.declared.methods)
    return [each.name for each in looked_at if numbers_in(read(client, filled(each, world)))]


def test_nobody_outside_the_circle_reads_a_figure_anywhere(world: World) -> None:
    told = []
    for visitor, client in zip(VISITORS, browsers(world), strict=True):
        if visitor not in IN_THE_CIRCLE:
            told += [
                (visitor, each.name) for each in addresses() if numbers_in(read(client, filled(each, world)))
            ]
    assert told == []


def test_those_in_it_read_the_figures_where_they_always_stood(world: World) -> None:
    client = browsers(world)[VISITORS.index("executive")]
    told = {each.name for each in addresses() if numbers_in(read(client, filled(each, world)))}
    expected = {
        "measure",
        "measures",
        "readings",
        "readings_csv",
        "places",
        "point",
        "charts",
        "all_said",
        "family",
    }
    assert {f"measures:{name}" for name in expected} <= told
    assert "comments:comment" in told


def test_nor_does_any_letter_to_anybody_outside_it(world: World) -> None:
    outside = [each.email for name, each in world.people.items() if name not in IN_THE_CIRCLE]
    letters = [letter for letter in weekly_letters(date(2019, 7, 15)) if letter.to.email in outside]
    assert not [letter for letter in letters if numbers_in(letter.text)]
