"""What a search answers with."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Hit:
    """Something that was found: what it is called, where it is ("" where that says nothing), its page."""

    title: str
    where: str
    link: str


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
