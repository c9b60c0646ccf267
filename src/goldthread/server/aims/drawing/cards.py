"""The cards of the drawing: what each node of the thread says of itself."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from goldthread.server.measures.models import Dimension
from goldthread.server.ui.formats import day, listed, plural

from ..breaks import Break, Kind, Place
from ..thread import MeasureNode, ObjectiveNode, PriorityNode, StreamNode, Thread, ValueNode, WorkshopNode

Joint = tuple[str, str]
"""From one card to another, by their keys: priority-1, value-2, objective-3, stream-4, workshop-5, measure-6;
workshops-4 is the folded card of the workshops of value stream 4."""

COUNT = {3: "three", 4: "four", 5: "five"}


@dataclass(frozen=True)
class Said:
    """A break as a card says it, and where it is mended."""

    words: str
    where: Place
    is_open: bool = True


@dataclass(frozen=True)
class Card:
    """One node as it is drawn.

    `level` is its column, `at` the key to look at when it is not its own; a folded card is `of` its
    value stream.
    """

    key: str
    level: int
    title: str
    page: Place
    at: str = ""
    of: str = ""
    said: tuple[str, ...] = ()
    measured: tuple[MeasureNode, ...] = ()
    dimensions: tuple[tuple[str, str], ...] = ()
    breaks: tuple[Said, ...] = ()
    quiet: bool = False

    @property
    def state(self) -> str:
        """broken, accepted, or nothing: how its border is drawn."""
        if any(b.is_open for b in self.breaks):
            return "broken"
        return "accepted" if self.breaks else ""


def owned(owner: str) -> tuple[str, ...]:
    """Who owns it, when somebody does and may be named."""
    return (f"Owner: {owner}",) if owner else ()


def priority(p: PriorityNode, thread: Thread, found: Iterable[Break]) -> Card:
    return Card(
        f"priority-{p.pk}", 0, p.title, ("aims:priority", (thread.code, p.code)),
        said=owned(p.owner), breaks=tuple(map(_as_it_is, found)),
    )  # fmt: skip


def value(v: ValueNode, thread: Thread) -> Card:
    serving = any(v.pk in o.values for o in thread.objectives)
    return Card(
        f"value-{v.pk}", 0, v.title, ("aims:values", (thread.code,)),
        said=() if serving else ("No objective serves it yet",), quiet=True,
    )  # fmt: skip


def objective(o: ObjectiveNode, thread: Thread, found: Iterable[Break]) -> Card:
    said = [*owned(o.owner)]
    if o.due_on:
        said.append(f"By {day(o.due_on)}")
    if not thread.hangs(o):
        said.append("Serves no priority or value")
    return Card(
        f"objective-{o.pk}", 1, o.title, ("aims:objective", (thread.code, o.pk)),
        said=tuple(said), measured=_measures(thread, o.measures), breaks=tuple(map(_as_it_is, found)),
    )  # fmt: skip


def stream(s: StreamNode, thread: Thread, found: Iterable[Break]) -> Card:
    found = list(found)
    sponsor = f"{thread.words['sponsor'].title}: {s.owner}"
    return Card(
        f"stream-{s.pk}", 2, s.title, ("improvement:value_stream", (thread.code, s.pk)),
        said=(sponsor,) if s.owner else (),
        dimensions=tuple(_dimensions(s, thread)),
        breaks=(*(_as_it_is(b) for b in found if b.kind != Kind.DIMENSION), *_of_dimensions(found)),
    )  # fmt: skip


def workshop(w: WorkshopNode, thread: Thread, found: Iterable[Break]) -> Card:
    owner = f"{thread.words['process_owner'].title}: {w.owner}"
    said = (w.stage_name, owner) if w.owner else (w.stage_name,)
    place = ("improvement:workshop", (thread.code, w.pk))
    return Card(f"workshop-{w.pk}", 3, w.title, place, said=said, breaks=tuple(map(_as_it_is, found)))


def folded(s: StreamNode, thread: Thread, found: Iterable[Break]) -> Card:
    """All the workshops of a value stream as one card, its breaks told by how many there are."""
    found, many = list(found), len(thread.workshops_of[s.pk])
    word = thread.words["workshop"]
    title = f"{many} {plural(many, word.one, word.many)}" if many else f"No {word.many} yet"
    place = ("improvement:value_stream", (thread.code, s.pk))
    breaks = tuple(_counted(found, thread, s))
    return Card(
        f"workshops-{s.pk}", 3, title, place, at=f"stream-{s.pk}", of=s.title, breaks=breaks, quiet=not many
    )


def measure(m: MeasureNode, thread: Thread) -> Card:
    last = f"Last read for {m.last_read:%B %Y}" if m.last_read else "Never read"
    place = ("measures:measure", (thread.code, m.code))
    return Card(f"measure-{m.pk}", 4, f"{m.title}", place, said=(m.code, last))


def _measures(thread: Thread, keys: Iterable[int]) -> tuple[MeasureNode, ...]:
    return tuple(thread.measure[pk] for pk in sorted(keys) if pk in thread.measure)


def _as_it_is(b: Break) -> Said:
    return Said(b.words, b.where, b.is_open) if b.is_open else Said(_until(b), b.where, is_open=False)


def _until(b: Break) -> str:
    return f"Accepted until {day(b.accepted.review_on)}: {b.words}" if b.accepted else b.words


def _of_dimensions(found: Iterable[Break]) -> Iterator[Said]:
    """The dimensions that are neither measured nor excused, said in one breath."""
    dimensions = [b for b in found if b.kind == Kind.DIMENSION]
    for is_open, so in ((True, "neither measured nor excused"), (False, "not measured: accepted for now")):
        these = [b for b in dimensions if b.is_open is is_open]
        if these:
            names = listed(Dimension(b.about.rsplit(":", 1)[1]).label.lower() for b in these)
            names = names if len(these) < 3 else f"{COUNT[len(these)]} dimensions"
            yield Said(f"{names[:1].upper()}{names[1:]} {so}.", these[0].where, is_open)


def _dimensions(s: StreamNode, thread: Thread) -> Iterator[tuple[str, str]]:
    """Each of the five dimensions, and whether it is measured, excused or missing."""
    measured = {m.dimension for m in _measures(thread, s.measures)}
    for dimension in Dimension:
        excused = "excused" if dimension in s.excused else "missing"
        yield dimension.label, "measured" if dimension in measured else excused


def _counted(found: list[Break], thread: Thread, s: StreamNode) -> Iterator[Said]:
    ways = {Kind.NO_CONTRIBUTION: ("contributes", "contribute"), Kind.TOUCHES_LITTLE: ("touches", "touch")}
    ends = {Kind.NO_CONTRIBUTION: "to nothing", Kind.TOUCHES_LITTLE: "less than 10%"}
    for kind, (one, many) in ways.items():
        for is_open in (True, False):
            count = sum(1 for b in found if b.kind == kind and b.is_open is is_open)
            words = f"{count} {plural(count, one, many)} {ends[kind]}"
            if count:
                place = ("improvement:value_stream", (thread.code, s.pk))
                yield Said(words if is_open else f"{words}, accepted for now", place, is_open)
