"""The measures of an organisation, or of all that a partnership shares, at a glance."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from types import SimpleNamespace
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe

from goldthread.charts.icons import ADJUSTED
from goldthread.charts.small import small
from goldthread.methods.plain import plain_number, with_unit
from goldthread.server.people.abilities import PeopleAbility
from goldthread.server.people.access import can
from goldthread.server.people.models import Organisation, Partnership
from goldthread.server.people.pages import of_organisation, somebody
from goldthread.server.people.teams import team_asked
from goldthread.server.people.vocabulary import Vocabulary

from ..models import Dimension, Measure, SavedView
from ..money import called
from ..periods import named
from ..queries.overview import Glance, glances, in_order, with_small_charts
from ..queries.shared import shared_in
from .asking import OF_SEVERAL, ORDERS, Asked, asked_for

PER_PAGE = 60
AS_USUAL = "As usual"
LONG_UNIT = 7
"""Units that are longer stand below their number, not with each."""


@dataclass(frozen=True)
class Group:
    """Rows under one heading; title: none where there is one group alone."""

    title: str
    rows: Sequence[Glance]


def measures(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """An organisation's measures: what deserves talk first, or those that the address narrows them to."""
    asked = asked_for(request.GET, somebody(request), organisation, Vocabulary(organisation.words))
    return shown(request, organisation, asked)


def shown(request: HttpRequest, organisation: Organisation, asked: Asked, **more: Any) -> HttpResponse:
    """The overview of what is asked for."""
    person = somebody(request)
    seen = Measure.objects.visible_to(person).filter(organisation=organisation)
    names = can(person, PeopleAbility.SEE_NAMES, organisation)
    context = of_organisation(
        request,
        organisation,
        title="Retired measures" if asked.retired else "Measures",
        team=team_asked(person, organisation, asked.kept.get("team", "")),
        saved=list(SavedView.objects.visible_to(person).filter(organisation=organisation)),
        dimensions=Dimension.choices,
        orders=ORDERS,
        **_listed(request, asked.narrowed(seen), asked, [organisation], with_questions=names),
        **more,
    )
    return render(request, "measures/measures.jinja", context)


def of_partnership(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """What the members of a partnership share with this person, at a glance."""
    person, words = somebody(request), Vocabulary(partnership.words)
    asked = asked_for(request.GET, person, None, words)
    shared = shared_in(partnership, person)
    seen = Measure.objects.visible_to(person).filter(organisation__in=shared.detailed)
    context = {
        "title": f"Measures of {partnership.name}",
        "partnership": partnership,
        "words": words,
        "crumbs": [(partnership.name, partnership.get_absolute_url())],
        "in_totals": shared.in_totals,
        "detailed": shared.detailed,
        "dimensions": Dimension.choices,
        "orders": OF_SEVERAL,
        **_listed(request, asked.narrowed(seen), asked, shared.detailed),
    }
    return render(request, "measures/of_partnership.jinja", context)


def _listed(
    request: HttpRequest,
    measures: Any,
    asked: Asked,
    of: Iterable[Organisation],
    *,
    with_questions: bool = False,
) -> dict[str, Any]:
    """The rows of one page, in their groups, and how many there are of each kind."""
    found = glances(measures, to=somebody(request), since=asked.since, with_questions=with_questions, of=of)
    talked = [each for each in found if each.attention.deserves_talk]
    ordered = in_order(talked if asked.only else found, asked.order)
    page = Paginator(ordered, PER_PAGE).get_page(request.GET.get("page"))
    rows = with_small_charts(list(page.object_list), since=asked.since)
    return {
        "asked": asked,
        "page": page,
        "groups": _groups(rows, asked, found),
        "count": len(found),
        "talked": len(talked),
        "as_usual": sum(_talk(each) == AS_USUAL for each in found),
        "new": sum(each.is_new for each in found),
        "see": SEE,
    }


def _groups(rows: Iterable[Glance], asked: Asked, found: Iterable[Glance]) -> list[Group]:
    """What deserves talk apart from what is as usual, and from what is withheld; or the measures of each
    team, or organisation.
    """
    if asked.order == "name":
        return [Group("", list(rows))]
    if asked.order == "team":
        return [Group(title, list(each)) for title, each in groupby(rows, _team)]
    if asked.order == "organisation":
        return [Group(title, list(each)) for title, each in groupby(rows, _organisation)]
    many = Counter(map(_talk, found))
    return [Group(f"{title} ({many[title]})", list(each)) for title, each in groupby(rows, _talk)]


def _talk(row: Glance) -> str:
    if row.is_withheld:
        return "Figures kept to a circle"
    return "Talk about these" if row.attention.deserves_talk else AS_USUAL


def _organisation(row: Glance) -> str:
    return str(row.measure.organisation)


def _team(row: Glance) -> str:
    return row.measure.team.name if row.measure.team else "Of no team"


def drawn(row: Glance) -> SafeString:
    """The small chart of a measure; nothing with fewer than two readings."""
    sketch = row.sketch
    if sketch is None:
        return SafeString("")
    label = f"Small chart of the last {len(sketch)} readings: {row.variation.words.lower()}"
    return mark_safe(small(sketch, label=label))


def said(value: float | None, unit: str) -> str:
    """A number with its unit, if that is short; nothing for none."""
    if value is None:
        return ""
    return with_unit(value, unit if len(unit) <= LONG_UNIT else "")


def usually(row: Glance) -> str:
    """Within what the readings usually lie: '7.1 to 11.4', or the one level where there are no limits."""
    stands = row.stands
    if stands.lower is None or stands.upper is None:
        return "" if stands.centre is None else plain_number(stands.centre)
    percent = "%" if row.revision.unit == "%" else ""
    return f"{plain_number(stands.lower)}{percent} to {plain_number(stands.upper)}{percent}"


SEE = SimpleNamespace(
    drawn=drawn,
    usually=usually,
    said=said,
    named=named,
    called=called,
    adjusted=ADJUSTED,
    picture=lambda icon: mark_safe(icon.svg()),
)
"""What the rows of the template ask for."""
