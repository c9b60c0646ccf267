"""What comments may be about: each room says it of its own things, in its AppConfig.ready().

things.register(Commented(Measure, named_to=…, many=…, link=…, title=…, point=…, has_point=…, people=…,
answers=…))
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet

from goldthread.server.people.models import Person


@dataclass(frozen=True)
class Commented:
    """A kind of thing that people may speak about; it has an `organisation_id` and a `team_id`.

    named_to: those things whose people a person may know by name. many: things by their keys, with whatever
    the others need of them. link: the page that shows what is said of it, or of a point of it. title: what it
    is called. point: what a point of it is called, as `March 2019`; empty for what is none. has_point:
    whether there is such a point now. people: who may be named there. answers: who is to answer, if anybody.
    hears: of those who see its organisation whole, whether somebody may hear what is said of it.
    """

    of: type[Model]
    named_to: Callable[[Person], QuerySet[Any]]
    many: Callable[[Iterable[int]], Mapping[int, Any]]
    link: Callable[[Any, str], str]
    title: Callable[[Any], str]
    point: Callable[[Any, str], str]
    has_point: Callable[[Any, str], bool]
    people: Callable[[Any], QuerySet[Person]]
    answers: Callable[[Any], Person | None]
    hears: Callable[[Any, Person], bool] = lambda thing, person: True

    @property
    def kind(self) -> str:
        return self.of._meta.label_lower

    def the(self, pk: int) -> Any:
        """The thing with a key."""
        return self.many([pk])[pk]


_registered: dict[str, Commented] = {}


def register(commented: Commented) -> None:
    """From now on people may speak about these things."""
    _registered[commented.kind] = commented


def every() -> list[Commented]:
    return list(_registered.values())


def of(kind: str) -> Commented:
    """What was registered for this kind. Raises LookupError where nothing was."""
    return _registered[kind]


def of_thing(thing: Model) -> Commented:
    """What was registered for things of this kind. Raises LookupError where nothing was."""
    return of(thing._meta.label_lower)
