"""What the record says of letters."""

from goldthread.server.audit.record_words import says


def register() -> None:
    """Give each kind of event of letters its sentence."""
    says("letters.muted", lambda e, w: f"Letters were stopped: {e['kind'].lower()}.")
    says("letters.wanted", lambda e, w: f"Letters are wanted again: {e['kind'].lower()}.")
    says("letters.tried_again", lambda e, w: f"{e['count']} waiting letters were sent off again.")
