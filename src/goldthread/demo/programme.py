"""The demonstration while it is built: its people, its organisations, and what the rooms made so far."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from django.db.models import Model

from goldthread.server.people.models import Organisation, Partnership

from .cast import Cast

Thing = TypeVar("Thing", bound=Model)


@dataclass
class Programme:
    """What is built so far, found again by the keys of the tables."""

    cast: Cast = field(default_factory=Cast)
    trusts: dict[str, Organisation] = field(default_factory=dict)
    partnership: Partnership | None = None
    _kept: dict[tuple[type[Model], Hashable], Any] = field(default_factory=dict)

    def keep(self, key: Hashable, thing: Thing) -> Thing:
        """Keep what a table calls by this key, for whoever needs it later; of each model by itself."""
        self._kept[type(thing), key] = thing
        return thing

    def the(self, kind: type[Thing], key: Hashable) -> Thing:
        """What a table calls by this key. Raises KeyError where it was not kept."""
        return cast(Thing, self._kept[kind, key])
