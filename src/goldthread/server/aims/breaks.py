"""Where the golden thread is broken. Pure: a Thread in, breaks out; nothing here asks the database.

'Below adopted priorities' means this. An organisation that has adopted no priority has nothing for
its work to hang on, so no break is looked for: its page leads to adopting one. Once it has adopted
one, its whole open programme is meant to hang: every open objective and value stream, and the
workshops in them, are looked at whether they hang or not. Otherwise work could hide its breaks by
being cut off, and a value stream without an objective, which is the cut itself, would never be seen.
A value stream hangs when it serves an open objective that serves an adopted priority or a value of the
organisation; serving only objectives that serve nothing counts as serving none.

Breaks are an organisation's own to mend or to accept. They are never counted between organisations.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from goldthread.server.measures.models import Dimension
from goldthread.server.people.vocabulary import Word

from .models import AcceptedBreak
from .thread import Accepted, Contribution, MeasureNode, ObjectiveNode, StreamNode, Thread

Kind = AcceptedBreak.Kind
Place = tuple[str, tuple[object, ...]]

TOO_LITTLE = 0.1
"""Below this share of the places touched, even complete success hardly moves a measure."""


@dataclass(frozen=True)
class Break:
    """One break: what is broken (`about`, its key, and `title`), how, and where to mend it.

    `about` is such as priority:A&E-4H, objective:12, value_stream:3, value_stream:3:morale, workshop:7.
    `where` is the name of an address and its arguments; a workshop is `of` its value stream.
    """

    kind: str
    about: str
    title: str
    words: str
    where: Place
    of: str = ""
    accepted: Accepted | None = None
    look_again: bool = False

    @property
    def node(self) -> str:
        """The key of the node it is shown at: a dimension's break is its value stream's."""
        return ":".join(self.about.split(":")[:2])

    @property
    def is_open(self) -> bool:
        """Whether it wants mending: it is not accepted, or its day to look again has come."""
        return self.accepted is None or self.look_again


def heading(kind: str, words: Mapping[str, Word]) -> str:
    """A kind of break as a heading says it, in the organisation's words."""
    stream, workshop = words["value_stream"], words["workshop"]
    said = {
        Kind.NO_OPEN_STREAM: f"Priorities without an open {stream.one}",
        Kind.NO_MEASURE: "Objectives without a measure",
        Kind.NOT_READ: "Objectives whose measures were not read for two periods",
        Kind.NO_OBJECTIVE: f"{stream.titles} without an objective",
        Kind.DIMENSION: "Dimensions neither measured nor excused",
        Kind.NO_CONTRIBUTION: f"{workshop.titles} whose measures contribute to nothing",
        Kind.TOUCHES_LITTLE: f"{workshop.titles} that touch less than 10%",
        Kind.LAPSED: "Priorities that have lapsed",
    }
    return said[Kind(kind)]


def find(thread: Thread) -> tuple[Break, ...]:
    """Every break of the thread, from the top down. What is accepted is found all the same, and says so."""
    if not thread.priorities:
        return ()
    accepted = {(a.kind, a.about): a for a in thread.accepted}
    found = chain(_of_priorities(thread), _of_objectives(thread), _of_streams(thread), _of_workshops(thread))
    return tuple(_with(accepted.get((b.kind, b.about)), b, thread) for b in found)


def _with(accepted: Accepted | None, b: Break, thread: Thread) -> Break:
    if accepted is None:
        return b
    look_again = accepted.review_on <= thread.today
    return replace(b, accepted=accepted, look_again=look_again)


def _of_priorities(thread: Thread) -> Iterator[Break]:
    streams = {s.pk for s in thread.streams}
    for priority in thread.priorities:
        about = f"priority:{priority.code}"
        serve = [o for o in thread.objectives if priority.pk in o.priorities]
        lapsed = priority.lapsed_on
        if lapsed and lapsed <= thread.today:
            words = f"Lapsed on {lapsed.day} {lapsed:%B %Y}, and is still adopted here."
            no_more: Place = ("aims:decline", (thread.code, priority.code))
            yield Break(Kind.LAPSED, about, priority.title, words, no_more)
        elif not any(o.streams & streams for o in serve):
            words = f"No open {thread.words['value_stream'].one} works on it."
            yield Break(Kind.NO_OPEN_STREAM, about, priority.title, words, _to_work_on_it(thread, serve))


