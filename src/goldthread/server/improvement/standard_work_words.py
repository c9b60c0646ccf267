"""What the record says of standard work."""

from goldthread.server.audit.record_words import Recorded, Words, changed, says

KEPT = {"title": "title", "owner": "who keeps it", "review_on": "when it is looked at again"}


def register() -> None:
    """Give each kind of event of standard work its sentence."""
    says("standard_work.written", _written)
    says("standard_work.issued", lambda e, w: f"Version {e['version']} was issued: {_made(e, w)}")
    says("standard_work.changed", lambda e, w: f"Changed: {changed(e, KEPT)}.")
    says("standard_work.handed_over", lambda e, w: f"{e['to']} keeps it, instead of {e['from_']}.")
    says("standard_work.read", lambda e, w: f"Version {e['version']} was read.")
    says("standard_work.retired", lambda e, w: "It was retired.")
    says("standard_work.brought_back", lambda e, w: "It is in force again.")


def _written(event: Recorded, words: Words) -> str:
    return f"{words['standard_work'].title} written, which {event['owner']} keeps: {_made(event, words)}"


def _made(event: Recorded, words: Words) -> str:
    after = "".join(
        f", from the {words[kind].one} ‘{event[kind]}’" for kind in ("cycle", "workshop") if event[kind]
    )
    steps = "1 step" if event["steps"] == "1" else f"{event['steps']} steps"
    return f"{steps}{after}. Why: {event['because']}"
