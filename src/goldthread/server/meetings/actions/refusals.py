"""How what is done with routines and meetings is refused."""

from goldthread.server.audit.actions import Refusal


class NoSuchTitle(Refusal):
    """A routine is called something."""

    about = "title"


class NotOfHere(Refusal):
    """Somebody who has left, or holds no role there, cannot own a routine or belong to it."""

    about = "person"


class NotAnOwner(Refusal):
    """Somebody who has left, or holds no role there, cannot own a routine."""

    about = "owner"


class SayWhy(Refusal):
    """The reason is not said."""

    about = "why"


class NotSo(Refusal):
    """It is so already, or has ended."""


class NotDue(Refusal):
    """It does not come round on that day."""


class NotYet(Refusal):
    """What has not come cannot have been held."""


class Held(Refusal):
    """What was held is not moved or cancelled."""


class NoSuchTime(Refusal):
    """It is not moved to such a time."""

    about = "day"


class NoSuchItem(Refusal):
    """An item says something, and takes so many minutes."""

    about = "title"
