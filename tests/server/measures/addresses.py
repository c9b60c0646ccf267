"""What the addresses of measures are tried on."""

from datetime import date
from typing import Any

from goldthread.server.comments import actions as comments
from goldthread.server.measures import actions as measures

from ..addresses.expecting import Otherwise
from ..addresses.visitors import SIGNED_IN, VISITORS
from ..addresses.world import World

OF_THE_TEAM = {"Measure", "Import", "Comment"}
OTHERS = tuple(name for name in SIGNED_IN if name != "facilitator")
OTHERWISE = [
    Otherwise("measures:funnel", "it is counted nowhere else", got=404),
    Otherwise("measures:stop_watching", "somebody else watches it", got=404, ways=("POST",), who=OTHERS),
    *(
        Otherwise(
            f"comments:{name}",
            "somebody else said it",
            got=403,
            who=tuple(name for name in VISITORS if name != "facilitator"),
        )
        for name in ("edit", "take_back", "put_back")
    ),
]
DEFINITION: dict[str, Any] = {
    "counted": "Days from clinic to letter",
    "population": "Every clinic",
    "method": "From the booking system",
    "frequency": "month",
    "kind": "value",
    "unit": "days",
    "direction": "down",
}
DEFINITION_CHANGED = {**DEFINITION, "population": "Every clinic but eyes"}


def fill(world: World) -> None:
    """A measure of the team lead's team with readings, a revision that waits, and files."""
    trust, by = world.trust, world.people["facilitator"]
    common: dict[str, Any] = {
        "organisation": trust,
        "title": "Letters",
        "dimension": "service",
        "team": world.team,
        "by": by,
    }
    first = measures.add_measure(code="LET-FIRST", **common, **DEFINITION)
    tied: dict[str, Any] = {"based_on": first.revisions.get(), **DEFINITION}
    measure = measures.add_measure(code="OPD-LET", **common, **tied)
    months = [date(2018 + m // 12, m % 12 + 1, 1) for m in range(18)]
    readings = [measures.NewReading(m, value=9 + n % 3) for n, m in enumerate(months)]
    measures.record_readings(measure=measure, readings=readings, by=by)
    measures.propose_revision(measure=measure, reason="Eyes count otherwise", by=by, **DEFINITION_CHANGED)
    phase = measures.start_phase(measure=measure, starts=date(2018, 9, 1), reason="A new system", by=by)
    note = measures.note_point(measure=measure, period=date(2018, 3, 1), text="Snow", by=by)
    reading = measure.revisions.get(number=1).readings.all()[0]
    revision = measure.revisions.get(number=1)
    rows = [[revision.pk, "2019-07-01", 9.0, None, None, None]]
    of_a_file = {"organisation": trust, "sha256": "0" * 64, "name": "july.csv", "rows": rows, "unchanged": 0}
    one = measures.look_at(measure=measure, by=by, **of_a_file)  # type: ignore[arg-type]
    many = measures.look_at(measure=None, by=by, **of_a_file)  # type: ignore[arg-type]
    earlier = of_a_file | {"rows": [[revision.pk, "2017-12-01", 9.0, None, None, None]]}
    taken = measures.import_now(measure=measure, by=by, **earlier)  # type: ignore[arg-type]
    corrected, withdrawn = measure.revisions.get(number=1).readings.all()[1:3]
    measures.correct_reading(reading=corrected, value=8, reason="Typed wrong", by=by)
    measures.withdraw_reading(reading=withdrawn, reason="Not ours", by=by)
    own = measures.save_view(organisation=trust, name="Mine", asked={"only": "talk"}, shared=True, by=by)
    drawn = measures.choose_chart(measure=measure, kind="run", reason="Few readings", by=by)
    comment = comments.say(about=measure, text="Why so many?", point="2018-03-01", asks=True, by=by)
    watch = measures.watch(thing=measure, years=2, letters="weekly", by=by)
    family = measures.begin_family(organisation=trust, name="Letters", purpose="Letters in time", by=by)
    member = measures.join_family(family=family, measure=measure, role="outcome", by=by)
    world.blanks |= {
        "Family.pk": family.pk,
        "measures:leave_family.member": member.pk,
        "measures:closer_chart.kind": "ewma",
        "Comment.pk": comment.pk,
        "measures:stop_watching.pk": watch.pk,
        "measures:take_back_chart.pk": drawn.pk,
        "SavedView.pk": own.pk,
        "measures:withdraw.pk": reading.pk,
        "measures:take_back_reading.pk": reading.pk,
        "measures:put_back.pk": withdrawn.pk,
        "measures:take_back_correction.pk": corrected.corrections.get().pk,
        "measures:take_back_phase.pk": phase.pk,
        "Import.pk": taken.pk,
        "measure": measure,
        "Measure.measure_code": measure.code,
        "measures:correct.pk": reading.pk,
        "measures:imported.pk": one.pk,
        "measures:imported_many.pk": many.pk,
        "measures:remove_phase.pk": phase.pk,
        "measures:remove_note.pk": note.pk,
        "measures:number": 2,
        "measures:take_picture.size": "half",
        "measures:take_picture.kind": "svg",
        "measures:take_paper.kind": "html",
        "measures:point.day": reading.period.isoformat(),
        "measures:rebased.day": "2018-07-01",
    }
