"""How compacts say no."""

from goldthread.server.audit.actions import Refusal


class SayWhat(Refusal):
    """Something must be said, and is not."""

    about = "text"


class NotADraft(Refusal):
    """What was agreed never changes: a new version does."""


class NotAParty(Refusal):
    """It is no party, it is one already, or it left."""

    about = "name"


class NotASpeaker(Refusal):
    """Nobody can speak for those to whom they do not belong."""

    about = "person"


class NotReciprocal(Refusal):
    """A compact is between at least two parties, each of which promises something and says yes to it."""


class AgreedAlready(Refusal):
    """The party has agreed to this version, or has not."""


class NotInForce(Refusal):
    """What is not promised now cannot be broken."""

    about = "promise"


class NotSo(Refusal):
    """It has ended, or is open, already."""


class NoSuchDay(Refusal):
    """It did not happen on such a day."""

    about = "on"
