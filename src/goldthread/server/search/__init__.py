"""Search: what each room has, found by its words, and only ever among what somebody may see.

A room says in its AppConfig.ready() what may be found:

    search.register(Measure, "Measures", text=("title", "code"), link=address_of, where="organisation__code")

The words of what may be found are kept in an index that the worker brings up to date; what somebody may see
is asked of the rows, and so is what the index does not have yet (docs/adr/0034-search-keeps-an-index.md).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .found import Found, Hit, Offer, Sort
from .registry import Page, Words, register, register_pages

if TYPE_CHECKING:
    from goldthread.server.people.models import Person

__all__ = ["Found", "Hit", "Offer", "Page", "Sort", "find", "register", "register_pages"]


def find(person: Person, text: str, said: Words) -> Found:
    """What this person may see that holds every word of a text: see `finding.find`."""
    from .finding import find as find_it  # which needs the tables

    return find_it(person, text, said)
