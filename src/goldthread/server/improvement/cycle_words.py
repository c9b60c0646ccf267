"""What the record says of cycles."""

from goldthread.server.audit.record_words import Recorded, Words, changed, says

PLAN = {
    "question": "question",
    "change": "what is tried",
    "prediction": "prediction",
    "predicted": "predicted number",
    "unit": "unit",
    "measured": "what is measured",
    "measure": "measure",
    "scale": "scale",
}


def register() -> None:
    """Give each kind of event of a cycle its sentence."""
    says("cycle.planned", _planned)
    says("cycle.edited", lambda e, w: f"Planned otherwise: {changed(e, PLAN)}.")
    says("cycle.started", lambda e, w: f"It was started on {e['on']}: {e['scale'].lower()}.")
    says("cycle.start_taken_back", lambda e, w: f"It was not started on {e['was_started_on']} after all.")
    says("cycle.written_up", _written_up)
    says("cycle.studied", _studied)
    says("cycle.decided", lambda e, w: f"It was {e['decision']} on {e['on']}: {e['why']}")


def _planned(event: Recorded, words: Words) -> str:
    begins = f", from ‘{event['follows']}’" if event["follows"] else ""
    predicted = f" Predicted: {event['prediction']}" if event["prediction"] else ""
    return f"{words['cycle'].title} planned: ‘{event['question']}’{begins}.{predicted}"


def _written_up(event: Recorded, words: Words) -> str:
    surprised = f" Surprised: {event['surprised']}" if event["surprised"] else ""
    return f"Done: {event['done']}{surprised}"


def _studied(event: Recorded, words: Words) -> str:
    unit = f" {event['unit']}" if event["unit"] else ""
    found = f" Found: {event['found']}{unit}." if event["found"] else ""
    return f"It was studied on {event['on']}.{found} Learnt: {event['learnt']}"
