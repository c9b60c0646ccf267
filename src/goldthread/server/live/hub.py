"""Who waits in this process for which thing: one question to the database for all of them, twice a second."""

import asyncio
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from asgiref.sync import sync_to_async
from django.db import connection

logger = logging.getLogger(__name__)

EVERY = 0.5  # seconds
AFTER_TROUBLE = 5.0
MOST = 300  # streams of one process
OF_ONE = 12  # of one person in one process


class Full(Exception):
    """So many wait already: whoever comes now asks from time to time instead."""


@dataclass(eq=False)
class Waiting:
    """One stream: for what, whose, and the news that it waits for."""

    of: str
    who: int
    news: asyncio.Event = field(default_factory=asyncio.Event)


class Hub:
    """The streams of one process."""

    def __init__(self) -> None:
        self.waiting: set[Waiting] = set()
        self.known: dict[str, str] = {}
        self._looking: asyncio.Task[None] | None = None

    @contextmanager
    def wait_for(self, of: str, mark: str, who: int) -> Iterator[Waiting]:
        """Within it, `news` is set each time the thing's mark is another than it was. Raises Full."""
        if len(self.waiting) >= MOST or sum(each.who == who for each in self.waiting) >= OF_ONE:
            raise Full
        mine = Waiting(of, who)
        self.waiting.add(mine)
        if self.known.setdefault(of, mark) != mark:  # it changed between the question and now
            mine.news.set()
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._look())
        try:
            yield mine
        finally:
            self.waiting.discard(mine)
            if all(each.of != of for each in self.waiting):
                self.known.pop(of, None)

    async def _look(self) -> None:
        """Until nobody waits any more."""
        while self.waiting:
            await asyncio.sleep(EVERY)
            try:
                found = await sync_to_async(_read, thread_sensitive=False)(list(self.known))
            except Exception as wrong:
                logger.warning("What changed could not be read: %s. It is read again.", wrong)
                await asyncio.sleep(AFTER_TROUBLE)
            else:
                self._pass_on(found)

    def _pass_on(self, found: dict[str, str]) -> None:
        changed = {of for of in self.known.keys() & found.keys() if found[of] != self.known[of]}
        self.known.update({of: found[of] for of in changed})
        for each in self.waiting:
            if each.of in changed:
                each.news.set()


def _read(of: list[str]) -> dict[str, str]:
    from .telling import marks  # the server's entry point imports this before there are any tables

    try:
        return marks(of)
    finally:
        connection.close()  # this thread is no request's: nobody else would
