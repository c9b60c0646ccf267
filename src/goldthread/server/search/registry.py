"""The sorts of thing that may be found, as the rooms say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from goldthread.server.people.abilities import Misdeclared

if TYPE_CHECKING:
    from django.db.models import Model, QuerySet

    from goldthread.server.people.models import Person

    from .found import Offer

Words = Mapping[str, Any]
Offers = Callable[["Person", Sequence[Any], Words], Mapping[int, "Offer"]]


@dataclass(frozen=True)
class Page:
    """A page that is found without a row of its own: what it is called, what it says, its address."""

    title: str
    text: str
    link: str


@dataclass(frozen=True)
class Things:
    """One sort of thing that is kept as rows."""

    model: type[Model]
    title: str
    text: tuple[str, ...]
    link: Callable[[Any], str]
    visible: Callable[[Person], QuerySet[Any]]
    where: str
    along: tuple[str, ...]
    offers: Offers | None = None

    def called(self, name: str) -> str:
        """What a text of it is called, where it tells why something was found."""
        said = str(getattr(self.model._meta.get_field(name), "verbose_name", name))
        return said[:1].upper() + said[1:]


@dataclass(frozen=True)
class Pages:
    """One sort of page, open to everybody."""

    title: str
    written: Callable[[Words], Iterable[Page]]


_things: dict[type[Model], Things] = {}
_pages: dict[str, Pages] = {}


def register(
    model: type[Model],
    title: str,
    *,
    text: tuple[str, ...],
    link: Callable[[Any], str],
    visible: Callable[[Person], QuerySet[Any]] | None = None,
    where: str = "",
    along: tuple[str, ...] = (),
    offers: Offers | None = None,
) -> None:
    """Have things of a model found, by the fields `text`, of which the first is their name.

    title: what the sort is called; terms stand in braces, as in ‘{workshop.titles}’. link: the page of
    one, which whoever finds it must be let in at, and which shows them every field of `text`: whoever can
    search a text can read it. visible: those that a person may see, by default `visible_to` of the
    model's manager. where: the field that says where a thing is, along: what is read with it for `link`.
    offers: of some that are shown, by their keys, what this person most likely wants to do there and may, in
    these words; it asks no more questions for many than for one.
    Raises Misdeclared for a model that is found already, and for a field that may be null.
    """
    seen = visible or model._default_manager.visible_to  # type: ignore[attr-defined]
    if model in _things:
        raise Misdeclared(f"{model._meta.label} is found twice.")
    if null := [name for name in text if model._meta.get_field(name).null]:
        raise Misdeclared(f"{model._meta.label} is found by {null}, which may be null.")
    _things[model] = Things(model, title, text, link, seen, where, along, offers)


def register_pages(title: str, written: Callable[[Words], Iterable[Page]]) -> None:
    """Have pages found that are open to everybody; `written(words)` gives them in these words."""
    if title in _pages:
        raise Misdeclared(f"Two sorts of page are called ‘{title}’.")
    _pages[title] = Pages(title, written)


def things() -> tuple[Things, ...]:
    """Every sort of thing, as the rooms stand: the highest first, for what is made in them is looked for."""
    return tuple(reversed(_things.values()))


def pages() -> tuple[Pages, ...]:
    """Every sort of page."""
    return tuple(_pages.values())
