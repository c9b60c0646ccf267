"""What the record says of priorities, values, objectives and what joins them."""

from goldthread.server.audit.record_words import Recorded, Words, changed, says

from .models import AcceptedBreak

EDITED = {
    "title": "title",
    "description": "description",
    "source": "source",
    "agreed_on": "agreed on",
    "owner": "owner",
    "due_on": "due",
}
LINKED = {
    "priorities": "priority",
    "values": "value",
    "value_streams": "value_stream",
    "measures": "measure",
}


def register() -> None:
    """Give each kind of event of this room its sentence."""
    _register_priorities()
    _register_objectives()
    _register_streams()
    says("break.accepted", _break_accepted)
    says("break.reopened", lambda e, w: f"No longer lived with: {_break(e['found'], w)}.")


def _register_priorities() -> None:
    says("priority.set", lambda e, w: f"The priority {e.about} was set on {e['set_on']}{_of(e)}.{_lapses(e)}")
    says("priority.edited", lambda e, w: f"The priority {e.about} was edited: {changed(e, EDITED)}.")
    says("priority.lapsed", lambda e, w: f"The priority {e.about} is no longer asked for from {e['on']}.")
    says(
        "priority.asked_again",
        lambda e, w: f"The priority {e.about} is asked for again; it was to lapse on {e['was']}.",
    )
    says(
        "priority.undecided",
        lambda e, w: f"The decision on the priority {e['priority']} was taken back; it was {e['was']}.",
    )
    says("value.retired", lambda e, w: f"The value ‘{e.about}’ was retired on {e['on']}.")
    says("value.brought_back", lambda e, w: f"The value ‘{e.about}’ is one of the values again.")
    says("priority.adopted", _adopted)
    says("priority.declined", _declined)
    says("priority.given", lambda e, w: f"{e['owner']} owns the priority now.")
    says("value.named", lambda e, w: f"‘{e['title']}’ was named as a value.")
    says("value.edited", lambda e, w: f"The value ‘{e.about}’ was edited: {changed(e, EDITED)}.")


def _register_objectives() -> None:
    says("objective.added", _objective_added)
    says("objective.edited", lambda e, w: f"The objective was edited: {changed(e, EDITED)}.")
    says("objective.given", lambda e, w: f"{e['owner']} owns the objective now.")
    says("objective.closed", lambda e, w: f"The objective was closed on {e['on']}.")
    says(
        "objective.reopened",
        lambda e, w: f"The objective is open again; it was closed on {e['was_closed_on']}.",
    )
    says("objective.linked", lambda e, w: f"Linked to {_linked(e, w)}.")
    says("objective.unlinked", lambda e, w: f"No longer linked to {_linked(e, w)}.")
    says("objective.links_set", _links_set)


def _register_streams() -> None:
    says("value_stream.objectives_set", _objectives_set)
    says("value_stream.measure_tied", lambda e, w: f"{e['dimension']} is measured by {e['measure']}.")
    says("value_stream.measure_untied", lambda e, w: f"It is no longer measured by {e['measure']}.")
    says("value_stream.dimension_excused", lambda e, w: f"{e['dimension']} is not measured.")
    says("value_stream.excuse_withdrawn", lambda e, w: f"{e['dimension']} wants a measure again.")


def _of(event: Recorded) -> str:
    return f" by {event['of']}" if event["of"] else ""


def _lapses(event: Recorded) -> str:
    return f" It was asked for until {event['lapsed_on']}." if event["lapsed_on"] else ""


def _adopted(event: Recorded, words: Words) -> str:
    owner = f" {event['owner']} owns it." if event["owner"] else ""
    return f"The priority was adopted on {event['on']}.{owner}"


def _declined(event: Recorded, words: Words) -> str:
    unlinked = f" No longer served by {event['unlinked']}." if event["unlinked"] else ""
    return f"On {event['on']} it was decided not to adopt the priority.{unlinked}"


def _objective_added(event: Recorded, words: Words) -> str:
    owner = f" {event['owner']} owns it." if event["owner"] else ""
    due = f", to be reached by {event['due_on']}" if event["due_on"] else ""
    return f"The objective was set: {event['title']}{due}.{owner}"


def _linked(event: Recorded, words: Words) -> str:
    for name in LINKED.values():
        if event[name]:
            return f"the {_called(name, words)} {event[name]}"
    return "something"


def _links_set(event: Recorded, words: Words) -> str:
    said = []
    for many, one in LINKED.items():
        for what, verb in (("added", "now linked to"), ("taken_away", "no longer linked to")):
            if things := event[f"{many}_{what}"]:
                said.append(f"{verb} the {_called(one, words)} {things}")
    text = "; ".join(said) or "its links stayed as they were"
    return f"{text[:1].upper()}{text[1:]}."


def _objectives_set(event: Recorded, words: Words) -> str:
    said = [f"now serves {event['added']}"] if event["added"] else []
    said += [f"no longer serves {event['taken_away']}"] if event["taken_away"] else []
    return f"The {words['value_stream'].one} {'; '.join(said) or 'serves the same objectives'}."


def _called(name: str, words: Words) -> str:
    return str(words["value_stream"].one) if name == "value_stream" else name


def _break_accepted(event: Recorded, words: Words) -> str:
    return f"Lived with until {event['review_on']}: {_break(event['found'], words)}."


def _break(label: str, words: Words) -> str:
    """What kind of break it is, in the organisation's words."""
    kinds = {
        AcceptedBreak.Kind.NO_OPEN_STREAM.label: f"no open {words['value_stream'].one}",
        AcceptedBreak.Kind.NO_OBJECTIVE.label: f"{words['value_stream'].a} without an objective",
        AcceptedBreak.Kind.NO_CONTRIBUTION.label: (
            f"{words['workshop'].a} whose measures contribute to nothing"
        ),
        AcceptedBreak.Kind.TOUCHES_LITTLE.label: f"{words['workshop'].a} that touches less than 10%",
    }
    return kinds.get(label, label[:1].lower() + label[1:])
