"""The record as people read it: each kind of event says its own sentence, in the organisation's words.

A room registers its sentences when it starts (`record_words.py`, from its `apps.py`):

    says("gate.waived", lambda event, words: f"The event may go ahead without {event['gate']}.")

A test finds a kind of event that has none.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from .models import Event

Words = Mapping[str, Any]
"""Terms as an organisation says them, each with `one`, `many` and `a`."""


class Recorded(dict[str, str]):
    """What an event kept, by name: nothing where it kept nothing. `about` is what it happened to."""

    def __init__(self, event: Event) -> None:
        super().__init__(event.values)
        self.about = event.subject_name

    def __missing__(self, name: str) -> str:
        return ""


@dataclass(frozen=True)
class HistoryLine:
    """One line of a history: what happened, why if that was said, who did it and when."""

    what: str
    why: str
    who: str
    at: datetime


Sentence = Callable[[Recorded, Words], str]
_sentences: dict[str, Sentence] = {}
DAY = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")


def says(kind: str, sentence: Sentence) -> None:
    """Have every event of this kind told as this sentence.

    sentence: gets what the event kept and the organisation's words. The reason (`reason`) is told
    below it, by itself. An empty sentence leaves the event out, as where each part has its own.
    A kind is of one room: a second sentence for it is a fault of ours.
    """
    if kind in _sentences:
        raise ValueError(f"{kind} has a sentence already: call what happened otherwise.")
    _sentences[kind] = sentence


def kinds() -> frozenset[str]:
    """The kinds of event that have a sentence."""
    return frozenset(_sentences)


def in_sentences(events: Iterable[Event], words: Words) -> list[HistoryLine]:
    """Events as lines of a history, in their order, each once."""
    return list(_lines(events, words))


def changed(event: Recorded, names: Mapping[str, str]) -> str:
    """What was changed, from what to what, by what people call it: title Letters → Clinic letters."""
    said = [f"{called} {event[name]}" for name, called in names.items() if event[name]]
    return "; ".join(said) or "nothing is different"


def _lines(events: Iterable[Event], words: Words) -> Iterator[HistoryLine]:
    for event in events:
        recorded = Recorded(event)
        if what := _sentence(event.what)(recorded, words):
            why = with_days(recorded["reason"])
            yield HistoryLine(with_days(what), why, event.actor_name, event.at)


def _sentence(kind: str) -> Sentence:
    """Of a kind that an older Goldthread recorded, its name says the most there is."""
    older = f"{kind.replace('.', ': ').replace('_', ' ').capitalize()}."
    return _sentences.get(kind, lambda event, words: older)


def with_days(text: str) -> str:
    """Days as people write them: 2019-07-15 is 15 July 2019."""
    return DAY.sub(_day, text)


def _day(found: re.Match[str]) -> str:
    try:
        day = date(*map(int, found.groups()))
    except ValueError:
        return found.group()
    return f"{day.day} {day:%B %Y}"
