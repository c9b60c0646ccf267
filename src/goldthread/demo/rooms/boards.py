"""The boards of three wards in July 2019: what is in the way, what became of it, and whom they thank."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from goldthread.server import clock
from goldthread.server.boards import actions
from goldthread.server.boards.models import Board, Kudos, Ticket
from goldthread.server.measures.models import Measure
from goldthread.server.people.models import Person

from ..days import on
from ..programme import Programme
from ..teams import team_called

TRUST = "SASH"
WARDS: Mapping[str, str] = {
    "Elderly medicine": "elderly care ward manager",
    "Surgical wards": "surgical ward manager",
    "Acute medicine": "acute medicine ward manager",
}
MEASURES: Mapping[str, tuple[str, ...]] = {
    "Elderly medicine": ("CDIFF-DAYS", "VTE-RISK"),
    "Acute medicine": ("AE-4H",),
}
PLANNED = {"Registered nurses": (6, 5), "Healthcare assistants": (4, 4), "Beds open": (28, 28)}
TICKETS: Mapping[str, tuple[tuple[str, str, str], ...]] = {
    "Elderly medicine": (
        ("The drug round stops at every ringing telephone", "Nurses at noon", "motion"),
        ("Letters home are printed on another floor", "Patients who go home", "waiting"),
        ("Commodes are looked for every morning", "Healthcare assistants", "motion"),
        ("Two charts ask for the same weight", "The night shift", "overprocessing"),
    ),
    "Surgical wards": (
        ("The dressing trolley is never where it is needed", "Nurses", "motion"),
        ("Beds wait an hour for a cleaner", "Patients in recovery", "waiting"),
        ("Too many gowns on the shelf, and none of the right size", "Theatre porters", "inventory"),
    ),
    "Acute medicine": (
        ("The referral form is faxed and then typed", "Ward clerks", "overprocessing"),
        ("Pharmacy is rung five times a day for the same drug", "Nurses", "transport"),
    ),
}
ANSWERED = "We try it for a week on one bay, and look at the huddle of Friday."
HAPPENED = "One telephone was given to the ward clerk for the round. It takes twelve minutes less."
CAME_IN = ("The water jugs run out after lunch", "Visitors")
THANKS = ("The porters", "Four moves in one hour, and a joke with each of them")


def go_on(programme: Programme) -> Iterator[float]:
    for n, ward in enumerate(WARDS):
        _ward(programme, ward)
        yield (n + 1) / len(WARDS)


def _ward(programme: Programme, ward: str) -> None:
    trust = programme.trusts[TRUST]
    team, office = team_called(trust, ward), programme.cast.facilitator(trust)
    manager = programme.cast.of(trust, WARDS[ward])
    assert team
    with on(date(2019, 6, 3)):
        board = actions.begin_board(team=team, kind="ward", by=office)
        measures = [programme.the(Measure, (TRUST, code)) for code in MEASURES.get(ward, ())]
        actions.arrange_board(
            board=board,
            sections=board.sections,
            counts=board.counts,
            doing_at_most=3,
            measures=measures,
            by=office,
        )
    _tickets(board, TICKETS[ward], manager)
    _today(board, manager)
    _came_in(board, office)


def _tickets(board: Board, said: tuple[tuple[str, str, str], ...], manager: Person) -> None:
    """One is done with what happened, one is being done, the others wait."""
    written = []
    for n, (what, felt_by, waste) in enumerate(said):
        with on(date(2019, 6, 10) + timedelta(days=5 * n)):
            written.append(
                actions.write_ticket(board=board, what=what, felt_by=felt_by, waste=waste, by=manager)
            )
    with on(date(2019, 7, 1)):
        _take_on(written[0], manager)
        _take_on(written[1], manager)
    with on(date(2019, 7, 5)):
        actions.answer_ticket(ticket=written[1], answer=ANSWERED, by=manager)
    with on(date(2019, 7, 8)):
        actions.end_ticket(ticket=written[0], outcome=HAPPENED, by=manager)


def _take_on(ticket: Ticket, by: Person) -> None:
    actions.move_ticket(ticket=ticket, to=Ticket.State.DOING, version=ticket.version, by=by)


def _today(board: Board, manager: Person) -> None:
    for day in range(1, clock.today().day):
        mark = {5: "nearly", 9: "harm"}.get(day, "nothing")
        with on(date(2019, 7, day)):
            actions.mark_day(board=board, day=date(2019, 7, day), mark=mark, by=manager)
    with on(clock.today()):
        actions.count_today(board=board, counted=PLANNED, by=manager)


def _came_in(board: Board, office: Person) -> None:
    """A link, a ticket that waits to be read, and thanks that were."""
    with on(date(2019, 7, 10)):
        actions.make_link(board=board, purpose="writing", by=office)
        thanks: Kudos = actions.hand_in_kudos(board=board, whom=THANKS[0], what=THANKS[1])
        actions.show_kudos(kudos=thanks, by=office)
    with on(date(2019, 7, 14)):
        actions.hand_in_ticket(board=board, what=CAME_IN[0], felt_by=CAME_IN[1])
