"""Measures as a pack for a meeting."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from goldthread.server.people.models import Organisation, Partnership, Person
from goldthread.server.people.pages import somebody
from goldthread.server.people.vocabulary import Vocabulary
from goldthread.server.ui.form_page import form_page, posted
from goldthread.server.ui.formats import plural
from goldthread.server.ui.happened import Done
from goldthread.server.work.actions import ask
from goldthread.server.work.models import Job

from .. import packing, queries
from ..forms import PackForm
from ..models import Family
from ..packed_of import PackedOf, of_organisation, of_partnership
from ..queries import Glance
from ..queries.families import sections
from .asking import Asked, asked_for
from .finding import of_measures


def pack(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Have a pack made of the measures that the address narrows to; where one sees how far it is."""
    person, words = somebody(request), Vocabulary(organisation.words)
    asked = asked_for(request.GET, person, organisation, words)
    at = of_organisation(person, organisation.pk)
    listed = _listed(at, asked, person)
    form = _form(request, organisation, asked, _rows(listed, asked))
    act = partial(_ask, form, listed, asked, at, _root(request), organisation=organisation)
    context = _context(at, asked, listed)
    return form_page(
        request, form, act, then=_on_its_way, context=of_measures(request, organisation, **context)
    )


def pack_of_partnership(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Have a pack made of what the members of a partnership share, as its overview lists it."""
    person, words = somebody(request), Vocabulary(partnership.words)
    asked = asked_for(request.GET, person, None, words)
    at = of_partnership(person, partnership.pk)
    listed = _listed(at, asked, person)
    form = PackForm(
        posted(request),
        rows=_rows(listed, asked),
        initial={"title": f"Measures of {partnership.name}"[:120]},
        of_several=True,
    )
    act = partial(_ask, form, listed, asked, at, _root(request), partnership=partnership)
    context = _context(at, asked, listed) | {
        "words": words,
        "caption": partnership.name,
        "crumbs": [(partnership.name, partnership.get_absolute_url()), ("Measures", at.link)],
    }
    return form_page(request, form, act, then=_on_its_way, context=context)


def _listed(at: PackedOf, asked: Asked, person: Person) -> list[Glance]:
    found = queries.glances(asked.narrowed(at.seen), to=person, since=asked.since, with_questions=at.names)
    return queries.in_order(found, "talk")


def _rows(listed: Sequence[Glance], asked: Asked) -> list[Glance]:
    """Those that go into the pack."""
    found = [each for each in listed if not each.is_withheld]
    return [each for each in found if each.attention.deserves_talk] if asked.only else found


def _context(at: PackedOf, asked: Asked, listed: Sequence[Glance]) -> dict[str, Any]:
    rows = _rows(listed, asked)
    talked = sum(each.attention.deserves_talk for each in rows)
    return {
        "title": "Make a pack for a meeting",
        "cancel": _back_to(at, asked),
        "intro": " ".join((_said(len(rows), talked), *at.first, *_left_out(listed))),
        "button": "Make the pack",
    }


def _back_to(at: PackedOf, asked: Asked) -> str:
    return f"{at.link}?{asked.query.rstrip('&')}"


def _root(request: HttpRequest) -> str:
    return request.build_absolute_uri("/").rstrip("/")


def _said(many: int, talked: int) -> str:
    deserve = "deserves" if talked == 1 else "deserve"
    return f"{many:,} {plural(many, 'measure')}, {talked:,} of which {deserve} talk."


def _left_out(listed: Sequence[Glance]) -> list[str]:
    """That measures are left out whose figures are kept from whoever asks."""
    names = [f"‘{each.measure.title}’" for each in listed if each.is_withheld]
    return [f"Left out, since its figures are kept to a circle: {', '.join(names)}."] if names else []


def _form(request: HttpRequest, organisation: Organisation, asked: Asked, rows: list[Glance]) -> PackForm:
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
    listed: Sequence[Glance],
    asked: Asked,
    at: PackedOf,
    root: str,
    *,
    by: Person,
    organisation: Organisation | None = None,
    partnership: Partnership | None = None,
    **given: object,
) -> Job:
    arguments = {
        "organisation": organisation.pk if organisation else None,
        "partnership": partnership.pk if partnership else None,
        "measures": form.measures,
        "left_out": [each.measure.pk for each in listed if each.is_withheld],
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
        back_to=_back_to(at, asked),
    )


def _on_its_way(asked: Job) -> Done:
    return Done(reverse("work:job", args=[asked.pk]))
