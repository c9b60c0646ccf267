"""What the record says of value streams and workshops, their teams, plans and values."""

from collections.abc import Mapping

from goldthread.server.audit.record_words import Recorded, Words, changed, says

from . import cycle_words, standard_work_words, wording
from .abilities import WorkshopPart
from .kinds import Gate, WorkshopKind, WorkshopMeasureKind

STREAM = {
    "title": "title",
    "scope": "scope",
    "chosen_by": "who chose it",
    "chosen_why": "why it was chosen",
    "considered": "what else was considered",
    "team": "team",
}
WORKSHOP = {"title": "title", "process": "process", "kind": "kind", "team": "team"}
MEASURE = {
    "name": "name",
    "kind": "kind",
    "unit": "unit",
    "defects_form": "how defects are counted",
    "ratio_of": "what the ratio is of",
    "direction": "which way is better",
    "target": "target",
}

TEAMS = (WorkshopPart.HOME_TEAM.label, WorkshopPart.AWAY_TEAM.label)


def register() -> None:
    """Give each kind of event of this room its sentence."""
    _register_streams()
    _register_workshops()
    _register_values()
    cycle_words.register()
    standard_work_words.register()
    says("picture.added", lambda e, w: f"A picture was added: {e['alt']}.")
    says("totals.published", lambda e, w: f"What others see in totals was brought up to date: {e['totals']}.")


def _register_streams() -> None:
    says(
        "value_stream.opened",
        lambda e, w: f"The {w['value_stream'].one} was opened on {e['on']}: {e['title']}.",
    )
    says("value_stream.edited", lambda e, w: f"Edited: {changed(e, STREAM)}.")
    says(
        "value_stream.closed", lambda e, w: f"The {w['value_stream'].one} was closed on {e['on']}: {e['why']}"
    )
    says(
        "value_stream.reopened",
        lambda e, w: f"The {w['value_stream'].one} is open again; it was closed on {e['was_closed_on']}.",
    )
    says("set_aside.put_back", lambda e, w: f"Put back as it was: {e['name']}.{_ticked(e)}")
    says("part.given", _part_given)
    says("part.asked", lambda e, w: f"{_capital(e['to'])} was asked to be {_a_part(e, w)}.")
    says("part.taken_up", _taken_up)
    says("part.turned_down", lambda e, w: f"{_capital(e['to'])} said no to being {_a_part(e, w)}.")
    says("part.edited", lambda e, w: f"How {e['to']} is written was changed.")
    says("members.added", lambda e, w: "")  # each of them says so
    says("part.taken_away", _part_taken_away)
    says("part.left", lambda e, w: f"{_capital(e['from_'])} left the team.")
    says("part.handed_over", lambda e, w: f"{e['to']} takes over as {_part(e, w)} from {e['from_']}.")


def _register_workshops() -> None:
    says("workshop.proposed", _proposed)
    says("workshop.edited", lambda e, w: f"Edited: {changed(e, WORKSHOP)}.")
    says("workshop.planned", _planned)
    says("workshop.rescheduled", lambda e, w: f"Moved from {e['was']} to {e['starts']} to {e['ends']}.")
    says("workshop.checkpoints_chosen", _checkpoints_chosen)
    says(
        "workshop.closed",
        lambda e, w: f"The {w['workshop'].one} was closed on {e['on']}. Learnt: {e['learnt']}",
    )
    says("planning.taken_back", lambda e, w: f"Only proposed, after all; it was planned for {e['was']}.")
    says("event.taken_back", lambda e, w: "The event had not begun: it is planned again.")
    says("event.goes_on", lambda e, w: "The event had not ended: it goes on.")
    says(
        "workshop.reopened",
        lambda e, w: f"The {w['workshop'].one} is open again; it was closed on {e['was_closed_on']}.",
    )
    says("workshop.taken_up_again", lambda e, w: "It is not stood down after all: taken up again.")
    says(
        "gate.waiver_withdrawn",
        lambda e, w: f"The event may not go ahead without {_gate(e['gate'], w)}, after all.",
    )
    says("workshop.stood_down", lambda e, w: f"The {w['workshop'].one} was stood down on {e['on']}.")
    says("planning_step.added", lambda e, w: f"The step ‘{e['step']}’ was added, due on {e['due_on']}.")
    says(
        "planning_step.removed", lambda e, w: f"The step ‘{e['step']}’, due on {e['due_on']}, was taken away."
    )
    says("planning_step.done", lambda e, w: f"‘{e['step']}’ was done on {e['on']}.")
    says("planning_steps.recorded", _steps_recorded)
    says("planning_step.undone", lambda e, w: f"‘{e['step']}’ is not done after all.")
    says("gate.waived", lambda e, w: f"The event may go ahead without {_gate(e['gate'], w)}.")
    says("event.held", lambda e, w: f"The event began on {e['on']}.")
    says("event.ended", lambda e, w: f"The event ended on {e['on']}.{_more('Changed', e['changed'])}")
    says("report.written", _report_written)


