"""What could be seen of a workshop, kept beside the series it is worked out from, for as long as it holds."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass

from goldthread import __version__
from goldthread.server.ui.shelf import of_the_place

from ..kinds import Point
from ..models import WorkshopMeasure

Places = Mapping[tuple[int, str], int]
"""How many places there are known to be, by a measure's key and what its places are called."""


@dataclass(frozen=True)
class Seeing:
    """What can be said at once, and what was taken for granted in saying it.

    `visible` is None where nothing can be said yet; then the sentence says what is missing.
    """

    sentence: str
    visible: bool | None
    assumptions: tuple[str, ...] = ()


def kept_seeing(
    tied: Sequence[WorkshopMeasure],
    places: Places,
    marks: Mapping[int, str],
    works_out: Callable[[], dict[int, Seeing]],
) -> dict[int, Seeing]:
    """What was kept under all that it rests on, else what `works_out` gives, kept from then on.

    marks: how the measures stand that it rests on. Nothing is kept while one of them has no mark.
    """
    if not all(marks.values()):
        return works_out()
    key, shelf = _key(tied, places, marks), of_the_place()
    if kept := shelf.get(key):
        return _read(kept)
    found = works_out()
    shelf.put(key, json.dumps({pk: asdict(one) for pk, one in found.items()}).encode())
    return found


def _key(tied: Sequence[WorkshopMeasure], places: Places, marks: Mapping[int, str]) -> str:
    of_each = ("pk", "contributes_to_id", "target", "unit", "ratio_of", "touched", "places", "place_name")
    rests_on = [(baseline_of(m), *(getattr(m, name) for name in of_each)) for m in tied]
    return f"seeing {__version__} {rests_on} {sorted(places.items())} {sorted(marks.items())}"


def baseline_of(measure: WorkshopMeasure) -> float | None:
    """Its value before anything was changed, if it was measured."""
    return next((v.value for v in measure.values.all() if v.point == Point.BASELINE), None)


def _read(kept: bytes) -> dict[int, Seeing]:
    return {
        int(pk): Seeing(one["sentence"], one["visible"], tuple(one["assumptions"]))
        for pk, one in json.loads(kept).items()
    }
