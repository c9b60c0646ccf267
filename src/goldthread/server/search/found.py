"""What a search answers with."""

from dataclasses import dataclass, replace
from typing import NamedTuple


class Piece(NamedTuple):
    """A piece of a text, and whether it is what was looked for."""

    text: str
    marked: bool = False


Marked = tuple[Piece, ...]


class Told(NamedTuple):
    """A text that holds what was looked for: what it is called ("" where that says nothing), and the text."""

    label: str
    text: Marked


class Offer(NamedTuple):
    """What somebody most likely wants to do with a thing that was found, and may; and where that is done."""

    says: str
    link: str


@dataclass(frozen=True)
class Why:
    """Why something was found.

    name, where: what it is called and where it is, the words marked that matched. told: other texts that hold
    some of them. meant: of what was meant otherwise than typed, how, such as ‘genba’ is ‘go and see’ here.
    """

    name: Marked = ()
    where: Marked = ()
    told: tuple[Told, ...] = ()
    meant: tuple[str, ...] = ()


@dataclass(frozen=True)
class Hit:
    """Something that was found: what it is called, where it is ("" where that says nothing), its page.

    why: why it was found. offer: what they may do there, if there is anything.
    """

    title: str
    where: str
    link: str
    why: Why = Why()
    offer: Offer | None = None


@dataclass(frozen=True)
class Sort:
    """What was found of one sort: how many, and the first of them, the likeliest first.

    or_more: they are so many that they were not counted to the end.
    """

    title: str
    count: int
    hits: tuple[Hit, ...]
    or_more: bool = False


@dataclass(frozen=True)
class Found:
    """What a search found.

    wrong: why nothing was looked for, and how to go on ("" where something was). nearly: whether nothing
    held the words themselves, and this is what holds some that are nearly the same. behind: whether what
    was changed lately could not all be looked at.
    """

    sorts: tuple[Sort, ...] = ()
    wrong: str = ""
    nearly: bool = False
    behind: bool = False

    def few(self, most: int) -> "Found":
        """The same with `most` hits at most, of each sort as many, and one of each at least."""
        of_each = max(1, most // max(1, len(self.sorts)))
        return replace(self, sorts=tuple(replace(sort, hits=sort.hits[:of_each]) for sort in self.sorts))
