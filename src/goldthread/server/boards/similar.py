"""Open tickets that say nearly the same."""

from rapidfuzz import fuzz, process, utils

from .models import Board, Ticket

ENOUGH = 60  # of 100: as alike as ‘no pens in bay 2’ and ‘bay 2 never has pens’
FEWEST = 6
AMONG, SHOWN = 1000, 5


def similar(board: Board, what: str) -> list[Ticket]:
    """Open tickets of a board that are like these words, the likest first; none for hardly any words.

    What nobody has read yet is not among them.
    """
    if len(what.strip()) < FEWEST:
        return []
    tickets = Ticket.objects.open().filter(board=board).exclude(state=Ticket.State.NEW).order_by("-pk")
    said = {ticket: ticket.what for ticket in tickets.select_related("board__team__organisation")[:AMONG]}
    found = process.extract(
        what[:300],
        said,
        scorer=fuzz.token_set_ratio,
        processor=utils.default_process,
        score_cutoff=ENOUGH,
        limit=SHOWN,
    )
    return [ticket for _, _, ticket in found]
