"""The doors of what stands below this room: people, which knows nothing of doors."""

from goldthread.server.people.abilities import PeopleAbility
from goldthread.server.people.seen import Seen

from .registry import Door, Group, Of, Shown
from .registry import register as add


def register() -> None:
    """Add them."""
    add(
        Door("Organisations", "people:organisations", of=Of.NOTHING),
        Door("Who may do what", "people:roles", of=Of.NOTHING, shown=Shown.FOOT),
        Door("Words", "people:words", of=Of.NOTHING, shown=Shown.FOOT),
        Door(
            "Security log",
            "people:security_log",
            "who signed in, tried to, or changed how they do",
            shown=Shown.UPKEEP,
            seen=Seen.WHOLE,
            ability=PeopleAbility.WATCH_SIGNING_IN,
        ),
        Door(
            "Who needs a second factor",
            "people:second_factor",
            "of whom it is asked to sign in, from when on, and who has none yet",
            shown=Shown.UPKEEP,
            seen=Seen.WHOLE,
            ability=PeopleAbility.SET_ORGANISATION,
        ),
        group=Group.PLACES,
    )
