"""Which thing an entry of the index is of: one number for a model and a key."""

from collections.abc import Iterable
from zlib import crc32

from django.db.models import Model

from .registry import Things

SHIFT = 32
KEYS = 1 << SHIFT


def first_of(model: type[Model]) -> int:
    """The number before those of a model's things."""
    return (crc32(model._meta.label_lower.encode()) >> 1) << SHIFT


def range_of(sort: Things) -> tuple[int, int]:
    """The numbers that things of a sort may have."""
    first = first_of(sort.model)
    return first, first + KEYS - 1


def keys_of(sort: Things, numbers: Iterable[int]) -> list[int]:
    """The keys of those that are of a sort."""
    first, last = range_of(sort)
    return [number - first for number in numbers if first <= number <= last]
