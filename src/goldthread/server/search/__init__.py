"""Search: what each room has, found by its words, and only ever among what somebody may see.

A room says in its AppConfig.ready() what may be found:

    search.register(Measure, "Measures", text=("title", "code"), link=address_of, where="organisation__code")

What is found is read from the rows themselves, so it is never behind them
(docs/adr/0027-search-reads-the-rows.md).
"""

from .finding import Found, Hit, Sort, find
from .registry import Page, register, register_pages

__all__ = ["Found", "Hit", "Page", "Sort", "find", "register", "register_pages"]
