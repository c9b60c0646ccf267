"""People: those of an organisation, and one person's page."""

from collections.abc import Iterable

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldthread.server.ui.downloads import Kind, download
from goldthread.tables.writing import Sheet

from .. import holdings, letters, queries
from ..abilities import PeopleAbility
from ..access import manages_people_in, may_end_sessions, may_grant, may_set_post
from ..actions.leaving import may_take_back
from ..inviting.answering import has_run_out
from ..inviting.mail import link_of
from ..models import Grant, Invitation, Organisation, Person
from ..own_pages import own_pages
from ..pages import of_organisation, somebody
from ..parting import is_in_hand

A_PAGE = 50


def people_of(request: HttpRequest, found: Organisation) -> HttpResponse:
    """Everybody who holds a role in the organisation, and who was invited."""
    page = Paginator(queries.people_with_roles(found), A_PAGE).get_page(request.GET.get("page"))
    viewer = somebody(request)
    manages = manages_people_in(viewer, found)
    waiting = queries.open_invitations(found) if manages else Invitation.objects.none()
    invited = Paginator(waiting, A_PAGE).get_page(request.GET.get("invited"))
    invitations = list(invited.object_list)
    context = of_organisation(
        request,
        found,
        title="People",
        page=page,
        manages=manages,
        roles=queries.roles_by_person(found, page.object_list),
        invited=invited,
        links=_to_hand_over(invitations, viewer),
        letters_leave=letters.are_sent(),
        mail_folder=letters.folder(),
        fates=letters.fates(invitations),
        has_run_out=has_run_out,
        declined=queries.declined_invitations(found) if manages else [],
    )
    return render(request, "people/people_of.jinja", context)


def invited_csv(request: HttpRequest, found: Organisation) -> HttpResponse:
    """Who was invited and has yet to answer; where no letter leaves, with the link of each to hand over."""
    waiting = list(queries.open_invitations(found))
    links = _to_hand_over(waiting, somebody(request))
    rows = [
        (each.name, each.email, each.get_role_display(), str(each.place), links.get(each.pk, ""))
        for each in waiting
        if not has_run_out(each)
    ]
    head = ("name", "address", "role", "where", "link")
    return download([Sheet("Invited", head, rows)], Kind.CSV, name=f"{found.code}-invited")


def _to_hand_over(invitations: Iterable[Invitation], viewer: Person) -> dict[int, str]:
    """Where no letter leaves: the links of those whose role the viewer may give.

    Whoever has a link can join in that person's name, so that nobody sees one to more than they may give.
    """
    if letters.are_sent():
        return {}
    return {each.pk: link_of(each) for each in invitations if may_grant(viewer, each.role, each.place)}


def person(request: HttpRequest, found: Person) -> HttpResponse:
    """All that somebody holds, as far as the reader may see."""
    viewer = somebody(request)
    grants = queries.roles_of(found, viewer)
    manages = found != viewer and viewer.reach.anywhere(PeopleAbility.MANAGE_PEOPLE)
    context = {
        "title": found.name,
        "found": found,
        "grants": [(g, queries.organisation_of(g), may_grant(viewer, g.role, g.place)) for g in grants],
        "held": list(holdings.held_by(found, viewer)),
        "mine": found == viewer,
        "single_sign_on": bool(settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]),
        "own_pages": own_pages() if found == viewer else [],
        "may_end_sessions": manages and may_end_sessions(viewer, found),
        "may_set_post": manages and may_set_post(viewer, found),
        "may_change_address": manages and found.grants.exists() and is_in_hand(found, viewer),
        **_left(found, viewer),
        "manages": manages,
        "crumbs": _crumbs(grants),
        "history": queries.history_of(found, viewer) if manages or found == viewer else None,
    }
    return render(request, "people/person.jinja", context)


def _left(found: Person, viewer: Person) -> dict[str, object]:
    """Of somebody who left: the roles they held, as far as the viewer sees, and the way back."""
    departure = queries.departure_of(found)
    if departure is None:
        return {}
    seen = Q(organisation__in=viewer.reach.whole) | Q(team__organisation__in=viewer.reach.whole)
    ended = departure.roles.filter(seen).select_related("team", "organisation", "partnership")
    return {"ended": ended, "may_come_back": may_take_back(departure, viewer)}


def own_address(request: HttpRequest) -> HttpResponse:
    """One’s own page, in the place of allauth’s for changing an address: an invitation gave it."""
    return redirect("people:person", somebody(request).pk)


def _crumbs(grants: list[Grant]) -> list[tuple[str, str]]:
    """The first organisation in which they hold a role, and its people."""
    for organisation in filter(None, map(queries.organisation_of, grants)):
        code = organisation.code
        return [
            (code, reverse("people:organisation", args=[code])),
            ("People", reverse("people:people_of", args=[code])),
        ]
    return [("Organisations", reverse("people:organisations"))]
