"""A compact begins; its parties are named, and who speaks for each; a party leaves."""

from collections.abc import Collection
from datetime import date

from goldthread.server import clock
from goldthread.server.audit.actions import action, record
from goldthread.server.people.access import require
from goldthread.server.people.models import Organisation, Partnership, Person

from ..abilities import CompactsAbility
from ..belonging import require_to_keep
from ..models import Compact, Party, Speaker, Version
from ..queries import may_speak_for
from .drafting import agree_anew
from .refusals import NoSuchDay, NotAParty, NotASpeaker, SayWhat


@action
def draft_compact(*, place: Organisation | Partnership, title: str, vision: str = "", by: Person) -> Compact:
    """Begin a compact with its shared vision; its parties and their promises follow."""
    require(by, CompactsAbility.KEEP_COMPACTS, place)
    if not title.strip():
        raise SayWhat("Say what the compact is called.", about="title")
    compact = Compact(title=" ".join(title.split()), begun_at=clock.now())
    if isinstance(place, Partnership):
        compact.partnership = place
    else:
        compact.organisation = place
    compact.save()
    Version(compact=compact, number=1, vision=vision.strip(), begun_at=clock.now()).save()
    record("compact.begun", compact, by=by, title=compact.title, of=place)
    return compact


@action
def add_party(
    *, compact: Compact, organisations: Collection[Organisation] = (), name: str = "", by: Person
) -> Party:
    """Name a party: one or more organisations of the partnership, or a group. Raises NotAParty."""
    require_to_keep(by, compact)
    name = " ".join(name.split()) or " and ".join(each.name for each in organisations)
    if not name:
        raise NotAParty("Say what the party is called.")
    for each in organisations:
        _may_be_of(compact, each)
    if compact.parties.open().filter(name=name).exists():
        raise NotAParty(f"{name} is a party already.")
    party = Party(compact=compact, name=name)
    party.save()
    party.organisations.set(organisations)
    lapsed = _agree_anew(compact)
    record("compact.party_added", compact, by=by, party=name, lapsed=lapsed)
    return party


@action
def add_speaker(*, party: Party, person: Person, by: Person) -> Speaker:
    """Say that somebody speaks for a party. Raises NotASpeaker where they do not belong to it."""
    require_to_keep(by, party.compact)
    _has_not_left(party)
    if not may_speak_for(party).filter(pk=person.pk).exists():
        raise NotASpeaker(f"{person} holds no role where {party} is: choose somebody else.")
    if Speaker.objects.now().filter(party=party, person=person).exists():
        raise NotASpeaker(f"{person} speaks for {party} already.")
    speaker = Speaker(party=party, person=person, since=clock.today())
    speaker.save()
    lapsed = _agree_anew(party.compact)
    record("compact.speaker_added", party.compact, by=by, party=party, person=person, lapsed=lapsed)
    return speaker


@action
def end_speaking(*, speaker: Speaker, by: Person) -> Speaker:
    """Say that somebody speaks for a party no longer; what they agreed to for it stays."""
    require_to_keep(by, speaker.party.compact)
    speaker = Speaker.objects.select_for_update(of=("self",)).get(pk=speaker.pk)
    if speaker.until is not None:
        raise NotASpeaker(f"{speaker.person} speaks for {speaker.party} no longer already.")
    speaker.until = clock.today()
    speaker.save(update_fields=["until"])
    party = speaker.party
    lapsed = _agree_anew(party.compact)
    record("compact.speaker_ended", party.compact, by=by, party=party, person=speaker.person, lapsed=lapsed)
    return speaker


@action
def leave(*, party: Party, on: date, why: str, by: Person) -> Party:
    """Say that a party leaves the compact, and why. What was promised and said stays."""
    require_to_keep(by, party.compact)
    party = Party.objects.select_for_update().get(pk=party.pk)
    _has_not_left(party)
    if not why.strip():
        raise SayWhat("Say why it leaves.", about="why")
    if on > clock.today():
        raise NoSuchDay(f"{on:%-d %B %Y} has not come yet: say it on the day.")
    party.left_on, party.left_because = on, why.strip()
    party.save(update_fields=["left_on", "left_because"])
    lapsed = _agree_anew(party.compact)
    record("compact.left", party.compact, by=by, party=party, on=on, reason=party.left_because, lapsed=lapsed)
    return party


def _may_be_of(compact: Compact, organisation: Organisation) -> None:
    """Refuse an organisation that is not of the partnership, or a party already."""
    if not (compact.partnership and compact.partnership.organisations.filter(pk=organisation.pk).exists()):
        raise NotAParty(f"{organisation} is not of this partnership.", about="organisations")
    if other := compact.parties.open().filter(organisations=organisation).first():
        raise NotAParty(f"{organisation} is of {other} already.", about="organisations")


def _has_not_left(party: Party) -> None:
    if party.left_on:
        raise NotAParty(f"{party} left on {party.left_on:%-d %B %Y}.")


def _agree_anew(compact: Compact) -> list[str]:
    """Whoever agreed to the draft did so with other parties: the names of those that did."""
    version = compact.versions.draft().first()
    return agree_anew(version) if version else []
