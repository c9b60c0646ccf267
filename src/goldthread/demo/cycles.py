"""A ramp of three cycles on a ward, which ends in new standard work: made up, and marked so."""

from dataclasses import dataclass
from datetime import date

from goldthread.server.improvement import actions
from goldthread.server.improvement.actions.standard_work import Step
from goldthread.server.improvement.models import Cycle
from goldthread.server.measures.models import Measure

from .days import on
from .programme import Programme
from .teams import team_called

TRUST, WARD, LEAD = "SASH", "Elderly medicine", "elderly care ward manager"


@dataclass(frozen=True)
class Try:
    """One cycle, from its plan to its decision."""

    planned: date
    studied: date
    scale: str
    question: str
    change: str
    prediction: str
    predicted: float
    found: float
    done: str
    surprised: str
    learnt: str
    decision: str
    why: str


RAMP = (
    Try(
        date(2018, 11, 12),
        date(2018, 11, 13),
        "one_shift",
        "How many walking aids are out of reach when we look after lunch?",
        "One nurse walks the ward at two and puts each aid where a hand can reach it.",
        "Three of 24 are out of reach: most people keep theirs by the bed.",
        3,
        9,
        "One walk, on one afternoon. It took eleven minutes.",
        "The aids were behind the curtains, where the floor had been cleaned.",
        "It is not the patients who put them away: the cleaning does, every day at one.",
        "adapt",
        "Ask the domestic team first, and look at the whole bay.",
    ),
    Try(
        date(2018, 11, 19),
        date(2018, 12, 3),
        "one_bay",
        "Are aids in reach after lunch when the domestic team puts them back?",
        "In bay B the domestic team puts each aid back on a mark on the floor; a nurse looks at two.",
        "None of six is out of reach on most days, and it takes nobody longer.",
        0,
        1,
        "Ten working days in bay B. The marks were tape, in two colours.",
        "The tape came off on the third day, and the aids stayed in place all the same.",
        "One talk did more than the tape. The one that was missing was of an arrival.",
        "adapt",
        "Say it at the handover too, so that whoever arrives has an aid and a place for it.",
    ),
    Try(
        date(2019, 1, 14),
        date(2019, 4, 8),
        "one_ward",
        "Are aids in reach on the whole ward, and does it last for three months?",
        "All four bays: each arrival is given a place for the aid, and the domestic team keeps it.",
        "At most one of 24 is out of reach on any day in the twelfth week.",
        1,
        1,
        "Twelve weeks on the ward, looked at every day at two.",
        "The agency staff kept it better than we did: it was on their sheet.",
        "It lasts where it is written down. Whether fewer fall, one ward is too small to say.",
        "adopt",
        "It holds, and takes four minutes a day.",
    ),
)
FIRST = [
    Step(
        "Give each arrival an aid and a place for it",
        "Who arrives has none yet",
        "By the hand they use",
        3,
    ),
    Step("Put aids back after the floor is cleaned", "It is then that they go behind curtains", minutes=2),
    Step("Walk the ward at two and look at each bed", "What is seen every day is kept", "Say thank you", 4),
]
SECOND = [*FIRST, Step("Write it on the sheet of agency staff", "They keep what is written down", minutes=1)]


def build(programme: Programme) -> None:
    """The ramp, the standard work it became, and its second version."""
    trust = programme.trusts[TRUST]
    team, lead = team_called(trust, WARD), programme.cast.of(trust, LEAD)
    last: Cycle | None = None
    for one in RAMP:
        last = _try(programme, one, last)
    with on(date(2019, 4, 15)):
        work = actions.write_standard_work(
            organisation=trust,
            team=team,
            title="Walking aids within reach",
            owner=lead,
            review_on=date(2019, 10, 14),
            because="Aids stood behind the curtains after the floor was cleaned.",
            steps=FIRST,
            cycle=last,
            synthetic=True,
            by=lead,
        )
    with on(date(2019, 6, 10)):
        version = actions.issue_version(
            work=work,
            because="Agency staff asked where it was written.",
            steps=SECOND,
            review_on=date(2019, 10, 14),
            by=lead,
        )
    for day, which in ((date(2019, 6, 11), 0), (date(2019, 6, 12), 1)):
        with on(day):
            nurse = programme.cast.of(trust, "healthcare assistant", which)
            actions.read_standard_work(version=version, by=nurse)


def _try(programme: Programme, one: Try, before: Cycle | None) -> Cycle:
    trust = programme.trusts[TRUST]
    lead = programme.cast.of(trust, LEAD)
    with on(one.planned):
        cycle = actions.plan_cycle(
            organisation=trust,
            team=team_called(trust, WARD),
            question=one.question,
            change=one.change,
            prediction=one.prediction,
            predicted=one.predicted,
            unit="out of reach",
            measured="Aids out of reach at two, counted by the nurse in charge",
            measure=programme.the(Measure, (TRUST, "FALLS")),
            scale=one.scale,
            follows=before,
            synthetic=True,
            by=lead,
        )
        cycle = actions.start_cycle(cycle=cycle, by=lead)
    with on(one.studied):
        cycle = actions.write_up_cycle(cycle=cycle, done=one.done, surprised=one.surprised, by=lead)
        cycle = actions.study_cycle(cycle=cycle, learnt=one.learnt, found=one.found, by=lead)
        return actions.decide_cycle(cycle=cycle, decision=one.decision, why=one.why, by=lead)
