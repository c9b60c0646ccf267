"""Finding: what somebody may see is asked before anything else, and nothing is counted that they may not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from heapq import nsmallest
from typing import TYPE_CHECKING, Any

from django.db.models import Case, QuerySet, Value, When

from .narrowing import Pieces, do_hold, halves, may_hold, whole
from .plain import begins, nearly_begins, words
from .registry import Pages, Things, Words, pages, things

if TYPE_CHECKING:
    from goldthread.server.people.models import Person

SHOWN = 10
"""Of each sort: who has not found it among ten types another word."""

LONGEST = 200
"""Letters that are looked for."""

MOST = 12
"""Words that are looked for."""

READ = 1_000
"""Rows that are looked at closely, of each sort: those that may hold it in their name first."""

ALIKE = Callable[[str, str], bool]


@dataclass(frozen=True)
class Hit:
    """Something that was found: what it is called, where it is ("" where that says nothing), its page."""

    title: str
    where: str
    link: str


@dataclass(frozen=True)
class Sort:
    """What was found of one sort: how many, and the first of them, the likeliest first.

    or_more: there were too many to look at them all.
    """

    title: str
    count: int
    hits: tuple[Hit, ...]
    or_more: bool = False


@dataclass(frozen=True)
class Found:
    """What a search found.

    wrong: why nothing was looked for, and how to go on ("" where something was). nearly: whether nothing
    held the words themselves, and this is what holds some that are nearly the same.
    """

    sorts: tuple[Sort, ...] = ()
    wrong: str = ""
    nearly: bool = False


@dataclass(frozen=True)
class _Asked:
    """The words that were typed, and how a word is held against them."""

    terms: tuple[str, ...]
    alike: ALIKE = field(default=begins)
    pieces: Pieces = field(default=whole)
    names_only: bool = False

    def fields(self, sort: Things) -> tuple[str, ...]:
        """Where they are looked for; what is mistyped, in names alone."""
        return sort.text[:1] if self.names_only else sort.text

    def rank(self, texts: Iterable[str]) -> tuple[int, ...] | None:
        """How well texts, the name first, hold the terms: the less the better; None if they do not.

        First what holds them in its name, then what holds more of them as whole words, then short names.
        """
        name, *rest = (words(text) for text in texts)
        everything = [*name, *(word for each in rest for word in each)]
        if not all(any(self.alike(word, term) for word in everything) for term in self.terms):
            return None
        named = sum(any(self.alike(word, term) for word in name) for term in self.terms)
        exact = sum(term in everything for term in self.terms)
        return (-named, -exact, len(name))


def find(person: Person, text: str, said: Words) -> Found:
    """What this person may see that holds every word of a text, or words that begin so.

    Accents and capitals do not count, nor does what stands between words. Where nothing is found at all,
    what has words in its name that are nearly the same. A few queries for each sort of thing, however many
    there are.
    """
    terms, wrong = _terms(text)
    if wrong or not terms:
        return Found(wrong=wrong)
    if exact := tuple(_sorts(person, _Asked(terms), said)):
        return Found(exact)
    mistyped = _Asked(terms, nearly_begins, halves, names_only=True)
    return Found(tuple(_sorts(person, mistyped, said)), nearly=True)


def _terms(text: str) -> tuple[tuple[str, ...], str]:
    """The words to look for, each once; and what is wrong with what was typed."""
    if len(text) > LONGEST:
        return (), f"That is longer than {LONGEST} letters. Type a few words of what you look for."
    terms = tuple(dict.fromkeys(words(text)))
    if len(terms) > MOST:
        return (), f"Those are more than {MOST} words. Type a few that what you look for has in it."
    if text.strip() and not any(len(term) > 1 for term in terms):
        return (), "Type a word, or at least the first two letters of one."
    return terms, ""


def _sorts(person: Person, asked: _Asked, said: Words) -> Iterator[Sort]:
    for sort in things():
        if found := _of_things(person, sort, asked, said):
            yield found
    for sort_of_page in pages():
        if found := _of_pages(sort_of_page, asked, said):
            yield found


def _of_things(person: Person, sort: Things, asked: _Asked, said: Words) -> Sort | None:
    seen = sort.visible(person)
    rows = list(_closely(seen, sort, asked)[:READ])
    ranked = [(rank, texts[0], pk) for pk, *texts in rows if (rank := asked.rank(texts)) is not None]
    if not ranked:
        return None
    first = [pk for _, _, pk in nsmallest(SHOWN, ranked)]
    things_of = (seen.select_related(*sort.along) if sort.along else seen).in_bulk(first)
    hits = tuple(_hit(sort, things_of[pk]) for pk in first if pk in things_of)
    return Sort(sort.title.format_map(said), len(ranked), hits, or_more=len(rows) == READ)


def _closely(seen: QuerySet[Any], sort: Things, asked: _Asked) -> QuerySet[Any, Any]:
    """The rows to look at, those that may hold it in their name first."""
    fields = asked.fields(sort)
    named = When(do_hold(asked.terms, fields[:1], asked.pieces), then=Value(0))
    held = seen.filter(may_hold(asked.terms, fields, asked.pieces)).order_by(Case(named, default=Value(1)))
    return held.values_list("pk", *fields)


def _hit(sort: Things, thing: Any) -> Hit:
    where = thing
    for step in filter(None, sort.where.split("__")):
        where = getattr(where, step, None)
    return Hit(str(getattr(thing, sort.text[0])), str(where or "") if sort.where else "", sort.link(thing))


def _of_pages(sort: Pages, asked: _Asked, said: Words) -> Sort | None:
    ranked = [
        (rank, page.title, Hit(page.title, "", page.link))
        for page in sort.written(said)
        if (rank := asked.rank((page.title, page.text))) is not None
    ]
    hits = tuple(hit for *_, hit in sorted(ranked, key=lambda each: each[:2])[:SHOWN])
    return Sort(sort.title, len(ranked), hits) if ranked else None
