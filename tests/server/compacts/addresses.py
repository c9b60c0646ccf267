"""What the addresses of compacts are tried on."""

from datetime import date

from goldthread.server import clock
from goldthread.server.compacts import actions as compacts
from goldthread.server.compacts.models import Compact, Party, Speaker, Wording
from goldthread.server.people import actions as people
from goldthread.server.people.models import Organisation, Person
from goldthread.server.people.roles import Role

from ..addresses.world import World
from .pacts import promises

AGREED = date(2019, 5, 1)


def fill(world: World) -> None:
    """A compact of the trust and one of the partnership: each with a version agreed and one drafted."""
    speakers = [_speaker(world.trust, name) for name in ("Lena Leader", "Clive Clinician")]
    within = compacts.draft_compact(
        place=world.trust, title="Leaders and clinicians", vision="Safe", by=world.people["facilitator"]
    )
    _agree(within, {"Leaders": [], "Clinicians": []}, speakers, world.people["facilitator"])
    _told(world, within, "")
    chair, both = world.people["partnership administrator"], world.both
    between = compacts.draft_compact(place=both, title="Between trusts", vision="Safe", by=chair)
    own, other, *_ = both.organisations.order_by("pk")
    speaking = [speakers[0], _speaker(other, "Lou Leeds")]
    _agree(between, {"Surrey": [own], "Leeds": [other]}, speaking, chair)
    _told(world, between, "partnership_")


def _speaker(trust: Organisation, name: str) -> Person:
    person = people.add_person(email=f"{name.split()[0]}@example.org", name=name, by=None)
    people.grant(person=person, role=Role.STAFF, place=trust, by=None)
    return person


def _agree(
    compact: Compact, sides: dict[str, list[Organisation]], speakers: list[Person], by: Person
) -> list[Party]:
    parties = []
    for (name, organisations), person in zip(sides.items(), speakers, strict=True):
        party = compacts.add_party(compact=compact, name=name, organisations=organisations, by=by)
        compacts.add_speaker(party=party, person=person, by=by)
        promises(party, f"{party} listen", by)
        parties.append(party)
    for party, person in zip(parties, speakers, strict=True):
        compacts.agree(party=party, on=AGREED, by=person)
    promise = parties[0].promises.get()
    compacts.call_out(promise=promise, text="I was surprised", look_again_on=clock.today(), by=speakers[0])
    compacts.begin_version(compact=compact, by=by)
    return parties


def _told(world: World, compact: Compact, prefix: str) -> None:
    """Which keys stand in the blanks of its addresses."""
    party = compact.parties.first()
    wording = Wording.objects.filter(version__compact=compact, version__agreed_on=None).first()
    speaker = Speaker.objects.filter(party__compact=compact).first()
    assert party
    assert wording
    assert speaker
    breach = compact.breaches.get()
    for name in NAMES:
        world.blanks |= {
            f"compacts:{prefix}{name}.pk": compact.pk,
            f"compacts:{prefix}{name}.party": party.pk,
            f"compacts:{prefix}{name}.wording": wording.pk,
            f"compacts:{prefix}{name}.speaker": speaker.pk,
            f"compacts:{prefix}{name}.number": 1,
            f"compacts:{prefix}{name}.breach": breach.pk,
        }


NAMES = (
    *("compact", "version", "changes", "draft", "draft_changes", "begin_version", "vision", "add_promise"),
    *("word_promise", "withdraw_promise", "agree", "add_party", "take_back", "add_speaker", "leave"),
    *("end_speaking", "breaches", "call_out", "breach", "discuss", "end_breach", "reopen_breach"),
)
