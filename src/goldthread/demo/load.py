"""Builds the demonstration programme, through actions alone: what people could have done, in their order."""

from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.db import transaction

from . import rooms
from .programme import Programme

Step = Callable[[Programme], Iterator[float]]

USUAL_SHARE = 5


def load() -> Iterator[None]:
    """Build everything in one transaction, yielding a hundred times on the way."""
    programme, found = Programme(), list(steps())
    whole = sum(share for share, _ in found)
    done = 0
    with transaction.atomic():
        for share, step in found:
            yield from _in_parts(step(programme), 100 * (done + share) // whole - 100 * done // whole)
            done += share


def steps() -> Iterator[tuple[int, Step]]:
    """What each room has to build, with its share of the whole: all begin, and then they go on."""
    names = [f"{rooms.__name__}.{app.label}" for app in apps.get_app_configs()]
    found = [import_module(name) for name in names if find_spec(name)]
    for name in ("begin", "go_on"):
        for room in found:
            if hasattr(room, name):
                yield getattr(room, "SHARE", USUAL_SHARE), getattr(room, name)


def _in_parts(step: Iterator[float], share: int) -> Iterator[None]:
    """Yield `share` times while a step reports how far it is, from 0 to 1."""
    told = 0
    for done in step:
        while told < int(share * min(done, 1)):
            told += 1
            yield
    while told < share:
        told += 1
        yield
