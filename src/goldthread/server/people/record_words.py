"""What the record says of people, teams, organisations and their words."""

from goldthread.server.audit.record_words import Recorded, Words, changed, says

from .vocabulary import PACK_NAMES, terms

SETTINGS = {
    "name": "name",
    "shared": "what its partnership and evaluators see",
    "weeks_of_planning": "weeks of planning",
}

FACTOR = {"second_factor": "of whom", "second_factor_by": "from when on"}
PERSON = {"name": "name", "title": "post"}
TEAM = {"name": "name", "parent": "part of"}


def register() -> None:
    """Give each kind of event of this room its sentence."""
    says("organisation.founded", lambda e, w: f"The organisation was begun: {e['name']}.")
    says("organisation.entrusted", lambda e, w: f"Entrusted to {e['to']}, its first administrator.")
    says("organisation.set", lambda e, w: f"Settings were changed: {changed(e, SETTINGS)}.")
    says(
        "organisation.second_factor",
        lambda e, w: f"Who needs a second factor to sign in was set: {changed(e, FACTOR)}.",
    )
    says("team.added", _team_added)
    says("teams.added", lambda e, w: f"{e['count']} teams were added at once: {e['teams']}.")
    says("team.edited", lambda e, w: f"The team was described anew: {changed(e, TEAM)}.")
    says("team.closed", _team_closed)
    says("team.reopened", _team_reopened)
    says("words.chosen", _words_chosen)
    says("dated_event.recorded", _dated_event_recorded)
    says("dated_event.removed", lambda e, w: f"‘{e['title']}’ of {e['on']} was taken off the dated events.")
    _register_partnerships()
    _register_people()


def _register_partnerships() -> None:
    says("partnership.founded", _partnership_founded)
    says("partnership.set", lambda e, w: f"The partnership was renamed: {changed(e, {'name': 'name'})}.")
    says("partnership.entrusted", lambda e, w: f"Entrusted to {e['to']}, who administers it.")
    says("partnership.invited", lambda e, w: f"{e['organisation']} was asked to join.")
    says("partnership.uninvited", lambda e, w: f"{e['organisation']} is asked to join no longer.")
    says("partnership.declined", lambda e, w: f"{e['organisation']} declined to join.")
    says("partnership.joined", lambda e, w: f"The organisation joined {e['partnership']}.")
    says("partnership.left", lambda e, w: f"The organisation left {e['partnership']}.")


def _register_people() -> None:
    says("person.added", lambda e, w: f"{e['name']} was added{_as(e['title'])}{_asked(e)}.")
    says("person.invited", lambda e, w: f"{e['name']} was invited as {e['role'].lower()} at {e['at']}.")
    says("people.invited", lambda e, w: f"{e['count']} were invited at once: {e['people']}.")
    says("person.handed_over", lambda e, w: f"Everything {e.about} held went to {e['to']}.")
    says("person.left", _left)
    says("person.muted", lambda e, w: "The weekly e-mail was stopped.")
    says("person.unmuted", lambda e, w: "The weekly e-mail is wanted again.")
    says("person.edited", lambda e, w: f"{e.about} was described anew: {changed(e, PERSON)}.")
    says("person.came_back", _came_back)
    says("address.asked", lambda e, w: f"Another e-mail address was asked for, for {e.about}.")
    says("address.changed", lambda e, w: f"{e.about} signs in with another e-mail address.")
    says("sessions.ended", lambda e, w: f"{e.about} was signed out everywhere.")
    says("role.given_back", lambda e, w: f"{e.about} is {e['role'].lower()} at {e['at']} again.")
    says("person.let_in", _let_in)
    says("role.granted", lambda e, w: f"{e.about} became {e['role'].lower()} at {e['at']}{_asked(e)}.")
    says("role.revoked", lambda e, w: f"{e.about} is no longer {e['role'].lower()} at {e['at']}.")
    says("invitation.withdrawn", lambda e, w: f"The invitation to {e['name']} was taken back.")
    says("invitation.sent_again", lambda e, w: f"The invitation to {e['name']} was sent again.")
    says("invitation.accepted", _accepted)
    says("invitation.declined", _declined)
    says("person.asked", lambda e, w: f"Somebody was asked {e['asks']}.")
    says("question.withdrawn", lambda e, w: f"Nobody is asked any more {e['asks']}.")


def _as(title: str) -> str:
    return f", {title}" if title else ""


def _asked(event: Recorded) -> str:
    return f", asked by {event['asked_by']}" if event["asked_by"] else ""


def _partnership_founded(event: Recorded, words: Words) -> str:
    members = f", with {event['members']}" if event["members"] else ""
    return f"The partnership was begun: {event['name']}{members}."


def _team_added(event: Recorded, words: Words) -> str:
    below = f" below {event['parent']}" if event["parent"] else ""
    return f"The team {event['name']} was added{below}."


def _team_closed(event: Recorded, words: Words) -> str:
    ended = f" Roles that ended: {event['ended']}." if event["ended"] else ""
    moved = f" Roles that moved up: {event['moved']}." if event["moved"] else ""
    return f"The team {event.about} was closed on {event['on']}.{ended}{moved}"


def _team_reopened(event: Recorded, words: Words) -> str:
    back = f" Roles held again: {event['back']}." if event["back"] else ""
    return f"The team {event.about} was opened again.{back}"


def _came_back(event: Recorded, words: Words) -> str:
    missed = f" What did not come back: {event['missed']}" if event["missed"] else ""
    return f"{event.about} is back, with the roles that had ended.{missed}"


def _words_chosen(event: Recorded, words: Words) -> str:
    pack = PACK_NAMES.get(event["pack"], event["pack"])
    known = terms()
    pairs = [pair.partition(": ") for pair in event["own"].split(", ") if ": " in pair]
    own = [f"‘{said}’ for {known[term].japanese.one if term in known else term}" for term, _, said in pairs]
    return f"Words were chosen: {pack}{', with ' if own else ''}{', '.join(own)}."


def _dated_event_recorded(event: Recorded, words: Words) -> str:
    note = f" {event['note']}" if event["note"] else ""
    return f"‘{event['title']}’ was recorded as a dated event of {event['on']}.{note}"


def _left(event: Recorded, words: Words) -> str:
    roles = f" Roles that ended: {event['roles']}." if event["roles"] else ""
    return f"{event.about} left on {event['on']}.{roles}"


def _accepted(event: Recorded, words: Words) -> str:
    return f"{event.about} accepted {event['invited_by']}’s invitation to {event['at']}."


def _declined(event: Recorded, words: Words) -> str:
    asked = f" {event['asks']}" if event["asks"] else ""
    return f"{event['name'] or 'Somebody'} declined the invitation{asked}."


def _let_in(event: Recorded, words: Words) -> str:
    forgotten = " and a new second factor is to be set up" if event["second_factor"] else ""
    return f"{event.about} was given a link to sign in with{forgotten}."
