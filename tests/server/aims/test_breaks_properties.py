"""What holds of breaks in any thread at all. The thread is plain values, so none of this needs a database."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.server.aims import breaks, drawing
from goldthread.server.aims.outline import Item, outline
from goldthread.server.aims.thread import (
    Accepted,
    Contribution,
    MeasureNode,
    ObjectiveNode,
    PriorityNode,
    StreamNode,
    Thread,
    ValueNode,
    WorkshopNode,
)
from goldthread.server.measures.models import Dimension

TODAY = date(2019, 7, 15)
unhurried = settings(deadline=None, derandomize=True, max_examples=60)
KEYS = st.frozensets(st.integers(0, 4))
FEW = st.integers(0, 5)


@st.composite
def threads(draw: st.DrawFn) -> Thread:
    """Any thread: links may lead to what is not there, as when a measure was retired."""
    dimension = st.sampled_from([d.value for d in Dimension])
    return Thread(
        code="SASH",
        today=TODAY,
        priorities=tuple(
            PriorityNode(i, f"P{i}", f"Priority {i}", lapsed_on=draw(st.sampled_from([None, TODAY])))
            for i in range(draw(FEW))
        ),
        values=tuple(ValueNode(i, f"Value {i}") for i in range(draw(FEW))),
        objectives=tuple(
            ObjectiveNode(i, f"Objective {i}", "", None, *(draw(KEYS) for _ in range(4)))
            for i in range(draw(FEW))
        ),
        streams=tuple(
            StreamNode(i, f"Stream {i}", "", draw(KEYS), draw(st.dictionaries(dimension, st.just("So"))))
            for i in range(draw(FEW))
        ),
        workshops=tuple(
            WorkshopNode(
                i, f"Workshop {i}", draw(st.integers(0, 4)), "planning", "Planning", draw(st.booleans()), "",
                tuple(Contribution(k, "x", draw(st.integers(1, 9)), 30) for k in sorted(draw(KEYS))),
            )
            for i in range(draw(FEW))
        ),
        measures=tuple(
            MeasureNode(
                i, f"M{i}", f"Measure {i}", draw(dimension), "",
                draw(st.sampled_from([None, TODAY])), draw(st.integers(0, 3)),
            )
            for i in range(draw(FEW))
        ),
    )  # fmt: skip


def mended(thread: Thread) -> Thread:
    """The same thread with everything linked, measured, excused, read and touched by half."""
    priorities = tuple(replace(p, lapsed_on=None) for p in thread.priorities) or (PriorityNode(0, "P", "P"),)
    measures = tuple(replace(m, last_read=TODAY, unread=0) for m in thread.measures)
    measures = measures or (MeasureNode(0, "M", "M", "quality", last_read=TODAY),)
    streams = tuple(replace(s, excused={d.value: "So" for d in Dimension}) for s in thread.streams)
    streams = streams or (StreamNode(0, "S", excused={d.value: "So" for d in Dimension}),)
    every = ObjectiveNode(
        99, "Everything", priorities=frozenset(p.pk for p in priorities),
        streams=frozenset(s.pk for s in streams), measures=frozenset(m.pk for m in measures),
    )  # fmt: skip
    half = (Contribution(measures[0].pk, "x", 1, 2),)
    return replace(
        thread,
        priorities=priorities,
        objectives=(*(replace(o, measures=every.measures) for o in thread.objectives), every),
        streams=streams,
        workshops=tuple(replace(w, contributions=half) for w in thread.workshops),
        measures=measures,
    )


@unhurried
@given(threads())
def test_linking_everything_leaves_no_breaks(thread: Thread) -> None:
    assert breaks.find(mended(thread)) == ()


@unhurried
@given(threads(), st.data())
def test_accepting_never_changes_what_is_found(thread: Thread, data: st.DataObject) -> None:
    found = breaks.find(thread)
    some = data.draw(st.lists(st.sampled_from(found), unique=True)) if found else []
    days = st.integers(-3, 3).map(lambda n: TODAY + timedelta(n))
    accepted = tuple(
        Accepted(i, b.kind, b.about, "So", date(2019, 1, 1), data.draw(days)) for i, b in enumerate(some)
    )
    again = breaks.find(replace(thread, accepted=accepted))
    assert [(b.kind, b.about, b.words, b.where) for b in again] == [
        (b.kind, b.about, b.words, b.where) for b in found
    ]
    quiet = {(a.kind, a.about) for a in accepted if a.review_on > TODAY}
    assert {(b.kind, b.about) for b in again if not b.is_open} == quiet


@unhurried
@given(threads())
def test_every_break_is_about_one_thing_and_found_once(thread: Thread) -> None:
    keys = [(b.kind, b.about) for b in breaks.find(thread)]
    assert len(keys) == len(set(keys))


@unhurried
@given(threads(), st.booleans())
def test_the_drawing_shows_every_node_once_and_every_line_leads_down(thread: Thread, open_all: bool) -> None:
    unfolded = frozenset(s.pk for s in thread.streams) if open_all else frozenset()
    graph = drawing.graph(thread, breaks.find(thread), unfolded)
    drawn = drawing.lay_out(graph)
    keys = [card.key for column in drawn.columns for card in column.cards]
    assert sorted(keys) == sorted(graph.cards)
    assert all(graph.cards[a].level < graph.cards[b].level for a, b in graph.joints)
    assert len(drawn.lines) == len(graph.joints)


@unhurried
@given(threads())
def test_no_break_is_lost_in_the_drawing(thread: Thread) -> None:
    unfolded = frozenset(s.pk for s in thread.streams)
    found = breaks.find(thread)
    graph = drawing.graph(thread, found, unfolded)
    said = sum(len(card.breaks) for card in graph.cards.values())
    assert said == len({(b.node, b.kind) for b in found})


@unhurried
@given(threads())
def test_the_text_tells_everything_once(thread: Thread) -> None:
    graph = drawing.graph(thread, (), frozenset(s.pk for s in thread.streams))
    told = outline(graph)
    keys = [key for item in (*told.hanging, *told.loose) for key in _keys(item)]
    assert sorted(keys) == sorted(k for k, card in graph.cards.items() if card.level < 4)


def _keys(item: Item) -> list[str]:
    return [] if item.again else [item.card.key, *(key for below in item.items for key in _keys(below))]
