"""The golden thread as it is drawn. Pure: a Thread and its breaks in, columns of cards and lines out."""

from .cards import Card, Joint, Said
from .graph import Graph, around, graph, path_to
from .layout import Column, Drawing, Line, lay_out

__all__ = [
    "Card",
    "Column",
    "Drawing",
    "Graph",
    "Joint",
    "Line",
    "Said",
    "around",
    "graph",
    "lay_out",
    "path_to",
]
