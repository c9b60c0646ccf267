"""What a name suggests, and what a definition still lacks, in words for a page."""

from dataclasses import dataclass

from goldthread.server.ui import formats

from .models import Measure, Revision
from .queries.official import in_words, lacking
from .usual import COUNT, NO_UNIT, PERCENTAGE, PERCENTAGE_ONLY, RATE, TIME_BETWEEN, Usual, usual_for

FIGURES = {
    PERCENTAGE: "two figures, how many of how many (such as 57 of 85), drawn as a percentage",
    RATE: "two figures, how many and out of how much (such as 6 falls and 1,840 bed days), drawn as a rate",
    PERCENTAGE_ONLY: "one figure, a percentage that somebody else worked out",
    COUNT: "a count of things, in whole numbers",
    TIME_BETWEEN: "the time since the last one",
}
OTHERWISE = "If it is otherwise, say so under ‘More to say’, or later."


def suggested_in_words(usual: Usual) -> str:
    """What readings are taken to be, and the words of the name that say so."""
    unit = "" if usual.unit in ("%", NO_UNIT) else f", in {usual.unit}"
    figures = FIGURES.get(usual.kind, "one figure")
    if not usual.is_known:
        return f"The name does not say in what unit. Each reading is taken to be one figure. {OTHERWISE}"
    return f"It says ‘{usual.because}’, so each reading is taken to be {figures}{unit}. {OTHERWISE}"


@dataclass(frozen=True)
class Unfinished:
    """A definition that is provisional: what is lacking, and what was suggested, as sentences say it."""

    lacking: str
    suggested: str


def unfinished(measure: Measure, revision: Revision) -> Unfinished | None:
    """What a definition lacks before its readings are called official; None where it lacks nothing."""
    names = lacking(measure, revision)
    if not names:
        return None
    return Unfinished(formats.listed(in_words(names)), _taken_to_be(measure, revision))


def _taken_to_be(measure: Measure, revision: Revision) -> str:
    """What readings are taken to be, for as long as nobody has said it."""
    if "kind" not in revision.suggested:
        return ""
    figures = FIGURES.get(revision.kind, "one figure")
    because = usual_for(measure.title).because
    why = f", since its name says ‘{because}’" if because else ", since its name does not say"
    return f"Each reading is taken to be {figures}{why}."