def _to_work_on_it(thread: Thread, serve: list[ObjectiveNode]) -> Place:
    """Where a priority that nothing works on gets an objective, or its objective a value stream."""
    if not serve:
        return ("aims:add_objective", (thread.code,))
    return ("aims:objective_links", (thread.code, serve[0].pk))


def _of_objectives(thread: Thread) -> Iterator[Break]:
    for objective in thread.objectives:
        measures = [thread.measure[pk] for pk in sorted(objective.measures) if pk in thread.measure]
        about = f"objective:{objective.pk}"
        if not measures:
            links = ("aims:objective_links", (thread.code, objective.pk))
            yield Break(Kind.NO_MEASURE, about, objective.title, "Nothing measures it.", links)
        elif all(m.not_read for m in measures):
            place = ("measures:measure", (thread.code, measures[0].code))
            yield Break(Kind.NOT_READ, about, objective.title, _not_read(measures), place)


def _not_read(measures: list[MeasureNode]) -> str:
    said = (
        f"{m.code} was never read" if m.last_read is None else f"{m.code} not read for {m.unread} {m.periods}"
        for m in measures
    )
    return "; ".join(said) + "."


def _of_streams(thread: Thread) -> Iterator[Break]:
    for stream in thread.streams:
        serves = thread.serving_stream[stream.pk]
        if not any(map(thread.hangs, serves)):
            yield _hangs_on_nothing(thread, stream, serves)
        measured = {thread.measure[pk].dimension for pk in stream.measures if pk in thread.measure}
        for dimension in Dimension:
            if dimension not in measured and dimension not in stream.excused:
                yield Break(
                    Kind.DIMENSION,
                    f"value_stream:{stream.pk}:{dimension.value}",
                    stream.title,
                    f"{dimension.label} is neither measured nor excused.",
                    ("aims:stream_measures", (thread.code, stream.pk)),
                )


def _hangs_on_nothing(thread: Thread, stream: StreamNode, serves: tuple[ObjectiveNode, ...]) -> Break:
    words = "Serves no objective."
    place: Place = ("aims:stream_objectives", (thread.code, stream.pk))
    if serves:
        words = f"Serves only ‘{serves[0].title}’, which serves no priority or value."
        place = ("aims:objective_links", (thread.code, serves[0].pk))
    return Break(Kind.NO_OBJECTIVE, f"value_stream:{stream.pk}", stream.title, words, place)


def _of_workshops(thread: Thread) -> Iterator[Break]:
    streams = {s.pk: s.title for s in thread.streams}
    for workshop in thread.workshops:
        if workshop.stream not in streams or not workshop.measured:
            continue
        about = f"workshop:{workshop.pk}"
        place = ("improvement:workshop", (thread.code, workshop.pk))
        little = [c for c in workshop.contributions if c.share < TOO_LITTLE]
        if not workshop.contributions:
            words = "What it measures contributes to nothing."
            yield Break(Kind.NO_CONTRIBUTION, about, workshop.title, words, place, streams[workshop.stream])
        elif little:
            words = _touches(thread, little)
            yield Break(Kind.TOUCHES_LITTLE, about, workshop.title, words, place, streams[workshop.stream])


def _touches(thread: Thread, little: list[Contribution]) -> str:
    said = []
    for c in little:
        of = f" of {thread.measure[c.measure].code}" if c.measure in thread.measure else ""
        said.append(f"{c.touched} of {c.places} {c.place_name or 'places'} ({100 * c.share:.0f}%){of}")
    return f"Touches only {'; '.join(said)}."
