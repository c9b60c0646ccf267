"""Finding: nothing is counted, ranked or shown but what somebody may see, asked of the rows as they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.db.models import Model, Q, QuerySet
from django.db.models.functions import Length

from .asking import Asked, Words, may_be, mistyped, pieces, read
from .found import Found, Hit, Sort
from .lately import Lately, changed_keys, lately
from .looking import Holding, entries_that_hold
from .models import Entry, Word
from .numbers import first_of, keys_of
from .plain import may_be_mistyped, name_words, text_words
from .registry import Pages, Things, pages, things
from .why import Reasons

if TYPE_CHECKING:
    from goldthread.server.people.models import Person

SHOWN = 10
"""Of each sort: who has not found it among ten types another word."""

FEW = 300
"""Entries that are read whole; where more hold it, the database is asked sort by sort."""

NEWEST = 400
"""Of those, how many of a sort are counted: of more it is only said that there are more."""

Rank = tuple[int, int, str]


def find(person: Person, text: str, said: Words, *, shown: int = SHOWN, offered: int | None = None) -> Found:
    """What this person may see that holds every word of a text, or words that begin so.

    Accents and capitals do not count, nor does what stands between words, or whether anything does; one is
    many, and an expression of the method is every other for the same. Where nothing is found at all, what has
    words in its name that are nearly the same. A few queries for each sort of thing, however many there are.
    shown: how many of each sort are read, the likeliest first; all are counted. offered: of how many of them
    it is asked what may be done there, by default of all.
    """
    asked, wrong = read(text, said)
    if not asked:
        return Found(wrong=wrong)
    search = _Search(person, said, lately(), shown, shown if offered is None else offered)
    if found := tuple(search.sorts(asked)):
        return Found(found, behind=search.lately.behind)
    meant = mistyped(asked, {term: search.may_be(term) for term in asked.terms})
    return Found(tuple(search.sorts(meant)), nearly=True, behind=search.lately.behind)


@dataclass
class _Search:
    """One search: who looks, in which words, and what the index does not have yet."""

    person: Person
    said: Words
    lately: Lately
    shown: int
    offered: int
    holding: Holding = field(default_factory=Holding)
    _seen: dict[type[Model], QuerySet[Any]] = field(default_factory=dict)

    def seen(self, sort: Things) -> QuerySet[Any]:
        """What they may see of a sort."""
        if sort.model not in self._seen:
            self._seen[sort.model] = sort.visible(self.person)
        return self._seen[sort.model]

    def sorts(self, asked: Asked) -> Iterator[Sort]:
        looked = _Looked(asked, self.lately, Reasons(asked, self.said))
        for sort in things():
            if found := self._of_things(sort, looked):
                yield found
        for sort_of_page in pages():
            if found := self._of_pages(sort_of_page, looked):
                yield found

    def may_be(self, term: str) -> list[str]:
        """The words of names, of whatever thing, that may be meant by a mistyped one."""
        if not may_be_mistyped(term):
            return []
        narrowed = Q()
        for piece in pieces(term):
            narrowed |= Q(text__contains=piece)
        known = Word.objects.filter(narrowed).values_list("text", flat=True)
        return may_be(term, {*known, *self.lately.words_of_names()})

    def _of_things(self, sort: Things, looked: _Looked) -> Sort | None:
        indexed = self._indexed(sort, looked)
        new = [
            row
            for row in self.lately.rows(sort, self.seen)
            if looked.asked.is_held(_where(looked.asked, row.name, row.words))
        ]
        ranked = indexed.ranked + [(_rank(looked.asked, row.name), row.key) for row in new]
        if not ranked:
            return None
        first = [key for _, key in sorted(ranked)[: self.shown]]
        seen = self.seen(sort)
        found = (seen.select_related(*sort.along) if sort.along else seen).in_bulk(first)
        hits = tuple(self._hits(sort, looked, [found[key] for key in first if key in found]))
        return Sort(sort.title.format_map(self.said), indexed.count + len(new), hits, or_more=indexed.or_more)

    def _hits(self, sort: Things, looked: _Looked, found: list[Any]) -> Iterator[Hit]:
        """These things, with why they were found and what may be done there."""
        name, *others = sort.text
        offers = sort.offers(self.person, found[: self.offered], self.said) if sort.offers and found else {}
        for thing in found:
            title, where = str(getattr(thing, name)), _place(sort, thing)
            texts = [(sort.called(other), getattr(thing, other)) for other in others]
            yield Hit(
                title,
                where,
                sort.link(thing),
                looked.reasons.of(title, where, texts),
                offers.get(thing.pk),
            )

    def _of_pages(self, sort: Pages, looked: _Looked) -> Sort | None:
        asked, ranked = looked.asked, []
        for page in sort.written(self.said):
            name = name_words(page.title)
            held = asked.is_held(_where(asked, name, (*name, *text_words(page.text))))
            if held and (asked.names_only or asked.is_said_in(f"{page.title} {page.text}")):
                ranked.append((_rank(asked, name), page))
        first = [page for _, page in sorted(ranked, key=lambda each: each[0])[: self.shown]]
        reasons = looked.reasons
        hits = (Hit(p.title, "", p.link, reasons.of(p.title, "", [("", p.text)])) for p in first)
        return Sort(sort.title, len(ranked), tuple(hits)) if ranked else None

    def _indexed(self, sort: Things, looked: _Looked) -> _Indexed:
        """What the index has of a sort."""
        if looked.few is None:
            return self._of_many(sort, looked.asked)
        keys = keys_of(sort, looked.few)
        seen = self.seen(sort).filter(pk__in=keys).order_by().values_list("pk", flat=True) if keys else ()
        names = {key: looked.few[first_of(sort.model) + key] for key in set(seen)}
        return _Indexed(len(names), [(_rank(looked.asked, name), key) for key, name in names.items()])

    def _of_many(self, sort: Things, asked: Asked) -> _Indexed:
        here = self.seen(sort)
        if new := keys_of(sort, self.lately.numbers):
            here = here.exclude(pk__in=new)
        if self.lately.behind:
            here = here.exclude(pk__in=changed_keys(sort))
        return _first_of_many(sort, asked, here, self.holding)


@dataclass(frozen=True)
class _Indexed:
    """How many of a sort the index has, and those of them that may come first. or_more: of more."""

    count: int
    ranked: list[tuple[Rank, int]]
    or_more: bool = False


@dataclass
class _Looked:
    """What the index says to what was asked, but of what it does not have as it is."""

    asked: Asked
    lately: Lately
    reasons: Reasons

    @cached_property
    def few(self) -> dict[int, tuple[str, ...]] | None:
        """The entries that hold it, with the words of their names; None where they are many."""
        held = Entry.objects.filter(pk__in=entries_that_hold(self.asked, FEW + 1))
        found = {pk: tuple(name.split()) for pk, name in held.values_list("pk", "name")}
        if len(found) > FEW:
            return None
        return {pk: found[pk] for pk in found.keys() - self.lately.among(found)}


def _first_of_many(sort: Things, asked: Asked, here: QuerySet[Any], holding: Holding) -> _Indexed:
    """All that holds it where that is not much, else the likeliest: with whole words in their names, then
    with words begun there, the shortest names first; then the newest. What is not seen changes nothing.
    """
    name = sort.text[0]

    def first(each: Asked, *order: Any) -> dict[int, tuple[str, ...]]:
        held = here.filter(pk__in=holding.things(each, sort)).order_by(*order)
        return {key: name_words(said) for key, said in held.values_list("pk", name)[: NEWEST + 1]}

    held = first(asked, "-pk")
    if len(held) <= NEWEST:
        return _Indexed(len(held), [(_rank(asked, words), key) for key, words in held.items()])
    ranked: dict[int, Rank] = {}
    for at, each in enumerate(asked.likeliest_first):
        for key, words in first(each.in_names(), Length(name), "-pk").items():
            ranked.setdefault(key, _ranked(at, words))
        if len(ranked) >= SHOWN:
            break
    for key, words in held.items() if len(ranked) < SHOWN else ():
        ranked.setdefault(key, _rank(asked, words))
    return _Indexed(NEWEST, [(rank, key) for key, rank in ranked.items()], or_more=True)


def _where(asked: Asked, name: tuple[str, ...], everything: tuple[str, ...]) -> tuple[str, ...]:
    return name if asked.names_only else everything


def _rank(asked: Asked, name: tuple[str, ...]) -> Rank:
    """The less, the likelier: what has the words in its name as typed, and whole; then a short name."""
    likely = asked.likeliest_first
    return _ranked(next((at for at, each in enumerate(likely) if each.is_held(name)), len(likely)), name)


def _ranked(likely: int, name: tuple[str, ...]) -> Rank:
    return likely, len(name), " ".join(name)


def _place(sort: Things, thing: Any) -> str:
    """Where a thing is, as its sort says that."""
    at = thing
    for step in filter(None, sort.where.split("__")):
        at = getattr(at, step, None)
    return str(at or "") if sort.where else ""
