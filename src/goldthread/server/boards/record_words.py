"""What the record says of boards."""

from typing import Any

from goldthread.server.audit.record_words import changed, says

ARRANGED = {
    "sections_said": "what stands on it",
    "counts_said": "what is counted",
    "doing_at_most": "how much at once",
}
CHANGED = {"text": "what is in the way", "felt_by": "who feels it", "waste": "which waste", "owner": "whose"}


def register() -> None:
    """Give each kind of event of boards its sentence."""
    _boards()
    _tickets()
    says("kudos.given", lambda e, w: f"{w['kudos'].title} to {e['whom']}: {e['text']}.")
    says("kudos.handed_in", lambda e, w: f"{w['kudos'].title} came in, without signing in.")
    says("kudos.shown", lambda e, w: f"{w['kudos'].title} to {e['whom']} put on the board.")
    says("kudos.left_out", lambda e, w: f"{w['kudos'].title} to {e['whom']} left off the board.")


def _boards() -> None:
    says("board.begun", lambda e, w: f"{w['production_board'].title} begun: {e['kind'].lower()}.")
    says("board.arranged", lambda e, w: f"{w['production_board'].title} arranged. {_arranged(e)}")
    says("board.day_marked", lambda e, w: f"{e['day']}: {e['mark'].lower()}.")
    says("board.counted", lambda e, w: f"Counted: {e['counted'] or 'nothing'}.")
    says("board.link_made", lambda e, w: f"Link made{' anew' if e['anew'] else ''}: {e['link'].lower()}.")
    says("board.link_ended", lambda e, w: f"Link ended: {e['link'].lower()}.")


def _tickets() -> None:
    says("ticket.written", lambda e, w: f"{w['ticket'].title} written: {e['text']}. Felt by {e['felt_by']}.")
    says("ticket.handed_in", lambda e, w: f"{w['ticket'].title} came in, without signing in.")
    says("ticket.taken_in", lambda e, w: f"{w['ticket'].title} read, and put on the board.")
    says("ticket.changed", lambda e, w: f"{w['ticket'].title} changed: {changed(e, CHANGED)}.")
    says("ticket.moved", lambda e, w: f"{w['ticket'].title} moved to ‘{e['to']}’.")
    says("ticket.answered", lambda e, w: f"Answered: {e['answer']}")
    says("ticket.ended", lambda e, w: f"{e['state']}: {e['outcome']}")
    says("ticket.reopened", lambda e, w: f"{w['ticket'].title} opened again.")
    says("ticket.handed_over", lambda e, w: f"{w['ticket'].title} handed over to {e['to']}.")


def _arranged(event: Any) -> str:
    return f"{changed(event, ARRANGED).capitalize()}."
