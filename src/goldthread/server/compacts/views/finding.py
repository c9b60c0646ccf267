"""What addresses of compacts name, and who is let in there."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from goldthread.server.people.admission import only
from goldthread.server.people.models import Person
from goldthread.server.people.pages import of_organisation, partnership_or_404, somebody
from goldthread.server.people.seen import Seen, seen_by
from goldthread.server.people.vocabulary import Vocabulary
from goldthread.server.ui.addressing import reverse

from .. import belonging
from ..abilities import CompactsAbility
from ..models import Breach, Compact, Party, Speaker, Wording


def _whole(compacts: QuerySet[Compact]) -> QuerySet[Compact]:
    return compacts.select_related("organisation", "partnership")


@seen_by(Seen.WHOLE)
def compact_or_404(request: HttpRequest, code: str, pk: int) -> Compact:
    """The compact of an organisation, if this person may see it."""
    seen = Compact.objects.visible_to(somebody(request)).of(code)
    return get_object_or_404(_whole(seen), pk=pk)


@seen_by(Seen.PARTNERSHIP)
def partnership_compact_or_404(request: HttpRequest, slug: str, pk: int) -> Compact:
    """The compact of a partnership, if this person may see it."""
    seen = Compact.objects.visible_to(somebody(request))
    return get_object_or_404(_whole(seen), partnership=partnership_or_404(request, slug), pk=pk)


@seen_by(Seen.TABLE)
def member_of_or_404(request: HttpRequest, slug: str, pk: int) -> Compact:
    """The compact of a partnership, if this person is a member of it."""
    seen = Compact.objects.read_by(somebody(request))
    return get_object_or_404(_whole(seen), partnership=partnership_or_404(request, slug), pk=pk)


@seen_by(Seen.WHOLE)
def party_or_404(request: HttpRequest, code: str, pk: int, party: int) -> Party:
    return _party(compact_or_404(request, code, pk), party)


@seen_by(Seen.TABLE)
def partnership_party_or_404(request: HttpRequest, slug: str, pk: int, party: int) -> Party:
    return _party(member_of_or_404(request, slug, pk), party)


@seen_by(Seen.WHOLE)
def speaker_or_404(request: HttpRequest, code: str, pk: int, speaker: int) -> Speaker:
    return _speaker(compact_or_404(request, code, pk), speaker)


@seen_by(Seen.TABLE)
def partnership_speaker_or_404(request: HttpRequest, slug: str, pk: int, speaker: int) -> Speaker:
    return _speaker(member_of_or_404(request, slug, pk), speaker)


@seen_by(Seen.WHOLE)
def wording_or_404(request: HttpRequest, code: str, pk: int, wording: int) -> Wording:
    return _wording(compact_or_404(request, code, pk), wording)


@seen_by(Seen.TABLE)
def partnership_wording_or_404(request: HttpRequest, slug: str, pk: int, wording: int) -> Wording:
    return _wording(member_of_or_404(request, slug, pk), wording)


@seen_by(Seen.WHOLE)
def breach_or_404(request: HttpRequest, code: str, pk: int, breach: int) -> Breach:
    return _breach(compact_or_404(request, code, pk), breach)


@seen_by(Seen.TABLE)
def partnership_breach_or_404(request: HttpRequest, slug: str, pk: int, breach: int) -> Breach:
    return _breach(member_of_or_404(request, slug, pk), breach)


def _breach(compact: Compact, pk: int) -> Breach:
    found = Breach.objects.select_related("promise__party", "called_by").filter(compact=compact)
    breach = get_object_or_404(found, pk=pk)
    breach.compact = compact
    return breach


def _party(compact: Compact, pk: int) -> Party:
    found = get_object_or_404(Party.objects.filter(compact=compact), pk=pk)
    found.compact = compact
    return found


def _speaker(compact: Compact, pk: int) -> Speaker:
    found = Speaker.objects.select_related("party", "person").filter(party__compact=compact)
    speaker = get_object_or_404(found, pk=pk)
    speaker.party.compact = compact
    return speaker


def _wording(compact: Compact, pk: int) -> Wording:
    found = Wording.objects.select_related("version", "promise__party").filter(version__compact=compact)
    wording = get_object_or_404(found, pk=pk)
    wording.version.compact = compact
    return wording


def compact_of(thing: Compact | Party | Speaker | Wording | Breach) -> Compact:
    """The compact that something belongs to."""
    match thing:
        case Party() | Breach():
            return thing.compact
        case Speaker():
            return thing.party.compact
        case Wording():
            return thing.version.compact
    return thing


reads = only(
    "who speaks for a party, and who keeps it",
    lambda person, thing: Compact.objects.read_by(person).filter(pk=compact_of(thing).pk).exists(),
    or_else="Those who keep the compact, and those who speak for its parties, see this.",
    like=CompactsAbility.KEEP_COMPACTS,
)
drafts = only(
    "who speaks for a party, and who keeps it",
    lambda person, thing: belonging.drafts(person, compact_of(thing)),
    or_else="Those who keep the compact, and those who speak for its parties, write on it.",
    like=CompactsAbility.KEEP_COMPACTS,
)
keeps = only(
    "who keeps it",
    lambda person, thing: belonging.keeps(person, compact_of(thing)),
    or_else="Those who keep the compact may do this.",
    like=CompactsAbility.KEEP_COMPACTS,
)


def context(request: HttpRequest, compact: Compact, *crumbs: tuple[str, str], **more: Any) -> dict[str, Any]:
    """The context of a page of a compact, within its organisation or its partnership."""
    person = somebody(request)
    above = [(compact.title, compact.get_absolute_url()), *crumbs] if "title" in more else []
    said = {
        "compact": compact,
        "title": compact.title,
        "person": person,
        "keeps": belonging.keeps(person, compact),
        "mine": belonging.parties_of(person, compact),
        "is_member": _is_member(person, compact),
        **more,
    }
    if compact.partnership:
        return {**said, **of_partnership(compact.partnership, _all_of(compact), *above)}
    assert compact.organisation
    return of_organisation(request, compact.organisation, _all_of(compact), *above, **said)


def of_partnership(partnership: Any, *crumbs: tuple[str, str]) -> dict[str, Any]:
    """The context of a page of a partnership."""
    return {
        "partnership": partnership,
        "words": Vocabulary(partnership.words),
        "crumbs": [(partnership.name, partnership.get_absolute_url()), *crumbs],
    }


def _is_member(person: Person, compact: Compact) -> bool:
    return Compact.objects.read_by(person).filter(pk=compact.pk).exists()


def _all_of(compact: Compact) -> tuple[str, str]:
    if compact.partnership:
        return "Compacts", reverse("compacts:partnership_compacts", args=[compact.partnership.slug])
    assert compact.organisation
    return "Compacts", reverse("compacts:compacts", args=[compact.organisation.code])
