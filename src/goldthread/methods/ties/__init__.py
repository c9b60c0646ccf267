"""Who turns to whom: a network of people from the ties they named.

>>> from goldthread.methods import ties
>>> ward = ties.network([("Ann", "Bob"), ("Bob", "Ann"), ("Bob", "Cem")])
>>> told = ties.describe(ward)
>>> told.dyads.mutual, told.reciprocity.arc, told.triads.brokering.outgoing
(1, 0.6666666666666666, 1)
"""

from goldthread.methods.ties.describe import Description, describe
from goldthread.methods.ties.gather import from_arrays, network
from goldthread.methods.ties.network import Layer, Network, Person
from goldthread.methods.ties.results import (
    Brokering,
    Centralisation,
    Components,
    Dyads,
    ExternalInternal,
    Hubs,
    Range,
    Reciprocity,
    Roles,
    Transitivity,
    Triads,
)
from goldthread.methods.ties.triads import census
from goldthread.methods.ties.words import how_large

__all__ = [
    "Brokering",
    "Centralisation",
    "Components",
    "Description",
    "Dyads",
    "ExternalInternal",
    "Hubs",
    "Layer",
    "Network",
    "Person",
    "Range",
    "Reciprocity",
    "Roles",
    "Transitivity",
    "Triads",
    "census",
    "describe",
    "from_arrays",
    "how_large",
    "network",
]
