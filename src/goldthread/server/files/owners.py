"""What pictures may be of: each room says it of its own things, in its AppConfig.ready().

owners.register(Owner(Workshop, named_to=…, the=…, link=…))
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet

from goldthread.server.people.models import Person


@dataclass(frozen=True)
class Owner:
    """A kind of thing that pictures are of.

    named_to: those things whose people a person may know by name. the: the thing with a key. link: the
    address of the page that shows its pictures.
    """

    of: type[Model]
    named_to: Callable[[Person], QuerySet[Any]]
    the: Callable[[int], Any]
    link: Callable[[Any], str]

    @property
    def kind(self) -> str:
        return self.of._meta.label_lower


_registered: dict[str, Owner] = {}


def register(owner: Owner) -> None:
    """From now on pictures may be of these things."""
    _registered[owner.kind] = owner


def every() -> list[Owner]:
    return list(_registered.values())


def of(kind: str) -> Owner:
    """What was registered for this kind. Raises LookupError where nothing was."""
    return _registered[kind]