def _register_values() -> None:
    says("workshop_measure.added", _measure_added)
    says(
        "workshop_measure.edited",
        lambda e, w: f"What ‘{e['measure']}’ measures was edited: {changed(e, MEASURE)}.",
    )
    says("workshop_measure.removed", _measure_removed)
    says("workshop_measure.contributes", _contributes)
    says("workshop_measure.untied", lambda e, w: f"‘{e['measure']}’ no longer contributes to {e['was']}.")
    says(
        "value.recorded",
        lambda e, w: f"{e['measure']}, {_point(e)}: {e['value']}, taken on {e['taken_on']}.{_ticked(e)}",
    )
    says("value.corrected", _value_corrected)
    says("value.removed", lambda e, w: f"{e['measure']}, {_point(e)}: {e['was']} was taken back.")
    says("values.taken_back", lambda e, w: f"Taken back, {_point(e)}: {e['measures']}.")
    says("values.recorded", lambda e, w: "")  # each of them says so


def _part_given(event: Recorded, words: Words) -> str:
    instead = f", instead of {event['instead_of']}" if event["instead_of"] else ""
    if event["part"] == WorkshopPart.PATIENT_PARTNER.label:
        return f"A patient partner joined the team.{_ticked(event)}"
    part = _part(event, words)
    became = f"joined the {part}" if event["part"] in TEAMS else f"became {part}"
    return f"{_capital(event['to'])} {became}{instead}.{_ticked(event)}"


def _taken_up(event: Recorded, words: Words) -> str:
    instead = f", instead of {event['instead_of']}" if event["instead_of"] else ""
    return f"{_capital(event['to'])} said yes, and is {_a_part(event, words)}{instead}."


def _ticked(event: Recorded) -> str:
    """The planning steps that were ticked by it."""
    return f" Ticked: {event['ticked']}." if event["ticked"] else ""


def _steps_recorded(event: Recorded, words: Words) -> str:
    said = [f"Done: {event['done']}." if event["done"] else ""]
    said.append(f"Not done after all: {event['not_done']}." if event["not_done"] else "")
    return " ".join(filter(None, said))


def _proposed(event: Recorded, words: Words) -> str:
    kind = _kind(event["kind"], words)
    return f"Proposed on {event['on']} as {kind}: {event['title']}. The process: {event['process']}"


def _planned(event: Recorded, words: Words) -> str:
    weeks = event["weeks_of_planning"]
    planned = f"Planned for {event['starts']} to {event['ends']}, with {weeks} weeks of planning."
    return planned + _ticked(event)


def _checkpoints_chosen(event: Recorded, words: Words) -> str:
    also = [day for day in ("120", "365") if event[f"also_at_{day}"] == "True"]
    return (
        f"It is measured again after 30, 60 and 90 days{', and after ' if also else ''}{' and '.join(also)}."
    )


def _report_written(event: Recorded, words: Words) -> str:
    said = _more("Changed", event["changed"]) + _more("Learnt", event["learnt"])
    return f"The {words['report_out'].one} was written.{said}"


def _measure_added(event: Recorded, words: Words) -> str:
    target = f", with a target of {event['target']}" if event["target"] else ""
    kind = _of(event["kind"], words)
    return f"‘{event['measure']}’ is measured: {kind}, in {event['unit']}{target}."


def _measure_removed(event: Recorded, words: Words) -> str:
    values = f", and with it {event['values']}" if event["values"] else ""
    return f"‘{event['measure']}’ is no longer measured{values}."


def _contributes(event: Recorded, words: Words) -> str:
    return f"‘{event['measure']}’ contributes to {event['to']}; it touches {event['touches']}."


def _value_corrected(event: Recorded, words: Words) -> str:
    return f"{event['measure']}, {_point(event)}: {event['was']} → {event['value']} on {event['taken_on']}."


def _more(heading: str, text: str) -> str:
    return f" {heading}: {text}" if text else ""


def _point(event: Recorded) -> str:
    point = event["point"].lower()
    return f"after {point}" if point.endswith("days") else point


def _part_taken_away(event: Recorded, words: Words) -> str:
    part = _part(event, words)
    no_longer = f"is no longer of the {part}" if event["part"] in TEAMS else f"is no longer {part}"
    return f"{_capital(event['from_'])} {no_longer}."


def _part(event: Recorded, words: Words) -> str:
    which = next((part for part in WorkshopPart if part.label == event["part"]), None)
    return wording.part(which, words) if which else event["part"].lower()


def _a_part(event: Recorded, words: Words) -> str:
    """The same with what goes before it: ‘the process owner’, ‘of the home team’."""
    which = next((part for part in WorkshopPart if part.label == event["part"]), None)
    return wording.a_part(which, words) if which else event["part"].lower()


def _gate(label: str, words: Words) -> str:
    which = next((gate for gate in Gate if gate.label == label), None)
    return wording.gate(which, words) if which else label


def _kind(label: str, words: Words) -> str:
    terms: Mapping[str, str] = {
        WorkshopKind.RPIW.label: words["rpiw"].a,
        WorkshopKind.KAIZEN.label: words["kaizen_event"].a,
    }
    return terms.get(label, f"a {label.lower()}")


def _of(label: str, words: Words) -> str:
    if label == WorkshopMeasureKind.LEAD_TIME.label:
        return str(words["lead_time"].one)
    return label[:1].lower() + label[1:]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
