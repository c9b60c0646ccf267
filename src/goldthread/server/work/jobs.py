"""What may be done in the background: a function of a room, known by a name that never changes.

    @job("measures.take_in", begins_anew=True)
    def take_in(progress: Progress, *, looked: int, reason: str) -> Ended:
        for batch in …:
            progress(len(batch))
        return Ended("3 readings were added.", link=…)

It does what it does through actions, by `progress.by`, whose rights are read when it runs. What it changes it
changes whole: in one action, or in actions that each stand alone.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from goldthread.server.people.models import Person


@dataclass(frozen=True)
class Ended:
    """What came of a job: a sentence, and where to see it; perhaps a file to download, by the name it is held
    under (see `holding`) and the name it has for people. of: the organisations that are in that file, by
    their keys, where they are others than the one that the job is for.
    """

    says: str
    link: str = ""
    file: str = ""
    file_name: str = ""
    of: tuple[int, ...] = ()


class Progress(Protocol):
    """How a job says how far it is. Calling it raises when it is to stop."""

    by: Person

    def __call__(self, more: int = 0, *, step: str = "", total: int | None = None) -> None: ...


Does = Callable[..., Ended]
Still = Callable[[Person, Collection[int], datetime], bool]


@dataclass(frozen=True)
class Known:
    """A function that may be asked for. begins_anew: if its worker is killed, it is done again.

    still: whether somebody may have the file that came of it, when they ask for it; it is told the keys of
    the organisations that are in it, and when it was made.
    """

    name: str
    does: Does
    begins_anew: bool
    still: Still

    def __call__(self, progress: Progress, **arguments: Any) -> Ended:
        return self.does(progress, **arguments)


_known: dict[str, Known] = {}


def always(person: Person, of: Collection[int], made: datetime) -> bool:
    """Whoever asked for it may have what came of it."""
    return True


def sees_into_all(person: Person, of: Collection[int], made: datetime) -> bool:
    """Whether somebody sees the programmes of all these organisations, as when the file was made."""
    return bool(of) and set(of) <= set(person.reach.detailed)


def job(name: str, *, begins_anew: bool = False, still: Still = always) -> Callable[[Does], Known]:
    """Make a function one that may be asked for under that name. Its room imports it when it starts."""

    def known(does: Does) -> Known:
        if name in _known:
            raise ValueError(f"There is a job called {name} already.")
        return _known.setdefault(name, Known(name, does, begins_anew, still))

    return known


def known_as(name: str) -> Known | None:
    """The job of that name; None of one that an older version knew."""
    return _known.get(name)
