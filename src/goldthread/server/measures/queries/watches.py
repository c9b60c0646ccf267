"""What somebody watches, and what they were told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from goldthread.methods.spc import watching
from goldthread.server.people.models import Person
from goldthread.server.post.queries import kinds_of
from goldthread.server.ui.formats import number

from ..models import Measure, Told, Watch
from ..periods import WORDS
from ..watchables import Watchable, kind_called, kind_of, measures_of
from .series import series
from .signalled import Watched

LATELY = 30
"""Of what somebody was told: the newest."""


@dataclass(frozen=True)
class Watching:
    """One thing that somebody watches. thing: None where they may not see it any more, or it is closed."""

    watch: Watch
    called: str
    thing: Any
    measures: int
    link: str = ""
    change: str = ""


@dataclass(frozen=True)
class Mine:
    """All that somebody watches, what they were told lately, and the kinds of letters of it that they
    stopped.
    """

    things: list[Watching]
    told: list[Told]
    muted: list[str]


def watch_of(person: Person, thing: Any) -> Watch | None:
    """Somebody's watch of a thing. One query."""
    return Watch.objects.filter(person=person, kind=kind_of(thing).key, thing=thing.pk).first()


def watched_by(person: Person, words: Mapping[str, Any]) -> Mine:
    """In a few queries for each kind of thing, however many there are."""
    watches = list(Watch.objects.filter(person=person))
    members = measures_of(watches)
    visible = (
        set(Measure.objects.figures_visible_to(person).open().values_list("pk", flat=True))
        if watches
        else set()
    )
    things = {
        (key, thing.pk): (kind, thing)
        for key in {watch.kind for watch in watches}
        if (kind := kind_called(key))
        for thing in kind.things(person).filter(pk__in=[w.thing for w in watches if w.kind == key])
    }
    found = [
        _watching(each, things.get((each.kind, each.thing)), members[each.pk] & visible, words)
        for each in watches
    ]
    told = Told.objects.filter(followed__person=person, followed__measure__in=visible)
    lately = told.select_related("followed__measure__organisation")[:LATELY]
    wanted = {kind.key: wants for kind, wants in kinds_of(person)}
    muted = [key for key in ("signals", "reminder") if not wanted.get(key, True)]
    return Mine(sorted(found, key=lambda w: (w.thing is None, w.called, str(w.thing))), list(lately), muted)


def _watching(
    watch: Watch, found: tuple[Watchable, Any] | None, measures: set[int], words: Mapping[str, Any]
) -> Watching:
    if found is None:
        return Watching(watch, "", None, 0)
    kind, thing = found
    called = kind.called.format_map(words)
    return Watching(watch, called, thing, len(measures), kind.link(thing), kind.watch(thing))


def often_in_words(measure: Measure) -> list[str]:
    """How often chance alone is taken for news in this measure, for each choice; and where that does not
    hold.
    """
    looked = Watched(measure, series(measure))
    periods = WORDS[looked.series.revision.frequency][1]
    if len(looked.series) <= watching.FEWEST:
        few = f"Until there are more than {watching.FEWEST} readings nobody knows what is usual"
        return [f"{few}: you are told from then on."]
    if looked.verdict.adjusted:
        return [
            "The points of this measure hang together, by season or with the one before. So you are told "
            "what the chart says that allows for that. Whatever you choose, false alarms are seldom: about "
            f"one in four such measures has one within 60 {periods}. A real change is noticed later."
        ]
    *many, most = (number(looked.often(years), 0) for years in Watch.Years.values)
    said = [f"For this measure that is one false alarm in about {', '.join(many)} or {most} {periods}."]
    if looked.often(1) == watching.SHORTEST:
        said.append(f"It is never more often than one in {watching.SHORTEST:.0f}: a year has few {periods}.")
    said.append(
        "It holds while the points vary independently and about as normal values do. Where they do not, it "
        "is more often."
    )
    return said
