"""The compacts of an organisation or a partnership, and a new one."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goldthread.server.people.access import can
from goldthread.server.people.models import Organisation, Partnership
from goldthread.server.people.pages import of_organisation, somebody
from goldthread.server.ui.addressing import reverse
from goldthread.server.ui.form_page import form_page, posted
from goldthread.server.ui.happened import Done

from .. import actions
from ..abilities import CompactsAbility
from ..forms import CompactForm
from ..models import Compact
from .finding import of_partnership

TITLE = "Compacts"
RECIPROCAL = (
    "What two or more parties promise each other, in writing. It is no contract: it says what each may "
    "expect of the others, so that a promise kept is seen, and one that is not can be spoken of."
)


def compacts(request: HttpRequest, place: Organisation | Partnership) -> HttpResponse:
    """Those that this person may see."""
    person = somebody(request)
    found = Compact.objects.visible_to(person).filter(**{_kind(place): place})
    found = found.select_related("organisation", "partnership").prefetch_related("parties", "versions")
    said = {
        "title": TITLE,
        "intro": RECIPROCAL,
        "compacts": found,
        "may_draft": can(person, CompactsAbility.KEEP_COMPACTS, place),
        "draft": _address(place, "draft_compact"),
    }
    return render(request, "compacts/compacts.jinja", _context(request, place, **said))


def draft(request: HttpRequest, place: Organisation | Partnership) -> HttpResponse:
    """Begin a compact."""
    here = _address(place, "compacts")

    def then(compact: Compact) -> Done:
        return Done(compact.address("draft"), "The compact is begun: name its parties next.")

    return form_page(
        request,
        CompactForm(posted(request)),
        partial(actions.draft_compact, place=place),
        then=then,
        context=_context(
            request, place, (TITLE, here), title="Begin a compact", intro=RECIPROCAL, button="Begin it",
            cancel=here,
        ),
    )  # fmt: skip


def _kind(place: Organisation | Partnership) -> str:
    return "partnership" if isinstance(place, Partnership) else "organisation"


def _address(place: Organisation | Partnership, name: str) -> str:
    if isinstance(place, Partnership):
        return reverse(f"compacts:partnership_{name}", args=[place.slug])
    return reverse(f"compacts:{name}", args=[place.code])


def _context(
    request: HttpRequest, place: Organisation | Partnership, *crumbs: tuple[str, str], **more: Any
) -> dict[str, Any]:
    if isinstance(place, Partnership):
        return {**of_partnership(place, *crumbs), "place": place, **more}
    return of_organisation(request, place, *crumbs, place=place, **more)
