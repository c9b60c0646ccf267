"""What the record says of work in the background. What the work itself changed has its own sentences."""

from goldthread.server.audit.record_words import says


def register() -> None:
    """Give each kind of event of work its sentence."""
    says("work.asked", lambda e, w: f"Asked for, in the background: {e['asked_for']}.")
    says("work.cancelled", lambda e, w: f"Cancelled: {e['asked_for']}.")
