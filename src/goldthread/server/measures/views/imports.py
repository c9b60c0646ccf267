"""Pages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def import_many(request: HttpRequest, **named: object) -> HttpResponse:
    return render(request, "ui/page.jinja", {"title": "Import_many"})


def import_readings(request: HttpRequest, **named: object) -> HttpResponse:
    return render(request, "ui/page.jinja", {"title": "Import_readings"})


def imported(request: HttpRequest, **named: object) -> HttpResponse:
    return render(request, "ui/page.jinja", {"title": "Imported"})


def imported_many(request: HttpRequest, **named: object) -> HttpResponse:
    return render(request, "ui/page.jinja", {"title": "Imported_many"})
