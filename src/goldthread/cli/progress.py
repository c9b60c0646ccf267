"""A bar on standard error while something takes long, where somebody is there to see it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

LONG = 1.0
"""Seconds that nobody needs a bar for."""


@contextmanager
def progress(label: str, length: int, *, seconds_each: float) -> Iterator[Callable[[int], None]]:
    """Answers with a function to be told how much more is done.

    seconds_each: about how long one of the length takes. Says nothing where there is no
    terminal, and where all of it is done at once.
    """
    if length * seconds_each < LONG or not sys.stderr.isatty():
        yield lambda done: None
        return
    with click.progressbar(length=length, label=label, file=sys.stderr) as bar:
        yield bar.update
