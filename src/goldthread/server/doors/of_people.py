"""The doors of what stands below this room: people, which knows nothing of doors."""

from .registry import Door, Group, Of, Shown
from .registry import register as add


def register() -> None:
    """Add them."""
    add(
        Door("Organisations", "people:organisations", of=Of.NOTHING),
        Door("Who may do what", "people:roles", of=Of.NOTHING, shown=Shown.FOOT),
        Door("Words", "people:words", of=Of.NOTHING, shown=Shown.FOOT),
        group=Group.PLACES,
    )
