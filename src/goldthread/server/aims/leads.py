"""Where the page of a value stream leads on among the aims."""

from collections.abc import Iterator

from django.urls import reverse

from goldthread.server.improvement.leading_on import Lead
from goldthread.server.improvement.models import ValueStream
from goldthread.server.people.vocabulary import Vocabulary


def from_stream(stream: ValueStream, words: Vocabulary) -> Iterator[Lead]:
    """Its measures, and its place in the golden thread."""
    code = stream.organisation.code
    yield Lead(
        "Its measures in five dimensions",
        reverse("aims:stream_measures", args=[code, stream.pk]),
        "quality, service, delivery, morale and cost",
    )
    thread = words["golden_thread"].one
    yield Lead(f"Its place in the {thread}", reverse("aims:thread", args=[code]), "the objectives it serves")
