"""What is said about the measures: a question answered and resolved, one that waits, and a remark."""

from collections.abc import Iterator
from datetime import date

from goldthread.server.comments import actions
from goldthread.server.measures.models import Measure

from ..days import on
from ..programme import Programme

TRUST, OFFICER = "SASH", "chief operating officer"
SNOW = "Was it the snow alone? The first letters of April were late as well."
SO_IT_WAS = "The clinics that were moved ran until the second week of April. Since then it is as it was."
FEBRUARY = "The inspection was in February. Did anything else change on the shop floor that month?"
REMARK = "The longest stretch so far. Let us say so at the next report-out."


def go_on(programme: Programme) -> Iterator[float]:
    trust = programme.trusts[TRUST]
    facilitator, officer = programme.cast.facilitator(trust), programme.cast.of(trust, OFFICER)
    nurse = programme.cast.of(trust, "chief nurse")
    letters, seen, infections = (
        programme.the(Measure, (TRUST, code)) for code in ("OPD-LET", "AE-4H", "CDIFF-DAYS")
    )
    with on(date(2018, 5, 14)):
        asked = actions.say(about=letters, text=SNOW, point="2018-03-01", asks=True, by=nurse)
    with on(date(2018, 5, 16)):
        actions.answer(comment=asked, text=SO_IT_WAS, by=officer)
    with on(date(2018, 5, 17)):
        actions.resolve(comment=asked, by=nurse)
    yield 0.5
    with on(date(2019, 7, 9)):
        actions.say(about=seen, text=FEBRUARY, point="2019-02-01", asks=True, by=facilitator)
    with on(date(2019, 7, 10)):
        actions.say(about=infections, text=REMARK, named=[nurse], by=facilitator)
    yield 1
