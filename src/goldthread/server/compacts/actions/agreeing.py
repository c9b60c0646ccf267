"""Every party agrees to a version, by name and day; a new version begins from the last."""

from datetime import date

from goldthread.server import clock
from goldthread.server.audit.actions import action, record
from goldthread.server.people.models import Person

from ..belonging import require_to_draft
from ..models import Agreement, Compact, Party, Speaker, Version, Wording
from .drafting import draft_of
from .refusals import AgreedAlready, NoSuchDay, NotADraft, NotASpeaker, NotReciprocal


@action
def agree(*, party: Party, on: date | None = None, by: Person) -> Agreement:
    """Say yes to the draft for a party; when all have who speak for any party, the version is agreed.

    Raises NotReciprocal where there are not two parties that each promise something, NoSuchDay for a day
    to come, AgreedAlready, NotADraft.
    """
    _require_to_speak_for(by, party)
    version, on = draft_of(party.compact), on or clock.today()
    if on > clock.today():
        raise NoSuchDay(f"{on:%-d %B %Y} has not come yet: agree on the day.")
    _is_reciprocal(version)
    if version.agreements.filter(party=party, person=by).exists():
        raise AgreedAlready(f"You have agreed to {version} for {party} already.")
    agreement = Agreement(version=version, party=party, person=by, on=on)
    agreement.save()
    whole = _agreed_by_all(version)
    record(
        "compact.agreed", party.compact, by=by, party=party, version=version.number, on=on,
        whole="yes" if whole else None,
    )  # fmt: skip
    return agreement


@action
def take_back_agreement(*, party: Party, by: Person) -> Version:
    """Take one's yes to a draft back, as long as not everybody has agreed."""
    _require_to_speak_for(by, party)
    version = draft_of(party.compact)
    given = version.agreements.filter(party=party, person=by).first()
    if given is None:
        raise AgreedAlready(f"You have not agreed to {version} for {party} yet.")
    given.delete()
    record("compact.agreement_taken_back", party.compact, by=by, party=party, version=version.number)
    return version


@action
def begin_version(*, compact: Compact, by: Person) -> Version:
    """Begin a new version from the one that is agreed, without what parties that left had promised."""
    require_to_draft(by, compact)
    latest = Version.objects.select_for_update().filter(compact=compact).last()
    if latest is None or latest.agreed_on is None:
        raise NotADraft("There is a draft already: go on with that.")
    version = Version(compact=compact, number=latest.number + 1, vision=latest.vision, begun_at=clock.now())
    version.save()
    for each in latest.wordings.filter(promise__party__left_on=None):
        Wording(version=version, promise=each.promise, heading=each.heading, text=each.text).save()
    record("compact.version_begun", compact, by=by, version=version.number)
    return version


def _require_to_speak_for(person: Person, party: Party) -> None:
    if not Speaker.objects.now().filter(party=party, person=person).exists():
        raise NotASpeaker(f"You do not speak for {party}.", about="party")


def _is_reciprocal(version: Version) -> None:
    parties = list(version.compact.parties.open())
    if len(parties) < 2:
        raise NotReciprocal("A compact is between at least two parties: name the other one first.")
    if not version.vision:
        raise NotReciprocal("Say first what the parties want together: the shared vision.")
    promising = set(version.wordings.values_list("promise__party", flat=True))
    for party in parties:
        if party.pk not in promising:
            raise NotReciprocal(f"Every party promises something: {party} does not yet.")


def _agreed_by_all(version: Version) -> bool:
    """Whether the last has agreed who speaks for a party: then the version is, from the latest day on."""
    speakers = Speaker.objects.now().filter(party__compact=version.compact)
    speaking = set(speakers.values_list("party", "person"))
    agreed = {(each.party_id, each.person_id): each.on for each in version.agreements.all()}
    parties = {party.pk for party in version.compact.parties.open()}
    if speaking - set(agreed) or parties - {party for party, _ in speaking}:
        return False
    version.agreed_on = max(agreed.values())
    version.save(update_fields=["agreed_on"])
    return True
