"""What the addresses of value streams and workshops are tried on."""

from datetime import date

from goldthread.server.improvement import actions as improvement
from goldthread.server.improvement.abilities import WorkshopPart
from goldthread.server.improvement.actions.standard_work import Step
from goldthread.server.improvement.kinds import Gate, Point, WorkshopMeasureKind
from goldthread.server.improvement.models import Cycle, PartHeld, StandardWork, Workshop

from ..addresses.expecting import Otherwise
from ..addresses.visitors import VISITORS
from ..addresses.world import World
from ..files.pictures import received

PARTS = {
    "executive": dict.fromkeys(("ValueStream", "Workshop", "SetAside", "Picture"), WorkshopPart.SPONSOR),
    "patient partner": dict.fromkeys(("Workshop", "Picture"), WorkshopPart.PATIENT_PARTNER),
}
OTHERWISE = [
    Otherwise(
        "improvement:put_back",
        "it was taken out of a workshop that they have a part in",
        instead_of=404,
        got=403,
        who=("patient partner",),
    ),
    Otherwise(
        "improvement:leave_team",
        "they play no part in it",
        got=403,
        who=tuple(name for name in VISITORS if name != "patient partner"),
    ),
]
OF_THE_TEAM = {"Cycle", "StandardWork", "Team"}
OF_ONE_THAT_IS_RUN = (
    *("record_values", "report_out", "write_report", "close", "end"),
    *("take_values_back", "remove_value"),
)


def fill(world: World) -> None:
    """A value stream with a workshop that is planned and one that is run, each with what it measures."""
    by = world.people["facilitator"]
    stream = improvement.open_value_stream(
        organisation=world.trust,
        title="Outpatients",
        scope="From referral to letter",
        chosen_by="The executive team",
        chosen_why="People wait",
        opened_on=date(2018, 1, 8),
        by=by,
    )
    sponsor = world.people["executive"]
    held = improvement.give_part(person=sponsor, part=WorkshopPart.SPONSOR, value_stream=stream, by=by)
    planned = _workshop(world, stream, "Letters", date(2019, 9, 9))
    run = _workshop(world, stream, "Clinics", date(2019, 4, 1))
    measured = run.measures.get()
    improvement.record_value(
        workshop_measure=measured, point=Point.BASELINE, value=90, taken_on=date(2019, 3, 25), by=by
    )
    improvement.waive_gate(workshop=run, gate=Gate.PROCESS_OWNER, reason="To show", by=sponsor)
    run = improvement.hold_event(workshop=run, on=date(2019, 4, 1), by=by)
    run = improvement.end_event(workshop=run, on=date(2019, 4, 5), by=by)
    improvement.record_value(
        workshop_measure=measured, point=Point.AT_90, value=60, taken_on=date(2019, 7, 4), by=by
    )
    sensei = improvement.give_part(person=sponsor, part=WorkshopPart.SENSEI, value_stream=stream, by=by)
    taken = improvement.take_part_away(held=sensei, by=by)
    step = improvement.add_step(workshop=planned, title="Book the room", weeks_before=3, by=by)
    not_needed = improvement.remove_step(step=step, by=by)
    member = improvement.add_member(place=planned, part=WorkshopPart.HOME_TEAM, name="Rosa Vaughan", by=by)
    chosen = planned.measures.get()
    improvement.contribute(
        workshop_measure=chosen,
        to=world.blanks["measure"],  # type: ignore[arg-type]
        touched=1,
        places=30,
        place_name="clinics",
        by=by,
    )
    picture = improvement.add_picture(to=planned, picture=received(), alt="A wall", agreed=True, by=by)
    _cycles(world)
    _standard_work(world)
    world.blanks |= {
        "Picture.pk": picture.pk,
        "ValueStream.pk": stream.pk,
        "Workshop.pk": planned.pk,
        "SetAside.pk": planned.pk,
        "improvement:put_back_in_stream.pk": stream.pk,
        **{f"improvement:{name}.pk": run.pk for name in OF_ONE_THAT_IS_RUN},
        "improvement:gate": Gate.PROCESS_OWNER.value,
        "improvement:edit_member.part_pk": member.pk,
        "improvement:put_back.aside_pk": not_needed.pk,
        "improvement:put_back_in_stream.aside_pk": taken.pk,
        "improvement:take_back.what": "plan",
        "improvement:take_values_back.measures": measured.pk,
        "improvement:take_values_back.point": Point.AT_90.value,
        "improvement:remove_value.measure_pk": measured.pk,
        "improvement:remove_value.point": Point.AT_90.value,
        "Workshop.step_pk": planned.steps.all()[0].pk,
        "Workshop.measure_pk": chosen.pk,
        "improvement:point": Point.AT_30.value,
        "ValueStream.part_pk": held.pk,
        "Workshop.part_pk": PartHeld.objects.filter(workshop=planned)[0].pk,
    }


def _standard_work(world: World) -> None:
    """Some in force, and some that is retired, of the team lead's team."""
    kept, retired = (_work(world, title) for title in ("Letters", "Faxes"))
    improvement.retire_standard_work(work=retired, why="No fax", by=world.people["facilitator"])
    world.blanks |= {
        "StandardWork.pk": kept.pk,
        "StandardWork.number": 1,
        "improvement:bring_standard_work_back.pk": retired.pk,
    }


def _work(world: World, title: str) -> StandardWork:
    by = world.people["facilitator"]
    return improvement.write_standard_work(
        organisation=world.trust,
        team=world.team,
        title=title,
        owner=by,
        review_on=date(2019, 12, 2),
        because="Letters waited",
        steps=[Step("Dictate in the clinic")],
        by=by,
    )


def _cycles(world: World) -> None:
    """One that is a draft, one under way, one that is decided: all of the team lead's team."""
    draft, going, decided = (_cycle(world, name) for name in ("draft", "going", "decided"))
    by = world.people["facilitator"]
    improvement.start_cycle(cycle=going, scale="one_clinic", by=by)
    improvement.decide_cycle(cycle=decided, decision="abandon", why="Nobody came", by=by)
    world.blanks |= {
        "Cycle.pk": draft.pk,
        "improvement:next_cycle.pk": decided.pk,
        **{f"improvement:{name}.pk": going.pk for name in ("take_cycle_start_back", "study_cycle")},
        "improvement:write_up_cycle.pk": going.pk,
    }


def _cycle(world: World, name: str) -> Cycle:
    return improvement.plan_cycle(
        organisation=world.trust,
        team=world.team,
        question=f"Do letters go sooner? ({name})",
        change="Dictate in the clinic",
        by=world.people["facilitator"],
    )


def _workshop(world: World, stream: object, title: str, starts: date) -> Workshop:
    by = world.people["facilitator"]
    workshop = improvement.propose_workshop(
        value_stream=stream,  # type: ignore[arg-type]
        title=title,
        process="From clinic to practice",
        by=by,
    )
    workshop = improvement.plan_workshop(
        workshop=workshop, starts=starts, ends=date(starts.year, starts.month, starts.day + 4), by=by
    )
    improvement.add_workshop_measure(
        workshop=workshop, kind=WorkshopMeasureKind.LEAD_TIME, name="Clinic to letter", by=by
    )
    improvement.give_part(
        person=world.people["patient partner"], part=WorkshopPart.PATIENT_PARTNER, workshop=workshop, by=by
    )
    return workshop
