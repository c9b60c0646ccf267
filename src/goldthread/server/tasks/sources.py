"""What tasks may come from: each room says it of its own things, in its AppConfig.ready().

sources.register(Source(Meeting, named_to=…, many=…, link=…, title=…))
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet

from goldthread.server.people.models import Person


@dataclass(frozen=True)
class Source:
    """A kind of thing that tasks come from: of an organisation, perhaps of a team, or of a partnership.

    named_to: those things whose people a person may know by name: they see its tasks. many: things by their
    keys. link: the page that shows its tasks. title: what it is called, as in ‘the guiding team of 3 May’.
    """

    of: type[Model]
    named_to: Callable[[Person], QuerySet[Any]]
    many: Callable[[Iterable[int]], Mapping[int, Any]]
    link: Callable[[Any], str]
    title: Callable[[Any], str]

    @property
    def kind(self) -> str:
        return self.of._meta.label_lower


_registered: dict[str, Source] = {}


def register(source: Source) -> None:
    """From now on tasks may come from these things."""
    _registered[source.kind] = source


def every() -> list[Source]:
    return list(_registered.values())


def of(kind: str) -> Source:
    """What was registered for this kind. Raises LookupError where nothing was."""
    return _registered[kind]


def of_thing(thing: Model) -> Source:
    """What was registered for things of this kind. Raises LookupError where nothing was."""
    return of(thing._meta.label_lower)
