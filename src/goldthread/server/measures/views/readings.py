"""Pages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def correct(request: HttpRequest, **named: object) -> HttpResponse:
    return render(request, "ui/page.jinja", {"title": "Correct"})


def note(request: HttpRequest, **named: object) -> HttpResponse:
    return render(request, "ui/page.jinja", {"title": "Note"})


def rebase(request: HttpRequest, **named: object) -> HttpResponse:
    return render(request, "ui/page.jinja", {"title": "Rebase"})


def record(request: HttpRequest, **named: object) -> HttpResponse:
    return render(request, "ui/page.jinja", {"title": "Record"})


def remove_note(request: HttpRequest, **named: object) -> HttpResponse:
    return render(request, "ui/page.jinja", {"title": "Remove_note"})


def remove_phase(request: HttpRequest, **named: object) -> HttpResponse:
    return render(request, "ui/page.jinja", {"title": "Remove_phase"})
