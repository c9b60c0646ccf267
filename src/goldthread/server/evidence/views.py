"""Pages of evidence, its figure and its downloads."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response

from goldthread.server.improvement.queries import evidence_rows
from goldthread.server.people.models import Organisation, Person
from goldthread.server.people.pages import of_organisation
from goldthread.server.ui.downloads import Kind, file_of
from goldthread.server.ui.form_page import form_page, posted
from goldthread.server.ui.happened import Done
from goldthread.server.work.actions import ask

from . import exported, figure, text_tables
from .asking import Asked, asked
from .by_workshop import by_workshop
from .notes import synthetic
from .packs import SAYS, make
from .reading import read
from .report import Evidence

A_PAGE = 50


def evidence(request: HttpRequest) -> HttpResponse:
    """What changed, over the organisations chosen."""
    question = asked(request)
    found = _read(question)
    context: dict[str, Any] = {
        **text_tables.page(found, question),
        "in_detail": [o for o in question.organisations if o.code in (question.seen.in_detail or ())],
    }
    return render(request, "evidence/evidence.jinja", context)


def workshops(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """One organisation's workshops, each with all it measured: for those who see it in detail."""
    listed = by_workshop(evidence_rows([organisation]))
    page = Paginator(listed, A_PAGE).get_page(request.GET.get("page"))
    context = of_organisation(request, organisation, page=page)
    context["synthetic"] = synthetic(context["words"]) if any(w.synthetic for w in listed) else ""
    return render(request, "evidence/workshops.jinja", context)


def pack(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Everything of an organisation in one file, made in the background."""

    def act(*, by: Person) -> Done:
        what, at = f"Everything of {organisation.code} in one file", organisation.pk
        job = ask(job=make, what=what, by=by, organisation=organisation, arguments={"organisation": at})
        return Done(reverse("work:job", args=[job.pk]))

    more = {"title": "Everything in one file", "button": "Make the file", "intro": SAYS}
    return form_page(
        request,
        forms.Form(posted(request)),
        act,
        then=lambda done: done,
        context=of_organisation(request, organisation, **more),
    )


def figure_svg(request: HttpRequest) -> HttpResponse:
    """The figure. It is drawn again only where what it shows has changed."""
    question = asked(request)
    found = _read(question)
    if not found.has_pairs:
        raise Http404("There is nothing to draw.")
    drawn = figure.drawing(found, _width(request), question.words)
    etag = f'"{drawn.etag}"'
    response = get_conditional_response(request, etag=etag)
    response = response or HttpResponse(figure.svg(drawn), content_type="image/svg+xml")
    response["ETag"], response["Cache-Control"] = etag, "private, no-cache"
    return response


def as_csv(request: HttpRequest) -> HttpResponse:
    """Table 7.2 as CSV."""
    return file_of(exported.as_csv(_read(asked(request))), Kind.CSV, name="evidence")


def as_json(request: HttpRequest) -> HttpResponse:
    """All the tables, doubts and notes as JSON."""
    return file_of(exported.as_json(_read(asked(request))), Kind.JSON, name="evidence")


def as_xlsx(request: HttpRequest) -> HttpResponse:
    """All the tables, doubts and notes as a spreadsheet."""
    return file_of(exported.as_xlsx(_read(asked(request))), Kind.XLSX, name="evidence")


def _read(question: Asked) -> Evidence:
    return read(question.organisations, question.checkpoint, question.seen)


def _width(request: HttpRequest) -> int:
    width = request.GET.get("width", "")
    return int(width) if width.isdecimal() and len(width) < 6 else 800
