"""What improvement refuses, by name."""

from goldthread.server.audit.actions import Refusal


class NotAtThisStage(Refusal):
    """The workshop is not at a stage where that can be done."""


class GatesOpen(Refusal):
    """The event lacks what no event goes ahead without."""


class WrongDay(Refusal):
    """A day that cannot be: too early, too late, or not come yet."""

    about = "on"


class WrongLength(Refusal):
    """An event longer or shorter than its kind allows."""


class WrongValue(Refusal):
    """A value that this kind of measure cannot have."""


class TooManyMeasures(Refusal):
    """A workshop has up to eight measures."""


class WrongPart(Refusal):
    """A part is not played there, or not by that person."""


class NothingChanged(Refusal):
    """What was said is what stands already."""


class CannotBePutBack(Refusal):
    """What was taken out cannot be put back: its place is taken, or its time is over."""


class ThereAlready(Refusal):
    """Somebody of that name has that part, or was asked."""


class NeedsAReason(Refusal):
    """Something is done only with a reason, and none was given."""

    about = "reason"


class StillUnderWay(Refusal):
    """A value stream has workshops that are neither held nor stood down."""


class TitledAlready(Refusal):
    """Another has that title."""

    about = "title"


class NeedsAScale(Refusal):
    """A cycle says how large it is before it is started."""

    about = "scale"


class NeedsSteps(Refusal):
    """Standard work has steps, and not too many."""

    about = "what_1"


class StandsStill(Refusal):
    """A cycle that was started, studied or decided no longer changes in that way."""
