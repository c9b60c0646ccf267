"""Whether whoever asked is still there: long work in a request looks, and stops when nobody waits for it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_gone: ContextVar[threading.Event | None] = ContextVar("gone", default=None)


def is_gone() -> bool:
    """Whether the client of this request has closed its connection. False outside a request."""
    event = _gone.get()
    return event is not None and event.is_set()


@contextmanager
def watched() -> Iterator[threading.Event]:
    """Within it, and in the threads it starts, `is_gone` answers by this event."""
    event = threading.Event()
    before = _gone.set(event)
    try:
        yield event
    finally:
        _gone.reset(before)
