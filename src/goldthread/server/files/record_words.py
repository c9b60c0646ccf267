"""What the record says of pictures."""

from goldthread.server.audit.record_words import says


def register() -> None:
    """Give each kind of event of pictures its sentence."""
    says("picture.described", lambda e, w: f"A picture was described anew: {e['alt']}.")
    says("picture.taken_down", lambda e, w: f"A picture was taken down ({e['alt']}): {e['why']}")
