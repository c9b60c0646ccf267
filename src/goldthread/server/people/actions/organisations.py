"""Organisations, teams, and the words that organisations and partnerships choose."""

from collections.abc import Mapping

from goldthread.server.audit.actions import Refusal, action, record
from goldthread.server.audit.changes import changes, state

from ..abilities import PeopleAbility
from ..access import require
from ..models import Organisation, Partnership, Person, Team
from ..vocabulary import FIRST_PACK, Vocabulary, Word, check
from .refusals import AlreadyThere, NotOfThisOrganisation, refuse_closed


class FromTheShell(Refusal):
    """Organisations are begun at the server's own shell, or by invitation to a partnership."""


@action
def found_organisation(
    *,
    code: str,
    name: str,
    ods_code: str | None = None,
    pack: str = FIRST_PACK,
    asked: Person | None = None,
    by: Person | None = None,
) -> Organisation:
    """Begin an organisation, with a pack of words. Only at the server's own shell (`by` is None then), or
    by whoever a partnership `asked`, within the action that has looked at that.
    """
    if by is not None:
        raise FromTheShell("An organisation is begun from the server’s shell.")
    if Organisation.objects.filter(code=code).exists():
        raise AlreadyThere(f"There is an organisation with the code {code} already.")
    check(pack, {})
    words = Vocabulary({"pack": pack}).stored()
    organisation = Organisation(code=code, name=name, ods_code=ods_code or None, words=words)
    organisation.full_clean()
    organisation.save()
    record("organisation.founded", organisation, by=asked, code=code, name=name, ods_code=ods_code)
    return organisation


@action
def add_team(*, organisation: Organisation, name: str, parent: Team | None = None, by: Person) -> Team:
    """Add a team to the tree."""
    require(by, PeopleAbility.MANAGE_PEOPLE, organisation)
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)  # one team at a time
    if parent and parent.organisation_id != organisation.pk:
        raise NotOfThisOrganisation(f"{parent} is not a team of {organisation}.", about="parent")
    if parent:
        refuse_closed(parent)
    if _there(organisation, parent, name):
        raise AlreadyThere(f"There is a team called {name} there already.", about="name")
    team: Team = Team.objects.create(organisation=organisation, name=name, parent=parent)
    record("team.added", team, by=by, name=name, parent=parent, organisation=organisation.code)
    return team


@action
def choose_words(
    *, of: Organisation | Partnership, pack: str, own: Mapping[str, Word] | None = None, by: Person | None
) -> None:
    """Choose a pack of words, and words of one's own over it."""
    if by is not None:
        require(by, PeopleAbility.SET_ORGANISATION, of)
    check(pack, own or {})
    vocabulary = Vocabulary({"pack": pack, "own": {t: [w.one, w.many, w.a] for t, w in (own or {}).items()}})
    of.words = vocabulary.stored()
    of.save(update_fields=["words"])
    said = {t: w.one for t, w in vocabulary.own.items()}
    record("words.chosen", of, by=by, pack=pack, own=", ".join(f"{t}: {w}" for t, w in said.items()))


@action
def set_organisation(
    *, organisation: Organisation, name: str, shared: str, weeks_of_planning: int, by: Person
) -> Organisation:
    """Change an organisation's name, what it shares, and how many weeks it plans for."""
    require(by, PeopleAbility.SET_ORGANISATION, organisation)
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    before = state(organisation, "name", "shared", "weeks_of_planning")
    organisation.name, organisation.shared = name, shared
    organisation.weeks_of_planning = weeks_of_planning
    organisation.full_clean()
    organisation.save()
    record("organisation.set", organisation, by=by, **changes(before, organisation))
    return organisation


def _there(organisation: Organisation, parent: Team | None, name: str) -> bool:
    here = Team.objects.filter(organisation=organisation, parent=parent, closed_on=None)
    return bool(here.filter(name__iexact=name).exists())
