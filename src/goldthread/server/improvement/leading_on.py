"""Where the page of a value stream leads on: the rooms above improvement say what of theirs belongs to it.

A room registers in its AppConfig.ready(); improvement never imports a room above it:

    leading_on.register(lambda stream, words: [Lead("Its measures", address, "quality, service and cost")])
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from goldthread.server.people.vocabulary import Vocabulary

from .models import ValueStream


class Lead(NamedTuple):
    """A link, and what there is behind it."""

    title: str
    address: str
    says: str


Leads = Callable[[ValueStream, Vocabulary], Iterable[Lead]]
_all: list[Leads] = []


def register(leads: Leads) -> None:
    """Have these links stand on the page of every value stream, below those registered before."""
    if leads not in _all:
        _all.append(leads)


def from_stream(stream: ValueStream, words: Vocabulary) -> list[Lead]:
    """All links of one value stream, for whoever sees its organisation in detail."""
    return [lead for leads in _all for lead in leads(stream, words)]
