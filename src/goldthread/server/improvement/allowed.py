"""What values a workshop measure can have."""

import math

from .kinds import DefectsForm, RatioOf, WorkshopMeasureKind
from .models import WorkshopMeasure
from .refusals import WrongValue

LARGEST = 1e12
"""Far more than anything counted; sums and squares of such values are still numbers."""


def check(measure: WorkshopMeasure, value: float, what: str = "value") -> None:
    """Refuse a value that this measure cannot have. Raises WrongValue.

    Levels of 5S are whole, 1 to 5; a share of defective items is at most 1, while defects per item
    may exceed it; nothing is below zero.
    """
    if not math.isfinite(value):
        raise WrongValue(f"{measure.name}: the {what} is not a number.")
    if value > LARGEST:
        raise WrongValue(f"{measure.name}: the {what} is larger than anything that is counted ({value:g}).")
    if value < 0:
        raise WrongValue(f"{measure.name}: the {what} is below zero ({value:g}).")
    if measure.kind == WorkshopMeasureKind.EHS and value not in (1, 2, 3, 4, 5):
        raise WrongValue(f"{measure.name}: a level is a whole number from 1 to 5; {value:g} is not.")
    if measure.ratio_of == RatioOf.ITEMS and value > 1:
        raise WrongValue(
            f"{measure.name}: a share of items is at most 1 ({value:g} was given); "
            "where an item can have several defects, count defects per item."
        )


def ratio(measure: WorkshopMeasure, defects: float | None, output: float | None) -> float:
    """Defects over the output they came from. Raises WrongValue when one is missing or cannot be."""
    if defects is None or output is None:
        raise WrongValue(f"{measure.name}: give the defects and the output they came from.")
    if not (math.isfinite(defects) and math.isfinite(output)) or not 0 <= defects <= LARGEST:
        raise WrongValue(f"{measure.name}: defects are counted from 0 up.")
    if output <= 0:
        raise WrongValue(f"{measure.name}: the output is {output:g}; it must be above 0.")
    return defects / output


def is_counted_with_output(measure: WorkshopMeasure) -> bool:
    """Whether a value is two counts, of which the ratio is derived."""
    return measure.defects_form == DefectsForm.COUNT_AND_OUTPUT
