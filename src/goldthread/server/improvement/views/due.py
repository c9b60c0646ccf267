"""What is due, overdue and incomplete, in an organisation and in a partnership."""

from collections import Counter
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldthread.server import clock
from goldthread.server.people.abilities import PeopleAbility
from goldthread.server.people.access import can
from goldthread.server.people.models import Organisation, Partnership
from goldthread.server.people.pages import of_organisation, somebody
from goldthread.server.people.queries import organisations_known_to
from goldthread.server.people.vocabulary import Vocabulary

from .. import queries
from ..models import Workshop


def due(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """What is due in an organisation, of what this person may see."""
    found = _due(request, [organisation])
    named = can(somebody(request), PeopleAbility.SEE_NAMES, organisation)
    context = of_organisation(request, organisation, title="What is due", named=named, **found)
    return render(request, "improvement/due.jinja", context)


def partnership_due(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """What is due in a partnership's organisations, of those this person sees in detail."""
    members = organisations_known_to(somebody(request)).filter(partnerships=partnership)
    context = {
        "title": "What is due",
        "caption": partnership.name,
        "words": Vocabulary(partnership.words),
        "crumbs": [(partnership.name, reverse("people:partnership", args=[partnership.slug]))],
        "named": False,
        "of_partnership": True,
        **_due(request, list(members)),
    }
    context["by_organisation"] = Counter(w.organisation.code for w in context["incomplete"])
    return render(request, "improvement/due.jinja", context)


def _due(request: HttpRequest, organisations: list[Organisation]) -> dict[str, Any]:
    today = clock.today()
    seen = Workshop.objects.visible_to(somebody(request))
    seen = seen.filter(value_stream__organisation__in=organisations)
    listed = queries.due(seen, today)
    page = Paginator(listed, 50).get_page(request.GET.get("page"))
    shown = queries.linked_for(page.object_list, somebody(request))
    return {
        "page": page,
        "overdue": [d for d in shown if d.overdue],
        "coming": [d for d in shown if not d.overdue],
        "all_overdue": sum(d.overdue for d in listed),
        "incomplete": queries.incomplete(seen, today),
    }
