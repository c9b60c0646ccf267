"""Pages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def measure(request: HttpRequest, **named: object) -> HttpResponse:
    return render(request, "ui/page.jinja", {"title": "Measure"})


def measures(request: HttpRequest, **named: object) -> HttpResponse:
    return render(request, "ui/page.jinja", {"title": "Measures"})
