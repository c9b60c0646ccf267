"""The thread as nested lists that read well aloud. Pure: a Graph in, items out."""

from collections.abc import Iterator
from dataclasses import dataclass

from .drawing import Card, Graph

MEASURES = 4


@dataclass(frozen=True)
class Item:
    """A card, the cards that measure it, and what hangs below it.

    Something that hangs in several places is told in full once; after that `again` is true.
    """

    card: Card
    measured: tuple[Card, ...]
    items: tuple["Item", ...]
    again: bool = False


@dataclass(frozen=True)
class Outline:
    """What hangs below priorities and values, and what hangs on nothing."""

    hanging: tuple[Item, ...]
    loose: tuple[Item, ...]


def outline(graph: Graph) -> Outline:
    """Tell the whole graph from the top down."""
    told: set[str] = set()
    tops = [c for c in graph.cards.values() if c.level == 0]
    hanging = tuple(_item(card, graph, told) for card in tops)
    ends = (c for c in graph.cards.values() if 0 < c.level < MEASURES and not graph.above.get(c.key))
    loose = tuple(_item(card, graph, told) for card in ends)
    return Outline(hanging, loose)


def _item(card: Card, graph: Graph, told: set[str]) -> Item:
    again = card.key in told
    told.add(card.key)
    if again:
        return Item(card, (), (), again=True)
    below = [graph.cards[key] for key in graph.below.get(card.key, ())]
    measured = tuple(c for c in below if c.level == MEASURES)
    return Item(card, measured, tuple(_items(below, graph, told)))


def _items(below: list[Card], graph: Graph, told: set[str]) -> Iterator[Item]:
    for card in below:
        if card.level < MEASURES:
            yield _item(card, graph, told)
