"""What the record says of comments."""

from goldthread.server.audit.record_words import says


def register() -> None:
    """Give each kind of event of comments its sentence.

    What was said stands where it was said, and not again here: it may be taken back.
    """
    says("comment.said", lambda e, w: f"{'Asked' if e['asks'] else 'Said'} something about {e['about']}.")
    says("comment.answered", lambda e, w: f"Answered what was said about {e['about']}.")
    says("comment.edited", lambda e, w: f"Said otherwise about {e['about']}; it was: {e['was']}")
    says("comment.taken_back", lambda e, w: f"What was said about {e['about']} was taken back.")
    says("comment.put_back", lambda e, w: f"What was taken back about {e['about']} was said again.")
    says("comment.resolved", lambda e, w: f"What was said about {e['about']} was resolved.")
    says("comment.reopened", lambda e, w: f"What was said about {e['about']} was opened again.")
