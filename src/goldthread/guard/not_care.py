"""What somebody has said is nobody's care: remembered while one request is answered."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from .find import Finding, find

_not_care: ContextVar[frozenset[str]] = ContextVar("not_care", default=frozenset())


@contextmanager
def not_care(found: Iterable[str]) -> Iterator[None]:
    """Within it, each of these findings, word for word, has been said to be nobody's care.

    Browsers change ends of lines on the way, so that blanks of every kind count as one.
    """
    before = _not_care.set(_not_care.get() | frozenset(map(_one_line, found)))
    try:
        yield
    finally:
        _not_care.reset(before)


def is_not_care() -> frozenset[str]:
    """All that was said to be so by now, for a process that goes on with it."""
    return _not_care.get()


def is_unsaid(finding: Finding) -> bool:
    """Whether nobody has said that this finding is nobody's care."""
    return _one_line(finding.found) not in _not_care.get()


def find_unsaid(text: str) -> tuple[Finding, ...]:
    """What `find` finds in the text, less what has been said to be nobody's care."""
    return tuple(f for f in find(text) if is_unsaid(f))


def _one_line(text: str) -> str:
    return " ".join(text.split())
