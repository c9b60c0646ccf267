"""What was changed so lately that the index does not have it yet: read from the rows themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, Model, QuerySet

from .models import Changed
from .numbers import keys_of, range_of
from .plain import name_words, text_words
from .registry import Things

MOST = 2_000
"""Changed things that are read by a search: the newest."""


@dataclass(frozen=True)
class Row:
    """A thing as it is now: the words of its name, and all."""

    key: int
    name: tuple[str, ...]
    words: tuple[str, ...]


@dataclass
class Lately:
    """The things that the index does not have as they are. behind: whether there are more than are read."""

    numbers: frozenset[int]
    behind: bool
    _rows: dict[type[Model], list[Row]] = field(default_factory=dict)

    def rows(self, sort: Things, seen: Callable[[Things], QuerySet[Any]]) -> list[Row]:
        """Those of a sort that are among what somebody sees: read once."""
        if sort.model not in self._rows:
            keys = keys_of(sort, self.numbers)
            rows = seen(sort).filter(pk__in=keys).values_list("pk", *sort.text) if keys else ()
            self._rows[sort.model] = [_row(key, *texts) for key, *texts in rows]
        return self._rows[sort.model]

    def among(self, numbers: Iterable[int]) -> frozenset[int]:
        """Those of these numbers whose entries are not as the things are."""
        more = (
            Changed.objects.filter(entry__in=numbers).values_list("entry", flat=True) if self.behind else ()
        )
        return self.numbers | set(more)

    def words_of_names(self) -> set[str]:
        """Every word of their names that was read so far."""
        return {word for rows in self._rows.values() for row in rows for word in row.name}


def lately() -> Lately:
    """What was changed and not read yet."""
    newest = list(Changed.objects.order_by("-pk").values_list("entry", flat=True)[: MOST + 1])
    return Lately(frozenset(newest[:MOST]), behind=len(newest) > MOST)


def changed_keys(sort: Things) -> QuerySet[Any, Any]:
    """The keys of the things of a sort of which the index has what they were."""
    first, last = range_of(sort)
    return Changed.objects.filter(entry__range=(first, last)).values_list(F("entry") - first)


def _row(key: int, name: str, *rest: str) -> Row:
    named = name_words(name)
    return Row(key, named, (*named, *(word for text in rest for word in text_words(text))))
