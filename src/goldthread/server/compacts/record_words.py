"""What the record says of compacts."""

from typing import Any

from goldthread.server.audit.record_words import says, with_days


def register() -> None:
    """Give each kind of event of compacts its sentence."""
    says("compact.begun", lambda e, w: f"Compact ‘{e['title']}’ begun.")
    says("compact.party_added", lambda e, w: f"{e['party']} became a party.{_lapsed(e)}")
    says("compact.speaker_added", lambda e, w: f"{e['person']} speaks for {e['party']}.{_lapsed(e)}")
    says(
        "compact.speaker_ended", lambda e, w: f"{e['person']} speaks for {e['party']} no longer.{_lapsed(e)}"
    )
    says("compact.left", lambda e, w: with_days(f"{e['party']} left on {e['on']}.") + _lapsed(e))
    says("compact.vision_said", lambda e, w: f"The shared vision was said: {e['vision']}{_lapsed(e)}")
    says("compact.promise_added", lambda e, w: f"{e['party']} would promise: {e['text']}.{_lapsed(e)}")
    says(
        "compact.promise_worded",
        lambda e, w: f"A promise of {e['party']}, ‘{e['was']}’, is now: ‘{e['text']}’.{_lapsed(e)}",
    )
    says(
        "compact.promise_withdrawn",
        lambda e, w: f"A promise of {e['party']} was taken out of the draft: ‘{e['text']}’.{_lapsed(e)}",
    )
    says("compact.agreed", lambda e, w: with_days(_agreed(e)))
    says(
        "compact.agreement_taken_back",
        lambda e, w: f"The yes for {e['party']} to version {e['version']} was taken back.",
    )
    says("compact.version_begun", lambda e, w: f"Version {e['version']} was begun.")

    says(
        "breach.called_out",
        lambda e, w: with_days(f"A breach was called out on {e['on']}: ‘{e['promise']}’."),
    )
    says(
        "breach.discussed",
        lambda e, w: with_days(f"It was spoken of, and is looked at again on {e['again']}."),
    )
    says("breach.ended", lambda e, w: f"It ended {e['how']}: {e['outcome']}")
    says("breach.reopened", lambda e, w: f"The breach of ‘{e['promise']}’ was opened again.")


def _lapsed(event: Any) -> str:
    """Who has to agree anew."""
    return f" To be agreed anew by {event['lapsed']}." if event["lapsed"] else ""


def _agreed(event: Any) -> str:
    whole = " Every party has agreed." if event["whole"] else ""
    return f"Agreed to version {event['version']} for {event['party']} on {event['on']}.{whole}"
