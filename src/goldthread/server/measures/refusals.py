"""How the measures say no: each refusal by its name, with a message for whoever asked."""

from goldthread.server.refusal import Refusal


class CodeTaken(Refusal):
    """Another measure of the organisation has that code."""

    about = "code"


class NotAMeasure(Refusal):
    """What was said of a measure does not fit together."""


class Retired(Refusal):
    """The measure is no longer counted."""


class NothingChanged(Refusal):
    """What was asked for is so already."""


class DefinitionInUse(Refusal):
    """Readings hang on the definition, or it was revised: it is not put otherwise without a revision."""


class AlreadyProposed(Refusal):
    """Another revision waits to be decided."""


class AlreadyDecided(Refusal):
    """The revision has been approved or declined, and that is final."""


class OwnProposal(Refusal):
    """Somebody would decide on a revision that they proposed."""


class NotYourProposal(Refusal):
    """Somebody would take back what somebody else proposed or decided."""


class NotComparable(Refusal):
    """Readings counted in another way, or at other times, cannot be one series."""

    about = "comparable"


class NotCountedAs(Refusal):
    """A measure cannot be counted as that other one."""


class NameTaken(Refusal):
    """Another family of the organisation has that name."""

    about = "name"


class NotOfTheFamily(Refusal):
    """A measure cannot be in that family."""


class FamilyClosed(Refusal):
    """The family was taken apart."""


class ReadSince(Refusal):
    """Something was read under the revision since it was approved."""


class NoReason(Refusal):
    """A change needs a reason, and none was given."""

    about = "reason"


class WrongValue(Refusal):
    """A reading cannot have that value. `column` is the one that is wrong: value, numerator, denominator."""

    def __init__(self, message: str, column: str = "value") -> None:
        self.column = column
        super().__init__(message, about=column)


class WrongPeriod(Refusal):
    """A reading cannot be for that period."""

    about = "period"


class AlreadyRead(Refusal):
    """There is another value for that period; it can be corrected, with a reason."""

    about = "reason"


class NotWithdrawn(Refusal):
    """The reading is where it was: there is nothing to put back."""


class NotTheLast(Refusal):
    """Only the last correction of a reading can be taken back."""


class NotABackCast(Refusal):
    """A back-cast is for a later revision, and for periods it was not read in."""


class NoSuchPhase(Refusal):
    """The limits cannot be worked out anew there."""

    about = "starts"


class DecidedMeanwhile(Refusal):
    """Somebody else decided on the limits since whoever decides now looked at the chart."""


class NoSuchChart(Refusal):
    """The readings of the measure cannot be drawn as that kind of chart."""

    about = "kind"


class AlreadyTakenIn(Refusal):
    """The import was taken in before."""


class ReadingsChanged(Refusal):
    """Somebody changed the readings between the preview and the decision."""


class BuiltOn(Refusal):
    """Something rests on what the import brought: it cannot be taken back whole."""


class NotTakenIn(Refusal):
    """The import was not taken in, or was taken back already."""


class StillCounted(Refusal):
    """The measure is not retired."""


class ViewNameTaken(Refusal):
    """Another saved view of one's own is called so."""

    about = "name"


class TooManyViews(Refusal):
    """Somebody has as many saved views as can be told apart."""


class NotYourView(Refusal):
    """The saved view is somebody else's, who keeps it to themselves."""


class NotWatched(Refusal):
    """Somebody would stop what they do not watch."""


class NotMoney(Refusal):
    """The figures of a measure of anything but money are kept to no circle."""


class LockedOut(Refusal):
    """Somebody who decides on a circle, or the owner of the measure, would not be in it."""

    about = "members"


class NotInTheOrganisation(Refusal):
    """Somebody is named for a circle who has no role in the organisation."""

    about = "members"


class NotInTheCircle(Refusal):
    """Somebody who is not in a circle would hand the measure to somebody else who is not."""


class NotKept(Refusal):
    """The figures of the measure are open already."""
