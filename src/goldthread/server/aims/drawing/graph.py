"""The thread as cards and joints, whole or only what hangs together with one card."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from ..breaks import Break
from ..thread import StreamNode, Thread, WorkshopNode
from . import cards
from .cards import Card, Joint


@dataclass(frozen=True)
class Graph:
    """Cards by their keys, from the top down, and what joins them. Joints lead down."""

    cards: dict[str, Card]
    joints: tuple[Joint, ...]

    @cached_property
    def below(self) -> dict[str, list[str]]:
        return _neighbours(self.joints)

    @cached_property
    def above(self) -> dict[str, list[str]]:
        return _neighbours((b, a) for a, b in self.joints)


def _neighbours(joints: Iterable[Joint]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for a, b in joints:
        found[a].append(b)
    return found


def graph(thread: Thread, found: Iterable[Break], unfolded: Container[int] = ()) -> Graph:
    """The whole thread. The workshops of a value stream are one card, unless it is `unfolded`."""
    broken: dict[str, list[Break]] = defaultdict(list)
    for b in found:
        broken[b.node].append(b)
    every = {card.key: card for card in _cards(thread, broken, unfolded)}
    found_once = dict.fromkeys((a, b) for a, b in _joints(thread, unfolded) if a in every and b in every)
    joints = sorted(found_once, key=lambda joint: every[joint[1]].level)  # what is nearest below comes first
    joined = {key for joint in joints for key in joint}
    shown = {key: card for key, card in every.items() if card.level < 4 or key in joined}
    return Graph(shown, tuple(joints))


def _cards(thread: Thread, broken: dict[str, list[Break]], unfolded: Container[int]) -> Iterator[Card]:
    for p in thread.priorities:
        yield cards.priority(p, thread, broken[f"priority:{p.code}"])
    for v in thread.values:
        yield cards.value(v, thread)
    for o in thread.objectives:
        yield cards.objective(o, thread, broken[f"objective:{o.pk}"])
    for s in thread.streams:
        yield cards.stream(s, thread, broken[f"value_stream:{s.pk}"])
    for s in thread.streams:
        yield from _workshops(s, thread, broken, unfolded)
    for m in thread.measures:
        yield cards.measure(m, thread)


def _workshops(
    s: StreamNode, thread: Thread, broken: dict[str, list[Break]], unfolded: Container[int]
) -> Iterator[Card]:
    workshops = thread.workshops_of[s.pk]
    if s.pk in unfolded and workshops:
        for w in workshops:
            yield cards.workshop(w, thread, broken[f"workshop:{w.pk}"])
    else:
        yield cards.folded(s, thread, [b for w in workshops for b in broken[f"workshop:{w.pk}"]])


def _joints(thread: Thread, unfolded: Container[int]) -> Iterator[Joint]:
    for o in thread.objectives:
        here = f"objective-{o.pk}"
        yield from ((f"priority-{pk}", here) for pk in sorted(o.priorities))
        yield from ((f"value-{pk}", here) for pk in sorted(o.values))
        yield from ((here, f"stream-{pk}") for pk in sorted(o.streams))
        yield from ((here, f"measure-{pk}") for pk in sorted(o.measures))
    for s in thread.streams:
        yield from ((f"stream-{s.pk}", f"measure-{pk}") for pk in sorted(s.measures))
        yield f"stream-{s.pk}", f"workshops-{s.pk}"
    for w in thread.workshops:
        yield f"stream-{w.stream}", f"workshop-{w.pk}"
        for c in w.contributions:
            yield _card_of(w, unfolded), f"measure-{c.measure}"


def _card_of(w: WorkshopNode, unfolded: Container[int]) -> str:
    return f"workshop-{w.pk}" if w.stream in unfolded else f"workshops-{w.stream}"


def around(whole: Graph, key: str) -> Graph:
    """Only what hangs above and below one card, itself included."""
    kept = _reached(key, whole.above) | _reached(key, whole.below)
    shown = {k: card for k, card in whole.cards.items() if k in kept}
    return Graph(shown, tuple(j for j in whole.joints if j[0] in kept and j[1] in kept))


def _reached(key: str, neighbours: dict[str, list[str]]) -> set[str]:
    found, waiting = {key}, [key]
    while waiting:
        for other in neighbours.get(waiting.pop(), ()):
            if other not in found:
                found.add(other)
                waiting.append(other)
    return found


def path_to(whole: Graph, key: str) -> list[Card]:
    """One way down to a card from the top, the nearest level above each time."""
    path = [whole.cards[key]]
    while above := [whole.cards[k] for k in whole.above.get(path[0].key, ())]:
        path.insert(0, max(above, key=lambda card: card.level))
    return path
