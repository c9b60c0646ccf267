"""Whom a text names: an @ and a whole name, of those who may see what it is about."""

import re
from collections.abc import Iterable
from difflib import get_close_matches

from goldthread.server.people.models import Person
from goldthread.server.refusal import Refusal

AT = re.compile(r"(?<![\w@.+-])@(?=\w)")
WORDS = re.compile(r"\w[\w.'’-]*(?: \w[\w.'’-]*){0,2}")


class NobodyOfThatName(Refusal):
    """A text names somebody who is not there, or one of two of the same name."""

    about = "text"


def named_in(text: str, people: Iterable[Person]) -> list[Person]:
    """Who is named in a text, each once, in the order in which they are: `@Ada Khan`, in small letters too.

    Raises NobodyOfThatName. An address such as ada@example.org names nobody.
    """
    places = [found.end() for found in AT.finditer(text)]
    if not places:
        return []
    by_name: dict[str, list[Person]] = {}
    for person in people:
        by_name.setdefault(_plain(person.name), []).append(person)
    longest_first = sorted(by_name, key=len, reverse=True)
    return list(dict.fromkeys(_one(text[place:], by_name, longest_first) for place in places))


def _one(rest: str, by_name: dict[str, list[Person]], longest_first: list[str]) -> Person:
    said = _plain(rest[:200])
    fits = (name for name in longest_first if said.startswith(name) and not said[len(name) :][:1].isalnum())
    if (name := next(fits, None)) is None:
        raise NobodyOfThatName(_not_found(rest, by_name))
    if len(by_name[name]) > 1:
        called = by_name[name][0].name
        raise NobodyOfThatName(
            f"There are {len(by_name[name])} people called {called}: choose below instead."
        )
    return by_name[name][0]


def _not_found(rest: str, by_name: dict[str, list[Person]]) -> str:
    words = WORDS.match(rest)
    typed = words[0] if words else rest[:20]
    for length in range(len(typed.split()), 0, -1):
        tried = _plain(" ".join(typed.split()[:length]))
        if close := get_close_matches(tried, list(by_name), n=1, cutoff=0.7):
            meant = by_name[close[0]][0].name
            return f"‘@{typed}’ is nobody who may see this. Is it @{meant}? Write the whole name after the @."
    return f"‘@{typed}’ is nobody who may see this. Write the whole name after the @, or leave the @ out."


def _plain(name: str) -> str:
    return " ".join(name.casefold().split(" "))
