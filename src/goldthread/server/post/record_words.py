"""What the record says of letters."""

from goldthread.server.audit.record_words import Recorded, Words, says


def register() -> None:
    """Give each kind of event of letters its sentence."""
    says("letters.muted", lambda e, w: f"Letters were stopped: {e['kind'].lower()}.")
    says("letters.wanted", lambda e, w: f"Letters are wanted again: {e['kind'].lower()}.")
    says("letters.tried_again", lambda e, w: f"{e['count']} waiting letters were sent off again.")
    says("weekly_email.sent", _letter_written)
    says("weekly_email.not_sent", lambda e, w: "The weekly letter could not be sent; it was tried again.")


def _letter_written(event: Recorded, words: Words) -> str:
    things = "1 thing" if event["things"] == "1" else f"{event['things']} things"
    return f"The weekly letter of {event['week']} was written, with {things} to do."
