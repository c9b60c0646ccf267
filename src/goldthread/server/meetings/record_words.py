"""What the record says of routines and of whether their meetings were held."""

from goldthread.server.audit.record_words import Recorded, changed, says

CHANGED = {
    "title": "what it is called",
    "purpose": "what it is for",
    "place": "where",
    "link": "where one joins from afar",
    "owner": "whose it is",
    "minutes_for": "who reads its minutes, beside its members",
}
ITEM = {"title": "what is talked about", "minutes": "minutes", "kind": "what is shown beside it"}


def register() -> None:
    """Give each kind of event of this room its sentence."""
    _of_routines()
    _of_members_and_agendas()
    _of_meetings()


def _of_routines() -> None:
    says("routine.begun", lambda e, w: f"Begun: {e['kind'].lower()}, {e['when']}.")
    says("routine.changed", lambda e, w: f"Changed: {changed(e, CHANGED)}.")
    says("routine.comes_otherwise", _otherwise)
    says("routine.ended", lambda e, w: "Ended.")
    says("routine.begun_again", lambda e, w: f"Begun again; it had ended on {e['ended']}.")
    says("routine.handed_over", lambda e, w: f"Handed over to {e['to']}.")


def _of_members_and_agendas() -> None:
    says("routine.member_added", lambda e, w: f"{e['member']} belongs to it{_must(e)}.")
    says(
        "routine.member_required",
        lambda e, w: f"{e['member']} {'must come' if e['required'] else 'may stay away'}.",
    )
    says("routine.member_removed", lambda e, w: f"{e['member']} belongs to it no longer.")
    says("routine.item_added", lambda e, w: f"On the agenda: {e['item']}, {e['minutes']} minutes.")
    says("routine.item_changed", lambda e, w: f"‘{e['item']}’ on the agenda changed: {changed(e, ITEM)}.")
    says("routine.item_moved", lambda e, w: f"‘{e['item']}’ is now number {e['to']} on the agenda.")
    says("routine.item_taken_off", lambda e, w: f"Taken off the agenda: {e['item']}.")
    says("routine.item_put_back", lambda e, w: f"Back on the agenda: {e['item']}.")


def _of_meetings() -> None:
    says("meeting.held", lambda e, w: f"The meeting of {e['day']} was held.")
    says("meeting.moved", lambda e, w: f"The meeting of {e['day']} was moved from {e['was']} to {e['to']}.")
    says("meeting.cancelled", lambda e, w: f"The meeting of {e['day']} was cancelled: {e['because']}.")
    says(
        "meeting.taken_back", lambda e, w: f"It was taken back that the meeting of {e['day']} was {e['was']}."
    )
    says("meetings.written_up", _written_up)
    says("meetings.missed", lambda e, w: f"Nobody said what became of: {e['days']}.")


def _otherwise(event: Recorded, words: object) -> str:
    was = f"; it was {event['was']}" if event["was"] else ""
    return f"When it comes round: {event['when']}{was}."


def _must(event: Recorded) -> str:
    return ", and must come" if event["required"] else ""


def _written_up(event: Recorded, words: object) -> str:
    span = f"From {event['since']} to {event['until']}"
    return f"{span}: {event['held']} held, {event['cancelled']} cancelled."
