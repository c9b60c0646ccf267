"""What the pages of every room begin with: the organisation, if this person may know of it, and its words."""

from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from goldthread.server.ui.addressing import reverse

from . import abilities, whereabouts
from .access import OnlyTotals, can, partnerships_visible_to
from .models import Organisation, Partnership, Person, Team
from .seen import Seen, seen_by
from .visible import AThing, OfAnOrganisation
from .vocabulary import Vocabulary

Crumbs = list[tuple[str, str]]


def somebody(request: HttpRequest) -> Person:
    """Who is signed in. Every page but those marked `login_not_required` has somebody."""
    assert isinstance(request.user, Person)
    return request.user


@seen_by(Seen.TOTALS)
def organisation_or_404(request: HttpRequest, code: str) -> Organisation:
    """The organisation, if this person may know that it exists."""
    return get_object_or_404(Organisation.objects.visible_to(somebody(request)), code=code)


@seen_by(Seen.WORKSHOPS)
def programme_of(request: HttpRequest, code: str) -> Organisation:
    """The organisation, if this person sees its programme, with names or without.

    Http404 where they may not know of it; OnlyTotals (403) where they see only its totals.
    """
    organisation = organisation_or_404(request, code)
    if organisation.pk not in somebody(request).reach.detailed:
        raise OnlyTotals(organisation)
    return organisation


@seen_by(Seen.WORKSHOPS)
def team_of(request: HttpRequest, code: str, pk: int) -> Team:
    """The open team of an organisation whose programme this person sees; abilities are asked of the team."""
    teams = Team.objects.select_related("organisation").filter(closed_on=None)
    return get_object_or_404(teams, organisation=programme_of(request, code), pk=pk)


@seen_by(Seen.WORKSHOPS)
def team_ever_of(request: HttpRequest, code: str, pk: int) -> Team:
    """The team of an organisation whose programme this person sees, also one that is closed."""
    teams = Team.objects.select_related("organisation")
    return get_object_or_404(teams, organisation=programme_of(request, code), pk=pk)


def one_of(request: HttpRequest, code: str, things: OfAnOrganisation[AThing], /, **which: Any) -> AThing:
    """The one thing of an organisation that an address names, if this person may see it.

    OnlyTotals (403) where they see only the organisation's totals, whether or not there is such a thing;
    else Http404.
    """
    if found := things.visible_to(somebody(request)).of(code).filter(**which).first():
        return found
    programme_of(request, code)
    raise Http404("There is nothing here that you may see.")


@seen_by(Seen.PARTNERSHIP)
def partnership_or_404(request: HttpRequest, slug: str) -> Partnership:
    """The partnership, if this person holds a role in it, or in one of its organisations."""
    return get_object_or_404(partnerships_visible_to(somebody(request)), slug=slug)


def of_organisation(
    request: HttpRequest, organisation: Organisation, *crumbs: tuple[str, str], **more: Any
) -> dict[str, Any]:
    """The context of a page of an organisation: it, its words, where the page is, what this person may do.

    The navigation of pages that belong to no organisation is this one's from now on.

    In templates: `may("edit_measures")` asks for an ability at the organisation, and
    `may("record_results", workshop)` at a thing of it.
    """
    person = somebody(request)
    whereabouts.keep(request, organisation)

    def may(ability: str, thing: Any = None) -> bool:
        return can(person, abilities.named(ability), thing or organisation)

    home: Crumbs = [(organisation.code, reverse("people:organisation", args=[organisation.code]))]
    return {
        "organisation": organisation,
        "words": Vocabulary(organisation.words),
        "crumbs": [*home, *crumbs],
        "may": may,
        **more,
    }
