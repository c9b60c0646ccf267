"""What a draft says: its vision, and each party's promises under headings."""

from goldthread.server.audit.actions import action, record
from goldthread.server.people.models import Person

from ..belonging import require_to_draft
from ..models import Compact, Party, Promise, Version, Wording
from .refusals import NotADraft, NotAParty, SayWhat

LONGEST = 500


@action
def say_vision(*, compact: Compact, vision: str, by: Person) -> Version:
    """Say what the parties want together."""
    version = _draft(compact, by)
    if not vision.strip():
        raise SayWhat("Say what you want together.", about="vision")
    was, version.vision = version.vision, vision.strip()
    if was == version.vision:
        raise SayWhat("It says that already: nothing was changed.", about="vision")
    version.save(update_fields=["vision"])
    record("compact.vision_said", compact, by=by, vision=vision, was=was, lapsed=agree_anew(version))
    return version


@action
def add_promise(*, party: Party, heading: str, text: str, by: Person) -> Wording:
    """Write what a party promises under a heading of the draft."""
    version = _draft(party.compact, by)
    if party.left_on:
        raise NotAParty(f"{party} left on {party.left_on:%-d %B %Y}.", about="party")
    promise = Promise(party=party)
    promise.save()
    said = {"heading": _said(heading, "heading"), "text": _said(text, "text")}
    wording = Wording(version=version, promise=promise, **said)
    wording.save()
    record("compact.promise_added", party.compact, by=by, party=party, lapsed=agree_anew(version), **said)
    return wording


@action
def word_promise(*, wording: Wording, heading: str, text: str, by: Person) -> Wording:
    """Word a promise of the draft otherwise."""
    wording, version = _of_draft(wording, by)
    heading, text, was = _said(heading, "heading"), _said(text, "text"), wording.text
    if (heading, text) == (wording.heading, wording.text):
        raise SayWhat("It says that already: nothing was changed.")
    wording.heading, wording.text = heading, text
    wording.save(update_fields=["heading", "text"])
    record(
        "compact.promise_worded", version.compact, by=by, party=wording.promise.party, was=was, text=text,
        heading=heading, lapsed=agree_anew(version),
    )  # fmt: skip
    return wording


@action
def withdraw_promise(*, wording: Wording, by: Person) -> Version:
    """Take a promise out of the draft. Earlier versions keep it, and what was said of it."""
    wording, version = _of_draft(wording, by)
    party, text, promise = wording.promise.party, wording.text, wording.promise
    wording.delete()
    if not promise.wordings.exists():
        promise.delete()
    record(
        "compact.promise_withdrawn", version.compact, by=by, party=party, text=text,
        lapsed=agree_anew(version),
    )  # fmt: skip
    return version


def draft_of(compact: Compact) -> Version:
    """The draft, locked. Raises NotADraft."""
    version = Version.objects.draft().select_for_update().filter(compact=compact).first()
    if version is None:
        raise NotADraft("What was agreed stays as it is: begin a new version first.")
    return version


def _draft(compact: Compact, by: Person) -> Version:
    require_to_draft(by, compact)
    return draft_of(compact)


def _of_draft(wording: Wording, by: Person) -> tuple[Wording, Version]:
    version = _draft(wording.version.compact, by)
    if wording.version_id != version.pk:
        raise NotADraft("What was agreed stays as it is: change it in the new version.")
    return Wording.objects.select_related("promise__party").get(pk=wording.pk), version


def agree_anew(version: Version) -> list[str]:
    """Whoever agreed to the draft agreed to another text: the names of the parties that did."""
    names = [each.party.name for each in version.agreements.select_related("party")]
    version.agreements.all().delete()
    return names


def _said(text: str, about: str) -> str:
    text = " ".join(text.split())
    if not text:
        raise SayWhat("Say what is promised." if about == "text" else "Choose a heading.", about=about)
    if len(text) > LONGEST:
        raise SayWhat(f"Keep it to {LONGEST} letters: this has {len(text)}.", about=about)
    return text
