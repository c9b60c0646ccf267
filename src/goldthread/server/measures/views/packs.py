"""Measures as a pack for a meeting."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from goldthread.server.people.abilities import PeopleAbility
from goldthread.server.people.access import can
from goldthread.server.people.models import Organisation, Person
from goldthread.server.people.pages import somebody
from goldthread.server.people.vocabulary import Vocabulary
from goldthread.server.ui.form_page import form_page, posted
from goldthread.server.ui.formats import plural
from goldthread.server.ui.happened import Done
from goldthread.server.work.actions import ask
from goldthread.server.work.models import Job

from .. import packing, queries
from ..forms import PackForm
from ..models import Family, Measure
from ..queries.families import sections
from .asking import Asked, asked_for
from .finding import of_measures


def pack(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Have a pack made of the measures that the address narrows to; where one sees how far it is."""
    person, words = somebody(request), Vocabulary(organisation.words)
    asked = asked_for(request.GET, person, organisation, words)
    seen = Measure.objects.visible_to(person).filter(organisation=organisation)
    names = can(person, PeopleAbility.SEE_NAMES, organisation)
    listed = queries.glances(asked.narrowed(seen), since=asked.since, with_questions=names)
    found = queries.in_order(listed, "talk")
    rows = [each for each in found if each.attention.deserves_talk] if asked.only else found
    back_to = f"{reverse('measures:measures', args=[organisation.code])}?{asked.query.rstrip('&')}"
    form = _form(request, organisation, asked, rows)
    talked = sum(each.attention.deserves_talk for each in rows)
    context = of_measures(
        request,
        organisation,
        title="Make a pack for a meeting",
        cancel=back_to,
        intro=_said(len(rows), talked),
    )
    act = partial(_ask, form, organisation, asked, back_to, request.build_absolute_uri("/").rstrip("/"))
    return form_page(request, form, act, then=_on_its_way, context={**context, "button": "Make the pack"})


def _said(many: int, talked: int) -> str:
    deserve = "deserves" if talked == 1 else "deserve"
    return f"{many:,} {plural(many, 'measure')}, {talked:,} of which {deserve} talk."


def _form(
    request: HttpRequest, organisation: Organisation, asked: Asked, rows: list[queries.Glance]
) -> PackForm:
    """The form; of measures narrowed to a family it is a paper of that family."""
    one = next((each for each in asked.chosen if each.narrowing.key == "family"), None)
    families = Family.objects.visible_to(somebody(request)).open().filter(organisation=organisation)
    among = sections(families.filter(name=one.name) if one else families, [row.measure.pk for row in rows])
    initial = {"title": f"Measures of {organisation.name}"}
    if one:
        initial = {"title": f"{one.name}, {organisation.name}"[:120], "together": "families", "which": "all"}
    keys = [each.family.pk for each in among]
    return PackForm(posted(request), rows=rows, families=keys, initial=initial)


def _ask(
    form: PackForm,
    organisation: Organisation,
    asked: Asked,
    back_to: str,
    root: str,
    *,
    by: Person,
    **given: object,
) -> Job:
    arguments = {
        "organisation": organisation.pk,
        "measures": form.measures,
        "charted": form.charted,
        "families": form.families,
        "title": given["title"],
        "meeting": given["meeting"],
        "kind": given["kind"],
        "root": root,
        "since": asked.since.isoformat() if asked.since else "",
    }
    return ask(
        job=packing.pack,
        what=f"Making the pack ‘{given['title']}’",
        by=by,
        organisation=organisation,
        arguments=arguments,
        back_to=back_to,
    )


def _on_its_way(asked: Job) -> Done:
    return Done(reverse("work:job", args=[asked.pk]))
